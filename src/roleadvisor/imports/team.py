"""Read a team's people: a stream of sheets, or a folder of sheets and résumés."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from roleadvisor.errors import InputError, Problem, reason_of
from roleadvisor.imports.documents.kinds import MAX_DOCUMENT_BYTES, kind_of, text_in
from roleadvisor.imports.imported import Imported, completed
from roleadvisor.imports.json_resume import read_data
from roleadvisor.imports.mentions import Mention, within_limits
from roleadvisor.imports.recognise import recognise
from roleadvisor.imports.resumes import read_resume
from roleadvisor.imports.written_data import Written, data_in
from roleadvisor.packs import Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import first_problems
from roleadvisor.safe.files import read_given_bytes, read_text
from roleadvisor.sheets.people import read_sheets
from roleadvisor.sheets.sheet import AnswerSheet, is_sheet, read_sheet

MOST_PEOPLE = 500
MOST_FILES = 5_000
# How many bytes of a stream are looked at to tell whether it holds sheets.
PEEKED = 4096
_DATA = {".yaml", ".yml", ".json"}
_TEXTS = {".md", ".txt"}
_DOCUMENTS = _TEXTS | {".pdf", ".docx", ".odt", ".html", ".htm", ".toml"}
# A folder holds notes too: in fewer items than these a text is no résumé.
_LEAST_ITEMS = 2
# A sheet that is no YAML for a mistake in it, by a line; a text also tells of sheets.
_BROKEN = re.compile(r"^[\"']?roleadvisor[\"']?[ \t]*:", re.MULTILINE)
_BEGUN = re.compile(r"(?:[ \t]*+(?:#[^\n]*+|---[ \t]*+)?\n)*+[\"']?roleadvisor[\"']?[ \t]*:")


class Members(NamedTuple):
    """The people of a team, each with an id of their own, and the files that hold nobody.

    `imported` has what was read from the résumés, by id.
    """

    sheets: Sequence[AnswerSheet]
    imported: Mapping[str, Imported] = {}
    passed_over: Sequence[str] = ()


class Read(NamedTuple):
    """What a file holds of a person: a sheet, and what was imported if it is a résumé."""

    sheet: AnswerSheet
    imported: Imported | None = None


class _Found(NamedTuple):
    """What was read of a person who has an id, and where it stands."""

    id: str
    read: Read
    file: str
    line: int


def read_stream(
    stream: BinaryIO, file: str, catalog: Catalog, *, ignore_unknown: bool = False
) -> Members:
    """Return the people of a stream with one JSON sheet a line; who has no id is called by the line.

    Raise `InputError` with the problems of all lines, and for more people than a team may have.
    """
    if not _begins_with_sheet(stream):
        message = "not one JSON sheet a line; give such a file, or a folder of sheets and résumés"
        raise InputError([Problem(shown(file), 1, 1, message, "not-a-stream")])
    found: list[_Found] = []
    faults: list[InputError] = []
    for line, read in read_sheets(stream, file, catalog, ignore_unknown=ignore_unknown):
        if isinstance(read, InputError):
            faults.append(read)
        else:
            found.append(_found(Read(read), f"line {line}", file, line))
        if len(found) > MOST_PEOPLE:
            raise _too_many(file, line)
    return _members(file, found, faults)


def read_folder(folder: Path, catalog: Catalog, *, ignore_unknown: bool = False) -> Members:
    """Return the people of a folder: a sheet or a résumé a file; who has no id is called by the file.

    Names that begin with a dot are left out; files of other kinds, and folders, are passed over.
    Raise `InputError` with the problems of all files, and for more people than a team may have.
    """
    found: list[_Found] = []
    faults: list[InputError] = []
    passed_over: list[str] = []
    for path in _listed(folder):
        try:
            read = read_file(path, catalog, ignore_unknown=ignore_unknown)
        except InputError as error:
            faults.append(error)
            continue
        if read is None:
            passed_over.append(shown(path.name))
        else:
            found.append(_found(read, path.stem, str(path), 1))
        if len(found) > MOST_PEOPLE:
            raise _too_many(str(path), 1)
    return _members(str(folder), found, faults)._replace(passed_over=passed_over)


def read_file(path: Path, catalog: Catalog, *, ignore_unknown: bool) -> Read | None:
    """Return the sheet in a file, or what the résumé in it mentions; None if it holds neither.

    Whether it is a sheet or a résumé is told by its content. No name is read from a résumé.
    """
    ending = path.suffix.lower()
    if ending not in _DATA | _DOCUMENTS or path.is_dir():
        return None
    file = shown(str(path))
    if ending in _TEXTS:
        return _of_text(path, file, catalog, ignore_unknown=ignore_unknown)
    if ending in _DOCUMENTS:
        return _of_document(read_given_bytes(path, MAX_DOCUMENT_BYTES + 1), file, catalog)
    text = read_text(path)
    written = data_in(text, file)
    data = written.data if written else None
    if is_sheet(data) or (data is None and _BROKEN.search(text)):
        return Read(read_sheet(text, file, catalog, ignore_unknown=ignore_unknown))
    reading = read_data(data)
    return _imported(catalog, within_limits(reading.mentions, file)) if reading else None


def _of_text(path: Path, file: str, catalog: Catalog, *, ignore_unknown: bool) -> Read | None:
    """Return the sheet in a text, or what it mentions if that is as much as a résumé does."""
    data = read_given_bytes(path, MAX_DOCUMENT_BYTES + 1)
    text = text_in(data, file) if kind_of(data, file) == "text" else None
    written = data_in(text, file) if text else None
    if text and (is_sheet(written.data) if written else _BEGUN.match(text)):
        return Read(read_sheet(text, file, catalog, ignore_unknown=ignore_unknown))
    if text is not None and _is_no_resume(text, written):
        return None
    read = _of_document(data, file, catalog)
    found = read.imported if read else None
    items = {match.item for match in found.matched} if found else set()
    return read if len(items) >= _LEAST_ITEMS else None


def _is_no_resume(text: str, written: Written | None) -> bool:
    """Return whether a text is empty, or other data."""
    rest = written.rest if written else text
    return not rest.strip() and not (written and read_data(written.data))


def _of_document(data: bytes, file: str, catalog: Catalog) -> Read | None:
    """Return what the résumé in a document mentions, None if it mentions nothing that counts."""
    read = _imported(catalog, read_resume(data, file).mentions)
    return read if read.imported and (read.imported.matched or read.imported.titles) else None


def _begins_with_sheet(stream: BinaryIO) -> bool:
    """Return whether a stream begins with a line that is an object, as far as that can be seen."""
    peek = getattr(stream, "peek", None)
    begun = bytes(peek(PEEKED)) if peek else b""
    first, end, _ = begun.removeprefix(BOM_UTF8).lstrip().partition(b"\n")
    is_whole = not end or first.rstrip().endswith(b"}")
    return not first or (first.startswith(b"{") and is_whole)


def _imported(catalog: Catalog, mentions: Sequence[Mention]) -> Read:
    """Return what a résumé mentions: skills, tools, and the roles that its last title names."""
    found = recognise(catalog, mentions, ["resume"])
    return Read(completed(catalog, AnswerSheet(levels={}), found), found)


def _listed(folder: Path) -> Sequence[Path]:
    """Return what stands in a folder, sorted by name."""
    try:
        named = (path for path in folder.iterdir() if not path.name.startswith("."))
        paths = list(islice(named, MOST_FILES + 1))
    except OSError as error:
        raise InputError(
            [Problem(shown(str(folder)), 1, 1, reason_of(error), "unreadable")]
        ) from None
    if len(paths) > MOST_FILES:
        message = f"more than {MOST_FILES:,} files"
        raise InputError([Problem(shown(str(folder)), 1, 1, message, "too-many-files")])
    return sorted(paths)


def _found(read: Read, otherwise: str, file: str, line: int) -> _Found:
    """Return what was read with the id of the sheet, or else the one given."""
    own = read.sheet.id or ""
    called = own if own.strip() else shown(otherwise)
    sheet = replace(read.sheet, id=called)
    return _Found(called, read._replace(sheet=sheet), shown(file), line)


def _members(file: str, found: Sequence[_Found], faults: Iterable[InputError]) -> Members:
    """Return the people; raise `InputError` if anything is wrong, or if there are none."""
    problems = [problem for error in faults for problem in error.problems]
    taken: dict[str, _Found] = {}
    for one in found:
        if one.id in taken:
            problems.append(_twice(one, taken[one.id]))
        taken.setdefault(one.id, one)
    if not (problems or found):
        problems = [Problem(shown(file), 1, 1, "there is no sheet or résumé in it", "empty")]
    if problems:
        raise InputError(first_problems(problems))
    imported = {one.id: one.read.imported for one in found if one.read.imported}
    return Members([one.read.sheet for one in found], imported)


def _twice(second: _Found, first: _Found) -> Problem:
    where = f"line {first.line}" if first.file == second.file else first.file
    message = f"the id '{shown(second.id, 60)}' is taken already, in {where}"
    return Problem(second.file, second.line, 1, message, "duplicate-id")


def _too_many(file: str, line: int) -> InputError:
    message = f"more than {MOST_PEOPLE} people; a team has at most so many"
    return InputError([Problem(shown(file), line, 1, message, "too-many-people")])
