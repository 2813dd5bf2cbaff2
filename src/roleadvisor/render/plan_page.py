"""A plan as a page of Markdown to tick off, with the comment that is needed to go on from it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Concatenate, ParamSpec

import msgspec
from msgspec.structs import replace

from roleadvisor.render.markdown import Markdown, code, escaped, linked, strong
from roleadvisor.render.text.plan import summary_of, title_of_plan
from roleadvisor.render.text.progress import day
from roleadvisor.render.verdict import (
    left_out_in_words,
    name_of,
    needs_of,
    time_of,
    why_in_words,
    without_steps,
)
from roleadvisor.render.writing import listed, ordinal, plural, short, tenths
from roleadvisor.results.parts import NamedItem
from roleadvisor.results.plan import Plan
from roleadvisor.results.plan_file import CLOSING, OPENING, PlanState
from roleadvisor.results.plan_lines import BOTTOM, TOP, Page, answer_mark, mark_of
from roleadvisor.results.progress import Done
from roleadvisor.results.steps import Goal, Skill, Step

P = ParamSpec("P")
UNASKED = 8
NO_PAGE = Page({}, {}, {})


def plan_page(result: Plan, goal: Goal, state: PlanState, go_on: str, page: Page = NO_PAGE) -> str:
    """Return the page of a plan with the comment that holds its state.

    `go_on` is the command to go on with, as it is typed. `page` is what stood there before: what the
    person wrote stays, below the step that it stood below.
    """
    paper = _Paper()
    notes = dict(page.notes)
    paper.own(_top, result, goal)
    paper.notes(notes.pop(TOP, ()))
    if result.steps:
        paper.own(Markdown.heading, "What to learn, in this order", 2)
    for step in result.steps:
        paper.own(_step, step, plural(result.towards.name))
        paper.notes(notes.pop(step.skill.item, ()))
    done = result.progress.done if result.progress else ()
    if done:
        paper.own(Markdown.heading, "Done", 2)
    for one in done:
        paper.own(_done, one)
        paper.notes(notes.pop(one.item, ()))
    if result.unasked:
        paper.own(_unasked, result.unasked)
    if result.progress and result.progress.removed:
        paper.own(_removed, result.progress.removed)
    paper.own(_bottom, state, go_on)
    paper.notes([*notes.pop(BOTTOM, ()), *_homeless(result, page.added, notes)])
    return f"{paper.text}\n{_comment(replace(state, lines=' '.join(paper.marks)))}"


class _Paper:
    """A page that is being written: lines of the program, known by their marks, and of the person."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._marks: dict[str, None] = {}

    @property
    def text(self) -> str:
        """The page so far, with a blank line between its blocks."""
        return "\n".join(self._blocks)

    @property
    def marks(self) -> Sequence[str]:
        """The marks of the program's lines."""
        return list(self._marks)

    def own(
        self, write: Callable[Concatenate[Markdown, P], None], *texts: P.args, **named: P.kwargs
    ) -> None:
        """Add what a function writes."""
        stream = StringIO()
        write(Markdown(stream), *texts, **named)
        self._blocks.append(stream.getvalue())
        lines = stream.getvalue().splitlines()
        self._marks |= dict.fromkeys(mark_of(line) for line in lines if line.strip())

    def notes(self, lines: Sequence[str]) -> None:
        """Add lines of the person as they are."""
        if lines:
            self._blocks.append("".join(f"{line}\n" for line in lines))


def _top(to: Markdown, result: Plan, goal: Goal) -> None:
    to.heading(escaped(title_of_plan(result, goal)), 1)
    for text in summary_of(result):
        to.paragraph(escaped(text))
    if not result.steps:
        to.paragraph(escaped(without_steps(result)))
    to.paragraph(escaped(left_out_in_words(result)))


def _step(to: Markdown, step: Step, names: str) -> None:
    to.point(_boxed(name_of(step), step.skill.item, step.to_word, is_done=False))
    to.below(escaped(f"Why: {why_in_words(step, names)}. The fit is then {tenths(step.fit)}."))
    if step.skill.build:
        to.below(escaped(f"Build: {step.skill.build}"))
    if step.skill.docs:
        to.below(f"Learn from: {linked(step.skill.docs)}")
    if step.size:
        to.below(escaped(f"Time: {time_of(step.size)}, our estimate: {step.size.basis}."))
    to.below(escaped(needs_of(step)))


def _done(to: Markdown, done: Done) -> None:
    to.point(_boxed(short(done.text), done.item, done.word, is_done=True))
    to.below(f"Done on {day(done.date)}.")


def _boxed(name: str, item: str, word: str, *, is_done: bool) -> str:
    return f"[{'x' if is_done else ' '}] {strong(name)} {answer_mark(item, word)}"


def _unasked(to: Markdown, unasked: Sequence[Skill]) -> None:
    to.heading("Not known yet", 2)
    to.paragraph(
        "Nothing is known of the skills below. If you have one, add a line for it, such as "
        f"{code(f'- [x] {unasked[0].item}')}."
    )
    names = [f"{short(skill.text)} ({skill.item})" for skill in unasked[:UNASKED]]
    more = [f"{len(unasked) - UNASKED} more"] if len(unasked) > UNASKED else []
    to.paragraph(escaped(f"{listed([*names, *more])}."))


def _removed(to: Markdown, removed: Sequence[NamedItem]) -> None:
    to.heading("Taken out", 2)
    names = listed([f"{short(item.text)} ({item.id})" for item in removed])
    back = code(f"- [ ] {removed[0].id}")
    to.paragraph(f"{escaped(f'You took out these steps: {names}.')} A line {back} puts one back.")


def _bottom(to: Markdown, state: PlanState, go_on: str) -> None:
    if len(state.rounds) > 1:
        to.heading("The fit, round by round", 2)
        rows = [(day(one.date), tenths(one.fit), ordinal(one.place)) for one in state.rounds]
        to.table(("Date", "Fit", "Place"), rows)
    to.heading("How to go on", 2)
    to.paragraph("Put an x into the box of what you have done, then run:")
    to.point(code(go_on))
    to.paragraph(
        "It counts each tick as the answer beside it, and plans what is left. What you write on this "
        "page stays. A step that you delete stays out. To tick off another skill, add a line with a "
        "box and its name."
    )
    to.paragraph(
        "Your answers stand in a hidden comment at the end of this file: keep it, and mind it when you "
        "share the page."
    )


def _homeless(
    result: Plan, added: Mapping[str, str], notes: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield what the person wrote to skills that the page no longer has."""
    listed_now = {step.skill.item for step in result.steps}
    listed_now |= {one.item for one in result.progress.done} if result.progress else set()
    for item in dict.fromkeys((*notes, *added)):
        if item in listed_now:
            continue
        yield ""
        yield added.get(item, f"Notes on {item}:")
        yield from notes.get(item, ())


def _comment(state: PlanState) -> str:
    """Return the state as a comment; no text in it can end the comment."""
    data = msgspec.json.format(msgspec.json.encode(state), indent=2).decode()
    return f"{OPENING}\n{data.replace('>', chr(92) + 'u003e')}\n{CLOSING}\n"
