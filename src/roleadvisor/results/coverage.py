"""How far a team covers a role: what its best person and all together know of what one person knows."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.results.worth import share_of_others, worth_learning
from roleadvisor.scoring.match import Match
from roleadvisor.sheets.sheet import AnswerSheet

DIGITS = 3

# How far somebody knows each skill, from 0 to 1.
Levels = Mapping[str, float]


class Need(NamedTuple):
    """A skill of a role, how much it counts, and the share of the role's people who have it."""

    item: str
    weight: float
    typical: float


class Needs(NamedTuple):
    """The skills that a role or speciality needs, those that count most first."""

    role: str
    whole: str
    skills: Sequence[Need]

    @property
    def typical(self) -> float:
        """What one of the role's people has on average: the weights times the shares."""
        return sum(need.weight * need.typical for need in self.skills)

    def known(self, levels: Levels) -> float:
        """Return how much of what one of the role's people has somebody knows, at most 1."""
        had = sum(need.weight * levels.get(need.item, 0.0) for need in self.skills)
        return min(1.0, had / self.typical)


class Member(NamedTuple):
    """A person who counts: their id, what they know, and how near each whole role is.

    `nearness` is the role's fit over that of the person's first role, so 1 for the first.
    """

    id: str
    levels: Levels
    nearness: Mapping[str, float]


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


def needs_of(catalog: Catalog, role: str) -> Needs | None:
    """Return what a role needs, or None if no skill sets it apart.

    These are the skills that are worth learning for it. One counts by how much more of the role's
    people have it than of the other whole roles', on average; what they have less counts nothing.
    """
    shares = [
        (item, catalog.share(role, item), share_of_others(catalog, role, item) or 0.0)
        for item in worth_learning(catalog, role)
    ]
    skills = [
        Need(item, round(share - others, DIGITS), share)
        for item, share, others in shares
        if round(share - others, DIGITS) > 0
    ]
    if not skills:
        return None
    ordered = sorted(skills, key=lambda need: (-need.weight, need.item))
    return Needs(role, catalog.whole_of(role), ordered)


def member_of(sheet: AnswerSheet, match: Match) -> Member:
    """Return the person of a sheet that was ranked; a level of 0 to 4 is 0 to 1 here."""
    said = {**sheet.mentioned, **sheet.levels}
    levels = {item: level / TOP_LEVEL for item, level in said.items()}
    first = match.ranking[0].fit
    nearness = {ranked.id: ranked.fit / first for ranked in match.ranking}
    return Member(sheet.id or "", levels, nearness)


def part_of_best(needs: Needs, member: Member) -> float:
    """Return how far one person covers a role: what they know of it, times how near it is to them."""
    return needs.known(member.levels) * member.nearness[needs.whole]


def together(members: Sequence[Member]) -> Levels:
    """Return the highest level that anybody has, by item."""
    highest: dict[str, float] = {}
    for member in members:
        for item, level in member.levels.items():
            highest[item] = max(level, highest.get(item, 0.0))
    return highest


def typical_levels(catalog: Catalog, role: str) -> Levels:
    """Return what a typical person of a role knows: each skill as far as its share of people says."""
    return {
        item.id: catalog.share(role, item.id)
        for item in catalog.items.values()
        if item.is_learnable_skill
    }


def with_levels(levels: Levels, more: Levels) -> Levels:
    """Return the higher of two levels of each item."""
    return {item: max(levels.get(item, 0.0), more.get(item, 0.0)) for item in {**levels, **more}}


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
