"""The keys of the quiz's screens."""

import os
import signal
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from roleadvisor.terminal.leaving import Leaving, SignalledError
from roleadvisor.terminal.screens import ScreenAsker
from roleadvisor.terminal.views import Choice, Move, Picked, View

ENTER, LEFT, RIGHT, UP, DOWN, ESCAPE = "\r", "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B", "\x1b"

RATING = View("", "How much?", "", [Choice(i, f"level {i}") for i in range(5)], start=2)
LIST = View(
    "", "Which?", "", [Choice("a", "A", is_on=True), Choice("b", "B"), Choice("c", "C")], True
)
LONG = View("", "Which one?", "", [Choice(i, f"entry {i}") for i in range(12)])


@pytest.fixture
def pipe() -> Iterator[Any]:
    with create_pipe_input() as source, create_app_session(input=source, output=DummyOutput()):
        yield source


def ask(pipe: Any, view: View, keys: str) -> Picked:
    pipe.send_text(keys)
    return ScreenAsker(Leaving(), is_unicode=True).ask(view)


@pytest.mark.parametrize(
    ("view", "keys", "picked"),
    [
        (RATING, "1", 0),
        (RATING, "5", 4),
        (RATING, ENTER, 2),
        (RATING, DOWN + ENTER, 3),
        (RATING, UP + UP + UP + ENTER, 4),
        (LIST, ENTER, ["a"]),
        (LIST, " " + DOWN + " " + ENTER, ["b"]),
        (LIST, DOWN + " " + DOWN + " " + ENTER, ["a", "b", "c"]),
        (LIST, "ai" + ENTER, ["a"]),
        (LIST, " " + ENTER, []),
        (LONG, UP + ENTER, 11),
        (LONG, "1" + ENTER, 0),
    ],
)
def test_keys_choose(pipe: Any, view: View, keys: str, picked: Picked) -> None:
    assert ask(pipe, view, keys) == picked


@pytest.mark.parametrize("view", [RATING, LIST, LONG])
@pytest.mark.parametrize(
    ("key", "move"),
    [
        (LEFT, Move.BACK),
        (ESCAPE, Move.BACK),
        ("\x02", Move.BACK),
        (RIGHT, Move.SKIP),
        ("s", Move.SKIP),
        ("\x13", Move.SKIP),
    ],
)
def test_keys_move(pipe: Any, view: View, key: str, move: Move) -> None:
    assert ask(pipe, view, key) is move


def test_right_passes_an_answer_by_and_s_takes_it_back(pipe: Any) -> None:
    answered = RATING._replace(has_answer=True)
    assert ask(pipe, answered, RIGHT) is Move.FORWARD
    assert ask(pipe, answered, "s") is Move.SKIP


def test_right_takes_what_was_ticked(pipe: Any) -> None:
    unticked = LIST._replace(choices=[c._replace(is_on=False) for c in LIST.choices])
    assert ask(pipe, unticked, DOWN + " " + RIGHT) == ["b"]
    assert ask(pipe, unticked, RIGHT) is Move.SKIP
    assert ask(pipe, LIST._replace(has_answer=True), RIGHT) is Move.FORWARD


def test_home_end_and_pages_move_the_pointer(pipe: Any) -> None:
    end, home, down, up = "\x1b[F", "\x1b[H", "\x1b[6~", "\x1b[5~"
    assert ask(pipe, LONG, end + ENTER) == 11
    assert ask(pipe, LONG, end + home + ENTER) == 0
    assert ask(pipe, LONG, down + ENTER) == 11
    assert ask(pipe, LONG, end + up + ENTER) == 0


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[1;3P",
        "\x1b[15;3~",
        "\x1b1",
        "\x1bq",
        "\x1b[?62;1;2;4c",
        "\x1b]11;rgb:1/2/3\x07",
        "\x1b[49;5u",
    ],
)
def test_what_the_terminal_says_of_its_own_answers_nothing(pipe: Any, sequence: str) -> None:
    pipe.send_text(sequence)
    pipe.send_text("5")
    assert ScreenAsker(Leaving(), is_unicode=True).ask(RATING) == 4


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.usefixtures("pipe")
def test_a_signal_ends_the_screen_on_show_and_the_one_that_follows(number: signal.Signals) -> None:
    leaving = Leaving()
    asker = ScreenAsker(leaving, is_unicode=True)
    threading.Timer(0.3, os.kill, (os.getpid(), number)).start()
    with pytest.raises(SignalledError), leaving.listening():
        asker.ask(RATING)
    with pytest.raises(SignalledError):
        asker.ask(RATING)
    assert leaving.number == number


def test_a_signal_between_two_screens_is_not_lost(pipe: Any) -> None:
    leaving = Leaving()

    def two_screens() -> None:
        with leaving.listening():
            os.kill(os.getpid(), signal.SIGTERM)
            ScreenAsker(leaving, is_unicode=True).ask(RATING)

    pipe.send_text("5")
    with pytest.raises(SignalledError):
        two_screens()


def test_only_what_is_offered_can_be_done(pipe: Any) -> None:
    review = LONG._replace(has_skip=False)
    assert ask(pipe, review, "sr" + RIGHT + DOWN + ENTER) == 1
    assert ask(pipe, LONG._replace(has_result=True), "r") is Move.RESULT


def test_asking_for_the_result_too_early_answers_nothing(pipe: Any) -> None:
    early = RATING._replace(why_no_result="The result needs 2 more answers.")
    assert ask(pipe, early, "rr5") == 4


@pytest.mark.parametrize("key", ["q", "\x03", "\x04"])
def test_keys_leave(pipe: Any, key: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(pipe, LIST, key)


def test_the_first_question_has_no_way_back(pipe: Any) -> None:
    assert ask(pipe, RATING._replace(has_back=False), LEFT + ESCAPE + "\x02" + "3") == 2


def test_typing_ahead_answers_the_screens_that_follow(pipe: Any) -> None:
    assert ask(pipe, RATING, "1" + " " + ENTER) == 0
    assert ask(pipe, LIST, "") == []
