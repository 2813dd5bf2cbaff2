"""Read sheets as templates and `quiz --save` write them, without PyYAML, which loads slowly."""

import re
from typing import Any

from roleadvisor.safe.characters import hidden

MAX_LENGTH = 40_000

# One line: perhaps indented, a key with a word or a level, and a comment; each may be missing.
# A key is an id, or in a part of the sheet the name of a tool.
_KEY = r"[a-z][a-z0-9_-]{0,80}|(?<=  )[A-Za-z][A-Za-z0-9+.&/_-]*(?: [A-Za-z0-9+.&/_-]+)*"
_LINE = rf"(?:(  )?({_KEY}):(?: +([0-4]|[a-z][a-z0-9,-]*(?: [a-z0-9,-]+)*))?(?= |$))? *(?:(?<![^ ])#[^\r]*)?"
_VALUES: dict[str, Any] = {
    "null": None, "true": True, "false": False, "0": 0, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip


def read_filled(text: str) -> dict[str, Any] | None:
    """Return the same data as the strict reader, or None for a text of another form."""
    if len(text) > MAX_LENGTH or hidden(text).search(text):
        return None
    data: dict[str, Any] = {}
    below: dict[str, Any] | None = None
    for line in text.split("\n"):
        if not (found := re.fullmatch(_LINE, line)):
            return None
        indent, key, value = found.groups()
        if key is None:
            continue
        part = below if indent else data
        if part is None or key in part or (indent and value is None):
            return None
        part[key] = {} if value is None else _VALUES.get(value, value)
        below = below if indent else part[key] if value is None else None
    return data if data and {} not in data.values() else None
