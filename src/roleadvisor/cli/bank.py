"""The commands that tell of the item bank and the documents, and measure both on people."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from roleadvisor.cli.offers import role_lists, schema_names
from roleadvisor.cli.options import IgnoreUnknown, Json, Pack


def questions(
    json: Json = False,
    template: Annotated[
        bool, typer.Option("--template", help="Print an answer sheet to fill in.")
    ] = False,
    pack: Pack = None,
) -> None:
    """List what can be asked, or print a sheet to fill in."""
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.cli.sheet_files import template_of
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.questions import questions_document

    catalog = open_pack(pack)
    if template:
        sys.stdout.write(template_of(catalog))
    elif json:
        sys.stdout.write(encode(questions_document(catalog)))
    else:
        from roleadvisor.render.text.roles import write_questions

        write_questions(catalog)


def evaluate(
    file: Annotated[
        Path, typer.Argument(help="Labelled sheets, one a line (NDJSON); - reads standard input.")
    ],
    json: Json = False,
    roles: Annotated[
        str | None,
        typer.Option(
            "--roles",
            metavar="A,B",
            help="These roles side by side, and their people.",
            autocompletion=role_lists,
        ),
    ] = None,
    curve_people: Annotated[
        int,
        typer.Option(
            "--curve-people",
            metavar="N",
            min=0,
            help="Measure accuracy by number of answers on at most N people.",
        ),
    ] = 2500,
    quiz_people: Annotated[
        int,
        typer.Option(
            "--quiz-people",
            metavar="N",
            min=0,
            help="Hold the quiz with at most N people, some 20 a second.",
        ),
    ] = 0,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Measure the advice on people whose role is known.

    A sheet's label is a whole role or a speciality, whose people count to its whole role.
    """
    from roleadvisor.cli.naming import find_roles
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.cli.sheet_files import open_labelled
    from roleadvisor.errors import NOT_ENOUGH_ANSWERS, UsageError
    from roleadvisor.evaluation import evaluate as measure
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.evaluation import evaluate_document
    from roleadvisor.render.progress import progress_bar

    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles)
    if len(chosen or catalog.whole_roles) < 2:  # noqa: PLR2004 (one role is always first)
        raise UsageError("evaluate needs at least two roles to choose between")
    with progress_bar("Evaluating") as progress:
        evaluation = measure(
            catalog,
            open_labelled(file, catalog, ignore_unknown=ignore_unknown),
            roles=chosen,
            curve_people=curve_people,
            quiz_people=quiz_people,
            progress=progress,
        )
    document = evaluate_document(catalog, evaluation)
    if json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.text.evaluation import write_evaluation

        write_evaluation(document)
    return 0 if document.people else NOT_ENOUGH_ANSWERS


def schema(
    name: Annotated[
        str,
        typer.Argument(
            help="A document's name; without one, all are listed.", autocompletion=schema_names
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Print the JSON Schema of a document."""
    from roleadvisor.errors import UnknownIdError
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.schemas import SCHEMAS, json_schema
    from roleadvisor.safe.characters import shown
    from roleadvisor.safe.typed import near_misses

    if name and name not in SCHEMAS:
        near = ", ".join(near_misses(name, SCHEMAS)) or ", ".join(SCHEMAS)
        raise UnknownIdError(f"unknown schema '{shown(name, 60)}'; there is {near}")
    if name:
        sys.stdout.write(encode(json_schema(name)))
    elif json:
        sys.stdout.write(encode({"schema": "roleadvisor/schemas@1", "names": sorted(SCHEMAS)}))
    else:
        sys.stdout.write("".join(f"{known}\n" for known in sorted(SCHEMAS)))
