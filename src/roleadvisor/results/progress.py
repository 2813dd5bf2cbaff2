"""How far a person is with a plan: what is done, and the fit round by round."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.results.parts import NamedItem, Place
from roleadvisor.results.steps import goal_towards
from roleadvisor.scoring.match import FIT_DIGITS, rank_sheet
from roleadvisor.scoring.scorecard import compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet, Level


class Round(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a plan's role stood on a day: when it was begun, and whenever ticks changed."""

    date: date
    fit: Proportion
    place: Place


class Standing(Struct, frozen=True, kw_only=True):
    """The fit and the place of a plan's role."""

    fit: Proportion
    place: Place


class Done(Struct, frozen=True, kw_only=True):
    """A step that is ticked off, and since when.

    `gain` is the change in fit by it after those before it; null if it was ticked off earlier.
    """

    item: str
    text: str
    answer: Level
    word: str
    date: date
    gain: float | None


class Progress(Struct, frozen=True, kw_only=True):
    """What the ticks in a saved plan did.

    `before` is how the role stood without what changed, scored by the same pack; null if that is too
    little to rank the roles. `newly` are the steps ticked off since the last time, `undone` those
    whose tick is gone, `done` all that are done, the latest last. `removed` are steps whose lines the
    person took out: they stay out. Unless it `is_same_pack`, roles or questions changed since.
    """

    rounds: Sequence[Round]
    before: Standing | None
    newly: Sequence[Done]
    undone: Sequence[NamedItem]
    done: Sequence[Done]
    removed: Sequence[NamedItem]
    is_same_pack: bool


def with_levels(sheet: AnswerSheet, levels: Mapping[str, int]) -> AnswerSheet:
    """Return a sheet in which these items are answered; no answer becomes lower.

    >>> with_levels(AnswerSheet(levels={"sql": 3, "r": 0}), {"sql": 2, "r": 4}).levels
    {'sql': 3, 'r': 4}
    """
    higher = {item: max(level, sheet.levels.get(item, 0)) for item, level in levels.items()}
    return replace(
        sheet,
        levels={**sheet.levels, **higher},
        mentioned={i: n for i, n in sheet.mentioned.items() if i not in levels},
        skipped=[item for item in sheet.skipped if item not in levels],
    )


def standing_of(catalog: Catalog, sheet: AnswerSheet, role: str) -> Standing | None:
    """Return how a role stands by a sheet; None if that is too little to rank the roles."""
    match = rank_sheet(catalog, compile_scorecard(catalog), sheet)
    goal = goal_towards(catalog, role, match)
    return Standing(fit=goal.fit, place=goal.place) if goal else None


def gains_of(
    catalog: Catalog, sheet: AnswerSheet, role: str, levels: Mapping[str, int]
) -> Mapping[str, float | None]:
    """Return by item what each of these answers adds to a role's fit after those before it."""
    gains: dict[str, float | None] = {}
    before = standing_of(catalog, sheet, role)
    for item, level in levels.items():
        sheet = with_levels(sheet, {item: level})
        after = standing_of(catalog, sheet, role)
        gains[item] = round(after.fit - before.fit, FIT_DIGITS) if before and after else None
        before = after
    return gains
