"""Parse untrusted text: a small, safe subset of YAML, with the place of every value.

The data is built from the parser's events. Each event is checked and counted before anything is
built from it, so the cost is limited by the size of the file. JSON is read by the same rules, since
YAML contains its syntax.
"""

import re
from collections.abc import Container, Iterator
from math import inf, isfinite
from typing import Any

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import hidden, name_of, shown
from roleadvisor.safe.documents import (
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_NODES,
    MAX_PROBLEMS,
    Document,
    Key,
    Place,
)

_WORDS: dict[str, Any] = {
    cased: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for cased in (word, word.capitalize(), word.upper())
} | {"~": None, "": None}
# Patterns that few texts need are compiled on first use, so that a start need not wait for them.
_INT = r"[-+]?[0-9]+"
_FLOAT = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
_NOT_FINITE = r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
# JSON writes a character beyond U+FFFF as two escapes, which YAML does not know.
_PAIR = r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
# One that is left open goes on to the end: then no text is looked through twice.
_QUOTED = r'"(?:[^"\\]|\\.)*+"?'
# So often a key may be repeated and is kept; nobody writes one more often.
_REPEATS = 20
# By a part of the parser's message, what is usually wrong in the file.
_IN_PLAIN_WORDS = {
    "tab character": "a tab; indent with spaces only",
    "cannot start any token": "no text begins with this character; put the text in quotes",
    "mapping values are not": "a ':' out of place; quote a text with ': ', indent keys alike",
    "could not find expected ':'": "the line before this has no ': ' after its key, a colon and a space",
    "expected ',' or": "no comma and no end of the brackets; quote a text with a comma, colon or bracket",
    "'-' indicator": "a list ends here; begin each of its lines with '- ', indented alike",
    "entries are not allowed": "a list cannot begin here; put its first '- ' on the next line",
    "not find expected key": "not a key; indent keys alike, write a quote within quotes twice",
    "node content": "a value is missing before this",
    "unexpected end of stream": "the file ends within a quoted text",
    "unknown escape": "an unknown escape after '\\'; put the text in single quotes",
}


def parse(text: str, file: str, *, is_repeating: bool = False) -> Document:
    """Return the document that `text` holds, or raise `InputError` with all its problems.

    A key that is there twice is a problem; if the document `is_repeating`, it is kept as "key (2)".
    """
    import yaml  # noqa: PLC0415 (loading it takes a fifth of the time of an empty command)

    file = shown(file)
    if problems := list(_hidden_characters(text, file)):
        raise InputError(problems)
    builder = _Builder(file, is_repeating=is_repeating)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(_as_yaml(text), Loader=loader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise InputError([*builder.problems, _syntax_problem(error, file, text)]) from None
    return builder.document()


def unrepeated(key: str, taken: Container[str]) -> str:
    """Return a key with a number behind it if it repeats one that is taken."""
    repeated = (f"{key} ({n})" for n in range(2, _REPEATS))
    return key if key not in taken else next((new for new in repeated if new not in taken), key)


def _hidden_characters(text: str, file: str) -> Iterator[Problem]:
    for found, match in enumerate(hidden(text).finditer(text)):
        if found == MAX_PROBLEMS:
            return
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield Problem(
            file, line, column, f"character {name_of(match[0])} is not allowed", "character"
        )


def _as_yaml(text: str) -> str:
    """Return JSON as YAML has it: without pairs of escapes, and with no tab between its tokens."""
    if text.lstrip()[:1] not in {"{", "["}:
        return text
    if "\t" in text and "'" not in re.sub(_QUOTED, "", text):
        text = re.sub(rf"{_QUOTED}|\t", lambda found: " " if found[0] == "\t" else found[0], text)
    if "\\u" not in text:
        return text
    return re.sub(
        _PAIR,
        lambda pair: rf"{pair[1]}\U{_joined(int(pair[2], 16), int(pair[3], 16)):08x}",
        text,
    )


def _joined(high: int, low: int) -> int:
    return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)


def _syntax_problem(error: Any, file: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = _place(mark) if mark else (1, 1)
    reason = str(getattr(error, "problem", None) or "not valid YAML")
    if "nesting depth" in reason:  # PyYAML from 6.0.4 on limits the depth itself
        return Problem(file, line, column, f"nested more than {MAX_DEPTH} deep", "too-deep")
    if "".join(text.splitlines()[line - 1 : line])[column - 1 : column] == "\t":
        reason = "tab character"
    plain = next((said for part, said in _IN_PLAIN_WORDS.items() if part in reason), None)
    return Problem(file, line, column, shown(plain or reason), "syntax")


def _place(mark: Any) -> Place:
    """Return the line and column of a parser's mark, counted from 1."""
    return mark.line + 1, mark.column + 1


class _Frame:
    """A collection that is being built, and the key of its next value."""

    def __init__(self, path: tuple[Key, ...], value: Any) -> None:
        self.path = path
        self.value = value
        self.key: str | None = None
        self.is_duplicate = False


class _Builder:
    """Builds plain data from a parser's events; raises `InputError` where reading must stop."""

    def __init__(self, file: str, *, is_repeating: bool) -> None:
        self.problems: list[Problem] = []
        self._is_repeating = is_repeating
        self._document = Document(None, file, {}, {})
        self._stack: list[_Frame] = []
        self._nodes = 0
        self._documents = 0

    def document(self) -> Document:
        """Return the document; raise `InputError` if it is empty or has problems."""
        if not (self.problems or self._document.places):
            self.problems.append(Problem(self._document.file, 1, 1, "the file is empty", "empty"))
        if self.problems:
            raise InputError(self.problems)
        return self._document

    def take(self, event: Any) -> None:
        """Take the next event."""
        match type(event).__name__:
            case "ScalarEvent":
                self._count(event)
                self._scalar(event)
            case "MappingStartEvent":
                self._count(event)
                self._begin(event, {})
            case "SequenceStartEvent":
                self._count(event)
                self._begin(event, [])
            case "MappingEndEvent" | "SequenceEndEvent":
                self._stack.pop()
            case "AliasEvent":
                self._refuse(event, "aliases are not allowed", "alias", is_last=True)
            case "DocumentStartEvent":
                self._documents += 1
                if self._documents > 1:
                    self._refuse(event, "more than one document", "syntax", is_last=True)

    def _refuse(self, event: Any, message: str, code: str, *, is_last: bool = False) -> None:
        place = _place(event.start_mark)
        self.problems.append(Problem(self._document.file, *place, message, code))
        if is_last or len(self.problems) == MAX_PROBLEMS:
            raise InputError(self.problems)

    def _count(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"more than {MAX_NODES} values"
            self._refuse(event, message, "too-many-values", is_last=True)
        if event.anchor:
            self._refuse(event, "anchors are not allowed", "anchor", is_last=True)
        if event.tag:
            self._refuse(event, "tags are not allowed", "tag", is_last=True)

    def _begin(self, event: Any, value: Any) -> None:
        if len(self._stack) == MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} deep"
            self._refuse(event, message, "too-deep", is_last=True)
        if self._expects_key():
            self._refuse(event, "a key must be text", "key", is_last=True)
        self._stack.append(_Frame(self._put(event, value), value))

    def _expects_key(self) -> bool:
        frame = self._stack[-1] if self._stack else None
        return frame is not None and isinstance(frame.value, dict) and frame.key is None

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if found := hidden(text).search(text):
            self._refuse(event, f"character {name_of(found[0])} is not allowed", "character")
            text = shown(text)
        if self._expects_key():
            self._key(event, text)
        else:
            self._put(event, self._plain(event, text) if event.implicit[0] else text)

    def _key(self, event: Any, text: str) -> None:
        if text == "<<" and event.implicit[0]:
            self._refuse(event, "merge keys are not allowed", "merge-key", is_last=True)
        frame = self._stack[-1]
        if self._is_repeating:
            text = unrepeated(text, frame.value)
        frame.key, frame.is_duplicate = text, text in frame.value
        if frame.is_duplicate:
            self._refuse(event, f"duplicate key '{shown(text, 60)}'", "duplicate-key")
        else:
            self._document.key_places[*frame.path, text] = _place(event.start_mark)

    def _plain(self, event: Any, text: str) -> Any:
        """Return the value of an unquoted text: a number, true, false, null, or the text itself."""
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in "+-.0123456789":
            return text
        if re.fullmatch(_INT, text):
            return self._integer(event, text)
        if re.fullmatch(_FLOAT, text):
            return self._float(event, float(text))
        return self._float(event, inf) if re.fullmatch(_NOT_FINITE, text) else text

    def _integer(self, event: Any, text: str) -> int:
        if len(text) <= MAX_DIGITS:
            return int(text)
        self._refuse(event, f"a number of more than {MAX_DIGITS} digits", "number")
        return 0

    def _float(self, event: Any, value: float) -> float:
        if isfinite(value):
            return value
        self._refuse(event, "a number must be finite", "number")
        return 0

    def _put(self, event: Any, value: Any) -> tuple[Key, ...]:
        """Add a value to the open collection, and return its path."""
        path: tuple[Key, ...] = ()
        if not self._stack:
            self._document = self._document._replace(data=value)
        else:
            frame = self._stack[-1]
            if isinstance(frame.value, dict):
                path = (*frame.path, frame.key or "")
                if not frame.is_duplicate:
                    frame.value[frame.key] = value
                frame.key = None
            else:
                path = (*frame.path, len(frame.value))
                frame.value.append(value)
        self._document.places.setdefault(path, _place(event.start_mark))
        return path
