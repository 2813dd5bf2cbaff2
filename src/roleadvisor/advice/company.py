"""What the size of the company makes of a role."""

from collections.abc import Sequence
from typing import NamedTuple

from roleadvisor.catalog import Catalog
from roleadvisor.scoring import Match

LEAST_PART = 0.1


class Company(NamedTuple):
    """What the size of the company makes of a role.

    In a small one a person covers the `families` at once, with their fits. In a large one the role
    splits into `specialities` (role and fit, the likeliest first), or is itself one of `part_of`.
    """

    families: Sequence[tuple[str, float]]
    specialities: Sequence[tuple[str, float]]
    part_of: str | None


def company_of(catalog: Catalog, match: Match) -> Company | None:
    """Return what company size makes of the best role, or None if nothing was ranked."""
    if not match.ranking:
        return None
    best = match.ranking[0].role
    return Company(
        families=[(f, fit) for f, fit in match.families if fit >= LEAST_PART] or match.families[:1],
        specialities=[
            (ranked.role, ranked.fit)
            for ranked in match.ranking
            if catalog.roles[ranked.role].specialises == best
        ],
        part_of=catalog.roles[best].specialises,
    )
