"""`ad`: what a job ad is for and asks for, or several."""

import re
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleadvisor.cli.hints import Answers, to_run
from roleadvisor.cli.inputs import ImportFiles, bytes_of, open_answers, open_pack, text_of
from roleadvisor.cli.options import (
    Form,
    Format,
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Long,
    Pack,
)
from roleadvisor.cli.outputs import form_of, page, print_json
from roleadvisor.errors import MALFORMED_LINES, NOT_ENOUGH_ANSWERS, InputError, UsageError
from roleadvisor.safe.characters import shown

if TYPE_CHECKING:
    from roleadvisor.packs import Catalog
    from roleadvisor.results.ad import Ad, AdOutcome
    from roleadvisor.sheets.sheet import AnswerSheet

# The line by which a sheet is told that is too broken to be read.
_SHEET = re.compile(r"^[\s{]{0,20}[\"']?roleadvisor[\"']?\s{0,20}:\s{0,20}\d", re.MULTILINE)


def ad(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE... [SHEET]",
            help="Job ads as text, - for standard input; an answer sheet among them is yours.",
            show_default=False,
        ),
    ] = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    form: Format = None,
    json: Json = False,
    is_long: Long = False,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Say which role a job ad is for, what it asks for, and what you have of it."""
    chosen = form_of(form, json=json)
    catalog = open_pack(pack)
    given = files or ([] if sys.stdin.isatty() else [Path("-")])
    ads, sheet = _without_sheet(given)
    imports = ImportFiles(from_resume, from_linkedin)
    if imports.read_standard_input + [str(path) for path in ads].count("-") > 1:
        raise UsageError("only one file can be standard input")
    if is_long and len(ads) > 1:
        raise UsageError("--long is for one job ad")
    person = None
    if sheet or imports.are_given:
        person, _ = open_answers(
            sheet, imports, catalog, ignore_unknown=ignore_unknown, call="ad FILE {}"
        )
    flags = ["--ignore-unknown"] * ignore_unknown
    answers = Answers(sheet, from_resume, from_linkedin, tuple(flags))
    if len(ads) == 1:
        return _print_one(catalog, ads[0], person, chosen, answers, is_long=is_long)
    return _print_several(catalog, ads, person, chosen)


def _without_sheet(given: Sequence[Path]) -> tuple[list[Path], Path | None]:
    """Return the ads, and the answer sheet among them, if any.

    Raise `UsageError` for two sheets, no ad, or a folder.
    """
    for path in given:
        if path.is_dir():
            files = to_run(f"ad {shlex.quote(str(path))}/*")
            raise UsageError(f"{shown(str(path))} is a folder. Write: {files}")
    sheets = [path for path in given if _is_sheet(path)]
    ads = [path for path in given if path not in sheets]
    if len(sheets) > 1:
        raise UsageError("only one of the files can be an answer sheet")
    if not ads:
        raise UsageError(f"No job ad is given. Write: {to_run('ad job.txt')}")
    return ads, sheets[0] if sheets else None


def _is_sheet(path: Path) -> bool:
    """Return whether a file is meant as a sheet; what cannot be read is taken for an ad."""
    from roleadvisor.imports.written_data import data_in
    from roleadvisor.sheets.sheet import is_sheet

    if not path.is_file():
        return False
    with suppress(InputError):
        text, file = text_of(path)
        with suppress(InputError):
            written = data_in(text, file)
            return is_sheet(written.data) if written else _SHEET.search(text) is not None
        return _SHEET.search(text) is not None
    return False


def _read(catalog: "Catalog", path: Path, person: "AnswerSheet | None") -> "Ad":
    from roleadvisor.imports.documents import lines_of
    from roleadvisor.results.ad import read_job_ad

    data, file = bytes_of(path)
    return read_job_ad(catalog, lines_of(data, file), file, sheet=person)


def _print_one(
    catalog: "Catalog",
    path: Path,
    person: "AnswerSheet | None",
    form: Form,
    answers: Answers,
    *,
    is_long: bool,
) -> int:
    result = _read(catalog, path, person)
    if form == "json":
        print_json("ad", result, catalog)
    else:
        from roleadvisor.render.text.ad import write_ad

        write_ad(result, catalog, page(form=form, answers=answers), is_long=is_long)
    return 0 if result.status == "ranked" else NOT_ENOUGH_ANSWERS


def _print_several(
    catalog: "Catalog", paths: Sequence[Path], person: "AnswerSheet | None", form: Form
) -> int:
    from roleadvisor.results.ad import best_first

    outcomes = [_outcome(catalog, path, person) for path in paths]
    result = best_first(outcomes)
    if form == "json":
        print_json("ads", result, catalog)
    else:
        from roleadvisor.render.text.ad import write_ads

        write_ads(result, page(form=form))
    return MALFORMED_LINES if any(outcome.problems for outcome in outcomes) else 0


def _outcome(catalog: "Catalog", path: Path, person: "AnswerSheet | None") -> "AdOutcome":
    from roleadvisor.results.ad import AdOutcome

    file = shown(str(path))
    try:
        return AdOutcome(file=file, ad=_read(catalog, path, person), problems=())
    except InputError as error:
        return AdOutcome(file=file, ad=None, problems=error.problems)
