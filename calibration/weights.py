"""Fit item weights and the temperature: class-balanced cross-entropy on people held out.

The shares that score a person are computed without that person's fold, so that an item cannot earn
weight by remembering the few people of a small role.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize, minimize_scalar

from calibration.responses import Booleans, Floats, Responses, folds
from calibration.shares import share_table, survey_shares, with_survey
from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import LOWEST_SHARE

HIGHEST_WEIGHT = 1.5
PRIOR_WEIGHT = 0.4
PRIOR_STRENGTH = 150.0

THREE = ("data-engineer", "data-scientist", "ml-engineer")
FOUR = ("data-analyst", *THREE)
EIGHT = (
    *("data-analyst", "data-architect", "data-engineer", "data-scientist"),
    *("database-administrator", "ml-engineer", "research-scientist", "statistician"),
)


class Task(NamedTuple):
    """A choice that the weights must serve: among these roles, or among all roles' families.

    Each role (or family) counts alike, whatever its number of people.
    """

    roles: Sequence[str]
    importance: float
    is_family: bool = False


def tasks_of(catalog: Catalog) -> list[Task]:
    """Return the choices that the fit weighs against each other."""
    return [
        Task(THREE, 1.0),
        Task(FOUR, 2.0),
        Task(EIGHT, 0.5),
        Task(tuple(catalog.roles), 2.0, is_family=True),
    ]


class Block(NamedTuple):
    """People of one fold and task: answers, evidence tables, whom they may be, and their weight.

    `yes`, `no` are people by items; `presence`, `absence` roles by items, in nats; `right` people by
    roles; `importance` has one entry a person.
    """

    yes: Floats
    no: Floats
    presence: Floats
    absence: Floats
    right: Booleans
    importance: Floats

    def scores(self, weights: Floats) -> Floats:
        """Return the evidence in nats, people by roles."""
        return np.asarray(
            self.yes @ (weights * self.presence).T + self.no @ (weights * self.absence).T
        )


def evidence_tables(shares: Floats, base: Floats) -> tuple[Floats, Floats]:
    """Return what a yes and a no say for each role and item, in nats, before weighting."""
    p, q = (np.clip(s, LOWEST_SHARE, 1 - LOWEST_SHARE) for s in (shares, base))
    return np.log(p / q), np.log((1 - p) / (1 - q))


def held_out_blocks(catalog: Catalog, responses: Responses) -> list[Block]:
    """Return every person in every task, scored by shares that do not know the person's fold."""
    tasks = [task for task in tasks_of(catalog) if set(task.roles) <= set(catalog.roles)]
    blocks = []
    for held_out in folds(responses):
        surveyed = survey_shares(responses.take(~held_out))
        seen = with_survey(catalog, responses.take(~held_out), surveyed)
        people = responses.take(held_out)
        blocks += [_block(seen, people, surveyed.base, task, responses) for task in tasks]
    return blocks


def fit_weights(blocks: Sequence[Block]) -> Floats:
    """Return the weights, in [0, 1.5] and rounded to hundredths, one an item."""
    count = blocks[0].yes.shape[1]
    found = minimize(
        _loss,
        np.full(count, PRIOR_WEIGHT),
        args=(blocks,),
        jac=True,
        method="L-BFGS-B",
        bounds=[(0, HIGHEST_WEIGHT)] * count,
        options={"maxiter": 2000, "maxfun": 4000, "ftol": 1e-13, "gtol": 1e-6},
    )
    return np.asarray(found.x.round(2))


def fit_temperature(blocks: Sequence[Block], weights: Floats) -> float:
    """Return the temperature at which held-out fits are right as often as they say."""
    scored = [block.scores(weights) for block in blocks]

    def loss(temperature: float) -> float:
        return sum(
            _cross_entropy(scores / temperature, block)[0]
            for scores, block in zip(scored, blocks, strict=True)
        )

    return round(float(minimize_scalar(loss, bounds=(0.3, 5), method="bounded").x), 2)


def mean_weights(catalog: Catalog, weights: Mapping[str, float]) -> dict[str, float]:
    """Return, by kind, the mean weight of the fitted items: what an item without a survey gets."""
    by_kind: dict[str, list[float]] = {}
    for item, weight in weights.items():
        by_kind.setdefault(catalog.items[item].kind, []).append(weight)
    return {kind: round(float(np.mean(listed)), 2) for kind, listed in sorted(by_kind.items())}


def _block(
    seen: Catalog, people: Responses, base: Floats, task: Task, everyone: Responses
) -> Block:
    of_task = people if task.is_family else people.of_roles(task.roles)
    tables = evidence_tables(share_table(seen, task.roles, people.items), base)
    groups = {r: seen.roles[r].family if task.is_family else r for r in seen.roles}
    labels = [groups[of_task.roles[label]] for label in of_task.labels]
    everywhere = Counter(groups[everyone.roles[label]] for label in everyone.labels)
    present = {groups[role] for role in task.roles} & set(everywhere)
    share = task.importance * len(everyone.labels) / len(present)
    return Block(
        of_task.yes.astype(np.float64),
        of_task.no.astype(np.float64),
        *tables,
        right=np.array([[groups[role] == label for role in task.roles] for label in labels]),
        importance=np.array([share / everywhere[label] for label in labels]),
    )


def _loss(weights: Floats, blocks: Sequence[Block]) -> tuple[float, Floats]:
    # Every item is trusted a little until people say otherwise (a Gaussian prior on the weights).
    distance = weights - PRIOR_WEIGHT
    total, gradient = PRIOR_STRENGTH * distance @ distance, 2 * PRIOR_STRENGTH * distance
    for block in blocks:
        loss, slope = _cross_entropy(block.scores(weights), block)
        total += loss
        gradient += (slope.T @ block.yes * block.presence).sum(axis=0)
        gradient += (slope.T @ block.no * block.absence).sum(axis=0)
    return float(total), gradient


def _cross_entropy(scores: Floats, block: Block) -> tuple[float, Floats]:
    """Return the weighted loss of a block and its slope by score."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    fits = odds / odds.sum(axis=1, keepdims=True)
    rightly = np.where(block.right, fits, 0)
    found = rightly.sum(axis=1, keepdims=True) + 1e-300
    loss = -(block.importance * np.log(found[:, 0])).sum()
    return float(loss), block.importance[:, None] * (fits - rightly / found)
