"""Lead a person through a quiz: show each step, record the answers, review them, and finish."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from msgspec.structs import replace

from roleadvisor.quiz import session as machine
from roleadvisor.quiz.bank import Question, ToolList
from roleadvisor.quiz.session import Quiz, Session, Step
from roleadvisor.quiz.stop import Stop
from roleadvisor.sheets.sheet import Experience
from roleadvisor.terminal import views
from roleadvisor.terminal.leaving import Leaving
from roleadvisor.terminal.plain import PlainAsker
from roleadvisor.terminal.views import Asker, Move, Picked, View

Keep = Callable[[Session], str]
# Returns seconds that only ever grow.
Clock = Callable[[], float]


class Options(NamedTuple):
    """How to ask: in plain lines or on screens, and whether to show the leading role.

    The `clock` measures how long answers take, in seconds.
    """

    clock: Clock
    is_plain: bool = False
    is_peeking: bool = False


class Finished(NamedTuple):
    """A quiz that was answered to its end, and why it ended."""

    session: Session
    stop: Stop


def run_quiz(
    quiz: Quiz, session: Session, keep: Keep, options: Options, *, note: str = ""
) -> Finished:
    """Ask until the person wants the result; the first screen shows the note.

    Raise `KeyboardInterrupt`, `EOFError` or `SignalledError` if the person leaves. After every
    answer, `keep` is called with the session; if it returns a text, that is shown as a warning from
    then on.
    """
    with asking(in_plain_lines=is_plain(on_request=options.is_plain)) as asker:
        return converse(asker, quiz, session, keep, options, note=note)


@contextmanager
def asking(*, in_plain_lines: bool) -> Iterator[Asker]:
    """Yield an asker, in plain lines or on screens; signals are heard as long as it is in use."""
    leaving = Leaving()
    with leaving.listening():
        if in_plain_lines:
            yield PlainAsker(leaving, sys.stdin, sys.stderr, _columns)
            return
        from roleadvisor.terminal.screens import screens  # noqa: PLC0415 (heavy)

        with screens(leaving) as screen_asker:
            yield screen_asker


def _columns() -> int:
    return shutil.get_terminal_size().columns


def is_plain(*, on_request: bool) -> bool:
    """Return whether to ask in plain lines: on request, or because the terminal is dumb."""
    is_dumb = os.environ.get("TERM", "") in {"", "dumb", "unknown"}
    return on_request or (is_dumb and sys.platform != "win32")


def converse(
    asker: Asker, quiz: Quiz, session: Session, keep: Keep, options: Options, *, note: str = ""
) -> Finished:
    """Hold the conversation with an asker."""
    timed = _Timed(asker, options.clock)
    warning, revised = "", None
    while True:
        step = machine.current(quiz, session)
        view = _view(quiz, session, step, is_peeking=options.is_peeking, revised=revised)
        picked = timed.ask(view._replace(warning=warning, note=note))
        note = ""
        if step.question or not step.stop:
            changed = _answered(session, step, picked, timed.seconds)
        elif picked == views.DONE or picked is Move.RESULT:
            return Finished(session, step.stop._replace(questions=step.progress.answered))
        elif picked == views.MORE:
            changed = machine.go_on(session, step.stop)
        else:
            changed = _reviewed(timed, quiz, session, picked, step.stop)
            revised = picked if isinstance(picked, int) else None
        if changed != session:
            session, warning = changed, keep(changed)


class _Timed:
    """An asker that notes how many seconds the last answer took."""

    def __init__(self, asker: Asker, clock: Clock) -> None:
        self._asker = asker
        self._clock = clock
        self.seconds = 0.0

    def ask(self, view: View) -> Picked:
        begun = self._clock()
        picked = self._asker.ask(view)
        self.seconds = self._clock() - begun
        return picked


def _view(
    quiz: Quiz,
    session: Session,
    step: Step,
    *,
    is_peeking: bool = False,
    revised: int | None = None,
) -> View:
    if isinstance(step.question, ToolList):
        return views.tools_view(step, step.question)
    if step.question:
        leading = machine.leading(quiz, session) if is_peeking else None
        return views.question_view(quiz.catalog, step, step.question, session.experience, leading)
    if step.stop:
        return views.review_view(quiz.catalog, session, step.progress, step.stop, revised)
    return views.experience_view(quiz.catalog, session, step)


def _answered(session: Session, step: Step, picked: Picked, seconds: float) -> Session:
    if picked is Move.BACK:
        return _back(session, step.stop)
    if picked is Move.FORWARD:
        return machine.forward(session)
    if picked is Move.RESULT and not (step.question and step.stop):
        return machine.review(session)
    if step.question is None:
        return machine.begin(session, _experience(picked))
    # At the closing list, who asks for the result skips it.
    return machine.answer(session, step.question, _levels(step.question, picked), seconds)


def _reviewed(timed: _Timed, quiz: Quiz, session: Session, picked: Picked, stop: Stop) -> Session:
    """Return the session after what was chosen in the review: a way back, or an answer to change."""
    if picked is Move.BACK:
        return _back(session, stop)
    if not isinstance(picked, int):
        return session
    step = machine.current(quiz, replace(session, position=picked))
    view = _view(quiz, session, step)
    answer = timed.ask(
        view._replace(
            place="Changing one answer", has_back=True, has_result=False, why_no_result=""
        )
    )
    if answer is Move.BACK or answer is Move.FORWARD:
        return session
    if step.question is None:
        return machine.revise_experience(session, _experience(answer))
    return machine.revise(session, picked, _levels(step.question, answer), timed.seconds)


def _back(session: Session, stop: Stop | None) -> Session:
    """Return the session at the question before, or at the one that was left for the review."""
    is_by_choice = stop is not None and stop.reason == "by-choice"
    return machine.leave_review(session) if is_by_choice else machine.back(session)


def _experience(picked: Picked) -> Experience | None:
    if picked is Move.SKIP:
        return None
    return "newcomer" if picked == "newcomer" else "practitioner"


def _levels(question: Question | ToolList, picked: Picked) -> Mapping[str, int]:
    if isinstance(picked, list):
        return machine.tick(question, picked)
    return {question.items[0]: picked} if isinstance(picked, int) else {}
