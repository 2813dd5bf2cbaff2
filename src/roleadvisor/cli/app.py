"""The program: what it is called, its help, its version."""

import sys
from typing import Annotated

import typer

from roleadvisor import __version__
from roleadvisor.attribution import ATTRIBUTION
from roleadvisor.cli.bank import evaluate, questions, schema
from roleadvisor.cli.completion import completion
from roleadvisor.cli.history import diff, history
from roleadvisor.cli.occupations import from_occupation
from roleadvisor.cli.packs import pack
from roleadvisor.cli.roles import compare, find, list_roles, show
from roleadvisor.cli.scorecard import scorecard
from roleadvisor.cli.sheets import explain, match, plan, quiz, report

app = typer.Typer(
    name="roleadvisor",
    help="Find the role in data that fits you, from answers that anyone can add up.",
    epilog=(
        "Exit codes: 0 done, 1 output not written or malformed lines in a batch, 2 wrong usage or no terminal, 3 unusable input, "
        "4 not enough answers, 130 left or Ctrl-C, 143 SIGTERM, 129 "
        "SIGHUP. "
        "Role profiles cite O*NET 29.2 (CC BY 4.0)."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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


# Two names that Python has taken.
_NAMES = {"list_roles": "list", "from_occupation": "from"}

for _command in (
    quiz,
    match,
    explain,
    plan,
    report,
    show,
    compare,
    find,
    from_occupation,
    list_roles,
    history,
    diff,
    questions,
    evaluate,
    scorecard,
    schema,
    completion,
):
    app.command(
        _NAMES.get(_command.__name__), epilog=ATTRIBUTION if _command is from_occupation else None
    )(_command)

app.add_typer(pack)
