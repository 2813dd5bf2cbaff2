"""What must hold for the shipped roles, each on its own and among the others."""

from collections import Counter
from pathlib import Path

import pytest

from roleadvisor.packs import Catalog, bundled_pack
from roleadvisor.packs.files import find_files
from roleadvisor.scoring.match import rank_roles
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.drawn import draw_people

ROLES = [path.stem for path in find_files(bundled_pack()).roles]
SIXTEEN = {
    "ai-engineer",
    "analytics-engineer",
    "bi-analyst",
    "data-analyst",
    "data-architect",
    "data-engineer",
    "data-governance-manager",
    "data-platform-engineer",
    "data-quality-engineer",
    "data-scientist",
    "database-administrator",
    "etl-developer",
    "ml-engineer",
    "mlops-engineer",
    "research-scientist",
    "statistician",
}


def test_all_sixteen_roles_are_there() -> None:
    assert set(ROLES) >= SIXTEEN


def expected(catalog: Catalog, card: Scorecard, role: str) -> dict[str, float]:
    """Return the points that a person whose levels equal a role's shares gets, by class."""
    totals = dict(zip(card.roles, map(float, card.starts), strict=True))
    for item in catalog.items:
        share = catalog.share(role, item)
        no, yes = card.row(item, 0, "practitioner"), card.row(item, 4, "practitioner")
        for i, name in enumerate(card.roles):
            totals[name] += share * yes[i] + (1 - share) * no[i]
    return totals


@pytest.mark.parametrize("role", ROLES)
def test_a_respondent_whose_levels_equal_the_shares_ranks_the_role_first(
    catalog: Catalog, card: Scorecard, role: str
) -> None:
    totals = expected(catalog, card, role)
    best = max(totals, key=lambda name: totals[name])
    assert catalog.whole_of(best) == catalog.whole_of(role)
    if catalog.roles[role].specialises:
        own = max(catalog.specialities_of(catalog.whole_of(role)), key=lambda name: totals[name])
        assert own == role


@pytest.mark.parametrize("role", ROLES)
def test_people_drawn_from_a_profile_are_given_their_whole_role_most_often(
    catalog: Catalog, card: Scorecard, role: str
) -> None:
    named = Counter(
        rank_roles(catalog, sheet.levels, scorecard=card).ranking[0].id
        for sheet in draw_people(catalog, 150, seed=1, roles=[role])
    )
    assert named.most_common(1)[0][0] == catalog.whole_of(role)


@pytest.mark.parametrize("role", ROLES)
def test_what_speaks_for_a_role_names_it_in_a_text_too(
    catalog: Catalog, card: Scorecard, role: str
) -> None:
    skills = [item for item in catalog.items.values() if item.is_skill]
    place = card.roles.index(role)
    own = sorted(skills, key=lambda item: -card.row(item.id, 4, "mentioned")[place])[:8]
    match = rank_roles(catalog, {}, mentioned={item.id: 4 for item in own}, scorecard=card)
    assert catalog.whole_of(role) in [r.id for r in match.ranking[:2]]


@pytest.mark.parametrize("role", ROLES)
def test_a_profile_is_complete(catalog: Catalog, role: str) -> None:
    profile = catalog.roles[role]
    assert len(profile.responsibilities) >= 5
    assert len(profile.neighbours) >= 2
    assert profile.ways_in
    assert profile.languages
    assert sum(len(c.tools) for c in profile.tools) >= 8
    assert all(tool.url for c in profile.tools for tool in c.tools)
    assert profile.estimates
    assert list(profile.estimates.shares) == sorted(profile.estimates.shares)
    assert role not in [n.role for n in profile.neighbours]


def test_languages_and_tools_are_those_the_field_names(catalog: Catalog) -> None:
    def languages(role: str) -> list[str]:
        return [tool.name for tool in catalog.roles[role].languages]

    assert languages("data-engineer")[:2] == ["Python", "Scala"]
    assert languages("data-scientist")[:2] == ["Python", "R"]
    assert languages("ml-engineer")[0] == "Python"
    tools = {t.name for c in catalog.roles["ml-engineer"].tools for t in c.tools}
    assert {"DVC", "MLflow", "Kubeflow", "MLWatcher", "PySyft"} <= tools


def test_the_bank_has_80_to_130_items(catalog: Catalog) -> None:
    assert 80 <= len(catalog.items) <= 130


def test_files_are_named_for_their_role() -> None:
    assert all(
        Path(bundled_pack(), f"{role}.yaml").read_text().splitlines()[1] == f"id: {role}"
        for role in ROLES
    )


def test_every_skill_that_can_be_learnt_has_a_size_a_source_and_something_to_build(
    catalog: Catalog,
) -> None:
    skills = [item for item in catalog.items.values() if item.is_learnable_skill]
    assert len(skills) > 80
    for item in skills:
        assert item.size, item.id
        assert item.build, item.id
        assert (item.docs or "").startswith("https://"), item.id
        assert set(item.needs) <= {skill.id for skill in skills}


def test_all_languages_and_all_clouds_are_of_one_size(catalog: Catalog) -> None:
    for kind, size in (
        (["python", "r", "scala", "java", "javascript", "c-cpp", "go", "matlab"], "season"),
        (["aws", "azure", "gcp"], "season"),
        (["snowflake", "redshift", "bigquery"], "weekend"),
        (["postgresql", "oracle-database", "document-databases", "key-value-stores"], "month"),
        (["power-bi", "tableau", "looker"], "month"),
        (["tensorflow", "pytorch"], "month"),
    ):
        assert {catalog.items[item].size for item in kind} == {size}
