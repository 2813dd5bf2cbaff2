"""Score many people at once with numpy: the same integers, and the same fits to the last digit."""

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from roleadvisor.batch.model import EXPERIENCES, Model, Scorer, Scores
from roleadvisor.people import CODES, Person
from roleadvisor.scorecard import POINTS_PER_BIT
from roleadvisor.scoring import FIT_DIGITS, softmax

# Two ways to compute a fit differ by far less than this, in units of its last digit. Nearer to a
# half than that, the plain way decides how it is rounded.
DOUBT = 1e-5
UNITS = 10**FIT_DIGITS

Integers = NDArray[np.int32]
Places = NDArray[np.intp]
Floats = NDArray[np.float64]


def numpy_scorer(model: Model, *, is_ranked: bool) -> Scorer:
    """Return what scores people by a model, with whole rankings if `is_ranked`."""
    pairs = _pairs(model)

    def score(people: Sequence[Person]) -> Scores:
        sums = _sums(pairs, _places(people))
        points = sums[:, :-2]
        best = points.argmax(axis=1)
        if is_ranked:
            order = (-points).argsort(axis=1, kind="stable")
            fits = _fits(model, points, order)
            rankings = _rankings(fits, np.take_along_axis(points, order, axis=1), order)
        else:
            fits, rankings = _fits(model, points, best[:, None]), None
        return Scores(
            answered=sums[:, -1].tolist(),
            informative=sums[:, -2].tolist(),
            best=best.tolist(),
            fit=fits[:, 0].tolist(),
            rankings=rankings,
        )

    return score


def _pairs(model: Model) -> Integers:
    """Return the rows of every two items added up: by pair, experience, first and second code."""
    # An answer is worth less than 10,000 points, so a sum over all items a file can hold fits in.
    rows = np.array(model.rows, dtype=np.int32)
    if len(rows) % 2:
        rows = np.concatenate([rows, np.zeros_like(rows[:1])])
    rows = rows.reshape(len(rows), len(EXPERIENCES), CODES, -1)
    pairs = rows[0::2, :, :, None] + rows[1::2, :, None, :]
    return pairs.reshape(len(pairs), -1, rows.shape[-1])


def _places(people: Sequence[Person]) -> Places:
    """Return where each two answers stand among the rows of their pair: by pair, then person."""
    flat = np.frombuffer(b"".join(person.codes for person in people), dtype=np.uint8)
    codes = flat.reshape(len(people), -1).T.astype(np.intp)
    starts = {experience: i * CODES**2 for i, experience in enumerate(EXPERIENCES)}
    start = np.array([starts[person.experience] for person in people], dtype=np.intp)
    first, second = codes[0::2], codes[1::2]
    places = first * CODES + start
    places[: len(second)] += second
    return places


def _sums(pairs: Integers, places: Places) -> Integers:
    sums = np.zeros((places.shape[1], pairs.shape[2]), dtype=np.int32)
    found = np.empty_like(sums)
    for rows, place in zip(pairs, places, strict=True):
        np.take(rows, place, axis=0, out=found, mode="clip")
        sums += found
    return sums


def _fits(model: Model, points: Integers, wanted: Places) -> Floats:
    """Return the rounded fits of the roles whose places `wanted` has, person by person."""
    odds = np.exp((points - points.max(axis=1, keepdims=True)) * _scale(model))
    units = np.take_along_axis(odds, wanted, axis=1) / odds.sum(axis=1, keepdims=True) * UNITS
    nearest = np.rint(units)
    doubtful = (np.abs(units - nearest) > 0.5 - DOUBT).any(axis=1)
    fits: Floats = nearest / UNITS
    for person in np.flatnonzero(doubtful).tolist():
        exact = softmax(points[person].tolist(), model.temperature)
        fits[person] = [round(exact[role], FIT_DIGITS) for role in wanted[person].tolist()]
    return fits


def _scale(model: Model) -> float:
    return log(2) / POINTS_PER_BIT / model.temperature


def _rankings(fits: Floats, points: Integers, order: Places) -> list[tuple[float, ...]]:
    columns = np.empty((*order.shape, 3), dtype=object)
    columns[..., 0], columns[..., 1], columns[..., 2] = fits, points, order
    return list(map(tuple, columns.reshape(len(order), -1).tolist()))
