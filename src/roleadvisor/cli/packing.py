"""Write a pack to begin with, and list the packs that are there."""

import shutil
from pathlib import Path

from roleadvisor.cli.opening import user_packs
from roleadvisor.errors import OutputError, UsageError, reason_of
from roleadvisor.packs import bundled_pack
from roleadvisor.render.documents.common import encode
from roleadvisor.render.documents.pack import ChosenBy, PackPathDocument, pack_path_document
from roleadvisor.render.documents.schemas import FILES, json_schema
from roleadvisor.safe.characters import shown

SKELETONS = Path(__file__).resolve().parents[1] / "skeleton"


def write_skeleton(folder: Path, *, is_extending: bool) -> list[str]:
    """Write a pack to begin with into a new or empty folder, and return its files' names."""
    source = SKELETONS / ("extending" if is_extending else "alone")
    place = shown(str(folder), 300)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{place} is there already; name a folder that is not")
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
    folder.mkdir()
    for name in FILES:
        (folder / f"{name}.json").write_text(encode(json_schema(name)), encoding="utf-8")


def packs_in_force(pack: Path | None, source: str) -> PackPathDocument:
    """Return which pack is in force, by what typer calls the option's source, and the user's packs."""
    by: dict[str, ChosenBy] = {"COMMANDLINE": "option", "ENVIRONMENT": "environment"}
    folder = user_packs()
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    except OSError:
        names = []
    return pack_path_document(pack or bundled_pack(), by.get(source, "bundled"), folder, names)
