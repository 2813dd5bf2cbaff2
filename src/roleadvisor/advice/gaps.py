"""What a person lacks that the practitioners of a role have."""

from typing import NamedTuple

from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import TOP_LEVEL, Scorecard
from roleadvisor.scoring import Match

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

    The points are those of the class that speaks for the role, which must be a ranked one.
    """
    speaker = next(ranked.speaker for ranked in match.ranking if ranked.role == role)
    column = card.roles.index(speaker)
    gaps = []
    for evidence in match.evidence:
        item, share = catalog.items[evidence.item], catalog.shares[role][evidence.item]
        is_lacking = evidence.kind == "asked" and evidence.level < TOP_LEVEL
        if not (share.is_stated and item.is_learnable_skill and is_lacking):
            continue
        top = card.row(item.id, TOP_LEVEL, match.experience)[column]
        if (gain := top - evidence.points[speaker]) >= LEAST_GAIN:
            gaps.append(Gap(item.id, evidence.level, gain))
    return sorted(gaps, key=lambda gap: (-gap.gain, gap.item))[:limit]
