"""What would have changed a result."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import TOP_LEVEL, Scorecard
from roleadvisor.scoring import Match


class Flip(NamedTuple):
    """The fewest changed answers that put `role` before the first: (item, old level, new level) each.

    `then_first` is the role that comes first of all after them, which may be a third one.
    """

    role: str
    changes: Sequence[tuple[str, int, int]]
    then_first: str


class _Swing(NamedTuple):
    points: int
    item: str
    old: int
    new: int


def flip_of(catalog: Catalog, card: Scorecard, match: Match) -> Flip | None:
    """Return the smallest set of changed answers that puts the second role before the first.

    Answers add up independently, so taking the largest swings first is exact. Where as few answers
    will do that a person could give otherwise tomorrow, what they like and what they could learn,
    these are named, not degrees and years. None if there is no second role or no change of the given
    answers is enough.
    """
    if len(match.ranking) < 2:  # noqa: PLR2004 (a flip takes two roles)
        return None
    first, second = match.ranking[0], match.ranking[1]
    lead = first.points - second.points + (first.role < second.role)
    columns = card.roles.index(first.role), card.roles.index(second.role)
    swings = sorted(_swings(card, match, columns), key=lambda s: (-s.points, s.item))
    fewest = _enough(swings, lead)
    if fewest is None:
        return None
    could_change = (s for s in swings if catalog.items[s.item].can_change)
    changeable = _enough(could_change, lead)
    chosen = changeable if changeable and len(changeable) == len(fewest) else fewest
    changes = [(s.item, s.old, s.new) for s in chosen]
    return Flip(second.role, changes, _first_after(card, match, changes))


def _first_after(card: Scorecard, match: Match, changes: Sequence[tuple[str, int, int]]) -> str:
    points = {ranked.role: ranked.points for ranked in match.ranking}
    for item, old, new in changes:
        before, after = (card.row(item, level, match.experience) for level in (old, new))
        for role in points:
            column = card.roles.index(role)
            points[role] += after[column] - before[column]
    return min(points, key=lambda role: (-points[role], role))


def _enough(swings: Iterable[_Swing], lead: int) -> list[_Swing] | None:
    """Return as many swings, in their order, as make up for a lead; None if all do not."""
    chosen = []
    for swing in swings:
        if lead <= 0:
            break
        chosen.append(swing)
        lead -= swing.points
    return chosen if lead <= 0 else None


def _swings(card: Scorecard, match: Match, columns: tuple[int, int]) -> list[_Swing]:
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
            swings.append(_Swing(swing, evidence.item, evidence.level, best))
    return swings
