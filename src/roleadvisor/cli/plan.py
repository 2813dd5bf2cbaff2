"""`plan`: what to learn for a role."""

from typing import Annotated

import typer

from roleadvisor.cli.inputs import ImportFiles, open_answers, open_pack
from roleadvisor.cli.options import (
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Pack,
    Role,
    Sheet,
)
from roleadvisor.cli.outputs import exit_code, page, print_json


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
    """Show what to learn for a role: foundations first, then what sets it apart."""
    from roleadvisor.packs.names import find_role
    from roleadvisor.results.plan import plan as plan_for

    catalog = open_pack(pack)
    wanted = find_role(catalog, role)
    files = ImportFiles(from_resume, from_linkedin)
    answers, _ = open_answers(sheet, files, catalog, ignore_unknown=ignore_unknown)
    planned = plan_for(catalog, answers, wanted, steps=steps)
    if json:
        print_json("plan", planned, catalog)
    else:
        from roleadvisor.render.text.plan import write_plan

        write_plan(planned, catalog, page())
    return exit_code(planned.status)
