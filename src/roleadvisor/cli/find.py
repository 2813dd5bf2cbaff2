"""`find`: the roles that have a tool, a skill or an interest."""

from typing import Annotated

import typer

from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Json, Pack, item_ids
from roleadvisor.cli.outputs import page, print_json


def find(
    text: Annotated[
        str,
        typer.Argument(
            help="A tool, a language, an activity, a role, or part of one.", autocompletion=item_ids
        ),
    ],
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Find a tool, a language, a skill, an interest or a role, and the roles that have it."""
    from roleadvisor.results.find import find as find_things

    catalog = open_pack(pack)
    findings = find_things(catalog, text)
    if json:
        print_json("find", findings, catalog)
    else:
        from roleadvisor.render.text.find import write_find

        write_find(findings, catalog, page())
