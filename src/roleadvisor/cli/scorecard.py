"""`scorecard`: the model, to take along."""

import sys
from typing import Annotated, Literal

import typer

from roleadvisor.cli.inputs import find_roles, open_pack
from roleadvisor.cli.options import Json, Pack, Roles
from roleadvisor.cli.outputs import print_json
from roleadvisor.errors import UsageError

SQL_HEAD = """\
-- Scores a table of answers with one row for each person, item and kind of evidence:
-- CREATE TABLE answers (person VARCHAR(40), item VARCHAR(63), level INTEGER, evidence VARCHAR(12))
-- where evidence is 'practitioner' or 'newcomer' for an answer, 'mentioned' for a mention in a text.
"""


def scorecard(
    form: Annotated[
        Literal["csv", "json", "sql"],
        typer.Option(
            "--format", help="A table, a document, or SQL that scores a table of answers."
        ),
    ] = "csv",
    fit: Annotated[
        bool, typer.Option("--fit", help="With --format sql: also fits, if the database has EXP().")
    ] = False,
    json: Json = False,
    roles: Roles = None,
    pack: Pack = None,
) -> None:
    """Print the table of points that is the whole model: evidence, item, level, class, points.

    Evidence is the answer of a practitioner or a newcomer, or a mention in a text. A class is a
    role or a speciality. A whole role has the points of its best class.
    """
    from roleadvisor.scoring.engines import csv_of, scorecard_table, statements_of

    form = "json" if json else form
    if fit and form != "sql":
        raise UsageError("--fit goes with --format sql")
    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles)
    if form == "csv":
        sys.stdout.buffer.write(csv_of(catalog, chosen).encode())
    elif form == "json":
        print_json("scorecard", scorecard_table(catalog, chosen), catalog)
    else:
        sys.stdout.write(SQL_HEAD)
        for statement in statements_of(catalog, chosen, has_fit=fit):
            sys.stdout.write(f"{statement};\n")
