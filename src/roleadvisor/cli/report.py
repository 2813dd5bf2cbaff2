"""`report`: a result and a plan as a page or a picture to show to somebody."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleadvisor.cli.inputs import ImportFiles, find_roles, open_answers, open_pack
from roleadvisor.cli.options import (
    Company,
    Country,
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Pack,
    Roles,
    Sheet,
    role_ids,
)
from roleadvisor.cli.outputs import page, writable
from roleadvisor.errors import NOT_ENOUGH_ANSWERS, OutputError, UsageError, reason_of

if TYPE_CHECKING:
    from roleadvisor.packs import Catalog
    from roleadvisor.results.advice import Advice
    from roleadvisor.results.pay import Pay
    from roleadvisor.results.plan import Plan

Form = Literal["html", "svg"]
_OTHER_FORMS = {
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".pdf",
    ".docx",
    ".odt",
    ".md",
    ".txt",
    ".json",
}


def report(
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file to write. - is standard output."
        ),
    ],
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="A page for the browser, or a picture. By default, the ending of FILE decides.",
        ),
    ] = None,
    towards: Annotated[
        str | None,
        typer.Option(
            "--towards",
            metavar="ROLE",
            help="Plan for this role or speciality, not for the best one.",
            autocompletion=role_ids,
        ),
    ] = None,
    json: Json = False,
    roles: Roles = None,
    company: Company = None,
    country: Country = None,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Write the result as a page that you can share, or as a picture."""
    from roleadvisor.packs.names import find_role
    from roleadvisor.render.json import Report, encode, report_document
    from roleadvisor.render.verdict import told_of
    from roleadvisor.results.advice import advise
    from roleadvisor.results.pay import pay_of
    from roleadvisor.results.plan import plan
    from roleadvisor.safe.characters import shown

    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles)
    goal = find_role(catalog, towards) if towards else None
    files = ImportFiles(from_resume, from_linkedin)
    answers, imported = open_answers(
        sheet, files, catalog, ignore_unknown=ignore_unknown, call="report {} -o page.html"
    )
    is_stdout = str(output) == "-"
    if json and is_stdout:
        raise UsageError("--json prints its own document, so the report needs a file")
    target = output if is_stdout else writable(output)
    if any(given and given.resolve() == target for given in (sheet, *files)):
        raise UsageError("the report would overwrite what it is made from; name another file")
    form = form or _form_by_name(output)
    if goal and chosen and goal not in chosen:
        raise UsageError(f"--towards names '{goal}', which is not among the ranked roles")
    advice = advise(catalog, answers, roles=chosen, company=company, imported=imported)
    if advice.best is None or advice.learn_for is None:
        return _insufficient(catalog, advice, form, as_json=json)
    planned = plan(catalog, answers, goal or advice.learn_for.id, roles=chosen)
    pay = pay_of(catalog, told_of(advice, advice.best).id, country)
    text = _rendered(catalog, advice, planned, pay, form)
    if is_stdout:
        sys.stdout.write(text)
        return 0
    _write(target, text)
    called = shown(str(output), 1000)
    if json:
        written = Report(file=called, format=form, bytes=len(text.encode()), pay=pay)
        sys.stdout.write(encode(report_document(catalog, written, advice, planned)))
    else:
        sys.stderr.write(f"The report is in {called}.\n")
    return 0


def _form_by_name(output: Path) -> Form:
    """Return what a file of this name holds; raise `UsageError` for another picture or document."""
    suffix = output.suffix.lower()
    if suffix in _OTHER_FORMS:
        raise UsageError(f"a report is a page (.html) or a picture (.svg), not {suffix}")
    return "svg" if suffix == ".svg" else "html"


def _rendered(
    catalog: "Catalog", advice: "Advice", planned: "Plan", pay: "Pay | None", form: Form
) -> str:
    if form == "svg":
        from roleadvisor.cli.hints import COMMANDS
        from roleadvisor.render.picture import picture_of

        return picture_of(advice, catalog, title="roleadvisor", commands=COMMANDS)
    from roleadvisor.render.page import page_of

    return page_of(advice, planned, catalog, pay)


def _write(path: Path, text: str) -> None:
    from roleadvisor.safe.characters import shown
    from roleadvisor.safe.files import write_atomically

    try:
        write_atomically(path, text)
    except OSError as error:
        raise OutputError(f"cannot write {shown(str(path), 300)}: {reason_of(error)}") from None


def _insufficient(catalog: "Catalog", advice: "Advice", form: Form, *, as_json: bool) -> int:
    if as_json:
        from roleadvisor.render.json import Report, encode, report_document

        nothing = Report(file=None, format=form, bytes=0, pay=None)
        sys.stdout.write(encode(report_document(catalog, nothing, advice, None)))
    else:
        from roleadvisor.render.text.result import write_match

        write_match(advice, catalog, page(sys.stderr))
    return NOT_ENOUGH_ANSWERS
