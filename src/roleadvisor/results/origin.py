"""From an occupation into data: the nearest roles, what carries over, what is missing, ways in."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from roleadvisor.occupations import (
    Occupation,
    Profile,
    Profiles,
    Reading,
    Titled,
    TitleIndex,
    Trait,
    likeness,
    ways_to_say,
    words_asked,
    words_of,
)
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import WayIn
from roleadvisor.packs.roles import role_called

LISTED = 6
WAYS_IN = 2
# So many other occupations under one title are no short list to choose from.
MANY = 6
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


def own_role(catalog: Catalog, text: str) -> str | None:
    """Return the role of ours that a job title is, whatever it says of how senior somebody is."""
    return next((role for way in ways_to_say(text) if (role := role_called(catalog, way))), None)


def read_title(catalog: Catalog, profiles: Profiles, index: TitleIndex, text: str) -> Reading:
    """Return what a title is taken to mean; a role's own name means an occupation that it cites.

    Of many occupations that share a title, the most typical one comes first: a professor is not of
    forestry by the order of codes.
    """
    role = own_role(catalog, text)
    cited = _codes(catalog, role) if role else ()
    reading = index.read(text, preferred=cited)
    if role and reading.certainty == "near" and reading.best:
        # A role's own name is no misspelling of another title.
        is_cited = reading.best.occupation.code in cited
        return reading if is_cited else Reading("unknown", None, ())
    field = words_of(catalog.questionnaire.field)
    is_of_field = set(field) <= set(words_asked(text))
    if reading.certainty == "near" and reading.best and is_of_field:
        # Who works in the field is not to be read as a steward of passengers.
        is_read = set(field) <= set(words_of(reading.best.title))
        reading = reading if is_read else Reading("unknown", None, ())
    if role or reading.certainty != "shared" or len(reading.others) < MANY:
        return reading
    first, *others = _typical_first(profiles, [t for t in (reading.best, *reading.others) if t])
    return reading._replace(best=first, others=others)


def origin_of(
    catalog: Catalog, profiles: Profiles, index: TitleIndex, reading: Reading, titled: Titled
) -> Origin | None:
    """Return where an occupation lies, seen from data; None if nothing can be compared.

    That is so if neither it nor any occupation near it is rated, or no role cites one.
    """
    profile = profiles.of(titled.occupation)
    roles = nearest_roles(catalog, profiles, titled.occupation)
    if profile is None or not roles:
        return None
    cited = {ranked.role: ranked.profile for ranked in roles}
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


def nearest_roles(
    catalog: Catalog, profiles: Profiles, occupation: Occupation
) -> list[RoleLikeness]:
    """Return the roles that cite occupations, the likest first; none if there is nothing to compare.

    Of those about as near as the first, the ones come before that are compared by ratings of their
    own occupations, not of what stands in for them.
    """
    mine = profiles.of(occupation)
    cited = {role: own for role in catalog.roles if (own := _cited(catalog, profiles, role))}
    if mine is None:
        return []
    direction = mine.direction
    alike = {
        role: round(likeness(direction, theirs.direction), DIGITS) for role, theirs in cited.items()
    }
    ranked: list[RoleLikeness] = []
    for role in sorted(alike, key=lambda r: (-alike[r], r)):
        codes = _codes(catalog, role)
        pairs = [
            (known, round(likeness(direction, profile.direction), DIGITS))
            for code in codes
            if (known := profiles.book.by_code.get(code)) and (profile := profiles.of(known))
        ]
        rank = 1 + sum(other > alike[role] for other in alike.values())
        is_own = occupation.code in codes
        ranked.append(RoleLikeness(role, rank, alike[role], cited[role], pairs, is_own))

    def order(one: RoleLikeness) -> tuple[bool, bool]:
        is_behind = one.likeness < ranked[0].likeness - ALIKE
        return is_behind, not is_behind and not one.is_own and one.profile.is_stand_in

    return sorted(ranked, key=order)


def _typical_first(profiles: Profiles, titled: Sequence[Titled]) -> list[Titled]:
    """Return titles sorted by how alike their occupations are to the mean of all of them."""
    middle = profiles.together([t.occupation.code for t in titled])

    def typical(one: Titled) -> float:
        profile = profiles.of(one.occupation)
        return likeness(profile.direction, middle.direction) if profile and middle else -1.0

    return sorted(titled, key=lambda t: (not t.occupation.is_rated, -typical(t), t.occupation.code))


def _codes(catalog: Catalog, role: str) -> Sequence[str]:
    onet = catalog.roles[role].identifiers.onet
    return onet.codes if onet else ()


def _cited(catalog: Catalog, profiles: Profiles, role: str) -> Profile | None:
    return profiles.together(_codes(catalog, role))


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
