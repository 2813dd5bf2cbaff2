"""Which characters a stream can show, and others to use where it cannot."""

import os
from typing import TextIO

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


def shows_unicode(stream: TextIO) -> bool:
    """Return whether a stream can be given more than ASCII.

    In the C locale Python writes UTF-8 all the same; who sets that locale by name gets ASCII.
    """
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    return encoding.startswith("utf") and not _wants_ascii()


def to_ascii(text: str) -> str:
    """Return text in ASCII: what has no likeness there becomes a question mark."""
    return text.translate(_ASCII).encode("ascii", "replace").decode()


def _wants_ascii() -> bool:
    if os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8"):
        return False
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next(filter(None, names), "") in {"C", "POSIX"}
