"""The arguments and options that several commands share, and their completion."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from roleadvisor.packs import Catalog

# The environment variable that is used if --pack is not given.
PACK_VARIABLE = "ROLEADVISOR_PACK"


def role_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of roles that complete a word, of the pack named before it or the bundled."""
    return [role for role in _roles(ctx) if role.startswith(incomplete)]


def role_lists(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return comma-separated lists that complete a word, each with one more role."""
    return _lists(_roles(ctx), incomplete)


def field_lists(incomplete: str) -> list[str]:
    """Return comma-separated lists that complete a word, each with one more field of a record."""
    from roleadvisor.batch import FIELDS

    return _lists(FIELDS, incomplete)


def item_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of items that complete a word."""
    return [item for item in _catalog(ctx).items if item.startswith(incomplete)]


def country_codes(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the codes of countries with figures on pay that complete a word."""
    pay = _catalog(ctx).pay
    codes = [code.lower() for code in (pay.countries if pay else ())]
    return [code for code in codes if code.startswith(incomplete)]


def schema_names(incomplete: str) -> list[str]:
    """Return the names of documents that complete a word."""
    from roleadvisor.render.schemas import NAMES

    return [name for name in NAMES if name.startswith(incomplete)]


def _lists(names: Iterable[str], incomplete: str) -> list[str]:
    head, comma, begun = incomplete.rpartition(",")
    named = head.split(",")
    return [
        f"{head}{comma}{name}" for name in names if name.startswith(begun) and name not in named
    ]


def _roles(ctx: typer.Context) -> Iterable[str]:
    from roleadvisor.packs import bundled_pack
    from roleadvisor.packs.files import find_files

    if ctx.params.get("pack"):
        return _catalog(ctx).roles
    return [path.stem for path in find_files(bundled_pack()).roles]


def _catalog(ctx: typer.Context) -> "Catalog":
    from roleadvisor.packs import load_catalog

    pack = ctx.params.get("pack")
    return load_catalog(Path(pack).expanduser() if pack else None)


def _named(pack: Path | None) -> Path | None:
    if pack is None:
        return None
    from roleadvisor.cli.hints import named_pack

    return named_pack(pack)


Pack = Annotated[
    Path | None,
    typer.Option(
        "--pack",
        metavar="DIR",
        envvar=PACK_VARIABLE,
        show_envvar=False,
        callback=_named,
        help="Use your own roles: a folder of role files, or the name of one of your packs.",
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
        help="A role's id, name or alias, such as ml-engineer.", autocompletion=role_ids
    ),
]
Country = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="COUNTRY",
        help="Show the pay in this country only: its code or name, such as GB.",
        autocompletion=country_codes,
    ),
]
IgnoreUnknown = Annotated[
    bool,
    typer.Option("--ignore-unknown", help="List unknown items instead of rejecting the sheet."),
]
FromResume = Annotated[
    Path | None,
    typer.Option(
        "--from-resume",
        metavar="FILE",
        help="Read a résumé: PDF, Word, HTML, text, JSON Resume and the like.",
    ),
]
FromLinkedIn = Annotated[
    Path | None,
    typer.Option(
        "--from-linkedin",
        metavar="FILE",
        help="Read a LinkedIn export: its archive, or one of its files.",
    ),
]
Sheet = Annotated[
    Path | None,
    typer.Argument(
        metavar="[SHEET]",
        help="Answer sheet in YAML or JSON; - or none reads what is piped in.",
        show_default=False,
    ),
]
Plain = Annotated[
    bool,
    typer.Option("--plain", help="Use numbered choices and typed answers, for screen readers."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Long = Annotated[bool, typer.Option("--long", help="Print everything, not just one screen.")]
# What a result is printed as.
Form = Literal["text", "markdown", "json"]
Format = Annotated[
    Form | None,
    typer.Option("--format", help="Print text, Markdown for a document, or JSON, as --json does."),
]
Save = Annotated[
    Path | None, typer.Option("--save", metavar="FILE", help="Save the answers as a sheet.")
]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the result for 'history' and 'diff'.")]
Company = Annotated[
    Literal["small", "medium", "large"] | None,
    typer.Option(
        "--company",
        help="Say what the result means in a company of this size.",
    ),
]
CurrentJob = Annotated[
    str | None,
    typer.Option(
        "--current-job",
        metavar="TEXT",
        help="Also show how similar your job is to the roles. It does not change the fit.",
    ),
]
Batch = Annotated[
    Path | None,
    typer.Option(
        "--batch",
        metavar="FILE",
        help="Score many sheets, one per line (NDJSON). - is standard input.",
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
