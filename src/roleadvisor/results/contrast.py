"""What sets a role apart from the others."""

from typing import NamedTuple

from roleadvisor.packs import Catalog

LISTED = 6
LEAST_ABOVE = 0.05


class Contrast(NamedTuple):
    """A skill that more of a role's people have, and its mean share in the other whole roles."""

    item: str
    others: float


def sets_apart(catalog: Catalog, role: str, *, limit: int = LISTED) -> list[Contrast]:
    """Return the skills that set a role apart most from the mean of the other whole roles.

    They are in the order of how far the shares that answers are scored by lie above that mean. The
    shares that are shown must lie above theirs too, which is the `others`.
    """
    others = [catalog.shares[other] for other in catalog.whole_roles if other != role]
    found: list[tuple[float, Contrast]] = []
    for item in sorted(catalog.items) if others else ():
        share = catalog.shares[role][item]
        scored = sum(shares[item].scored for shares in others) / len(others)
        shown = sum(shares[item].share for shares in others) / len(others)
        is_asked = catalog.items[item].is_skill and catalog.items[item].weight > 0
        above = share.scored - scored
        if is_asked and share.is_stated and min(above, share.share - shown) >= LEAST_ABOVE:
            found.append((above, Contrast(item, shown)))
    return [contrast for _, contrast in sorted(found, key=lambda pair: -pair[0])][:limit]
