"""Where text goes: the width, colour and characters that the stream can take."""

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from roleadvisor.render.characters import shows_unicode, to_ascii

if TYPE_CHECKING:
    from rich.console import Console

UNWRAPPED = 4000


class Page(NamedTuple):
    """A console and how to draw on it; a piped page has no frames and is not wrapped.

    A plain one, for screen readers, has no bars and no columns either.
    """

    console: "Console"
    is_framed: bool
    is_unicode: bool
    is_plain: bool = False

    @property
    def is_simple(self) -> bool:
        """Whether what belongs together stands in one line, in no columns."""
        return self.is_plain or self.console.width >= UNWRAPPED

    def safe(self, text: str) -> str:
        """Return `text` in characters that the stream can write."""
        return text if self.is_unicode else to_ascii(text)


def open_page(stream: TextIO | None = None, *, is_plain: bool = False) -> Page:
    """Return a page on stdout (or `stream`); COLUMNS sets the width of a piped page."""
    from rich.console import Console

    file: Any = stream or sys.stdout
    is_unicode = shows_unicode(file)
    probe = Console(file=file)
    is_framed = probe.is_terminal and not probe.is_dumb_terminal and not is_plain
    columns = os.environ.get("COLUMNS", "")
    is_wrapped = columns.isdigit() or probe.is_terminal
    width = None if is_wrapped else UNWRAPPED
    console = Console(
        file=file,
        width=width,
        force_terminal=False if is_plain else None,
        highlight=False,
        markup=False,
        emoji=False,
        safe_box=not is_unicode,
    )
    return Page(console, is_framed, is_unicode, is_plain)
