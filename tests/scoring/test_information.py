"""What a question is expected to tell, in bits, counted by hand."""

import pytest
from conftest import MakePack

from roleadvisor.packs import load_catalog
from roleadvisor.scoring.information import (
    GainTable,
    best_item,
    expected_information_gain,
    focused,
    gain_table,
    gathered,
    next_items,
)
from roleadvisor.sheets.sheet import Experience

EVEN = [0.5, 0.5]


@pytest.mark.parametrize(
    ("item", "experience", "bits"),
    [
        # Half of both would say yes, which is a bit; of 0.8 and of 0.2 an answer is worth 0.721928.
        ("baking", "practitioner", 1 - 0.721928),
        ("baking", "newcomer", 1 - 0.721928),
        # A no to a tool is worth half: 0.5 and 0.25 of the bit, and of the others 0.257542 + 0.232193
        # and 0.464386 + 0.128771.
        ("oven", "practitioner", 0.75 - (0.489735 + 0.593157) / 2),
        # And nothing of a newcomer.
        ("oven", "newcomer", 0.5 - (0.257542 + 0.464386) / 2),
    ],
)
def test_a_question_tells_what_is_unknown_less_what_stays_unknown(
    make_pack: MakePack, item: str, experience: Experience, bits: float
) -> None:
    shares = {"baker": "oven: core, baking: core", "seller": "oven: occasional, baking: occasional"}
    catalog = load_catalog(make_pack(**shares))
    assert catalog.questionnaire.worth_of_no == 0.5
    table = gain_table(catalog, experience=experience)
    gain = expected_information_gain(table, table.items.index(item), EVEN)
    assert gain == pytest.approx(bits, abs=1e-6)


def test_an_answer_that_is_certain_is_no_surprise() -> None:
    table = GainTable(
        roles=("a", "b"),
        items=("x",),
        weights=(0.5,),
        shares=((1.0, 0.0),),
        surprises=((0.0, 0.0),),
        no_worth=(1.0,),
    )
    whole = gathered(table, ("a", "b"), ((0,), (1,)), (1.0, 1.0))
    assert whole.surprises == [[0.0, 0.0]]
    # It tells the two apart wholly, which is a bit, and weighs half.
    assert expected_information_gain(whole, 0, EVEN) == 0.5


def test_what_tells_only_the_classes_of_a_role_apart_is_worth_nothing() -> None:
    table = GainTable(
        roles=("a", "a1", "b"),
        items=("x",),
        weights=(1.0,),
        shares=((0.2, 0.8, 0.5),),
        surprises=((0.0, 0.0, 0.0),),
        no_worth=(1.0,),
    )
    whole = gathered(table, ("a", "b"), ((0, 1), (2,)), (0.5, 0.5, 1.0))
    assert (whole.roles, whole.shares) == (("a", "b"), [[0.5, 0.5]])
    assert expected_information_gain(whole, 0, EVEN) == 0
    assert best_item(whole, [0], EVEN) is None


def test_belief_is_drawn_toward_what_is_likely() -> None:
    # 0.6, 0.3 and 0.1 to the third power are 0.216, 0.027 and 0.001, of 0.244.
    assert focused([0.6, 0.3, 0.1]) == pytest.approx([216 / 244, 27 / 244, 1 / 244])


def test_the_first_of_equal_questions_is_asked_first(make_pack: MakePack) -> None:
    catalog = load_catalog(
        make_pack(
            baker="baking: core, selling: core, oven: common",
            seller="baking: occasional, selling: occasional, oven: occasional",
        )
    )
    assert next_items(catalog, ()) == ["baking", "selling", "oven"]
    assert next_items(catalog, ["baking"], limit=1) == ["selling"]
    table = gain_table(catalog)
    assert best_item(table, [0, 2], EVEN) == table.items.index("baking")
