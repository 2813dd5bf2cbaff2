"""Choose what to ask next: the questions with the highest expected information gain."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from operator import mul
from typing import NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import worth_of_no
from roleadvisor.sheets.sheet import Experience

# Fits are raised to this power before gains are computed, so that a question is judged by how well
# it separates the likeliest roles. docs/method.md says how the power was chosen.
FOCUS = 3

# Gains are rounded to this, because their last digits differ between platforms, and all platforms
# must ask the same questions.
GAIN_DIGITS = 9


class GainTable(NamedTuple):
    """The numbers that gains are computed from; items and roles are sorted by id.

    `shares` and `surprises` have a row for each item, with a value for each role. A surprise is the
    entropy of an answer in bits, in which the no counts only as far as its `no_worth`, in [0, 1].
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
    """Return the table for `roles`, or all roles if none are named, without items of weight 0."""
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
    """Return the table with the classes of each role merged into one.

    In it, an item that only tells classes of one role apart has no gain. `classes` has, for each of
    `roles`, the indices of its classes in `table.roles`; `within` is how likely each class is
    within its role.
    """
    shares = [
        [sum(within[index] * row[index] for index in indices) for indices in classes]
        for row in table.shares
    ]
    return table._replace(roles=roles, shares=shares, surprises=_surprises(shares, table.no_worth))


def focused(fits: Sequence[float]) -> list[float]:
    """Return fits sharpened towards the likeliest roles; they sum to one."""
    raised = [fit**FOCUS for fit in fits]
    total = sum(raised)
    return [r / total for r in raised]


def expected_information_gain(table: GainTable, index: int, belief: Sequence[float]) -> float:
    """Return the bits that an answer to the item at `index` is expected to tell about the role.

    `belief` is in the order of the table's roles and sums to one. The gain is scaled by the item's
    weight, so a question that repeats what others ask gains less.
    """
    yes = sum(map(mul, belief, table.shares[index]))
    conditional = sum(map(mul, belief, table.surprises[index]))
    bits = _surprise(yes, table.no_worth[index]) - conditional
    return float(round(table.weights[index] * bits, GAIN_DIGITS))


def best_item(table: GainTable, candidates: Iterable[int], belief: Sequence[float]) -> int | None:
    """Return the candidate with the highest gain, or None if none gains anything.

    `candidates` are indices into the table's items, in rising order; the first wins a tie.
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
    """Return the ids of the unanswered items with the highest gains, best first; ties break by id.

    `fits` are the current fits by role id; without them all whole roles are equally likely.

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
    gains = {
        item: expected_information_gain(table, index, belief)
        for index, item in enumerate(table.items)
        if item not in done
    }
    return sorted(gains, key=lambda item: (-gains[item], item))[:limit]


def _surprises(shares: Sequence[Sequence[float]], no_worth: Sequence[float]) -> list[list[float]]:
    return [
        [_surprise(share, worth) for share in row]
        for row, worth in zip(shares, no_worth, strict=True)
    ]


def _surprise(share: float, no_worth: float) -> float:
    """Return the entropy of an answer in bits, with the part of a no scaled by `no_worth`."""
    if share <= 0 or share >= 1:
        return 0.0
    return -share * log2(share) - no_worth * (1 - share) * log2(1 - share)
