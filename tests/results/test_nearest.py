"""How near roles are to an occupation, in a made-up book of which likeness is counted by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from bakery import bakery
from msgspec.structs import replace

from roleadvisor.occupations import ATTRIBUTION
from roleadvisor.occupations.likeness import Profiles
from roleadvisor.occupations.model import Element, Occupation, OccupationBook
from roleadvisor.occupations.titles import TitleIndex
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Identifiers, Onet, WayIn
from roleadvisor.results.jobs import FoundOccupation, OccupationName
from roleadvisor.results.nearest import (
    CitedOccupation,
    NearRole,
    cited_profiles,
    distance_of,
    nearest_roles,
    share_farther,
)
from roleadvisor.results.origin import (
    Approach,
    Origin,
    OwnRole,
    RatedTrait,
    find_current_job,
    find_occupation,
    find_origin,
    kin_of,
    origin_of,
    read_title,
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


def way(background: str) -> WayIn:
    return WayIn(background=background, bring="A strong back", learn="To rise early")


def with_ways(catalog: Catalog, **backgrounds: Sequence[str]) -> Catalog:
    changed = {
        role: replace(catalog.roles[role], ways_in=tuple(map(way, listed)))
        for role, listed in backgrounds.items()
    }
    return replace(catalog, roles={**catalog.roles, **changed})


def origin(catalog: Catalog, title: str) -> Origin:
    index = TitleIndex(BOOK)
    reading = read_title(catalog, PROFILES, index, title)
    assert reading.best
    found = origin_of(catalog, PROFILES, index, reading, reading.best)
    assert found
    return found


def test_an_origin_says_what_is_important_in_both_and_how_much(pack: Catalog) -> None:
    found = origin(pack, "Workers 11")
    assert found.certainty == "exact"
    assert found.occupation == FoundOccupation(
        code="11-1111.00",
        title="Workers 11",
        called="Workers 11",
        description="Work.",
        rated_as=(),
    )
    # Of (5, 3, 1) and the sellers' (3, 5, 1); selling, which it has less of, is told once.
    assert found.carries_over == [
        RatedTrait(name="kneading", kind="skill", yours=5.0, theirs=3.0),
        RatedTrait(name="selling", kind="skill", yours=3.0, theirs=5.0),
    ]
    assert (found.stands_out, found.missing) == (False, [])
    # No other occupation's nearest role is less alike than 0.5.
    assert (found.distance, found.nearer_than) == ("far", 0.0)
    assert found.not_comparable == ["bread-baker", "confectioner", "manager"]
    assert [role.id for role in found.as_near] == ["seller", "baker"]


def test_an_occupation_that_a_role_cites_is_nearer_than_those_that_none_does(pack: Catalog) -> None:
    found = origin(pack, "Workers 66")
    # Half of the six are cited, or stand in for what is.
    assert (found.distance, found.nearer_than, found.stands_out) == ("own", 0.5, True)
    assert found.carries_over == [RatedTrait(name="milling", kind="skill", yours=5.0, theirs=5.0)]


def test_a_way_in_is_ones_own_or_else_one_of_two_into_the_nearest_role(pack: Catalog) -> None:
    ways = with_ways(
        pack, seller=["Bakers", "Grocers", "Waiters"], miller=["Farmers", "Smiths and Workers 11"]
    )
    (own,) = origin(ways, "Workers 11").ways_in
    assert own == Approach(
        id="miller",
        name="Miller",
        is_own=True,
        background="Smiths and Workers 11",
        bring="A strong back",
        learn="To rise early",
    )
    others = origin(ways, "Workers 33").ways_in
    assert [(one.id, one.background, one.is_own) for one in others] == [
        ("seller", "Bakers", False),
        ("seller", "Grocers", False),
    ]


def test_three_roles_at_most_are_told_to_be_as_near(pack: Catalog) -> None:
    found = origin(pack, "Workers 11")

    def as_near(*likeness: float) -> int:
        roles = [replace(found.roles[0], likeness=one) for one in likeness]
        return len(replace(found, roles=roles).as_near)

    assert as_near(0.5, 0.5, 0.5, 0.5) == 3
    assert as_near(0.5, 0.48, 0.46) == 2


def test_a_current_job_is_as_near_as_the_occupation(catalog: Catalog) -> None:
    job, found = find_current_job(catalog, "accountant"), find_occupation(catalog, "accountant")
    assert found.nearer_than
    assert (job.nearer_than, job.distance, job.certainty) == (
        found.nearer_than,
        found.distance,
        found.certainty,
    )
    assert job.occupation == found.occupation
    near = [(role.id, role.name, role.likeness) for role in found.roles]
    assert [(role.id, role.name, role.likeness) for role in job.roles] == near


def test_of_many_that_share_a_title_the_most_typical_comes_first_and_the_unrated_last(
    pack: Catalog,
) -> None:
    ratings = {"70": (), "71": (100, 300, 500), "72": (500, 100, 300)}
    ratings |= dict.fromkeys(["73", "74", "75", "76", "77"], (500, 300, 100))
    hands = tuple(
        Occupation(f"{code}-0000.00", f"Workers {code}", "Work.", ("Hand",), rated)
        for code, rated in ratings.items()
    )
    book = OccupationBook(
        attribution="",
        ratings_release="",
        elements=BOOK.elements,
        occupations=(*BOOK.occupations, *hands),
    )
    reading = read_title(pack, Profiles(book), TitleIndex(book), "hand")
    assert (reading.certainty, reading.best and reading.best.title) == ("shared", "Hand")
    titled = [one for one in (reading.best, *reading.others) if one]
    codes = [one.occupation.code[:2] for one in titled]
    # Five of the seven that are rated are alike, and one of them is most unlike these.
    assert codes == ["73", "74", "75", "76", "77", "72", "71", "70"]


def test_a_title_that_is_only_nearly_one_is_said_to_be_so(pack: Catalog) -> None:
    found = origin(pack, "Wokers 11")
    assert (found.certainty, found.occupation and found.occupation.code) == ("near", "11-1111.00")


def test_of_a_role_that_no_occupation_is_called_there_is_only_the_role(tmp_path: Path) -> None:
    small = bakery(tmp_path)
    assert find_origin(small, "Senior Confectioner") == Origin(
        attribution=ATTRIBUTION,
        field="bread",
        query="Senior Confectioner",
        role=OwnRole(
            id="confectioner",
            name="Confectioner",
            family="engineering",
            specialises="baker",
            summary="A made-up role that exists for the tests only.",
            nearest=kin_of(small, "confectioner"),
        ),
        certainty=None,
        occupation=None,
        others=(),
        distance=None,
        nearer_than=None,
        roles=(),
        not_comparable=(),
        carries_over=(),
        stands_out=False,
        missing=(),
        ways_in=(),
    )
