from collections.abc import Iterator
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from roleadvisor.prompts.screens import ScreenAsker
from roleadvisor.prompts.views import Choice, Move, Picked, View

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
    return ScreenAsker(is_unicode=True).ask(view)


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


def test_only_what_is_offered_can_be_done(pipe: Any) -> None:
    review = LONG._replace(has_skip=False)
    assert ask(pipe, review, "sr" + RIGHT + DOWN + ENTER) == 1
    assert ask(pipe, LONG._replace(has_result=True), "r") is Move.RESULT


@pytest.mark.parametrize("key", ["q", "\x03", "\x04"])
def test_keys_leave(pipe: Any, key: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(pipe, LIST, key)


def test_the_first_question_has_no_way_back(pipe: Any) -> None:
    assert ask(pipe, RATING._replace(has_back=False), LEFT + ESCAPE + "\x02" + "3") == 2


def test_typing_ahead_answers_the_screens_that_follow(pipe: Any) -> None:
    assert ask(pipe, RATING, "1" + " " + ENTER) == 0
    assert ask(pipe, LIST, "") == []
