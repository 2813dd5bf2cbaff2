"""Open the sheets that a command names, and write sheets."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from roleadvisor.errors import InputError, Problem, UsageError, reason_of
from roleadvisor.packs import LEVELS, Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import MAX_PROBLEMS
from roleadvisor.safe.files import MAX_BYTES, decode, open_regular, read_text
from roleadvisor.sheets.sheet import AnswerSheet, read_sheet, sheet_document


def open_sheet(path: Path, catalog: Catalog, *, ignore_unknown: bool) -> AnswerSheet:
    """Return the sheet in a file, or on standard input if the path is `-`."""
    text, file = named_text(path)
    return read_sheet(text, file, catalog, ignore_unknown=ignore_unknown)


def named_text(path: Path) -> tuple[str, str]:
    """Return what is in a file, or on standard input if the path is `-`, and what it is called."""
    if str(path) != "-":
        return read_text(path), shown(str(path))
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    return decode(raw, "<stdin>"), "<stdin>"


def open_labelled(
    path: Path, catalog: Catalog, *, ignore_unknown: bool = False
) -> list[AnswerSheet]:
    """Return the labelled sheets in an NDJSON file, or on standard input if the path is `-`.

    Every problem of every line is reported, a missing label too.
    """
    if str(path) == "-":
        return _labelled(sys.stdin.buffer, "<stdin>", catalog, ignore_unknown=ignore_unknown)
    with open_regular(path) as stream:
        return _labelled(stream, str(path), catalog, ignore_unknown=ignore_unknown)


def _labelled(
    stream: BinaryIO, file: str, catalog: Catalog, *, ignore_unknown: bool
) -> list[AnswerSheet]:
    from roleadvisor.sheets.people import read_sheets

    sheets: list[AnswerSheet] = []
    problems: list[Problem] = []
    for line, read in read_sheets(stream, file, catalog, ignore_unknown=ignore_unknown):
        if isinstance(read, InputError):
            problems += read.problems
        elif read.label is None:
            problems.append(Problem(shown(file), line, 1, "no label", "missing-label"))
        else:
            sheets.append(read)
        if len(problems) >= MAX_PROBLEMS:
            break
    if problems:
        if len(problems) >= MAX_PROBLEMS:
            more = f"not read further: these are the first {MAX_PROBLEMS} problems"
            last = problems[MAX_PROBLEMS - 1]
            problems[MAX_PROBLEMS:] = [last._replace(message=more, code="more-problems")]
        raise InputError(problems)
    if not sheets:
        raise InputError([Problem(shown(file), 1, 1, "no sheets in this file", "empty")])
    return sheets


def writable(path: Path) -> Path:
    """Return the file that a path leads to; refuse at once what could not be written at the end."""
    try:
        target = path.resolve()
        is_free = not target.exists() or target.is_file()
        has_place = os.access(target.parent, os.W_OK | os.X_OK)
    except (OSError, RuntimeError) as error:
        raise UsageError(f"cannot write {shown(str(path), 300)}: {reason_of(error)}") from None
    if not (is_free and has_place):
        raise UsageError(f"cannot write {shown(str(path), 300)}")
    return target


def save_sheet(sheet: AnswerSheet, path: Path, catalog: Catalog) -> None:
    """Write a sheet as YAML, whole or not at all, readable by its owner only."""
    import yaml

    from roleadvisor.safe.files import write_atomically

    text = yaml.safe_dump(sheet_document(sheet, catalog), sort_keys=False, allow_unicode=True)
    write_atomically(path, text)


def template_of(catalog: Catalog) -> str:
    """Return an answer sheet with every item that tells anything left open, its text beside it."""
    field = catalog.questionnaire.field
    lines = [
        "# Replace null by true or false, a level 0 to 4, or its word; leave null to skip.",
        *(f"# {kind}: {', '.join(words)}" for kind, words in LEVELS.items()),
        "roleadvisor: 1",
        f"experience: practitioner  # or newcomer, if you do not work with {field} yet",
    ]
    asked = {item.id for item in catalog.items.values() if item.weight > 0}
    lines.append("answers:" if asked else "answers: {}")
    for screen in catalog.questionnaire.screens:
        listed = [item for item in screen.items if item.id in asked]
        if listed:
            lines += ["", f"  # {shown(screen.title)} ({screen.kind}): {shown(screen.prompt)}"]
        lines += [f"  {item.id}: null  # {shown(item.text)}" for item in listed]
    return "\n".join(lines) + "\n"
