"""The quiz as a pure state machine: ask, answer, back, skip, revise. Knows of no terminal."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from roleadvisor.packs import TOP_LEVEL, Catalog, Screen
from roleadvisor.packs.model import HAS_LEVEL
from roleadvisor.quiz.bank import MOST_SECONDS, Question, QuestionBank, ToolList, open_banks
from roleadvisor.quiz.standing import Reply, Standing, asked_in, said_in, standing_of
from roleadvisor.quiz.stop import Stop
from roleadvisor.quiz.stopping import (
    LEAST_QUESTIONS,
    is_ranked,
    next_step,
    questions_ahead,
    stopped_by_choice,
)
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import AnswerSheet, Experience


class Session(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person has said, and where they are.

    Position 0 is the first question, whether they work with data; position n is the n-th reply, and
    the position after the last reply is the question to be chosen next, or the review. A full session
    is asked everything; one that `is_reviewing` is at the review by the person's own choice, whether
    or not the quiz would stop there.
    """

    experience: Experience | None = None
    replies: tuple[Reply, ...] = ()
    position: int = 0
    is_full: bool = False
    is_reviewing: bool = False


# Returns the closing list for what was said so far, or None if there is nothing to ask. It is about
# the classes that lead, without those whose tools were shown before.
Closing = Callable[[AnswerSheet, Collection[str]], ToolList | None]


class Quiz(NamedTuple):
    """The catalogue and the question banks that a session uses, and what chooses the closing list."""

    catalog: Catalog
    banks: Mapping[Experience, QuestionBank]
    closing: Closing = lambda _sheet, _shown: None


class Progress(NamedTuple):
    """How many questions were answered before this one, and about how many are left, this included.

    `seconds` is about how long those take the person. In the review, `left` counts what could still
    be asked.
    """

    answered: int
    left: int
    seconds: float


class Leading(NamedTuple):
    """The whole role that comes first so far."""

    role: str
    fit: float


class Step(NamedTuple):
    """What to show now, with the levels to show as chosen.

    If there is no question, it is the review if there is a `stop`, or else the first question,
    whether the person works with data. The closing list that comes before the review has the `stop`
    already. So many answers are `needed` before the person can ask for the result.
    """

    question: Question | ToolList | None
    levels: Mapping[str, int]
    progress: Progress
    stop: Stop | None = None
    needed: int = 0

    @property
    def is_review(self) -> bool:
        """Whether it is the review."""
        return self.question is None and self.stop is not None


def open_quiz(
    catalog: Catalog,
    card: Scorecard,
    *,
    roles: Sequence[str] = (),
    titles: Sequence[str] = (),
    closing: Closing | None = None,
) -> Quiz:
    """Return a quiz over a catalogue's items.

    It chooses between whole roles, or between those named in `roles`, side by side. `titles` are
    roles that a text names as jobs of the person. Without `closing`, there is no closing list.
    """
    quiz = Quiz(catalog, open_banks(catalog, card, roles=roles, titles=titles))
    return quiz._replace(closing=closing) if closing else quiz


def begun_with(catalog: Catalog, mentioned: Mapping[str, int]) -> Session:
    """Return a session that begins with what a résumé mentions, at levels 1 to 4.

    These replies come before all questions, one for each list or rated item. `back` and `forward`
    pass over them.
    """
    replies: list[Reply] = []
    for screen in catalog.questionnaire.screens:
        known = {item.id: mentioned[item.id] for item in screen.items if item.id in mentioned}
        is_list = screen.scale == "yes-no"
        parts = [known] if is_list and known else [{i: level} for i, level in known.items()]
        replies += [Reply(tuple(part), part, is_list, is_imported=True) for part in parts]
    return Session(replies=tuple(replies))


def current(quiz: Quiz, session: Session) -> Step:
    """Return what to ask now."""
    bank = bank_of(quiz, session)
    standing = standing_of(bank, session.replies, is_full=session.is_full)
    needed = _needed(bank, standing)
    closing = _closing(quiz, session)
    following = _following(bank, session, standing)
    stop = following if isinstance(following, Stop) else None
    progress = _progress(bank, session, standing, stop, closing)
    if session.position == 0:
        return Step(None, {}, progress, needed=needed)
    if stop:
        return Step(closing, {}, progress, stop, needed)
    if isinstance(following, Question):
        return Step(following, {}, progress, needed=needed)
    reply = session.replies[session.position - 1]
    return Step(asked_in(bank, reply), reply.levels, progress, needed=needed)


def bank_of(quiz: Quiz, session: Session) -> QuestionBank:
    """Return the bank for the person's experience; skipping it counts as practitioner."""
    return quiz.banks[session.experience or "practitioner"]


def begin(session: Session, experience: Experience | None) -> Session:
    """Answer the first question, or skip it with None; after a change, choose what follows anew."""
    if experience == session.experience:
        return forward(session)
    return replace(
        session, experience=experience, position=len(session.replies) + 1, is_reviewing=False
    )


def answer(
    session: Session,
    question: Question | ToolList,
    levels: Mapping[str, int],
    seconds: float | None = None,
) -> Session:
    """Record the levels (0 to 4) of the current question's items and go on; no levels skip it.

    If an earlier reply changes, the others stay, and the questions still open are chosen anew.
    `seconds` is how long the person took, if that was measured; after a change, both times count.
    """
    is_new = session.position > len(session.replies)
    before = None if is_new else session.replies[session.position - 1]
    if before and before.levels == levels and not before.is_imported:
        return forward(session)
    is_closing = isinstance(question, ToolList)
    reply = Reply(
        items=question.items,
        levels=dict(levels),
        is_list=question.is_list,
        tools_of=question.of if isinstance(question, ToolList) else (),
        seconds=_together(before, seconds),
    )
    replies = (
        (*session.replies, reply) if is_new else _replaced(session.replies, session.position, reply)
    )
    return replace(
        session,
        replies=replies,
        position=len(replies) + 1,
        is_reviewing=session.is_reviewing and is_closing,
    )


def tick(question: Question | ToolList, ticked: Iterable[str]) -> dict[str, int]:
    """Return the levels of a list's items: yes for those that are ticked or implied, else no."""
    implied = implications(question.screen) if isinstance(question, Question) else {}
    said = with_implied(ticked, implied)
    return {item: TOP_LEVEL if item in said else 0 for item in question.items}


def is_ticked(level: int) -> bool:
    """Return whether a list shows an item of this level as ticked: whether it counts as a yes."""
    return level >= HAS_LEVEL


def implications(screen: Screen) -> dict[str, tuple[str, ...]]:
    """Return what each item of a screen implies, if anything."""
    return {item.id: item.implies for item in screen.items if item.implies}


def with_implied(ticked: Iterable[str], implies: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the items that are ticked and those that they imply, directly or not."""
    said = set(ticked)
    while more := {other for one in said for other in implies.get(one, ())} - said:
        said |= more
    return said


def forward(session: Session) -> Session:
    """Go on to the next question; the current one keeps its answer."""
    position = session.position + 1
    while position <= len(session.replies) and session.replies[position - 1].is_imported:
        position += 1
    return replace(session, position=position)


def back(session: Session) -> Session:
    """Go back to the question before; it keeps its answer."""
    position = max(0, session.position - 1)
    while position and session.replies[position - 1].is_imported:
        position -= 1
    return replace(session, position=position)


def review(session: Session) -> Session:
    """Go to the review, even if there is more to ask."""
    return replace(session, position=len(session.replies) + 1, is_reviewing=True)


def revise(
    session: Session, position: int, levels: Mapping[str, int], seconds: float | None = None
) -> Session:
    """Change the reply at a position (from 1), keep all others, and stay in the review.

    An imported reply becomes an answer, unless it is left as it was shown. `seconds` is as for
    `answer`.
    """
    before = session.replies[position - 1]
    if before.is_imported and _is_as_shown(before, levels):
        return review(session)
    together = _together(before, seconds)
    reply = replace(before, levels=dict(levels), is_imported=False, seconds=together)
    return review(replace(session, replies=_replaced(session.replies, position, reply)))


def revise_experience(session: Session, experience: Experience | None) -> Session:
    """Change the answer to the first question, keep all others, and stay in the review."""
    return review(replace(session, experience=experience))


def leave_review(session: Session) -> Session:
    """Return from the review to the question that was open when it was chosen."""
    return replace(session, is_reviewing=False)


def go_on(session: Session, stop: Stop) -> Session:
    """Leave the review for more questions; if the quiz would stop here, everything is asked."""
    is_full = session.is_full or stop.reason != "by-choice"
    return replace(leave_review(session), is_full=is_full)


def leading(quiz: Quiz, session: Session) -> Leading | None:
    """Return the whole role that comes first so far, or None if too little is known to say."""
    bank = bank_of(quiz, session)
    standing = standing_of(bank, session.replies)
    if not is_ranked(bank, standing):
        return None
    return Leading(bank.contest.roles[standing.first], standing.fits[standing.first])


def answered_questions(replies: Iterable[Reply]) -> int:
    """Return how many questions these replies answer; imported and skipped ones do not count.

    The closing list counts as a question.
    """
    return sum(not (reply.is_skipped or reply.is_imported) for reply in replies)


def sheet_of(session: Session) -> AnswerSheet:
    """Return a sheet of what was answered so far, of what is only mentioned, and of the tools."""
    answers, mentions = said_in(session.replies)
    scored = [reply for reply in session.replies if reply.is_scored]
    return AnswerSheet(
        levels=dict(sorted(answers.items())),
        mentioned=dict(sorted(mentions.items())),
        tools={
            name: is_ticked(level)
            for reply in session.replies
            if not reply.is_scored
            for name, level in reply.levels.items()
        },
        experience=session.experience or "practitioner",
        skipped=[item for reply in scored if reply.is_skipped for item in reply.items],
    )


def _following(bank: QuestionBank, session: Session, standing: Standing) -> Question | Stop | None:
    """Return the question after the last reply, or why none is asked; None before that place."""
    if session.position <= len(session.replies):
        return None
    following = next_step(bank, standing, is_full=session.is_full)
    if session.is_reviewing and isinstance(following, Question):
        return stopped_by_choice(bank, standing)
    return following


def _needed(bank: QuestionBank, standing: Standing) -> int:
    """Return how many more answers it takes until the person can ask for the result."""
    lacking = bank.catalog.questionnaire.minimum_answers - standing.informative
    for_ranking = 0 if is_ranked(bank, standing) else max(lacking, 1)
    return max(LEAST_QUESTIONS - standing.questions, for_ranking, 0)


def _closing(quiz: Quiz, session: Session) -> ToolList | None:
    """Return the closing list that is due; after one, another comes only after more questions."""
    if session.replies and not session.replies[-1].is_scored:
        return None
    shown = {role for reply in session.replies for role in reply.tools_of}
    return quiz.closing(sheet_of(session), shown)


def _progress(
    bank: QuestionBank,
    session: Session,
    standing: Standing,
    stop: Stop | None,
    closing: ToolList | None,
) -> Progress:
    place = max(session.position - 1, 0)
    answered = answered_questions(session.replies[:place])
    is_begun = session.position > 0 and session.experience is not None
    to_pass = [asked_in(bank, r) for r in session.replies[place:] if not r.is_imported]
    ahead = [*to_pass, *_ahead(bank, session, standing, stop, closing)]
    left = len(ahead) + (session.position == 0)
    return Progress(answered + is_begun, left, standing.pace * sum(q.seconds for q in ahead))


def _ahead(
    bank: QuestionBank,
    session: Session,
    standing: Standing,
    stop: Stop | None,
    closing: ToolList | None,
) -> list[Question | ToolList]:
    """Return what is likely to be asked after the last reply.

    In the review that is what else could be asked: everything, if the quiz would stop there.
    """
    last = [closing] if closing else []
    if stop and closing:
        return [*last]
    if stop and stop.reason != "by-choice":
        standing = standing_of(bank, session.replies, is_full=True)
        return [*questions_ahead(bank, standing, is_full=True)]
    return [*questions_ahead(bank, standing, is_full=session.is_full), *last]


def _together(before: Reply | None, seconds: float | None) -> float | None:
    """Return how long a question took in all, which counts up to a limit."""
    if seconds is None:
        return before.seconds if before else None
    earlier = before.seconds if before and before.seconds else 0.0
    return round(min(earlier + max(seconds, 0.0), MOST_SECONDS), 1)


def _is_as_shown(reply: Reply, levels: Mapping[str, int]) -> bool:
    if not reply.is_list:
        return reply.levels == dict(levels)
    ticks = {item: is_ticked(level) for item, level in levels.items()}
    return ticks == {item: is_ticked(level) for item, level in reply.levels.items()}


def _replaced(replies: tuple[Reply, ...], position: int, reply: Reply) -> tuple[Reply, ...]:
    return (*replies[: position - 1], reply, *replies[position:])
