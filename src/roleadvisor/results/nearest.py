"""Which roles an occupation is nearest to, by what is important at work."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from roleadvisor.occupations.likeness import Profile, Profiles, likeness
from roleadvisor.occupations.model import Occupation
from roleadvisor.packs import Catalog
from roleadvisor.results.jobs import Correlation, Distance, OccupationName
from roleadvisor.results.parts import Place, part_of

# A smaller difference in likeness does not tell which of two roles is nearer.
ALIKE = 0.03
# The least share of all occupations that lies farther from data than a near one, and than one that
# is not far. Round figures, by judgement.
NEAR = 0.8
FAR = 0.5
DIGITS = 3


class CitedOccupation(Struct, frozen=True, kw_only=True):
    """An occupation that a role cites, and how alike it is; unrated, others stand in for it."""

    code: str
    title: str
    is_rated: bool
    likeness: Correlation


class NearRole(Struct, frozen=True, kw_only=True):
    """A role with its likeness; equal ones share a rank.

    It `is_own` if the role cites the person's own occupation, and `has_stand_in` if a cited
    occupation has no ratings of its own; then `rated_as` says whose stand in.
    """

    id: str
    name: str
    family: str
    rank: Place
    likeness: Correlation
    is_own: bool
    has_stand_in: bool
    rated_as: Sequence[OccupationName]
    occupations: Sequence[CitedOccupation]


def cited_profiles(catalog: Catalog, profiles: Profiles) -> dict[str, Profile]:
    """Return, for each role that cites rated occupations, their joint profile."""
    cited = {role: profiles.together(codes_of(catalog, role)) for role in catalog.roles}
    return {role: profile for role, profile in cited.items() if profile}


def nearest_roles(catalog: Catalog, profiles: Profiles, occupation: Occupation) -> list[NearRole]:
    """Return the roles that cite occupations, the nearest first; none if nothing can be compared.

    Among the roles about as near as the first, those whose own occupations are rated come before
    those that are compared by the ratings of stand-ins.
    """
    mine = profiles.of(occupation)
    if mine is None:
        return []
    cited = cited_profiles(catalog, profiles)
    direction = mine.direction
    alike = {
        role: round(likeness(direction, theirs.direction), DIGITS) for role, theirs in cited.items()
    }
    ranked: list[NearRole] = []
    for role in sorted(alike, key=lambda r: (-alike[r], r)):
        codes = codes_of(catalog, role)
        pairs = [
            (known, round(likeness(direction, profile.direction), DIGITS))
            for code in codes
            if (known := profiles.book.by_code.get(code)) and (profile := profiles.of(known))
        ]
        own = {one.code for one, _ in pairs}
        ranked.append(
            NearRole(
                id=role,
                name=catalog.roles[role].name,
                family=catalog.roles[role].family,
                rank=1 + sum(other > alike[role] for other in alike.values()),
                likeness=alike[role],
                is_own=occupation.code in codes,
                has_stand_in=cited[role].is_stand_in,
                rated_as=[
                    part_of(o, OccupationName) for o in cited[role].rated if o.code not in own
                ],
                occupations=[
                    CitedOccupation(
                        code=one.code, title=one.title, is_rated=one.is_rated, likeness=near
                    )
                    for one, near in pairs
                ],
            )
        )

    def order(one: NearRole) -> tuple[bool, bool]:
        is_behind = one.likeness < ranked[0].likeness - ALIKE
        return is_behind, not is_behind and not one.is_own and one.has_stand_in

    return sorted(ranked, key=order)


def share_farther(profiles: Profiles, cited: Mapping[str, Profile], nearest: float) -> float:
    """Return the share of rated occupations whose nearest role is less alike than `nearest`."""
    directions = list({profile.direction: None for profile in cited.values()})
    best = [max(likeness(one, d) for d in directions) for one in profiles.directions.values()]
    return sum(round(value, DIGITS) < nearest for value in best) / len(best)


def distance_of(roles: Sequence[NearRole], nearer_than: float) -> Distance:
    """Return how far an occupation is from data; `nearer_than` is the share that lies farther."""
    if any(role.is_own for role in roles):
        return "own"
    return "near" if nearer_than >= NEAR else "some-way" if nearer_than >= FAR else "far"


def codes_of(catalog: Catalog, role: str) -> Sequence[str]:
    """Return the codes of the occupations that a role cites."""
    onet = catalog.roles[role].identifiers.onet
    return onet.codes if onet else ()
