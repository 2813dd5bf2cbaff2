"""A job title gives its role what a good mention does, once, and never names a role alone."""

from pathlib import Path

import pytest
from bakery import bakery
from msgspec.structs import replace

from roleadvisor.errors import UnknownIdError
from roleadvisor.packs import Catalog
from roleadvisor.scoring.match import rank_roles

WORTH = 800


@pytest.fixture
def small(tmp_path: Path) -> Catalog:
    catalog = bakery(tmp_path)
    return replace(catalog, questionnaire=replace(catalog.questionnaire, worth_of_title=WORTH))


def points_of(catalog: Catalog, *titles: str, roles: tuple[str, ...] = ()) -> dict[str, int]:
    match = rank_roles(catalog, {"oven": 4, "till": 4, "dough": 2}, titles=titles, roles=roles)
    return {ranked.id: ranked.points for ranked in match.ranking}


def test_a_title_gives_its_role_points_once(small: Catalog) -> None:
    before = points_of(small)
    after = points_of(small, "miller", "miller")
    assert after == {**before, "miller": before["miller"] + WORTH}


def test_the_title_of_a_whole_role_counts_for_its_specialities_too(small: Catalog) -> None:
    levels = {"decorating": 4, "mixer": 4, "oven": 4}
    plain, titled = (rank_roles(small, levels, titles=t).ranking[0] for t in ((), ("baker",)))
    assert (plain.speaker, titled.speaker) == ("confectioner", "confectioner")
    assert titled.points == plain.points + WORTH


def test_the_title_of_a_speciality_counts_for_it_alone(small: Catalog) -> None:
    levels = {"baking": 4, "oven": 4, "dough": 4}
    before, after = (
        {one.id: one.points for one in rank_roles(small, levels, titles=t).specialities["baker"]}
        for t in ((), ("confectioner",))
    )
    assert after == {**before, "confectioner": before["confectioner"] + WORTH}


def test_the_parts_of_the_points_add_up(small: Catalog) -> None:
    match = rank_roles(small, {"oven": 4, "decorating": 4}, titles=["confectioner"])
    for ranked in match.ranking:
        parts = (ranked.start_points, ranked.title_points, ranked.interest_points)
        assert sum(parts) + ranked.skill_points == ranked.points
    assert {r.title_points for r in match.ranking if r.speaker == "confectioner"} <= {WORTH}


def test_side_by_side_a_title_counts_for_the_named_role(small: Catalog) -> None:
    pair = ("miller", "seller")
    before, after = points_of(small, roles=pair), points_of(small, "seller", roles=pair)
    assert after == {**before, "seller": before["seller"] + WORTH}


def test_a_title_counts_as_one_mention_and_never_alone(small: Catalog) -> None:
    assert rank_roles(small, {}, titles=["baker"]).status == "insufficient"
    assert rank_roles(small, {}, mentioned={"oven": 4}).status == "insufficient"
    assert rank_roles(small, {}, mentioned={"oven": 4}, titles=["baker"]).status == "ranked"


def test_a_title_of_no_role_is_refused(small: Catalog) -> None:
    with pytest.raises(UnknownIdError):
        rank_roles(small, {"oven": 4, "till": 4}, titles=["bakr"])


def test_interests_and_skills_alone_know_no_titles(small: Catalog) -> None:
    levels = {"baking": 4, "selling": 1, "oven": 4, "till": 0}
    plain, titled = (rank_roles(small, levels, titles=t) for t in ((), ("seller",)))
    assert titled.by_interests == plain.by_interests
    assert titled.by_skills == plain.by_skills
    assert titled.ranking != plain.ranking
