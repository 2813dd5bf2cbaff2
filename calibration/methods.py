"""Ways to name a role from the same answers: the scorecard, and those it is held against."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from calibration.responses import Floats, Integers, Responses
from calibration.shares import survey_shares
from calibration.weights import evidence_tables
from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import TOP_LEVEL, compile_scorecard

KEYWORDS = 20

Method = Callable[[Responses, Responses], Floats]


def keyword_overlap(train: Responses, test: Responses) -> Floats:
    """Score by how many of a role's 20 most usual items, beyond the field's, a person has."""
    surveyed = survey_shares(train)
    lift = surveyed.shares - surveyed.base
    top = np.argsort(-lift, axis=1, kind="stable")[:, :KEYWORDS]
    chosen = np.zeros_like(lift)
    np.put_along_axis(chosen, top, 1.0, axis=1)
    return test.yes @ chosen.T


def cosine(train: Responses, test: Responses) -> Floats:
    """Score by the cosine between a person's ticks and a role's shares."""
    shares = survey_shares(train).shares
    ticks = test.yes / np.maximum(np.linalg.norm(test.yes, axis=1, keepdims=True), 1e-9)
    return np.asarray(ticks @ (shares / np.linalg.norm(shares, axis=1, keepdims=True)).T)


def naive_bayes(train: Responses, test: Responses) -> Floats:
    """Score by the sum of all evidence, each item at full weight."""
    surveyed = survey_shares(train)
    presence, absence = evidence_tables(surveyed.shares, surveyed.base)
    return np.asarray(test.yes @ presence.T + test.no @ absence.T)


def logistic_regression(train: Responses, test: Responses) -> Floats:
    """Score by class-balanced logistic regression; yes is 1, no is -1, unknown is 0."""
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
    known = (train.yes | train.no).any(axis=0)
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
    """Return the points that the pack gives: people by all its roles, in the scorecard's order."""
    yes, no = answer_tables(catalog, people.items)
    return np.asarray(people.yes.astype(np.int64) @ yes + people.no.astype(np.int64) @ no)


def answer_tables(catalog: Catalog, items: Sequence[str]) -> tuple[Integers, Integers]:
    """Return the points of a yes and of a no: items by all roles, in the scorecard's order."""
    card = compile_scorecard(catalog)
    yes, no = (
        np.array([card.practitioner[item][level] for item in items], dtype=np.int64)
        for level in (TOP_LEVEL, 0)
    )
    return yes, no


def _signed(people: Responses) -> Floats:
    return people.yes.astype(np.float64) - people.no


def _with_missing(people: Responses) -> Floats:
    return np.where(people.yes, 1.0, np.where(people.no, 0.0, np.nan))
