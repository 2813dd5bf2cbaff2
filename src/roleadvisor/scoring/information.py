"""Choose what to ask next: the questions expected to tell most about the role."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from operator import mul
from typing import NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import worth_of_no
from roleadvisor.sheets.sheet import Experience

# Fits are raised to this power before gains are computed, so that a question is judged by what it
# decides between the roles still likely. docs/method.md says how the power was chosen.
FOCUS = 3

# Gains are compared to nine decimals, so that no platform's last digit decides what is asked.
GAIN_DIGITS = 9


class GainTable(NamedTuple):
    """What gains are computed from, item by item in order of id; shares and surprises by role.

    `no_worth` is what a no to an item counts beside what its share says, in [0, 1].
    """

    roles: Sequence[str]
    items: Sequence[str]
    weights: Sequence[float]
    shares: Sequence[Sequence[float]]
    surprises: Sequence[Sequence[float]]
    no_worth: Sequence[float]


def gain_table(
    catalog: Catalog, roles: Sequence[str] = (), experience: Experience = "practitioner"
) -> GainTable:
    """Return the table for these roles (all, if none are named); items of weight 0 are not in it."""
    chosen = tuple(sorted(roles or catalog.roles))
    items = sorted(item for item, asked in catalog.items.items() if asked.weight > 0)
    shares = [[catalog.share(role, item) for role in chosen] for item in items]
    no_worth = [worth_of_no(catalog, catalog.items[item], experience) for item in items]
    return GainTable(
        roles=chosen,
        items=items,
        weights=[catalog.items[item].weight for item in items],
        shares=shares,
        surprises=_surprises(shares, no_worth),
        no_worth=no_worth,
    )


def gathered(
    table: GainTable,
    roles: Sequence[str],
    classes: Sequence[Sequence[int]],
    within: Sequence[float],
) -> GainTable:
    """Return the table of whole roles; what tells only their classes apart is worth nothing in it.

    `classes` are, for each of the roles, the places of its classes in the table, `within` how likely
    each class is within its role.
    """
    shares = [
        [sum(within[place] * row[place] for place in places) for places in classes]
        for row in table.shares
    ]
    return table._replace(roles=roles, shares=shares, surprises=_surprises(shares, table.no_worth))


def focused(fits: Sequence[float]) -> list[float]:
    """Return today's belief drawn toward the roles still likely; it sums to one."""
    raised = [fit**FOCUS for fit in fits]
    total = sum(raised)
    return [r / total for r in raised]


def expected_information_gain(table: GainTable, index: int, belief: Sequence[float]) -> float:
    """Return the bits that an answer to an item of the table is expected to tell about the role.

    `belief` is in the order of the table's roles and sums to one. The item's weight scales its
    evidence, so a question that repeats what others ask is worth less.
    """
    yes = sum(map(mul, belief, table.shares[index]))
    conditional = sum(map(mul, belief, table.surprises[index]))
    told = _surprise(yes, table.no_worth[index]) - conditional
    return float(round(table.weights[index] * told, GAIN_DIGITS))


def best_item(table: GainTable, candidates: Iterable[int], belief: Sequence[float]) -> int | None:
    """Return the candidate worth most, or None if none tells anything; the first wins a tie.

    `candidates` are indices into the table's items, in rising order.
    """
    best, most = None, 0.0
    for index in candidates:
        gain = expected_information_gain(table, index, belief)
        if gain > most:
            best, most = index, gain
    return best


def next_items(
    catalog: Catalog,
    answered: Iterable[str],
    fits: Mapping[str, float] | None = None,
    *,
    experience: Experience = "practitioner",
    limit: int = 5,
) -> Sequence[str]:
    """Return the ids of the unanswered items worth most, best first; ties break by id.

    `fits` is today's belief by role id; without it every whole role is as likely as any other.

    >>> from roleadvisor import load_catalog
    >>> len(next_items(load_catalog(), ["python", "sql"], limit=3))
    3
    """
    done = set(answered)
    catalog.check_ids(roles=fits or (), items=done)
    table = gain_table(catalog, tuple(fits or catalog.whole_roles), experience)
    believed = [fits[role] if fits else 1.0 for role in table.roles]
    if not sum(believed) > 0:
        raise ValueError("the fits of the roles sum to no more than nothing")
    belief = focused(believed)
    worth = {
        item: expected_information_gain(table, index, belief)
        for index, item in enumerate(table.items)
        if item not in done
    }
    return sorted(worth, key=lambda item: (-worth[item], item))[:limit]


def _surprises(shares: Sequence[Sequence[float]], no_worth: Sequence[float]) -> list[list[float]]:
    return [
        [_surprise(share, worth) for share in row]
        for row, worth in zip(shares, no_worth, strict=True)
    ]


def _surprise(share: float, no_worth: float) -> float:
    """Return the entropy of an answer in bits, the part of a no as far as a no is worth anything."""
    if share <= 0 or share >= 1:
        return 0.0
    return -share * log2(share) - no_worth * (1 - share) * log2(1 - share)
