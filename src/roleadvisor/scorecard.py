"""Compile a catalogue to a table of integers: item by level by role, in points.

A point is a thousandth of a bit; 1000 points double the odds. Good (1950) calls the quantity the
weight of evidence. Everything after this table is looking up and adding integers.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import log2
from typing import Literal, NamedTuple

from roleadvisor.catalog import BankItem, Catalog

Experience = Literal["newcomer", "practitioner"]
TOP_LEVEL = 4
POINTS_PER_BIT = 1000
LOWEST_SHARE = 0.01

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
    """Return the scorecard of a catalogue; an item that a role does not mention gives it 0."""
    roles = tuple(sorted(catalog.roles))
    return Scorecard(
        roles=roles,
        practitioner={
            i.id: _rows(catalog, i, roles, newcomer=False) for i in catalog.items.values()
        },
        newcomer={i.id: _rows(catalog, i, roles, newcomer=True) for i in catalog.items.values()},
    )


def points(weight: float, level: float, share: float, base: float) -> int:
    """Return the evidence of one answer in thousandths of a bit; `level` is in [0, 1]."""
    presence, absence = _bits(share, base)
    return round(POINTS_PER_BIT * weight * (level * presence + (1 - level) * absence))


def multiplier(points: float) -> float:
    """Return what so many points multiply the odds by; 1000 points are ×2."""
    return float(2 ** (points / POINTS_PER_BIT))


def newcomer_points(weight: float, level: float, share: float, base: float) -> int:
    """Return the evidence of a newcomer's skill: what is absent counts neither way."""
    return round(POINTS_PER_BIT * weight * level * _bits(share, base)[0])


@lru_cache(maxsize=8192)  # every level of an item asks for the same two logarithms
def _bits(share: float, base: float) -> tuple[float, float]:
    """Return what a full yes and a full no are worth, before the item's weight."""
    share, base = _clipped(share), _clipped(base)
    return log2(share / base), log2((1 - share) / (1 - base))


def _clipped(share: float) -> float:
    # One improbable answer must not veto a role.
    return min(max(share, LOWEST_SHARE), 1 - LOWEST_SHARE)


def _rows(
    catalog: Catalog, item: BankItem, roles: tuple[str, ...], *, newcomer: bool
) -> tuple[Row, ...]:
    score = newcomer_points if newcomer and item.kind == "skill" else points
    stated = [catalog.shares[role].get(item.id) for role in roles]
    return tuple(
        tuple(
            score(item.weight, level / TOP_LEVEL, share.share, item.base) if share else 0
            for share in stated
        )
        for level in range(TOP_LEVEL + 1)
    )
