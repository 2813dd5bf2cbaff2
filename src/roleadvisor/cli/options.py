"""The arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from roleadvisor.cli.offers import role_ids, role_lists

# It stands in for --pack.
PACK_VARIABLE = "ROLEADVISOR_PACK"


def _named(pack: Path | None) -> Path | None:
    if pack is None:
        return None
    from roleadvisor.cli.opening import named_pack

    return named_pack(pack)


Pack = Annotated[
    Path | None,
    typer.Option(
        "--pack",
        metavar="DIR",
        envvar=PACK_VARIABLE,
        show_envvar=False,
        callback=_named,
        help="A folder of role files of your own, or its name among your packs.",
    ),
]
Roles = Annotated[
    str | None,
    typer.Option(
        "--roles",
        metavar="A,B",
        help="Rank only these roles, side by side.",
        autocompletion=role_lists,
    ),
]
Role = Annotated[
    str,
    typer.Argument(
        help="A role by id, name or alias, for instance ml-engineer.", autocompletion=role_ids
    ),
]
IgnoreUnknown = Annotated[
    bool, typer.Option("--ignore-unknown", help="List unknown items instead of refusing them.")
]
FromResume = Annotated[
    Path | None,
    typer.Option("--from-resume", metavar="FILE", help="Read what a résumé names (JSON Resume)."),
]
FromLinkedIn = Annotated[
    Path | None,
    typer.Option(
        "--from-linkedin", metavar="FILE", help="Read the Skills.csv of a LinkedIn export."
    ),
]
Sheet = Annotated[
    Path | None,
    typer.Argument(
        metavar="[SHEET]",
        help="Answer sheet in YAML or JSON; - reads standard input, as does no sheet and no file.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the result, for 'history' and 'diff'.")]
Company = Annotated[
    Literal["small", "medium", "large"] | None,
    typer.Option(
        "--company",
        help="Say it for a company where one person does it all, has a whole role, or a speciality.",
    ),
]
CurrentJob = Annotated[
    str | None,
    typer.Option(
        "--current-job",
        metavar="TEXT",
        help="Show beside the result how alike your job is to the roles; no part of the fit.",
    ),
]
