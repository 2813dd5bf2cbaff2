"""What moved between two kept results, each figure and word of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from bakery import bakery

from roleadvisor.history.compared import (
    Changed,
    Difference,
    Kept,
    Move,
    Said,
    difference_of,
    history_of,
)
from roleadvisor.history.kept import KeptResult, KeptRole
from roleadvisor.packs import Catalog

EARLIER = KeptResult(
    kept=datetime(2026, 3, 1, 12, tzinfo=UTC),
    id="ann",
    experience="newcomer",
    version="1",
    digest="old",
    questions=7,
    answers={"baking": 4, "oven": 0, "till": 4, "whisk": 2},
    mentioned={"mixer": 4, "dough": 2},
    ranking=[
        KeptRole(id="baker", name="Baker", fit=0.6, points=900),
        KeptRole(id="seller", name="Salesman", fit=0.3, points=-100),
        KeptRole(id="miller", name="Miller", fit=0.1, points=-1700),
    ],
    speciality=KeptRole(id="confectioner", name="Confectioner", fit=0.7, points=1000),
)
LATER = KeptResult(
    kept=datetime(2026, 9, 1, 12, tzinfo=UTC),
    id="ann-later",
    experience="practitioner",
    version="2",
    digest="new",
    questions=None,
    answers={"baking": 4, "oven": 4, "mixer": 4},
    mentioned={"dough": 3, "till": 4},
    ranking=[
        KeptRole(id="seller", name="Seller", fit=0.5, points=700),
        KeptRole(id="baker", name="Baker", fit=0.35, points=400),
        KeptRole(id="farmer", name="Farmer", fit=0.05, points=-2600),
    ],
    speciality=None,
)
FIRST = Kept(
    number=1,
    kept=EARLIER.kept,
    id="ann",
    experience="newcomer",
    version="1",
    digest="old",
    questions=7,
    answered=4,
    mentioned=2,
    ranking=EARLIER.ranking,
    speciality=EARLIER.speciality,
    towards=None,
)
SECOND = Kept(
    number=2,
    kept=LATER.kept,
    id="ann-later",
    experience="practitioner",
    version="2",
    digest="new",
    questions=None,
    answered=3,
    mentioned=2,
    ranking=LATER.ranking,
    speciality=None,
    towards=None,
)


@pytest.fixture
def small(tmp_path: Path) -> Catalog:
    return bakery(tmp_path)


def answered(level: int, word: str) -> Said:
    return Said(kind="asked", answer=level, word=word)


def named(level: int, word: str) -> Said:
    return Said(kind="mentioned", answer=level, word=word)


def moved(catalog: Catalog, before: KeptResult, after: KeptResult) -> Difference:
    return difference_of(catalog, (1, before), (2, after))


def test_results_are_numbered_from_the_oldest() -> None:
    assert history_of([EARLIER, LATER]).results == [FIRST, SECOND]


def test_roles_come_in_the_order_of_how_far_they_moved(small: Catalog) -> None:
    moves = moved(small, EARLIER, LATER).roles
    assert [(m.id, m.name, m.before, m.after) for m in moves] == [
        ("baker", "Baker", 0.6, 0.35),
        ("seller", "Seller", 0.3, 0.5),  # its name now, not what it was
        ("miller", "Miller", 0.1, None),
        ("farmer", "Farmer", None, 0.05),
    ]
    assert isinstance(moves[0], Move)


def test_what_is_known_of_an_item_changes_by_kind_level_and_word(small: Catalog) -> None:
    difference = moved(small, EARLIER, LATER)
    assert (difference.before, difference.after) == (FIRST, SECOND)
    assert difference.changed == [
        Changed(
            item="dough",
            text="Dough: sours, yeasts",
            before=named(2, "named in the text, working"),
            after=named(3, "named in the text, practitioner"),
        ),
        Changed(
            item="mixer",
            text="A mixer",
            before=named(4, "named in the text"),
            after=answered(4, "yes"),
        ),
        Changed(item="oven", text="An oven", before=answered(0, "no"), after=answered(4, "yes")),
        Changed(
            item="till",
            text="A till",
            before=answered(4, "yes"),
            after=named(4, "named in the text"),
        ),
        # The pack does not have it, and so no word for its level.
        Changed(item="whisk", text=None, before=answered(2, "2"), after=None),
    ]


def test_a_difference_says_if_pack_or_roles_are_others(small: Catalog) -> None:
    other = moved(small, EARLIER, LATER)
    assert (other.is_same_pack, other.has_same_roles) == (False, False)
    same = moved(small, EARLIER, EARLIER)
    assert (same.is_same_pack, same.has_same_roles, same.changed) == (True, True, [])
    assert [(m.id, m.before, m.after) for m in same.roles] == [
        ("baker", 0.6, 0.6),
        ("miller", 0.1, 0.1),
        ("seller", 0.3, 0.3),
    ]


def test_an_answer_replaces_a_mention_of_the_same(small: Catalog) -> None:
    both = KeptResult(
        kept=LATER.kept,
        id=None,
        experience="practitioner",
        version="2",
        digest="new",
        questions=None,
        answers={"mixer": 0},
        mentioned={"mixer": 4},
        ranking=LATER.ranking,
        speciality=None,
        towards=None,
    )
    (change,) = [c for c in moved(small, both, LATER).changed if c.item == "mixer"]
    assert (change.before, change.after) == (answered(0, "no"), answered(4, "yes"))
