"""The quiz as a pure state machine: ask, answer, back, skip, revise. Knows of no terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from roleadvisor.packs import TOP_LEVEL, Catalog, Screen
from roleadvisor.packs.model import HAS_LEVEL
from roleadvisor.quiz.bank import Question, QuestionBank, open_banks
from roleadvisor.quiz.standing import Reply, Standing, said_in, standing_of
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


class Quiz(NamedTuple):
    """The catalogue and the question banks that a session uses."""

    catalog: Catalog
    banks: Mapping[Experience, QuestionBank]


class Progress(NamedTuple):
    """How many questions were answered before this one, and about how many are left, this included.

    `seconds` is about how long those take. In the review, `left` counts what would still be asked.
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
    whether the person works with data. `has_result` says whether the person can ask for the result.
    """

    question: Question | None
    levels: Mapping[str, int]
    progress: Progress
    stop: Stop | None = None
    has_result: bool = False


def open_quiz(catalog: Catalog, card: Scorecard, *, roles: Sequence[str] = ()) -> Quiz:
    """Return a quiz over a catalogue's items.

    It chooses between whole roles, or between those named in `roles`, side by side.
    """
    return Quiz(catalog, open_banks(catalog, card, roles=roles))


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
    standing = standing_of(bank, session.replies)
    is_at_end = session.position > len(session.replies)
    following = next_step(bank, standing, is_full=session.is_full) if is_at_end else None
    if session.is_reviewing and isinstance(following, Question):
        following = stopped_by_choice(bank, standing)
    stop = following if isinstance(following, Stop) else None
    progress = _progress(bank, session, standing, stop)
    if session.position == 0 or stop:
        return Step(None, {}, progress, stop)
    has_result = is_ranked(bank, standing) and standing.questions >= LEAST_QUESTIONS
    if isinstance(following, Question):
        return Step(following, {}, progress, has_result=has_result)
    reply = session.replies[session.position - 1]
    return Step(bank.question(reply.items), reply.levels, progress, has_result=has_result)


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


def answer(session: Session, question: Question, levels: Mapping[str, int]) -> Session:
    """Record the levels (0 to 4) of the current question's items and go on; no levels skip it.

    If an earlier reply changes, the others stay, and the questions still open are chosen anew.
    """
    reply = Reply(question.items, dict(levels), question.is_list)
    if session.position > len(session.replies):
        replies = (*session.replies, reply)
    elif session.replies[session.position - 1] == reply:
        return forward(session)
    else:
        replies = _replaced(session.replies, session.position, reply)
    return replace(session, replies=replies, position=len(replies) + 1, is_reviewing=False)


def tick(question: Question, ticked: Iterable[str]) -> dict[str, int]:
    """Return the levels of a list's items: yes for those that are ticked or implied, else no."""
    said = with_implied(ticked, implications(question.screen))
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


def revise(session: Session, position: int, levels: Mapping[str, int]) -> Session:
    """Change the reply at a position (from 1), keep all others, and stay in the review.

    An imported reply becomes an answer, unless it is left as it was shown.
    """
    before = session.replies[position - 1]
    if before.is_imported and _is_as_shown(before, levels):
        return review(session)
    reply = replace(before, levels=dict(levels), is_imported=False)
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
    """Return how many questions these replies answer; imported and skipped ones do not count."""
    return sum(not (reply.is_skipped or reply.is_imported) for reply in replies)


def sheet_of(session: Session) -> AnswerSheet:
    """Return a sheet of what was answered so far, and of what is only mentioned."""
    answers, mentions = said_in(session.replies)
    return AnswerSheet(
        levels=dict(sorted(answers.items())),
        mentioned=dict(sorted(mentions.items())),
        experience=session.experience or "practitioner",
        skipped=[item for reply in session.replies if reply.is_skipped for item in reply.items],
    )


def refit(catalog: Catalog, session: Session) -> tuple[Session, list[str]]:
    """Return a session with the answers that fit a catalogue, and the ids of the items left out.

    An answer fits if its item still exists, with the scale on which it was answered. Ticked items
    that are no longer on one screen become separate replies.
    """
    left_behind: list[str] = []
    replies: list[Reply] = []
    starts: list[int] = []
    for reply in session.replies:
        starts.append(len(replies) + 1)
        by_screen: dict[str, list[str]] = {}
        for item in reply.items:
            if _fits(catalog, item, reply):
                by_screen.setdefault(catalog.items[item].screen, []).append(item)
            else:
                left_behind.append(item)
        for items in by_screen.values():
            levels = {item: reply.levels[item] for item in items if item in reply.levels}
            replies.append(Reply(tuple(items), levels, reply.is_list, reply.is_imported))
    place = max(session.position, 0)
    position = (0, *starts)[place] if place <= len(starts) else len(replies) + 1
    return replace(session, replies=tuple(replies), position=position), left_behind


def _fits(catalog: Catalog, item: str, reply: Reply) -> bool:
    known = catalog.items.get(item)
    if known is None:
        return False
    is_list = known.scale == "yes-no"
    if is_list != reply.is_list or not (is_list or len(reply.items) == 1):
        return False
    level = reply.levels.get(item, 0)
    if reply.is_imported:
        return known.is_skill and 1 <= level <= TOP_LEVEL
    return level in {0, TOP_LEVEL} if is_list else 0 <= level <= TOP_LEVEL


def _progress(
    bank: QuestionBank, session: Session, standing: Standing, stop: Stop | None
) -> Progress:
    before = session.replies[: max(session.position - 1, 0)]
    answered = answered_questions(before)
    is_begun = session.position > 0 and session.experience is not None
    is_full = session.is_full or (stop is not None and stop.reason != "by-choice")
    ahead = questions_ahead(bank, standing, is_full=is_full)
    to_pass = [r for r in session.replies[max(session.position - 1, 0) :] if not r.is_imported]
    left = len(to_pass) + len(ahead) + (session.position == 0)
    seconds = sum(bank.question(reply.items).seconds for reply in to_pass)
    return Progress(answered + is_begun, left, seconds + sum(q.seconds for q in ahead))


def _is_as_shown(reply: Reply, levels: Mapping[str, int]) -> bool:
    if not reply.is_list:
        return reply.levels == dict(levels)
    ticks = {item: is_ticked(level) for item, level in levels.items()}
    return ticks == {item: is_ticked(level) for item, level in reply.levels.items()}


def _replaced(replies: tuple[Reply, ...], position: int, reply: Reply) -> tuple[Reply, ...]:
    return (*replies[: position - 1], reply, *replies[position:])
