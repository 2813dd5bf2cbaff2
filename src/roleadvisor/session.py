"""The questionnaire as a pure state machine: ask, answer, back, skip. Knows of no terminal."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog, Screen
from roleadvisor.scorecard import TOP_LEVEL, Experience


class Session(Struct, frozen=True):
    """Where a person is in the questionnaire; `position` counts the questions before this one."""

    position: int = 0
    experience: Experience | None = None
    levels: dict[str, int] = {}
    skipped: tuple[str, ...] = ()


class Question(NamedTuple):
    """What to ask now: `items` are rated one by one, or ticked when the screen's scale is yes-no.

    A question without a screen asks whether the person works with data already.
    """

    screen: Screen | None
    items: tuple[str, ...]
    number: int
    total: int


def questions(catalog: Catalog) -> list[tuple[Screen | None, tuple[str, ...]]]:
    """Return all questions in order: one a list, and one for each rated item.

    An item of weight 0 tells nothing and is not asked.
    """
    asked: list[tuple[Screen | None, tuple[str, ...]]] = [(None, ())]
    for screen in catalog.questionnaire.screens:
        ids = tuple(item.id for item in screen.items if item.weight > 0)
        asked += [(screen, (i,)) for i in ids] if screen.scale == "levels" else [(screen, ids)]
    return asked


def current(catalog: Catalog, session: Session) -> Question | None:
    """Return the question to ask now, or None when all have been asked."""
    asked = questions(catalog)
    if session.position >= len(asked):
        return None
    screen, items = asked[session.position]
    return Question(screen, items, session.position + 1, len(asked))


def begin(session: Session, experience: Experience) -> Session:
    """Answer the first question."""
    return replace(session, experience=experience, position=session.position + 1)


def answer(session: Session, levels: Mapping[str, int]) -> Session:
    """Record the levels (0 to 4) of the current question's items and go on."""
    return replace(
        session,
        levels={**session.levels, **levels},
        skipped=tuple(i for i in session.skipped if i not in levels),
        position=session.position + 1,
    )


def tick(session: Session, question: Question, ticked: set[str]) -> Session:
    """Record a list: what is ticked is yes, what is not is no."""
    return answer(session, {i: TOP_LEVEL if i in ticked else 0 for i in question.items})


def skip(session: Session, question: Question) -> Session:
    """Leave the current question open and go on; an answer given before is taken back."""
    return replace(
        session,
        levels={i: v for i, v in session.levels.items() if i not in question.items},
        skipped=tuple(dict.fromkeys((*session.skipped, *question.items))),
        position=session.position + 1,
    )


def back(session: Session) -> Session:
    """Return to the question before, its answer kept."""
    return replace(session, position=max(0, session.position - 1))


def sheet_of(session: Session) -> AnswerSheet:
    """Return the answers given so far."""
    return AnswerSheet(
        levels=dict(sorted(session.levels.items())),
        experience=session.experience or "practitioner",
        skipped=session.skipped,
    )
