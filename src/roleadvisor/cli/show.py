"""`show`: one role."""

from typing import Annotated

import typer

from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Country, Format, Json, Pack, Role
from roleadvisor.cli.outputs import form_of, page, print_json


def show(
    role: Role,
    sources: Annotated[
        bool, typer.Option("--sources", help="Show where each share comes from.")
    ] = False,
    country: Country = None,
    form: Format = None,
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show what a role does, uses and is paid."""
    from roleadvisor.packs.names import find_role
    from roleadvisor.results.roles import show as show_role

    chosen = form_of(form, json=json)
    catalog = open_pack(pack)
    description = show_role(catalog, find_role(catalog, role), country)
    if chosen == "json":
        print_json("show", description, catalog)
    else:
        from roleadvisor.render.text.roles import write_show

        write_show(description, catalog, page(form=chosen), has_sources=sources)
