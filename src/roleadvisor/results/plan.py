"""What to learn for a role, in order, from where a person stands today."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from roleadvisor.packs import Catalog
from roleadvisor.results.known import known_of, next_of
from roleadvisor.results.parts import Named, named
from roleadvisor.results.progress import Progress
from roleadvisor.results.sizes import Hours, total_hours
from roleadvisor.results.steps import STEPS, Brought, Goal, Skill, Step, way_to
from roleadvisor.results.tools import items_ticked
from roleadvisor.scoring.match import Status, rank_sheet
from roleadvisor.scoring.scorecard import compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet, Experience


class Plan(Struct, frozen=True, kw_only=True):
    """What `plan ROLE --json` prints: what to learn for a role, in order.

    `towards` is the role asked for. `goal` is the whole role with its standing today; if a speciality
    was asked for, it alone speaks for its whole role here. `ahead` comes first today, of so many
    `roles`. `brings` is what already speaks for the role. `steps` are for what the person said they
    lack; `left_out` are foundations among it that would only lower the fit; `unasked` are the role's
    skills of which nothing is known. If there is nothing of all this, `further` names the roles to
    look at next. `hours` is how long the steps take together, an estimate; null if there are none or the
    size of one is not known. `progress` is what was ticked off, for a plan that is continued.
    """

    id: str | None
    status: Status
    experience: Experience
    towards: Named
    goal: Goal | None
    ahead: Goal | None
    roles: int
    brings: Sequence[Brought]
    steps: Sequence[Step]
    hours: Hours | None
    left_out: Sequence[Skill]
    unasked: Sequence[Skill]
    further: Sequence[Named]
    answered: int
    mentioned: int
    informative: int
    minimum: int
    minimum_mentions: int
    unknown: Sequence[str]
    next: Sequence[str]
    progress: Progress | None


def plan(
    catalog: Catalog,
    sheet: AnswerSheet,
    role: str,
    *,
    roles: Sequence[str] = (),
    without: Collection[str] = (),
    steps: int = STEPS,
) -> Plan:
    """Return the way from a person's answers to a role or a speciality, in at most `steps` steps.

    The role is ranked among the whole roles, or among `roles`, side by side. Items `without` are no
    steps. There are no steps either if the answers do not suffice to rank. Raise `UnknownIdError` for
    an unknown role.

    >>> from roleadvisor import load_catalog, read_sheet
    >>> catalog = load_catalog()
    >>> text = "{roleadvisor: 1, answers: {sql: yes, python: no, excel: yes, r: no, tableau: yes}}"
    >>> way = plan(catalog, read_sheet(text, "me", catalog), "data-engineer")
    >>> way.steps[0].fit > way.goal.fit
    True
    """
    catalog.check_ids(roles=[role])
    card = compile_scorecard(catalog)
    match = rank_sheet(catalog, card, sheet, roles)
    ticked = items_ticked(catalog, sheet)
    way = way_to(catalog, card, role, match, ticked=ticked, without=without, limit=steps)
    return Plan(
        id=sheet.id,
        status=match.status,
        experience=match.experience,
        towards=named(catalog, role),
        goal=way.goal if way else None,
        ahead=way.ahead if way else None,
        roles=len(match.ranking),
        brings=way.brings if way else (),
        steps=way.steps if way else (),
        hours=total_hours(step.size for step in way.steps) if way else None,
        left_out=way.left_out if way else (),
        unasked=way.unasked if way else (),
        further=way.further if way else (),
        unknown=sorted(sheet.unknown),
        next=next_of(catalog, sheet, match),
        progress=None,
        **known_of(catalog, match),
    )
