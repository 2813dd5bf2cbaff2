"""Read the text of a web page.

Python's own `html.parser` takes minutes for a page that is built for that, so tags are found here: in
one go from left to right, however broken the page is.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from roleadvisor.imports.documents.flow import Flow
from roleadvisor.imports.documents.kinds import CONTROL, refused
from roleadvisor.imports.lines import Line

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})[^<>]*>")
_HEADING = re.compile(r"h([1-6])")
_BLOCKS = frozenset(
    """
    address article aside blockquote body button caption center dd details div dl dt fieldset
    figcaption figure footer form header hr li main nav ol p pre section summary table tbody td tfoot
    th thead tr ul
    """.split()  # noqa: SIM905 (a list of words reads best so)
)
_BOLD = frozenset({"b", "strong", "th", "dt"})
_SKIPPED = frozenset({"script", "style", "template", "svg", "noscript", "head", "select", "math"})
# Elements that nothing stands in, those that are a page, and what makes others no text of it.
_NEVER_HIDDEN = frozenset(
    {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr", "html", "body", "main"}
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN = re.compile(r"\shidden(?=[\s/>=])", re.IGNORECASE)
_STYLED_AWAY = re.compile(
    r"\s(?:style\s*=\s*(?:\"[^\"]*|'[^']*)(?:display\s*:\s*none|visibility\s*:\s*hidden)|role\s*=\s*[\"']?navigation)",
    re.IGNORECASE,
)
_MOST_TAGS = 100_000
_MOST_UNCLOSED = 20


class _Piece(NamedTuple):
    """A tag, its name with "/" before it where it ends something, or some text."""

    at: int
    tag: str
    text: str = ""


def read_html(text: str, file: str) -> Sequence[Line]:
    """Return the lines of a page; their places are lines of its source."""
    page = _Page(text, file)
    for number, piece in enumerate(_pieces(text)):
        if number > _MOST_TAGS:
            raise refused(file, f"more than {_MOST_TAGS} tags", "too-many-values")
        page.take(piece)
    page.flow.end()
    if not page.flow.lines:
        raise refused(file, "there is no text in it", "empty")
    return page.flow.lines


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the tags and texts of a page; comments, and what is no text, are left out."""
    at = 0
    unclosed: set[str] = set()
    while at < len(text):
        start = text.find("<", at)
        start = len(text) if start < 0 else start
        if start > at:
            yield _Piece(at, "", text[at:start])
        if start == len(text):
            return
        found = _TAG.match(text, start)
        if found:
            name = found[2].lower()
            yield _Piece(start, f"{found[1]}{name}")
            at = found.end()
            if not found[1] and name in _SKIPPED:
                at = _find(text, f"</{name}", at)
            elif not found[1] and _is_no_text(name, found[0]) and name not in unclosed:
                end = _end_of(text, name, at) if len(unclosed) < _MOST_UNCLOSED else None
                at = at if end is None else end
                # Looked for once only, so that a page is not looked through again and again.
                unclosed |= {name} if end is None else set()
        elif text.startswith("<!--", start):
            at = _find(text, "-->", start) + 3
        elif text.startswith(("<!", "<?", "</"), start):
            at = _find(text, ">", start) + 1
        else:
            yield _Piece(start, "", text[start : start + 1])
            at = start + 1


def _is_no_text(name: str, tag: str) -> bool:
    """Return whether an element is a menu, or hidden."""
    is_hidden = _HIDDEN.search(_QUOTED.sub('""', tag)) or _STYLED_AWAY.search(tag)
    return name not in _NEVER_HIDDEN and (name == "nav" or is_hidden is not None)


def _end_of(text: str, name: str, start: int) -> int | None:
    """Return where the tag begins that ends an element, None if it is left open."""
    depth = 1
    for found in re.compile(rf"<(/?){name}(?![\w:-])", re.IGNORECASE).finditer(text, start):
        depth += -1 if found[1] else 1
        if not depth:
            return found.start()
    return None


def _find(text: str, wanted: str, start: int) -> int:
    """Return where `wanted` is next, in whatever case, or the end of the text."""
    found = re.compile(re.escape(wanted), re.IGNORECASE).search(text, start)
    return found.start() if found else len(text)


class _Page:
    """Every block begins a new line: a page's elements may be left open, or closed twice."""

    def __init__(self, text: str, file: str) -> None:
        self.flow = Flow(file, lambda _: f"line {self._began}")
        self.flow.start()
        self._text = text
        self._began = self._line = 1
        self._counted = 0
        self._bold = 0
        self._is_edge = False
        self._last = ""

    def take(self, piece: _Piece) -> None:
        """Take the next tag or text."""
        if not piece.tag:
            self._write(CONTROL.sub("", unescape(piece.text)))
        elif piece.tag.startswith("/"):
            self._end(piece.tag[1:], piece.at)
        else:
            self._start(piece.tag, piece.at)

    def _start(self, tag: str, at: int) -> None:
        heading = _HEADING.fullmatch(tag)
        if tag == "br":
            self.flow.write("\n", is_bold=True)
        elif heading:
            self._next(at, int(heading[1]))
        elif tag in _BLOCKS:
            self._next(at, is_item=tag == "li")
        if tag == "tr":
            self.flow.start_row()
        if tag in _BOLD:
            self._bold += 1

    def _end(self, tag: str, at: int) -> None:
        if tag in _BLOCKS or _HEADING.fullmatch(tag):
            self._next(at)
        if tag in {"td", "th"}:
            self.flow.end_cell()
        elif tag == "tr":
            self.flow.end_row()
        if tag in _BOLD:
            self._bold = max(self._bold - 1, 0)
        self._is_edge = True

    def _write(self, text: str) -> None:
        if not text:
            return
        if self._is_edge and self._last.isalnum() and (text[0].isupper() or text[0].isdecimal()):
            # Boxes beside each other, of which only their style says that they are apart.
            self.flow.write(" | ", is_bold=True)
        self._is_edge, self._last = False, text[-1]
        # A page may break its lines anywhere.
        self.flow.write(re.sub(r"\s+", " ", text), is_bold=bool(self._bold))

    def _next(self, at: int, heading: int = 0, *, is_item: bool = False) -> None:
        self._last = ""
        self.flow.end()
        self._line += self._text.count("\n", self._counted, at)
        self._began, self._counted = self._line, at
        self.flow.start(heading, is_item=is_item)
