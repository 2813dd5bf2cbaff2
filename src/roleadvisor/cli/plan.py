"""`plan`: what to learn for a role."""

from pathlib import Path
from typing import Annotated

import typer

from roleadvisor.cli.hints import to_run
from roleadvisor.cli.inputs import ImportFiles, open_answers, open_pack
from roleadvisor.cli.options import (
    Format,
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Pack,
    Role,
    Sheet,
)
from roleadvisor.cli.outputs import exit_code, form_of, page, print_json
from roleadvisor.errors import UsageError


def plan(
    role: Role,
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    steps: Annotated[
        int, typer.Option("--steps", metavar="N", min=1, max=40, help="Show at most N steps.")
    ] = 8,
    form: Format = None,
    json: Json = False,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show what to learn for a role: foundations first, then what sets it apart."""
    from roleadvisor.packs.names import find_role
    from roleadvisor.results.plan import plan as plan_for

    chosen = form_of(form, json=json)
    catalog = open_pack(pack)
    if sheet is None and Path(role).is_file():
        raise UsageError(f"the role comes first: {to_run(f'plan ROLE {role}')}")
    wanted = find_role(catalog, role)
    files = ImportFiles(from_resume, from_linkedin)
    answers, _ = open_answers(
        sheet, files, catalog, ignore_unknown=ignore_unknown, call=f"plan {wanted} {{}}"
    )
    planned = plan_for(catalog, answers, wanted, steps=steps)
    if chosen == "json":
        print_json("plan", planned, catalog)
    else:
        from roleadvisor.render.text.plan import write_plan

        write_plan(planned, catalog, page(form=chosen))
    return exit_code(planned.status)
