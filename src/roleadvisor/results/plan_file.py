"""Read a saved plan: the comment that goes on from it, and what a person made of its page.

The page is for people. What is needed to go on stands in a comment at its end, in JSON, so that it
survives whatever is written, moved or deleted above it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from roleadvisor.errors import InputError, Problem
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Id
from roleadvisor.results.plan_lines import Page, Reading, read_lines
from roleadvisor.results.progress import Round
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import Document
from roleadvisor.safe.parsing import parse
from roleadvisor.safe.typed import convert, did_you_mean
from roleadvisor.sheets.sheet import AnswerSheet, Level, sheet_in

OPENING = "<!-- roleadvisor plan"
CLOSING = "-->"
MOST_STEPS = 40


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step that is done: the answer that its tick gave, and since when."""

    answer: Level
    date: date


class PlanState(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a saved plan needs to go on, as it stands in its comment.

    `version` and `digest` are the pack's. At most `limit` steps are planned. `open` are the steps on
    the page, `done` those ticked off, `removed` those that the person took out. `lines` are marks of the lines that the program wrote:
    all others are the person's. `sheet` are the answers before any tick.
    """

    roleadvisor_plan: Literal[1] = 1
    towards: Id
    version: str
    digest: str
    limit: Annotated[int, Meta(ge=1, le=MOST_STEPS)]
    rounds: Annotated[Sequence[Round], Meta(min_length=1)]
    open: Sequence[Id]
    done: Mapping[Id, Record]
    removed: Sequence[Id]
    lines: str
    sheet: dict[str, Any]


class SavedPlan(Struct, frozen=True, kw_only=True):
    """A plan as it was read: its state, the answers before any tick, and what stands on its page."""

    state: PlanState
    sheet: AnswerSheet
    page: Page


def read_plan(text: str, file: str, catalog: Catalog, *, ignore_unknown: bool = False) -> SavedPlan:
    """Return the plan in a text; raise `InputError` with all problems, each at its place."""
    lines = re.split(r"\r\n|\n|\r", text)
    first, last = _comment(lines, file)
    # Empty lines stand for the page, so that the places are those in the file.
    within = parse("\n" * (first + 1) + "\n".join(lines[first + 1 : last]), file)
    state = convert(within, PlanState)
    if state.towards not in catalog.roles:
        raise InputError([_unknown_role(state, within, catalog)])
    sheet = sheet_in(within.part("sheet"), catalog, ignore_unknown=ignore_unknown)
    # A comment leaves no gap in the page, and no line of it changes its number.
    page = [*lines[:first], *[""] * (last - first + 1), *lines[last + 1 :]]
    reading = Reading(
        file=shown(file),
        catalog=catalog,
        ignore_unknown=ignore_unknown,
        has_steps=bool(state.open or state.done),
    )
    return SavedPlan(state=state, sheet=sheet, page=read_lines(page, state.lines.split(), reading))


def _unknown_role(state: PlanState, document: Document, catalog: Catalog) -> Problem:
    message = f"unknown role '{shown(state.towards, 60)}'"
    if state.digest != catalog.digest:
        message += "; the plan may be for another pack"
        return document.problem(("towards",), message, "other-pack")
    hint = did_you_mean(state.towards, catalog.roles)
    return document.problem(("towards",), message + hint, "unknown-role")


def is_plan(text: str) -> bool:
    """Return whether a text has the comment of a saved plan."""
    return any(line.strip() == OPENING for line in re.split(r"\r\n|\n|\r", text))


def _comment(lines: Sequence[str], file: str) -> tuple[int, int]:
    """Return the first and the last line of a plan's comment, from 0."""
    starts = [n for n, line in enumerate(lines) if line.strip() == OPENING]
    if not starts:
        reason = f"not a saved plan: the comment that begins with '{OPENING}' is missing"
        raise _refused(file, 1, reason)
    if len(starts) > 1:
        raise _refused(file, starts[1] + 1, "a second plan in the same file")
    first = starts[0]
    ends = (n for n, line in enumerate(lines) if n > first and line.strip() == CLOSING)
    last = next(ends, None)
    if last is None:
        reason = f"this comment has no end; write '{CLOSING}' on a line of its own after it"
        raise _refused(file, first + 1, reason)
    return first, last


def _refused(file: str, line: int, reason: str) -> InputError:
    return InputError([Problem(shown(file), line, 1, reason, "not-a-plan")])
