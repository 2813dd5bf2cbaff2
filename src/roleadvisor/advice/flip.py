"""What would have changed a result."""

from collections.abc import Sequence
from typing import NamedTuple

from roleadvisor.scorecard import TOP_LEVEL, Scorecard
from roleadvisor.scoring import Match


class Flip(NamedTuple):
    """The fewest changed answers that put `role` first: (item, old level, new level) each."""

    role: str
    changes: Sequence[tuple[str, int, int]]


def flip_of(card: Scorecard, match: Match) -> Flip | None:
    """Return the smallest set of changed answers that puts the second role before the first.

    Answers add up independently, so taking the largest swings first is exact. None if there is no
    second role or no change of the given answers is enough.
    """
    if len(match.ranking) < 2:  # noqa: PLR2004 (a flip takes two roles)
        return None
    first, second = match.ranking[0], match.ranking[1]
    lead = first.points - second.points + (first.role < second.role)
    columns = card.roles.index(first.role), card.roles.index(second.role)
    swings = sorted(_swings(card, match, columns), key=lambda s: (-s[0], s[1]))
    changes: list[tuple[str, int, int]] = []
    for swing, item, old, new in swings:
        if lead <= 0:
            break
        changes.append((item, old, new))
        lead -= swing
    return Flip(second.role, changes) if lead <= 0 else None


def _swings(
    card: Scorecard, match: Match, columns: tuple[int, int]
) -> list[tuple[int, str, int, int]]:
    first, second = columns
    swings = []
    for evidence in match.evidence:
        leads = [
            row[second] - row[first]
            for row in (
                card.row(evidence.item, level, match.experience) for level in range(TOP_LEVEL + 1)
            )
        ]
        best = max(range(TOP_LEVEL + 1), key=lambda level: (leads[level], -level))
        if (swing := leads[best] - leads[evidence.level]) > 0:
            swings.append((swing, evidence.item, evidence.level, best))
    return swings
