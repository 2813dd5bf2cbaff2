"""The arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

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
FromResume = Annotated[
    Path | None,
    typer.Option("--from-resume", metavar="FILE", help="Take answers from a résumé (JSON Resume)."),
]
FromLinkedIn = Annotated[
    Path | None,
    typer.Option(
        "--from-linkedin", metavar="FILE", help="Take answers from a LinkedIn export's Skills.csv."
    ),
]
OptionalSheet = Annotated[
    Path | None,
    typer.Argument(
        metavar="[SHEET]",
        help="Answer sheet in YAML or JSON; - reads standard input, as does no sheet and no file.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
