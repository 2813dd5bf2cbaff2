"""Where text goes: the width, colour and characters that the stream can take."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TextIO

from roleadvisor.render.markdown import Markdown

if TYPE_CHECKING:
    from rich.console import Console

UNWRAPPED = 4000
_ASCII = str.maketrans(
    {
        "×": "x",
        "·": "-",
        "✓": "*",
        "≈": "=",
        "█": "#",
        "→": ">",
        "←": "<",
        "»": ">",
        "–": "-",
        "’": "'",
        "°": "^",
        "…": "~",
        "é": "e",
    }
)


# What an option is for; texts ask by purpose how it is typed.
Purpose = Literal[
    "all",
    "help",
    "keep",
    "long",
    "pack",
    "pack-variable",
    "roles",
    "sources",
    "resume",
    "linkedin",
    "team",
    "template",
]


class Commands(NamedTuple):
    """How commands are typed and options are called, for texts that name them.

    `answers` is how the answers of a result are typed, sheet and files, if they can be read again;
    `files` is the part of it that names a résumé or an export.
    """

    to_run: Callable[[str], str] = "roleadvisor {}".format
    options: Mapping[Purpose, str] = {}
    answers: str = ""
    files: str = ""


class Page(NamedTuple):
    """A console and how to draw on it; a piped page has no frames and is not wrapped.

    A plain one, for screen readers, has no bars and no columns either. One in Markdown is written
    only by the functions of `writing`, which then write blocks of Markdown.
    """

    console: "Console"
    is_framed: bool
    is_unicode: bool
    is_plain: bool = False
    commands: Commands = Commands()
    markdown: Markdown | None = None

    def option(self, purpose: Purpose) -> str:
        """Return what an option is called."""
        return self.commands.options.get(purpose, f"(the option for '{purpose}')")

    @property
    def is_simple(self) -> bool:
        """Whether each point is one long line, without columns."""
        return self.is_plain or self.console.width >= UNWRAPPED

    def safe(self, text: str) -> str:
        """Return `text` in characters that the stream can write."""
        return text if self.is_unicode else to_ascii(text)


def open_page(
    stream: TextIO | None = None, *, is_plain: bool = False, commands: Commands | None = None
) -> Page:
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
    return Page(console, is_framed, is_unicode, is_plain, commands or Commands())


def open_markdown(stream: TextIO | None = None, *, commands: Commands | None = None) -> Page:
    """Return a page of Markdown on stdout (or `stream`), whatever its width; the stream takes UTF-8."""
    from rich.console import Console

    file: Any = stream or sys.stdout
    console = Console(file=file, width=UNWRAPPED, color_system=None, force_terminal=False)
    return Page(
        console,
        is_framed=False,
        is_unicode=True,
        commands=commands or Commands(),
        markdown=Markdown(file),
    )


def shows_unicode(stream: TextIO) -> bool:
    """Return whether a stream can be given more than ASCII.

    Python writes UTF-8 even in the C locale, but a person who sets that locale by name gets ASCII.
    """
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    return encoding.startswith("utf") and not _wants_ascii()


def to_ascii(text: str) -> str:
    """Return text in ASCII; a character without a counterpart becomes a question mark."""
    return text.translate(_ASCII).encode("ascii", "replace").decode()


def _wants_ascii() -> bool:
    if os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8"):
        return False
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next(filter(None, names), "") in {"C", "POSIX"}
