"""`diff`: what moved between two kept results."""

from typing import Annotated

import typer

from roleadvisor.cli.history import numbered, opened_results
from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Json, Pack
from roleadvisor.cli.outputs import page, print_json
from roleadvisor.errors import UsageError


def diff(
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="OLD", help="A number from 'history'. By default, the last but one."
        ),
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="Another number. By default, the last.")
    ] = None,
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show which fits and answers changed between two kept results."""
    from roleadvisor.history.compared import difference_of

    results = opened_results()
    if len(results) < 2:  # noqa: PLR2004 (a difference takes two)
        raise UsageError("diff needs two kept results; 'match SHEET --keep' keeps one")
    after = numbered(results, new) if new else results[-1]
    before = numbered(results, old) if old else results[-2]
    if before == after:
        raise UsageError("diff needs two different results")
    difference = difference_of(
        open_pack(pack), (before.number, before.result), (after.number, after.result)
    )
    if json:
        print_json("diff", difference)
    else:
        from roleadvisor.render.text.history import write_diff

        write_diff(difference, page())
