"""The rung that a person is on: described people, and what holds for every ladder."""

from typing import Any

import pytest

from roleadvisor.errors import NoRungsError
from roleadvisor.packs import Catalog
from roleadvisor.packs.ladders import STATED_LEVELS
from roleadvisor.results.level import RungResult, ladder_of, level_of, rungs_called
from roleadvisor.sheets.sheet import AnswerSheet


def level(catalog: Catalog, role: str, **words: str) -> RungResult:
    """Return the rung of someone with these skills, whose ids have underscores here."""
    skills = {skill.replace("_", "-"): STATED_LEVELS.index(word) for skill, word in words.items()}
    assert skills.keys() <= catalog.ladders.skills.keys()
    return level_of(catalog, AnswerSheet(levels={}, skills=skills), role)


def at(catalog: Catalog, role: str, place: int, **changed: int) -> RungResult:
    """Return the rung of someone who has exactly what a rung asks, but for what is changed."""
    levels = {**ladder_of(catalog, role).asked(place), **changed}
    return level_of(catalog, AnswerSheet(levels={}, skills=levels), role)


# Each was placed on a rung by reading the framework, before the program was asked.

# She has built pipelines alone for six years: picks the technology, reviews programs, models across
# subject areas as nobody else in the house. She hosts talks with users, but no hard ones.
PIPELINES = {
    "communicating_technical": "working",
    "data_analysis_synthesis": "practitioner",
    "data_development": "practitioner",
    "data_innovation": "working",
    "data_integration": "practitioner",
    "data_modelling": "expert",
    "metadata_management": "practitioner",
    "problem_management": "practitioner",
    "programming_data_engineering": "practitioner",
    "technical_understanding": "working",
    "testing": "working",
}
# He runs a department of data scientists: strategy, people, ethics, ministers. He codes little by now.
DEPARTMENT = {
    "applied_maths": "expert",
    "data_engineering": "practitioner",
    "data_ethics_privacy": "expert",
    "data_science_innovation": "practitioner",
    "business_impact": "expert",
    "data_science_capability": "expert",
    "programming_data_science": "working",
    "product_delivery": "practitioner",
}
# She has just moved to the reporting team from sales: talks well, knows the business, writes no code.
SALES = {
    "analytical_techniques": "awareness",
    "communicating_technical": "working",
    "data_ethics_privacy": "awareness",
    "data_management": "awareness",
    "data_preparation": "awareness",
    "data_visualisation": "working",
    "business_impact_data": "working",
    "code_for_analysis": "none",
    "data_project": "awareness",
}


def test_a_builder_of_pipelines_is_a_senior_data_engineer(catalog: Catalog) -> None:
    found = level(catalog, "data-engineer", **PIPELINES)
    assert (found.status, found.reached) == ("on-a-rung", ["Senior data engineer"])
    assert found.next == ["Lead data engineer", "Head of data engineering"]
    lead = found.rung("Lead data engineer")
    assert [(s.id, s.level, s.asked) for s in lead.lacking] == [
        ("communicating-technical", "working", "practitioner"),
        ("data-development", "practitioner", "expert"),
        ("data-innovation", "working", "practitioner"),
        ("data-integration", "practitioner", "expert"),
        ("technical-understanding", "working", "practitioner"),
    ]
    above = [skill.id for skill in found.rung("Senior data engineer").above]
    assert above == ["data-analysis-synthesis", "data-modelling", "problem-management"]


def test_who_runs_a_department_is_its_head_though_a_rung_below_asks_more_code(
    catalog: Catalog,
) -> None:
    found = level(catalog, "data-scientist", **DEPARTMENT)
    assert found.reached == ["Head of data science"]
    assert found.passed_over == ["Data scientist"]
    lacking = found.rung("Data scientist").lacking
    assert [skill.id for skill in lacking] == ["programming-data-science"]
    assert found.next == []


def test_a_seller_who_writes_no_code_is_below_the_lowest_rung_of_data_analysts(
    catalog: Catalog,
) -> None:
    found = level(catalog, "data-analyst", **SALES)
    assert (found.status, found.reached) == ("below-the-lowest", [])
    assert found.next == ["Associate data analyst"]
    lacking = found.rung("Associate data analyst").lacking
    assert [(skill.id, skill.asked) for skill in lacking] == [("code-for-analysis", "awareness")]


LADDERS = [
    "analytics-engineer", "bi-analyst", "data-analyst", "data-architect", "data-engineer", "data-governance-manager",
    "data-scientist", "etl-developer", "ml-engineer",
]  # fmt: skip


@pytest.mark.parametrize("role", LADDERS)
def test_who_has_exactly_what_a_rung_asks_is_on_it(catalog: Catalog, role: str) -> None:
    ladder = ladder_of(catalog, role)
    for place, rung in enumerate(ladder.rungs):
        found = at(catalog, role, place)
        assert rung.name in found.reached
        assert not found.rung(rung.name).above
        # The other side of a fork may ask no more: then both are reached.
        assert {found.rung(name).branch for name in found.reached} >= {rung.branch}
        assert len(found.reached) == 1 or rung.branch == "experts"


@pytest.mark.parametrize("role", LADDERS)
def test_one_level_less_in_any_skill_keeps_a_person_from_a_rung(
    catalog: Catalog, role: str
) -> None:
    ladder = ladder_of(catalog, role)
    for place, rung in enumerate(ladder.rungs):
        for skill, asked in ladder.asked(place).items():
            found = at(catalog, role, place, **{skill: asked - 1})
            assert rung.name not in found.reached
            assert [s.id for s in found.rung(rung.name).lacking] == [skill]


@pytest.mark.parametrize("role", LADDERS)
def test_an_expert_in_everything_has_nothing_above(catalog: Catalog, role: str) -> None:
    found = at(catalog, role, 0, **dict.fromkeys(ladder_of(catalog, role).asks, 4))
    assert found.next == []
    assert found.reached[-1] == ladder_of(catalog, role).rungs[-1].name


def test_both_sides_of_a_fork_can_be_reached(catalog: Catalog) -> None:
    found = at(
        catalog, "data-engineer", 0, **dict.fromkeys(ladder_of(catalog, "data-engineer").asks, 4)
    )
    assert found.reached == ["Lead data engineer", "Head of data engineering"]
    assert [found.rung(name).branch for name in found.reached] == ["experts", "managers"]


def test_a_lead_of_a_craft_has_all_that_its_head_is_asked(catalog: Catalog) -> None:
    found = at(catalog, "data-scientist", 4)
    assert found.reached == ["Lead data scientist", "Head of data science"]
    assert at(catalog, "data-engineer", 2).reached == ["Lead data engineer"]


def test_skills_without_an_answer_count_as_none_and_it_is_said_what_they_could_change(
    catalog: Catalog,
) -> None:
    answered = {skill: word for skill, word in PIPELINES.items() if skill != "data_modelling"}
    found = level(catalog, "data-engineer", **answered)
    assert (found.answered, found.unanswered) == (10, ["data-modelling"])
    assert (found.reached, found.at_most) == ([], ["Senior data engineer"])
    assert found.status == "below-the-lowest"


def test_without_any_answer_about_the_role_there_is_no_rung(catalog: Catalog) -> None:
    found = level(catalog, "data-engineer", data_visualisation="expert")
    assert found.status == "not-enough-answers"


def test_a_rung_that_is_not_asked_a_skill_does_not_need_it(catalog: Catalog) -> None:
    trainee = at(catalog, "analytics-engineer", 0, **{"programming-data-engineering": 0})
    assert trainee.reached == ["Trainee analytics engineer"]
    assert "programming-data-engineering" not in {s.id for s in trainee.rungs[0].skills}


def test_a_lead_whom_the_rung_below_asks_more_is_told_so(catalog: Catalog) -> None:
    found = at(catalog, "analytics-engineer", 3)
    assert found.reached == ["Lead analytics engineer"]
    assert found.passed_over == ["Senior analytics engineer"]


def test_another_roles_rungs_are_named_with_the_reason(catalog: Catalog) -> None:
    found = at(catalog, "bi-analyst", 1)
    assert found.ladder == "Performance analyst"
    assert found.because
    assert at(catalog, "data-analyst", 1).because is None


@pytest.mark.parametrize(
    ("role", "near"),
    [
        ("ai-engineer", "ml-engineer"),
        ("mlops-engineer", "ml-engineer"),
        ("statistician", "data-analyst"),
    ],
)
def test_a_role_without_rungs_is_refused_with_the_reason(
    catalog: Catalog, role: str, near: str
) -> None:
    with pytest.raises(NoRungsError, match="has no rungs: ") as refused:
        level_of(catalog, AnswerSheet(levels={}), role)
    assert refused.value.run == f"level {near}"
    assert (refused.value.exit_code, refused.value.code) == (2, "no-rungs")


def test_every_role_has_rungs_or_a_reason_why_not(catalog: Catalog) -> None:
    assert catalog.ladders.roles.keys() == catalog.roles.keys()


@pytest.mark.parametrize(
    ("role", "word", "rungs"),
    [
        ("data-scientist", "junior", ["Trainee data scientist", "Associate data scientist"]),
        ("data-scientist", "senior", []),
        ("data-engineer", "mid", ["Data engineer"]),
        ("bi-analyst", "head", ["Head of performance analysis"]),
        ("ai-engineer", "senior", []),
    ],
)
def test_rungs_are_found_by_what_they_are_called_at_large(
    catalog: Catalog, role: str, word: Any, rungs: list[str]
) -> None:
    assert rungs_called(catalog, role, word) == rungs
