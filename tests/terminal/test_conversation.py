"""A conversation with somebody who presses what a test says."""

from collections.abc import Callable, Iterator

import pytest

from roleadvisor.packs import Catalog
from roleadvisor.quiz import session as machine
from roleadvisor.quiz.bank import ToolList
from roleadvisor.quiz.session import Quiz, Session
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.terminal.conversation import Finished, Options, converse
from roleadvisor.terminal.views import DONE, MORE, Move, Picked, View

TOOLS = ToolList(("data-engineer",), ("Git", "Kafka"))


@pytest.fixture(scope="module")
def quiz(catalog: Catalog, card: Scorecard) -> Quiz:
    def closing(_sheet: object, shown: object) -> ToolList | None:
        return None if shown else TOOLS

    return machine.open_quiz(catalog, card, closing=closing)


class Person:
    """Sees views, and answers each as `press` says; each look at the clock takes `seconds`."""

    def __init__(self, press: Callable[[View], Picked], seconds: float = 5.0) -> None:
        self.press = press
        self.seen: list[View] = []
        self.kept: list[Session] = []
        self.now = 0.0
        self.seconds = seconds

    def ask(self, view: View) -> Picked:
        self.seen.append(view)
        self.now += self.seconds
        return self.press(view)

    def keep(self, session: Session) -> str:
        self.kept.append(session)
        return ""

    def talk(self, quiz: Quiz, session: Session, note: str = "") -> Finished:
        return converse(self, quiz, session, self.keep, Options(clock=lambda: self.now), note=note)


def begun(quiz: Quiz) -> Session:
    """Return a session with seven answers."""
    session = machine.begin(Session(), "practitioner")
    for _ in range(7):
        question = machine.current(quiz, session).question
        assert question
        levels = dict.fromkeys(question.items, 4)
        session = machine.answer(session, question, levels)
    return session


def pressing(*picked: Picked) -> Callable[[View], Picked]:
    listed: Iterator[Picked] = iter(picked)
    return lambda _: next(listed)


def is_tools(view: View) -> bool:
    return [choice.value for choice in view.choices] == ["Git", "Kafka"]


def test_the_tools_come_before_the_review_and_set_ticks_alone(quiz: Quiz) -> None:
    person = Person(pressing(Move.RESULT, ["Kafka"], DONE))
    session = begun(quiz)
    finished = person.talk(quiz, session)
    assert [is_tools(view) for view in person.seen] == [False, True, False]
    before, after = machine.sheet_of(session), machine.sheet_of(finished.session)
    assert after.tools == {"Git": False, "Kafka": True}
    assert (after.levels, after.skipped) == (before.levels, before.skipped)
    assert "More tools: Kafka" in [choice.label for choice in person.seen[-1].choices]
    assert finished.stop.questions == 9


def test_who_asks_for_the_result_again_skips_the_tools(quiz: Quiz) -> None:
    person = Person(pressing(Move.RESULT, Move.RESULT, Move.RESULT))
    finished = person.talk(quiz, begun(quiz))
    assert machine.sheet_of(finished.session).tools == {}
    assert machine.sheet_of(finished.session).skipped == []
    assert finished.session.replies[-1].is_skipped


def test_going_back_from_the_tools_shows_the_question_that_was_open(quiz: Quiz) -> None:
    person = Person(pressing(Move.RESULT, Move.BACK, Move.RESULT, Move.SKIP, DONE))
    person.talk(quiz, begun(quiz))
    assert person.seen[0] == person.seen[2]
    assert is_tools(person.seen[3])


def test_the_tools_can_be_changed_in_the_review(quiz: Quiz) -> None:
    # Position 0 is the first question, then come seven answers, then the tools.
    person = Person(pressing(Move.RESULT, Move.SKIP, 8, ["Git"], DONE))
    finished = person.talk(quiz, begun(quiz))
    assert machine.sheet_of(finished.session).tools == {"Git": True, "Kafka": False}


def test_the_tools_are_asked_once_though_more_is_answered(quiz: Quiz) -> None:
    person = Person(pressing(Move.RESULT, Move.SKIP, MORE, 3, Move.RESULT, DONE))
    person.talk(quiz, begun(quiz))
    assert [is_tools(view) for view in person.seen] == [False, True, *[False] * 4]


def test_a_full_quiz_ends_with_the_tools_and_a_resumed_one_has_them_still(quiz: Quiz) -> None:
    def press(view: View) -> Picked:
        if is_tools(view):
            raise KeyboardInterrupt
        return [] if view.is_ticked else 2

    person = Person(press)
    with pytest.raises(KeyboardInterrupt):
        person.talk(quiz, machine.begin(Session(is_full=True), "newcomer"))
    resumed = Person(pressing(Move.SKIP, DONE))
    assert resumed.talk(quiz, person.kept[-1]).stop.reason == "all-asked"
    assert is_tools(resumed.seen[0])


def test_an_answer_takes_its_time_up_to_a_limit(quiz: Quiz) -> None:
    session = machine.begin(Session(), "practitioner")
    person = Person(pressing(3, 4, Move.BACK, 2, Move.BACK, Move.FORWARD), seconds=8.5)
    with pytest.raises(StopIteration):
        person.talk(quiz, session)
    # The second answer was changed, so both times count; looking back alone does not.
    assert [reply.seconds for reply in person.kept[-1].replies] == [8.5, 17.0]
    person = Person(pressing(3), seconds=3600.0)
    with pytest.raises(StopIteration):
        person.talk(quiz, session)
    assert person.kept[-1].replies[0].seconds == 20.0


def test_a_note_stands_on_the_first_screen_alone(quiz: Quiz) -> None:
    person = Person(pressing("practitioner", 3))
    with pytest.raises(StopIteration):
        person.talk(quiz, Session(), "You have an unfinished quiz.")
    notes = [view.note for view in person.seen]
    assert notes == ["You have an unfinished quiz.", "", ""]


def test_each_screen_says_how_many_answers_the_result_needs(quiz: Quiz) -> None:
    person = Person(pressing("practitioner", *[3] * 6))
    with pytest.raises(StopIteration):
        person.talk(quiz, Session())
    told = [view.why_no_result for view in person.seen]
    assert told[:2] == ["The result needs 7 more answers.", "The result needs 6 more answers."]
    assert told[-2:] == ["The result needs 1 more answer.", ""]
    assert [view.has_result for view in person.seen] == [*[False] * 7, True]
