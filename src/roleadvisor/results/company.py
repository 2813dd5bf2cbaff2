"""What the size of the company makes of the first role."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from roleadvisor.scoring.match import Match

CompanySize = Literal["small", "medium", "large"]

LEAST_PART = 0.05


class Company(NamedTuple):
    """What the size of the company makes of the first role, as roles with their fits.

    In a `small` one a person covers several whole roles at once, in a `medium` one the whole role. In
    a `large` one it splits into specialities, the nearest first, with their fits within it.
    """

    small: Sequence[tuple[str, float]]
    medium: tuple[str, float]
    large: Sequence[tuple[str, float]]


def company_of(match: Match) -> Company | None:
    """Return what company size makes of the first role, or None if nothing was ranked."""
    if not match.ranking:
        return None
    first, *others = match.ranking
    return Company(
        small=[(r.role, r.fit) for r in (first, *(r for r in others if r.fit >= LEAST_PART))],
        medium=(first.role, first.fit),
        large=[(s.role, s.fit) for s in match.specialities.get(first.role, ())],
    )
