"""Walk many people through the questions at once, with numpy; the choices stay the same."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from roleadvisor.evaluation.outcomes import begun
from roleadvisor.packs import Catalog
from roleadvisor.scoring.contest import Contest
from roleadvisor.scoring.information import FOCUS, GAIN_DIGITS, GainTable
from roleadvisor.scoring.scorecard import Scorecard, nats_per_point
from roleadvisor.sheets.sheet import AnswerSheet

CHUNK = 1000

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


def walk_together(
    catalog: Catalog,
    card: Scorecard,
    contest: Contest,
    table: GainTable,
    sheets: Sequence[AnswerSheet],
) -> Iterator[list[int]]:
    """Yield, for each person, the index of the role named after each answer."""
    scale = nats_per_point(catalog.questionnaire.temperature)
    gains = _gains(table, scale)
    for start in range(0, len(sheets), CHUNK):
        yield from _walk(card, contest, table, sheets[start : start + CHUNK], gains)


def _walk(
    card: Scorecard,
    contest: Contest,
    table: GainTable,
    sheets: Sequence[AnswerSheet],
    gains: Callable[[Integers], Floats],
) -> list[list[int]]:
    rows, left = _answers(card, contest, table, sheets)
    points = np.array([begun(card, contest, sheet) for sheet in sheets], dtype=np.int64)
    named: list[list[int]] = [[] for _ in sheets]
    people = np.arange(len(sheets))
    while len(people):
        worth = np.where(left[people], gains(_best(contest, points[people])), 0)
        asked = worth.argmax(axis=1)
        tells = worth[np.arange(len(people)), asked] > 0
        people, asked = people[tells], asked[tells]
        points[people] += rows[people, asked]
        left[people, asked] = False
        first = _best(contest, points[people]).argmax(axis=1)
        for person, role in zip(people.tolist(), first.tolist(), strict=True):
            named[person].append(role)
    return named


def _best(contest: Contest, points: Integers) -> Integers:
    """Return the points of each role: those of its best class."""
    classes = [contest.classes_of(role) for role in range(len(contest.roles))]
    return np.stack([points[:, places].max(axis=1) for places in classes], axis=1)


def _answers(
    card: Scorecard, contest: Contest, table: GainTable, sheets: Sequence[AnswerSheet]
) -> tuple[Integers, NDArray[np.bool_]]:
    """Return the points of each person's answers by item and class, and which items are answered."""
    rows = np.zeros((len(sheets), len(table.items), len(contest.classes)), dtype=np.int64)
    left = np.zeros((len(sheets), len(table.items)), dtype=bool)
    for person, sheet in enumerate(sheets):
        for i, item in enumerate(table.items):
            if item in sheet.levels:
                rows[person, i] = contest.of(card.row(item, sheet.levels[item], sheet.experience))
                left[person, i] = True
    return rows, left


def _gains(table: GainTable, scale: float) -> Callable[[Integers], Floats]:
    shares, surprises = np.array(table.shares).T, np.array(table.surprises).T
    weights, no_worth = np.array(table.weights), np.array(table.no_worth)

    def gains(points: Integers) -> Floats:
        odds = np.exp((points - points.max(axis=1, keepdims=True)) * scale)
        raised = (odds / odds.sum(axis=1, keepdims=True)) ** FOCUS
        belief = raised / raised.sum(axis=1, keepdims=True)
        yes = np.clip(belief @ shares, 1e-300, 1 - 1e-16)
        surprise = -yes * np.log2(yes) - no_worth * (1 - yes) * np.log2(1 - yes)
        return np.asarray((weights * (surprise - belief @ surprises)).round(GAIN_DIGITS))

    return gains
