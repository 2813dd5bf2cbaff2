"""How often the people of two roles are told apart, and by which items."""

from collections.abc import Sequence
from math import erf, sqrt
from operator import mul, sub
from typing import NamedTuple

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
    return Populations(catalog, card).told_apart(first, second)


class _Population(NamedTuple):
    """A role's people by item: their shares, the variance of a yes, and what a yes is worth over a no.

    `nothing` are the points of somebody who answers no to everything.
    """

    shares: Sequence[float]
    variances: Sequence[float]
    swings: Sequence[int]
    nothing: int


class Populations:
    """The people of all roles, each looked at once however many pairs are compared."""

    def __init__(self, catalog: Catalog, card: Scorecard) -> None:
        """Take the catalogue and its scorecard."""
        self._catalog = catalog
        self._rows = card.tables["practitioner"]
        self._places = {role: place for place, role in enumerate(card.roles)}
        self._known: dict[str, _Population] = {}

    def told_apart(self, first: str, second: str) -> float:
        """Return how often people of two roles are told apart, from .5 to 1, as `told_apart` does."""
        one, other = self._of(first), self._of(second)
        return (_recognised(one, other) + _recognised(other, one)) / 2

    def _of(self, role: str) -> _Population:
        if role not in self._known:
            place = self._places[role]
            shares = [self._catalog.share(role, item) for item in self._rows]
            levels = self._rows.values()
            self._known[role] = _Population(
                shares=shares,
                variances=[share * (1 - share) for share in shares],
                swings=[rows[TOP_LEVEL][place] - rows[0][place] for rows in levels],
                nothing=sum(rows[0][place] for rows in levels),
            )
        return self._known[role]


def _recognised(own: _Population, other: _Population) -> float:
    """Return the chance that somebody of one role scores higher for it than for the other."""
    swings = list(map(sub, own.swings, other.swings))
    mean = own.nothing - other.nothing + sum(map(mul, own.shares, swings))
    variance = sum(map(mul, own.variances, map(mul, swings, swings)))
    return 0.5 * (1 + erf(mean / sqrt(2 * variance))) if variance else 0.5
