"""`show`: one role."""

from typing import Annotated

import typer

from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Json, Pack, Role
from roleadvisor.cli.outputs import page, print_json


def show(
    role: Role,
    sources: Annotated[
        bool, typer.Option("--sources", help="Show where each share comes from.")
    ] = False,
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show what a role does and uses."""
    from roleadvisor.packs.names import find_role
    from roleadvisor.results.roles import show as show_role

    catalog = open_pack(pack)
    description = show_role(catalog, find_role(catalog, role))
    if json:
        print_json("show", description, catalog)
    else:
        from roleadvisor.render.text.roles import write_show

        write_show(description, catalog, page(), has_sources=sources)
