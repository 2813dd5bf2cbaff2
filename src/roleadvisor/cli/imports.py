"""Read the files that people have: a résumé, or the skills that LinkedIn exports."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog, strict
from roleadvisor.resumes import Imported, Mention, Source, read_resume, read_skills, recognise


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


NO_FILES = ImportFiles()


def open_imports(files: ImportFiles, catalog: Catalog) -> Imported | None:
    """Return what the files mean, None if there are none; raise `InputError` if one is unusable."""
    if not files.are_given:
        return None
    mentions: list[Mention] = []
    sources: list[Source] = []
    if files.resume:
        mentions += read_resume(*_text(files.resume))
        sources.append("resume")
    if files.linkedin:
        mentions += read_skills(*_text(files.linkedin))
        sources.append("linkedin")
    return recognise(catalog, mentions, sources)


def completed(sheet: AnswerSheet, imported: Imported) -> AnswerSheet:
    """Return a sheet with the imported answers to what it leaves open; its own answers stay."""
    levels: Mapping[str, int] = {**imported.levels, **sheet.levels}
    skipped = [item for item in sheet.skipped if item not in levels]
    return replace(sheet, levels=dict(sorted(levels.items())), skipped=skipped)


def _text(path: Path) -> tuple[str, str]:
    if str(path) != "-":
        return strict.read_text(path), strict.shown(str(path))
    raw = sys.stdin.buffer.read(strict.MAX_BYTES + 1)
    return strict.decode(raw, "<stdin>"), "<stdin>"
