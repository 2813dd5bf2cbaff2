"""Compile a catalogue to a table of integers: item by level by role, in points.

A point is a thousandth of a bit; 1000 points double the odds. Good (1950) calls the quantity the
weight of evidence. Everything after this table is looking up and adding integers.
"""

from collections.abc import Mapping, Sequence
from math import log2
from typing import Literal, NamedTuple

from roleadvisor.catalog import BankItem, Catalog, Share
from roleadvisor.lazily import Lazily

Experience = Literal["newcomer", "practitioner"]
TOP_LEVEL = 4
POINTS_PER_BIT = 1000
LOWEST_SHARE = 0.01
HIGHEST_SHARE = 1 - LOWEST_SHARE
_LEVELS = [(level / TOP_LEVEL, 1 - level / TOP_LEVEL) for level in range(TOP_LEVEL + 1)]
_NOTHING = [0] * len(_LEVELS)

Row = tuple[int, ...]


class Scorecard(NamedTuple):
    """`points[item][level]` is a row of one integer a role, in the order of `roles`.

    `newcomer` is the same table for people who do not work with data yet.
    """

    roles: tuple[str, ...]
    practitioner: Mapping[str, tuple[Row, ...]]
    newcomer: Mapping[str, tuple[Row, ...]]

    def row(self, item: str, level: int, experience: Experience) -> Row:
        """Return the points of one answer for every role; `level` is 0 to 4."""
        table = self.newcomer if experience == "newcomer" else self.practitioner
        return table[item][level]


def compile_scorecard(catalog: Catalog) -> Scorecard:
    """Return the scorecard of a catalogue; an item that a role does not mention gives it 0.

    An item's rows are computed when they are first asked for.

    >>> from roleadvisor import load_catalog
    >>> card = compile_scorecard(load_catalog())
    >>> dict(zip(card.roles, card.row("kafka", 4, "practitioner")))["data-engineer"] > 0
    True
    """
    roles = tuple(sorted(catalog.roles))
    return Scorecard(
        roles=roles,
        practitioner=_table(catalog, roles, "practitioner"),
        newcomer=_table(catalog, roles, "newcomer"),
    )


def _table(
    catalog: Catalog, roles: Sequence[str], experience: Experience
) -> Mapping[str, tuple[Row, ...]]:
    shares = [catalog.shares[role] for role in roles]
    items = catalog.items
    return Lazily(items, lambda item: _rows(items[item], [s.get(item) for s in shares], experience))


def points(weight: float, level: float, share: float, base: float) -> int:
    """Return the evidence of one answer in thousandths of a bit; `level` is in [0, 1]."""
    (worth,) = _column(weight, *_bits(share, _clipped(base)), levels=[(level, 1 - level)])
    return worth


def multiplier(points: float) -> float:
    """Return what so many points multiply the odds by; 1000 points are ×2."""
    return float(2 ** (points / POINTS_PER_BIT))


def _rows(
    item: BankItem, shares: Sequence[Share | None], experience: Experience
) -> tuple[Row, ...]:
    """Return a row for each level; a role without a share for the item has 0 everywhere.

    What a newcomer lacks counts neither way.
    """
    counts_no = experience == "practitioner" or item.kind == "interest"
    base = _clipped(item.base)
    columns = [
        _column(item.weight, *_bits(share.share, base, counts_no=counts_no)) if share else _NOTHING
        for share in shares
    ]
    return tuple(zip(*columns, strict=True))


def _column(
    weight: float, yes: float, no: float, *, levels: Sequence[tuple[float, float]] = _LEVELS
) -> list[int]:
    """Return a role's points for levels of an item, each given with what is missing to one."""
    scale = POINTS_PER_BIT * weight
    return [round(scale * (level * yes + rest * no)) for level, rest in levels]


def _bits(share: float, base: float, *, counts_no: bool = True) -> tuple[float, float]:
    """Return what a whole yes and a whole no are worth, in bits, before the item's weight."""
    share = _clipped(share)
    return log2(share / base), log2((1 - share) / (1 - base)) if counts_no else 0.0


def _clipped(share: float) -> float:
    # One improbable answer must not veto a role.
    return min(max(share, LOWEST_SHARE), HIGHEST_SHARE)
