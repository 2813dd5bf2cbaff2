"""Choose what to ask next: the questions expected to tell most about the role."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

from roleadvisor.catalog import Catalog


def expected_information_gain(catalog: Catalog, item: str, fits: Mapping[str, float]) -> float:
    """Return the bits that a yes or no to `item` is expected to tell about the role.

    `fits` is today's belief by role id, summing to one. The item's weight scales its evidence, so
    a question that repeats what others ask is worth less.
    """
    asked = catalog.items[item]
    shares = {
        r: catalog.shares[r][item].share if item in catalog.shares[r] else asked.base for r in fits
    }
    yes = sum(fit * shares[role] for role, fit in fits.items())
    conditional = sum(fit * _entropy(shares[role]) for role, fit in fits.items())
    return asked.weight * (_entropy(yes) - conditional)


def next_items(
    catalog: Catalog,
    answered: Iterable[str],
    fits: Mapping[str, float] | None = None,
    *,
    limit: int = 5,
) -> Sequence[str]:
    """Return the ids of the unanswered items worth most, best first; ties break by id."""
    belief = fits or dict.fromkeys(catalog.roles, 1 / len(catalog.roles))
    done = set(answered)
    worth = {
        i: expected_information_gain(catalog, i, belief) for i in catalog.items if i not in done
    }
    return sorted(worth, key=lambda i: (-worth[i], i))[:limit]


def _entropy(p: float) -> float:
    return 0.0 if p <= 0 or p >= 1 else -(p * log2(p) + (1 - p) * log2(1 - p))
