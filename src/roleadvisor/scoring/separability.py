"""How often the people of two roles are told apart, and by which items."""

from math import erf, sqrt

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.scorecard import Scorecard

DECIDING = 3


def telling_items(
    catalog: Catalog, card: Scorecard, first: str, second: str, *, limit: int = DECIDING
) -> list[str]:
    """Return the items that best tell people of two roles apart, best first.

    An item's measure is the difference in points that its answers make, on average, between the
    people of one role and those of the other.
    """
    mine, theirs = card.roles.index(first), card.roles.index(second)

    def difference(item: str) -> float:
        rows = card.tables["practitioner"][item]
        swing = [rows[level][mine] - rows[level][theirs] for level in (TOP_LEVEL, 0)]
        return (catalog.share(first, item) - catalog.share(second, item)) * (swing[0] - swing[1])

    differences = {item: difference(item) for item in card.tables["practitioner"]}
    ranked = sorted(differences, key=lambda item: (-differences[item], item))
    return [item for item in ranked[:limit] if differences[item] > 0]


def told_apart(catalog: Catalog, card: Scorecard, first: str, second: str) -> float:
    """Return the share of people, half from each profile, who score higher for their own role.

    A drawn person answers yes or no to every item, independently, with the profile's shares. The
    difference in points is a sum over many items, so it is taken as normally distributed.
    """
    both = (first, second), (second, first)
    return sum(_recognised(catalog, card, own, other) for own, other in both) / len(both)


def _recognised(catalog: Catalog, card: Scorecard, own: str, other: str) -> float:
    mine, theirs = card.roles.index(own), card.roles.index(other)
    mean = variance = 0.0
    for item, rows in card.tables["practitioner"].items():
        share = catalog.share(own, item)
        yes = rows[TOP_LEVEL][mine] - rows[TOP_LEVEL][theirs]
        no = rows[0][mine] - rows[0][theirs]
        mean += share * yes + (1 - share) * no
        variance += share * (1 - share) * (yes - no) ** 2
    return 0.5 * (1 + erf(mean / sqrt(2 * variance))) if variance else 0.5
