"""Which skills are worth learning for a role, and why: most of its people have them, or more than others."""

from collections.abc import Mapping
from typing import Literal

from roleadvisor.packs import Catalog
from roleadvisor.results.tools import USUAL_SHARE

# A skill that a smaller share of a role's people have is not worth learning for it.
LEAST_SHARE = 0.15
# A role's people have a skill more than others if their share is at least this many times as large.
TIMES_OTHERS = 1.1
# The mean share of other roles is told if at least so many of them were counted.
LEAST_COUNTED = 2

Worth = Literal["foundation", "apart"]


def worth_learning(catalog: Catalog, role: str) -> Mapping[str, Worth]:
    """Return why each skill of a role's profile is worth learning, sorted by item.

    A skill with a successor that more of the role's people have is not.
    """
    found: dict[str, Worth] = {}
    for item in sorted(catalog.named_by(role)):
        worth = _worth_of(catalog, role, item)
        if worth and not _is_outdated(catalog, role, item):
            found[item] = worth
    return found


def share_of_others(catalog: Catalog, role: str, item: str) -> float | None:
    """Return the mean share of the other whole roles' people, None if there is no other.

    These are the shares that answers are scored by, which every role has.
    """
    others = [other for other in catalog.whole_roles if other != catalog.whole_of(role)]
    return sum(catalog.share(other, item) for other in others) / len(others) if others else None


def counted_share_of_others(catalog: Catalog, role: str, item: str) -> float | None:
    """Return the mean share of the other whole roles whose people were counted, None if few were."""
    whole = catalog.whole_of(role)
    shares = [catalog.shares[other][item] for other in catalog.whole_roles if other != whole]
    counted = [s.share for s in shares if s.of == "people" and s.n and not s.inherited_from]
    return sum(counted) / len(counted) if len(counted) >= LEAST_COUNTED else None


def _worth_of(catalog: Catalog, role: str, item: str) -> Worth | None:
    share = catalog.shares[role][item]
    if not catalog.items[item].is_learnable_skill or min(share.scored, share.share) < LEAST_SHARE:
        return None
    # Ads name less than people have, so how often they do does not say how many have it.
    people = share.scored if share.of == "ads" else min(share.scored, share.share)
    if people >= USUAL_SHARE:
        return "foundation"
    others = share_of_others(catalog, role, item)
    return "apart" if others is None or people >= TIMES_OTHERS * others else None


def _is_outdated(catalog: Catalog, role: str, item: str) -> bool:
    shares = catalog.shares[role]
    return any(shares[s].share > shares[item].share for s in catalog.items[item].succeeded_by)
