"""Fit what a job title is worth: as much as the mention that tells most in a typical ad.

Titles cannot be weighed as answers are: in surveys and ads the title is the label itself. So one
title counts as one good mention, which a few mentions of other work outweigh.
"""

from collections.abc import Sequence

import numpy as np

from calibration.responses import Floats, Responses
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.contest import contest_of
from roleadvisor.scoring.scorecard import compile_scorecard

# A typical ad names at least so many skills.
TYPICAL = 5


def fit_worth_of_title(catalog: Catalog, ads: Responses) -> int:
    """Return the median, over ads that name enough, of the lead in points of the strongest mention.

    The lead is that of the ad's whole role over the mean of the whole roles.
    """
    leads = _leads(catalog, ads.items)
    whole = sorted(catalog.whole_roles)
    column = np.array([whole.index(catalog.whole_of(role)) for role in ads.roles])
    typical = ads.take(ads.mentioned.sum(axis=1) >= TYPICAL)
    of_label = leads.T[column[typical.labels]]
    strongest = np.where(typical.mentioned, of_label, -np.inf).max(axis=1)
    return round(float(np.median(strongest)))


def _leads(catalog: Catalog, items: Sequence[str]) -> Floats:
    """Return what a mention gives each whole role over their mean: items by whole roles, sorted."""
    card = compile_scorecard(catalog)
    contest = contest_of(catalog, card)
    points = np.array(
        [
            contest.best_points(contest.of(card.row(item, TOP_LEVEL, "mentioned")))
            if catalog.items[item].is_skill
            else [0] * len(contest.roles)
            for item in items
        ],
        dtype=float,
    )
    order = [contest.roles.index(role) for role in sorted(catalog.whole_roles)]
    leads: Floats = (points - points.mean(axis=1, keepdims=True))[:, order]
    return leads
