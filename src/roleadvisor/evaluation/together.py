"""Walk many people through the questions at once, with numpy; the same choices as one by one."""

from collections.abc import Callable, Iterator, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import POINTS_PER_BIT, Scorecard
from roleadvisor.selection import FOCUS, GAIN_DIGITS, GainTable

CHUNK = 1000

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


def walk_together(
    catalog: Catalog, card: Scorecard, table: GainTable, sheets: Sequence[AnswerSheet]
) -> Iterator[list[int]]:
    """Yield, for each person, the index of the role named after each answer."""
    scale = log(2) / POINTS_PER_BIT / catalog.questionnaire.temperature
    gains = _gains(table, scale)
    for start in range(0, len(sheets), CHUNK):
        yield from _walk(card, table, sheets[start : start + CHUNK], gains)


def _walk(
    card: Scorecard,
    table: GainTable,
    sheets: Sequence[AnswerSheet],
    gains: Callable[[Integers], Floats],
) -> list[list[int]]:
    rows, left = _answers(card, table, sheets)
    points = np.zeros((len(sheets), len(table.roles)), dtype=np.int64)
    named: list[list[int]] = [[] for _ in sheets]
    people = np.arange(len(sheets))
    while len(people):
        worth = np.where(left[people], gains(points[people]), 0)
        asked = worth.argmax(axis=1)
        tells = worth[np.arange(len(people)), asked] > 0
        people, asked = people[tells], asked[tells]
        points[people] += rows[people, asked]
        left[people, asked] = False
        best = points[people].argmax(axis=1)
        for person, role in zip(people.tolist(), best.tolist(), strict=True):
            named[person].append(role)
    return named


def _answers(
    card: Scorecard, table: GainTable, sheets: Sequence[AnswerSheet]
) -> tuple[Integers, NDArray[np.bool_]]:
    """Return the points of each person's answers by item and role, and which items are answered."""
    columns = [card.roles.index(role) for role in table.roles]
    rows = np.zeros((len(sheets), len(table.items), len(columns)), dtype=np.int64)
    left = np.zeros((len(sheets), len(table.items)), dtype=bool)
    for person, sheet in enumerate(sheets):
        for i, item in enumerate(table.items):
            if item in sheet.levels:
                row = card.row(item, sheet.levels[item], sheet.experience)
                rows[person, i] = [row[column] for column in columns]
                left[person, i] = True
    return rows, left


def _gains(table: GainTable, scale: float) -> Callable[[Integers], Floats]:
    shares, entropies = np.array(table.shares).T, np.array(table.entropies).T
    weights = np.array(table.weights)

    def gains(points: Integers) -> Floats:
        odds = np.exp((points - points.max(axis=1, keepdims=True)) * scale)
        raised = (odds / odds.sum(axis=1, keepdims=True)) ** FOCUS
        belief = raised / raised.sum(axis=1, keepdims=True)
        yes = np.clip(belief @ shares, 1e-300, 1 - 1e-16)
        told = -(yes * np.log2(yes) + (1 - yes) * np.log2(1 - yes)) - belief @ entropies
        return np.asarray((weights * told).round(GAIN_DIGITS))

    return gains
