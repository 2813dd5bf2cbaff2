"""What would raise a team's coverage: a typical person of a role, or a skill that nobody has."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.results.coverage import (
    DIGITS,
    Covered,
    Needs,
    Squad,
    mean_of,
    part_of_best,
    typical_levels,
    with_levels,
)
from roleadvisor.results.parts import NamedItem, named_item


class Hire(Struct, frozen=True, kw_only=True):
    """A role or speciality to hire for: what a typical person of it would raise the coverage by, to what.

    They `bring` the skills of their role that nobody has, those that count most first.
    """

    id: str
    name: str
    specialises: str | None
    gain: Proportion
    coverage: Proportion
    brings: Sequence[NamedItem]


class MissingSkill(Struct, frozen=True, kw_only=True):
    """A skill that roles of the team need and nobody has; `asked` said that they do not have it.

    The `gain` in coverage is what it would bring if the best person for each of these roles learned it.
    """

    item: str
    text: str
    gain: Proportion
    asked: Annotated[int, Meta(ge=0)]
    roles: Sequence[str]


def hires_of(catalog: Catalog, squad: Squad, candidates: Sequence[Needs]) -> Iterator[Hire]:
    """Yield the roles to hire for that raise the coverage, those that raise it most first.

    The new person is taken to know each skill as far as the share of their role's people says, and to
    do their whole role and no other; in the other roles, they only add to what all know together.
    """
    before = squad.coverage()
    after = {one.role: mean_of(_hired(catalog, squad, one)) for one in candidates}
    for one in sorted(candidates, key=lambda one: -after[one.role]):
        gain = round(after[one.role] - before, DIGITS)
        if gain > 0:
            yield Hire(
                id=one.role,
                name=catalog.roles[one.role].name,
                specialises=catalog.roles[one.role].specialises,
                gain=gain,
                coverage=after[one.role],
                brings=[named_item(catalog, item) for item in _brought(squad, one)],
            )


def missing_of(catalog: Catalog, squad: Squad) -> Iterator[MissingSkill]:
    """Yield the skills that the roles need and nobody has, those that would bring most first."""
    before = squad.coverage()
    lacked: dict[str, list[str]] = {}
    for needs in squad.needs:
        for need in needs.skills:
            if not squad.levels.get(need.item):
                lacked.setdefault(need.item, []).append(needs.role)
    gains = {item: round(mean_of(_learned(squad, item)) - before, DIGITS) for item in lacked}
    for item in sorted(lacked, key=lambda item: (-gains[item], item)):
        yield MissingSkill(
            item=item,
            text=catalog.items[item].text,
            gain=gains[item],
            asked=sum(item in member.levels for member in squad.members),
            roles=lacked[item],
        )


def _hired(catalog: Catalog, squad: Squad, hired: Needs) -> list[Covered]:
    """Return how far each role is covered with a typical person of one role more."""
    theirs = typical_levels(catalog, hired.role)
    levels = with_levels(squad.levels, theirs)
    covered = []
    for needs in squad.needs:
        is_own = needs.whole == hired.whole
        best = max(squad.covered(needs).best, needs.known(theirs) if is_own else 0.0)
        covered.append(Covered(best, needs.known(levels)))
    return covered


def _learned(squad: Squad, item: str) -> list[Covered]:
    """Return how far each role is covered if its best person learned a skill."""
    skill = {item: 1.0}
    covered = []
    for needs in squad.needs:
        best = squad.bests[needs.role]
        learned = best._replace(levels=with_levels(best.levels, skill))
        together = needs.known(with_levels(squad.levels, skill))
        covered.append(Covered(part_of_best(needs, learned), together))
    return covered


def _brought(squad: Squad, hired: Needs) -> list[str]:
    """Return the skills of a role that nobody has, by how much a typical person brings of them."""
    lacked = [need for need in hired.skills if not squad.levels.get(need.item)]
    return [need.item for need in sorted(lacked, key=lambda n: -n.weight * n.typical)]
