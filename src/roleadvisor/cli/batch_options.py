"""The options of `match --batch`, and what they do not go with."""

from pathlib import Path
from typing import Annotated

import typer

from roleadvisor.cli.offers import field_lists
from roleadvisor.errors import UsageError

Batch = Annotated[
    Path | None,
    typer.Option(
        "--batch", metavar="FILE", help="Score many sheets, one a line (NDJSON); - is stdin."
    ),
]
Fields = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="A,B",
        help="With --batch: write only these fields.",
        autocompletion=field_lists,
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="With --batch: stop at the first malformed line.")
]


def refuse_beside_batch(
    batch: Path | None, *, fields: str | None, strict: bool, has_sheet: bool, is_single: bool
) -> None:
    """Raise `UsageError` if options do not go together.

    `has_sheet` says that one person's answers are named too, `is_single` that something is asked for
    which is for one person only.
    """
    if batch is None:
        if fields is not None or strict:
            raise UsageError("--fields and --strict go with --batch")
        return
    if has_sheet:
        raise UsageError("give one person's answers, or --batch with a file of many, not both")
    if is_single:
        raise UsageError("--keep, --current-job and --company are for one person, not for --batch")
