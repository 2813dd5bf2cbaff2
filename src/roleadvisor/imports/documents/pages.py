"""Read the text of a PDF, in a process of its own that `pdf` starts with limits.

It reads the file on standard input and writes its lines, or why it has none, as JSON on standard
output. PDFium is written in C++: what makes it fail or run on ends this process and no other.
"""

import ctypes
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from roleadvisor.imports.documents.layout import (
    NEW_CELL,
    Run,
    headings_of,
    is_by_capitals,
    level_of,
    paragraphs_of,
    without_running_heads,
)

MAX_PAGES = 100
MAX_LETTERS = 300_000
MAX_LINES = 5_000
_BOLD = re.compile(r"bold|black|heavy|demi|semib|cmbx|bx\d|[-,]bd", re.IGNORECASE)
_BOLD_WEIGHT = 600
_NEW_WORD = 0.17  # of the height of the letters
_HYPHEN = "\x02"  # PDFium's sign for a hyphen at the end of a line
_PASSWORD = 4  # FPDF_ERR_PASSWORD


class RefusedError(Exception):
    """The PDF has no text to give; the message says why."""


def main() -> None:
    """Read a PDF from standard input."""
    _limit(float(sys.argv[1]), int(sys.argv[2]))
    try:
        said: dict[str, Any] = {"lines": list(_lines(sys.stdin.buffer.read()))}
    except RefusedError as error:
        said = {"refused": str(error)}
    json.dump(said, sys.stdout)


def _limit(seconds: float, memory: int) -> None:
    """End this process by a signal after so much computing; refuse it more than so much memory."""
    import pypdfium2.raw  # noqa: F401, PLC0415 (what the library itself needs is not the file's)

    try:
        import resource  # noqa: PLC0415 (not on Windows)
        import signal  # noqa: PLC0415
    except ImportError:
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _lines(data: bytes) -> Iterator[tuple[str, int, int, int, bool, bool]]:
    """Yield each line's text, page, number on the page, level as a heading, and what else it is.

    That is whether it is an item, and whether only capitals make it look like a heading.
    """
    pages = [paragraphs_of(runs) for runs in without_running_heads(list(_pages(data)))]
    headings = headings_of(pages)
    if sum(map(len, pages)) > MAX_LINES:
        raise RefusedError("lines")
    for number, page in enumerate(pages, 1):
        for part in page:
            level, is_capitals = level_of(part, headings), is_by_capitals(part, headings)
            yield part.text, number, part.row, level, part.is_item, is_capitals


def _pages(data: bytes) -> Iterator[Sequence[Run]]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 (loaded only here)

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        is_locked = pdfium.FPDF_GetLastError() == _PASSWORD
        raise RefusedError("locked" if is_locked else "damaged")
    count = pdfium.FPDF_GetPageCount(document)
    if count > MAX_PAGES:
        raise RefusedError("pages")
    letters = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        if not text:
            continue
        letters += pdfium.FPDFText_CountChars(text)
        if letters > MAX_LETTERS:
            raise RefusedError("letters")
        yield list(_runs(pdfium, text))
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _runs(pdfium: Any, page: Any) -> Iterator[Run]:
    """Yield the runs of a page; a gap that no space of a text is ends one."""
    run: Run | None = None
    is_spaced = False
    for index in range(pdfium.FPDFText_CountChars(page)):
        letter = chr(pdfium.FPDFText_GetUnicode(page, index))
        if letter.isspace():
            is_spaced = True
            continue
        letter = "-" if letter == _HYPHEN else unicodedata.normalize("NFKC", letter)
        if not letter.isprintable() and not "\ue000" <= letter <= "\uf8ff":
            continue
        left, right, base, size = _place(pdfium, page, index)
        gap = left - run.right if run else 0.0
        if run and _is_same(run, gap, base, size):
            space = " " if is_spaced or gap > _NEW_WORD * size else ""
            run = run._replace(text=f"{run.text}{space}{letter}", right=max(right, run.right))
        else:
            if run:
                yield run
            run = Run(letter, left, right, base, size, _is_bold(pdfium, page, index))
        is_spaced = False
    if run:
        yield run


def _is_same(run: Run, gap: float, base: float, size: float) -> bool:
    height = max(size, run.size)
    return abs(base - run.base) < height * 0.3 and -0.5 * height < gap < NEW_CELL * height


def _place(pdfium: Any, page: Any, index: int) -> tuple[float, float, float, float]:
    """Return left, right, base line and height of a letter, in points."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(page, index, box)
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    return box.left, box.right, y.value, abs(box.top - box.bottom)


def _is_bold(pdfium: Any, page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(page, index) >= _BOLD_WEIGHT:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, index, name, len(name), flags)
    return _BOLD.search(name.value.decode(errors="replace")) is not None


if __name__ == "__main__":
    main()
