"""Compile a catalogue to a table of integers: item by level by role, in points.

A point is a thousandth of a bit; 1000 points double the odds. Good (1950) calls the quantity the
weight of evidence. All later scoring looks up and adds the integers of this table.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from math import inf, log, log2
from typing import Literal, NamedTuple, get_args

from roleadvisor.packs import TOP_LEVEL, BankItem, Catalog
from roleadvisor.packs.catalog import Lazily

# What gives the points: an answer of a person of this experience, or a mention in a text.
Column = Literal["newcomer", "practitioner", "mentioned"]
COLUMNS: tuple[Column, ...] = get_args(Column)
POINTS_PER_BIT = 1000
LOWEST_SHARE = 0.01
HIGHEST_SHARE = 1 - LOWEST_SHARE
# How many points one answer about a skill, or one mention, can move a role away from the mean of
# the whole roles.
MOST_OF_ANSWER = round(POINTS_PER_BIT * log2(2.5))
MOST_OF_MENTION = round(POINTS_PER_BIT * log2(3))
HALF_A_POINT = 0.5
_LEVELS = [level / TOP_LEVEL for level in range(TOP_LEVEL + 1)]

Row = tuple[int, ...]


class Scorecard(NamedTuple):
    """The points that answers and mentions give to each role.

    `tables[column][item][level]` is a row with one integer per role, in the order of `roles`.
    `starts` are the points of each role before any evidence. `titles` has a row for each role: what
    a text gives that names it as a job its writer has had.
    """

    roles: tuple[str, ...]
    starts: Row
    tables: Mapping[Column, Mapping[str, tuple[Row, ...]]]
    titles: Mapping[str, Row]

    def row(self, item: str, level: int, column: Column) -> Row:
        """Return the points of an answer, or of a mention, for every role; `level` is 0 to 4."""
        return self.tables[column][item][level]

    def title_row(self, titles: Collection[str]) -> Row:
        """Return the points of job titles for every role; several titles of a role count once."""
        rows = [self.titles[role] for role in titles]
        return tuple(map(max, zip(*rows, strict=True))) if rows else (0,) * len(self.roles)


def compile_scorecard(catalog: Catalog) -> Scorecard:
    """Return the scorecard of a catalogue.

    The rows of an item are computed when they are first used.

    >>> from roleadvisor import load_catalog
    >>> card = compile_scorecard(load_catalog())
    >>> dict(zip(card.roles, card.row("kafka", 4, "practitioner")))["data-engineer"] > 0
    True
    """
    roles = tuple(sorted(catalog.roles))
    table = partial(_table, catalog, roles, [catalog.roles[r].specialises is None for r in roles])
    return Scorecard(
        roles=roles,
        starts=tuple(start_of(catalog, role) for role in roles),
        tables={column: table(column) for column in COLUMNS},
        titles={role: _title_row(catalog, role, roles) for role in roles},
    )


def _title_row(catalog: Catalog, title: str, roles: Sequence[str]) -> Row:
    """Return the points of a job title: those of a whole role go to its specialities, too."""
    worth = catalog.questionnaire.worth_of_title
    return tuple(worth if title in {role, catalog.whole_of(role)} else 0 for role in roles)


def start_of(catalog: Catalog, role: str) -> int:
    """Return the points of a role before any evidence.

    A speciality is rarer than its whole role, so it starts behind.
    """
    profile = catalog.roles[role]
    return profile.fitted.start if profile.specialises else 0


def worth_of_no(catalog: Catalog, item: BankItem, column: Column) -> float:
    """Return how much a no to an item counts, from 0 (nothing) to 1 (all that its share says).

    A newcomer's no to a skill counts nothing. People tick the tools and techniques that come to
    mind, so a practitioner's no to one counts less. A no to an interest, or to a fact such as a
    degree, is certain and counts in full.
    """
    if not item.is_skill:
        return 1.0
    if column == "newcomer":
        return 0.0
    return catalog.questionnaire.worth_of_no if item.learnable else 1.0


def nats_per_point(temperature: float) -> float:
    """Return the natural log-odds that one point is worth at a temperature."""
    return log(2) / POINTS_PER_BIT / temperature


def multiplier(points: float) -> float:
    """Return the factor by which points multiply the odds; 1000 points double them."""
    return float(2 ** (points / POINTS_PER_BIT))


def _table(
    catalog: Catalog, roles: Sequence[str], is_whole: Sequence[bool], column: Column
) -> Mapping[str, tuple[Row, ...]]:
    shares = [catalog.shares[role] for role in roles]
    costs: list[float] = []

    def rows(item_id: str) -> tuple[Row, ...]:
        item = catalog.items[item_id]
        stated = [_clipped(share[item_id].scored) for share in shares]
        if column == "mentioned":
            costs[:] = costs or [_cost(catalog, role) for role in roles]
            return _limited(_mention_points(item, stated, costs), is_whole, MOST_OF_MENTION)
        no_worth = worth_of_no(catalog, item, column)
        most = MOST_OF_ANSWER if item.is_skill else inf
        return _limited(_answer_points(item, stated, no_worth), is_whole, most)

    return Lazily(catalog.items, rows)


def _answer_points(item: BankItem, shares: Sequence[float], no_worth: float) -> list[list[float]]:
    """Return the points of an answer at each level, for each role."""
    base = _clipped(item.base)
    scale = POINTS_PER_BIT * item.weight
    bits = [(log2(p / base), log2((1 - p) / (1 - base))) for p in shares]
    return [
        [scale * (level * yes + (1 - level) * no_worth * no) for yes, no in bits]
        for level in _LEVELS
    ]


def _mention_points(
    item: BankItem, shares: Sequence[float], costs: Sequence[float]
) -> list[list[float]]:
    """Return the points of a mention at each level, for each role; the level scales them."""
    base = _clipped(item.base)
    scale = POINTS_PER_BIT * item.mention_weight
    full = [scale * log2(p / base) - cost for p, cost in zip(shares, costs, strict=True)]
    return [[level * points * item.is_skill for points in full] for level in _LEVELS]


def _cost(catalog: Catalog, role: str) -> float:
    """Return the points that every mention costs a role: those it gains from an average mention.

    With this cost, a mention multiplies the odds of the role by one on average over all skills.
    Without a fitted cost, texts are taken to name skills as often as the base shares say.
    """
    fitted = catalog.roles[role].fitted.cost
    if fitted is not None:
        return float(fitted)
    skills = [item for item in catalog.items.values() if item.is_skill]
    bases = [_clipped(item.base) for item in skills]
    odds = [
        base * (_clipped(catalog.share(role, item.id)) / base) ** item.mention_weight
        for item, base in zip(skills, bases, strict=True)
    ]
    return POINTS_PER_BIT * log2(sum(odds) / sum(bases)) if skills else 0.0


def _limited(
    levels: Sequence[Sequence[float]], is_whole: Sequence[bool], most: float
) -> tuple[Row, ...]:
    """Return rows of integers, none more than `most` points from the mean of the whole roles."""
    limited = []
    for row in levels:
        points = row
        # Clipping moves the mean, so clip again until no role is too far from it.
        while most < inf:
            whole = [p for p, counts in zip(points, is_whole, strict=True) if counts]
            mean = sum(whole) / len(whole)
            if max(points) - mean <= most + HALF_A_POINT >= mean - min(points):
                break
            points = [min(max(p, mean - most), mean + most) for p in points]
        limited.append(tuple(map(round, points)))
    return tuple(limited)


def _clipped(share: float) -> float:
    # One improbable answer must not veto a role.
    return min(max(share, LOWEST_SHARE), HIGHEST_SHARE)
