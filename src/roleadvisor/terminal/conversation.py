"""Lead a person through a quiz: show each step, record the answers, review them, and finish."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from roleadvisor.quiz import session as machine
from roleadvisor.quiz.bank import Question
from roleadvisor.quiz.session import Quiz, Session, Step
from roleadvisor.quiz.stop import Stop
from roleadvisor.sheets.sheet import Experience
from roleadvisor.terminal import views
from roleadvisor.terminal.leaving import Leaving
from roleadvisor.terminal.plain import PlainAsker
from roleadvisor.terminal.views import Asker, Move, Picked, View

Keep = Callable[[Session], str]


class Options(NamedTuple):
    """How to ask: in plain lines or on screens, and whether to show the leading role."""

    is_plain: bool = False
    is_peeking: bool = False


class Finished(NamedTuple):
    """A quiz that was answered to its end, and why it ended."""

    session: Session
    stop: Stop


def run_quiz(quiz: Quiz, session: Session, keep: Keep, options: Options) -> Finished:
    """Ask until the person wants the result.

    Raise `KeyboardInterrupt`, `EOFError` or `SignalledError` if the person leaves. After every
    answer, `keep` is called with the session; if it returns a text, that is shown as a warning from
    then on.
    """
    leaving = Leaving()
    with leaving.listening():
        if is_plain(options):
            asker: Asker = PlainAsker(leaving, sys.stdin, sys.stderr, _columns)
            return converse(asker, quiz, session, keep, is_peeking=options.is_peeking)
        from roleadvisor.terminal.screens import screens  # noqa: PLC0415 (heavy)

        with screens(leaving) as screen_asker:
            return converse(screen_asker, quiz, session, keep, is_peeking=options.is_peeking)


def _columns() -> int:
    return shutil.get_terminal_size().columns


def is_plain(options: Options) -> bool:
    """Return whether to ask in plain lines: on request, or because the terminal is dumb."""
    is_dumb = os.environ.get("TERM", "") in {"", "dumb", "unknown"}
    return options.is_plain or (is_dumb and sys.platform != "win32")


def converse(
    asker: Asker, quiz: Quiz, session: Session, keep: Keep, *, is_peeking: bool = False
) -> Finished:
    """Hold the conversation with an asker."""
    warning, revised = "", None
    while True:
        step = machine.current(quiz, session)
        if not step.stop:
            view = _view(quiz, session, step, is_peeking=is_peeking)
            changed = _answered(session, step, asker.ask(view._replace(warning=warning)))
        else:
            view = views.review_view(quiz.catalog, session, step.progress, step.stop, revised)
            picked = asker.ask(view._replace(warning=warning))
            if picked == views.DONE or picked is Move.RESULT:
                return Finished(session, step.stop)
            if picked == views.MORE:
                changed = machine.go_on(session, step.stop)
            else:
                changed = _reviewed(
                    asker, quiz, session, picked, is_by_choice=step.stop.reason == "by-choice"
                )
                revised = picked if isinstance(picked, int) else None
        if changed != session:
            session, warning = changed, keep(changed)


def _view(quiz: Quiz, session: Session, step: Step, *, is_peeking: bool = False) -> View:
    if step.question is None:
        return views.experience_view(quiz.catalog, session, step.progress)
    leading = machine.leading(quiz, session) if is_peeking else None
    return views.question_view(quiz.catalog, step, step.question, session.experience, leading)


def _answered(session: Session, step: Step, picked: Picked) -> Session:
    if picked is Move.BACK:
        return machine.back(session)
    if picked is Move.RESULT:
        return machine.review(session)
    if picked is Move.FORWARD:
        return machine.forward(session)
    if step.question is None:
        return machine.begin(session, _experience(picked))
    return machine.answer(session, step.question, _levels(step.question, picked))


def _reviewed(
    asker: Asker, quiz: Quiz, session: Session, picked: Picked, *, is_by_choice: bool
) -> Session:
    """Return the session after what was chosen in the review: a way back, or an answer to change."""
    if picked is Move.BACK:
        return machine.leave_review(session) if is_by_choice else machine.back(session)
    if not isinstance(picked, int):
        return session
    step = machine.current(quiz, replace(session, position=picked))
    view = _view(quiz, session, step)
    answer = asker.ask(view._replace(place="Changing one answer", has_back=True, has_result=False))
    if answer is Move.BACK or answer is Move.FORWARD:
        return session
    if step.question is None:
        return machine.revise_experience(session, _experience(answer))
    return machine.revise(session, picked, _levels(step.question, answer))


def _experience(picked: Picked) -> Experience | None:
    if picked is Move.SKIP:
        return None
    return "newcomer" if picked == "newcomer" else "practitioner"


def _levels(question: Question, picked: Picked) -> Mapping[str, int]:
    if isinstance(picked, list):
        return machine.tick(question, picked)
    return {question.items[0]: picked} if isinstance(picked, int) else {}
