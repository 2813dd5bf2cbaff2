"""What the size of the company makes of a role."""

from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from roleadvisor.catalog import Catalog
from roleadvisor.scoring import FIT_DIGITS, Match

LEAST_PART = 0.1


class Company(NamedTuple):
    """What the size of the company makes of a role.

    In a small one a person covers the `families` at once, with their fits. In a medium one there are
    whole roles, each with its specialities: `whole` is the best of them, with its fit among them.
    In a large one the role splits into `specialities` (role and fit, the likeliest first), or is
    itself one of `part_of`.
    """

    families: Sequence[tuple[str, float]]
    whole: tuple[str, float]
    specialities: Sequence[tuple[str, float]]
    part_of: str | None


def company_of(catalog: Catalog, match: Match) -> Company | None:
    """Return what company size makes of the best role, or None if nothing was ranked."""
    if not match.ranking:
        return None
    best = match.ranking[0].role
    return Company(
        families=[(f, fit) for f, fit in match.families if fit >= LEAST_PART] or match.families[:1],
        whole=_whole(catalog, match),
        specialities=[
            (ranked.role, ranked.fit)
            for ranked in match.ranking
            if catalog.roles[ranked.role].specialises == best
        ],
        part_of=catalog.roles[best].specialises,
    )


def _whole(catalog: Catalog, match: Match) -> tuple[str, float]:
    """Return the likeliest whole role and its fit.

    A speciality counts to the role it specialises. Whole roles start alike, however many
    specialities they have: else the one that splits most would swallow the others.
    """
    ranked = {r.role for r in match.ranking}
    parts: dict[str, list[float]] = {}
    for role, fit in ((r.role, r.fit) for r in match.ranking):
        parent = catalog.roles[role].specialises
        parts.setdefault(parent if parent in ranked else role, []).append(fit)
    means = {whole: fmean(fits) for whole, fits in parts.items()}
    best = min(means, key=lambda role: (-means[role], role))
    return best, round(means[best] / sum(means.values()), FIT_DIGITS)
