"""What a team covers: each role with its people, what nobody has, and whom to hire next."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct

from roleadvisor.imports.imported import Imported
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.results.advice import LEAST_PART
from roleadvisor.results.certainty import is_close, is_open
from roleadvisor.results.coverage import (
    DIGITS,
    Member,
    Needs,
    Squad,
    member_of,
    needs_of,
    part_of_best,
    squad_of,
)
from roleadvisor.results.hiring import Hire, MissingSkill, hires_of, missing_of
from roleadvisor.results.outside import outside_of
from roleadvisor.results.parts import Named, named, part_of
from roleadvisor.scoring.match import Fitting, Match, Status, rank_sheet, unranked
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet, Experience

Count = Annotated[int, Meta(ge=0)]
Depth = Literal["several", "alone", "nobody"]


class TeamPerson(Struct, frozen=True, kw_only=True):
    """One person: their role, its speciality, a second role that is close, and their blend.

    Without enough answers, the status is `insufficient`; if a résumé is mostly about other work, it is
    `outside`. Then they count for nothing. The role is null where no role is clear. The `blend` is what
    they would do in a small company: the roles with a fit of .05 or more.
    """

    id: str
    status: Status
    experience: Experience
    role: Named | None
    speciality: Named | None
    close: Named | None
    blend: Sequence[Fitting]


class BestPerson(Struct, frozen=True, kw_only=True):
    """The person who covers most of a role alone.

    `known` is how much they know of what one of the role's people has, `nearness` the role's fit
    over that of their first role, and `part` the product.
    """

    id: str
    known: Proportion
    nearness: Proportion
    part: Proportion


class TeamSkill(Struct, frozen=True, kw_only=True):
    """A skill that a role needs.

    `weight` is how much more of the role's people have it than others, `typical` the share of them
    who have it, `level` the highest in the team. `people` have it at any level, `asked` said
    whether they do.
    """

    item: str
    text: str
    weight: Proportion
    typical: Proportion
    level: Proportion
    people: Count
    asked: Count


class TeamRole(Struct, frozen=True, kw_only=True):
    """A role or speciality that the team should cover.

    `coverage` is the mean of the best person's part and of `together`, how much all know of what one of
    the role's people has. `people` are those whose role it is, `close` those whose close second it is.
    """

    id: str
    name: str
    specialises: str | None
    coverage: Proportion
    best: BestPerson
    together: Proportion
    depth: Depth
    people: Sequence[str]
    close: Sequence[str]
    skills: Sequence[TeamSkill]


class Team(Struct, frozen=True, kw_only=True):
    """What `team --json` prints.

    `coverage` is the mean over `roles`: those that were named, or all whole roles. `specialities` are
    those of the whole roles among them, and are not in the mean. `missing` are the skills that these
    roles need and nobody has, `hires` whom to look for, those that raise the coverage most first.
    `unmeasured` roles need no skill that sets them apart, so they cannot be covered. People whose
    status is not `ranked` cover nothing; without any others, the status is `insufficient`.
    `passed_over` names files that hold neither a sheet nor a résumé.
    """

    status: Status
    are_all_roles: bool
    counted: Count
    coverage: Proportion
    people: Sequence[TeamPerson]
    roles: Sequence[TeamRole]
    specialities: Sequence[TeamRole]
    missing: Sequence[MissingSkill]
    hires: Sequence[Hire]
    unmeasured: Sequence[Named]
    passed_over: Sequence[str]

    @property
    def unanswered(self) -> Sequence[str]:
        """The ids of the people with too few answers."""
        return [person.id for person in self.people if person.status == "insufficient"]

    @property
    def outside(self) -> Sequence[str]:
        """The ids of the people whose résumé is mostly about other work."""
        return [person.id for person in self.people if person.status == "outside"]


class _Read(NamedTuple):
    sheet: AnswerSheet
    match: Match


def team(
    catalog: Catalog,
    sheets: Sequence[AnswerSheet],
    *,
    roles: Sequence[str] = (),
    imported: Mapping[str, Imported] = {},
    passed_over: Sequence[str] = (),
) -> Team:
    """Return how far the people of these sheets cover `roles`, or all whole roles.

    Each sheet has an id of its own; `imported` has by id what sheets that are résumés are from. Raise
    `UnknownIdError` for a role that the catalogue lacks.
    """
    catalog.check_ids(roles=roles)
    card = compile_scorecard(catalog)
    read = [
        _Read(sheet, _match_of(catalog, card, sheet, imported.get(sheet.id or "")))
        for sheet in sheets
    ]
    members = [member_of(one.sheet, one.match) for one in read if one.match.ranking]
    wanted = list(dict.fromkeys(roles)) or list(catalog.whole_roles)
    needs = [found for role in wanted if (found := needs_of(catalog, role))]
    within = [s for role in wanted for s in catalog.specialities_of(role) if s not in wanted]
    parts = [found for role in within if (found := needs_of(catalog, role))]
    squad = squad_of(members, needs, parts)
    people = [_person(catalog, one) for one in read]
    measured = {one.role for one in needs}
    return Team(
        status="ranked" if members else "insufficient",
        are_all_roles=not roles,
        counted=len(members),
        coverage=squad.coverage(),
        people=people,
        roles=_roles(catalog, needs, squad, people),
        specialities=_roles(catalog, parts, squad, people),
        missing=list(missing_of(catalog, squad)) if members else [],
        hires=list(hires_of(catalog, squad, [*needs, *parts])) if members else [],
        unmeasured=[named(catalog, role) for role in wanted if role not in measured],
        passed_over=passed_over,
    )


def _match_of(
    catalog: Catalog, card: Scorecard, sheet: AnswerSheet, imported: Imported | None
) -> Match:
    """Return the match of a sheet, with nothing ranked for a résumé that is of other work."""
    match = rank_sheet(catalog, card, sheet)
    is_outside = imported is not None and outside_of(catalog, imported, None) is not None
    return unranked(match) if is_outside else match


def _person(catalog: Catalog, read: _Read) -> TeamPerson:
    match = read.match
    is_clear = not is_open(match.ranking)
    first, second = ([*match.ranking[:2], None, None])[:2]
    is_second = is_clear and is_close(match.ranking)
    return TeamPerson(
        id=read.sheet.id or "",
        status=match.status,
        experience=match.experience,
        role=part_of(first, Named) if is_clear else None,
        speciality=named(catalog, match.speciality) if is_clear and match.speciality else None,
        close=part_of(second, Named) if is_second else None,
        blend=[part_of(one, Fitting) for one in match.ranking if one.fit >= LEAST_PART],
    )


def _roles(
    catalog: Catalog, needs: Sequence[Needs], squad: Squad, people: Sequence[TeamPerson]
) -> list[TeamRole]:
    """Return the roles, those that are covered best first; none if nobody counts."""
    if not squad.members:
        return []
    listed = [_role(catalog, one, squad, people) for one in needs]
    return sorted(listed, key=lambda role: -role.coverage)


def _role(catalog: Catalog, needs: Needs, squad: Squad, people: Sequence[TeamPerson]) -> TeamRole:
    profile = catalog.roles[needs.role]
    covered = squad.covered(needs)
    theirs = [one.id for one in people if needs.role in _ids(one.role, one.speciality)]
    return TeamRole(
        id=needs.role,
        name=profile.name,
        specialises=profile.specialises,
        coverage=round(covered.coverage, DIGITS),
        best=_best(needs, squad.bests[needs.role]),
        together=round(covered.together, DIGITS),
        depth="several" if len(theirs) > 1 else "alone" if theirs else "nobody",
        people=theirs,
        close=[one.id for one in people if needs.role in _ids(one.close)],
        skills=[
            _skill(catalog, need.item, need.weight, need.typical, squad) for need in needs.skills
        ],
    )


def _best(needs: Needs, member: Member) -> BestPerson:
    return BestPerson(
        id=member.id,
        known=round(needs.known(member.levels), DIGITS),
        nearness=round(member.nearness[needs.whole], DIGITS),
        part=round(part_of_best(needs, member), DIGITS),
    )


def _skill(catalog: Catalog, item: str, weight: float, typical: float, squad: Squad) -> TeamSkill:
    levels = [member.levels[item] for member in squad.members if item in member.levels]
    return TeamSkill(
        item=item,
        text=catalog.items[item].text,
        weight=weight,
        typical=typical,
        level=max(levels, default=0.0),
        people=sum(level > 0 for level in levels),
        asked=len(levels),
    )


def _ids(*roles: Named | None) -> set[str]:
    return {role.id for role in roles if role}
