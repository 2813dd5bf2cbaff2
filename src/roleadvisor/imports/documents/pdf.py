"""Read a PDF: `pages` does, in a process with limits, since a PDF can be built to do anything."""

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from msgspec import Struct
from msgspec.json import decode

from roleadvisor.errors import InputError
from roleadvisor.imports.documents.kinds import refused
from roleadvisor.imports.documents.pages import MAX_LETTERS, MAX_LINES, MAX_PAGES
from roleadvisor.imports.lines import Line

# Of computing; an ordinary résumé takes a tenth of it.
SECONDS = 0.7
MEMORY = 100_000_000
# Of waiting, where the system cannot count computing.
PATIENCE = 20.0
_START = "import sys; sys.path[:] = {path!r}; from roleadvisor.imports.documents.pages import main; main()"
_REASONS = {
    "locked": ("it is locked with a password; save it without one", "locked"),
    "damaged": ("the PDF is damaged; save it again", "damaged"),
    "pages": (f"more than {MAX_PAGES} pages", "too-large"),
    "lines": (f"more than {MAX_LINES} lines", "too-many-values"),
    "letters": (f"more than {MAX_LETTERS} characters of text", "too-large"),
    "scan": (
        "there is no text in it, only pictures of pages; save it as a PDF with text, or copy the text",
        "empty",
    ),
}


class _Said(Struct):
    """What `pages` says: lines as its `_lines` yields them, or why there are none."""

    lines: list[tuple[str, int, int, int, bool, bool]] = []
    refused: str = ""


def read_pdf(data: bytes, file: str) -> Sequence[Line]:
    """Return the lines of a PDF; raise `InputError` if it has none, or cannot be read."""
    if find_spec("pypdfium2") is None:
        message = "a PDF needs one more library: pip install 'roleadvisor[documents]'"
        raise refused(file, message, "extra")
    said = _said(data, file)
    if said.refused:
        raise refused(file, *_REASONS[said.refused])
    if not said.lines:
        raise refused(file, *_REASONS["scan"])
    return [
        Line(text, f"page {page}, line {row}", heading, is_item, is_capitals)
        for text, page, row, heading, is_item, is_capitals in said.lines
    ]


def _said(data: bytes, file: str) -> _Said:
    start = _START.format(path=sys.path)
    command = [sys.executable, "-X", "utf8", "-c", start, str(SECONDS), str(MEMORY)]
    try:
        done = subprocess.run(  # noqa: S603 (nothing of it comes from the file)
            command, input=data, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise _unfit(file) from None
    if done.returncode:
        raise _unfit(file)
    return decode(done.stdout, type=_Said)


def _unfit(file: str) -> InputError:
    message = "the PDF takes too much time or memory to read; save it again, or copy its text"
    return refused(file, message, "too-large")
