"""What to learn for a role, in order, from where a person stands today."""

from collections.abc import Sequence

from msgspec import Struct

from roleadvisor.packs import Catalog
from roleadvisor.results.known import known_of, next_of
from roleadvisor.results.parts import Named, named
from roleadvisor.results.steps import STEPS, Brought, Goal, Skill, Step, way_to
from roleadvisor.scoring.match import Status, rank_sheet
from roleadvisor.scoring.scorecard import compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet, Experience


class Plan(Struct, frozen=True, kw_only=True):
    """What `plan ROLE --json` prints: the steps that raise the role's fit most, one after the other.

    `towards` is the role asked for. `goal` is the whole role with its standing today; if a speciality
    was asked for, it alone speaks for its whole role here. `ahead` comes first today, of so many
    `roles`. `brings` is what already speaks for the role; `usual` is what most of its people have and
    this person has not, or was not asked, beside the steps.
    """

    id: str | None
    status: Status
    experience: Experience
    towards: Named
    goal: Goal | None
    ahead: Goal | None
    roles: int
    brings: Sequence[Brought]
    usual: Sequence[Skill]
    steps: Sequence[Step]
    answered: int
    mentioned: int
    informative: int
    minimum: int
    minimum_mentions: int
    unknown: Sequence[str]
    next: Sequence[str]


def plan(
    catalog: Catalog,
    sheet: AnswerSheet,
    role: str,
    *,
    roles: Sequence[str] = (),
    steps: int = STEPS,
) -> Plan:
    """Return the way from a person's answers to a role or a speciality, in at most `steps` steps.

    The role is ranked among the whole roles, or among `roles`, side by side. There are no steps if
    the answers do not suffice to rank. Raise `UnknownIdError` for an unknown role.

    >>> from roleadvisor import load_catalog, read_sheet
    >>> catalog = load_catalog()
    >>> text = "{roleadvisor: 1, answers: {sql: yes, python: yes, excel: yes, r: no, tableau: yes}}"
    >>> way = plan(catalog, read_sheet(text, "me", catalog), "data-engineer")
    >>> way.steps[0].fit > way.goal.fit
    True
    """
    catalog.check_ids(roles=[role])
    card = compile_scorecard(catalog)
    match = rank_sheet(catalog, card, sheet, roles)
    way = way_to(catalog, card, role, match, limit=steps)
    return Plan(
        id=sheet.id,
        status=match.status,
        experience=match.experience,
        towards=named(catalog, role),
        goal=way.goal if way else None,
        ahead=way.ahead if way else None,
        roles=len(match.ranking),
        brings=way.brings if way else (),
        usual=way.usual if way else (),
        steps=way.steps if way else (),
        unknown=sorted(sheet.unknown),
        next=next_of(catalog, sheet, match),
        **known_of(catalog, match),
    )
