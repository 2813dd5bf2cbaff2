"""The command that hands out the model."""

import sys
from typing import Annotated, Literal

import typer

from roleadvisor.cli.options import Company, Json, Pack, Roles


def scorecard(
    form: Annotated[
        Literal["csv", "json", "sql"],
        typer.Option(
            "--format", help="A table, a document, or SQL that scores a table of answers."
        ),
    ] = "csv",
    experience: Annotated[
        Literal["practitioner", "newcomer", "all"],
        typer.Option("--experience", help="For whom; 'all' has both, in a column of its own."),
    ] = "practitioner",
    fit: Annotated[
        bool, typer.Option("--fit", help="With --format sql: fits too, where there is EXP().")
    ] = False,
    json: Json = False,
    roles: Roles = None,
    company: Company = None,
    pack: Pack = None,
) -> None:
    """Print the table of points, all that the model is: item, level, role, points."""
    from roleadvisor.advice.company import roles_in
    from roleadvisor.cli.naming import find_roles
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.errors import UsageError

    form = "json" if json else form
    if fit and form != "sql":
        raise UsageError("--fit goes with --format sql")
    catalog = open_pack(pack)
    chosen = roles_in(catalog, company, find_roles(catalog, roles))
    if form == "csv":
        from roleadvisor.export import csv_of

        sys.stdout.buffer.write(csv_of(catalog, experience, chosen).encode())
    elif form == "json":
        from roleadvisor.render.documents.common import encode
        from roleadvisor.render.documents.scorecard import scorecard_document

        sys.stdout.write(encode(scorecard_document(catalog, experience, chosen)))
    else:
        from roleadvisor.export import statements_of

        for statement in statements_of(catalog, experience, chosen, has_fit=fit):
            sys.stdout.write(f"{statement};\n")
