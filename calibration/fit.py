"""Fit everything that the surveys can tell: bases, shares, words, weights and the temperature."""

from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from calibration.responses import Responses
from calibration.shares import SurveyShares, survey_shares, surveyed_block, with_survey
from calibration.weights import fit_temperature, fit_weights, held_out_blocks, mean_weights
from calibration.words import Readings, fit_estimation, fit_words, read_words, words_of
from roleadvisor.catalog import Catalog
from roleadvisor.catalog.model import Surveyed
from roleadvisor.catalog.shares import stated_shares


class Fit(NamedTuple):
    """The fitted catalogue, and what it was fitted from."""

    catalog: Catalog
    surveyed: SurveyShares
    readings: Readings
    blocks: dict[str, Surveyed]


def fit_catalog(catalog: Catalog, responses: Responses) -> Fit:
    """Return the catalogue with every number that the responses determine.

    The order matters: words are read off the surveyed shares, estimates follow from the words, and
    weights are fitted with the estimated roles in play.
    """
    surveyed = survey_shares(responses)
    readings = read_words(catalog, responses, surveyed)
    words = fit_words(readings)
    estimation = fit_estimation(readings, words)
    questionnaire = replace(catalog.questionnaire, words=words, estimation=estimation)
    catalog = _with_estimated_bases(replace(catalog, questionnaire=questionnaire), responses)
    catalog = with_survey(catalog, responses, surveyed)
    held_out = held_out_blocks(catalog, responses)
    fitted = fit_weights(held_out)
    weights = dict(zip(responses.items, map(float, fitted), strict=True))
    catalog = _with_weights(catalog, weights)
    temperature = fit_temperature(held_out, fitted)
    questionnaire = replace(questionnaire, temperature=temperature)
    blocks = {
        role: surveyed_block(responses, surveyed, row) for row, role in enumerate(responses.roles)
    }
    return Fit(replace(catalog, questionnaire=questionnaire), surveyed, readings, blocks)


def _with_estimated_bases(catalog: Catalog, responses: Responses) -> Catalog:
    """Return the catalogue with a base for the items that no survey asks: the mean of its words."""
    words = [words_of(role, catalog.roles) for role in catalog.roles]
    items = dict(catalog.items)
    for item in items.keys() - set(responses.items):
        stated = [catalog.questionnaire.words.share(w[item]) for w in words if item in w]
        if stated:
            items[item] = replace(items[item], base=round(float(np.mean(stated)), 3))
    shares = stated_shares(catalog.roles, catalog.questionnaire, items)
    return replace(catalog, items=items, shares=shares)


def _with_weights(catalog: Catalog, weights: dict[str, float]) -> Catalog:
    means = mean_weights(catalog, weights)
    items = {
        item: replace(asked, weight=weights.get(item, means[asked.kind]))
        for item, asked in catalog.items.items()
    }
    return replace(catalog, items=items)
