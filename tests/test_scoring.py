from math import log2
from typing import get_args

import pytest
from conftest import MakePack
from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.catalog import Catalog, load_catalog
from roleadvisor.scorecard import Experience, Scorecard, compile_scorecard, points
from roleadvisor.scoring import rank_roles, softmax


def test_points_are_the_weight_of_evidence_in_thousandths_of_a_bit() -> None:
    assert points(1, 1, 0.8, 0.4) == 1000
    assert points(0.5, 0, 0.8, 0.4) == round(500 * log2(0.2 / 0.6))
    assert points(1, 0.5, 0.8, 0.4) == round(500 * (1 + log2(0.2 / 0.6)))


def test_one_improbable_answer_does_not_veto_a_role() -> None:
    assert points(1, 1, 0, 0.5) == points(1, 1, 0.01, 0.5)


def test_an_item_a_role_does_not_mention_neither_helps_nor_hurts(make_pack: MakePack) -> None:
    card = compile_scorecard(load_catalog(make_pack(baker="baking: core", seller="selling: core")))
    assert [row[card.roles.index("seller")] for row in card.practitioner["baking"]] == [0] * 5


def test_a_newcomer_is_not_punished_for_a_missing_skill(make_pack: MakePack) -> None:
    card = compile_scorecard(load_catalog(make_pack(baker="baking: core, oven: core")))
    assert card.newcomer["oven"][0] == (0,)
    assert card.practitioner["oven"][0][0] < 0
    assert card.newcomer["oven"][4] == card.practitioner["oven"][4]
    assert card.newcomer["baking"] == card.practitioner["baking"]


def test_too_few_informative_answers_give_no_ranking(make_pack: MakePack) -> None:
    catalog = load_catalog(
        make_pack(baker="baking: core, oven: core", seller="baking: rare, oven: core")
    )
    match = rank_roles(catalog, {"baking": 4, "oven": 4})
    assert (match.status, match.informative, list(match.ranking)) == ("insufficient", 1, [])


def test_ties_break_by_role_id(make_pack: MakePack) -> None:
    same = "baking: core, selling: core"
    catalog = load_catalog(make_pack(b="baking: rare, selling: rare", d=same, c=same))
    match = rank_roles(catalog, {"baking": 4, "selling": 4})
    assert [r.role for r in match.ranking] == ["c", "d", "b"]


def test_1000_points_double_the_odds() -> None:
    first, second = softmax([1000, 0], 1.0)
    assert first / second == pytest.approx(2)


levels = st.integers(0, 4)


@given(data=st.data())
def test_evidence_adds_up_to_the_points_and_fits_to_one(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    answers = data.draw(st.dictionaries(st.sampled_from(sorted(catalog.items)), levels))
    experience = data.draw(st.sampled_from(get_args(Experience)))
    match = rank_roles(catalog, answers, experience=experience, scorecard=card)
    for ranked in match.ranking:
        assert ranked.points == sum(e.points[ranked.role] for e in match.evidence)
        assert ranked.points == ranked.interest_points + ranked.skill_points
    if match.ranking:
        assert sum(r.fit for r in match.ranking) == pytest.approx(1, abs=1e-4)
        assert sum(fit for _, fit in match.families) == pytest.approx(1, abs=1e-4)


@given(data=st.data())
def test_the_order_of_answers_is_irrelevant(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    answers = data.draw(st.dictionaries(st.sampled_from(sorted(catalog.items)), levels, min_size=6))
    turned = dict(reversed(answers.items()))
    assert rank_roles(catalog, answers, scorecard=card) == rank_roles(
        catalog, turned, scorecard=card
    )
