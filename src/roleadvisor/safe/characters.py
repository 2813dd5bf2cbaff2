"""Text that is safe to show: no control, bidirectional or invisible characters."""

import re
from functools import cache

_HIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5"
    "\u034f\u180b-\u180f\u2800\u3164\uffa0"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_HIDDEN_IN_ASCII = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def shown(text: str, limit: int = 200) -> str:
    """Return `text` on one line, safe for a terminal, and cut to `limit` characters.

    Control, bidirectional and invisible characters are replaced by U+FFFD.
    """
    text = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    text = hidden(text).sub("\ufffd", text)
    return text if len(text) <= limit else text[: limit - 3] + "..."


def hidden(text: str) -> re.Pattern[str]:
    """Return a pattern that matches the hidden characters of `text`.

    Most texts are ASCII, and need not wait for the full pattern, which is slow to compile.
    """
    return _HIDDEN_IN_ASCII if text.isascii() else _full_pattern()


@cache
def _full_pattern() -> re.Pattern[str]:
    return re.compile(_HIDDEN)


def name_of(character: str) -> str:
    """Return the code point of a hidden character, and its name if it has one."""
    import unicodedata  # noqa: PLC0415 (loaded only when something is wrong)

    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")
