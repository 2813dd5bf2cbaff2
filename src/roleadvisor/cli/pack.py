"""`pack`: the commands for authors of role packs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleadvisor.cli.inputs import find_roles, open_pack
from roleadvisor.cli.options import Json, Pack, Roles
from roleadvisor.cli.outputs import page, print_json
from roleadvisor.errors import OutputError, UsageError, reason_of

if TYPE_CHECKING:
    from roleadvisor.results.packs import ChosenBy

SKELETONS = Path(__file__).resolve().parents[1] / "skeleton"
_CHOSEN_BY: "dict[str, ChosenBy]" = {
    "COMMANDLINE": "option",
    "ENVIRONMENT": "environment",
}

pack = typer.Typer(
    name="pack",
    help="Write, check and measure your own role pack.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Folder = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", help="The pack's folder. By default, the pack in use."),
]


@pack.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.")
    ],
    extends: Annotated[
        bool, typer.Option("--extends", help="Add to the bundled roles instead of standing alone.")
    ] = False,
) -> None:
    """Write a small pack with comments, which works at once and which you can change."""
    from shlex import quote

    from roleadvisor.safe.characters import shown

    names = _write_skeleton(folder, is_extending=extends)
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
    from roleadvisor.results.packs import check_pack

    checked = check_pack(folder or pack or bundled_pack())
    if json:
        print_json("pack-check", checked)
    elif form == "github":
        from roleadvisor.render.text.pack import write_annotations

        write_annotations(checked)
    else:
        from roleadvisor.render.text.pack import write_check

        write_check(checked, page())
    return int(bool(checked.problems))


@pack.command()
def path(context: typer.Context, json: Json = False, pack: Pack = None) -> None:
    """Show which pack is in use and why, and where packs are looked for."""
    from roleadvisor.cli.hints import user_packs
    from roleadvisor.packs import bundled_pack
    from roleadvisor.results.packs import PackPath
    from roleadvisor.safe.characters import shown

    source = context.get_parameter_source("pack")
    chosen_by = _CHOSEN_BY.get(source.name if source else "", "bundled")
    in_force = PackPath(
        folder=shown(str(pack or bundled_pack()), 1000),
        chosen_by=chosen_by,
        user_folder=shown(str(user_packs()), 1000),
        user_packs=_names_in(user_packs()),
    )
    if json:
        print_json("pack-path", in_force)
    else:
        from roleadvisor.render.text.pack import write_path

        write_path(in_force, page())


@pack.command()
def matrix(
    folder: Folder = None, roles: Roles = None, json: Json = False, pack: Pack = None
) -> None:
    """Show how often the people of two roles are told apart, and by what, for every pair."""
    from roleadvisor.results.packs import pack_matrix

    catalog = open_pack(folder or pack)
    chosen = find_roles(catalog, roles)
    if len(chosen or catalog.roles) < 2:  # noqa: PLR2004 (a pair takes two)
        raise UsageError("matrix needs at least two roles to tell apart")
    pairs = pack_matrix(catalog, chosen)
    if json:
        print_json("pack-matrix", pairs, catalog)
    else:
        from roleadvisor.render.text.pack import write_matrix

        write_matrix(pairs, page())


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
    """Draw people from the profiles, as labelled sheets, one per line (NDJSON)."""
    from roleadvisor.render.json import encode_line
    from roleadvisor.sheets.drawn import draw_people
    from roleadvisor.sheets.written import sheet_document

    catalog = open_pack(folder or pack)
    chosen = find_roles(catalog, roles)
    for sheet in draw_people(catalog, people, seed=seed, roles=chosen):
        sys.stdout.write(encode_line(sheet_document(sheet, catalog)))


def _names_in(folder: Path) -> list[str]:
    from roleadvisor.safe.characters import shown

    try:
        return sorted(shown(path.name, 300) for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


def _write_skeleton(folder: Path, *, is_extending: bool) -> list[str]:
    """Write a pack to begin with into a new or empty folder, and return its files' names."""
    import shutil

    from roleadvisor.safe.characters import shown

    source = SKELETONS / ("extending" if is_extending else "alone")
    place = shown(str(folder), 300)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{place} already exists; name a new folder")
        names = sorted(path.relative_to(source).as_posix() for path in source.rglob("*.yaml"))
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, folder / name)
        _write_schemas(folder / ".schemas")
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write {place}: {reason_of(error)}") from None
    return names


def _write_schemas(folder: Path) -> None:
    """Write the schemas that the files name in their first lines, for editors."""
    from roleadvisor.render.json import encode
    from roleadvisor.render.schemas import PACK_FILES, json_schema

    folder.mkdir()
    for name in PACK_FILES:
        (folder / f"{name}.json").write_text(encode(json_schema(name)), encoding="utf-8")
