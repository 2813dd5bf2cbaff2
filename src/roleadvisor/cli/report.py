"""Write a result as a page or a picture to show to somebody."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from roleadvisor.cli.results import scored
from roleadvisor.cli.sheet_files import writable
from roleadvisor.errors import NOT_ENOUGH_ANSWERS, OutputError, UsageError, reason_of
from roleadvisor.imports.imported import Imported
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import encode
from roleadvisor.render.documents.match import BestPart, MatchDocument, match_document
from roleadvisor.render.documents.plan import PlanDocument, plan_document
from roleadvisor.render.documents.report import ReportFormat, report_document
from roleadvisor.results.apart import goal_of
from roleadvisor.results.company import CompanySize
from roleadvisor.results.plan import plan_of
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import write_atomically
from roleadvisor.sheets.sheet import AnswerSheet


class ReportOptions(NamedTuple):
    """What the command line asks for; `towards` is the role of the plan, if one is named."""

    output: Path
    form: ReportFormat
    roles: Sequence[str]
    size: CompanySize | None
    towards: str | None
    as_json: bool


def write_report(
    catalog: Catalog, sheet: AnswerSheet, options: ReportOptions, imported: Imported | None
) -> int:
    """Score a sheet, write the report, say where it is, and return the exit code."""
    if options.as_json and str(options.output) == "-":
        raise UsageError("--json prints a document of its own, so the report needs a file")
    is_stdout = str(options.output) == "-"
    target = options.output if is_stdout else writable(options.output)
    match, plan = _documents(catalog, sheet, options, imported)
    if match.best is None or plan is None:
        return _insufficient(catalog, match, options)
    text = _rendered(match, plan, match.best, catalog, options.form)
    if is_stdout:
        sys.stdout.write(text)
        return 0
    _write(target, text)
    if options.as_json:
        document = report_document(
            catalog,
            match,
            plan,
            file=shown(str(options.output), 1000),
            form=options.form,
            size=len(text.encode()),
        )
        sys.stdout.write(encode(document))
    else:
        sys.stderr.write(f"The report is in {shown(str(options.output), 1000)}.\n")
    return 0


def _documents(
    catalog: Catalog, sheet: AnswerSheet, options: ReportOptions, imported: Imported | None
) -> tuple[MatchDocument, PlanDocument | None]:
    """Return what the report shows; without a ranking there is no plan."""
    card, match = scored(catalog, sheet, options.roles)
    if options.towards and options.towards not in match.contest.classes:
        raise UsageError(
            f"--towards names '{options.towards}', which is not among the ranked roles"
        )
    towards = options.towards or goal_of(match)
    plan = plan_of(catalog, card, towards, match) if towards else None
    return (
        match_document(catalog, card, sheet, match, size=options.size, imported=imported),
        plan_document(catalog, sheet, match, plan.role, plan) if plan else None,
    )


def _rendered(
    match: MatchDocument, plan: PlanDocument, best: BestPart, catalog: Catalog, form: ReportFormat
) -> str:
    if form == "svg":
        from roleadvisor.render.picture import picture_of

        return picture_of(match, catalog, title="roleadvisor")
    from roleadvisor.render.page import page_of

    return page_of(match, plan, best, catalog)


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(path, text)
    except OSError as error:
        raise OutputError(f"cannot write {shown(str(path), 300)}: {reason_of(error)}") from None


def _insufficient(catalog: Catalog, match: MatchDocument, options: ReportOptions) -> int:
    if options.as_json:
        document = report_document(catalog, match, None, file=None, form=options.form, size=0)
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.console import open_page
        from roleadvisor.render.text.result import write_match

        write_match(match, catalog, open_page(sys.stderr))
    return NOT_ENOUGH_ANSWERS
