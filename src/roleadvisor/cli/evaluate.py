"""`evaluate`: the advice measured on people whose role is known."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from roleadvisor.cli.inputs import find_roles, open_pack
from roleadvisor.cli.options import IgnoreUnknown, Json, Pack, role_lists
from roleadvisor.cli.outputs import page, print_json
from roleadvisor.errors import NOT_ENOUGH_ANSWERS, InputError, Problem, UsageError

if TYPE_CHECKING:
    from roleadvisor.packs import Catalog
    from roleadvisor.sheets.sheet import AnswerSheet


def evaluate(
    file: Annotated[
        Path, typer.Argument(help="Labelled sheets, one per line (NDJSON). - is standard input.")
    ],
    json: Json = False,
    roles: Annotated[
        str | None,
        typer.Option(
            "--roles",
            metavar="A,B",
            help="Rank only these roles, for their own people.",
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
            help="Replay the quiz with at most N people, about 20 per second.",
        ),
    ] = 0,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Measure the advice on people whose role is known.

    A sheet's label is a whole role or a speciality. People in a speciality count for its whole role.
    """
    from roleadvisor.cli.outputs import progress_bar
    from roleadvisor.evaluation import evaluate as measure

    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles)
    if len(chosen or catalog.whole_roles) < 2:  # noqa: PLR2004 (one role is always first)
        raise UsageError("evaluate needs at least two roles to choose between")
    with progress_bar("Evaluating") as progress:
        evaluation = measure(
            catalog,
            _opened(file, catalog, ignore_unknown=ignore_unknown),
            roles=chosen,
            curve_people=curve_people,
            quiz_people=quiz_people,
            progress=progress,
        )
    if json:
        print_json("evaluate", evaluation, catalog)
    else:
        from roleadvisor.render.text.evaluation import write_evaluation

        write_evaluation(evaluation, page())
    return 0 if evaluation.people else NOT_ENOUGH_ANSWERS


def _opened(path: Path, catalog: "Catalog", *, ignore_unknown: bool) -> "list[AnswerSheet]":
    """Return the labelled sheets in an NDJSON file, or on standard input if the path is `-`.

    Raise `InputError` with the problems of all lines, missing labels included.
    """
    from roleadvisor.safe.files import open_given

    if str(path) == "-":
        return _labelled(sys.stdin.buffer, "<stdin>", catalog, ignore_unknown=ignore_unknown)
    with open_given(path) as stream:
        return _labelled(stream, str(path), catalog, ignore_unknown=ignore_unknown)


def _labelled(
    stream: BinaryIO, file: str, catalog: "Catalog", *, ignore_unknown: bool
) -> "list[AnswerSheet]":
    from roleadvisor.safe.characters import shown
    from roleadvisor.safe.documents import MAX_PROBLEMS, first_problems
    from roleadvisor.sheets.people import read_sheets

    sheets: list[AnswerSheet] = []
    problems: list[Problem] = []
    for line, read in read_sheets(stream, file, catalog, ignore_unknown=ignore_unknown):
        if isinstance(read, InputError):
            problems += read.problems
        elif read.label is None:
            problems.append(Problem(shown(file), line, 1, "no label", "missing-label"))
        else:
            sheets.append(read)
        if len(problems) > MAX_PROBLEMS:
            break
    if problems:
        raise InputError(first_problems(problems))
    if not sheets:
        raise InputError([Problem(shown(file), 1, 1, "no sheets in this file", "empty")])
    return sheets
