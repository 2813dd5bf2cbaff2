"""What a person lacks that the practitioners of a role have."""

from typing import NamedTuple

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.contest import towards
from roleadvisor.scoring.match import Match, points_in
from roleadvisor.scoring.scorecard import Scorecard

GAPS = 5
LEAST_GAIN = 50


class Gap(NamedTuple):
    """A skill that the role's practitioners have and this person has not, or not yet fully."""

    item: str
    level: int
    gain: int


def gaps_of(
    catalog: Catalog, card: Scorecard, role: str, match: Match, *, limit: int = GAPS
) -> list[Gap]:
    """Return the answered skills below the top whose gain adds most points, if it adds a few.

    The points are those of the role, by its best class before and after; a speciality has its own. It
    must have been in play.
    """
    contest = towards(match.contest, role)
    totals, place = points_in(contest, match), contest.speaks_for[contest.classes.index(role)]

    def gain(item: str, level: int) -> int:
        top, now = (contest.of(card.row(item, n, match.experience)) for n in (TOP_LEVEL, level))
        after = [p + new - old for p, new, old in zip(totals, top, now, strict=True)]
        return contest.best_points(after)[place] - contest.best_points(totals)[place]

    gaps = [
        Gap(evidence.item, evidence.level, gain(evidence.item, evidence.level))
        for evidence in match.evidence
        if evidence.kind == "asked"
        and evidence.level < TOP_LEVEL
        and catalog.items[evidence.item].is_learnable_skill
        and catalog.shares[role][evidence.item].is_stated
    ]
    worth = [gap for gap in gaps if gap.gain >= LEAST_GAIN]
    return sorted(worth, key=lambda gap: (-gap.gain, gap.item))[:limit]
