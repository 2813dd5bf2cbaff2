"""Read many people from a stream of sheets, one a line."""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from roleadvisor.errors import InputError, Problem
from roleadvisor.packs import Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import MAX_BYTES, decode
from roleadvisor.sheets.lines import read_blocks
from roleadvisor.sheets.people import Person, items_like, person_of, plain_reader, sheet_of
from roleadvisor.sheets.sheet import AnswerSheet, read_sheet

Reader = Callable[[int, bytes], Person | InputError]


def read_sheets(
    stream: BinaryIO, file: str, catalog: Catalog, *, ignore_unknown: bool = False
) -> Iterator[tuple[int, AnswerSheet | InputError]]:
    """Yield each line's number with its sheet, or with the error that lists its problems.

    Blank lines are passed over. A line is kept only as far as a sheet may be long. Nothing is read
    further after a line that seems to have no end, or after as many bytes of refused lines as one
    sheet may have: a strict reading of much more would take long.
    """
    refused = 0
    items: Sequence[str] = ()
    for block in read_blocks(stream):
        if not items:
            items = items_like(block.lines[0], catalog)
            read = reader_of(catalog, items, file, ignore_unknown=ignore_unknown)
        for number, raw in block.filled():
            person = read(number, raw)
            is_refused = isinstance(person, InputError)
            yield number, person if isinstance(person, InputError) else sheet_of(person, items)
            refused += len(raw) if is_refused and len(raw) <= MAX_BYTES else 0
            if refused > MAX_BYTES:
                yield number, not_read_further(file, number)
                return
        if not block.has_end:
            yield block.last, not_read_further(file, block.last)


def read_plainly(raw: bytes, catalog: Catalog) -> AnswerSheet | None:
    """Return a sheet in JSON that is plainly right, without the YAML parser; None for any other."""
    items = items_like(raw, catalog)
    person = plain_reader(catalog, items)(1, raw)
    return sheet_of(person, items) if person else None


def reader_of(
    catalog: Catalog, items: Sequence[str], file: str, *, ignore_unknown: bool = False
) -> Reader:
    """Return what reads a line, given its number, as a person with codes in the order of `items`.

    What is not plainly right is read as strictly as a sheet of its own; every problem is of that line.
    """
    read_plain = plain_reader(catalog, items, ignore_unknown=ignore_unknown)

    def read(number: int, raw: bytes) -> Person | InputError:
        return read_plain(number, raw) or read_strictly(number, raw)

    def read_strictly(number: int, raw: bytes) -> Person | InputError:
        try:
            text = decode(raw, file)
            sheet = read_sheet(text, file, catalog, ignore_unknown=ignore_unknown)
        except InputError as error:
            return InputError(problem._replace(line=number) for problem in error.problems)
        return person_of(sheet, number, items)

    return read


def not_read_further(file: str, line: int) -> InputError:
    """Return the error that says that a stream is given up at a line."""
    message = "not read further: too much of this is unusable"
    return InputError([Problem(shown(file), line, 1, message, "more-problems")])
