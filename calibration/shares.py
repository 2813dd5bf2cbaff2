"""Compute the shares of surveyed roles, and put them in place of a catalogue's own."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from calibration.responses import Floats, Responses
from roleadvisor.catalog import Catalog
from roleadvisor.catalog.model import Surveyed, SurveyedShare
from roleadvisor.catalog.shares import stated_shares
from roleadvisor.scorecard import LOWEST_SHARE

SHRINKAGE = 10
UNKNOWN_BASE = 0.5


class SurveyShares(NamedTuple):
    """`ticked` (the raw share), `shares` and `n` (people asked) are roles by items, `base` by item.

    Where nobody of a role was asked, `ticked` is 0 and `shares` is the base.
    """

    ticked: Floats
    shares: Floats
    n: Floats
    base: Floats


def survey_shares(responses: Responses) -> SurveyShares:
    """Return each role's shares, drawn toward the base as if ten more people had answered like it.

    The base is the unweighted mean over the roles that were asked, so that a survey's many data
    scientists do not decide what is usual in the field.
    """
    roles = np.eye(len(responses.roles))[responses.labels]
    yes = roles.T @ responses.yes
    n = yes + roles.T @ responses.no
    ticked = np.divide(yes, n, out=np.zeros_like(yes), where=n > 0)
    asked = (n > 0).sum(axis=0)
    mean = np.where(asked > 0, ticked.sum(axis=0) / np.maximum(asked, 1), UNKNOWN_BASE)
    base = np.clip(mean, LOWEST_SHARE, 1 - LOWEST_SHARE).round(3)
    shares = ((yes + SHRINKAGE * base) / (n + SHRINKAGE)).round(3)
    return SurveyShares(ticked, shares, n, base)


def with_survey(catalog: Catalog, responses: Responses, surveyed: SurveyShares) -> Catalog:
    """Return the catalogue with these surveyed shares and base shares instead of its own."""
    items = dict(catalog.items)
    for item, base, n in zip(responses.items, surveyed.base, surveyed.n.sum(axis=0), strict=True):
        if n:
            items[item] = replace(items[item], base=float(base))
    roles = {role: replace(profile, surveyed=None) for role, profile in catalog.roles.items()}
    for row, role in enumerate(responses.roles):
        roles[role] = replace(roles[role], surveyed=surveyed_block(responses, surveyed, row))
    shares = stated_shares(roles, catalog.questionnaire, items)
    return replace(catalog, items=items, roles=roles, shares=shares)


def surveyed_block(responses: Responses, surveyed: SurveyShares, row: int) -> Surveyed:
    """Return one role's surveyed shares as its file states them."""
    asked = np.unique(responses.surveys[responses.labels == row])
    return Surveyed(
        surveys=tuple(responses.survey_names[survey] for survey in asked),
        shares={
            item: SurveyedShare(
                share=float(surveyed.shares[row, column]), n=int(surveyed.n[row, column])
            )
            for column, item in enumerate(responses.items)
            if surveyed.n[row, column]
        },
    )


def share_table(catalog: Catalog, roles: Sequence[str], items: Sequence[str]) -> Floats:
    """Return the shares as roles by items; where a role states none it is the item's base."""
    return np.array([[catalog.share(role, item) for item in items] for role in roles])
