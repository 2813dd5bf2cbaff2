"""What the size of the company makes of a role."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from roleadvisor.catalog import Catalog
from roleadvisor.scoring import FIT_DIGITS, Match, softmax

CompanySize = Literal["small", "medium", "large"]

LEAST_PART = 0.05


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


def roles_in(catalog: Catalog, size: CompanySize | None, roles: Sequence[str] = ()) -> list[str]:
    """Return which of these roles (all, if none are named) a company of this size has.

    A medium one has whole roles, each with its specialities; a speciality stands for itself only
    where the role it specialises is not among them.
    """
    chosen = list(roles or catalog.roles)
    if size != "medium":
        return chosen
    return [role for role in chosen if catalog.roles[role].specialises not in chosen]


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
    """Return the best of the whole roles, and its fit among them."""
    whole = set(roles_in(catalog, "medium", [r.role for r in match.ranking]))
    ranking = [r for r in match.ranking if r.role in whole]
    fits = softmax([r.points for r in ranking], catalog.questionnaire.temperature)
    return ranking[0].role, round(fits[0], FIT_DIGITS)
