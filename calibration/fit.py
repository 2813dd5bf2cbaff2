"""Fit every number that people and ads determine, each after those it depends on."""

from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from calibration.classes import with_margins, with_starts
from calibration.responses import Booleans, Floats, Responses
from calibration.shares import LIMITS, Known, Limits, known_of, named_base, with_known, with_sources
from calibration.titles import fit_worth_of_title
from calibration.weights import (
    HIGHEST_WEIGHT,
    NATS_PER_POINT,
    fit_mention_weights,
    fit_scale,
    fit_temperature,
    fit_weights,
    fit_worth_of_no,
    held_out_blocks,
    mean_weights,
    mention_costs,
    presence_table,
)
from calibration.words import Readings, fit_estimation, fit_words, read_words, words_of
from roleadvisor.packs import Catalog

HIGHEST_MENTION_WEIGHT = 2.0


class Fit(NamedTuple):
    """The fitted catalogue, and the data it was fitted to."""

    catalog: Catalog
    known: Known
    readings: Readings


def fit_catalog(
    bare: Catalog,
    responses: Responses,
    *,
    worth_of_no: float | None = None,
    limits: Limits = LIMITS,
) -> Fit:
    """Return the catalogue with every number that people and ads determine.

    Words are read off the surveyed shares; shares follow from words, people and ads; then comes what
    answers and mentions count, and last where specialities start and are named. The worth of a no is
    fitted too, unless it is given: that takes longest.
    """
    known = known_of(bare, responses)
    readings = read_words(bare, known)
    words = fit_words(readings)
    estimation = fit_estimation(readings, words)
    asked = replace(bare.questionnaire, words=words, estimation=estimation)
    catalog = _with_estimated_bases(replace(bare, questionnaire=asked), known)
    if worth_of_no is None:
        worth_of_no = fit_worth_of_no(catalog, responses.people)
    catalog = replace(catalog, questionnaire=replace(asked, worth_of_no=worth_of_no))
    catalog = _with_weights(catalog, known, responses, limits)
    catalog = with_sources(with_known(catalog, known, limits), responses)
    catalog = _with_costs(catalog, known)
    catalog = with_margins(with_starts(catalog), responses.people)
    catalog = _with_worth_of_title(catalog, responses.ads)
    return Fit(catalog, known, readings)


def _with_estimated_bases(catalog: Catalog, known: Known) -> Catalog:
    """Return the catalogue with a base for the items that no survey asks: the mean of its words."""
    words = [words_of(role, catalog.roles) for role in catalog.whole_roles]
    items = dict(catalog.items)
    for item, is_asked in zip(known.items, known.is_asked, strict=True):
        stated = [catalog.questionnaire.words.share(w[item]) for w in words if item in w]
        if stated and not is_asked:
            items[item] = replace(items[item], base=round(float(np.mean(stated)), 3))
    return replace(catalog, items=items)


def _with_weights(catalog: Catalog, known: Known, responses: Responses, limits: Limits) -> Catalog:
    """Return the catalogue with the weights of answers and of mentions."""
    blocks = held_out_blocks(catalog, responses, limits)
    weights = fit_weights(blocks.people)
    # The temperature is folded into the weights, so that points alone give the odds.
    weights = np.minimum(weights / fit_temperature(blocks.people, weights), HIGHEST_WEIGHT)
    asked = replace(catalog.questionnaire, temperature=1.0)
    catalog = _weighted(replace(catalog, questionnaire=asked), "weight", weights, known.is_asked)
    if not blocks.ads:
        return catalog
    mentions = fit_mention_weights(blocks.ads)
    scale = fit_scale(blocks.ads, mentions, 1.0)
    scaled = np.minimum(scale * mentions, HIGHEST_MENTION_WEIGHT)
    return _weighted(catalog, "mention_weight", scaled, known.is_recordable)


def _weighted(catalog: Catalog, name: str, weights: Floats, is_fitted: Booleans) -> Catalog:
    """Return the catalogue with these weights, and their mean for items without a fitted weight."""
    fitted = {
        item: round(float(weight), 2)
        for item, weight, fits in zip(catalog.items, weights, is_fitted, strict=True)
        if fits
    }
    means = mean_weights(catalog, fitted)
    items = {
        item: replace(asked, **{name: fitted.get(item, means.get(asked.kind, 0.0))})
        for item, asked in catalog.items.items()
    }
    return replace(catalog, items=items)


def _with_worth_of_title(catalog: Catalog, ads: Responses) -> Catalog:
    """Return the catalogue with what a job title is worth, if there are ads to tell."""
    if not len(ads.labels):
        return catalog
    worth = fit_worth_of_title(catalog, ads)
    return replace(catalog, questionnaire=replace(catalog.questionnaire, worth_of_title=worth))


def _with_costs(catalog: Catalog, known: Known) -> Catalog:
    """Return the catalogue with what every mention costs each role."""
    named = named_base(catalog, known)
    if not named.any():
        return catalog
    roles = sorted(catalog.roles)
    weights = np.array([item.mention_weight for item in catalog.items.values()])
    costs = mention_costs(weights, presence_table(catalog, roles), named)
    profiles = dict(catalog.roles)
    for role, cost in zip(roles, costs, strict=True):
        fitted = replace(profiles[role].fitted, cost=round(float(cost / NATS_PER_POINT)))
        profiles[role] = replace(profiles[role], fitted=fitted)
    return replace(catalog, roles=profiles)
