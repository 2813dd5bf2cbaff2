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
    text: str
    level: int
    share: float
    source: str
    gain: int


def gaps_of(
    catalog: Catalog, card: Scorecard, role: str, match: Match, *, limit: int = GAPS
) -> list[Gap]:
    """Return the answered skills below the top whose gain adds most points, if it adds a few."""
    column = card.roles.index(role)
    gaps = []
    for evidence in match.evidence:
        item, share = catalog.items[evidence.item], catalog.shares[role][evidence.item]
        is_step = item.is_learnable_skill and evidence.level < TOP_LEVEL
        if not (share.is_stated and is_step):
            continue
        top = card.row(item.id, TOP_LEVEL, match.experience)[column]
        if (gain := top - evidence.points[role]) >= LEAST_GAIN:
            gaps.append(Gap(item.id, item.text, evidence.level, share.share, share.source, gain))
    return sorted(gaps, key=lambda gap: (-gap.gain, gap.item))[:limit]
