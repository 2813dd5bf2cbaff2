"""The quiz as a pure state machine: ask, answer, back, skip, revise. Knows of no terminal."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from roleadvisor.adaptive import (
    Question,
    QuestionBank,
    Reply,
    Stop,
    best_question,
    open_bank,
    questions_by_worth,
    questions_left,
    standing_of,
    stopped_by_choice,
    stopping_rule,
)
from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import TOP_LEVEL, Experience, Scorecard


class Session(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person has said, and where they are.

    Position 0 is the first question, whether they work with data; position n is the n-th reply, and
    the position after the last reply is the question to be chosen next, or the review. `former`
    holds answers that no longer count but are offered again when their items are asked anew. Who
    `is_revised` has changed an answer in the review, and stays there though it opens the result.
    """

    experience: Experience | None = None
    replies: tuple[Reply, ...] = ()
    position: int = 0
    former: dict[str, int] = {}
    is_revised: bool = False


class Quiz(NamedTuple):
    """What a session is held against; `is_full` asks on until nothing is left."""

    catalog: Catalog
    banks: Mapping[Experience, QuestionBank]
    is_full: bool


class Progress(NamedTuple):
    """How many questions before this one were answered, and about how many are left with it.

    In the review, `left` counts all that could still be asked.
    """

    answered: int
    left: int


class Leading(NamedTuple):
    """The role that comes first so far."""

    role: str
    fit: float


class Step(NamedTuple):
    """What to ask now, with the levels to show as chosen.

    Without a question it is the review if `stop` says why the quiz stops; else it is asked whether
    the person works with data.
    """

    question: Question | None
    levels: Mapping[str, int]
    progress: Progress
    stop: Stop | None = None


def open_quiz(
    catalog: Catalog, card: Scorecard, *, is_full: bool = False, roles: tuple[str, ...] = ()
) -> Quiz:
    """Return a quiz over a catalogue's items, between `roles` (all, if none are named)."""
    experiences: tuple[Experience, ...] = ("practitioner", "newcomer")
    banks = {e: open_bank(catalog, card, e, roles=roles) for e in experiences}
    return Quiz(catalog, banks, is_full)


def current(quiz: Quiz, session: Session) -> Step:
    """Return what to ask now."""
    bank = bank_of(quiz, session)
    progress = _progress(quiz, bank, session)
    if session.position == 0:
        return Step(None, {}, progress)
    if session.position <= len(session.replies):
        reply = session.replies[session.position - 1]
        return Step(bank.question(reply.items), reply.levels, progress)
    standing = standing_of(bank, session.replies)
    stop = stopping_rule(bank, standing, is_full=quiz.is_full)
    if session.is_revised and not stop:
        stop = stopped_by_choice(bank, standing)
    if stop:
        rest = len(questions_by_worth(bank, standing))
        return Step(None, {}, progress._replace(left=rest), stop)
    question = best_question(bank, standing)
    items = question.items if question else ()
    return Step(question, {i: v for i, v in session.former.items() if i in items}, progress)


def bank_of(quiz: Quiz, session: Session) -> QuestionBank:
    """Return the bank for the person's experience; who skips that question counts as practitioner."""
    return quiz.banks[session.experience or "practitioner"]


def begin(session: Session, experience: Experience | None) -> Session:
    """Answer the first question, or skip it with None; a change has all that follows chosen anew."""
    if experience == session.experience:
        return replace(session, position=1)
    return Session(experience, (), 1, _former(session, session.replies))


def answer(session: Session, question: Question, levels: Mapping[str, int]) -> Session:
    """Record the levels (0 to 4) of the current question's items and go on; none at all skips it.

    A reply that differs from the one before takes back what was answered after it: that is chosen
    anew.
    """
    reply = Reply(question.items, dict(levels))
    before = session.replies[: session.position - 1]
    after = session.replies[session.position - 1 :]
    if after and after[0] == reply:
        return replace(session, position=session.position + 1)
    return replace(
        session,
        replies=(*before, reply),
        position=session.position + 1,
        former=_former(session, after),
        is_revised=False,
    )


def tick(question: Question, ticked: Iterable[str]) -> dict[str, int]:
    """Return the levels that a list stands for: what is ticked is yes, what is not is no."""
    return {item: TOP_LEVEL if item in set(ticked) else 0 for item in question.items}


def skip(session: Session, question: Question) -> Session:
    """Leave the current question open and go on; an answer given before is taken back."""
    return answer(session, question, {})


def back(session: Session) -> Session:
    """Return to the question before, its answer kept."""
    return replace(session, position=max(0, session.position - 1))


def revise(session: Session, position: int, levels: Mapping[str, int]) -> Session:
    """Change the reply at a position (from 1) and leave all others as they are."""
    replies = list(session.replies)
    replies[position - 1] = Reply(replies[position - 1].items, dict(levels))
    return replace(session, replies=tuple(replies), is_revised=True)


def revise_experience(session: Session, experience: Experience | None) -> Session:
    """Change the answer to the first question and leave all others as they are."""
    return replace(session, experience=experience, is_revised=True)


def go_on(session: Session) -> Session:
    """Leave the review for further questions, if there is a reason to ask any."""
    return replace(session, is_revised=False)


def leading(quiz: Quiz, session: Session) -> Leading | None:
    """Return the role that comes first so far, or None if too little is known to say."""
    bank = bank_of(quiz, session)
    standing = standing_of(bank, session.replies)
    if standing.informative < quiz.catalog.questionnaire.minimum_answers:
        return None
    fit = max(standing.fits)
    return Leading(bank.gains.roles[standing.fits.index(fit)], fit)


def sheet_of(session: Session) -> AnswerSheet:
    """Return the answers given so far."""
    skipped = [item for reply in session.replies if reply.is_skipped for item in reply.items]
    return AnswerSheet(
        levels=dict(sorted(_levels(session.replies).items())),
        experience=session.experience or "practitioner",
        skipped=skipped,
    )


def refit(catalog: Catalog, session: Session) -> tuple[Session, list[str]]:
    """Return a session as far as it fits a catalogue, and the ids of the items left behind.

    An answer fits if its item is still asked, and on the scale on which it was given. Items that no
    longer share a screen become replies of their own.
    """
    left_behind: list[str] = []
    replies: list[Reply] = []
    for reply in session.replies:
        by_screen: dict[str, list[str]] = {}
        for item in reply.items:
            if _fits(catalog, item, reply.levels.get(item)):
                by_screen.setdefault(catalog.items[item].screen, []).append(item)
            else:
                left_behind.append(item)
        for items in by_screen.values():
            levels = {item: reply.levels[item] for item in items if item in reply.levels}
            replies.append(Reply(tuple(items), levels))
    position = session.position
    if position > len(replies) or len(replies) != len(session.replies):
        position = len(replies) + 1
    former = {i: v for i, v in session.former.items() if _fits(catalog, i, v)}
    kept = replace(session, replies=tuple(replies), position=max(position, 0), former=former)
    return kept, left_behind


def _fits(catalog: Catalog, item: str, level: int | None) -> bool:
    known = catalog.items.get(item)
    if known is None or known.weight == 0:
        return False
    allowed = (0, TOP_LEVEL) if known.scale == "yes-no" else range(TOP_LEVEL + 1)
    return level is None or level in allowed


def _progress(quiz: Quiz, bank: QuestionBank, session: Session) -> Progress:
    before = session.replies[: max(session.position - 1, 0)]
    answered = sum(not reply.is_skipped for reply in before)
    is_begun = session.position > 0 and session.experience is not None
    to_pass = len(session.replies) + 1 - session.position
    standing = standing_of(bank, session.replies)
    ahead = questions_left(bank, standing, is_full=quiz.is_full)
    return Progress(answered + is_begun, to_pass + ahead)


def _former(session: Session, replies: Iterable[Reply]) -> dict[str, int]:
    return session.former | _levels(replies)


def _levels(replies: Iterable[Reply]) -> dict[str, int]:
    return {item: level for reply in replies for item, level in reply.levels.items()}
