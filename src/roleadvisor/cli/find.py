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
            help="A tool, a language, an activity or a role, or part of its name.",
            autocompletion=item_ids,
        ),
    ],
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Find the roles that have a tool, a language, a skill or an interest."""
    from roleadvisor.results.find import find as find_things

    catalog = open_pack(pack)
    findings = find_things(catalog, text)
    if json:
        print_json("find", findings, catalog)
    else:
        from roleadvisor.render.text.find import write_find

        write_find(findings, catalog, page())
