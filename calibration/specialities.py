"""Measure the specialities: how often each is named, and what they do to the whole roles."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from calibration.classes import points_of_drawn
from calibration.methods import scorecard_points
from calibration.responses import Integers, Responses
from calibration.shares import share_table
from roleadvisor.packs import Catalog
from roleadvisor.scoring.contest import contest_of
from roleadvisor.scoring.scorecard import compile_scorecard


class Naming(NamedTuple):
    """How often a speciality is the one named, in [0, 1], within its whole role.

    Of surveyed people of the plain whole role, of people drawn from its plain profile, of people drawn
    from the speciality's own, and of the `n_own` surveyed people of the speciality. None where there
    are no people.
    """

    role: str
    plain_people: float | None
    drawn_plain: float
    drawn_own: float
    own_people: float | None
    n_own: int


# For each whole role how often it comes first, with plain roles only and with specialities.
FieldShares = dict[str, tuple[float, float]]


def naming_of(catalog: Catalog, people: Responses) -> list[Naming]:
    """Return how often every speciality is named, with the shipped numbers."""
    return [_naming(catalog, people, role) for role in _specialities(catalog)]


def field_shares(catalog: Catalog) -> FieldShares:
    """Return how often each whole role comes first for people drawn from the base shares."""
    base = np.array([item.base for item in catalog.items.values()])
    points = points_of_drawn(catalog, base)
    contest = contest_of(catalog, compile_scorecard(catalog))
    plain = [contest.classes.index(role) for role in contest.roles]
    places = [contest.classes_of(i) for i in range(len(contest.roles))]
    started = points + np.array(contest.starts)
    best = np.column_stack([started[:, listed].max(axis=1) for listed in places])
    first = [
        np.bincount(table.argmax(axis=1), minlength=len(plain)) / len(table)
        for table in (points[:, plain], best)
    ]
    return dict(zip(contest.roles, zip(*(f.tolist() for f in first), strict=True), strict=True))


def _specialities(catalog: Catalog) -> Iterator[str]:
    for role in catalog.whole_roles:
        yield from catalog.specialities_of(role)


def _naming(catalog: Catalog, people: Responses, role: str) -> Naming:
    whole, items = catalog.whole_of(role), list(catalog.items)
    drawn = [
        _share_named(
            catalog, role, points_of_drawn(catalog, share_table(catalog, [name], items)[0])
        )
        for name in (whole, role)
    ]
    real = [
        _share_named(catalog, role, scorecard_points(catalog, people.of_roles([name])))
        if name in people.roles and (people.of_roles([name]).labels == 0).any()
        else None
        for name in (whole, role)
    ]
    n_own = len(people.of_roles([role]).labels) if role in people.roles else 0
    return Naming(role, real[0], drawn[0], drawn[1], real[1], n_own)


def _share_named(catalog: Catalog, role: str, points: Integers) -> float:
    """Return the share of people for whom a speciality leads its siblings, and its role enough."""
    roles, whole = sorted(catalog.roles), catalog.whole_of(role)
    split = list(catalog.specialities_of(whole))
    started = points + np.array(compile_scorecard(catalog).starts)
    among = started[:, [roles.index(name) for name in split]]
    leads = among.max(axis=1) - points[:, roles.index(whole)]
    is_first = among.argmax(axis=1) == split.index(role)
    return float((is_first & (leads >= catalog.roles[role].fitted.margin)).mean())
