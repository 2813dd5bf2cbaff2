"""What an evaluation measures, counted by hand on a few people."""

from collections.abc import Sequence
from math import log

import pytest
from conftest import MakePack
from hypothesis import given
from hypothesis import strategies as st
from packing import specialise

from roleadvisor.evaluation import Evaluation, evaluate, final_of, role_of, walks_of
from roleadvisor.evaluation.measures import (
    Bin,
    FamilyAccuracy,
    FamilyResult,
    RoleResult,
    TopK,
)
from roleadvisor.evaluation.order import thin_out
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.scoring.match import rank_sheet
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import EXPERIENCES, AnswerSheet

# Figures are told to six digits.
ROUNDING = 5e-7


@pytest.fixture
def bakery(make_pack: MakePack) -> Catalog:
    pack = make_pack(
        baker="baking: core, selling: rare, oven: core",
        seller="baking: rare, selling: core, oven: rare",
    )
    path = pack / "seller.yaml"
    path.write_text(path.read_text().replace("family: engineering", "family: science"))
    return load_catalog(pack)


@pytest.fixture
def split(make_pack: MakePack) -> Catalog:
    """Two whole roles; bakers may sell on a market too, and are named so from a small lead on."""
    pack = make_pack(
        **{
            "baker": "baking: core, selling: rare",
            "market-baker": "baking: core, selling: core",
            "seller": "baking: rare, selling: common",
        }
    )
    specialise(pack / "market-baker.yaml", "baker", start=-100, margin=300)
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
    assert result.family.balanced_top_1 == result.balanced.top_1
    assert result.confusion == {
        "baker": {"baker": 3, "seller": 1},
        "seller": {"baker": 1, "seller": 0},
    }


def test_every_measure_of_six_people_is_counted_by_hand(bakery: Catalog) -> None:
    people = [person("seller", 0, 4), person("seller", 4, 4)]
    people += [*[person("baker", 4, 0)] * 3, person("baker", 0, 4)]
    result = measured(bakery, *people)
    # Who likes one and not the other has 678 + 926 points for that role and -3322 - 1322 for the other:
    # odds of 2 ** 6.248, a fit of 0.987014. Who likes both has -2644 for each, and the first id wins.
    # A baker counts an eighth, a seller a quarter, so that both roles count a half.
    assert (result.people, result.insufficient, result.left_out) == (6, 0, 0)
    assert result.balanced == TopK(top_1=0.625, top_2=1, top_3=1)
    assert result.plain == TopK(top_1=0.666667, top_2=1, top_3=1)
    assert result.mean_reciprocal_rank == 0.8125
    # Of -log(0.987014), -log(0.012986) and -log(0.5): 0.013071, 4.343886 and 0.693147.
    loss = (3 * 0.013071 + 4.343886) / 8 + (0.013071 + 0.693147) / 4
    assert result.log_loss == pytest.approx(loss, abs=1e-5)
    assert result.reliability == [
        Bin(low=0.5, high=0.6, n=1, weight=0.25, fit=0.5, accuracy=0),
        # Right are three bakers and a seller: 5 eighths of 6.
        Bin(low=0.9, high=1.0, n=5, weight=0.75, fit=0.987014, accuracy=0.833333),
    ]
    error = 0.25 * 0.5 + 0.75 * (0.987014 - 0.833333)
    assert result.calibration_error == pytest.approx(error, abs=1e-6)
    assert result.roles == [
        RoleResult(
            id="baker",
            name="baker person",
            n=4,
            is_small=True,
            top_1=0.75,
            top_2=1,
            top_3=1,
            mean_reciprocal_rank=0.875,
        ),
        RoleResult(
            id="seller",
            name="seller person",
            n=2,
            is_small=True,
            top_1=0.5,
            top_2=1,
            top_3=1,
            mean_reciprocal_rank=0.75,
        ),
    ]
    assert result.family == FamilyAccuracy(
        balanced_top_1=0.625,
        plain_top_1=0.666667,
        families=[
            FamilyResult(id="engineering", name="Engineering", n=4, top_1=0.75),
            FamilyResult(id="science", name="Science", n=2, top_1=0.5),
        ],
    )
    assert result.confusion == {
        "baker": {"baker": 3, "seller": 1},
        "seller": {"baker": 1, "seller": 1},
    }


def test_the_first_two_and_three_places_are_counted_apart(make_pack: MakePack) -> None:
    same = "baking: core, selling: core"
    catalog = load_catalog(make_pack(a=same, b=same, c=same, d="baking: rare, selling: rare"))
    # The first three share the lead in order of id.
    people = [person("b", 4, 4), person("c", 4, 4), person("d", 4, 4), person("d", 4, 4)]
    result = measured(catalog, *people)
    assert result.balanced == TopK(top_1=0, top_2=0.333333, top_3=0.666667)
    assert result.plain == TopK(top_1=0, top_2=0.25, top_3=0.5)
    assert result.mean_reciprocal_rank == round((1 / 2 + 1 / 3 + 1 / 4) / 3, 6)
    assert {r.id: (r.top_1, r.top_2, r.top_3) for r in result.roles if r.n} == {
        "b": (0, 1, 1),
        "c": (0, 0, 1),
        "d": (0, 0, 0),
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
    _, fit = final_of(bakery, compile_scorecard(bakery), person("baker", 4, 0), ())
    assert right.log_loss == pytest.approx(-log(fit), abs=ROUNDING)
    assert wrong.log_loss == pytest.approx(-log(1 - fit), abs=ROUNDING)


def test_people_of_other_roles_and_with_too_few_answers_are_counted_apart(bakery: Catalog) -> None:
    result = measured(
        bakery,
        person("baker", 4, 0),
        person("seller", 0, 4),
        AnswerSheet(levels={"baking": 4}, label="baker"),
        roles=["baker"],
    )
    assert (result.people, result.insufficient) == (0, 2)
    assert (result.left_out, result.left_out_labels) == (1, {"seller": 1})
    assert measured(bakery, AnswerSheet(levels={"baking": 4}, label="baker")).insufficient == 1


def test_too_few_answers_name_no_role(bakery: Catalog) -> None:
    card = compile_scorecard(bakery)
    assert final_of(bakery, card, AnswerSheet(levels={"baking": 4}), ()) == ("", 0.0)


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


def test_labels_that_are_no_role_are_left_out_and_counted(bakery: Catalog) -> None:
    labels = ["baker", "", "cook", "cook", "brewer"]
    result = measured(bakery, *(person(label, 4, 0) for label in labels))
    assert (result.people, result.left_out) == (1, 4)
    # The most frequent first, then by name.
    assert list(result.left_out_labels.items()) == [("cook", 2), ("", 1), ("brewer", 1)]


def test_what_a_pack_does_not_have_is_counted_by_sheets(bakery: Catalog) -> None:
    sheets = [AnswerSheet(levels={}, label="baker", unknown=u) for u in (["a"], ["b", "a"], [])]
    assert measured(bakery, *sheets).unknown == {"a": 2, "b": 1}


def test_people_of_a_speciality_count_to_its_whole_role_unless_it_is_named(split: Catalog) -> None:
    people = [person("market-baker", 4, 4), person("baker", 4, 0)]
    whole = measured(split, *people)
    assert {r.id: r.n for r in whole.roles} == {"baker": 2, "seller": 0}
    assert whole.confusion == {"baker": {"baker": 2, "seller": 0}}
    side = measured(split, *people, roles=["market-baker", "seller"])
    assert {r.id: r.n for r in side.roles} == {"market-baker": 1, "seller": 0}
    assert (side.left_out, side.left_out_labels) == (1, {"baker": 1})
    assert side.confusion == {"market-baker": {"market-baker": 1, "seller": 0}}
    assert (whole.specialities is None, side.specialities) == (False, None)


def test_it_is_counted_who_is_told_a_speciality_and_who_would_have_been_right(
    split: Catalog,
) -> None:
    both, one = {"baking": 4, "selling": 4}, {"baking": 4, "selling": 0}
    labels = [("market-baker", both), ("market-baker", one), ("baker", both)]
    labels += [("baker", one), ("baker", one)]
    people = [AnswerSheet(levels=said, label=who) for who, said in labels]
    told = measured(split, *people).specialities
    assert told
    assert [(s.id, s.role, s.n, s.named) for s in told.labelled] == [
        ("market-baker", "baker", 2, 1)
    ]
    assert [(p.id, p.n, p.named, p.specialities) for p in told.plain] == [
        ("baker", 3, 1, {"market-baker": 1}),
        ("seller", 0, 0, {}),
    ]


def test_roles_with_few_people_are_told_to_be_small(bakery: Catalog) -> None:
    people = [person("baker", 4, 0)] * 50 + [person("seller", 0, 4)] * 49
    small = {result.id: result.is_small for result in measured(bakery, *people).roles}
    assert small == {"baker": False, "seller": True}


def test_sheets_that_only_mention_are_measured_but_draw_no_curve(catalog: Catalog) -> None:
    mentioned = dict.fromkeys(["spark", "kafka", "airflow", "python", "sql"], 4)
    sheets = [
        AnswerSheet(levels={}, mentioned=mentioned, label="data-engineer"),
        AnswerSheet(levels={"move-data": 4}, mentioned=mentioned, label="data-engineer"),
    ]
    result = evaluate(catalog, sheets, quiz_people=0)
    assert (result.people, result.curve_people) == (2, 1)
    assert [point.answers for point in result.curve] == [1]


@pytest.mark.parametrize(
    ("label", "roles", "own"),
    [
        ("baker", (), "baker"),
        ("market-baker", (), "baker"),
        ("cook", (), None),
        (None, (), None),
        ("market-baker", ("market-baker", "seller"), "market-baker"),
        ("market-baker", ("baker", "seller"), None),
    ],
)
def test_a_label_stands_for_a_whole_role_or_for_one_of_those_named(
    split: Catalog, label: str | None, roles: Sequence[str], own: str | None
) -> None:
    assert role_of(split, label, roles) == own


@st.composite
def people(draw: st.DrawFn, catalog: Catalog, labels: Sequence[str]) -> AnswerSheet:
    skills = sorted(item.id for item in catalog.items.values() if item.is_skill)
    answers = st.dictionaries(st.sampled_from(sorted(catalog.items)), st.integers(0, 4))
    mentions = st.dictionaries(st.sampled_from(skills), st.integers(1, 4), max_size=12)
    return AnswerSheet(
        levels=draw(answers),
        mentioned=draw(mentions),
        experience=draw(st.sampled_from(EXPERIENCES)),
        label=draw(st.sampled_from(labels)),
    )


some_roles = st.sampled_from(
    [(), ("etl-developer", "statistician"), ("data-analyst", "ml-engineer")]
)


@given(data=st.data())
def test_evaluate_names_what_match_names(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    roles = data.draw(some_roles)
    label = roles[0] if roles else "etl-developer"
    own = roles[0] if roles else "data-engineer"
    sheet = data.draw(people(catalog, [label]))
    match = rank_sheet(catalog, card, sheet, roles)
    result = evaluate(catalog, [sheet], roles=roles, curve_people=0)
    assert result.people == (match.status == "ranked")
    named, fit = final_of(catalog, card, sheet, roles)
    assert named == (match.ranking[0].id if match.ranking else "")
    if match.ranking:
        assert result.confusion[own][named] == 1
        assert fit == pytest.approx(match.ranking[0].fit, abs=1e-6)
        assert result.reliability[0].fit == round(fit, 6)
        assert result.family.plain_top_1 == (match.families[0].id == catalog.roles[own].family)
        if result.specialities:
            told = {s.id for s in result.specialities.labelled if s.named}
            assert told == {match.speciality} & {"etl-developer"}


@given(data=st.data())
def test_people_walked_together_or_one_by_one_are_named_the_same(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    roles = data.draw(some_roles)
    sheets = [data.draw(people(catalog, sorted(catalog.roles))) for _ in range(4)]
    fast, plain = (
        walks_of(catalog, card, sheets, roles, is_fast=is_fast) for is_fast in (True, False)
    )
    assert fast == plain
    for sheet, walk in zip(sheets, plain, strict=True):
        if len(walk) == len(sheet.levels):
            named, _ = final_of(catalog, card, sheet, roles)
            assert not named or walk[-1:] == [named][: len(walk)]
