"""What every answer and mention did for the first role and for the second."""

from collections.abc import Sequence
from typing import NamedTuple

from roleadvisor.scoring.match import EvidenceKind, Match, Ranked
from roleadvisor.scoring.scorecard import multiplier


class Reason(NamedTuple):
    """One answer or mention, and the points it gave to the first role and to the second."""

    item: str
    kind: EvidenceKind
    level: int
    first: int
    second: int

    @property
    def lead(self) -> float:
        """Return what it multiplies the odds of the first role against the second by."""
        return multiplier(self.first - self.second)


class Explanation(NamedTuple):
    """Two roles and all evidence, what speaks most for the first at the top.

    The reasons' points are those of the class that speaks for each role; with what the class starts
    with they add up exactly to the role's.
    """

    first: Ranked
    second: Ranked
    reasons: Sequence[Reason]


def explanation_of(match: Match) -> Explanation | None:
    """Return what all evidence did for the first two roles, or None if there are no two."""
    if len(match.ranking) < 2:  # noqa: PLR2004 (an explanation compares two)
        return None
    first, second = match.ranking[:2]
    reasons = [
        Reason(e.item, e.kind, e.level, e.points[first.speaker], e.points[second.speaker])
        for e in match.evidence
    ]
    reasons.sort(key=lambda r: (r.second - r.first, -r.first, r.item))
    return Explanation(first, second, reasons)
