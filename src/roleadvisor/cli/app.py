"""The program: its name, its help, its version and its commands."""

import builtins
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command

from roleadvisor import __version__

# The commands, in the order of the help. Each is a function or a group in the module of the same
# name; a keyword or a builtin has an underscore after it there.
_COMMANDS = (
    "quiz",
    "match",
    "ad",
    "explain",
    "plan",
    "level",
    "report",
    "show",
    "compare",
    "team",
    "find",
    "from",
    "list",
    "history",
    "diff",
    "questions",
    "evaluate",
    "scorecard",
    "schema",
    "completion",
    "pack",
)


class _Commands(Mapping[str, Any]):
    """The commands by name, each loaded on demand, so that the program starts fast."""

    def __getitem__(self, name: str) -> Any:
        if name not in _COMMANDS:
            raise KeyError(name)
        return _command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


class _Program(TyperGroup):
    """The program as a group of commands."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = cast("MutableMapping[str, Any]", _Commands())


@cache
def _command(name: str) -> Any:
    called = f"{name}_" if iskeyword(name) or name in vars(builtins) else name
    loaded = import_module(f"roleadvisor.cli.{called}")
    found = getattr(loaded, called)
    if isinstance(found, typer.Typer):
        return get_command(found)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, epilog=getattr(loaded, "EPILOG", None))(found)
    return get_command(alone)


app = typer.Typer(
    name="roleadvisor",
    cls=_Program,
    help="Find the role in data that fits you, with points that anyone can add up.",
    epilog=(
        "Exit codes: 0 done, 1 output not written, or malformed lines in a batch, "
        "2 wrong usage or no terminal, 3 unusable input, "
        "4 no role can be named, 130 quit or Ctrl-C, 143 SIGTERM, 129 "
        "SIGHUP. "
        "Role profiles cite O*NET 29.2 (CC BY 4.0)."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(value: bool) -> None:  # noqa: FBT001 (typer passes it by position)
    if value:
        sys.stdout.write(f"roleadvisor {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Find the role in data that fits you, with points that anyone can add up."""
