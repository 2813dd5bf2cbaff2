"""Read YAML that strangers wrote: a small, safe subset with a place for every value.

The stream of parse events is counted and refused before anything is built, so that no file can
cost more than its own size. JSON is read by the same rules, being written in the same syntax.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import yaml

from roleadvisor.errors import InputError, Problem

MAX_BYTES = 256_000
MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_PROBLEMS = 50
MAX_MESSAGE = 1000
MAX_DIGITS = 18

Key = str | int
Place = tuple[int, int]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u3164\uffa0"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
# JSON writes a character beyond U+FFFF as two escapes, which YAML does not know.
_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)


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


def parse(text: str, file: str) -> Document:
    """Return the document that `text` holds, or raise `InputError` with all its problems."""
    file = shown(file)
    problems = list(_hidden_characters(text, file))
    if not problems:
        builder = _Builder(file)
        problems = builder.problems
        try:
            for event in yaml.parse(_joined_pairs(text), Loader=_Loader):
                if not builder.accept(event):
                    break
        except yaml.YAMLError as error:
            problems.append(_syntax_problem(error, file))
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


def shown(text: str, limit: int = 200) -> str:
    """Return `text` safe for a terminal: no control, bidirectional or invisible characters."""
    text = _HIDDEN.sub("\ufffd", text.replace("\n", " ").replace("\r", " ").replace("\t", " "))
    return text if len(text) <= limit else text[: limit - 3] + "..."


def first_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems; of more than 50 the first, and that there are more: nobody reads on."""
    found = list(islice(problems, MAX_PROBLEMS + 1))
    if len(found) > MAX_PROBLEMS:
        more = f"not read further: these are the first {MAX_PROBLEMS} problems"
        found[MAX_PROBLEMS:] = [found[-1]._replace(message=more, code="more-problems")]
    return found


def _hidden_characters(text: str, file: str) -> Iterator[Problem]:
    for found, match in enumerate(_HIDDEN.finditer(text)):
        if found == MAX_PROBLEMS:
            return
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield Problem(
            file, line, column, f"character {_name(match[0])} is not allowed", "character"
        )


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")


def _syntax_problem(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = _place(mark) if mark else (1, 1)
    reason = getattr(error, "problem", None) or "not valid YAML"
    if "nesting depth" in reason:  # PyYAML since 6.0.4 counts too, before its first event
        return Problem(file, line, column, f"nested more than {MAX_DEPTH} deep", "too-deep")
    return Problem(file, line, column, shown(str(reason)), "syntax")


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
        if hidden := _HIDDEN.search(text):
            self._refuse(event, f"character {_name(hidden[0])} is not allowed", "character")
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
