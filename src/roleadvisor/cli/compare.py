"""`compare`: two roles side by side."""

from typing import Annotated

import typer

from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Country, Format, Json, Pack, role_ids
from roleadvisor.cli.outputs import form_of, page, print_json
from roleadvisor.errors import UsageError


def compare(
    first: Annotated[
        str,
        typer.Argument(metavar="ROLE", help="A role's id, name or alias.", autocompletion=role_ids),
    ],
    second: Annotated[
        str, typer.Argument(metavar="ROLE", help="Another role.", autocompletion=role_ids)
    ],
    country: Country = None,
    form: Format = None,
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Compare two roles: what both have, what sets them apart, and what would decide."""
    from roleadvisor.packs.names import find_role
    from roleadvisor.results.compare import compare as compare_roles

    chosen = form_of(form, json=json)
    catalog = open_pack(pack)
    one, other = find_role(catalog, first), find_role(catalog, second)
    if one == other:
        raise UsageError("compare needs two different roles")
    comparison = compare_roles(catalog, one, other, country)
    if chosen == "json":
        print_json("compare", comparison, catalog)
    else:
        from roleadvisor.render.text.compare import write_compare

        write_compare(comparison, page(form=chosen))
