"""How near roles are to an occupation, in a made-up book of which likeness is counted by hand."""

from pathlib import Path

import pytest
from bakery import bakery
from msgspec.structs import replace

from roleadvisor.occupations.likeness import Profiles
from roleadvisor.occupations.model import Element, Occupation, OccupationBook
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Identifiers, Onet
from roleadvisor.results.jobs import OccupationName
from roleadvisor.results.nearest import (
    CitedOccupation,
    NearRole,
    cited_profiles,
    distance_of,
    nearest_roles,
    share_farther,
)

# All orders of 1, 3 and 5, so that each element has the same mean and spread. The likeness of two is
# that of their deviations: of (5, 3, 1) to (5, 1, 3) and (3, 5, 1) 0.5, to (1, 5, 3) and (3, 1, 5)
# minus 0.5, and to (1, 3, 5) minus 1.
RATINGS = {
    "11-1111.00": (500, 300, 100),
    "22-2222.00": (500, 100, 300),
    "22-2222.01": (),
    "33-3333.00": (300, 500, 100),
    "44-4444.00": (100, 500, 300),
    "55-5555.00": (300, 100, 500),
    "66-6666.00": (100, 300, 500),
}
BOOK = OccupationBook(
    attribution="",
    ratings_release="",
    elements=tuple(Element(name, "skill") for name in ("kneading", "selling", "milling")),
    occupations=tuple(
        Occupation(code, f"Workers {code[:2]}", "Work.", (), ratings)
        for code, ratings in RATINGS.items()
    ),
)
PROFILES = Profiles(BOOK)


def citing(catalog: Catalog, **codes: str) -> Catalog:
    roles = {
        role: replace(
            catalog.roles[role],
            identifiers=Identifiers(onet=Onet(taxonomy="made up", codes=(code,))),
        )
        for role, code in codes.items()
    }
    return replace(catalog, roles={**catalog.roles, **roles})


@pytest.fixture
def pack(tmp_path: Path) -> Catalog:
    small = bakery(tmp_path)
    return citing(small, baker="22-2222.01", seller="33-3333.00", miller="66-6666.00")


def test_of_roles_as_near_what_is_rated_itself_comes_before_what_a_stand_in_is_for(
    pack: Catalog,
) -> None:
    found = nearest_roles(pack, PROFILES, BOOK.by_code["11-1111.00"])
    assert found == [
        NearRole(
            id="seller",
            name="Seller",
            family="engineering",
            rank=1,
            likeness=0.5,
            has_stand_in=False,
            rated_as=[],
            occupations=[
                CitedOccupation(code="33-3333.00", title="Workers 33", is_rated=True, likeness=0.5)
            ],
            is_own=False,
        ),
        NearRole(
            id="baker",
            name="Baker",
            family="engineering",
            rank=1,
            likeness=0.5,
            has_stand_in=True,
            rated_as=[OccupationName(code="22-2222.00", title="Workers 22")],
            occupations=[
                CitedOccupation(code="22-2222.01", title="Workers 22", is_rated=False, likeness=0.5)
            ],
            is_own=False,
        ),
        NearRole(
            id="miller",
            name="Miller",
            family="science",
            rank=3,
            likeness=-1.0,
            has_stand_in=False,
            rated_as=[],
            occupations=[
                CitedOccupation(code="66-6666.00", title="Workers 66", is_rated=True, likeness=-1.0)
            ],
            is_own=False,
        ),
    ]


def test_ones_own_occupation_is_at_the_door_though_another_stands_in_for_it(pack: Catalog) -> None:
    first, *others = nearest_roles(pack, PROFILES, BOOK.by_code["22-2222.01"])
    assert (first.id, first.is_own, first.has_stand_in, first.likeness) == ("baker", True, True, 1)
    assert not any(role.is_own for role in others)
    assert distance_of([first, *others], 0.1) == "own"


def test_how_far_it_is_counts_the_occupations_that_lie_farther(pack: Catalog) -> None:
    cited = cited_profiles(pack, PROFILES)
    assert list(cited) == ["baker", "miller", "seller"]
    # The nearest role of the six is at 0.5 for (5, 3, 1), 1 for (5, 1, 3), 1 for (3, 5, 1), 0.5 for
    # (1, 5, 3), 0.5 for (3, 1, 5) and 1 for (1, 3, 5).
    assert share_farther(PROFILES, cited, 0.5) == 0
    assert share_farther(PROFILES, cited, 0.501) == 0.5
    assert share_farther(PROFILES, cited, 1) == 0.5


@pytest.mark.parametrize(
    ("share", "distance"),
    [(0.8, "near"), (0.79, "some-way"), (0.5, "some-way"), (0.49, "far"), (0.0, "far")],
)
def test_distance_is_told_in_three_steps(pack: Catalog, share: float, distance: str) -> None:
    roles = nearest_roles(pack, PROFILES, BOOK.by_code["11-1111.00"])
    assert distance_of(roles, share) == distance
