"""Compare the scorecard with other methods on sheets that none of them has seen.

A method names the role of people by their answers, and of ads by their mentions. The other methods
are trained on people for people, and on ads for ads.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

import numpy as np

from calibration.fit import fit_catalog
from calibration.methods import BASELINES, Method, scorecard_points
from calibration.responses import Booleans, Floats, Integers, Responses, folds
from calibration.shares import LIMITS, Limits
from calibration.weights import EIGHT, FOUR, THREE
from roleadvisor.packs import Catalog
from roleadvisor.scoring.contest import contest_of
from roleadvisor.scoring.scorecard import POINTS_PER_BIT, compile_scorecard

SEEDS = (1,)
SCORECARD = "scorecard"
CEILING = "gradient boosting"
WITHOUT = "without"
WHOLE = "whole"
ROLE_TASKS = {"three": THREE, "four": FOUR, "eight": EIGHT, WHOLE: ()}
BINS = 10
RESAMPLES = 1000

Kind = Literal["people", "ads"]
KINDS: tuple[Kind, ...] = ("people", "ads")
Say = Callable[[str], None]


class Task(NamedTuple):
    """A choice, by its name in `ROLE_TASKS`, and whose sheets are to be named."""

    kind: Kind
    name: str


TASKS = [Task(kind, name) for kind in KINDS for name in ROLE_TASKS]


class Result(NamedTuple):
    """One method on one choice: mean over roles of the share named rightly.

    `error` is the standard error of that mean, `lead` the paired difference to another method with
    its standard error in `lead_error`; all are averages over the repetitions.
    """

    task: Task
    method: str
    accuracy: float
    error: float
    lead: float
    lead_error: float


class HeldOut(NamedTuple):
    """Sheets of one choice with what each method named, none of them trained on these sheets.

    `fits` are the scorecard's, sheets by roles.
    """

    labels: Integers
    surveys: Integers
    named: dict[str, Integers]
    fits: Floats

    def only(self, sheets: Booleans) -> "HeldOut":
        """Return only some of the sheets."""
        named = {method: choice[sheets] for method, choice in self.named.items()}
        return HeldOut(self.labels[sheets], self.surveys[sheets], named, self.fits[sheets])


Repetitions = dict[Task, list[HeldOut]]


def cross_validate(
    bare: Catalog, responses: Responses, worth_of_no: float, say: Say
) -> Repetitions:
    """Return, for every choice, what was named in each repetition of five-fold cross-validation.

    The worth of a no is given, since fitting it takes longest: one number for all folds.
    """
    predict_fold = partial(predict, bare, methods=BASELINES, worth_of_no=worth_of_no)
    return _repeat(responses, say, predict_fold)


def ablate(
    bare: Catalog, responses: Responses, worth_of_no: float, items: Collection[str], say: Say
) -> Repetitions:
    """Return the same for the scorecard alone, and for one without these items."""
    alone = partial(predict, bare, methods={}, worth_of_no=worth_of_no)

    def predict_twice(train: Responses, test: Responses) -> dict[Task, HeldOut]:
        whole, less = alone(train, test), alone(train.without(items), test.without(items))
        return {
            task: part._replace(named=part.named | {WITHOUT: less[task].named[SCORECARD]})
            for task, part in whole.items()
        }

    return _repeat(responses, say, predict_twice)


def predict(
    bare: Catalog,
    train: Responses,
    test: Responses,
    *,
    methods: Mapping[str, Method] = BASELINES,
    worth_of_no: float | None = None,
    limits: Limits = LIMITS,
) -> dict[Task, HeldOut]:
    """Return what the scorecard and the methods name, for every choice.

    `bare` is the pack without what a fit wrote; it is fitted to the training sheets. Roles without
    training sheets are left out, and so is a kind of sheets that there are none of to be tested.
    """
    catalog = fit_catalog(bare, train, worth_of_no=worth_of_no, limits=limits).catalog
    there = {kind for kind in KINDS if len(_of_kind(test, kind).labels)}
    return {
        task: _predicted(catalog, task, train, test, methods)
        for task in TASKS
        if task.kind in there
    }


def results_of(
    repetitions: Mapping[Task, Sequence[HeldOut]], against: str = CEILING
) -> list[Result]:
    """Return each method's figures on each choice that `against` was tried on too."""
    results = []
    for task, parts in repetitions.items():
        for method in parts[0].named if against in parts[0].named else ():
            figures = np.array([_figures(part, method, against) for part in parts])
            results.append(Result(task, method, *map(float, figures.mean(axis=0))))
    return results


def interval_of(part: HeldOut, method: str = SCORECARD) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a method's accuracy; sheets are drawn within each role."""
    random = np.random.default_rng(0)
    right = part.named[method] == part.labels
    groups = [right[part.labels == label] for label in np.unique(part.labels)]
    means = [random.choice(g, (RESAMPLES, len(g))).mean(axis=1) for g in groups]
    low, high = np.quantile(np.mean(means, axis=0), [0.025, 0.975])
    return float(low), float(high)


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


def of_whole_roles(catalog: Catalog, responses: Responses) -> Responses:
    """Return the sheets labelled by whole roles."""
    return responses.called({role: catalog.whole_of(role) for role in responses.roles})


def joined(parts: Sequence[HeldOut]) -> HeldOut:
    """Return the sheets of several folds together."""
    named = {m: np.concatenate([part.named[m] for part in parts]) for m in parts[0].named}
    labels, surveys, fits = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("labels", "surveys", "fits")
    )
    return HeldOut(labels, surveys, named, fits)


def _repeat(
    responses: Responses, say: Say, method: Callable[[Responses, Responses], dict[Task, HeldOut]]
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
            repetitions.setdefault(task, []).append(joined(listed))
    return repetitions


def _predicted(
    catalog: Catalog,
    task: Task,
    train: Responses,
    test: Responses,
    methods: Mapping[str, Method],
) -> HeldOut:
    asked, people = _of_kind(train, task.kind), _of_kind(test, task.kind)
    if task.name == WHOLE:
        asked, people = of_whole_roles(catalog, asked), of_whole_roles(catalog, people)
    chosen = ROLE_TASKS[task.name] or sorted(catalog.whole_roles)
    taught = {asked.roles[label] for label in np.unique(asked.labels)}
    known = tuple(role for role in sorted(chosen) if role in taught)
    asked, people = asked.of_roles(known), people.of_roles(known)
    points = _points_by_role(catalog, people, () if task.name == WHOLE else known)
    named = {name: method(asked, people).argmax(axis=1) for name, method in methods.items()}
    if task.name == WHOLE:
        # Roles without training sheets are in play, too: whoever is given one is named wrongly.
        roles = sorted(catalog.whole_roles)
        places = np.array([roles.index(role) for role in known])
        named = {name: places[choice] for name, choice in named.items()}
        people = people.of_roles(roles)
    named[SCORECARD] = points.argmax(axis=1)
    return HeldOut(people.labels, people.surveys, named, _fits(catalog, points))


def _of_kind(sheets: Responses, kind: Kind) -> Responses:
    return sheets.people if kind == "people" else sheets.ads


def _points_by_role(catalog: Catalog, sheets: Responses, roles: Sequence[str]) -> Integers:
    """Return the points of each role, by its best class: sheets by roles."""
    contest = contest_of(catalog, compile_scorecard(catalog), roles)
    points = scorecard_points(catalog, sheets)[:, list(contest.columns)] + np.array(contest.starts)
    places = [contest.classes_of(place) for place in range(len(contest.roles))]
    return np.column_stack([points[:, listed].max(axis=1) for listed in places])


def _fits(catalog: Catalog, points: Integers) -> Floats:
    scale = np.log(2) / POINTS_PER_BIT / catalog.questionnaire.temperature
    odds = np.exp((points - points.max(axis=1, keepdims=True)) * scale)
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


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
