from collections.abc import Sequence
from math import log
from typing import get_args

import pytest
from conftest import MakePack
from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog, load_catalog
from roleadvisor.evaluation import Evaluation, evaluate, walks_of
from roleadvisor.evaluation.order import thin_out
from roleadvisor.scorecard import Experience, compile_scorecard
from roleadvisor.scoring import rank_roles


@pytest.fixture
def bakery(make_pack: MakePack) -> Catalog:
    pack = make_pack(
        baker="baking: core, selling: rare, oven: core",
        seller="baking: rare, selling: core, oven: rare",
    )
    path = pack / "seller.yaml"
    path.write_text(path.read_text().replace("family: engineering", "family: science"))
    return load_catalog(pack)


def person(label: str, baking: int, selling: int) -> AnswerSheet:
    return AnswerSheet(levels={"baking": baking, "selling": selling}, label=label)


def measured(catalog: Catalog, *people: AnswerSheet, roles: Sequence[str] = ()) -> Evaluation:
    return evaluate(catalog, people, roles=roles)


def test_balanced_is_the_mean_over_roles_and_plain_the_mean_over_people(bakery: Catalog) -> None:
    result = measured(
        bakery,
        *[person("baker", 4, 0)] * 3,
        person("baker", 0, 4),
        person("seller", 4, 0),
    )
    assert result.balanced.top_1 == pytest.approx((3 / 4 + 0) / 2)
    assert result.plain.top_1 == pytest.approx(3 / 5)
    assert result.balanced.top_2 == 1
    assert result.mean_reciprocal_rank == pytest.approx(((3 + 1 / 2) / 4 + 1 / 2) / 2)
    assert result.family_balanced == result.balanced.top_1
    assert result.confusion == {
        "baker": {"baker": 3, "seller": 1},
        "seller": {"baker": 1, "seller": 0},
    }


def test_fits_that_say_what_happens_have_no_calibration_error(bakery: Catalog) -> None:
    fit = measured(bakery, person("baker", 4, 0)).reliability[0].fit
    right = round(fit * 1000)
    result = measured(
        bakery,
        *[person("baker", 4, 0)] * right,
        *[person("baker", 0, 4)] * (1000 - right),
    )
    assert result.calibration_error == pytest.approx(0, abs=0.001)
    assert sum(b.weight for b in result.reliability) == pytest.approx(1)


def test_log_loss_is_the_mean_surprise_over_roles(bakery: Catalog) -> None:
    right = measured(bakery, person("baker", 4, 0))
    wrong = measured(bakery, person("seller", 4, 0))
    fit = right.reliability[0].fit
    assert right.log_loss == pytest.approx(-log(fit))
    assert wrong.log_loss == pytest.approx(-log(1 - fit))


def test_people_of_other_roles_and_with_too_few_answers_are_counted_apart(bakery: Catalog) -> None:
    result = measured(
        bakery,
        person("baker", 4, 0),
        person("seller", 0, 4),
        AnswerSheet(levels={"baking": 4}, label="baker"),
        roles=["baker"],
    )
    assert (result.people, result.left_out, result.insufficient) == (0, 1, 2)
    assert measured(bakery, AnswerSheet(levels={"baking": 4}, label="baker")).insufficient == 1


def test_nobody_to_judge_by_gives_an_empty_evaluation(bakery: Catalog) -> None:
    result = measured(bakery, AnswerSheet(levels={}, label="baker"))
    assert (result.people, result.reliability, result.curve) == (0, [], [])


def test_the_curve_ends_where_all_answers_are_in(bakery: Catalog) -> None:
    people = [person("baker", 4, 3), person("baker", 0, 4), person("seller", 0, 4)]
    result = measured(bakery, *people)
    assert [point.answers for point in result.curve] == [1, 2]
    assert result.curve[-1].balanced_top_1 == result.balanced.top_1
    assert result.curve[-1].of_full == 1


def test_the_answer_expected_to_tell_most_is_taken_first(make_pack: MakePack) -> None:
    catalog = load_catalog(
        make_pack(baker="baking: core, selling: common", seller="baking: rare, selling: occasional")
    )
    # By baking the person is a baker; by selling, which tells less, a seller.
    sheet = person("baker", 4, 0)
    (walk,) = walks_of(catalog, compile_scorecard(catalog), [sheet], ["baker", "seller"])
    assert walk[0] == "baker"


def test_large_roles_are_thinned_out_and_small_ones_kept_whole() -> None:
    sheets = [AnswerSheet(levels={}, label="a", id=str(i)) for i in range(100)]
    sheets += [AnswerSheet(levels={}, label="b", id=f"b{i}") for i in range(3)]
    kept = thin_out(sheets, 13)
    assert [sheet.id for sheet in kept if sheet.label == "a"] == [str(i) for i in range(0, 100, 10)]
    assert sum(sheet.label == "b" for sheet in kept) == 3
    assert len(thin_out(sheets, 1000)) == 103
    assert thin_out(sheets, 0) == []


def test_the_curve_can_be_left_out(bakery: Catalog) -> None:
    result = evaluate(bakery, [person("baker", 4, 0)], curve_people=0)
    assert (result.people, result.curve_people, result.curve) == (1, 0, [])


def test_progress_counts_up_to_all_people(bakery: Catalog) -> None:
    calls: list[tuple[int, int]] = []
    people = [person("baker", 4, 0)] * 3
    evaluate(bakery, people, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1, 3), (2, 3), (3, 3)]


@given(data=st.data())
def test_evaluate_names_the_role_and_family_that_match_names(
    catalog: Catalog, data: st.DataObject
) -> None:
    answers = st.dictionaries(
        st.sampled_from(sorted(catalog.items)), st.integers(0, 4), min_size=12
    )
    experience = st.sampled_from(get_args(Experience))
    sheet = data.draw(
        st.builds(
            AnswerSheet, levels=answers, label=st.just("data-engineer"), experience=experience
        )
    )
    match = rank_roles(catalog, sheet.levels, experience=sheet.experience)
    result = evaluate(catalog, [sheet], curve_people=0)
    assert result.people == (match.status == "ok")
    if match.ranking:
        (named,) = [role for role, n in result.confusion["data-engineer"].items() if n]
        assert named == match.ranking[0].role
        assert result.reliability[0].fit == pytest.approx(match.ranking[0].fit, abs=1e-6)
        assert result.family_plain == (match.families[0][0] == "engineering")


@given(data=st.data())
def test_people_walked_together_or_one_by_one_are_named_the_same(
    catalog: Catalog, data: st.DataObject
) -> None:
    roles = data.draw(st.lists(st.sampled_from(sorted(catalog.roles)), min_size=2, unique=True))
    answers = st.dictionaries(st.sampled_from(sorted(catalog.items)), st.integers(0, 4))
    sheets = [
        AnswerSheet(levels=data.draw(answers), label=data.draw(st.sampled_from(roles)))
        for _ in range(4)
    ]
    card = compile_scorecard(catalog)
    fast, plain = (
        walks_of(catalog, card, sheets, roles, is_fast=is_fast) for is_fast in (True, False)
    )
    assert fast == plain
