"""Read plain text, and Markdown, which is plain text with a few marks."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from roleadvisor.imports.documents.flow import LOOKS_LIKE_HEADING
from roleadvisor.imports.documents.kinds import MAX_LINES, refused
from roleadvisor.imports.documents.layout import BULLET
from roleadvisor.imports.headings import section_of
from roleadvisor.imports.lines import Line

_NUMBERED = re.compile(r"\d{1,2}[.)]\s+")
_SHARP = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_RULE = re.compile(r"[-=_*~\u2500-\u257f|:+ ]{3,}")
_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.,;:!?)])[*_](?!\w)")
_EDGES = re.compile(r"^\|\s*|\s*\|$")
_WRAPPED = 55
_HEADING_WORDS = 6
_LEAST = 4


def read_plain(text: str, file: str) -> Sequence[Line]:
    """Return the lines of a text; a line that goes on where the one before had no room is joined."""
    lines = list(islice(_joined(_raw_lines(text)), MAX_LINES + 1))
    if len(lines) > MAX_LINES:
        raise refused(file, f"more than {MAX_LINES} lines", "too-many-values")
    if not lines:
        raise refused(file, "there is no text in it", "empty")
    return lines


class _Raw:
    def __init__(self, number: int, raw: str, *, is_after_blank: bool) -> None:
        stripped = raw.strip()
        self.number = number
        self.indent = len(raw) - len(raw.lstrip())
        self.length = len(raw.rstrip())
        self.is_after_blank = is_after_blank
        sharp = _SHARP.fullmatch(stripped)
        bullet = None if sharp else BULLET.match(stripped) or _NUMBERED.match(stripped)
        if bullet and stripped.startswith("**"):
            bullet = None
        is_bold = (
            stripped.startswith("**") and stripped.endswith("**") and "**" not in stripped[2:-2]
        )
        text = sharp[2] if sharp else stripped[bullet.end() :] if bullet else stripped
        self.text = _EDGES.sub("", _MARKS.sub("", _LINK.sub(r"\1", text))).strip()
        self.is_item = bullet is not None
        self.heading = len(sharp[1]) if sharp else 0
        self.is_capitals = False
        if not self.heading and not self.is_item and (is_bold or _looks_like_heading(self.text)):
            self.heading = LOOKS_LIKE_HEADING
            self.is_capitals = not is_bold and self.text.isupper()


def _looks_like_heading(text: str) -> bool:
    is_short = len(text) >= _LEAST and len(text.split()) <= _HEADING_WORDS
    is_capital = text.isupper() and not re.search(r"[\d,;@|]", text)
    return is_short and (is_capital or section_of(text.rstrip(" :")) is not None)


def _without_front(text: str) -> str:
    """Return a text with the data that some programs put before Markdown left blank."""
    found = re.match(r"---[ \t]*\n(?:(?!---|#)[^\n]*\n){1,100}?---[ \t]*(?:\n|$)", text)
    return "\n" * found[0].count("\n") + text[found.end() :] if found else text


def _raw_lines(text: str) -> Iterator[_Raw]:
    before: _Raw | None = None
    is_after_blank = False
    for number, raw in enumerate(_without_front(text).replace("\f", "\n").split("\n"), 1):
        stripped = raw.strip()
        if stripped and _RULE.fullmatch(stripped):
            if before and not is_after_blank and not before.is_item and stripped[0] in "-=_~*":
                before.heading = before.heading or (1 if stripped[0] == "=" else 2)
                before.is_capitals = False
            is_after_blank = True
        elif stripped and not stripped.startswith("```"):
            if before:
                yield before
            before = _Raw(number, raw.expandtabs(4), is_after_blank=is_after_blank)
            is_after_blank = False
        else:
            is_after_blank = True
    if before:
        yield before


def _joined(lines: Iterator[_Raw]) -> Iterator[Line]:
    first: _Raw | None = None
    last: _Raw | None = None
    parts: list[str] = []
    for line in lines:
        if first and last and _goes_on(first, last, line):
            parts.append(line.text)
        else:
            if first and (text := " ".join(parts).strip()):
                yield _line(first, text)
            first, parts = line, [line.text]
        last = line
    if first and (text := " ".join(parts).strip()):
        yield _line(first, text)


def _line(first: _Raw, text: str) -> Line:
    return Line(text, f"line {first.number}", first.heading, first.is_item, first.is_capitals)


def _goes_on(first: _Raw, before: _Raw, line: _Raw) -> bool:
    if line.is_after_blank or line.is_item or line.heading or before.heading:
        return False
    if first.is_item and line.indent > first.indent:
        return True
    is_unfinished = before.text.endswith((",", "-", "&")) or line.text[:1].islower()
    return before.length >= _WRAPPED and is_unfinished and line.indent >= before.indent
