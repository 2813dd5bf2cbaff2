"""Show views as screens that are drawn anew in place, with keys; questionary keeps the choices."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import questionary
from prompt_toolkit.application import create_app_session, get_app_session
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style
from questionary.prompts.common import InquirerControl

from roleadvisor.prompts.layout import compose, is_numbered
from roleadvisor.prompts.views import Move, Picked, View
from roleadvisor.render.characters import shows_unicode, to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator

    from questionary import Question

_BACK_KEYS = (Keys.Left, Keys.Escape, Keys.ControlB)
_SKIP_KEYS = (Keys.Right, Keys.ControlS, "s")
_RESULT_KEY = "r"
_QUIT_KEYS = ("q", Keys.ControlD, Keys.SIGINT)
# On these questionary ticks or inverts everything, which nobody asked for.
_DEAD_KEYS = ("a", "i")
_ESCAPE_SECONDS = 0.05
_STYLE = Style([
    ("place", "fg:ansibrightblack"), ("warning", "fg:ansired"), ("prompt", "bold"), ("detail", ""),
    ("pointed", "fg:ansicyan bold"), ("on", "fg:ansigreen"), ("hint", "fg:ansibrightblack"),
])  # fmt: skip


class ScreenAsker:
    """Asks in the prompt session in force."""

    def __init__(self, *, is_unicode: bool) -> None:
        """Take whether the terminal shows more than ASCII."""
        self._is_unicode = is_unicode

    def ask(self, view: View) -> Picked:
        """Show a view and return what was chosen; raise `KeyboardInterrupt` on leaving."""
        question = _question(view)
        application = question.application
        control = next(
            window.content
            for window in application.layout.find_all_windows()
            if isinstance(window.content, InquirerControl)
        )
        text = FormattedTextControl(lambda: list(self._lines(view, control)), show_cursor=False)
        application.layout = Layout(Window(text, dont_extend_height=True))
        bound = application.key_bindings or KeyBindings()
        application.key_bindings = merge_key_bindings([bound, _keys(view)])
        application.ttimeoutlen = _ESCAPE_SECONDS
        return cast("Picked", question.unsafe_ask())

    def _lines(self, view: View, control: InquirerControl) -> Iterator[tuple[str, str]]:
        size = get_app_session().output.get_size()
        lines = compose(
            view, control.pointed_at, control.selected_options, columns=size.columns, rows=size.rows
        )
        for number, (style, text) in enumerate(lines):
            shown = text if self._is_unicode else to_ascii(text)
            yield style, shown + "\n" * (number < len(lines) - 1)


@contextmanager
def screens() -> Iterator[ScreenAsker]:
    """Yield an asker that draws on stderr."""
    output = create_output(stdout=sys.stderr)
    if isinstance(output, Vt100_Output):
        # Asking the terminal where its cursor is gains nothing here, and not all terminals answer.
        output.enable_cpr = False
    with create_app_session(output=output):
        yield ScreenAsker(is_unicode=shows_unicode(sys.stderr))


def _question(view: View) -> Question:
    choices = [
        questionary.Choice(c.label, value=c.value, checked=view.is_ticked and c.is_on)
        for c in view.choices
    ]
    if view.is_ticked:
        return questionary.checkbox("", choices, style=_STYLE, erase_when_done=True)
    return questionary.select(
        "", choices, default=choices[view.start], style=_STYLE, erase_when_done=True
    )


def _keys(view: View) -> KeyBindings:
    keys = KeyBindings()

    def leave_with(result: Picked, *pressed: Keys | str) -> None:
        for key in pressed:
            keys.add(key, eager=True)(lambda event: event.app.exit(result=result))

    if view.has_back:
        leave_with(Move.BACK, *_BACK_KEYS)
    if view.has_skip:
        leave_with(Move.SKIP, *_SKIP_KEYS)
    if view.has_result:
        leave_with(Move.RESULT, _RESULT_KEY)
    if is_numbered(view):
        for number, choice in enumerate(view.choices, start=1):
            leave_with(choice.value, str(number))
    for key in _QUIT_KEYS:
        keys.add(key, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
    for key in _DEAD_KEYS:
        keys.add(key, eager=True)(lambda _event: None)
    return keys
