"""Show views as screens that are redrawn in place; questionary keeps the choices."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import questionary
from prompt_toolkit.application import create_app_session, get_app_session
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style
from questionary.prompts.common import InquirerControl

from roleadvisor.quiz.session import with_implied
from roleadvisor.render.console import shows_unicode, to_ascii
from roleadvisor.terminal.layout import compose, is_numbered
from roleadvisor.terminal.leaving import Leaving, SignalledError
from roleadvisor.terminal.views import Move, Picked, View

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Callable, Iterator

    from prompt_toolkit.key_binding.key_processor import KeyPress, KeyPressEvent
    from questionary import Question

_BACK_KEYS = (Keys.Left, Keys.ControlB)
_FORWARD_KEY = Keys.Right
_SKIP_KEYS = (Keys.ControlS, "s")
_RESULT_KEY = "r"
_QUIT_KEYS = ("q", Keys.ControlD, Keys.SIGINT)
# With these keys, questionary would tick or invert everything.
_DEAD_KEYS = ("a", "i")
# About how many rows a screen has besides its choices.
_ROWS_AROUND = 8
_ESCAPE_SECONDS = 0.05
_STYLE = Style([
    ("place", "fg:ansibrightblack"), ("warning", "fg:ansired"), ("note", ""), ("prompt", "bold"), ("detail", ""),
    ("pointed", "fg:ansicyan bold"), ("on", "fg:ansigreen"), ("hint", "fg:ansibrightblack"),
])  # fmt: skip


class ScreenAsker:
    """Asks on screens, in the current prompt_toolkit session."""

    def __init__(self, leaving: Leaving, *, is_unicode: bool) -> None:
        """Take the signals to watch, and whether the terminal shows more than ASCII."""
        self._leaving = leaving
        self._is_unicode = is_unicode
        self._raw_mode: list[Any] | None = None

    def ask(self, view: View) -> Picked:
        """Show a view and return what was chosen.

        Raise `KeyboardInterrupt` if the person leaves by a key, `SignalledError` on a signal.
        """
        question = _question(view)
        application = question.application
        control = next(
            window.content
            for window in application.layout.find_all_windows()
            if isinstance(window.content, InquirerControl)
        )
        early = _Early(view)
        text = FormattedTextControl(
            lambda: list(self._lines(early.view, control)), show_cursor=False
        )
        application.layout = Layout(Window(text, dont_extend_height=True))
        bound = application.key_bindings or KeyBindings()
        application.key_bindings = merge_key_bindings(
            [
                bound,
                _leaving_keys(view),
                _escape(view),
                _forward(view, control),
                _jumps(control),
                early.keys,
            ]
        )
        application.ttimeoutlen = _ESCAPE_SECONDS

        def end() -> None:
            if self._leaving.number is not None and not application.is_done:
                application.exit(exception=SignalledError(self._leaving.number))

        def wake() -> None:
            if application.is_running and application.loop:
                application.loop.call_soon_threadsafe(end)

        def continue_drawing() -> None:
            _enter_raw_mode_again(application.input.fileno(), self._raw_mode)
            application.renderer.reset()
            application.invalidate()

        def resume() -> None:
            if application.is_running and application.loop:
                application.loop.call_soon_threadsafe(continue_drawing)

        with self._leaving.waiting(wake), _continued(resume):
            return cast("Picked", application.run(pre_run=end, handle_sigint=False))

    def _lines(self, view: View, control: InquirerControl) -> Iterator[tuple[str, str]]:
        # Whatever is drawn is drawn in raw mode.
        self._raw_mode = self._raw_mode or _mode_of(get_app_session().input.fileno())
        size = get_app_session().output.get_size()
        ticked = with_implied(control.selected_options, view.implies) if view.is_ticked else ()
        lines = compose(view, control.pointed_at, ticked, columns=size.columns, rows=size.rows)
        for number, (style, text) in enumerate(lines):
            shown = text if self._is_unicode else to_ascii(text)
            yield style, shown + "\n" * (number < len(lines) - 1)


class _Early:
    """Shows why there is no result yet, once a person has asked for it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.keys = KeyBindings()
        if not view.has_result:
            self.keys.add(_RESULT_KEY, eager=True)(self._tell)

    def _tell(self, event: KeyPressEvent) -> None:
        self.view = self.view._replace(note=self.view.why_no_result)
        event.app.invalidate()


@contextmanager
def screens(leaving: Leaving) -> Iterator[ScreenAsker]:
    """Yield an asker that draws on stderr."""
    output = create_output(stdout=sys.stderr)
    if isinstance(output, Vt100_Output):
        # The cursor's position is not needed here, and not all terminals answer when asked for it.
        output.enable_cpr = False
    with create_app_session(output=output):
        yield ScreenAsker(leaving, is_unicode=shows_unicode(sys.stderr))


@contextmanager
def _continued(resume: Callable[[], None]) -> Iterator[None]:
    """Call `resume` when the process goes on after it was stopped, where systems can stop one."""
    if not hasattr(signal, "SIGCONT"):
        yield
        return
    before = signal.signal(signal.SIGCONT, lambda *_: resume())
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, before)


def _mode_of(descriptor: int) -> list[Any] | None:
    """Return the mode that a terminal is in, or None for what is no terminal."""
    try:
        import termios  # noqa: PLC0415 (not on Windows)

        return termios.tcgetattr(descriptor)
    except (ImportError, termios.error):
        return None


def _enter_raw_mode_again(descriptor: int, mode: list[Any] | None) -> None:
    """Put a terminal back into a mode: a shell takes its own while a process is stopped."""
    if mode is not None:
        import termios  # noqa: PLC0415 (not on Windows)

        termios.tcsetattr(descriptor, termios.TCSANOW, mode)


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


def _leaving_keys(view: View) -> KeyBindings:
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
    keys.add(Keys.ControlZ, eager=True)(lambda event: event.app.suspend_to_background())
    for key in _DEAD_KEYS:
        keys.add(key, eager=True)(lambda _event: None)
    return keys


def _escape(view: View) -> KeyBindings:
    keys = KeyBindings()

    @keys.add(Keys.Escape, eager=True)
    def escape(event: KeyPressEvent) -> None:
        is_alone = not _swallow_sequence(event.key_processor.input_queue)
        if is_alone and view.has_back:
            event.app.exit(result=Move.BACK)

    return keys


def _forward(view: View, control: InquirerControl) -> KeyBindings:
    keys = KeyBindings()
    before = set(control.selected_options)

    @keys.add(_FORWARD_KEY, eager=True)
    def forward(event: KeyPressEvent) -> None:
        ticked = control.selected_options
        if view.is_ticked and set(ticked) != before:
            event.app.exit(result=[c.value for c in control.choices if c.value in ticked])
        elif view.has_skip:
            event.app.exit(result=Move.FORWARD if view.has_answer else Move.SKIP)

    return keys


def _jumps(control: InquirerControl) -> KeyBindings:
    keys = KeyBindings()
    last = control.choice_count - 1

    def jump(to: Callable[[int], int], key: Keys) -> None:
        def move(_event: KeyPressEvent) -> None:
            control.pointed_at = min(max(to(control.pointed_at), 0), last)

        keys.add(key, eager=True)(move)

    jump(lambda _: 0, Keys.Home)
    jump(lambda _: last, Keys.End)
    jump(lambda at: at - _page(), Keys.PageUp)
    jump(lambda at: at + _page(), Keys.PageDown)
    return keys


def _page() -> int:
    return max(get_app_session().output.get_size().rows - _ROWS_AROUND, 2)


def _swallow_sequence(queue: deque[KeyPress]) -> bool:
    """Remove the rest of a sequence unknown to prompt_toolkit; return whether there was one.

    Unknown keys and replies of the terminal arrive as Escape followed by letters and digits, which
    must not be taken as answers.
    """
    if not queue or len(queue[0].data) != 1 or not queue[0].data.isprintable():
        return False
    opening = queue.popleft().data
    while opening in "]P_^X" and queue:
        # A string ends with a bell, or with Escape and a backslash.
        data = queue.popleft().data
        if data == "\x1b" and queue:
            queue.popleft()
        if data in {"\x07", "\x1b"}:
            break
    while opening in "[O" and queue:
        if "@" <= queue.popleft().data[:1] <= "~":
            break
    return True
