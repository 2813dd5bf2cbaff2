"""Advice on whole roles that count by their best class: effects, reasons, the company's size."""

from pathlib import Path

import pytest
from bakery import bakery
from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.packs import Catalog
from roleadvisor.results.advice import company_of
from roleadvisor.results.explain import effects_of, explain
from roleadvisor.scoring.match import Fitting, Match, rank_roles
from roleadvisor.sheets.sheet import AnswerSheet

CONFECTIONER = {"decorating": 4, "mixer": 4, "oven": 4, "baking": 3, "till": 0, "diploma": 0}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return bakery(Path(tmp_path_factory.mktemp("bakery")))


@pytest.fixture(scope="module")
def match(small: Catalog) -> Match:
    return rank_roles(small, CONFECTIONER, mentioned={"dough": 4})


def test_a_speciality_speaks_for_its_whole_role(match: Match) -> None:
    best = match.ranking[0]
    assert (best.id, best.speaker, best.start_points) == ("baker", "confectioner", -300)
    assert match.speciality == "confectioner"


def test_an_effect_is_what_sets_the_best_class_apart_from_the_mean_of_whole_roles(
    small: Catalog, match: Match
) -> None:
    effects = effects_of(small, match)
    points = {evidence.item: evidence.points for evidence in match.evidence}
    speakers = [ranked.speaker for ranked in match.ranking]
    for effect in effects:
        mean = sum(points[effect.item][speaker] for speaker in speakers) / len(speakers)
        assert effect.points == round(points[effect.item]["confectioner"] - mean, 1)
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
    explained = explain(small, AnswerSheet(levels=answers, mentioned=mentions))
    first, second = explained.first, explained.second
    if first is None or second is None:
        assert explained.status == "insufficient"
        assert not (first or second or explained.reasons)
        return
    assert sum(r.first for r in explained.reasons) + first.start_points == first.points
    assert sum(r.second for r in explained.reasons) + second.start_points == second.points
    kinds = {reason.item: reason.kind for reason in explained.reasons}
    assert kinds == {**dict.fromkeys(mentions, "mentioned"), **dict.fromkeys(answers, "asked")}


def test_a_small_company_blends_whole_roles_and_a_large_one_splits_the_first(match: Match) -> None:
    company = company_of(match)
    assert company
    fits = {ranked.id: ranked.fit for ranked in match.ranking}
    covered = {role.id: role.fit for role in company.small}
    assert covered == {role: fit for role, fit in fits.items() if fit >= 0.05}
    assert company.medium == Fitting(id="baker", name="Baker", fit=fits["baker"])
    assert [one.id for one in company.large] == ["confectioner", "bread-baker"]
    assert company.large[0].fit > company.large[1].fit


def test_between_named_roles_nothing_splits(small: Catalog) -> None:
    match = rank_roles(small, CONFECTIONER, roles=["confectioner", "seller"])
    company = company_of(match)
    assert company and company.medium.id == "confectioner"
    assert company.large == []
    assert company_of(rank_roles(small, {})) is None
