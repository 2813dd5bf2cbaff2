"""Ask in plain lines, for screen readers: numbered choices, typed answers, nothing redrawn."""

from collections.abc import Callable
from textwrap import wrap
from typing import TextIO

from roleadvisor.render.console import shows_unicode, to_ascii
from roleadvisor.terminal.leaving import Leaving
from roleadvisor.terminal.views import Move, Picked, View

_MOVES = {
    "b": Move.BACK,
    "back": Move.BACK,
    "s": Move.SKIP,
    "skip": Move.SKIP,
    "r": Move.RESULT,
    "result": Move.RESULT,
}
_LEAVING = {"q", "quit"}


class PlainAsker:
    """Reads lines from one stream and writes to another."""

    def __init__(
        self, leaving: Leaving, source: TextIO, target: TextIO, width: Callable[[], int]
    ) -> None:
        """Take the signals to watch, the streams, and a function that returns the columns."""
        self._leaving = leaving
        self._source = source
        self._target = target
        self._width = width
        self._is_unicode = shows_unicode(target)

    def ask(self, view: View) -> Picked:
        """Show a view and return what was chosen.

        Raise `KeyboardInterrupt` or `EOFError` if the person leaves, `SignalledError` on a signal.
        """
        self._say("")
        for text in (view.place, view.warning, view.note, view.prompt, view.detail):
            if text:
                self._say(text)
        for number, choice in enumerate(view.choices, start=1):
            self._say(f"{number}. {choice.label}{_mark(view, is_on=choice.is_on)}", indent=4)
        self._say(_hint(view))
        while True:
            typed = self._line()
            picked = _read(view, typed)
            if picked is not None:
                return picked
            is_early = _MOVES.get(typed) is Move.RESULT and view.why_no_result
            self._say(f"{is_early or 'That is no answer here.'} {_hint(view)}")

    def _line(self) -> str:
        self._target.write("> ")
        self._target.flush()
        with self._leaving.waiting(self._leaving.check):
            line = self._source.readline()
        if not line:
            raise EOFError
        return line.strip().lower()

    def _say(self, text: str, indent: int = 0) -> None:
        shown = text if self._is_unicode else to_ascii(text)
        lines = wrap(shown, max(self._width() - 1, 10), subsequent_indent=" " * indent) or [""]
        self._target.write("".join(f"{line}\n" for line in lines))


def _mark(view: View, *, is_on: bool) -> str:
    if not is_on:
        return ""
    return " (ticked)" if view.is_ticked else " (chosen)"


def _hint(view: View) -> str:
    has_old = any(choice.is_on for choice in view.choices)
    if view.is_ticked:
        answer = "Type the numbers of all that apply, like 1 3, or 0 for none"
    else:
        answer = f"Type a number from 1 to {len(view.choices)}"
    keep = ", or Enter to keep what is " + ("ticked" if view.is_ticked else "chosen")
    moves = {
        "b goes back": view.has_back,
        "s skips": view.has_skip,
        "r shows the result": view.has_result,
        "q quits": True,
    }
    offered = ", ".join(move for move, is_there in moves.items() if is_there)
    return f"{answer}{keep if has_old else ''}; {offered}."


def _read(view: View, typed: str) -> Picked | None:
    if typed in _LEAVING:
        raise KeyboardInterrupt
    if typed in _MOVES:
        move = _MOVES[typed]
        offered = {
            Move.BACK: view.has_back,
            Move.SKIP: view.has_skip,
            Move.RESULT: view.has_result,
        }
        return move if offered[move] else None
    if not typed:
        return _kept(view)
    by_name = [c.value for c in view.choices if c.label.lower() == typed]
    if by_name:
        return [str(by_name[0])] if view.is_ticked else by_name[0]
    numbers = typed.replace(",", " ").replace(";", " ").split()
    if not numbers or not all(n.isascii() and n.isdigit() and len(n) < 4 for n in numbers):  # noqa: PLR2004
        return None
    chosen = [int(n) for n in numbers]
    if view.is_ticked and chosen == [0]:
        return []
    if not all(1 <= n <= len(view.choices) for n in chosen):
        return None
    values = [view.choices[n - 1].value for n in chosen]
    if view.is_ticked:
        return [str(value) for value in values]
    return values[0] if len(values) == 1 else None


def _kept(view: View) -> Picked | None:
    on = [choice.value for choice in view.choices if choice.is_on]
    if not on:
        return None
    return [str(value) for value in on] if view.is_ticked else on[0]
