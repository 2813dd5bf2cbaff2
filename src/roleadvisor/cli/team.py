"""`team`: what a team covers, what it lacks, and whom to hire next."""

from pathlib import Path
from typing import Annotated

import typer

from roleadvisor.cli.hints import Answers
from roleadvisor.cli.inputs import find_roles, open_pack, open_team
from roleadvisor.cli.options import Format, IgnoreUnknown, Json, Long, Pack, role_lists
from roleadvisor.cli.outputs import exit_code, form_of, page, print_json


def team(
    people: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER",
            help="Sheets, one a line (NDJSON); - is standard input. Or a folder of sheets and résumés.",
        ),
    ],
    form: Format = None,
    json: Json = False,
    is_long: Long = False,
    roles: Annotated[
        str | None,
        typer.Option(
            "--roles",
            metavar="A,B",
            help="The roles that the team should cover. By default, all whole roles.",
            autocompletion=role_lists,
        ),
    ] = None,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show which roles a team covers, what nobody has, and what the next hire should bring."""
    from roleadvisor.results.team import team as team_of

    printed = form_of(form, json=json)
    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles, least=1)
    members = open_team(people, catalog, ignore_unknown=ignore_unknown)
    result = team_of(
        catalog,
        members.sheets,
        roles=chosen,
        imported=members.imported,
        passed_over=members.passed_over,
    )
    if printed == "json":
        print_json("team", result, catalog)
    else:
        from roleadvisor.render.text.team import write_team

        named = ["--roles", ",".join(chosen)] * bool(chosen)
        flags = [*named, *["--ignore-unknown"] * ignore_unknown]
        write_team(
            result, page(form=printed, answers=Answers(people, flags=tuple(flags))), is_long=is_long
        )
    return exit_code(result.status)
