"""Where text goes: the width, colour and characters that the stream can take."""

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from roleadvisor.render.characters import shows_unicode, to_ascii

if TYPE_CHECKING:
    from rich.console import Console

UNWRAPPED = 4000


class Page(NamedTuple):
    """A console and how to draw on it; a piped page has no frames and is not wrapped."""

    console: "Console"
    is_framed: bool
    is_unicode: bool

    def safe(self, text: str) -> str:
        """Return `text` in characters that the stream can write."""
        return text if self.is_unicode else to_ascii(text)


def open_page(stream: TextIO | None = None) -> Page:
    """Return a page on stdout (or `stream`); COLUMNS sets the width of a piped page."""
    from rich.console import Console

    file: Any = stream or sys.stdout
    is_unicode = shows_unicode(file)
    probe = Console(file=file)
    is_framed = probe.is_terminal and not probe.is_dumb_terminal
    columns = os.environ.get("COLUMNS", "")
    width = None if probe.is_terminal or columns.isdigit() else UNWRAPPED
    console = Console(
        file=file, width=width, highlight=False, markup=False, emoji=False, safe_box=not is_unicode
    )
    return Page(console, is_framed, is_unicode)
