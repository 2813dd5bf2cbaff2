"""The commands that look at results that were kept."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from roleadvisor.cli.options import Json, Pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleadvisor.results.diff import KeptResult


class _Numbered(NamedTuple):
    number: int
    path: Path
    result: "KeptResult"


def history(
    forget: Annotated[
        str | None,
        typer.Option("--forget", metavar="N", help="Remove the result of this number, or 'all'."),
    ] = None,
    json: Json = False,
) -> None:
    """List the results that match and quiz have kept with --keep."""
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.history import history_document

    results = _opened() if forget is None else _left(forget)
    document = history_document([one.result for one in results])
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text.history import write_history

    write_history(document)


def diff(
    old: Annotated[
        str | None,
        typer.Argument(metavar="OLD", help="A number of history; by default the last but one."),
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="Another; by default the last.")
    ] = None,
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show what moved between two kept results: fits and answers."""
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.errors import UsageError
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.history import diff_document
    from roleadvisor.results.diff import difference_of

    results = _opened()
    if len(results) < 2:  # noqa: PLR2004 (a difference takes two)
        raise UsageError("diff needs two kept results; 'match SHEET --keep' keeps one")
    after = _numbered(results, new) if new else results[-1]
    before = _numbered(results, old) if old else results[-2]
    if before == after:
        raise UsageError("diff needs two different results")
    document = diff_document(
        open_pack(pack),
        (before.number, before.result),
        (after.number, after.result),
        difference_of(before.result, after.result),
    )
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text.history import write_diff

    write_diff(document)


def _left(forget: str) -> list[_Numbered]:
    """Forget one result or all, and return what is left."""
    from roleadvisor.errors import OutputError, reason_of
    from roleadvisor.history import kept as kept_results

    try:
        if forget == "all":
            kept_results.forget_all()
            return []
        results = _opened()
        chosen = _numbered(results, forget)
        kept_results.forget(chosen.path)
    except OSError as error:
        raise OutputError(f"not every result could be removed: {reason_of(error)}") from None
    return [one for one in results if one != chosen]


def _opened() -> list[_Numbered]:
    """Return the kept results, and name the files that are none; refuse where there are only these."""
    from roleadvisor.errors import InputError, UsageError, reason_of
    from roleadvisor.history.kept import kept

    try:
        results, problems = kept()
    except OSError as error:
        raise UsageError(f"the kept results cannot be opened: {reason_of(error)}") from None
    if problems and not results:
        raise InputError(problems)
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return [_Numbered(number, *pair) for number, pair in enumerate(results, 1)]


def _numbered(results: "Sequence[_Numbered]", number: str) -> _Numbered:
    from roleadvisor.errors import UnknownIdError
    from roleadvisor.safe.characters import shown

    for one in results:
        if str(one.number) == number:
            return one
    there = f"there are 1 to {len(results)}" if results else "none is kept yet"
    raise UnknownIdError(f"no kept result has the number '{shown(number, 20)}'; {there}")
