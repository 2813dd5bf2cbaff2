"""Points, fits and rankings of sheets, counted by hand."""

from math import log2
from pathlib import Path
from typing import get_args

import pytest
from bakery import bakery
from conftest import MakePack
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from roleadvisor.errors import UnknownIdError
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.scoring.match import Family, Match, rank_roles, softmax
from roleadvisor.scoring.scorecard import (
    MOST_OF_ANSWER,
    MOST_OF_MENTION,
    Scorecard,
    compile_scorecard,
    multiplier,
)
from roleadvisor.sheets.sheet import Experience

levels = st.integers(0, 4)


@pytest.fixture
def shop(tmp_path: Path) -> Catalog:
    return bakery(tmp_path)


def worth(catalog: Catalog, item: str, role: str, level: int, column: str) -> int:
    card = compile_scorecard(catalog)
    return card.row(item, level, column)[card.roles.index(role)]  # type: ignore[arg-type]


def bits(catalog: Catalog, item: str, role: str) -> tuple[float, float]:
    share, base = catalog.share(role, item), catalog.items[item].base
    return log2(share / base), log2((1 - share) / (1 - base))


def test_points_are_the_weight_of_evidence_in_thousandths_of_a_bit(shop: Catalog) -> None:
    yes, no = bits(shop, "baking", "baker")
    assert worth(shop, "baking", "baker", 4, "practitioner") == round(1000 * yes)
    assert worth(shop, "baking", "baker", 0, "practitioner") == round(1000 * no)
    assert worth(shop, "baking", "baker", 1, "practitioner") == round(250 * yes + 750 * no)


def test_a_no_to_a_tool_counts_less_and_to_a_fact_or_an_interest_whole(shop: Catalog) -> None:
    half = replace(shop, questionnaire=replace(shop.questionnaire, worth_of_no=0.5))
    whole = replace(shop, questionnaire=replace(shop.questionnaire, worth_of_no=1.0))
    for item, ratio in (("oven", 0.5), ("diploma", 1), ("selling", 1)):
        said = [worth(c, item, "baker", 0, "practitioner") for c in (half, whole)]
        assert said[0] == pytest.approx(ratio * said[1], abs=1)
    assert worth(half, "oven", "baker", 4, "practitioner") == worth(
        whole, "oven", "baker", 4, "practitioner"
    )


def test_a_newcomer_is_not_punished_for_a_missing_skill(shop: Catalog) -> None:
    card = compile_scorecard(shop)
    assert set(card.row("oven", 0, "newcomer")) == {0}
    assert any(card.row("oven", 0, "practitioner"))
    assert card.row("oven", 4, "newcomer") == card.row("oven", 4, "practitioner")
    assert card.tables["newcomer"]["baking"] == card.tables["practitioner"]["baking"]


def test_a_mention_is_scaled_by_its_level_with_its_cost(shop: Catalog) -> None:
    priced = replace(shop.roles["baker"], fitted=replace(shop.roles["baker"].fitted, cost=100))
    catalog = replace(shop, roles={**shop.roles, "baker": priced})
    weight = catalog.items["oven"].mention_weight
    assert weight
    gain = 1000 * weight * bits(catalog, "oven", "baker")[0]
    assert worth(catalog, "oven", "baker", 4, "mentioned") == round(gain - 100)
    assert worth(catalog, "oven", "baker", 2, "mentioned") == round((gain - 100) / 2)


def test_a_mention_of_what_no_ad_can_name_counts_as_a_yes_and_costs_nothing(shop: Catalog) -> None:
    item = replace(shop.items["oven"], mention_weight=None)
    card = compile_scorecard(replace(shop, items={**shop.items, "oven": item}))
    assert card.row("oven", 4, "mentioned") == card.row("oven", 4, "practitioner")
    half = [round(points / 2) for points in card.row("oven", 4, "mentioned")]
    assert list(card.row("oven", 2, "mentioned")) == pytest.approx(half, abs=1)


def test_mentions_cost_what_the_field_names_by_default(shop: Catalog) -> None:
    skills = [item for item in shop.items.values() if item.is_skill]
    for role in shop.roles:
        gained = sum(
            item.base * multiplier(worth(shop, item.id, role, 4, "mentioned")) for item in skills
        )
        assert gained / sum(item.base for item in skills) == pytest.approx(1, abs=0.01)


def test_an_interest_cannot_be_mentioned(shop: Catalog) -> None:
    card = compile_scorecard(shop)
    assert set(card.row("baking", 4, "mentioned")) == {0}


@pytest.mark.parametrize(
    ("column", "most"),
    [
        ("practitioner", MOST_OF_ANSWER),
        ("newcomer", MOST_OF_ANSWER),
        ("mentioned", MOST_OF_MENTION),
    ],
)
def test_no_answer_about_a_skill_moves_a_role_farther_than_the_limit(
    catalog: Catalog, card: Scorecard, column: str, most: int
) -> None:
    whole = [i for i, role in enumerate(card.roles) if not catalog.roles[role].specialises]
    for item in catalog.items.values():
        for row in card.tables[column][item.id] if item.is_skill else ():  # type: ignore[index]
            mean = sum(row[i] for i in whole) / len(whole)
            # Those that are cut move the mean a little.
            assert max(abs(points - mean) for points in row) <= most * 1.1


def test_a_whole_role_has_the_points_of_its_best_class(shop: Catalog) -> None:
    match = rank_roles(shop, {"decorating": 4, "mixer": 4, "oven": 4, "baking": 2})
    card = compile_scorecard(shop)
    best = next(r for r in match.ranking if r.id == "baker")
    points = {
        role: sum(e.points[role] for e in match.evidence) + card.starts[card.roles.index(role)]
        for role in ("baker", "confectioner", "bread-baker")
    }
    assert best.speaker == max(points, key=lambda role: points[role]) == "confectioner"
    assert best.points == points["confectioner"]
    assert best.start_points == -300


def test_a_speciality_is_named_from_its_margin_and_no_sooner(shop: Catalog) -> None:
    answers = {"decorating": 4, "mixer": 4, "oven": 4, "baking": 2}
    match = rank_roles(shop, answers)
    (best,) = [s for s in match.specialities["baker"] if s.id == "confectioner"]
    plain = sum(e.points["baker"] for e in match.evidence)
    assert match.speciality == "confectioner"

    def with_margin(margin: int) -> Match:
        profile = shop.roles["confectioner"]
        changed = replace(profile, fitted=replace(profile.fitted, margin=margin))
        return rank_roles(replace(shop, roles={**shop.roles, "confectioner": changed}), answers)

    assert with_margin(best.points - plain).speciality == "confectioner"
    assert with_margin(best.points - plain + 1).speciality is None


def test_roles_named_are_ranked_side_by_side_by_their_own_columns(shop: Catalog) -> None:
    answers = {"decorating": 4, "mixer": 4, "oven": 4, "baking": 2}
    match = rank_roles(shop, answers, roles=["confectioner", "baker"])
    assert [(r.id, r.speaker, r.start_points) for r in match.ranking] == [
        ("confectioner", "confectioner", 0),
        ("baker", "baker", 0),
    ]
    assert not match.specialities
    assert match.speciality is None


def test_an_answer_replaces_a_mention(shop: Catalog) -> None:
    answers = {"oven": 0, "baking": 4}
    match = rank_roles(shop, answers, mentioned={"oven": 4, "till": 4})
    assert [(e.item, e.kind) for e in match.evidence] == [
        ("baking", "asked"),
        ("oven", "asked"),
        ("till", "mentioned"),
    ]
    assert (match.answered, match.mentioned) == (2, 1)


def test_too_little_that_tells_the_roles_apart_gives_no_ranking(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="baking: core", seller="baking: rare"))
    match = rank_roles(catalog, {"baking": 4})
    assert (match.status, match.informative, list(match.ranking)) == ("insufficient", 1, [])


def test_mentions_are_enough_from_a_number_of_their_own(shop: Catalog) -> None:
    wanted = replace(shop.questionnaire, minimum_answers=5, minimum_mentions=2)
    strict = replace(shop, questionnaire=wanted)
    assert rank_roles(strict, {}, mentioned={"oven": 4, "till": 4}).status == "ranked"
    assert rank_roles(strict, {"oven": 4, "till": 4}).status == "insufficient"


def test_interests_and_skills_rank_apart_where_each_tells_enough(shop: Catalog) -> None:
    used = {"till": 4, "books": 4}
    enjoyed = {"baking": 4, "selling": 0}
    match = rank_roles(shop, {**used, **enjoyed})
    assert match.by_skills[0].id == "seller"
    assert match.by_interests[0].id == "baker"
    assert rank_roles(shop, {**used, "baking": 4}).by_interests == []


def test_ties_break_by_role_id(make_pack: MakePack) -> None:
    same = "baking: core, selling: core"
    catalog = load_catalog(make_pack(b="baking: rare, selling: rare", d=same, c=same))
    match = rank_roles(catalog, {"baking": 4, "selling": 4})
    assert [r.id for r in match.ranking] == ["c", "d", "b"]


def test_roles_of_one_family_have_all_of_its_fit_and_no_more(make_pack: MakePack) -> None:
    same, other = "baking: core, selling: core", "baking: occasional, selling: occasional"
    catalog = load_catalog(make_pack(a=same, b=same, c=other))
    match = rank_roles(catalog, {"baking": 0, "selling": 0})
    # Each no is four times as usual in the third role, 0.8 of whose people say it, as in the others.
    assert [ranked.fit for ranked in match.ranking] == [0.888889, 0.055556, 0.055556]
    # 16, 1 and 1 of 18 are, added up after rounding, 1.000001.
    assert match.families == [Family(id="engineering", name="Engineering", fit=1.0)]


def test_a_temperature_divides_the_points(shop: Catalog) -> None:
    warm = replace(shop, questionnaire=replace(shop.questionnaire, temperature=2.0))
    cold = rank_roles(shop, {"baking": 4, "till": 4}).ranking
    match = rank_roles(warm, {"baking": 4, "till": 4}).ranking
    assert [ranked.points for ranked in match] == [ranked.points for ranked in cold]
    odds = [2 ** (ranked.points / 2000) for ranked in match]
    assert [ranked.fit for ranked in match] == [round(o / sum(odds), 6) for o in odds]


def test_a_mention_must_be_of_an_item_and_of_a_level_that_is_known(shop: Catalog) -> None:
    with pytest.raises(UnknownIdError, match="unknown item 'whisk'"):
        rank_roles(shop, {"baking": 4}, mentioned={"whisk": 4})
    with pytest.raises(ValueError, match="the level of 'oven' is 0, not 1 to 4"):
        rank_roles(shop, {"baking": 4}, mentioned={"oven": 0})
    with pytest.raises(ValueError, match="the level of 'oven' is 5, not 0 to 4"):
        rank_roles(shop, {"oven": 5})


def test_1000_points_double_the_odds() -> None:
    first, second = softmax([1000, 0], 1.0)
    assert first / second == pytest.approx(2)


@given(data=st.data())
def test_evidence_adds_up_to_the_points_and_fits_to_one(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    items = st.sampled_from(sorted(catalog.items))
    skills = st.sampled_from(sorted(i for i, asked in catalog.items.items() if asked.is_skill))
    answers = data.draw(st.dictionaries(items, levels))
    mentioned = data.draw(st.dictionaries(skills, st.integers(1, 4)))
    experience = data.draw(st.sampled_from(get_args(Experience)))
    match = rank_roles(catalog, answers, mentioned=mentioned, experience=experience, scorecard=card)
    for ranked in match.ranking:
        evidence = sum(e.points[ranked.speaker] for e in match.evidence)
        assert ranked.points == ranked.start_points + evidence
        assert evidence == ranked.interest_points + ranked.skill_points
        assert catalog.whole_of(ranked.speaker) == ranked.id
    if match.ranking:
        assert {r.id for r in match.ranking} == set(catalog.whole_roles)
        assert sum(r.fit for r in match.ranking) == pytest.approx(1, abs=1e-4)
        assert sum(family.fit for family in match.families) == pytest.approx(1, abs=1e-4)


@given(data=st.data())
def test_the_order_of_answers_is_irrelevant(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    answers = data.draw(st.dictionaries(st.sampled_from(sorted(catalog.items)), levels, min_size=6))
    turned = dict(reversed(answers.items()))
    assert rank_roles(catalog, answers, scorecard=card) == rank_roles(
        catalog, turned, scorecard=card
    )
