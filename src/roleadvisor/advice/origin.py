"""From an occupation into data: the nearest roles, what carries over, what is missing, ways in."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from roleadvisor.catalog import Catalog
from roleadvisor.catalog.model import WayIn
from roleadvisor.occupations import (
    Occupation,
    OccupationBook,
    Profile,
    Profiles,
    Reading,
    Titled,
    TitleIndex,
    Trait,
    likeness,
    words_asked,
    words_of,
)

LISTED = 6
WAYS_IN = 2
# Roles whose likeness is this close are as near as each other, as far as this can tell.
ALIKE = 0.03
# Of all occupations, the share that lies farther from data; round figures, by judgement.
NEAR = 0.8
FAR = 0.5
DIGITS = 3

Distance = Literal["own", "near", "some-way", "far"]


class RoleLikeness(NamedTuple):
    """How alike a role is to an occupation, from -1 to 1; equal ones share a rank.

    `occupations` are those that the role cites, each with its own likeness; `is_own` says that the
    person's is among them.
    """

    role: str
    rank: int
    likeness: float
    profile: Profile
    occupations: Sequence[tuple[Occupation, float]]
    is_own: bool


class Approach(NamedTuple):
    """A way into a role that its profile knows; it `is_own` if it names the person's occupation."""

    role: str
    way: WayIn
    is_own: bool


class Origin(NamedTuple):
    """Where somebody comes from, seen from data.

    `nearer_than` is the share of all rated occupations that lie farther from data; `roles` are the
    nearest first; `not_comparable` cite no occupation. What carries over and what is missing is with
    the nearest role; where no skill `stands_out` in both, what is important in both carries over.
    `approaches` are the ways in that name the occupation, or else the nearest
    role's first.
    """

    reading: Reading
    titled: Titled
    profile: Profile
    distance: Distance
    nearer_than: float
    roles: Sequence[RoleLikeness]
    not_comparable: Sequence[str]
    carried_over: Sequence[Trait]
    stands_out: bool
    missing: Sequence[Trait]
    approaches: Sequence[Approach]


def role_called(catalog: Catalog, text: str) -> str | None:
    """Return the role that is called so, by its name or its id."""
    asked = words_asked(text)
    names = ((role, profile.name) for role, profile in catalog.roles.items())
    return next((role for role, name in names if asked in {words_of(name), words_of(role)}), None)


def read_title(catalog: Catalog, index: TitleIndex, text: str) -> Reading:
    """Return what a title is taken to mean; a role's own name means an occupation that it cites."""
    role = role_called(catalog, text)
    return index.read(text, preferred=_codes(catalog, role) if role else ())


def origin_of(
    catalog: Catalog, book: OccupationBook, index: TitleIndex, reading: Reading, titled: Titled
) -> Origin | None:
    """Return where an occupation lies, seen from data; None if nothing can be compared.

    That is so if neither it nor any occupation near it is rated, or no role cites one.
    """
    profiles = Profiles(book)
    profile = profiles.of(titled.occupation)
    cited = {role: known for role in catalog.roles if (known := _cited(catalog, profiles, role))}
    if profile is None or not cited:
        return None
    roles = _ranked(catalog, book, profiles, cited, titled.occupation)
    nearest = roles[0]
    nearer_than = _nearer_than(profiles, cited, nearest.likeness)
    pair = (profile, nearest.profile)
    carried_over = profiles.carried_over(*pair, limit=LISTED)
    common = carried_over or profiles.important_in_both(*pair, limit=LISTED)
    named = {trait.element.name for trait in common}
    missing = profiles.missing(*pair, limit=LISTED + len(named))
    return Origin(
        reading=reading,
        titled=titled,
        profile=profile,
        distance=_distance(roles, nearer_than),
        nearer_than=nearer_than,
        roles=roles,
        not_comparable=[role for role in catalog.roles if role not in cited],
        carried_over=common,
        stands_out=bool(carried_over),
        missing=[trait for trait in missing if trait.element.name not in named][:LISTED],
        approaches=_approaches(catalog, index, titled.occupation, [r.role for r in roles]),
    )


def _codes(catalog: Catalog, role: str) -> Sequence[str]:
    onet = catalog.roles[role].identifiers.onet
    return onet.codes if onet else ()


def _cited(catalog: Catalog, profiles: Profiles, role: str) -> Profile | None:
    return profiles.together(_codes(catalog, role))


def _ranked(
    catalog: Catalog,
    book: OccupationBook,
    profiles: Profiles,
    cited: Mapping[str, Profile],
    occupation: Occupation,
) -> list[RoleLikeness]:
    mine = profiles.of(occupation)
    if mine is None:
        return []
    direction = mine.direction
    alike = {
        role: round(likeness(direction, theirs.direction), DIGITS) for role, theirs in cited.items()
    }
    ranked = []
    for role in sorted(alike, key=lambda r: (-alike[r], r)):
        codes = _codes(catalog, role)
        pairs = [
            (known, round(likeness(direction, profile.direction), DIGITS))
            for code in codes
            if (known := book.by_code.get(code)) and (profile := profiles.of(known))
        ]
        rank = 1 + sum(other > alike[role] for other in alike.values())
        is_own = occupation.code in codes
        ranked.append(RoleLikeness(role, rank, alike[role], cited[role], pairs, is_own))
    return ranked


def _nearer_than(profiles: Profiles, cited: Mapping[str, Profile], nearest: float) -> float:
    directions = list({profile.direction: None for profile in cited.values()})
    best = [max(likeness(one, d) for d in directions) for one in profiles.directions.values()]
    return sum(round(value, DIGITS) < nearest for value in best) / len(best)


def _distance(roles: Sequence[RoleLikeness], nearer_than: float) -> Distance:
    if any(role.is_own for role in roles):
        return "own"
    return "near" if nearer_than >= NEAR else "some-way" if nearer_than >= FAR else "far"


def _approaches(
    catalog: Catalog, index: TitleIndex, occupation: Occupation, roles: Sequence[str]
) -> list[Approach]:
    ways = [
        Approach(role, way, _names(index, way.background, occupation))
        for role in roles
        for way in catalog.roles[role].ways_in
    ]
    own = [approach for approach in ways if approach.is_own]
    return (own or [approach for approach in ways if approach.role == roles[0]])[:WAYS_IN]


def _names(index: TitleIndex, background: str, occupation: Occupation) -> bool:
    """Return whether a background such as "Records managers and librarians" names an occupation."""
    for part in re.split(r",| and | who | of | in ", background):
        reading = index.read(part)
        named = [titled.occupation for titled in (reading.best, *reading.others) if titled]
        if reading.certainty in {"exact", "shared"} and occupation in named:
            return True
    return False
