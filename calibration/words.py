"""Measure what an expert's frequency words are worth, where surveys have the true shares."""

from collections.abc import Mapping
from typing import NamedTuple, get_args

import numpy as np
from scipy.optimize import minimize

from calibration.responses import Floats, Integers
from calibration.shares import Known, logit
from roleadvisor.packs import Catalog, RoleProfile
from roleadvisor.packs.model import Estimation, Word, Words

WORDS: tuple[Word, ...] = get_args(Word)
MOST_RESPONDENTS = 200


class Readings(NamedTuple):
    """One entry a surveyed role and item: word, share ticked, base of the other roles, weight."""

    item: Integers
    word: list[Word]
    share: Floats
    base: Floats
    weight: Floats


def words_of(role: str, roles: Mapping[str, RoleProfile]) -> dict[str, Word]:
    """Return a role's words by item; a speciality takes over those it does not state."""
    profile = roles[role]
    inherited = words_of(profile.specialises, roles) if profile.specialises else {}
    return inherited | (dict(profile.estimates.shares) if profile.estimates else {})


def read_words(catalog: Catalog, known: Known) -> Readings:
    """Return every word stated for a surveyed role and item, beside the share that ticked it.

    A reading counts by its respondents, at most 200, so that small roles do not decide.
    """
    rows: list[tuple[int, Word, float, float, float]] = []
    for row, role in enumerate(known.roles):
        words = words_of(role, catalog.roles)
        for column, item in enumerate(known.items):
            n = float(known.n[row, column])
            if n and item in words:
                ticked, base = known.ticked[row, column], _base_without(known, row, column)
                rows.append((column, words[item], ticked, base, min(n, MOST_RESPONDENTS)))
    column_of, word, *numbers = zip(*rows, strict=True)
    share, base_of, weight = (np.array(n, dtype=np.float64) for n in numbers)
    return Readings(np.array(column_of), list(word), share, base_of, weight)


def fit_words(readings: Readings) -> Words:
    """Return, for each word, the mean share that really ticked such items."""
    means = {}
    for word in WORDS:
        chosen = np.array([w == word for w in readings.word])
        mean = np.average(readings.share[chosen], weights=readings.weight[chosen])
        means[word] = round(float(mean), 2)
    return Words(**means)


def fit_estimation(readings: Readings, words: Words) -> Estimation:
    """Return how much to trust words and base shares, by maximum likelihood."""
    word, base = logit(_stated(readings, words)), logit(readings.base)

    def loss(parameters: Floats) -> float:
        centre, trust_word, trust_base = parameters
        z = centre + trust_word * (word - centre) + trust_base * (base - centre)
        return _logistic_loss(readings, z)

    centre, trust_word, trust_base = minimize(loss, np.array([-1.0, 0.5, 0.5]), tol=1e-10).x
    return Estimation(
        centre=round(float(1 / (1 + np.exp(-centre))), 2),
        word=round(float(trust_word), 2),
        base=round(float(trust_base), 2),
        difference=round(_fit_difference(readings, word), 2),
    )


def word_losses(readings: Readings, words: Words, estimation: Estimation) -> dict[str, float]:
    """Return the cross-entropy per answer (nats) of four ways to predict the shares ticked."""
    stated = _stated(readings, words)
    blended = np.array([estimation.share(s, b) for s, b in zip(stated, readings.base, strict=True)])
    ways = {
        "the word alone": stated,
        "the base share alone": readings.base,
        "word and base share": blended,
        "the share itself": readings.share,
    }
    return {name: _cross_entropy(readings, predicted) for name, predicted in ways.items()}


def _fit_difference(readings: Readings, word: Floats) -> float:
    """Return the slope of the shares on the words within an item: each item has its own level."""
    count = int(readings.item.max()) + 1

    def loss(parameters: Floats) -> tuple[float, Floats]:
        z = parameters[readings.item] + parameters[count] * word
        slope = readings.weight * (1 / (1 + np.exp(-z)) - readings.share) / readings.weight.sum()
        gradient = np.bincount(readings.item, weights=slope, minlength=count)
        return _logistic_loss(readings, z), np.append(gradient, slope @ word)

    start = np.zeros(count + 1)
    found = minimize(loss, start, jac=True, method="BFGS", options={"gtol": 1e-8, "maxiter": 5000})
    return float(found.x[count])


def _logistic_loss(readings: Readings, z: Floats) -> float:
    entropy = np.logaddexp(0, z) - readings.share * z
    return float(np.average(entropy, weights=readings.weight))


def _stated(readings: Readings, words: Words) -> Floats:
    return np.array([words.share(word) for word in readings.word])


def _base_without(known: Known, row: int, column: int) -> float:
    """Return the base share without this role: an estimated role is not in its base either."""
    others = np.flatnonzero(known.n[:, column])
    others = others[others != row]
    if not len(others):
        return float(known.base[column])
    return float(known.ticked[others, column].mean())


def _cross_entropy(readings: Readings, predicted: Floats) -> float:
    p = np.clip(predicted, 1e-9, 1 - 1e-9)
    entropy = -(readings.share * np.log(p) + (1 - readings.share) * np.log(1 - p))
    return float(np.average(entropy, weights=readings.weight))
