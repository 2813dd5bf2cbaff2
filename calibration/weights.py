"""Fit what evidence is worth: the weights of items, the worth of a no, and the temperature.

All are fitted by class-balanced cross-entropy on held-out sheets: the shares that score a person or
an ad are computed without its fold, so that an item cannot earn weight by remembering the few
people of a small role. As in the scorecard, a whole role's score is that of its best class.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from scipy.optimize import minimize, minimize_scalar

from calibration.responses import Booleans, Floats, Integers, Responses, folds
from calibration.shares import LIMITS, Limits, known_of, named_base, share_table, with_known
from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import (
    LOWEST_SHARE,
    MOST_OF_MENTION,
    POINTS_PER_BIT,
    start_of,
    worth_of_no,
)

HIGHEST_WEIGHT = 1.5
PRIOR_WEIGHT = 0.4
PRIOR_MENTION_WEIGHT = 0.7
PRIOR_STRENGTH = 150.0
WORTHS_OF_NO = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
NATS_PER_POINT = np.log(2) / POINTS_PER_BIT

THREE = ("data-engineer", "data-scientist", "ml-engineer")
FOUR = ("data-analyst", *THREE)
EIGHT = (
    *("data-analyst", "data-architect", "data-engineer", "data-scientist"),
    *("database-administrator", "ml-engineer", "research-scientist", "statistician"),
)


class Task(NamedTuple):
    """A choice that the weights must serve: among these roles side by side, or all whole roles.

    Each role counts alike, whatever its number of people.
    """

    roles: Sequence[str]
    importance: float


WHOLE_ROLES = Task((), 2.0)
TASKS = (Task(THREE, 1.0), Task(FOUR, 2.0), Task(EIGHT, 1.0), WHOLE_ROLES)


class Choice(NamedTuple):
    """A task for the sheets of a block: which of them it is about, and what they choose between.

    `sheets` and `classes` are indices; `speaks_for` has the choice that each class belongs to, `starts`
    what it begins with, in nats; `labels` and `importance` have one entry a sheet.
    """

    sheets: Integers
    classes: Integers
    speaks_for: Integers
    starts: Floats
    labels: Integers
    importance: Floats


class Block(NamedTuple):
    """Sheets of one fold, what they say, and what that speaks for.

    `yes`, `no` and `mentioned` are sheets by items; `presence` and `absence` classes by items, in nats;
    `named` is how often the field's texts name each item. `is_whole` marks the classes that are whole roles.
    """

    yes: Floats
    no: Floats
    mentioned: Floats
    presence: Floats
    absence: Floats
    named: Floats
    is_whole: Booleans
    choices: Sequence[Choice]
    fold: int


class Blocks(NamedTuple):
    """The blocks of people and those of ads."""

    people: list[Block]
    ads: list[Block]


def held_out_blocks(catalog: Catalog, responses: Responses, limits: Limits = LIMITS) -> Blocks:
    """Return every sheet in every task, scored by shares that do not know the sheet's fold."""
    blocks = Blocks([], [])
    for fold, held_out in enumerate(folds(responses)):
        known = known_of(catalog, responses.take(~held_out))
        seen = with_known(catalog, known, limits)
        named = named_base(seen, known)
        part = responses.take(held_out)
        for listed, sheets, everyone in (
            (blocks.people, part.people, responses.people),
            (blocks.ads, part.ads, responses.ads),
        ):
            if len(sheets.labels):
                listed.append(_block(seen, named, sheets, everyone, fold))
    return blocks


def fit_weights(blocks: Sequence[Block], start: Floats | None = None) -> Floats:
    """Return the weights of answers, in [0, 1.5] and rounded to hundredths, one an item.

    The search begins at `start`, which changes only how long it takes.
    """

    def gradient(_: Floats, block: Block, slope: Floats) -> Floats:
        yes = (slope.T @ block.yes * block.presence).sum(axis=0)
        return np.asarray(yes + (slope.T @ block.no * block.absence).sum(axis=0))

    return _fitted(blocks, answer_scores, gradient, PRIOR_WEIGHT, start)


def fit_mention_weights(blocks: Sequence[Block]) -> Floats:
    """Return the weights of mentions likewise."""

    def gradient(weights: Floats, block: Block, slope: Floats) -> Floats:
        odds = np.exp(weights * block.presence) * block.named
        counts = block.mentioned.sum(axis=1)
        cost = (slope * counts[:, None]).sum(axis=0)[:, None] * odds * block.presence
        gain = (slope.T @ block.mentioned * block.presence).sum(axis=0)
        return np.asarray(gain - (cost / odds.sum(axis=1, keepdims=True)).sum(axis=0))

    return _fitted(blocks, mention_scores, gradient, PRIOR_MENTION_WEIGHT)


def answer_scores(weights: Floats, block: Block) -> Floats:
    """Return what answers say for each class, in nats: sheets by classes."""
    yes = block.yes @ (weights * block.presence).T
    return np.asarray(yes + block.no @ (weights * block.absence).T)


def mention_scores(weights: Floats, block: Block, most: float = np.inf) -> Floats:
    """Return what mentions say likewise, none of them more than `most` beside the mean.

    Every mention costs a class what it expects of mentions.
    """
    gains = weights * block.presence - mention_costs(weights, block.presence, block.named)[:, None]
    mean = gains[block.is_whole].mean(axis=0)
    gains = mean + np.clip(gains - mean, -most, most)
    return np.asarray(block.mentioned @ gains.T)


def mention_costs(weights: Floats, presence: Floats, named: Floats) -> Floats:
    """Return what a mention costs each class in nats, so that the field's texts favour none."""
    odds = np.exp(weights * presence) * named
    return np.asarray(np.log(odds.sum(axis=1) / named.sum()))


def fit_worth_of_no(catalog: Catalog, people: Responses) -> float:
    """Return what a no to a skill counts beside what its share says.

    It is the least worth whose loss is within one standard error of the best, since people tick
    what comes to mind (Breiman's rule, with the standard error of the paired difference). A
    person's loss is computed with weights that do not know the person's fold either.
    """
    losses = {}
    weights = None
    for worth in WORTHS_OF_NO:
        asked = replace(catalog.questionnaire, worth_of_no=worth)
        blocks = held_out_blocks(replace(catalog, questionnaire=asked), people).people
        weights = fit_weights(blocks, weights)
        losses[worth] = np.concatenate(list(_cross_fitted_losses(blocks, weights)))
    best = min(losses.values(), key=lambda loss: float(loss.sum()))
    return min(
        worth
        for worth, loss in losses.items()
        if (loss - best).sum() <= (loss - best).std() * np.sqrt(len(loss))
    )


def _cross_fitted_losses(blocks: Sequence[Block], start: Floats) -> Iterator[Floats]:
    for fold in sorted({block.fold for block in blocks}):
        others = [block for block in blocks if block.fold != fold]
        weights = fit_weights(others, start)
        for block in blocks:
            if block.fold == fold:
                scored = answer_scores(weights, block)
                for choice in block.choices:
                    yield _losses_of(scored, choice) * choice.importance


def fit_temperature(blocks: Sequence[Block], weights: Floats) -> float:
    """Return the temperature at which held-out fits are right as often as they say."""
    scored = [answer_scores(weights, block) for block in blocks]

    def loss(temperature: float) -> float:
        return _total_loss([scores / temperature for scores in scored], blocks)

    return round(float(minimize_scalar(loss, bounds=(0.3, 5), method="bounded").x), 2)


def fit_scale(blocks: Sequence[Block], weights: Floats, temperature: float) -> float:
    """Return by how much to scale the weights of mentions, so that one temperature fits them too."""
    most = MOST_OF_MENTION * NATS_PER_POINT

    def loss(scale: float) -> float:
        scored = (mention_scores(scale * weights, block, most) for block in blocks)
        return _total_loss([scores / temperature for scores in scored], blocks)

    return float(minimize_scalar(loss, bounds=(0.3, 3), method="bounded").x)


def mean_weights(catalog: Catalog, weights: Mapping[str, float]) -> dict[str, float]:
    """Return, by kind, the mean weight of the fitted items: what an item without a source gets."""
    by_kind: dict[str, list[float]] = {}
    for item, weight in weights.items():
        by_kind.setdefault(catalog.items[item].kind, []).append(weight)
    return {kind: round(float(np.mean(listed)), 2) for kind, listed in sorted(by_kind.items())}


def presence_table(catalog: Catalog, roles: Sequence[str]) -> Floats:
    """Return what a yes says for each role and item, in nats, before weighting."""
    return np.asarray(np.log(_clipped_shares(catalog, roles) / _base_row(catalog)))


def _clipped_shares(catalog: Catalog, roles: Sequence[str]) -> Floats:
    shares = share_table(catalog, roles, list(catalog.items))
    return np.asarray(np.clip(shares, LOWEST_SHARE, 1 - LOWEST_SHARE))


def _block(seen: Catalog, named: Floats, part: Responses, everyone: Responses, fold: int) -> Block:
    """Return the sheets of a part; `everyone` tells how many sheets each choice has in all."""
    roles = sorted(seen.roles)
    shares = _clipped_shares(seen, roles)
    no = np.array([worth_of_no(seen, item, "practitioner") for item in seen.items.values()])
    return Block(
        yes=_by_item(part.yes, part, seen),
        no=_by_item(part.no, part, seen),
        mentioned=_by_item(part.mentioned, part, seen),
        presence=presence_table(seen, roles),
        absence=no * np.log((1 - shares) / (1 - _base_row(seen))),
        named=named,
        is_whole=np.array([seen.roles[role].specialises is None for role in roles]),
        choices=[
            _choice(seen, part, everyone, task)
            for task in TASKS
            if set(task.roles) <= set(seen.roles)
        ],
        fold=fold,
    )


def _choice(seen: Catalog, part: Responses, everyone: Responses, task: Task) -> Choice:
    roles = sorted(seen.roles)
    classes = [role for role in roles if not task.roles or role in task.roles]
    choice_of = {c: c if task.roles else seen.whole_of(c) for c in classes}
    choices = sorted(set(choice_of.values()))
    place = np.array([choices.index(choice_of[r]) if r in classes else -1 for r in part.roles])
    everywhere = np.bincount(place[everyone.labels][place[everyone.labels] >= 0])
    sheets = np.flatnonzero(place[part.labels] >= 0)
    labels = place[part.labels][sheets]
    share = task.importance * len(everyone.labels) / max(int(np.count_nonzero(everywhere)), 1)
    starts = [0 if task.roles else start_of(seen, c) for c in classes]
    return Choice(
        sheets=sheets,
        classes=np.array([roles.index(c) for c in classes]),
        speaks_for=np.array([choices.index(choice_of[c]) for c in classes]),
        starts=np.array(starts) * NATS_PER_POINT,
        labels=labels,
        importance=share / everywhere[labels],
    )


def _by_item(table: Booleans, responses: Responses, catalog: Catalog) -> Floats:
    """Return what sheets say, as sheets by all items of the catalogue."""
    columns = [list(catalog.items).index(item) for item in responses.items]
    spread = np.zeros((len(table), len(catalog.items)))
    spread[:, columns] = table
    return spread


def _base_row(catalog: Catalog) -> Floats:
    base = np.array([item.base for item in catalog.items.values()])
    return np.asarray(np.clip(base, LOWEST_SHARE, 1 - LOWEST_SHARE))


def _fitted(
    blocks: Sequence[Block],
    scores: Callable[[Floats, Block], Floats],
    gradient: Callable[[Floats, Block, Floats], Floats],
    prior: float,
    start: Floats | None = None,
) -> Floats:
    count = blocks[0].presence.shape[1]

    def loss(weights: Floats) -> tuple[float, Floats]:
        # A Gaussian prior on the weights: every item counts a little until the data say otherwise.
        distance = weights - prior
        total, slope = PRIOR_STRENGTH * distance @ distance, 2 * PRIOR_STRENGTH * distance
        for block in blocks:
            scored = scores(weights, block)
            by_class = np.zeros_like(scored)
            for choice in block.choices:
                chosen = np.ix_(choice.sheets, choice.classes)
                best = _best_classes(scored, choice)
                log_fits = _log_fits(scored[chosen] + choice.starts, best)
                total += _losses(log_fits, choice) @ choice.importance
                by_class[chosen] += _slopes(log_fits, best, choice)
            slope += gradient(weights, block, by_class)
        return float(total), slope

    found = minimize(
        loss,
        np.full(count, prior) if start is None else start,
        jac=True,
        method="L-BFGS-B",
        bounds=[(0, HIGHEST_WEIGHT)] * count,
        options={"maxiter": 1000, "maxfun": 2000, "ftol": 1e-11, "gtol": 1e-4},
    )
    return np.asarray(found.x.round(2))


def _total_loss(scored: Sequence[Floats], blocks: Sequence[Block]) -> float:
    return sum(
        float(_losses_of(scores, choice) @ choice.importance)
        for scores, block in zip(scored, blocks, strict=True)
        for choice in block.choices
    )


def _losses_of(scored: Floats, choice: Choice) -> Floats:
    """Return the cross-entropy of each sheet of a choice, in nats, by the scores of all classes."""
    chosen = scored[np.ix_(choice.sheets, choice.classes)] + choice.starts
    return _losses(_log_fits(chosen, _best_classes(scored, choice)), choice)


def _best_classes(scored: Floats, choice: Choice) -> Integers:
    """Return the class that speaks for each role, by its place in the choice: sheets by roles."""
    chosen = scored[np.ix_(choice.sheets, choice.classes)] + choice.starts
    places = range(int(choice.speaks_for.max()) + 1)
    groups = [np.flatnonzero(choice.speaks_for == place) for place in places]
    return np.column_stack([group[chosen[:, group].argmax(axis=1)] for group in groups])


def _log_fits(chosen: Floats, best: Integers) -> Floats:
    by_role = np.take_along_axis(chosen, best, axis=1)
    by_role = by_role - by_role.max(axis=1, keepdims=True)
    return np.asarray(by_role - np.log(np.exp(by_role).sum(axis=1, keepdims=True)))


def _losses(log_fits: Floats, choice: Choice) -> Floats:
    return np.asarray(-log_fits[np.arange(len(log_fits)), choice.labels])


def _slopes(log_fits: Floats, best: Integers, choice: Choice) -> Floats:
    """Return the slope of the weighted loss by the scores of the classes of a choice."""
    by_role = np.exp(log_fits)
    by_role[np.arange(len(by_role)), choice.labels] -= 1
    slopes = np.zeros((len(by_role), len(choice.classes)))
    np.put_along_axis(slopes, best, choice.importance[:, None] * by_role, axis=1)
    return slopes
