"""Methods that name a role from the same sheets: the scorecard, and those it is compared with."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from calibration.responses import Floats, Integers, Responses
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.scorecard import LOWEST_SHARE, compile_scorecard

KEYWORDS = 20
SHRINKAGE = 10

Method = Callable[[Responses, Responses], Floats]


def keyword_overlap(train: Responses, test: Responses) -> Floats:
    """Score by how many of a role's 20 most usual items, beyond the field's, a person has."""
    shares = _shares(train)
    lift = shares - shares.mean(axis=0)
    top = np.argsort(-lift, axis=1, kind="stable")[:, :KEYWORDS]
    chosen = np.zeros_like(lift)
    np.put_along_axis(chosen, top, 1.0, axis=1)
    return np.asarray((test.yes | test.mentioned) @ chosen.T)


def cosine(train: Responses, test: Responses) -> Floats:
    """Score by the cosine between a person's ticks and a role's shares."""
    shares, said = _shares(train), test.yes | test.mentioned
    ticks = said / np.maximum(np.linalg.norm(said, axis=1, keepdims=True), 1e-9)
    return np.asarray(ticks @ (shares / np.linalg.norm(shares, axis=1, keepdims=True)).T)


def naive_bayes(train: Responses, test: Responses) -> Floats:
    """Score by the sum of all evidence, each item at full weight; what an ad omits says nothing."""
    shares = np.clip(_shares(train), LOWEST_SHARE, 1 - LOWEST_SHARE)
    said = test.yes | test.mentioned
    return np.asarray(said @ np.log(shares).T + test.no @ np.log(1 - shares).T)


def logistic_regression(train: Responses, test: Responses) -> Floats:
    """Score by class-balanced logistic regression: yes or named is 1, no is -1, unknown is 0."""
    model = LogisticRegression(C=0.01, class_weight="balanced", max_iter=5000)
    model.fit(_signed(train), train.labels)
    return np.asarray(model.predict_proba(_signed(test)))


def gradient_boosting(train: Responses, test: Responses) -> Floats:
    """Score by class-balanced gradient-boosted trees, which treat unknown answers as missing."""
    model = HistGradientBoostingClassifier(
        class_weight="balanced",
        learning_rate=0.05,
        max_iter=150,
        max_leaf_nodes=4,  # 4 did better than 8 and 15 on held-out people
        l2_regularization=1.0,
        random_state=0,
    )
    known = (train.yes | train.no | train.mentioned).any(axis=0)
    model.fit(_with_missing(train)[:, known], train.labels)
    return np.asarray(model.predict_proba(_with_missing(test)[:, known]))


BASELINES: Mapping[str, Method] = {
    "keyword overlap": keyword_overlap,
    "cosine": cosine,
    "naive Bayes": naive_bayes,
    "logistic regression": logistic_regression,
    "gradient boosting": gradient_boosting,
}


def scorecard_points(catalog: Catalog, people: Responses) -> Integers:
    """Return the points that the pack gives: sheets by all its roles, in the scorecard's order.

    Start points are not included.
    """
    yes, no = answer_tables(catalog, people.items)
    card = compile_scorecard(catalog)
    named = np.array([card.row(item, TOP_LEVEL, "mentioned") for item in people.items])
    return np.asarray(people.yes @ yes + people.no @ no + people.mentioned @ named)


def answer_tables(catalog: Catalog, items: Sequence[str]) -> tuple[Integers, Integers]:
    """Return the points of a yes and of a no: items by all roles, in the scorecard's order."""
    card = compile_scorecard(catalog)
    yes, no = (
        np.array([card.row(item, level, "practitioner") for item in items], dtype=np.int64)
        for level in (TOP_LEVEL, 0)
    )
    return yes, no


def _shares(train: Responses) -> Floats:
    """Return which share of each role's sheets says yes to an item or names it, a little smoothed."""
    one_hot = np.eye(len(train.roles))[train.labels].T
    said = train.yes | train.mentioned
    can_say = said | train.no | train.recordable[train.surveys]
    yes, n = one_hot @ said, one_hot @ can_say
    base = yes.sum(axis=0) / np.maximum(n.sum(axis=0), 1)
    return np.asarray((yes + SHRINKAGE * base) / (n + SHRINKAGE))


def _signed(people: Responses) -> Floats:
    return (people.yes | people.mentioned).astype(np.float64) - people.no


def _with_missing(people: Responses) -> Floats:
    said = people.yes | people.mentioned
    is_known = people.no | people.recordable[people.surveys]
    return np.where(said, 1.0, np.where(is_known, 0.0, np.nan))
