"""Which answers and mentions counted most for the first role, and which against it."""

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from roleadvisor.scoring.match import Evidence, EvidenceKind, Match
from roleadvisor.scoring.scorecard import POINTS_PER_BIT

STRONGEST = 5
# What is shown as ×1.0 says nothing.
LEAST_EFFECT = POINTS_PER_BIT * log2(1.05)


class Effect(NamedTuple):
    """One answer or mention, and the points by which it favours the first role over the average role."""

    item: str
    kind: EvidenceKind
    level: int
    points: float


def effects_of(match: Match, *, limit: int = STRONGEST) -> Sequence[Effect]:
    """Return the strongest effects, those for the first role first.

    The average is that of the ranked roles, each by the class that speaks for it. If anything speaks
    for the first role and anything against it, both are heard.
    """
    if not match.ranking:
        return []
    effects = [Effect(e.item, e.kind, e.level, _lead_over_mean(match, e)) for e in match.evidence]
    effects = [effect for effect in effects if abs(effect.points) >= LEAST_EFFECT]
    effects.sort(key=lambda e: (-abs(e.points), e.item))
    first, rest = effects[:limit], effects[limit:]
    sides = {effect.points > 0 for effect in first}
    if other := next((e for e in rest if (e.points > 0) not in sides), None):
        first[-1] = other
    return sorted(first, key=lambda e: (e.points <= 0, -abs(e.points), e.item))


def _lead_over_mean(match: Match, evidence: Evidence) -> float:
    best, *_ = points = [evidence.points[ranked.speaker] for ranked in match.ranking]
    return best - sum(points) / len(points)
