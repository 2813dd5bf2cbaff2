"""What a screen of the quiz says; the askers decide how it looks."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple, Protocol

from roleadvisor.packs import LEVELS, BankItem, Catalog
from roleadvisor.quiz.bank import Question, ToolList
from roleadvisor.quiz.session import Leading, Progress, Session, Step, implications, is_ticked
from roleadvisor.quiz.standing import Reply
from roleadvisor.quiz.stop import Stop
from roleadvisor.render.writing import inline, percent, why_stopped
from roleadvisor.safe.characters import shown
from roleadvisor.sheets.sheet import Experience


class Move(Enum):
    """What a person can do instead of answering."""

    BACK = "back"
    FORWARD = "forward"
    SKIP = "skip"
    RESULT = "result"


class Choice(NamedTuple):
    """One line to choose; `is_on` marks the answer given before."""

    value: str | int
    label: str
    is_on: bool = False


class View(NamedTuple):
    """A screen: the progress, the question, the choices, and which keys work.

    If it `is_ticked`, any number of choices is the answer, and a tick also ticks those that
    `implies` has for it; otherwise, exactly one choice is. The pointer starts at `start`. If the
    question `has_answer` already, a person can go forward and keep it. Who asks for the result where
    the view has none is told `why_no_result`. A `note` is shown once, a `warning` is alarming.
    """

    place: str
    prompt: str
    detail: str
    choices: Sequence[Choice]
    is_ticked: bool = False
    start: int = 0
    has_back: bool = True
    has_skip: bool = True
    has_answer: bool = False
    has_result: bool = False
    warning: str = ""
    note: str = ""
    why_no_result: str = ""
    implies: Mapping[str, Iterable[str]] = {}


Picked = str | int | list[str] | Move


class Asker(Protocol):
    """Shows a view and returns what was chosen: a value, the values ticked, or a move."""

    def ask(self, view: View) -> Picked:
        """Show a view; raise `KeyboardInterrupt` or `EOFError` when the person leaves."""


DONE, MORE = "done", "more"
NONE = "none of these"
UNTICKED = "Tick what applies; leave the rest."
SKILL_HINTS = {
    "awareness": ", heard of it",
    "working": ", used it with help",
    "practitioner": ", use it on my own",
    "expert": ", could teach it",
}


def experience_view(catalog: Catalog, session: Session, step: Step) -> View:
    """Return the first question."""
    place = f"About {_questions_and_time(step.progress)}"
    if session.replies:
        place = _place(step.progress)
    choices = [
        Choice("practitioner", "Yes, it is part of my work or my studies"),
        Choice("newcomer", "Not yet"),
    ]
    return View(
        place=place,
        prompt=f"Do you work with {catalog.questionnaire.field} already?",
        detail="",
        choices=[c._replace(is_on=c.value == session.experience) for c in choices],
        start=int(session.experience == "newcomer"),
        has_back=False,
        has_answer=session.experience is not None,
        has_result=not step.needed,
        why_no_result=_why_no_result(step.needed + (session.experience is None)),
    )


def question_view(
    catalog: Catalog,
    step: Step,
    question: Question,
    experience: Experience | None,
    leading: Leading | None = None,
) -> View:
    """Return a question; `leading` is shown if it is given."""
    screen = question.screen
    asked = screen.newcomer_prompt if experience == "newcomer" else None
    items = [catalog.items[item] for item in question.items]
    if question.is_list:
        choices = [Choice(i.id, shown(i.text), is_ticked(step.levels.get(i.id, 0))) for i in items]
        start, detail = 0, UNTICKED
    else:
        chosen = step.levels.get(items[0].id)
        words = LEVELS[items[0].kind]
        choices = [
            Choice(level, word + SKILL_HINTS.get(word, ""), level == chosen)
            for level, word in enumerate(words)
        ]
        start = len(words) // 2 if items[0].kind == "interest" else 0
        start, detail = start if chosen is None else chosen, shown(items[0].text)
    place = _place(step.progress)
    if leading:
        name = inline(shown(catalog.roles[leading.role].name))
        place += f"; so far {name}, {percent(leading.fit)}"
    return View(
        place=place,
        prompt=shown(asked or screen.prompt),
        detail=detail,
        choices=choices,
        is_ticked=question.is_list,
        start=start,
        has_answer=bool(step.levels),
        implies=implications(screen),
        has_result=not step.needed,
        why_no_result=_why_no_result(step.needed),
    )


def tools_view(step: Step, question: ToolList) -> View:
    """Return the closing list."""
    return View(
        place=_place(step.progress),
        prompt="Which of these have you used?",
        detail=f"{UNTICKED} Ticks show in your result and give no points.",
        choices=[Choice(name, shown(name), bool(step.levels.get(name))) for name in question.items],
        is_ticked=True,
        has_answer=bool(step.levels),
        has_result=True,
    )


def review_view(
    catalog: Catalog, session: Session, progress: Progress, stop: Stop, changed: int | None = None
) -> View:
    """Return the last screen: every answer, each of which can be changed.

    The pointer starts at the answer `changed` last, if there is one.
    """
    more = Choice(MORE, _offer_of_more(progress, stop))
    replies = [
        Choice(position, _said(catalog, session, position))
        for position in range(len(session.replies) + 1)
    ]
    choices = [Choice(DONE, "See the result"), *([more] if progress.left else []), *replies]
    return View(
        place=f"{progress.answered} answered. {why_stopped(stop.reason, stop.chance_of_change)}",
        prompt="Your answers: choose one to change it.",
        detail="",
        choices=choices,
        start=next((i for i, c in enumerate(choices) if c.value == changed), 0),
        has_skip=False,
        has_result=True,
    )


def _offer_of_more(progress: Progress, stop: Stop) -> str:
    left = _questions_and_time(progress, " more")
    return f"Go on: about {left}" if stop.reason == "by-choice" else f"Answer all the rest: {left}"


def _questions_and_time(progress: Progress, more: str = "") -> str:
    minutes = max(round(progress.seconds / 60), 1)
    return f"{_counted(progress.left, f'{more} question'.strip())}, {_counted(minutes, 'minute')}"


def _place(progress: Progress) -> str:
    return f"{progress.answered} answered, about {progress.left} left"


def _why_no_result(needed: int) -> str:
    return f"The result needs {_counted(needed, 'more answer')}." if needed else ""


def _said(catalog: Catalog, session: Session, position: int) -> str:
    if position == 0:
        said = {"practitioner": "yes", "newcomer": "not yet", None: "skipped"}
        return f"Works with {catalog.questionnaire.field}: {said[session.experience]}"
    reply = session.replies[position - 1]
    if not reply.is_scored:
        return f"More tools: {_ticked(reply)}"
    items = [catalog.items[item] for item in reply.items]
    imported = " (imported)" if reply.is_imported else ""
    if items[0].scale == "levels":
        subject = shown(items[0].text)
        said_of = items[0].word(reply.levels[items[0].id]) if reply.levels else "skipped"
        return f"{subject}: {said_of}{imported}"
    title = catalog.screen_of(items[0].id).title
    named = [_named(i, reply.levels[i.id]) for i in items if reply.levels.get(i.id)]
    chosen = "skipped" if reply.is_skipped else "; ".join(named) or NONE
    return f"{shown(title)}: {chosen}{imported}"


def _ticked(reply: Reply) -> str:
    if reply.is_skipped:
        return "skipped"
    return "; ".join(shown(name) for name, level in reply.levels.items() if level) or NONE


def _named(item: BankItem, level: int) -> str:
    """Return the name of an item on a list, with its level if that is too low for a tick."""
    return shown(item.text) if is_ticked(level) else f"{shown(item.text)} ({item.word(level)})"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
