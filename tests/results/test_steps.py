"""A plan: each step raises the fit most, after what it needs."""

import io
from pathlib import Path
from typing import get_args

import pytest
from bakery import bakery
from hypothesis import given
from hypothesis import strategies as st
from packing import change
from rich.console import Console

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.render.console import Page
from roleadvisor.render.text.plan import write_plan
from roleadvisor.results.parts import named_item
from roleadvisor.results.plan import Plan, plan
from roleadvisor.results.steps import Way, way_to
from roleadvisor.scoring.contest import through
from roleadvisor.scoring.match import Match, Ranked, rank_roles, ranking_in
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet, Experience, load_sheet

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
CATALOG = load_catalog()
CARD = compile_scorecard(CATALOG)


def scored(sheet: AnswerSheet, **changed: int) -> Match:
    levels = {**sheet.levels, **{item.replace("_", "-"): to for item, to in changed.items()}}
    return rank_roles(
        CATALOG, levels, mentioned=sheet.mentioned, experience=sheet.experience, scorecard=CARD
    )


def ranking_for(match: Match, role: str) -> list[Ranked]:
    """Return the ranking in which a speciality stands for its whole role, else the match's own."""
    if role in match.contest.roles:
        return list(match.ranking)
    return ranking_in(CATALOG, through(match.contest, role), match)


def planned(sheet: AnswerSheet, role: str, *, limit: int = 8) -> Way:
    way = way_to(CATALOG, CARD, role, scored(sheet), limit=limit)
    assert way
    return way


def taught(way: Way) -> set[str]:
    return {step.skill.item for step in way.steps}


def granted(way: Way) -> set[str]:
    return {skill.item for skill in way.usual}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("role", sorted(CATALOG.roles))
def test_each_step_has_the_fit_and_place_that_match_gives_after_it(path: Path, role: str) -> None:
    sheet = load_sheet(path, CATALOG)
    way = planned(sheet, role)
    before = way.goal.fit
    learnt: dict[str, int] = {}
    for step in way.steps:
        learnt[step.skill.item.replace("-", "_")] = step.to_answer
        ranking = ranking_for(scored(sheet, **learnt), role)
        place = [r.id for r in ranking].index(CATALOG.whole_of(role))
        assert step.fit == pytest.approx(ranking[place].fit, abs=2e-6)
        assert step.place == place + 1
        assert step.gain == pytest.approx(step.fit - before, abs=3e-6)
        before = step.fit
    assert len(taught(way)) == len(way.steps)


@given(
    st.dictionaries(st.sampled_from(sorted(CATALOG.items)), st.integers(0, 4), min_size=12),
    st.sampled_from(CATALOG.whole_roles),
    st.sampled_from(get_args(Experience)),
)
def test_nothing_else_that_the_profile_names_and_that_needs_nothing_would_raise_the_fit_more_than_the_first_step(
    levels: dict[str, int], role: str, experience: Experience
) -> None:
    sheet = AnswerSheet(levels=levels, experience=experience)
    way = way_to(CATALOG, CARD, role, scored(sheet))
    if not way:
        assert scored(sheet).status == "insufficient"
        return
    named = CATALOG.named_by(role)
    today = way.goal.fit
    first = way.steps[0].fit if way.steps else today + max(0.0005, 0.02 * today)
    if way.steps and any(way.steps[0].skill.item in CATALOG.items[i].needs for i in named):
        return  # it comes first for what needs it
    for item in named:
        level = levels.get(item)
        asked = CATALOG.items[item]
        if not asked.is_learnable_skill or level is None:
            continue
        share = CATALOG.shares[role][item]
        if min(share.scored, share.share) < 0.15:
            continue
        if asked.needs:
            continue  # it may be worth more alone, but what it needs comes first
        to = 4 if asked.scale == "yes-no" and level == 0 else level + 1
        if to > 3 and not (asked.scale == "yes-no" and level == 0):
            continue
        ranking = scored(sheet, **{item.replace("-", "_"): to}).ranking
        assert next(r.fit for r in ranking if r.id == role) <= first + 2e-6


def test_a_skill_is_taken_to_its_next_level_and_never_to_expert_at_once() -> None:
    levels = dict.fromkeys(CATALOG.items, 0) | {"access-control": 1, "query-tuning": 2}
    way = planned(AnswerSheet(levels=levels), "database-administrator", limit=40)
    steps = {step.skill.item: (step.from_answer, step.to_answer) for step in way.steps}
    assert steps["access-control"] == (1, 2)
    assert steps["query-tuning"] == (2, 3)
    assert steps["backup-recovery"] == (0, 1)
    assert steps["sql"] == (0, 4)


def test_what_a_step_needs_and_the_person_lacks_comes_before_it() -> None:
    nothing = AnswerSheet(levels=dict.fromkeys(CATALOG.items, 0))
    newcomer = AnswerSheet(levels={"move-data": 4, "test-data": 4, "build-platform": 3,
                                   "keep-systems-up": 3, "excel": 4}, experience="newcomer")  # fmt: skip
    for sheet in (nothing, newcomer):
        for role in CATALOG.roles:
            if not way_to(CATALOG, CARD, role, scored(sheet)):
                continue
            order = [step.skill.item for step in planned(sheet, role, limit=40).steps]
            for place, item in enumerate(order):
                assert all(needed in order[:place] for needed in CATALOG.items[item].needs)


def test_what_is_known_is_no_step_and_no_degree_or_editor_ever_is() -> None:
    sheet = AnswerSheet(levels={**dict.fromkeys(CATALOG.items, 0), "sql": 4, "query-tuning": 3})
    for role in CATALOG.roles:
        items = taught(planned(sheet, role, limit=40))
        assert not items & {"sql", "query-tuning", "doctorate", "masters-degree", "jupyter", "vim"}
        assert all(CATALOG.items[item].is_learnable_skill for item in items)


def test_what_most_have_is_named_though_it_tells_little() -> None:
    newcomer = load_sheet(EXAMPLES[-1], CATALOG)
    way = planned(newcomer, "data-engineer")
    assert {"python", "sql"} <= granted(way) | taught(way)
    shares = [CATALOG.share("data-engineer", skill.item) for skill in way.usual]
    assert shares == sorted(shares, reverse=True)
    assert min(shares) >= 0.5
    assert not granted(way) & taught(way)


def test_what_a_text_mentions_is_had_and_no_step() -> None:
    answers = {"move-data": 4, "build-data-infrastructure": 4, "sql": 4, "python": 4, "r": 0}
    asked = AnswerSheet(levels=answers)
    steps = planned(asked, "data-engineer", limit=40).steps
    named = dict.fromkeys((step.skill.item for step in steps[:3]), 4)
    way = planned(AnswerSheet(levels=answers, mentioned=named), "data-engineer", limit=40)
    assert not taught(way) & named.keys()
    assert not granted(way) & named.keys()
    assert {b.item for b in way.brings if b.kind == "mentioned"} <= named.keys()
    assert any(b.kind == "mentioned" for b in way.brings)


def test_a_speciality_alone_stands_for_its_whole_role() -> None:
    sheet = load_sheet(EXAMPLES[0], CATALOG)
    match = scored(sheet)
    goal = planned(sheet, "etl-developer").goal
    points = sum(evidence.points["etl-developer"] for evidence in match.evidence)
    assert (goal.id, goal.speaker) == ("data-engineer", "etl-developer")
    assert goal.points == points + goal.start_points
    others = {r.id: r.points for r in match.ranking if r.id != "data-engineer"}
    assert goal.place == 1 + sum(p > goal.points for p in others.values())


def test_a_role_that_was_not_ranked_has_no_plan() -> None:
    sheet = load_sheet(EXAMPLES[0], CATALOG)
    match = rank_roles(CATALOG, sheet.levels, roles=["data-engineer", "etl-developer"])
    way = way_to(CATALOG, CARD, "etl-developer", match)
    assert way and way.goal.id == way.goal.speaker == "etl-developer"
    assert way_to(CATALOG, CARD, "statistician", match) is None


def test_fewer_steps_are_the_beginning_of_more() -> None:
    sheet = load_sheet(EXAMPLES[0], CATALOG)
    fewer = planned(sheet, "ml-engineer", limit=3).steps
    assert fewer == planned(sheet, "ml-engineer").steps[: len(fewer)]


@given(st.integers(1, 8), st.sampled_from(sorted(CATALOG.roles)))
def test_no_plan_ends_with_a_step_that_lowers_the_fit(limit: int, role: str) -> None:
    way = planned(AnswerSheet(levels=dict.fromkeys(CATALOG.items, 0)), role, limit=limit)
    assert not way.steps or way.steps[-1].gain > 0


def test_what_is_learnt_first_for_another_step_says_for_which(tmp_path: Path) -> None:
    small = bakery(tmp_path)
    levels = {"baking": 3, "oven": 4, "mixer": 0, "dough": 0, "till": 4}
    told = plan(small, AnswerSheet(levels=levels), "bread-baker")
    first, second = told.steps[:2]
    assert (first.skill.item, first.needed_for) == ("mixer", named_item(small, "dough"))
    assert (second.skill.item, second.needed_for) == ("dough", None)
    assert "A mixer (needed for Dough)" in written(told, small)


@pytest.mark.parametrize(
    ("known", "step"),
    [
        # Bread bakers have -310 for a level of 1 and 93 for one of 2.
        ({}, (None, 2)),
        ({"dough": 1}, (1, 2)),
        ({"dough": 2}, (2, 3)),
        ({"dough": 3}, None),
    ],
)
def test_dough_is_taken_to_the_next_level_or_the_first_that_speaks_for_the_role(
    tmp_path: Path, known: dict[str, int], step: tuple[int | None, int] | None
) -> None:
    levels = {"baking": 4, "oven": 4, "mixer": 4, "milling": 3, **known}
    way = plan(bakery(tmp_path), AnswerSheet(levels=levels), "bread-baker")
    steps = {s.skill.item: (s.from_answer, s.to_answer) for s in way.steps}
    assert steps.get("dough") == step


@pytest.fixture
def chained(tmp_path: Path) -> Catalog:
    """The bakery where dough needs a mixer and a mixer needs a till, which speaks for sellers."""
    bakery(tmp_path)
    change(
        tmp_path / "screens" / "using.yaml",
        "mention_weight: 0.7}",
        "mention_weight: 0.7, needs: [till]}",
    )
    return load_catalog(tmp_path)


UNSKILLED = AnswerSheet(levels={"baking": 3, "oven": 0, "mixer": 0, "dough": 0, "till": 0})


def test_steps_to_what_is_needed_say_for_what_and_may_lower_the_fit(chained: Catalog) -> None:
    # A baker has 178 - 661 - 92 - 118 points, a miller 187 and a seller, as a manager,
    # -300 - 2260 - 118. The oven adds 1339 to a baker; the till makes a seller of -2260 + 900; the
    # mixer adds 317; one level of dough adds 102 and takes 272 from a miller. Fits are of 2 ** 0.646 to
    # 2 ** 0.187 and 2 ** -2.678, then to 2 ** -1.36, then of 2 ** 0.963, then of 2 ** 1.065 to
    # 2 ** -0.085.
    way = plan(chained, UNSKILLED, "baker")
    assert way.goal and way.goal.points == -693
    told = [(s.skill.item, s.from_answer, s.to_answer, s.needed_for) for s in way.steps]
    assert told == [
        ("oven", 0, 4, None),
        ("till", 0, 4, named_item(chained, "mixer")),
        ("mixer", 0, 4, named_item(chained, "dough")),
        ("dough", 0, 1, None),
    ]
    fits = [0.5472, 0.5060, 0.5606, 0.6109]
    assert [step.fit for step in way.steps] == pytest.approx(fits, abs=1e-4)
    gains = [0.2239, -0.0413, 0.0546, 0.0503]
    assert [step.gain for step in way.steps] == pytest.approx(gains, abs=1e-4)


@pytest.mark.parametrize(
    ("role", "limit", "items"),
    [
        ("baker", 1, ["oven"]),
        ("baker", 2, ["oven"]),
        ("baker", 3, ["oven", "till", "mixer"]),
        ("confectioner", 1, []),
        ("confectioner", 2, ["till", "mixer"]),
    ],
)
def test_what_only_prepares_for_what_was_cut_is_no_last_step(
    chained: Catalog, role: str, limit: int, items: list[str]
) -> None:
    steps = plan(chained, UNSKILLED, role, steps=limit).steps
    assert [step.skill.item for step in steps] == items


def written(told: Plan, catalog: Catalog) -> str:
    target = io.StringIO()
    console = Console(file=target, width=100)
    write_plan(told, catalog, Page(console, is_framed=False, is_unicode=True, is_plain=True))
    return target.getvalue()


def test_without_enough_answers_there_is_no_plan() -> None:
    assert way_to(CATALOG, CARD, "ml-engineer", scored(AnswerSheet(levels={"sql": 4}))) is None


def test_every_skill_that_can_be_advised_has_a_first_thing_to_make_and_documentation(
    catalog: Catalog, card: Scorecard
) -> None:
    assert card.roles
    learnable = [item for item in catalog.items.values() if item.is_learnable_skill]
    for item in learnable:
        assert item.build and item.build.endswith("."), item.id
        assert item.docs and item.docs.startswith("https://"), item.id
    assert len({item.build for item in learnable}) == len(learnable)
