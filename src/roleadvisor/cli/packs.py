"""The commands for authors of role packs."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from roleadvisor.cli.options import Json, Pack, Roles

pack = typer.Typer(
    name="pack",
    help="Write, check and measure a role pack of your own.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Folder = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", help="The pack's folder; by default the pack in force."),
]


@pack.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")],
    extends: Annotated[
        bool, typer.Option("--extends", help="Add to the bundled roles instead of standing alone.")
    ] = False,
) -> None:
    """Write a small, commented pack that works at once, to be changed into yours."""
    from shlex import quote

    from roleadvisor.cli.packing import write_skeleton
    from roleadvisor.safe.characters import shown

    names = write_skeleton(folder, is_extending=extends)
    place = shown(str(folder), 300)
    sys.stderr.write(
        f"Wrote {', '.join(names)} to {place}.\n"
        f"Next: roleadvisor pack check {quote(place)}\n"
        f"      roleadvisor list --pack {quote(place)}\n"
    )


@pack.command()
def check(
    folder: Folder = None,
    form: Annotated[
        Literal["text", "github"],
        typer.Option("--format", help="Lines for people, or annotations for GitHub Actions."),
    ] = "text",
    json: Json = False,
    pack: Pack = None,
) -> int:
    """List every problem of a pack at its file, line and column."""
    from roleadvisor.packs import bundled_pack
    from roleadvisor.packs.loading import read_pack
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.pack import pack_check_document
    from roleadvisor.results.packcheck import check_pack
    from roleadvisor.safe.characters import shown

    place = folder or pack or bundled_pack()
    read = read_pack(place)
    document = pack_check_document(shown(str(place), 1000), read, check_pack(read))
    if json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.text.pack import write_annotations, write_check

        (write_annotations if form == "github" else write_check)(document)
    return int(bool(document.problems))


@pack.command()
def path(context: typer.Context, json: Json = False, pack: Pack = None) -> None:
    """Say which pack is in force and why, and where packs are looked for."""
    from roleadvisor.cli.packing import packs_in_force
    from roleadvisor.render.documents.common import encode

    source = context.get_parameter_source("pack")
    document = packs_in_force(pack, source.name if source else "")
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text.pack import write_path

    write_path(document)


@pack.command()
def matrix(
    folder: Folder = None, roles: Roles = None, json: Json = False, pack: Pack = None
) -> None:
    """Show for every pair of roles how often their people are told apart, and what does it."""
    from roleadvisor.cli.naming import find_roles
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.errors import UsageError
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.pack import pack_matrix_document
    from roleadvisor.scoring.scorecard import compile_scorecard
    from roleadvisor.scoring.separability import pairs_of

    catalog = open_pack(folder or pack)
    chosen = find_roles(catalog, roles)
    if len(chosen or catalog.roles) < 2:  # noqa: PLR2004 (a pair takes two)
        raise UsageError("matrix needs at least two roles to tell apart")
    pairs = pairs_of(catalog, compile_scorecard(catalog), roles=chosen)
    document = pack_matrix_document(catalog, pairs)
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text.pack import write_matrix

    write_matrix(document)


@pack.command()
def simulate(
    folder: Folder = None,
    people: Annotated[
        int, typer.Option("--people", metavar="N", min=1, max=10_000_000, help="How many people.")
    ] = 1000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="S", help="The same seed draws the same people.")
    ] = 0,
    roles: Roles = None,
    pack: Pack = None,
) -> None:
    """Draw people from the profiles, as labelled sheets, one a line (NDJSON)."""
    from roleadvisor.cli.naming import find_roles
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.render.documents.common import encode_line
    from roleadvisor.sheets.drawn import draw_people
    from roleadvisor.sheets.sheet import sheet_document

    catalog = open_pack(folder or pack)
    chosen = find_roles(catalog, roles)
    for sheet in draw_people(catalog, people, seed=seed, roles=chosen):
        sys.stdout.write(encode_line(sheet_document(sheet, catalog)))
