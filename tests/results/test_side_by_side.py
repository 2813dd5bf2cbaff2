"""Two roles of a made-up pack side by side, counted by hand."""

from pathlib import Path
from typing import Any

import pytest
from bakery import bakery
from msgspec.structs import replace

from roleadvisor.packs import Catalog
from roleadvisor.results.compare import Comparison, Role, compare
from roleadvisor.results.deciding import Decider


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return bakery(Path(tmp_path_factory.mktemp("bakery")))


@pytest.fixture(scope="module")
def compared(small: Catalog) -> Comparison:
    return compare(small, "baker", "confectioner")


def with_share(catalog: Catalog, role: str, item: str, **changed: Any) -> Catalog:
    """Return a catalogue in which something else is said of one share."""
    of_role = {**catalog.shares[role], item: replace(catalog.shares[role][item], **changed)}
    return replace(catalog, shares={**catalog.shares, role: of_role})


def apart(catalog: Catalog, first: str, second: str) -> list[str]:
    return [pair.item for pair in compare(catalog, first, second).apart]


def common(catalog: Catalog, first: str, second: str) -> list[str]:
    return [pair.item for pair in compare(catalog, first, second).common]


def test_each_side_is_the_role_that_was_named(compared: Comparison) -> None:
    summary = "A made-up role that exists for the tests only."
    assert compared.first == Role(id="baker", name="Baker", summary=summary, pay=None)
    assert compared.second == Role(
        id="confectioner", name="Confectioner", summary=summary, pay=None
    )


def test_what_sets_two_roles_apart_is_what_either_has_more_of(
    small: Catalog, compared: Comparison
) -> None:
    told = [(p.item, p.text, p.first.share, p.second.share) for p in compared.apart]
    assert told == [
        ("decorating", "Decorating cakes", 0.3, 0.8),
        ("mixer", "A mixer", 0.5, 0.8),
        ("oven", "An oven", 0.8, 0.5),
    ]
    # By 0.75, 0.4, 0.3, 0.3 and 0.2.
    assert apart(small, "baker", "seller") == ["baking", "till", "oven", "selling", "diploma"]


def test_what_both_have_is_what_is_known_of_both(small: Catalog, compared: Comparison) -> None:
    told = [(p.item, p.first.share, p.second.share) for p in compared.common]
    assert told == [("baking", 0.8, 0.8), ("diploma", 0.5, 0.5), ("dough", 0.5, 0.5)]
    assert [p.second.inherited_from for p in compared.common] == ["baker"] * 3
    # Of mixers, 0.5 and 0.4, nobody has said anything about sellers.
    assert common(small, "baker", "seller") == []
    asked = with_share(small, "seller", "mixer", n=120)
    assert common(asked, "baker", "seller") == ["mixer"]
    inherited = with_share(small, "seller", "mixer", n=120, inherited_from="miller")
    assert common(inherited, "baker", "seller") == []


def test_a_shown_share_that_says_the_opposite_is_left_out(small: Catalog) -> None:
    opposite = with_share(small, "seller", "till", share=0.3)
    assert apart(opposite, "baker", "seller") == ["baking", "oven", "selling", "diploma"]
    assert common(
        with_share(small, "confectioner", "diploma", share=0.3), "baker", "confectioner"
    ) == [
        "baking",
        "dough",
    ]


def test_questions_decide_by_the_points_of_the_first_less_those_of_the_second(
    compared: Comparison,
) -> None:
    assert compared.deciding == [
        # Confectioners have 1274 for a yes and -1627 for a no; of bakers nothing is said.
        Decider(item="decorating", text="Decorating cakes", yes=-1274, no=1627),
        Decider(item="oven", text="An oven", yes=678, no=-661),
        # 225 and 700 for a yes, -92 and -555 for a no.
        Decider(item="mixer", text="A mixer", yes=-475, no=463),
    ]


def test_people_are_told_apart_as_often_as_the_normal_curve_says(compared: Comparison) -> None:
    # A baker leads by 756.7 for decorating, 410.2 for the oven and -6 for the mixer on average, with
    # variances of 0.21 * 2901 ** 2, 0.16 * 1339 ** 2 and 0.25 * 938 ** 2: 0.77 deviations, or 0.779.
    # A confectioner by 693.8, -8.5 and 287.4, with 0.16 * 2901 ** 2, 0.25 * 1339 ** 2 and
    # 0.16 * 938 ** 2: 0.70 deviations, or 0.758.
    assert compared.told_apart == 0.769
