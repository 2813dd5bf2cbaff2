"""Fit where specialities start, and from which lead over the plain role they are named."""

from itertools import count, takewhile

import numpy as np
from msgspec.structs import replace

from calibration.methods import answer_tables, scorecard_points
from calibration.responses import Floats, Integers, Responses
from calibration.shares import share_table
from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import start_of

# Of people who answer like the field, a whole role may come first for at most this many times as
# many as its plain form alone would: it must not win by having more classes.
MOST_GAINED = 1.25
DRAWN = 20_000
START_STEP = 50
LOWEST_START = -3000
# At most this share of a whole role's people, and of people drawn from its plain profile, may be
# given a speciality.
MOST_NAMED = 0.15
MARGIN_STEP = 10


def with_starts(catalog: Catalog) -> Catalog:
    """Return the catalogue with the start points of every speciality, as high as allowed.

    People are drawn from the base shares, and answer every item. All specialities of a role start at
    the same points.
    """
    base = np.array([item.base for item in catalog.items.values()])
    points = points_of_drawn(catalog, base)
    roles = sorted(catalog.roles)
    is_whole = np.array([catalog.roles[role].specialises is None for role in roles])
    best_whole = np.where(is_whole, points, np.iinfo(np.int64).min)
    starts: dict[str, int] = {}
    for role in catalog.whole_roles:
        split = list(catalog.specialities_of(role))
        if not split:
            continue
        others = np.delete(best_whole, roles.index(role), axis=1).max(axis=1)
        plain = points[:, roles.index(role)]
        best = points[:, [roles.index(name) for name in split]].max(axis=1)
        most = MOST_GAINED * (plain > others).mean()
        lower = takewhile(lambda start: start > LOWEST_START, count(0, -START_STEP))
        start = next(
            (s for s in lower if (np.maximum(plain, best + s) > others).mean() <= most),
            LOWEST_START,
        )
        starts |= dict.fromkeys(split, start)
    return _with_fitted(catalog, "start", starts)


def with_margins(catalog: Catalog, people: Responses) -> Catalog:
    """Return the catalogue with the margin of every speciality: the least that names few plain people.

    A whole role's people, as far as there are any, and as many as are drawn from its plain profile are
    given one of its specialities in at most 15 of 100 cases; each speciality has an equal part of that.
    """
    roles = sorted(catalog.roles)
    margins: dict[str, int] = {}
    for role in catalog.whole_roles:
        split = list(catalog.specialities_of(role))
        if not split:
            continue
        plain = share_table(catalog, [role], list(catalog.items))[0]
        groups = [points_of_drawn(catalog, plain)]
        if role in people.roles:
            groups.append(scorecard_points(catalog, people.of_roles([role])))
        for name in split:
            leads = [
                points[:, roles.index(name)]
                + start_of(catalog, name)
                - points[:, roles.index(role)]
                for points in groups
            ]
            part = 1 - MOST_NAMED / len(split)
            least = max(float(np.quantile(lead, part)) for lead in leads)
            margins[name] = max(0, MARGIN_STEP * int(np.ceil(least / MARGIN_STEP)))
    return _with_fitted(catalog, "margin", margins)


def points_of_drawn(catalog: Catalog, shares: Floats) -> Integers:
    """Return the points of people drawn from these shares, without starts: people by roles."""
    yes, no = answer_tables(catalog, list(catalog.items))
    ticked = np.random.default_rng(0).random((DRAWN, len(shares))) < shares
    return np.asarray(ticked @ (yes - no) + no.sum(axis=0))


def _with_fitted(catalog: Catalog, name: str, values: dict[str, int]) -> Catalog:
    roles = {
        role: replace(profile, fitted=replace(profile.fitted, **{name: values[role]}))
        if role in values
        else profile
        for role, profile in catalog.roles.items()
    }
    return replace(catalog, roles=roles)
