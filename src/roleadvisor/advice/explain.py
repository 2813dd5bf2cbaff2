"""What every answer did for the first role and for the second."""

from collections.abc import Sequence
from typing import NamedTuple

from roleadvisor.scoring import Match, Ranked


class Reason(NamedTuple):
    """One answer and the points it gave to the first role and to the second."""

    item: str
    level: int
    first: int
    second: int


class Explanation(NamedTuple):
    """Two roles and every answer, what speaks most for the first at the top.

    The reasons' points add up exactly to each role's.
    """

    first: Ranked
    second: Ranked
    reasons: Sequence[Reason]


def explanation_of(match: Match) -> Explanation | None:
    """Return what every answer did for the first two roles, or None if nothing was ranked."""
    if not match.ranking:
        return None
    # A single role has no informative answers, so whatever is ranked has a second.
    first, second = match.ranking[:2]
    reasons = [
        Reason(e.item, e.level, e.points[first.role], e.points[second.role]) for e in match.evidence
    ]
    reasons.sort(key=lambda r: (r.second - r.first, -r.first, r.item))
    return Explanation(first, second, reasons)
