"""Warning signs of a job ad, by stated rules, each with what set it off."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from roleadvisor.packs import Catalog
from roleadvisor.results.ad_level import AdLevel, Quote
from roleadvisor.results.parts import Named, named
from roleadvisor.scoring.match import Match

WarningCode = Literal["three-roles", "long-list", "level-and-years"]

# Several roles in one: so many of the ad's items speak for each more than for any other role, and by
# so many points. Fewer than 1 in 100 of the ads that the pack was fitted on are so.
ROLES = 3
OWN_ITEMS = 2
OWN_POINTS = 750
# So many names of tools and techniques are a long list.
LONG_LIST = 30


class RoleInAd(Struct, frozen=True, kw_only=True):
    """A whole role and the items of an ad that speak for it more than for any other."""

    role: Named
    items: Sequence[str]


class Warned(Struct, frozen=True, kw_only=True):
    """A warning sign: the rule, and what set it off.

    `three-roles` has the roles in `roles`; `long-list` has the number of names in `count`;
    `level-and-years` has in `quotes` the words that contradict each other.
    """

    code: WarningCode
    roles: Sequence[RoleInAd]
    count: int | None
    quotes: Sequence[Quote]


def warnings_of(
    catalog: Catalog, match: Match, names: Collection[str], level: AdLevel
) -> Iterator[Warned]:
    """Yield the warning signs of an ad that names so many things; none of its roles if not ranked."""
    roles = [one for one in roles_in(catalog, match) if len(one.items) >= OWN_ITEMS]
    if len(roles) >= ROLES:
        yield Warned(code="three-roles", roles=roles, count=None, quotes=())
    if len(names) >= LONG_LIST:
        yield Warned(code="long-list", roles=(), count=len(names), quotes=())
    if level.is_contradictory:
        yield Warned(code="level-and-years", roles=(), count=None, quotes=level.quotes)


def roles_in(catalog: Catalog, match: Match) -> list[RoleInAd]:
    """Return the roles by their fit, and the items that speak clearly and most for each."""
    own: dict[str, list[str]] = {}
    for evidence in match.evidence:
        points = {role: evidence.points[role] for role in match.contest.roles}
        first = max(points, key=points.__getitem__)
        if points[first] >= OWN_POINTS:
            own.setdefault(first, []).append(evidence.item)
    return [
        RoleInAd(role=named(catalog, ranked.id), items=own[ranked.id])
        for ranked in match.ranking
        if ranked.id in own
    ]
