"""`report`: a result and a plan as a page or a picture to show to somebody."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleadvisor.cli.inputs import ImportFiles, find_roles, open_answers, open_pack, open_team
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
from roleadvisor.cli.outputs import exit_code, page, writable_beside, written_to
from roleadvisor.errors import NOT_ENOUGH_ANSWERS, UsageError

if TYPE_CHECKING:
    from roleadvisor.packs import Catalog
    from roleadvisor.render.json import Report
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
    team: Annotated[
        Path | None,
        typer.Option(
            "--team",
            metavar="FILE|FOLDER",
            help="Show what a team covers instead: sheets, one a line, or a folder.",
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
    from roleadvisor.render.json import encode, report_document
    from roleadvisor.render.verdict import told_of
    from roleadvisor.results.advice import advise
    from roleadvisor.results.pay import pay_of
    from roleadvisor.results.plan import plan

    catalog = open_pack(pack)
    if team is not None:
        is_picture = (form or _form_by_name(output)) == "svg"
        if is_picture or any((sheet, from_resume, from_linkedin, towards, company, country)):
            raise UsageError(
                "--team is a page of its own: no sheet, résumé, picture, goal, company or country with it"
            )
        return _report_team(
            catalog, team, output, roles, as_json=json, ignore_unknown=ignore_unknown
        )
    chosen = find_roles(catalog, roles)
    goal = find_role(catalog, towards) if towards else None
    files = ImportFiles(from_resume, from_linkedin)
    answers, imported = open_answers(
        sheet, files, catalog, ignore_unknown=ignore_unknown, call="report {} -o page.html"
    )
    target = _target_of(output, (sheet, *files), as_json=json)
    form = form or _form_by_name(output)
    if goal and chosen and goal not in chosen:
        raise UsageError(f"--towards names '{goal}', which is not among the ranked roles")
    advice = advise(catalog, answers, roles=chosen, company=company, imported=imported)
    if advice.best is None or advice.learn_for is None:
        return _insufficient(catalog, advice, form, as_json=json)
    planned = plan(catalog, answers, goal or advice.learn_for.id, roles=chosen)
    pay = pay_of(catalog, told_of(advice, advice.best).id, country)
    text = _rendered(catalog, advice, planned, pay, form)
    _write(output, target, text, as_json=json)
    if json:
        written = _written(output, form, text, pay)
        sys.stdout.write(encode(report_document(catalog, written, advice, planned)))
    return 0


def _report_team(
    catalog: "Catalog",
    people: Path,
    output: Path,
    roles: str | None,
    *,
    as_json: bool,
    ignore_unknown: bool,
) -> int:
    """Write the page of a team, and return the exit code."""
    from roleadvisor.render.json import Report, encode, team_report_document
    from roleadvisor.render.team_page import team_page_of
    from roleadvisor.render.text.team import write_team
    from roleadvisor.results.team import team as team_of

    chosen = find_roles(catalog, roles, least=1)
    target = _target_of(output, (people,), as_json=as_json)
    members = open_team(people, catalog, ignore_unknown=ignore_unknown)
    result = team_of(
        catalog,
        members.sheets,
        roles=chosen,
        imported=members.imported,
        passed_over=members.passed_over,
    )
    written = Report(file=None, format="html", bytes=0, pay=None)
    if result.counted:
        text = team_page_of(result, catalog)
        _write(output, target, text, as_json=as_json)
        written = _written(output, "html", text)
    elif not as_json:
        write_team(result, page(sys.stderr))
    if as_json:
        sys.stdout.write(encode(team_report_document(catalog, written, result)))
    return exit_code(result.status)


def _target_of(output: Path, sources: Iterable[Path | None], *, as_json: bool) -> Path:
    """Return the file to write, `-` for standard output; raise `UsageError` if it cannot be written."""
    if str(output) == "-":
        if as_json:
            raise UsageError("--json prints its own document, so the report needs a file")
        return output
    return writable_beside(output, sources, "report")


def _written(output: Path, form: Form, text: str, pay: "Pay | None" = None) -> "Report":
    from roleadvisor.render.json import Report
    from roleadvisor.safe.characters import shown

    return Report(file=shown(str(output), 1000), format=form, bytes=len(text.encode()), pay=pay)


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


def _write(output: Path, target: Path, text: str, *, as_json: bool) -> None:
    """Write a report to its target, standard output or a file, and say where it is."""
    from roleadvisor.safe.characters import shown
    from roleadvisor.safe.files import write_atomically

    if str(output) == "-":
        sys.stdout.write(text)
        return
    with written_to(target):
        write_atomically(target, text)
    if not as_json:
        sys.stderr.write(f"The report is in {shown(str(output), 1000)}.\n")


def _insufficient(catalog: "Catalog", advice: "Advice", form: Form, *, as_json: bool) -> int:
    if as_json:
        from roleadvisor.render.json import Report, encode, report_document

        nothing = Report(file=None, format=form, bytes=0, pay=None)
        sys.stdout.write(encode(report_document(catalog, nothing, advice, None)))
    else:
        from roleadvisor.render.text.result import write_match

        write_match(advice, catalog, page(sys.stderr))
    return NOT_ENOUGH_ANSWERS
