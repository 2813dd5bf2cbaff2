"""`schema`: the JSON Schemas of documents and files."""

import sys
from typing import Annotated

import typer

from roleadvisor.cli.options import Json, schema_names
from roleadvisor.errors import UnknownIdError


def schema(
    name: Annotated[
        str,
        typer.Argument(
            help="A document's name. Without it, all names are listed.", autocompletion=schema_names
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Print the JSON Schema of a document."""
    from roleadvisor.render.json import encode
    from roleadvisor.render.schemas import NAMES, json_schema
    from roleadvisor.safe.characters import shown
    from roleadvisor.safe.typed import near_misses

    if name and name not in NAMES:
        near = ", ".join(near_misses(name, NAMES) or NAMES)
        raise UnknownIdError(f"unknown schema '{shown(name, 60)}'; there is {near}")
    if name:
        sys.stdout.write(encode(json_schema(name)))
    elif json:
        sys.stdout.write(encode({"schema": "roleadvisor/schemas@1", "names": NAMES}))
    else:
        sys.stdout.write("".join(f"{known}\n" for known in NAMES))
