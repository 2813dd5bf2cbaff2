"""What the quiz's screens say."""

import pytest
from msgspec.structs import replace

from roleadvisor.packs import Catalog
from roleadvisor.quiz import session as machine
from roleadvisor.quiz.bank import Question
from roleadvisor.quiz.session import Progress, Session
from roleadvisor.quiz.stop import Stop
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.terminal.views import question_view, review_view

PROGRESS = Progress(answered=8, left=3, seconds=20.0)
STOP = Stop("settled", 0.03)


def lines(catalog: Catalog, session: Session) -> list[str]:
    return [choice.label for choice in review_view(catalog, session, PROGRESS, STOP).choices]


def test_the_review_lists_what_is_mentioned_with_a_level_too_low_for_a_tick(
    catalog: Catalog,
) -> None:
    mentioned = {"python": 4, "sql": 2, "r": 1, "sampling": 3}
    shown = lines(catalog, machine.begun_with(catalog, mentioned))
    assert "Languages: Python; SQL; R (awareness) (imported)" in shown
    assert any(line.endswith(": practitioner (imported)") for line in shown)


def test_what_is_mentioned_well_enough_is_ticked_in_the_review(
    catalog: Catalog, card: Scorecard
) -> None:
    quiz = machine.open_quiz(catalog, card)
    session = machine.begun_with(catalog, {"python": 4, "sql": 2, "r": 1})
    step = machine.current(quiz, replace(session, position=1))
    assert isinstance(step.question, Question)
    view = question_view(catalog, step, step.question, "practitioner")
    assert {choice.value: choice.is_on for choice in view.choices} == {
        "python": True,
        "sql": True,
        "r": False,
    }


def test_a_list_that_was_mentioned_and_then_answered_is_no_longer_called_imported(
    catalog: Catalog,
) -> None:
    session = machine.begun_with(catalog, {"python": 4, "sql": 4})
    changed = machine.revise(session, 1, {"python": 0, "sql": 4})
    assert "Languages: SQL" in lines(catalog, changed)
    assert "Languages: none of these" in lines(
        catalog, machine.revise(session, 1, {"python": 0, "sql": 0})
    )


@pytest.mark.parametrize(
    ("stop", "place", "offer"),
    [
        (
            Stop("settled", 0.03),
            "28 answered. More answers would hardly change your first role: in about 3 of 100 cases.",
            "Answer all the rest: 39 more questions, 4 minutes",
        ),
        (
            Stop("by-choice", 0.004),
            "28 answered. More answers would change your first role in fewer than 1 of 100 cases.",
            "Go on: about 39 more questions, 4 minutes",
        ),
        (Stop("budget", None), "28 answered. Too little is answered to rank the roles.", None),
    ],
)
def test_why_it_stops_and_what_is_left_do_not_contradict_each_other(
    catalog: Catalog, stop: Stop, place: str, offer: str | None
) -> None:
    view = review_view(catalog, Session(), Progress(28, 39, 220.0), stop)
    assert view.place == place
    assert offer is None or view.choices[1].label == offer


def test_nothing_more_is_offered_where_everything_has_been_asked(catalog: Catalog) -> None:
    view = review_view(catalog, Session(), Progress(70, 0, 0.0), Stop("all-asked", 0.0))
    assert view.place == "70 answered. All the questions for your roles have been asked."
    assert [choice.label for choice in view.choices] == [
        "See the result",
        "Works with data: skipped",
    ]
