"""What would raise a team's coverage: a typical person of a role, or a skill that nobody has."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.results.coverage import (
    DIGITS,
    Levels,
    Member,
    Needs,
    part_of_best,
    together,
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


class Covered(NamedTuple):
    """How far a role is covered: the part of one person, and of all together."""

    best: float
    together: float

    @property
    def coverage(self) -> float:
        """The mean of both."""
        return (self.best + self.together) / 2


class Squad(NamedTuple):
    """The people who count, what is needed of them, and what they know together, by item.

    `bests` has the person who covers most of each role alone, the first of equals.
    """

    needs: Sequence[Needs]
    members: Sequence[Member]
    levels: Levels
    bests: Mapping[str, Member]

    def covered(self, needs: Needs) -> Covered:
        """Return how far a role is covered."""
        best = part_of_best(needs, self.bests[needs.role])
        return Covered(best, needs.known(self.levels))

    def coverage(self) -> float:
        """Return the mean coverage of the roles, 0 without anybody."""
        return mean_of([self.covered(needs) for needs in self.needs] if self.members else [])


def squad_of(members: Sequence[Member], needs: Sequence[Needs], parts: Sequence[Needs]) -> Squad:
    """Return the people with what is needed of them; `parts` are not in the mean coverage."""
    bests = {
        one.role: max(members, key=partial(part_of_best, one))
        for one in (*needs, *parts)
        if members
    }
    return Squad(needs, members, together(members), bests)


def mean_of(covered: Sequence[Covered]) -> float:
    """Return the mean coverage, rounded; 0 of none."""
    total = sum(one.coverage for one in covered)
    return round(total / len(covered), DIGITS) if covered else 0.0


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
