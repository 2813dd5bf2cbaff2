"""Open the pack that the command line means: a folder, a name among the user's packs, or the bundled one."""

import os
from pathlib import Path

from msgspec.structs import replace

from roleadvisor.cli.options import PACK_VARIABLE
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.safe.characters import shown


def open_pack(pack: Path | None) -> Catalog:
    """Return the catalogue of a pack, which knows how to be named again on the command line."""
    catalog = load_catalog(pack)
    return replace(catalog, option=_option(pack)) if pack else catalog


def named_pack(pack: Path) -> Path:
    """Return the folder of a pack given by its path, or by its name among the user's packs."""
    if len(pack.parts) != 1:
        return pack
    named = user_packs() / pack
    try:
        return pack if pack.exists() or not named.is_dir() else named
    except (OSError, ValueError):
        return pack  # whoever reads it says what is wrong with it


def user_packs() -> Path:
    """Return the folder in which packs are found by their names."""
    from platformdirs import user_config_path

    return user_config_path("roleadvisor", appauthor=False) / "packs"


def _option(pack: Path) -> str:
    """Return what a command needs to mean this pack; nothing, if the environment names it."""
    import shlex

    by_environment = os.environ.get(PACK_VARIABLE)
    if by_environment and named_pack(Path(by_environment)) == pack:
        return ""
    is_named = pack.parent == user_packs() and named_pack(Path(pack.name)) == pack
    return f" --pack {shlex.quote(shown(pack.name if is_named else str(pack), 300))}"
