"""What a team covers: known gaps are named, the measure adds up by hand and behaves."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from bakery import bakery
from conftest import MakePack
from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.imports.team import read_stream
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.results.coverage import needs_of
from roleadvisor.results.team import Team, TeamRole, team
from roleadvisor.results.worth import share_of_others, worth_learning
from roleadvisor.sheets.drawn import draw_people
from roleadvisor.sheets.sheet import AnswerSheet

TEAMS = Path(__file__).parents[1] / "teams"
EXPECTED = list(csv.DictReader((TEAMS / "expected.csv").read_text().splitlines()))


def people_of(name: str, catalog: Catalog) -> list[AnswerSheet]:
    path = TEAMS / f"{name}.ndjson"
    with path.open("rb") as stream:
        return list(read_stream(stream, str(path), catalog).sheets)


def by_id(result: Team) -> Mapping[str, TeamRole]:
    return {role.id: role for role in (*result.roles, *result.specialities)}


@pytest.fixture(scope="module")
def drawn(catalog: Catalog) -> list[AnswerSheet]:
    return list(draw_people(catalog, 32, seed=20))


@pytest.mark.parametrize("known", EXPECTED, ids=lambda known: known["team"])
def test_the_gaps_of_a_team_that_were_known_before_are_named(
    catalog: Catalog, known: Mapping[str, str]
) -> None:
    result = team(catalog, people_of(known["team"], catalog), roles=known["roles"].split())
    for depth in ("several", "alone", "nobody"):
        found = {role.id for role in result.roles if role.depth == depth}
        assert found == set(known[depth].split())
    assert result.hires[0].id in known["hires"].split()
    assert set(known["missing"].split()) <= {skill.item for skill in result.missing}
    weakest = {role.id for role in result.roles if role.coverage < 0.5}
    assert weakest == set(known["nobody"].split())


def test_all_whole_roles_count_unless_some_are_named(catalog: Catalog) -> None:
    people = people_of("startup", catalog)
    result = team(catalog, people)
    assert result.are_all_roles
    assert {role.id for role in result.roles} == set(catalog.whole_roles)
    named = team(catalog, people, roles=["etl-developer", "statistician"])
    assert not named.are_all_roles
    assert {role.id for role in named.roles} == {"etl-developer", "statistician"}
    assert named.specialities == []


def test_a_coverage_adds_up_by_hand(catalog: Catalog) -> None:
    result = team(catalog, people_of("bank", catalog))
    for role in result.roles:
        usual = sum(skill.weight * skill.typical for skill in role.skills)
        together = sum(skill.weight * skill.level for skill in role.skills)
        assert role.together == pytest.approx(min(1, together / usual), abs=0.001)
        assert role.best.part == pytest.approx(role.best.known * role.best.nearness, abs=0.002)
        assert role.coverage == pytest.approx((role.best.part + role.together) / 2, abs=0.001)
    mean = sum(role.coverage for role in result.roles) / len(result.roles)
    assert result.coverage == pytest.approx(mean, abs=0.001)


def test_a_skill_counts_by_how_much_more_of_the_role_s_people_have_it(catalog: Catalog) -> None:
    for role in catalog.roles:
        needs = needs_of(catalog, role)
        assert needs
        assert {need.item for need in needs.skills} <= worth_learning(catalog, role).keys()
        for need in needs.skills:
            others = share_of_others(catalog, role, need.item) or 0
            assert (
                need.weight == pytest.approx(need.typical - others, abs=0.0006) and need.weight > 0
            )
        assert needs.known({need.item: need.typical for need in needs.skills}) == pytest.approx(1)


@given(order=st.permutations(range(32)), count=st.integers(1, 8))
def test_one_person_more_never_lowers_a_coverage(
    catalog: Catalog, drawn: list[AnswerSheet], order: list[int], count: int
) -> None:
    some = [drawn[i] for i in order[:count]]
    before, after = team(catalog, some), team(catalog, [*some, drawn[order[count]]])
    assert after.coverage >= before.coverage
    now = by_id(after)
    assert all(now[role.id].coverage >= role.coverage for role in by_id(before).values())


def test_a_duplicate_adds_depth_and_no_breadth(catalog: Catalog) -> None:
    backend, growth = people_of("startup", catalog)
    twin = AnswerSheet(levels=backend.levels, id="twin")
    before, after = team(catalog, [backend, growth]), team(catalog, [backend, growth, twin])
    assert after.coverage == before.coverage
    assert by_id(before)["data-engineer"].depth == "alone"
    assert by_id(after)["data-engineer"].depth == "several"
    assert by_id(after)["data-engineer"].people == ["backend", "twin"]


def test_who_has_too_few_answers_adds_nothing_and_is_named(catalog: Catalog) -> None:
    people = people_of("startup", catalog)
    empty = AnswerSheet(levels={}, id="empty")
    few = AnswerSheet(levels={"pytorch": 4, "r": 4}, id="few")
    before, after = team(catalog, people), team(catalog, [*people, empty, few])
    assert after.unanswered == ["empty", "few"]
    assert (after.counted, after.roles, after.missing, after.hires) == (
        before.counted,
        before.roles,
        before.missing,
        before.hires,
    )


def test_without_anybody_who_counts_nothing_is_covered(catalog: Catalog) -> None:
    nobody = team(catalog, [AnswerSheet(levels={}, id="empty")])
    assert (nobody.status, nobody.counted, nobody.coverage) == ("insufficient", 0, 0)
    assert not (nobody.roles or nobody.hires or nobody.missing)


def test_a_typical_hire_covers_the_role_they_are_hired_for(catalog: Catalog) -> None:
    result = team(catalog, people_of("analysts", catalog), roles=["data-analyst", "ml-engineer"])
    hire = result.hires[0]
    gap = by_id(result)["ml-engineer"].coverage
    assert (hire.id, hire.coverage) == ("ml-engineer", 1)
    assert hire.gain == pytest.approx((1 - gap) / 2, abs=0.001)
    gains = [one.gain for one in result.hires]
    assert gains == sorted(gains, reverse=True) and gains[-1] > 0


def test_what_a_missing_skill_would_bring_is_what_learning_it_brings(catalog: Catalog) -> None:
    people = people_of("startup", catalog)
    roles = ["database-administrator"]
    before = team(catalog, people, roles=roles)
    best = by_id(before)["database-administrator"].best.id
    for skill in before.missing[:5]:
        learned = [
            AnswerSheet(levels={**p.levels, skill.item: 4}, id=p.id) if p.id == best else p
            for p in people
        ]
        assert by_id(team(catalog, learned, roles=roles))["database-administrator"].together > (
            by_id(before)["database-administrator"].together
        )
        assert skill.roles == roles and skill.gain > 0


def test_a_mention_counts_as_known_and_what_nobody_was_asked_is_told_apart(
    catalog: Catalog,
) -> None:
    mentions = dict.fromkeys(("kafka", "spark", "airflow", "scala", "sql"), 4)
    people = [AnswerSheet(levels={"dbt": 0}, mentioned=mentions, id="text")]
    result = team(catalog, people, roles=["data-engineer"])
    skills = {skill.item: skill for skill in result.roles[0].skills}
    assert (skills["kafka"].level, skills["kafka"].people) == (1, 1)
    asked = {skill.item: skill.asked for skill in result.missing}
    assert (asked["dbt"], asked["git"]) == (1, 0)


def test_a_speciality_has_the_people_for_whom_it_is_named(catalog: Catalog) -> None:
    result = team(catalog, people_of("analysts", catalog))
    assert set(by_id(result)["bi-analyst"].people) == {"bi-hospital-tableau", "bi-factory-power-bi"}
    assert by_id(result)["etl-developer"].depth == "nobody"


def test_a_baker_and_a_seller_add_up_to_figures_worked_out_by_hand(tmp_path: Path) -> None:
    # A baker needs an oven (.3 more than others, .8 have it), dough (.2, .5) and a mixer (.1, .5):
    # one has .24 + .10 + .05 = .39 on average. Anna knows half of dough: .10 of it. Together with
    # Otto's mixer it is .20. The seller's one skill is the till, the miller's a millstone.
    anna = AnswerSheet(levels={"baking": 4, "dough": 2, "decorating": 1, "till": 0}, id="anna")
    otto = AnswerSheet(levels={"selling": 4, "till": 4, "mixer": 4, "baking": 0}, id="otto")
    result = team(bakery(tmp_path), [anna, otto])
    baker, seller, miller = (by_id(result)[role] for role in ("baker", "seller", "miller"))
    assert (baker.people, seller.people, miller.people) == (["anna"], ["otto"], [])
    assert (baker.best.part, baker.together) == (0.256, 0.513)
    assert (baker.coverage, seller.coverage, miller.coverage) == (0.385, 1, 0)
    assert result.coverage == round((0.3846 + 1) / 3, 3)
    # A miller has the millstone, and nothing more of what a baker or a seller needs: dough .2, till .4
    # and mixer .4 are no more than somebody has; an oven .5 of .3 makes .35 of .39 together.
    hire = result.hires[0]
    assert (hire.id, [skill.id for skill in hire.brings]) == ("miller", ["millstone"])
    assert hire.coverage == round(((0.2564 + 0.35 / 0.39) / 2 + 1 + 1) / 3, 3)


def test_a_role_without_a_skill_of_its_own_is_named_and_not_measured(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core, oven: core", seller="selling: core")
    result = team(load_catalog(pack), [AnswerSheet(levels={"baking": 4, "selling": 0}, id="anna")])
    assert [role.id for role in result.roles] == ["baker"]
    assert [role.id for role in result.unmeasured] == ["seller"]
