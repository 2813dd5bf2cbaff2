"""The quiz in plain lines, for screen readers."""

import io

import pytest

from roleadvisor.terminal.leaving import Leaving
from roleadvisor.terminal.plain import PlainAsker
from roleadvisor.terminal.views import Choice, Move, Picked, View

RATING = View("8 answered", "How much?", "Baking", [Choice(i, f"level {i}") for i in range(5)])
LIST = View("8 answered", "Which?", "", [Choice("a", "A", is_on=True), Choice("b", "B")], True)


def ask(view: View, typed: str, width: int = 80) -> tuple[Picked, str]:
    target = io.StringIO()
    return PlainAsker(Leaving(), io.StringIO(typed), target, lambda: width).ask(
        view
    ), target.getvalue()


@pytest.mark.parametrize(
    ("view", "typed", "picked"),
    [
        (RATING, "1\n", 0),
        (RATING, " 5 \n", 4),
        (RATING, "b\n", Move.BACK),
        (RATING, "S\n", Move.SKIP),
        (LIST, "1 2\n", ["a", "b"]),
        (LIST, "2,1\n", ["b", "a"]),
        (LIST, "0\n", []),
        (LIST, "\n", ["a"]),
        (LIST, "skip\n", Move.SKIP),
        (RATING, "level 3\n", 3),
        (LIST, "b\n", Move.BACK),
        (RATING, "\n0\n6\n1 2\nx\n-1\n٣\n99999999999\n4\n", 3),
        (LIST, "0 1\n3\n,\n2\n", ["b"]),
        (LIST, "2;1\n", ["b", "a"]),
        (LIST._replace(has_back=False), "b\n1\n", ["a"]),
        (LIST._replace(has_skip=False), "s\nr\n1\n", ["a"]),
        (LIST._replace(has_result=True), "r\n", Move.RESULT),
    ],
)
def test_what_is_typed_chooses(view: View, typed: str, picked: Picked) -> None:
    assert ask(view, typed)[0] == picked


def test_everything_is_said_once_and_in_order() -> None:
    _, said = ask(LIST, "1\n")
    assert said == (
        "\n8 answered\nWhich?\n1. A (ticked)\n2. B\n"
        "Type the numbers of all that apply, like 1 3, or 0 for none, or Enter to keep\n"
        "what is ticked; b goes back, s skips, q quits.\n> "
    )


def test_lines_are_wrapped_to_the_terminal() -> None:
    assert max(map(len, ask(RATING, "1\n", 20)[1].splitlines())) < 20


def test_q_and_the_end_of_input_leave() -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(RATING, "q\n")
    with pytest.raises(EOFError):
        ask(RATING, "")


def test_who_asks_for_the_result_too_early_is_told_when_it_comes() -> None:
    early = RATING._replace(why_no_result="The result needs 2 more answers.")
    picked, said = ask(early, "r\n5\n")
    assert picked == 4
    assert "> The result needs 2 more answers. Type a number from 1 to 5; b goes back" in said


def test_a_note_comes_before_the_question() -> None:
    assert "8 answered\nWelcome.\nHow much?" in ask(RATING._replace(note="Welcome."), "1\n")[1]
