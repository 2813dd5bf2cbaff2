"""The commands that score a person's answers."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from roleadvisor.cli.batch_options import Batch, Fields, Strict, refuse_beside_batch
from roleadvisor.cli.offers import role_ids
from roleadvisor.cli.options import (
    Company,
    CurrentJob,
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Keep,
    Pack,
    Role,
    Roles,
    Sheet,
)


def quiz(
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the quiz that was left last.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Ask everything, however clear the result.")
    ] = False,
    peek: Annotated[
        bool, typer.Option("--peek", help="Show the leading role; it may steer your answers.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Numbered choices, typed answers; for screen readers.")
    ] = False,
    save: Annotated[
        Path | None, typer.Option("--save", metavar="FILE", help="Write the answers as a sheet.")
    ] = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    company: Company = None,
    keep: Keep = False,
    current_job: CurrentJob = None,
    json: Json = False,
    pack: Pack = None,
) -> int:
    """Answer some questions in three minutes, and see the role that fits."""
    from roleadvisor.cli.imports import ImportFiles
    from roleadvisor.cli.quiz import QuizOptions, take_quiz
    from roleadvisor.terminal import Options

    return take_quiz(
        QuizOptions(
            pack=pack,
            save=save,
            company=company,
            is_kept=keep,
            is_resumed=resume,
            is_full=full,
            as_json=json,
            current_job=current_job,
            prompts=Options(is_plain=plain, is_peeking=peek),
            files=ImportFiles(from_resume, from_linkedin),
        )
    )


def match(
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    json: Json = False,
    roles: Roles = None,
    company: Company = None,
    keep: Keep = False,
    ignore_unknown: IgnoreUnknown = False,
    current_job: CurrentJob = None,
    batch: Batch = None,
    fields: Fields = None,
    strict: Strict = False,
    pack: Pack = None,
) -> int:
    """Rank the roles for one person's answers or résumé, or with --batch for many people's."""
    from roleadvisor.cli.imports import ImportFiles, open_answers
    from roleadvisor.cli.naming import find_roles
    from roleadvisor.cli.occupations import find_origin
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.cli.results import print_match

    files = ImportFiles(from_resume, from_linkedin)
    refuse_beside_batch(
        batch,
        fields=fields,
        strict=strict,
        has_sheet=sheet is not None or files.are_given,
        is_single=keep or current_job is not None or company is not None,
    )
    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles)
    if batch is not None:
        from roleadvisor.cli.batch import match_batch

        return match_batch(
            batch,
            catalog,
            roles=chosen,
            fields=fields,
            is_strict=strict,
            ignore_unknown=ignore_unknown,
        )
    origin = None if current_job is None else find_origin(catalog, current_job)
    answers, imported = open_answers(sheet, files, catalog, ignore_unknown=ignore_unknown)
    return print_match(
        catalog,
        answers,
        roles=chosen,
        size=company,
        origin=origin,
        imported=imported,
        is_kept=keep,
        as_json=json,
    )


def explain(
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    json: Json = False,
    roles: Roles = None,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show what every answer did for the first two roles, and what would swap them."""
    from roleadvisor.cli.imports import ImportFiles, open_answers
    from roleadvisor.cli.naming import find_roles
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.cli.results import print_explanation

    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles)
    files = ImportFiles(from_resume, from_linkedin)
    answers, _ = open_answers(sheet, files, catalog, ignore_unknown=ignore_unknown)
    return print_explanation(catalog, answers, roles=chosen, as_json=json)


def plan(
    role: Role,
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    steps: Annotated[
        int, typer.Option("--steps", metavar="N", min=1, max=40, help="At most so many steps.")
    ] = 8,
    json: Json = False,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show what to learn for a role, in the order of what raises its fit most."""
    from roleadvisor.cli.imports import ImportFiles, open_answers
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.cli.results import print_plan
    from roleadvisor.packs.roles import find_role

    catalog = open_pack(pack)
    wanted = find_role(catalog, role)
    files = ImportFiles(from_resume, from_linkedin)
    answers, _ = open_answers(sheet, files, catalog, ignore_unknown=ignore_unknown)
    return print_plan(catalog, answers, wanted, steps=steps, as_json=json)


def report(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write; - is stdout."),
    ],
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    form: Annotated[
        Literal["html", "svg"],
        typer.Option("--format", help="A page for the browser, or a picture of the result."),
    ] = "html",
    towards: Annotated[
        str | None,
        typer.Option(
            "--towards",
            metavar="ROLE",
            help="Plan for this role or speciality, not for the best.",
            autocompletion=role_ids,
        ),
    ] = None,
    json: Json = False,
    roles: Roles = None,
    company: Company = None,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Write the result as one page to show to somebody, or as a picture."""
    from roleadvisor.cli.imports import ImportFiles, open_answers
    from roleadvisor.cli.naming import find_roles
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.cli.report import ReportOptions, write_report
    from roleadvisor.packs.roles import find_role

    catalog = open_pack(pack)
    options = ReportOptions(
        output=output,
        form=form,
        roles=find_roles(catalog, roles),
        size=company,
        towards=find_role(catalog, towards) if towards else None,
        as_json=json,
    )
    files = ImportFiles(from_resume, from_linkedin)
    answers, imported = open_answers(sheet, files, catalog, ignore_unknown=ignore_unknown)
    return write_report(catalog, answers, options, imported)
