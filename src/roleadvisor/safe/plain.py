"""Read the plainest YAML, such as a sheet filled in, without the parser, which takes long to load.

Lines of keys with a word or a small number, some of them below one key, and comments. Whatever else
stands in a text is left to the parser, so what is read here is what the parser would read.
"""

import re
from typing import Any

from roleadvisor.safe.documents import Document, Key, Place

MAX_LINES = 4000

_LINE = re.compile(
    r"(?P<indent> *)(?P<key>[a-z][a-z0-9_-]{0,80}):"
    r"(?: +(?P<value>[0-9]{1,4}|[A-Za-z][A-Za-z0-9,.'()/_-]*(?: [A-Za-z0-9,.'()/_-]+)*))? *(?: #.*)?"
)
_EMPTY = re.compile(r" *(?:#.*)?")
_WORDS: dict[str, Any] = {
    cased: meaning
    for word, meaning in (("true", True), ("false", False), ("null", None))
    for cased in (word, word.capitalize(), word.upper())
}


def read_plain(text: str, file: str) -> Document | None:
    """Return the document that `text` holds, or None if it is for the parser to read."""
    if "\r" in text:  # which ends a line too
        return None
    lines = text.split("\n")
    reader = _Reader()
    if len(lines) > MAX_LINES or not all(map(reader.take, lines)) or not reader.is_complete:
        return None
    return Document(reader.root, file, reader.places, reader.key_places)


class _Reader:
    """Takes lines as long as they are plain."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.places: dict[tuple[Key, ...], Place] = {}
        self.key_places: dict[tuple[Key, ...], Place] = {}
        self._line = 0
        self._inner: tuple[str, dict[str, Any]] | None = None
        self._depth = 0

    @property
    def is_complete(self) -> bool:
        """Whether there is a mapping, and something below every key without a value."""
        return bool(self.root) and (self._inner is None or bool(self._inner[1]))

    def take(self, line: str) -> bool:
        """Take a line; return whether it is plain."""
        self._line += 1
        if _EMPTY.fullmatch(line):
            return True
        found = _LINE.fullmatch(line)
        return found is not None and self._entry(len(found["indent"]), found)

    def _entry(self, indent: int, found: re.Match[str]) -> bool:
        key, value = found["key"], found["value"]
        path: tuple[Key, ...] = (key,)
        target = self.root
        if indent:
            if self._inner is None or value is None:
                return False
            name, target = self._inner
            path = (name, key)
            self._depth = indent if not target else self._depth
        elif not self.is_complete and self.root:
            return False
        if key in target or indent != (self._depth if indent else 0):
            return False
        place = (self._line, indent + 1)
        self.places.setdefault(path[:-1], place)
        self.key_places[path] = place
        if value is None:
            self._inner = (key, target.setdefault(key, {}))
            return True
        if not indent:
            self._inner = None
        self.places[path] = (self._line, found.start("value") + 1)
        target[key] = _WORDS[value] if value in _WORDS else int(value) if value.isdigit() else value
        return True
