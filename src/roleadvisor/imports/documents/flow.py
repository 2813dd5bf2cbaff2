"""Collect the text of a document that comes as a stream of elements, paragraph by paragraph."""

import itertools
from collections.abc import Callable

from roleadvisor.imports.documents.kinds import MAX_LINES, refused
from roleadvisor.imports.documents.layout import BULLET
from roleadvisor.imports.lines import Line

MAX_TEXT = 300_000
# The level of a short paragraph that looks like a heading without being one.
LOOKS_LIKE_HEADING = 7
_HEADING_LENGTH = 60


class _Paragraph:
    def __init__(self, heading: int, *, is_item: bool) -> None:
        self.heading = heading
        self.is_item = is_item
        self.parts: list[str] = []
        self.plain = 0  # characters that are not bold


class Flow:
    """The lines so far, and the paragraphs that are open, each within the one before.

    `place` says where the next line stands, by its number.
    """

    def __init__(self, file: str, place: Callable[[int], str]) -> None:
        """Take the file's name for messages."""
        self.lines: list[Line] = []
        self._file = file
        self._place = place
        self._open: list[_Paragraph] = []
        self._rows: list[list[int]] = []
        self._length = 0
        self._count = 0

    def start(self, heading: int = 0, *, is_item: bool = False) -> None:
        """Begin a paragraph, a heading of this level, or an item of a list."""
        self._open.append(_Paragraph(heading, is_item=is_item))

    def write(self, text: str, *, is_bold: bool = False) -> None:
        """Add to the open paragraph; without one, the text is left out."""
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise refused(self._file, f"more than {MAX_TEXT} characters of text", "too-large")
        if self._open:
            self._open[-1].parts.append(text)
            self._open[-1].plain += 0 if is_bold else len(text.strip())

    def mark(self, heading: int = 0, *, is_item: bool = False) -> None:
        """Make the open paragraph a heading or an item."""
        if self._open:
            self._open[-1].heading = heading or self._open[-1].heading
            self._open[-1].is_item |= is_item

    def end(self) -> None:
        """End the paragraph; one without text is no line, one with breaks several."""
        if not self._open:
            return
        paragraph = self._open.pop()
        self._count += 1
        for part in "".join(paragraph.parts).split("\n"):
            if text := " ".join(part.split()).strip("| "):
                self._add(text, paragraph)

    def _add(self, text: str, paragraph: _Paragraph) -> None:
        bullet = BULLET.match(text)
        text = text[bullet.end() :] if bullet else text
        is_item = paragraph.is_item or bullet is not None
        heading = 0 if is_item else paragraph.heading
        may_look = not heading and not is_item and len(text) <= _HEADING_LENGTH
        is_bold = may_look and not paragraph.plain
        is_capitals = may_look and not is_bold and text.isupper() and len(text) > 3  # noqa: PLR2004 (AWS)
        if is_bold or is_capitals:
            heading = LOOKS_LIKE_HEADING
        if len(self.lines) >= MAX_LINES:
            raise refused(self._file, f"more than {MAX_LINES} lines", "too-many-values")
        if text:
            place = self._place(self._count)
            self.lines.append(Line(text, place, heading, is_item, is_capitals))

    def start_row(self) -> None:
        """Begin a row of a table."""
        self._rows.append([len(self.lines)])

    def end_cell(self) -> None:
        """End a cell of the open row."""
        if self._rows:
            self._rows[-1].append(len(self.lines))

    def end_row(self) -> None:
        """End a row; if its cells have a line each, they become one line."""
        if not self._rows:
            return
        ends = self._rows.pop()
        added = self.lines[ends[0] :]
        most = max((b - a for a, b in itertools.pairwise(ends)), default=0)
        if len(added) > 1 and most == 1 and not any(line.is_item for line in added):
            text = " | ".join(line.text for line in added)
            self.lines[ends[0] :] = [Line(text, added[0].where)]
