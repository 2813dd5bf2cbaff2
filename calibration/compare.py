"""Hold the scorecard against other methods on the same answers of people none of them has seen."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from calibration.fit import fit_catalog
from calibration.methods import BASELINES, Method, scorecard_points
from calibration.responses import Booleans, Floats, Integers, Responses, folds
from calibration.weights import EIGHT, FOUR, THREE
from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import POINTS_PER_BIT

SEEDS = (1, 2, 3)
SCORECARD = "scorecard"
CEILING = "gradient boosting"
WITHOUT = "without"
FAMILY_TASK = "families"
ALL_ROLES = "fifteen"
ROLE_TASKS = {"three": THREE, "four": FOUR, "eight": EIGHT}
BINS = 10

Say = Callable[[str], None]


class Result(NamedTuple):
    """One method on one choice: mean over roles of the share named rightly.

    `error` is the standard error of that mean, `lead` the paired difference to another method with
    its standard error in `lead_error`; all are averages over the repetitions.
    """

    task: str
    method: str
    accuracy: float
    error: float
    lead: float
    lead_error: float


class HeldOut(NamedTuple):
    """People of one choice with what each method named, none of them trained on these people.

    `fits` are the scorecard's, people by roles (or families).
    """

    labels: Integers
    surveys: Integers
    named: dict[str, Integers]
    fits: Floats

    def only(self, people: Booleans) -> "HeldOut":
        """Return the same for some of the people."""
        named = {method: choice[people] for method, choice in self.named.items()}
        return HeldOut(self.labels[people], self.surveys[people], named, self.fits[people])


Repetitions = dict[str, list[HeldOut]]


def cross_validate(bare: Catalog, responses: Responses, say: Say) -> Repetitions:
    """Return, for every choice, what was named in each repetition of five-fold cross-validation."""
    return _repeat(responses, say, partial(predict, bare, methods=BASELINES))


def ablate(bare: Catalog, responses: Responses, items: Collection[str], say: Say) -> Repetitions:
    """Return the same for the scorecard alone, beside one that was never told of these items."""

    def predict_twice(train: Responses, test: Responses) -> dict[str, HeldOut]:
        whole = predict(bare, train, test, methods={})
        less = predict(bare, train.without(items), test.without(items), methods={})
        return {
            task: part._replace(named=part.named | {WITHOUT: less[task].named[SCORECARD]})
            for task, part in whole.items()
        }

    return _repeat(responses, say, predict_twice)


def across_years(bare: Catalog, responses: Responses) -> Repetitions:
    """Return what was named for the newest survey's people by what the older ones taught."""
    is_newest = responses.surveys == responses.surveys.max()
    train, test = responses.take(~is_newest), responses.take(is_newest)
    return {task: [part] for task, part in predict(bare, train, test).items()}


def predict(
    bare: Catalog, train: Responses, test: Responses, *, methods: Mapping[str, Method] = BASELINES
) -> dict[str, HeldOut]:
    """Return what the scorecard and the methods name, for every choice of roles and for families.

    `bare` is the pack without surveyed shares; it is fitted to the training people. Roles without
    training people are left out. Of the methods only the ceiling names families.
    """
    catalog = fit_catalog(bare, train).catalog
    points = scorecard_points(catalog, test)
    known = {train.roles[label] for label in np.unique(train.labels)}
    parts = {
        task: _predict_roles(
            catalog, points, train, test, [r for r in chosen if r in known], methods=methods
        )
        for task, chosen in ROLE_TASKS.items()
    }
    parts[FAMILY_TASK] = _predict_families(catalog, points, train, test, methods.get(CEILING))
    return parts | {ALL_ROLES: _predict_all(catalog, points, test)}


def results_of(
    repetitions: Mapping[str, Sequence[HeldOut]], against: str = CEILING
) -> list[Result]:
    """Return each method's figures on each choice that `against` was tried on too."""
    results = []
    for task, parts in repetitions.items():
        for method in parts[0].named if against in parts[0].named else ():
            figures = np.array([_figures(part, method, against) for part in parts])
            results.append(Result(task, method, *map(float, figures.mean(axis=0))))
    return results


def calibration_error(parts: Sequence[HeldOut]) -> float:
    """Return the scorecard's class-balanced calibration error over ten bins, averaged."""
    return float(np.mean([_calibration_error(part) for part in parts]))


def reliability(parts: Sequence[HeldOut]) -> list[tuple[float, float, float]]:
    """Return (mean fit, share right, weight) of each tenth of fit that holds anyone."""
    rows = []
    bins = [_bins(part) for part in parts]
    for number in range(BINS):
        chosen = [part[part[:, 0] == number] for part in bins]
        weights = np.concatenate([part[:, 1] for part in chosen])
        if weights.sum():
            fit, right = (
                np.average(np.concatenate([part[:, c] for part in chosen]), weights=weights)
                for c in (2, 3)
            )
            rows.append((float(fit), float(right), float(weights.sum() / len(parts))))
    return rows


def _repeat(
    responses: Responses, say: Say, method: Callable[[Responses, Responses], dict[str, HeldOut]]
) -> Repetitions:
    repetitions: Repetitions = {}
    for seed in SEEDS:
        parts: Repetitions = {}
        for number, held_out in enumerate(folds(responses, seed), start=1):
            say(f"repetition {seed} of {len(SEEDS)}, fold {number}")
            named = method(responses.take(~held_out), responses.take(held_out))
            for task, part in named.items():
                parts.setdefault(task, []).append(part)
        for task, listed in parts.items():
            repetitions.setdefault(task, []).append(_joined(listed))
    return repetitions


def _predict_roles(
    catalog: Catalog,
    points: Integers,
    train: Responses,
    test: Responses,
    chosen: Sequence[str],
    *,
    methods: Mapping[str, Method],
) -> HeldOut:
    roles = tuple(sorted(chosen))
    asked, people = train.of_roles(roles), test.of_roles(roles)
    is_of_roles = np.isin(test.labels, [test.roles.index(role) for role in roles])
    columns = [sorted(catalog.roles).index(role) for role in roles]
    own = points[is_of_roles][:, columns]
    named = {name: method(asked, people).argmax(axis=1) for name, method in methods.items()}
    named[SCORECARD] = own.argmax(axis=1)
    return HeldOut(people.labels, people.surveys, named, _fits(catalog, own))


def _predict_families(
    catalog: Catalog,
    points: Integers,
    train: Responses,
    test: Responses,
    ceiling: Method | None,
) -> HeldOut:
    """All roles of the pack are in play; a family's fit is the sum of its roles'."""
    families = sorted(catalog.families)
    family = [families.index(catalog.roles[role].family) for role in sorted(catalog.roles)]
    fits = _fits(catalog, points) @ np.eye(len(families))[family]
    asked, people = (_by_family(catalog, part, families) for part in (train, test))
    named = {SCORECARD: fits.argmax(axis=1)}
    if ceiling:
        named[CEILING] = np.unique(asked.labels)[ceiling(asked, people).argmax(axis=1)]
    return HeldOut(people.labels, people.surveys, named, fits)


def _predict_all(catalog: Catalog, points: Integers, test: Responses) -> HeldOut:
    place = np.array([sorted(catalog.roles).index(role) for role in test.roles])
    named = {SCORECARD: points.argmax(axis=1)}
    return HeldOut(place[test.labels], test.surveys, named, _fits(catalog, points))


def _by_family(catalog: Catalog, people: Responses, families: Sequence[str]) -> Responses:
    family = np.array([families.index(catalog.roles[role].family) for role in people.roles])
    return people._replace(roles=tuple(families), labels=family[people.labels])


def _fits(catalog: Catalog, points: Integers) -> Floats:
    scale = np.log(2) / POINTS_PER_BIT / catalog.questionnaire.temperature
    odds = np.exp((points - points.max(axis=1, keepdims=True)) * scale)
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _joined(parts: Sequence[HeldOut]) -> HeldOut:
    named = {m: np.concatenate([part.named[m] for part in parts]) for m in parts[0].named}
    labels, surveys, fits = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("labels", "surveys", "fits")
    )
    return HeldOut(labels, surveys, named, fits)


def _figures(part: HeldOut, method: str, against: str) -> tuple[float, float, float, float]:
    right = part.named[method] == part.labels
    ahead = right.astype(float) - (part.named[against] == part.labels)
    return (*_mean_over_roles(part, right), *_mean_over_roles(part, ahead))


def _mean_over_roles(part: HeldOut, values: Floats | Booleans) -> tuple[float, float]:
    groups = [values[part.labels == label] for label in np.unique(part.labels)]
    mean = float(np.mean([group.mean() for group in groups]))
    error = np.sqrt(sum(group.var() / len(group) for group in groups)) / len(groups)
    return mean, float(error)


def _bins(part: HeldOut) -> Floats:
    """Return, for each person: bin, weight (each role counts alike), fit, and whether right."""
    counts = np.bincount(part.labels)
    weight = 1 / counts[part.labels] / np.count_nonzero(counts)
    fit = part.fits.max(axis=1)
    number = np.minimum((fit * BINS).astype(int), BINS - 1)
    right = part.fits.argmax(axis=1) == part.labels
    return np.column_stack([number, weight, fit, right])


def _calibration_error(part: HeldOut) -> float:
    rows = _bins(part)
    chosen = [rows[rows[:, 0] == number] for number in range(BINS)]
    return float(sum(abs((c[:, 1] * (c[:, 2] - c[:, 3])).sum()) for c in chosen))
