"""Choose what to ask next: the questions expected to tell most about the role."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from operator import mul
from typing import NamedTuple

from roleadvisor.catalog import Catalog

# Gains are compared to nine decimals, so that no platform's last digit decides what is asked.
GAIN_DIGITS = 9


class GainTable(NamedTuple):
    """What gains are computed from, item by item in order of id; shares and entropies by role."""

    roles: Sequence[str]
    items: Sequence[str]
    weights: Sequence[float]
    shares: Sequence[Sequence[float]]
    entropies: Sequence[Sequence[float]]


def gain_table(catalog: Catalog, roles: Sequence[str] = ()) -> GainTable:
    """Return the table for these roles (all, if none are named); items of weight 0 are not in it."""
    chosen = tuple(sorted(roles or catalog.roles))
    items = sorted(item for item, asked in catalog.items.items() if asked.weight > 0)
    shares = [[catalog.share(role, item) for role in chosen] for item in items]
    return GainTable(
        roles=chosen,
        items=items,
        weights=[catalog.items[item].weight for item in items],
        shares=shares,
        entropies=[[entropy(share) for share in row] for row in shares],
    )


def expected_information_gain(table: GainTable, index: int, fits: Sequence[float]) -> float:
    """Return the bits that a yes or no to an item of the table is expected to tell about the role.

    `fits` is today's belief in the order of the table's roles, summing to one. The item's weight
    scales its evidence, so a question that repeats what others ask is worth less.
    """
    yes = sum(map(mul, fits, table.shares[index]))
    conditional = sum(map(mul, fits, table.entropies[index]))
    return float(round(table.weights[index] * (entropy(yes) - conditional), GAIN_DIGITS))


def best_item(table: GainTable, candidates: Iterable[int], fits: Sequence[float]) -> int | None:
    """Return the candidate worth most, or None if none tells anything; the first wins a tie.

    `candidates` are indices into the table's items, in rising order.
    """
    best, most = None, 0.0
    for index in candidates:
        gain = expected_information_gain(table, index, fits)
        if gain > most:
            best, most = index, gain
    return best


def next_items(
    catalog: Catalog,
    answered: Iterable[str],
    fits: Mapping[str, float] | None = None,
    *,
    limit: int = 5,
) -> Sequence[str]:
    """Return the ids of the unanswered items worth most, best first; ties break by id.

    `fits` is today's belief by role id; without it every role is as likely as any other.
    """
    table = gain_table(catalog, tuple(fits or ()))
    belief = [fits[role] if fits else 1 / len(table.roles) for role in table.roles]
    done = set(answered)
    worth = {
        item: expected_information_gain(table, index, belief)
        for index, item in enumerate(table.items)
        if item not in done
    }
    return sorted(worth, key=lambda item: (-worth[item], item))[:limit]


def entropy(share: float) -> float:
    """Return the entropy of a yes with this probability, in bits."""
    if share <= 0 or share >= 1:
        return 0.0
    return -(share * log2(share) + (1 - share) * log2(1 - share))
