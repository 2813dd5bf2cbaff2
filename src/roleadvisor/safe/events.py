"""Build plain data from the parse events of YAML: a small, safe subset with a place for every value.

The stream of events is counted and refused before anything is built, so that no file can cost more
than its own size. JSON is read by the same rules, being written in the same syntax.
"""

import re
from typing import Any

import yaml

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

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

# What the parser says, by a part of it, and what that mostly means for who wrote the file.
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
# JSON writes a character beyond U+FFFF as two escapes, which YAML does not know.
_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)


def build(text: str, file: str) -> Document:
    """Return the document that `text` holds, or raise `InputError` with all its problems."""
    builder = _Builder(file)
    problems = builder.problems
    try:
        for event in yaml.parse(_joined_pairs(text), Loader=_Loader):
            if not builder.accept(event):
                break
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error, file, text))
    if not problems and not builder.is_complete:
        problems.append(Problem(file, 1, 1, "the file is empty", "empty"))
    if problems:
        raise InputError(problems[:MAX_PROBLEMS])
    return Document(builder.root, file, builder.places, builder.key_places)


def _joined_pairs(text: str) -> str:
    if not text.lstrip().startswith("{"):
        return text
    return _PAIR.sub(
        lambda pair: rf"{pair[1]}\U{_joined(int(pair[2], 16), int(pair[3], 16)):08x}", text
    )


def _joined(high: int, low: int) -> int:
    return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)


def _syntax_problem(error: yaml.YAMLError, file: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = _place(mark) if mark else (1, 1)
    reason = str(getattr(error, "problem", None) or "not valid YAML")
    if "nesting depth" in reason:  # PyYAML since 6.0.4 counts too, before its first event
        return Problem(file, line, column, f"nested more than {MAX_DEPTH} deep", "too-deep")
    if "".join(text.splitlines()[line - 1 : line])[column - 1 : column] == "\t":
        reason = "tab character"
    plain = next((said for part, said in _IN_PLAIN_WORDS.items() if part in reason), None)
    return Problem(file, line, column, shown(plain or reason), "syntax")


def _place(mark: Any) -> Place:
    """Return a parser's mark as people count: lines and columns from 1."""
    return mark.line + 1, mark.column + 1


class _Frame:
    """A collection being built: where its next value goes."""

    def __init__(self, path: tuple[Key, ...], value: Any) -> None:
        self.path = path
        self.value = value
        self.key: str | None = None
        self.is_duplicate = False


class _Builder:
    """Turn parse events into plain data, refusing what the subset leaves out."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.places: dict[tuple[Key, ...], Place] = {}
        self.key_places: dict[tuple[Key, ...], Place] = {}
        self.root: Any = None
        self.is_complete = False
        self._stack: list[_Frame] = []
        self._nodes = 0
        self._documents = 0

    def accept(self, event: Any) -> bool:
        """Take one event; return whether to go on."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                return self._refuse(event, "more than one document", "syntax", go_on=False)
        if isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(event, "aliases are not allowed", "alias", go_on=False)
        if isinstance(event, yaml.NodeEvent):
            return self._node(event)
        return True

    def _refuse(self, event: Any, message: str, code: str, *, go_on: bool = True) -> bool:
        self.problems.append(Problem(self.file, *_place(event.start_mark), message, code))
        return go_on and len(self.problems) < MAX_PROBLEMS

    def _node(self, event: Any) -> bool:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            return self._refuse(
                event, f"more than {MAX_NODES} values", "too-many-values", go_on=False
            )
        if event.anchor:
            return self._refuse(event, "anchors are not allowed", "anchor", go_on=False)
        if event.tag:
            return self._refuse(event, "tags are not allowed", "tag", go_on=False)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(self._stack) == MAX_DEPTH:
            return self._refuse(
                event, f"nested more than {MAX_DEPTH} deep", "too-deep", go_on=False
            )
        if self._expects_key():
            return self._refuse(event, "a key must be text", "key", go_on=False)
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._stack.append(_Frame(self._place(event, value), value))
        return True

    def _expects_key(self) -> bool:
        return (
            bool(self._stack)
            and isinstance(self._stack[-1].value, dict)
            and self._stack[-1].key is None
        )

    def _scalar(self, event: Any) -> bool:
        text: str = event.value
        if found := hidden(text).search(text):
            self._refuse(event, f"character {name_of(found[0])} is not allowed", "character")
            text = shown(text)
        if self._expects_key():
            return self._key(event, text)
        value: Any = text
        if event.implicit[0]:
            value = self._plain(event, text)
        self._place(event, value)
        return len(self.problems) < MAX_PROBLEMS

    def _key(self, event: Any, text: str) -> bool:
        frame = self._stack[-1]
        if text == "<<" and event.implicit[0]:
            return self._refuse(event, "merge keys are not allowed", "merge-key", go_on=False)
        frame.key, frame.is_duplicate = text, text in frame.value
        if frame.is_duplicate:
            return self._refuse(event, f"duplicate key '{shown(text, 60)}'", "duplicate-key")
        self.key_places[(*frame.path, text)] = _place(event.start_mark)
        return True

    def _plain(self, event: Any, text: str) -> Any:
        if _INT.fullmatch(text):
            if len(text) > MAX_DIGITS:
                self._refuse(event, f"a number of more than {MAX_DIGITS} digits", "number")
                return 0
            return int(text)
        if _NOT_FINITE.fullmatch(text):
            self._refuse(event, "a number must be finite", "number")
            return 0
        if _FLOAT.fullmatch(text):
            value = float(text)
            if value in (float("inf"), float("-inf")):
                self._refuse(event, "a number must be finite", "number")
                return 0
            return value
        return _word(text)

    def _place(self, event: Any, value: Any) -> tuple[Key, ...]:
        path: tuple[Key, ...] = ()
        if not self._stack:
            self.root, self.is_complete = value, True
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
        self.places.setdefault(path, _place(event.start_mark))
        return path


def _word(text: str) -> Any:
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    return text
