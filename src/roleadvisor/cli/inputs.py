"""Read what commands are given: packs, sheets, résumés, lists of roles."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roleadvisor.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleadvisor.imports.imported import Imported, Source
    from roleadvisor.imports.reading import Reading
    from roleadvisor.imports.team import Members
    from roleadvisor.packs import Catalog
    from roleadvisor.sheets.sheet import AnswerSheet

    Reader = Callable[[bytes, str], Reading]

# The codes of what is found first in files that are no sheets.
_OF_OTHER_FILES = {
    "syntax",
    "encoding",
    "character",
    "missing-key",
    "unknown-key",
    "type",
    "more-documents",
}
# By the code of a problem, the option that helps.
_REMEDIES = {
    "resume": "; read it with --from-resume FILE",
    "linkedin": "; read it with --from-linkedin FILE",
    "other-pack": "; read it with --pack DIR",
}


class ImportFiles(NamedTuple):
    """The files named on the command line; `-` is standard input."""

    resume: Path | None = None
    linkedin: Path | None = None

    @property
    def are_given(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.resume or self.linkedin)

    @property
    def read_standard_input(self) -> int:
        """How many of the files are standard input."""
        return [str(path) for path in self].count("-")


def open_pack(pack: Path | None) -> Catalog:
    """Return the catalogue of a pack, the bundled one for None; later hints name the pack."""
    from roleadvisor.cli.hints import remember_pack
    from roleadvisor.packs import load_catalog

    catalog = load_catalog(pack)
    if pack:
        remember_pack(pack)
    return catalog


def find_roles(catalog: Catalog, names: str | None, *, least: int = 2) -> Sequence[str]:
    """Return the ids in a comma-separated list; an empty sequence, for None, means all roles.

    Raise `UsageError` for fewer roles than the `least`: one role is always first.
    """
    if names is None:
        return ()
    from roleadvisor.packs.names import find_role

    named = (find_role(catalog, name) for name in names.split(",") if name.strip())
    found = list(dict.fromkeys(named))
    if len(found) < least:
        few = "a role" if least == 1 else "at least two roles to choose between"
        raise UsageError(f"--roles needs {few}")
    return found


def open_answers(
    sheet: Path | None, files: ImportFiles, catalog: Catalog, *, ignore_unknown: bool, call: str
) -> tuple[AnswerSheet, Imported | None]:
    """Return a person's sheet with what their files mention, and what was imported from these.

    If neither a sheet nor a file is given, the sheet is read from standard input, unless that is a
    terminal. `call` is the command as it is called, with `{}` for the sheet or the file.
    """
    from roleadvisor.sheets.sheet import AnswerSheet

    if sheet is None and not files.are_given:
        if sys.stdin.isatty():
            raise UsageError(_how_to_answer(call))
        sheet = Path("-")
    if files.read_standard_input + (str(sheet) == "-") > 1:
        raise UsageError("only one file can be standard input")
    answers = AnswerSheet(levels={})
    if sheet is not None:
        answers = open_sheet(sheet, catalog, ignore_unknown=ignore_unknown)
    imported = open_imports(files, catalog)
    if imported is None:
        return answers, None
    from roleadvisor.imports.imported import completed

    return completed(catalog, answers, imported), imported


def open_sheet(path: Path, catalog: Catalog, *, ignore_unknown: bool) -> AnswerSheet:
    """Return the sheet in a file, or on standard input if the path is `-`."""
    from roleadvisor.sheets.sheet import read_sheet

    text = ""
    try:
        text, file = text_of(path)
        return read_sheet(text, file, catalog, ignore_unknown=ignore_unknown)
    except InputError as error:
        is_told = any(problem.code in _REMEDIES for problem in error.problems)
        is_sheet = is_told or "roleadvisor" in text
        raise with_remedies(error if is_sheet else _no_sheet(error)) from None


def _no_sheet(error: InputError) -> InputError:
    """Return the first problem of a file that is no sheet, as that of a résumé read as one."""
    if error.problems[0].code not in _OF_OTHER_FILES:
        return error
    message = "no sheet of answers; if it is a résumé, read it with --from-resume FILE"
    return InputError([replace(error.problems[0], message=message, code="no-sheet")])


def open_imports(files: ImportFiles, catalog: Catalog) -> Imported | None:
    """Return what the files mention, None without files; raise `InputError` if one is unusable."""
    if not files.are_given:
        return None
    from roleadvisor.imports.linkedin import read_linkedin
    from roleadvisor.imports.recognise import recognise
    from roleadvisor.imports.resumes import read_resume

    readers: Sequence[tuple[Source, Path | None, Reader]] = (
        ("resume", files.resume, read_resume),
        ("linkedin", files.linkedin, read_linkedin),
    )
    read = [(source, _read(path, reader)) for source, path, reader in readers if path]
    mentions = [mention for _, reading in read for mention in reading.mentions]
    return recognise(
        catalog,
        mentions,
        [source for source, _ in read],
        list(dict.fromkeys(name for _, reading in read for name in reading.passed_over)),
    )


def _read(path: Path, reader: Reader) -> Reading:
    """Return what a file says; a file of the other kind is refused with the option that reads it."""
    try:
        return reader(*bytes_of(path))
    except InputError as error:
        raise with_remedies(error) from None


def bytes_of(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a document, or of standard input for `-`, and its name for messages."""
    from roleadvisor.imports.documents.kinds import MAX_DOCUMENT_BYTES
    from roleadvisor.safe.characters import shown
    from roleadvisor.safe.files import read_given_bytes

    if str(path) != "-":
        return read_given_bytes(path, MAX_DOCUMENT_BYTES + 1), shown(str(path))
    return _standard_input(MAX_DOCUMENT_BYTES + 1), "<stdin>"


def open_team(path: Path, catalog: Catalog, *, ignore_unknown: bool) -> Members:
    """Return the people in a stream of sheets or in a folder; `-` is standard input."""
    from roleadvisor.imports.team import read_folder, read_stream
    from roleadvisor.safe.files import open_given

    if path.is_dir():
        return read_folder(path, catalog, ignore_unknown=ignore_unknown)
    if str(path) == "-":
        if sys.stdin.isatty():
            raise UsageError("a team is a file or a folder, or is piped in")
        return read_stream(sys.stdin.buffer, "<stdin>", catalog, ignore_unknown=ignore_unknown)
    with open_given(path) as stream:
        return read_stream(stream, str(path), catalog, ignore_unknown=ignore_unknown)


def _how_to_answer(call: str) -> str:
    """Return how a command is called, and where a sheet comes from."""
    from roleadvisor.cli.hints import to_run

    return "\n".join(
        (
            f"No answers are given. Write: {to_run(call.format('me.yaml'))}",
            f"The quiz writes such a file: {to_run('quiz --save me.yaml')}",
            f"To fill one in yourself: {to_run('questions --template')} > me.yaml",
            f"To begin with a résumé: {to_run(call.format('--from-resume FILE'))}",
        )
    )


def with_remedies(error: InputError) -> InputError:
    """Return an error whose problems name the option that helps, if one does."""
    return InputError(
        replace(problem, message=f"{problem.message}{_REMEDIES.get(problem.code, '')}")
        for problem in error.problems
    )


def text_of(path: Path) -> tuple[str, str]:
    """Return the text of a file, or of standard input for `-`, and its name for messages."""
    from roleadvisor.safe.characters import shown
    from roleadvisor.safe.files import MAX_BYTES, decode, read_given

    if str(path) != "-":
        return read_given(path), shown(str(path))
    return decode(_standard_input(MAX_BYTES + 1), "<stdin>"), "<stdin>"


def _standard_input(most: int) -> bytes:
    if sys.stdin.isatty():
        sys.stderr.write("Reading from this terminal; Ctrl-D on a new line ends it.\n")
    return sys.stdin.buffer.read(most)
