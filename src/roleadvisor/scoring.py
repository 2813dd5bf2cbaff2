"""Add up an answer sheet's points, rank the roles and say how well each fits."""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import Literal, NamedTuple

from roleadvisor.catalog import Catalog, shown
from roleadvisor.errors import UnknownIdError
from roleadvisor.scorecard import (
    POINTS_PER_BIT,
    TOP_LEVEL,
    Experience,
    Row,
    Scorecard,
    compile_scorecard,
)

FIT_DIGITS = 6


class Ranked(NamedTuple):
    """One role's place: `points` are the sum of its interest and skill parts; `fit` is in [0, 1]."""

    role: str
    family: str
    fit: float
    points: int
    interest_points: int
    skill_points: int


class Evidence(NamedTuple):
    """What one answer added to every role, in points by role id."""

    item: str
    level: int
    points: Mapping[str, int]


class Match(NamedTuple):
    """The outcome of one sheet; `ranking` and `families` are sorted, best first."""

    status: Literal["ok", "insufficient"]
    experience: Experience
    ranking: Sequence[Ranked]
    families: Sequence[tuple[str, float]]
    evidence: Sequence[Evidence]
    answered: int
    informative: int


def rank_roles(
    catalog: Catalog,
    levels: Mapping[str, int],
    *,
    experience: Experience = "practitioner",
    roles: Sequence[str] = (),
    scorecard: Scorecard | None = None,
) -> Match:
    """Rank the roles (all, or those named) for answers given as levels 0 to 4 by item id.

    With fewer informative answers than the pack's minimum the status is `insufficient` and the
    ranking is empty. Ties are broken by role id. `scorecard`, if it is there already, must be the
    catalogue's. Raise `UnknownIdError` for an item or a role that is not in the catalogue, and
    `ValueError` for another level.

    >>> from roleadvisor import load_catalog
    >>> answers = {"sql": 4, "r": 4, "design-experiments": 4, "sampling": 3, "python": 3, "java": 0}
    >>> match = rank_roles(load_catalog(), answers, roles=["data-engineer", "statistician"])
    >>> [ranked.role for ranked in match.ranking]
    ['statistician', 'data-engineer']
    >>> sum(evidence.points["statistician"] for evidence in match.evidence) == match.ranking[0].points
    True
    """
    _check(catalog, levels, roles)
    card = scorecard or compile_scorecard(catalog)
    chosen = [i for i, role in enumerate(card.roles) if not roles or role in roles]
    rows = {item: card.row(item, level, experience) for item, level in sorted(levels.items())}
    informative = sum(is_informative(row, chosen) for row in rows.values())
    enough = informative >= catalog.questionnaire.minimum_answers
    ranking = _ranking(catalog, card, rows, chosen) if enough else []
    return Match(
        status="ok" if enough else "insufficient",
        experience=experience,
        ranking=ranking,
        families=family_fits((ranked.family, ranked.fit) for ranked in ranking),
        evidence=[
            Evidence(item, levels[item], {card.roles[i]: row[i] for i in chosen})
            for item, row in rows.items()
        ],
        answered=len(rows),
        informative=informative,
    )


def _check(catalog: Catalog, levels: Mapping[str, int], roles: Sequence[str]) -> None:
    for kind, named, known in (("item", levels, catalog.items), ("role", roles, catalog.roles)):
        if unknown := [name for name in named if name not in known]:
            raise UnknownIdError(f"unknown {kind} '{shown(str(unknown[0]), 60)}'")
    for item, level in levels.items():
        if not 0 <= level <= TOP_LEVEL:
            raise ValueError(f"the level of '{item}' is {level}, not 0 to {TOP_LEVEL}")


def is_informative(row: Row, columns: Sequence[int]) -> bool:
    """Return whether an answer's points tell any of these roles apart."""
    return len({row[column] for column in columns}) > 1


def softmax(points: Sequence[float], temperature: float) -> list[float]:
    """Return the fits of roles with these points; they sum to one."""
    top = max(points)
    odds = [exp((p - top) / POINTS_PER_BIT * log(2) / temperature) for p in points]
    total = sum(odds)
    return [o / total for o in odds]


def family_fits(fits: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the families with the sums of their roles' fits, best first; ties break by id."""
    sums: dict[str, float] = {}
    for family, fit in fits:
        sums[family] = sums.get(family, 0.0) + fit
    rounded = [(family, round(fit, FIT_DIGITS)) for family, fit in sums.items()]
    return sorted(rounded, key=lambda pair: (-pair[1], pair[0]))


def _ranking(
    catalog: Catalog, card: Scorecard, rows: Mapping[str, Row], chosen: Sequence[int]
) -> list[Ranked]:
    interest = [0] * len(card.roles)
    skill = [0] * len(card.roles)
    for item, row in rows.items():
        part = interest if catalog.items[item].kind == "interest" else skill
        for i in chosen:
            part[i] += row[i]
    fits = softmax([interest[i] + skill[i] for i in chosen], catalog.questionnaire.temperature)
    ranked = [
        Ranked(
            role=card.roles[i],
            family=catalog.roles[card.roles[i]].family,
            fit=round(fit, FIT_DIGITS),
            points=interest[i] + skill[i],
            interest_points=interest[i],
            skill_points=skill[i],
        )
        for i, fit in zip(chosen, fits, strict=True)
    ]
    return sorted(ranked, key=lambda r: (-r.points, r.role))
