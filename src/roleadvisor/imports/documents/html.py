"""Read the text of a web page."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from roleadvisor.errors import InputError, Problem
from roleadvisor.imports.documents.flow import Flow
from roleadvisor.imports.lines import Line
from roleadvisor.safe.characters import shown

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


def read_html(text: str, file: str) -> Sequence[Line]:
    """Return the lines of a page; their places are lines of its source."""
    page = _Page(file)
    page.feed(text)
    page.close()
    page.finish()
    if not page.flow.lines:
        raise InputError([Problem(shown(file), 1, 1, "there is no text in it", "empty")])
    return page.flow.lines


class _Page(HTMLParser):
    """Every block begins a new line: a page's elements may be left open, or closed twice."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.flow = Flow(file, lambda _: f"line {self._began}")
        self.flow.start()
        self._began = 1
        self._bold = 0
        self._skipped = ""

    def finish(self) -> None:
        self.flow.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if self._skipped:
            return
        if tag in _SKIPPED:
            self._skipped = tag
        elif tag == "br":
            self.flow.write("\n", is_bold=True)
        elif heading := _HEADING.fullmatch(tag):
            self._next(int(heading[1]))
        elif tag in _BLOCKS:
            self._next(is_item=tag == "li")
            if tag == "tr":
                self.flow.start_row()
        if tag in _BOLD:
            self._bold += 1

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped = "" if tag == self._skipped else self._skipped
            return
        if tag in _BLOCKS or _HEADING.fullmatch(tag):
            self._next()
        if tag in {"td", "th"}:
            self.flow.end_cell()
        elif tag == "tr":
            self.flow.end_row()
        if tag in _BOLD:
            self._bold = max(self._bold - 1, 0)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            # A page may break its lines anywhere.
            self.flow.write(re.sub(r"\s+", " ", data), is_bold=bool(self._bold))

    def _next(self, heading: int = 0, *, is_item: bool = False) -> None:
        self.flow.end()
        self._began = self.getpos()[0]
        self.flow.start(heading, is_item=is_item)
