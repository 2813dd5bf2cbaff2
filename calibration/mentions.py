"""How often the right role comes first for ads of which only so many mentions are known."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from calibration.responses import Booleans, Floats, Responses
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.contest import Contest, contest_of
from roleadvisor.scoring.scorecard import compile_scorecard

KNOWN = (1, 2, 3, 5, 8)
# Fewer ads of a role say too little of it.
LEAST_ADS = 50
SEED = 1


class FewMentions(NamedTuple):
    """With so many `known` mentions: how often the right role is first, each role counting equally.

    `ads` is how many ads name enough, of `roles` roles.
    """

    known: int
    accuracy: float
    roles: int
    ads: int


def by_mentions(catalog: Catalog, ads: Responses) -> Iterator[FewMentions]:
    """Yield the accuracy with each number of mentions, drawn at random from those of each ad."""
    whole = list(catalog.whole_roles)
    labels = np.array([whole.index(catalog.whole_of(role)) for role in ads.roles])[ads.labels]
    contest = contest_of(catalog, compile_scorecard(catalog))
    rows = mention_rows(catalog, contest, ads.items)
    order = np.random.default_rng(SEED).random(ads.mentioned.shape)
    for known in KNOWN:
        has_enough = ads.mentioned.sum(axis=1) >= known
        drawn = _first(ads.mentioned[has_enough], order[has_enough], known)
        points = of_whole_roles(catalog, contest, drawn @ rows + np.array(contest.starts))
        is_right = points.argmax(axis=1) == labels[has_enough]
        counts = np.bincount(labels[has_enough], minlength=len(whole))
        right = np.bincount(labels[has_enough], is_right, minlength=len(whole))
        told = counts >= LEAST_ADS
        accuracy = float((right[told] / counts[told]).mean())
        yield FewMentions(known, accuracy, int(told.sum()), int(counts[told].sum()))


def _first(mentioned: Booleans, order: Floats, count: int) -> Booleans:
    """Return so many of each ad's mentions, the first in this order."""
    places = np.where(mentioned, order, np.inf).argsort(axis=1)[:, :count]
    drawn = np.zeros_like(mentioned)
    np.put_along_axis(drawn, places, values=True, axis=1)
    return drawn


def mention_rows(catalog: Catalog, contest: Contest, items: Sequence[str]) -> Floats:
    """Return the points of a mention of each item: items by the classes in play; 0 for interests."""
    card = compile_scorecard(catalog)
    rows = [
        contest.of(card.row(item, TOP_LEVEL, "mentioned"))
        if catalog.items[item].is_skill
        else [0] * len(contest.classes)
        for item in items
    ]
    return np.array(rows, dtype=float)


def of_whole_roles(catalog: Catalog, contest: Contest, points: Floats) -> Floats:
    """Return the points of each whole role, those of its best class: rows by `catalog.whole_roles`."""
    places = (contest.classes_of(contest.roles.index(role)) for role in catalog.whole_roles)
    return np.array([points[:, classes].max(axis=1) for classes in places], dtype=float).T
