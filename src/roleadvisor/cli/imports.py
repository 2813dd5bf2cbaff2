"""Read the files that people have: a résumé, or the skills that LinkedIn exports."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from roleadvisor.cli.sheet_files import named_text, open_sheet
from roleadvisor.errors import UsageError
from roleadvisor.imports.imported import Imported, Source
from roleadvisor.packs import Catalog
from roleadvisor.sheets.sheet import AnswerSheet, with_mentions


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


def open_answers(
    sheet: Path | None, files: ImportFiles, catalog: Catalog, *, ignore_unknown: bool
) -> tuple[AnswerSheet, Imported | None]:
    """Return a person's sheet, completed by what their files name, and what these were taken for.

    Where there is neither sheet nor file, the sheet is standard input.
    """
    if sheet is None and not files.are_given:
        sheet = Path("-")
    if files.read_standard_input + (str(sheet) == "-") > 1:
        raise UsageError("only one file can be standard input")
    answers = AnswerSheet(levels={})
    if sheet is not None:
        answers = open_sheet(sheet, catalog, ignore_unknown=ignore_unknown)
    imported = open_imports(files, catalog)
    return (completed(answers, imported) if imported else answers), imported


def open_imports(files: ImportFiles, catalog: Catalog) -> Imported | None:
    """Return what the files mean, None if there are none; raise `InputError` if one is unusable."""
    if not files.are_given:
        return None
    from roleadvisor.imports.json_resume import read_resume
    from roleadvisor.imports.linkedin import read_skills
    from roleadvisor.imports.mentions import Mention
    from roleadvisor.imports.recognise import recognise

    mentions: list[Mention] = []
    sources: list[Source] = []
    if files.resume:
        mentions += read_resume(*named_text(files.resume))
        sources.append("resume")
    if files.linkedin:
        mentions += read_skills(*named_text(files.linkedin))
        sources.append("linkedin")
    return recognise(catalog, mentions, sources)


def completed(sheet: AnswerSheet, imported: Imported) -> AnswerSheet:
    """Return a sheet with what is imported among its mentions, in the order of their items."""
    filled = with_mentions(sheet, imported.mentioned)
    return replace(filled, mentioned=dict(sorted(filled.mentioned.items())))
