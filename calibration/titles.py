"""Fit what a job title is worth: as much as the mention that tells most in a typical ad.

Titles cannot be weighed as answers are: in surveys and ads the title is the label itself. So one
title counts as one good mention, which a few mentions of other work outweigh.
"""

import numpy as np

from calibration.mentions import mention_rows, of_whole_roles
from calibration.responses import Responses
from roleadvisor.packs import Catalog
from roleadvisor.scoring.contest import contest_of
from roleadvisor.scoring.scorecard import compile_scorecard

# A typical ad names at least so many skills.
TYPICAL = 5


def fit_worth_of_title(catalog: Catalog, ads: Responses) -> int:
    """Return the median, over ads that name enough, of the lead in points of the strongest mention.

    The lead is that of the ad's whole role over the mean of the whole roles.
    """
    contest = contest_of(catalog, compile_scorecard(catalog))
    points = of_whole_roles(catalog, contest, mention_rows(catalog, contest, ads.items))
    leads = points - points.mean(axis=1, keepdims=True)
    whole = list(catalog.whole_roles)
    column = np.array([whole.index(catalog.whole_of(role)) for role in ads.roles])
    typical = ads.take(ads.mentioned.sum(axis=1) >= TYPICAL)
    of_label = leads.T[column[typical.labels]]
    strongest = np.where(typical.mentioned, of_label, -np.inf).max(axis=1)
    return round(float(np.median(strongest)))
