"""Read the text of a Word document (DOCX) or an OpenDocument text (ODT)."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from roleadvisor.imports.documents.flow import Flow
from roleadvisor.imports.documents.kinds import refused
from roleadvisor.imports.lines import Line
from roleadvisor.safe.archives import Archive
from roleadvisor.safe.markup import read_markup

MAX_XML = 5_000_000
_OFF = frozenset({"0", "false", "off", "none"})
_WORD_HEADERS = re.compile(r"word/header\d*\.xml")


def read_office(data: bytes, file: str, kind: Literal["docx", "odt"]) -> Sequence[Line]:
    """Return the lines of a document; raise `InputError` if it has none, or cannot be read."""
    archive = Archive(data, file)
    return _read_word(archive, file) if kind == "docx" else _read_open_document(archive, file)


def _read_word(archive: Archive, file: str) -> Sequence[Line]:
    """Return the lines of a DOCX, its headers first; changes that are marked as deleted are not read."""
    styles = _WordStyles()
    if "word/styles.xml" in archive.names:
        read_markup(archive.read("word/styles.xml", MAX_XML), file, styles)
    reader = _Word(file, styles)
    headers = sorted(name for name in archive.names if _WORD_HEADERS.fullmatch(name))
    for name in (*headers[:3], "word/document.xml"):
        read_markup(archive.read(name, MAX_XML), file, reader)
    return _with_text(reader.flow.lines, file)


def _read_open_document(archive: Archive, file: str) -> Sequence[Line]:
    """Return the lines of an ODT."""
    if "META-INF/manifest.xml" in archive.names:
        read_markup(archive.read("META-INF/manifest.xml", MAX_XML), file, _Manifest(file))
    reader = _OpenDocument(file)
    read_markup(archive.read("content.xml", MAX_XML), file, reader)
    return _with_text(reader.flow.lines, file)


def _with_text(lines: Sequence[Line], file: str) -> Sequence[Line]:
    if not lines:
        raise refused(file, "there is no text in it", "empty")
    return lines


def _paragraph(number: int) -> str:
    return f"paragraph {number}"


def _is_on(attributes: Mapping[str, str]) -> bool:
    return attributes.get("val", "1") not in _OFF


class _WordStyles:
    """The levels of heading styles, and which styles are bold, by their ids."""

    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self.bold: set[str] = set()
        self._id = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            self._id = attributes.get("styleId", "")
        elif name == "name" and self._id:
            called = attributes.get("val", "").casefold()
            found = re.fullmatch(r"(?:heading|überschrift|titre|título) (\d)", called)
            if found or called == "title":
                self.levels[self._id] = int(found[1]) if found else 1
        elif name == "outlineLvl" and self._id and attributes.get("val", "").isdecimal():
            self.levels.setdefault(self._id, min(int(attributes["val"]), 8) + 1)
        elif name == "b" and self._id and _is_on(attributes):
            self.bold.add(self._id)

    def end(self, name: str) -> None:
        if name == "style":
            self._id = ""

    def text(self, text: str) -> None:
        """Take no text."""


# What stands for a character in a run; a tab sets apart what a table would.
_SIGNS = {"tab": " | ", "ptab": " | ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Word:
    def __init__(self, file: str, styles: _WordStyles) -> None:
        self.flow = Flow(file, _paragraph)
        self._styles = styles
        self._is_text = self._is_bold = self._is_bold_style = False
        self._in_run = False
        self._skipped = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or name == "Fallback":
            # An older form of what stands before it.
            self._skipped += 1
        elif name == "p":
            self.flow.start()
            self._is_bold = self._is_bold_style = False
        elif name == "pStyle":
            style = attributes.get("val", "")
            self.flow.mark(self._styles.levels.get(style, 0))
            self._is_bold_style = style in self._styles.bold
        elif name == "numId":
            self.flow.mark(is_item=attributes.get("val") != "0")
        elif name == "tr":
            self.flow.start_row()
        else:
            self._start_run(name, attributes)

    def _start_run(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "r":
            self._in_run, self._is_bold = True, self._is_bold_style
        elif name == "t":
            self._is_text = True
        elif name == "b" and self._in_run:
            self._is_bold = _is_on(attributes)
        elif name in _SIGNS and self._in_run:
            self.flow.write(_SIGNS[name], is_bold=True)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "p":
            self.flow.end()
        elif name == "t":
            self._is_text = False
        elif name == "r":
            self._in_run = False
        elif name == "tc":
            self.flow.end_cell()
        elif name == "tr":
            self.flow.end_row()

    def text(self, text: str) -> None:
        if self._is_text and not self._skipped:
            self.flow.write(text, is_bold=self._is_bold)


class _Manifest:
    """Refuses an OpenDocument that is encrypted."""

    def __init__(self, file: str) -> None:
        self._file = file

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        del attributes
        if name == "encryption-data":
            raise refused(self._file, "it is locked with a password; save it without one", "locked")

    def end(self, name: str) -> None:
        """Take no end."""

    def text(self, text: str) -> None:
        """Take no text."""


_OPEN_BLOCKS = frozenset({"p", "h"})
_OPEN_SKIPPED = frozenset({"annotation", "tracked-changes", "note", "forms", "sequence-decls"})


class _OpenDocument:
    def __init__(self, file: str) -> None:
        self.flow = Flow(file, _paragraph)
        self._bold: set[str] = set()
        self._style = ""
        self._spans: list[bool] = []
        self._blocks = 0
        self._is_first_of_item = False
        self._skipped = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or name in _OPEN_SKIPPED:
            self._skipped += 1
        elif name == "style":
            self._style = attributes.get("name", "")
        elif name == "text-properties" and attributes.get("font-weight") == "bold":
            self._bold.add(self._style)
        elif name == "list-item":
            self._is_first_of_item = True
        elif name in _OPEN_BLOCKS:
            level = attributes.get("outline-level", "1") if name == "h" else "0"
            self.flow.start(int(level) if level.isdecimal() else 1, is_item=self._is_first_of_item)
            self._is_first_of_item = False
            self._blocks += 1
            self._spans.append(attributes.get("style-name") in self._bold)
        elif name == "span":
            self._spans.append(attributes.get("style-name") in self._bold)
        elif name == "table-row":
            self.flow.start_row()
        elif name in {"tab", "line-break", "s"}:
            self.flow.write({"tab": " | ", "line-break": "\n", "s": " "}[name], is_bold=True)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if name in _OPEN_BLOCKS or name == "span":
            self._spans.pop()
        if name in _OPEN_BLOCKS:
            self.flow.end()
            self._blocks -= 1
        elif name == "table-cell":
            self.flow.end_cell()
        elif name == "table-row":
            self.flow.end_row()

    def text(self, text: str) -> None:
        if self._blocks and not self._skipped:
            is_bold = bool(self._spans and self._spans[-1])
            self.flow.write(" ".join(text.split("\n")), is_bold=is_bold)
