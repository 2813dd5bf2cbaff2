"""`level`: the rung of a role that one is on."""

import sys
from os.path import isfile
from pathlib import Path
from typing import Annotated

import typer

from roleadvisor.cli.hints import NO_ANSWERS, Answers, to_run
from roleadvisor.cli.inputs import open_pack, open_sheet
from roleadvisor.cli.options import Format, IgnoreUnknown, Json, Long, Pack, Plain, Role
from roleadvisor.cli.outputs import form_of, print_level
from roleadvisor.errors import UsageError


def level(
    role: Role,
    sheet: Annotated[
        Path | None,
        typer.Argument(
            metavar="[SHEET]",
            help="Answer sheet with your skills; - reads what is piped in. None: you are asked.",
            show_default=False,
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the skills that you left unfinished.")
    ] = False,
    plain: Plain = False,
    save: Annotated[
        Path | None,
        typer.Option("--save", metavar="FILE", help="Save the skills in a sheet, new or existing."),
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help="Print a sheet of the role's skills to fill in.")
    ] = False,
    form: Format = None,
    json: Json = False,
    is_long: Long = False,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show which rung of a role you are on, from trainee to head, and what the next one asks."""
    from roleadvisor.packs.names import find_role
    from roleadvisor.results.level import ladder_of, level_of, skills_asked
    from roleadvisor.sheets.skills import skills_template

    chosen = form_of(form, json=json)
    catalog = open_pack(pack)
    if sheet is None and isfile(role):  # noqa: PTH113 (also false for what is no name of a file)
        raise UsageError(f"the role comes first: {to_run(f'level ROLE {role}')}")
    wanted = find_role(catalog, role)
    ladder = ladder_of(catalog, wanted)
    if template:
        sys.stdout.write(skills_template(skills_asked(catalog, ladder), catalog.roles[wanted].name))
        return 0
    if sheet and (resume or save):
        raise UsageError("with a SHEET nothing is asked; leave it out, or --resume and --save")
    if sheet is None and (resume or save or sys.stdin.isatty()):
        from roleadvisor.cli.rating import Request, take_rating

        asked = Request(
            catalog=catalog,
            role=wanted,
            pack=str(pack.absolute()) if pack else None,
            is_resumed=resume,
            is_plain=plain,
            save=save,
            form=chosen,
            is_long=is_long,
        )
        return take_rating(asked)
    answers = open_sheet(sheet or Path("-"), catalog, ignore_unknown=ignore_unknown)
    result = level_of(catalog, answers, wanted)
    given = Answers(sheet) if answers.levels else NO_ANSWERS
    return print_level(result, catalog, form=chosen, is_long=is_long, answers=given)
