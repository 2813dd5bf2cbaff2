"""What strangers wrote: regular files of a modest size, places in them, and text that is safe to show."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from roleadvisor.errors import InputError, Problem

MAX_BYTES = 256_000
MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_PROBLEMS = 50
MAX_MESSAGE = 1000
MAX_DIGITS = 18

Key = str | int
Place = tuple[int, int]

_HIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u3164\uffa0"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_HIDDEN_IN_ASCII = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Document(NamedTuple):
    """Plain data and the place of every key and value in the file it came from."""

    data: Any
    file: str
    places: dict[tuple[Key, ...], Place]
    key_places: dict[tuple[Key, ...], Place]

    def problem(
        self, path: tuple[Key, ...], message: str, code: str, *, key: bool = False
    ) -> Problem:
        """Return a problem at the value (or key) that `path` leads to, or at its nearest parent."""
        chosen = self.key_places if key else self.places
        while path and path not in chosen:
            path, chosen = path[:-1], self.places
        line, column = chosen.get(path, (1, 1))
        return Problem(self.file, line, column, shown(message, MAX_MESSAGE), code)


def read_text(path: Path) -> str:
    """Return a regular file's text; raise `InputError` for anything else or over 256 kB."""
    with open_regular(path) as file:
        return decode(file.read(MAX_BYTES + 1), shown(str(path)))


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading; raise `InputError` for anything else, without waiting."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise InputError([Problem(shown(str(path)), 1, 1, reason.lower(), "unreadable")]) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise InputError([Problem(shown(str(path)), 1, 1, "not a regular file", "unreadable")])
    return os.fdopen(descriptor, "rb")


def decode(raw: bytes, file: str) -> str:
    """Return `raw` as text; raise `InputError` if it is too large or not UTF-8."""
    file = shown(file)
    if len(raw) > MAX_BYTES:
        raise InputError([Problem(file, 1, 1, f"larger than {MAX_BYTES // 1000} kB", "too-large")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Problem(file, line, 1, "not UTF-8 text", "encoding")]) from None


def shown(text: str, limit: int = 200) -> str:
    """Return `text` safe for a terminal: no control, bidirectional or invisible characters."""
    text = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    text = hidden(text).sub("\ufffd", text)
    return text if len(text) <= limit else text[: limit - 3] + "..."


def hidden(text: str) -> re.Pattern[str]:
    """Return the pattern of the hidden characters that `text` can have at all.

    Most text is ASCII, and the pattern for all others takes long to compile.
    """
    return _HIDDEN_IN_ASCII if text.isascii() else _anywhere()


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(_HIDDEN)


def first_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems; of more than 50 the first, and that there are more: nobody reads on."""
    found = list(islice(problems, MAX_PROBLEMS + 1))
    if len(found) > MAX_PROBLEMS:
        more = f"not read further: these are the first {MAX_PROBLEMS} problems"
        found[MAX_PROBLEMS:] = [found[-1]._replace(message=more, code="more-problems")]
    return found


def name_of(character: str) -> str:
    """Return how a hidden character is called, by its code point and its name."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")
