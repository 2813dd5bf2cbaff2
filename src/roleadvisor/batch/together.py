"""Score many people at once with numpy: the same integers, and the same fits to the last digit."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from roleadvisor.batch.model import Counts, Model, Scorer, Scores
from roleadvisor.scoring.contest import Contest
from roleadvisor.scoring.match import FIT_DIGITS, softmax
from roleadvisor.scoring.scorecard import nats_per_point
from roleadvisor.sheets.people import CODES, Person
from roleadvisor.sheets.sheet import EXPERIENCES

# In units of a fit's last digit, numpy and plain Python differ by far less than this. A fit that is
# nearer than this to a half is computed again in plain Python, so that both round it alike.
DOUBT = 1e-5
UNITS = 10**FIT_DIGITS

Integers = NDArray[np.int32]
Places = NDArray[np.intp]
Floats = NDArray[np.float64]


def numpy_scorer(model: Model, *, is_ranked: bool) -> Scorer:
    """Return a scorer with numpy, with whole rankings if `is_ranked`."""
    pairs = _pairs(model)

    def score(people: Sequence[Person]) -> Scores:
        titles = [model.titles(person.titles) for person in people]
        sums = _sums(pairs, _begun(model, titles), _places(people))
        classes, counts = sums[:, : -len(Counts._fields)], sums[:, -len(Counts._fields) :]
        answered, mentioned, informative, mentions = counts.T.tolist()
        points, speakers = _by_role(model.contest, classes)
        best = points.argmax(axis=1)
        if is_ranked:
            order = (-points).argsort(axis=1, kind="stable")
            fits = _fits(model, points, order)
            rankings = _rankings(speakers, fits, order, points)
        else:
            fits, rankings = _fits(model, points, best[:, None]), None
        return Scores(
            answered=answered,
            mentioned=mentioned,
            informative=informative,
            is_ranked=list(map(model.is_enough, informative, mentions, map(any, titles))),
            best=best.tolist(),
            speaker=np.take_along_axis(speakers, best[:, None], axis=1)[:, 0].tolist(),
            speciality=_specialities(model.contest, classes, best),
            fit=fits[:, 0].tolist(),
            rankings=rankings,
        )

    return score


def _pairs(model: Model) -> Integers:
    """Return the summed rows of every two items: by pair, experience, first and second code."""
    # An answer or a mention is worth less than 30,000 points, so 32 bits hold the sum of all items
    # that a file can hold.
    rows = np.array(model.rows, dtype=np.int32)
    if len(rows) % 2:
        rows = np.concatenate([rows, np.zeros_like(rows[:1])])
    rows = rows.reshape(len(rows), len(EXPERIENCES), CODES, -1)
    pairs = rows[0::2, :, :, None] + rows[1::2, :, None, :]
    return pairs.reshape(len(pairs), -1, rows.shape[-1])


def _places(people: Sequence[Person]) -> Places:
    """Return the index of each two answers among the rows of their pair: by pair, then person."""
    flat = np.frombuffer(b"".join(person.codes for person in people), dtype=np.uint8)
    codes = flat.reshape(len(people), -1).T.astype(np.intp)
    starts = {experience: i * CODES**2 for i, experience in enumerate(EXPERIENCES)}
    start = np.array([starts[person.experience] for person in people], dtype=np.intp)
    first, second = codes[0::2], codes[1::2]
    places = first * CODES + start
    places[: len(second)] += second
    return places


def _begun(model: Model, titles: Sequence[Sequence[int]]) -> Integers:
    """Return each person's points before any answer, and no counts yet."""
    begun = np.zeros((len(titles), len(model.contest.starts) + len(Counts._fields)), dtype=np.int32)
    begun[:, : -len(Counts._fields)] = np.array(titles, dtype=np.int32) + model.contest.starts
    return begun


def _sums(pairs: Integers, sums: Integers, places: Places) -> Integers:
    """Return a person's sums with the rows of all items added to those they begin with."""
    found = np.empty_like(sums)
    for rows, place in zip(pairs, places, strict=True):
        np.take(rows, place, axis=0, out=found, mode="clip")
        sums += found
    return sums


def _by_role(contest: Contest, classes: Integers) -> tuple[Integers, Places]:
    """Return the points of each role, and the class that speaks for it, person by person."""
    points = np.empty((len(classes), len(contest.roles)), dtype=np.int32)
    speakers = np.empty(points.shape, dtype=np.intp)
    for role in range(len(contest.roles)):
        places = np.array(contest.classes_of(role))
        part = classes[:, places]
        speakers[:, role] = places[part.argmax(axis=1)]
        points[:, role] = part.max(axis=1)
    return points, speakers


def _specialities(contest: Contest, classes: Integers, best: Places) -> list[int | None]:
    """Return the speciality to be named of each person's best role, as `Contest.speciality` does."""
    named: list[int | None] = [None] * len(best)
    for role, plain in enumerate(map(contest.classes.index, contest.roles)):
        places = [p for p in contest.classes_of(role) if contest.margins[p] is not None]
        if not places:
            continue
        people = np.flatnonzero(best == role)
        part = classes[people][:, places]
        most = part.argmax(axis=1)
        leads = part.max(axis=1) - classes[people, plain]
        margins = np.array([contest.margins[p] for p in places], dtype=np.int32)
        is_named = leads >= margins[most]
        for person, place in zip(people[is_named].tolist(), most[is_named].tolist(), strict=True):
            named[person] = places[place]
    return named


def _fits(model: Model, points: Integers, wanted: Places) -> Floats:
    """Return the rounded fits of the roles whose indices are in `wanted`, person by person."""
    odds = np.exp((points - points.max(axis=1, keepdims=True)) * nats_per_point(model.temperature))
    units = np.take_along_axis(odds, wanted, axis=1) / odds.sum(axis=1, keepdims=True) * UNITS
    nearest = np.rint(units)
    doubtful = (np.abs(units - nearest) > 0.5 - DOUBT).any(axis=1)
    fits: Floats = nearest / UNITS
    for person in np.flatnonzero(doubtful).tolist():
        exact = softmax(points[person].tolist(), model.temperature)
        fits[person] = [round(exact[role], FIT_DIGITS) for role in wanted[person].tolist()]
    return fits


def _rankings(
    speakers: Places, fits: Floats, order: Places, points: Integers
) -> list[tuple[float, ...]]:
    columns = np.empty((*order.shape, 4), dtype=object)
    columns[..., 0], columns[..., 1] = np.take_along_axis(speakers, order, axis=1), fits
    columns[..., 2], columns[..., 3] = order, np.take_along_axis(points, order, axis=1)
    return list(map(tuple, columns.reshape(len(order), -1).tolist()))
