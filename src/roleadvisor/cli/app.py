"""The commands, one thin function each."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from roleadvisor import __version__

app = typer.Typer(
    name="roleadvisor",
    help="Find the role in data that fits you, from answers that anyone can add up.",
    epilog=(
        "Exit codes: 0 done, 1 output not written, 2 wrong usage or no terminal, 3 unusable input, "
        "4 not enough answers, 130 left or Ctrl-C, 143 SIGTERM, 129 "
        "SIGHUP. "
        "Role profiles cite O*NET 29.2 (CC BY 4.0)."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Pack = Annotated[
    Path | None, typer.Option("--pack", metavar="DIR", help="A folder of role files of your own.")
]
Sheet = Annotated[
    Path, typer.Argument(help="Answer sheet in YAML or JSON; - reads standard input.")
]
Roles = Annotated[str | None, typer.Option("--roles", metavar="A,B", help="Rank only these roles.")]
IgnoreUnknown = Annotated[
    bool, typer.Option("--ignore-unknown", help="List unknown items instead of refusing them.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def _version(value: bool) -> None:  # noqa: FBT001 (typer calls it so)
    if value:
        sys.stdout.write(f"roleadvisor {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Find the role in data that fits you, from answers that anyone can add up."""


@app.command()
def quiz(
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the quiz that was left last.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Ask everything, however clear the result.")
    ] = False,
    peek: Annotated[
        bool, typer.Option("--peek", help="Show the leading role; it may steer your answers.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Numbered choices, typed answers; for screen readers.")
    ] = False,
    save: Annotated[
        Path | None, typer.Option("--save", metavar="FILE", help="Write the answers as a sheet.")
    ] = None,
    json: Json = False,
    pack: Pack = None,
) -> int:
    """Answer some questions in three minutes, and see the role that fits."""
    from roleadvisor.cli.quiz import QuizOptions, take_quiz
    from roleadvisor.prompts import Options

    return take_quiz(
        QuizOptions(
            pack=pack,
            save=save,
            is_resumed=resume,
            is_full=full,
            as_json=json,
            prompts=Options(is_plain=plain, is_peeking=peek),
        )
    )


@app.command()
def match(
    sheet: Sheet = Path("-"),
    json: Json = False,
    roles: Roles = None,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Rank the roles for one person's answers."""
    from roleadvisor.catalog import load_catalog
    from roleadvisor.cli.results import find_roles, open_sheet, print_match

    catalog = load_catalog(pack)
    chosen = find_roles(catalog, roles)
    answers = open_sheet(sheet, catalog, ignore_unknown=ignore_unknown)
    return print_match(catalog, answers, roles=chosen, as_json=json)


@app.command()
def explain(
    sheet: Sheet = Path("-"),
    json: Json = False,
    roles: Roles = None,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show what every answer did for the first two roles, and what would swap them."""
    from roleadvisor.catalog import load_catalog
    from roleadvisor.cli.results import find_roles, open_sheet, print_explanation

    catalog = load_catalog(pack)
    chosen = find_roles(catalog, roles)
    answers = open_sheet(sheet, catalog, ignore_unknown=ignore_unknown)
    return print_explanation(catalog, answers, roles=chosen, as_json=json)


@app.command()
def show(
    role: Annotated[str, typer.Argument(help="A role id, for instance ml-engineer.")],
    sources: Annotated[
        bool, typer.Option("--sources", help="Say where each share is from.")
    ] = False,
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show what a role does and uses."""
    from roleadvisor.catalog import load_catalog
    from roleadvisor.cli.results import find_role
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.roles import show_document

    catalog = load_catalog(pack)
    document = show_document(catalog, find_role(catalog, role))
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text import write_show

    write_show(document, catalog, has_sources=sources)


@app.command()
def compare(
    first: Annotated[str, typer.Argument(metavar="ROLE", help="A role id.")],
    second: Annotated[str, typer.Argument(metavar="ROLE", help="Another.")],
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show two roles side by side: what both have, what sets them apart, what would decide."""
    from roleadvisor.advice import compare as compare_roles
    from roleadvisor.catalog import load_catalog
    from roleadvisor.cli.results import find_role
    from roleadvisor.errors import UsageError
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.compare import compare_document
    from roleadvisor.scorecard import compile_scorecard

    catalog = load_catalog(pack)
    one, other = find_role(catalog, first), find_role(catalog, second)
    if one == other:
        raise UsageError("compare needs two different roles")
    comparison = compare_roles(catalog, compile_scorecard(catalog), one, other)
    document = compare_document(catalog, comparison)
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.compare import write_compare

    write_compare(document)


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="A tool, a language, an activity, or part of one.")],
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Find the roles that have a tool, a language, a skill or an interest."""
    from roleadvisor.advice import find as find_things
    from roleadvisor.advice import find_near
    from roleadvisor.catalog import load_catalog, shown
    from roleadvisor.errors import UnknownIdError, UsageError
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.compare import find_document

    if not any(map(str.isalnum, text)):
        raise UsageError("find needs a letter or a digit to look for")
    catalog = load_catalog(pack)
    exact = find_things(catalog, text)
    found = exact or find_near(catalog, text)
    if not found:
        raise UnknownIdError(f"nothing is called '{shown(text, 60)}'; see 'roleadvisor questions'")
    document = find_document(catalog, shown(text, 60), found, is_near=not exact)
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.compare import write_find

    write_find(document)


@app.command("list")
def list_roles(json: Json = False, pack: Pack = None) -> None:
    """List the roles, family by family."""
    from roleadvisor.catalog import load_catalog
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.roles import list_document

    catalog = load_catalog(pack)
    if json:
        sys.stdout.write(encode(list_document(catalog)))
        return
    from roleadvisor.render.text import write_list

    write_list(catalog)


@app.command()
def questions(
    json: Json = False,
    template: Annotated[
        bool, typer.Option("--template", help="Print an answer sheet to fill in.")
    ] = False,
    pack: Pack = None,
) -> None:
    """List what can be asked, or print a sheet to fill in."""
    from roleadvisor.catalog import load_catalog
    from roleadvisor.cli.results import template_of
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.questions import questions_document

    catalog = load_catalog(pack)
    if template:
        sys.stdout.write(template_of(catalog))
    elif json:
        sys.stdout.write(encode(questions_document(catalog)))
    else:
        from roleadvisor.render.text import write_questions

        write_questions(catalog)


@app.command()
def evaluate(
    file: Annotated[
        Path, typer.Argument(help="Labelled sheets, one a line (NDJSON); - reads standard input.")
    ],
    json: Json = False,
    roles: Annotated[
        str | None,
        typer.Option("--roles", metavar="A,B", help="Only these roles, and their people."),
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
    pack: Pack = None,
) -> int:
    """Measure the advice on people whose role is known."""
    from roleadvisor.catalog import load_catalog
    from roleadvisor.cli.results import find_roles, open_labelled
    from roleadvisor.errors import NOT_ENOUGH_ANSWERS, UsageError
    from roleadvisor.evaluation import evaluate as measure
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.evaluation import evaluate_document
    from roleadvisor.render.progress import progress_bar

    catalog = load_catalog(pack)
    chosen = find_roles(catalog, roles)
    if len(chosen or catalog.roles) < 2:  # noqa: PLR2004 (one role is always first)
        raise UsageError("evaluate needs at least two roles to choose between")
    with progress_bar("Evaluating") as progress:
        evaluation = measure(
            catalog,
            open_labelled(file, catalog),
            roles=chosen,
            curve_people=curve_people,
            quiz_people=quiz_people,
            progress=progress,
        )
    document = evaluate_document(catalog, evaluation)
    if json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.evaluation import write_evaluation

        write_evaluation(document)
    return 0 if document.people else NOT_ENOUGH_ANSWERS


@app.command()
def schema(
    name: Annotated[
        str, typer.Argument(help="A document's name; without one, all are listed.")
    ] = "",
    json: Json = False,
) -> None:
    """Print the JSON Schema of a document."""
    from roleadvisor.catalog import near_misses, shown
    from roleadvisor.errors import UnknownIdError
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.schemas import SCHEMAS, json_schema

    if name and name not in SCHEMAS:
        near = ", ".join(near_misses(name, SCHEMAS)) or ", ".join(SCHEMAS)
        raise UnknownIdError(f"unknown schema '{shown(name, 60)}'; there is {near}")
    if name:
        sys.stdout.write(encode(json_schema(name)))
    elif json:
        sys.stdout.write(encode({"schema": "roleadvisor/schemas@1", "names": sorted(SCHEMAS)}))
    else:
        sys.stdout.write("".join(f"{known}\n" for known in sorted(SCHEMAS)))
