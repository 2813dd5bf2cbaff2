"""Begin a plan to tick off, and go on from one: the ticks count as answers, and the rest is planned anew."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from roleadvisor.packs import Catalog
from roleadvisor.results.parts import named_item
from roleadvisor.results.plan import Plan, plan
from roleadvisor.results.plan_file import PlanState, Record, SavedPlan
from roleadvisor.results.progress import (
    Done,
    Progress,
    Round,
    gains_of,
    standing_of,
    with_levels,
)
from roleadvisor.results.steps import Goal
from roleadvisor.sheets.sheet import AnswerSheet
from roleadvisor.sheets.written import sheet_document


class Continued(NamedTuple):
    """A plan after its ticks were read, what its file is to hold now, and the answers with the ticks."""

    plan: Plan
    state: PlanState
    sheet: AnswerSheet


def begin_plan(
    catalog: Catalog, planned: Plan, goal: Goal, sheet: AnswerSheet, *, steps: int, today: date
) -> PlanState:
    """Return what the file of a new plan holds; the marks of its lines are not yet known."""
    return PlanState(
        towards=planned.towards.id,
        version=catalog.version,
        digest=catalog.digest,
        limit=steps,
        rounds=[Round(date=today, fit=goal.fit, place=goal.place)],
        open=[step.skill.item for step in planned.steps],
        done={},
        removed=[],
        lines="",
        sheet=sheet_document(sheet, catalog),
    )


def continue_plan(catalog: Catalog, saved: SavedPlan, *, today: date) -> Continued:
    """Return the plan for what is left, and what the ticks did.

    A ticked step is answered with the level in its line, and stays so if its line is taken out. One
    whose tick is gone is answered as before. A step that was taken out without a tick stays out.
    """
    state = saved.state
    was = {item: one for item, one in state.done.items() if item in catalog.items}
    done = _done(saved, was, today)
    removed = _removed(catalog, saved, done)
    sheet = with_levels(saved.sheet, _levels(done))
    planned = plan(catalog, sheet, state.towards, without=removed, steps=state.limit)
    rounds = list(state.rounds)
    if planned.goal and _levels(done) != _levels(was):
        rounds.append(Round(date=today, fit=planned.goal.fit, place=planned.goal.place))
    now = replace(
        state,
        version=catalog.version,
        digest=catalog.digest,
        rounds=rounds,
        open=[step.skill.item for step in planned.steps],
        done=done,
        removed=removed,
    )
    progress = _progress(catalog, saved, was, now)
    return Continued(replace(planned, progress=progress), now, sheet)


def _levels(done: Mapping[str, Record]) -> dict[str, int]:
    return {item: one.answer for item, one in done.items()}


def _done(saved: SavedPlan, was: Mapping[str, Record], today: date) -> dict[str, Record]:
    """Return what is done now: those done before come first, the new ones in the plan's order."""
    ticks = saved.page.ticks
    levels = {item: tick.level for item, tick in ticks.items() if tick.is_done}
    gone = {item for item in was if item in ticks and item not in levels}
    kept = {item for item, one in was.items() if levels.get(item, one.answer) == one.answer} - gone
    order = {item: place for place, item in enumerate(saved.state.open)}
    new = sorted(levels.keys() - kept, key=lambda item: (order.get(item, len(order)), item))
    return {item: one for item, one in was.items() if item in kept} | {
        item: Record(answer=levels[item], date=today) for item in new
    }


def _removed(catalog: Catalog, saved: SavedPlan, done: Mapping[str, Record]) -> list[str]:
    """Return the steps that the person has taken out, now or earlier, and not put back."""
    gone = dict.fromkeys((*saved.state.removed, *saved.state.open))
    return [
        item
        for item in gone
        if item in catalog.items and item not in saved.page.ticks and item not in done
    ]


def _progress(
    catalog: Catalog, saved: SavedPlan, was: Mapping[str, Record], now: PlanState
) -> Progress:
    role = now.towards
    kept = {item: was[item].answer for item in was if item in now.done}
    changed = {item: one.answer for item, one in now.done.items() if kept.get(item) != one.answer}
    start = with_levels(saved.sheet, kept)
    gains = gains_of(catalog, start, role, changed)
    done = [
        Done(
            item=item,
            text=catalog.items[item].text,
            answer=one.answer,
            word=catalog.items[item].word(one.answer),
            date=one.date,
            gain=gains.get(item),
        )
        for item, one in now.done.items()
    ]
    return Progress(
        rounds=now.rounds,
        before=standing_of(catalog, with_levels(saved.sheet, _levels(was)), role),
        newly=[one for one in done if one.item in changed],
        undone=[named_item(catalog, item) for item in was if item not in now.done],
        done=done,
        removed=[named_item(catalog, item) for item in now.removed],
        is_same_pack=saved.state.digest == catalog.digest,
    )
