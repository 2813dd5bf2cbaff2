"""A person before a job ad: what they have of what it asks for, and what their plan holds."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import HAS_LEVEL
from roleadvisor.results.plan import plan
from roleadvisor.results.tools import items_ticked, said_in
from roleadvisor.sheets.sheet import AnswerSheet


class Standing(NamedTuple):
    """What a person has or lacks by item, the steps of their plan, and the role's standing for them.

    `fit` and `place` are None, and there are no steps, if too little is known to rank the roles.
    """

    has: Mapping[str, bool]
    planned: AbstractSet[str]
    fit: float | None
    place: int | None


def standing_of(catalog: Catalog, sheet: AnswerSheet, role: str | None) -> Standing:
    """Return where a person stands before an ad for a role, or for none."""
    levels = said_in(sheet).levels
    said = {item: level >= HAS_LEVEL for item, level in levels.items()}
    has = {**items_ticked(catalog, sheet), **said}
    if role is None:
        return Standing(has, frozenset(), None, None)
    way = plan(catalog, sheet, role)
    planned = frozenset(step.skill.item for step in way.steps)
    goal = way.goal
    return Standing(has, planned, goal.fit if goal else None, goal.place if goal else None)
