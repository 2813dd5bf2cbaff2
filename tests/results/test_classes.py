"""Advice on whole roles that count by their best class: effects, reasons, the company's size."""

from pathlib import Path

import pytest
from bakery import bakery
from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.packs import Catalog
from roleadvisor.results.company import company_of
from roleadvisor.results.effects import effects_of
from roleadvisor.results.explain import explanation_of
from roleadvisor.scoring.match import Match, rank_roles

CONFECTIONER = {"decorating": 4, "mixer": 4, "oven": 4, "baking": 3, "till": 0, "diploma": 0}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return bakery(Path(tmp_path_factory.mktemp("bakery")))


@pytest.fixture(scope="module")
def match(small: Catalog) -> Match:
    return rank_roles(small, CONFECTIONER, mentioned={"dough": 4})


def test_a_speciality_speaks_for_its_whole_role(match: Match) -> None:
    best = match.ranking[0]
    assert (best.role, best.speaker, best.start_points) == ("baker", "confectioner", -300)
    assert match.speciality == "confectioner"


def test_an_effect_is_what_sets_the_best_class_apart_from_the_mean_of_whole_roles(
    match: Match,
) -> None:
    effects = effects_of(match, limit=20)
    points = {evidence.item: evidence.points for evidence in match.evidence}
    speakers = [ranked.speaker for ranked in match.ranking]
    for effect in effects:
        mean = sum(points[effect.item][speaker] for speaker in speakers) / len(speakers)
        assert effect.points == pytest.approx(points[effect.item]["confectioner"] - mean)
        assert effect.kind == ("mentioned" if effect.item == "dough" else "asked")


@given(
    st.dictionaries(
        st.sampled_from(["baking", "decorating", "selling", "oven", "till", "dough", "books"]),
        st.integers(0, 4),
        min_size=2,
    ),
    st.dictionaries(
        st.sampled_from(["oven", "mixer", "till", "millstone", "dough"]), st.integers(1, 4)
    ),
)
def test_reasons_and_the_start_add_up_to_the_points(
    small: Catalog, answers: dict[str, int], mentions: dict[str, int]
) -> None:
    match = rank_roles(small, answers, mentioned=mentions)
    explained = explanation_of(match)
    if explained is None:
        assert not match.ranking
        return
    first, second = explained.first, explained.second
    assert sum(r.first for r in explained.reasons) + first.start_points == first.points
    assert sum(r.second for r in explained.reasons) + second.start_points == second.points
    kinds = {reason.item: reason.kind for reason in explained.reasons}
    assert kinds == {**dict.fromkeys(mentions, "mentioned"), **dict.fromkeys(answers, "asked")}


def test_a_small_company_blends_whole_roles_and_a_large_one_splits_the_first(match: Match) -> None:
    company = company_of(match)
    assert company
    fits = {ranked.role: ranked.fit for ranked in match.ranking}
    assert dict(company.small) == {role: fit for role, fit in fits.items() if fit >= 0.05}
    assert company.medium == ("baker", fits["baker"])
    assert [role for role, _ in company.large] == ["confectioner", "bread-baker"]
    assert company.large[0][1] > company.large[1][1]


def test_between_named_roles_nothing_splits(small: Catalog) -> None:
    match = rank_roles(small, CONFECTIONER, roles=["confectioner", "seller"])
    company = company_of(match)
    assert company and company.medium[0] == "confectioner"
    assert company.large == []
    assert company_of(rank_roles(small, {})) is None
