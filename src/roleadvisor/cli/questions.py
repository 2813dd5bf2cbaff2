"""`questions`: what can be asked, and a sheet to fill in."""

import sys
from typing import Annotated

import typer

from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Json, Pack
from roleadvisor.cli.outputs import page, print_json


def questions(
    json: Json = False,
    template: Annotated[
        bool, typer.Option("--template", help="Print an answer sheet to fill in.")
    ] = False,
    pack: Pack = None,
) -> None:
    """List all questions, or print an answer sheet to fill in."""
    from roleadvisor.results.roles import list_items
    from roleadvisor.sheets.written import template_of

    catalog = open_pack(pack)
    items = list_items(catalog)
    if template:
        sys.stdout.write(template_of(catalog))
    elif json:
        print_json("questions", items, catalog)
    else:
        from roleadvisor.render.text.roles import write_questions

        write_questions(items, catalog, page())
