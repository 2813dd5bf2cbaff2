"""`from`: the way from any occupation into data."""

from typing import Annotated

import typer

from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Json, Pack
from roleadvisor.cli.outputs import page, print_json
from roleadvisor.occupations import ATTRIBUTION

EPILOG = ATTRIBUTION


def from_(
    text: Annotated[str, typer.Argument(help="A job title as you would say it, or an O*NET code.")],
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show the way from any job into data: the nearest roles, what carries over, what is missing."""
    from roleadvisor.results.origin import find_origin

    catalog = open_pack(pack)
    origin = find_origin(catalog, text)
    if json:
        print_json("from", origin, catalog)
    else:
        from roleadvisor.render.text.origin import write_from

        write_from(origin, catalog, page())
