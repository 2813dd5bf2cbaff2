"""`history`: the results that were kept."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from roleadvisor.cli.options import Json
from roleadvisor.cli.outputs import page, print_json
from roleadvisor.errors import InputError, OutputError, UnknownIdError, UsageError, reason_of

if TYPE_CHECKING:
    from roleadvisor.history.kept import KeptResult

_REMOVES = "; 'history --forget all' removes it and all others"


class Numbered(NamedTuple):
    """A kept result with its number, from 1, and its file."""

    number: int
    path: Path
    result: "KeptResult"


def history(
    forget: Annotated[
        str | None,
        typer.Option("--forget", metavar="N", help="Remove the result with this number, or 'all'."),
    ] = None,
    json: Json = False,
) -> None:
    """List the results that match and quiz have kept with --keep."""
    from roleadvisor.history.compared import history_of

    results = opened_results() if forget is None else _left(forget)
    listed = history_of([one.result for one in results])
    if json:
        print_json("history", listed)
    else:
        from roleadvisor.render.text.history import write_history

        write_history(listed, page())


def opened_results() -> list[Numbered]:
    """Return the kept results, and print a problem for each file that is none.

    Raise `InputError` if there are only such files.
    """
    from dataclasses import replace

    from roleadvisor.history import kept

    try:
        results, problems = kept.kept()
    except OSError as error:
        raise UsageError(f"the kept results cannot be opened: {reason_of(error)}") from None
    problems = [
        replace(p, message=p.message + _REMOVES) if p.code == "kept-result" else p for p in problems
    ]
    if problems and not results:
        raise InputError(problems)
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return [Numbered(number, *pair) for number, pair in enumerate(results, 1)]


def numbered(results: list[Numbered], number: str) -> Numbered:
    """Return the result of a number; raise `UnknownIdError` if there is none."""
    from roleadvisor.safe.characters import shown

    for one in results:
        if str(one.number) == number:
            return one
    there = f"there are 1 to {len(results)}" if results else "none is kept yet"
    raise UnknownIdError(f"no kept result has the number '{shown(number, 20)}'; {there}")


def _left(forget: str) -> list[Numbered]:
    """Forget one result or all, and return what is left."""
    from roleadvisor.history import kept

    try:
        if forget == "all":
            kept.forget_all()
            return []
        results = opened_results()
        chosen = numbered(results, forget)
        kept.forget(chosen.path)
    except FileNotFoundError:
        raise UnknownIdError(
            "this result is already gone: another command has removed it"
        ) from None
    except OSError as error:
        raise OutputError(f"not every result could be removed: {reason_of(error)}") from None
    return [one for one in results if one != chosen]
