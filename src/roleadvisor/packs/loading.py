"""Load a role pack: the bundled one as it was compiled, if that is fresh, any other from its files."""

from pathlib import Path
from typing import TYPE_CHECKING

from roleadvisor.errors import InputError
from roleadvisor.packs.compiled import COMPILED, bundled_pack, compiled, load_compiled
from roleadvisor.packs.model import Catalog

if TYPE_CHECKING:
    from roleadvisor.packs.reading import PackRead


def load_catalog(folder: Path | None = None) -> Catalog:
    """Return the role pack in `folder`, or the bundled one; raise `InputError` if it is unusable.

    A folder without a `pack.yaml` is read with the bundled item bank. One whose `pack.yaml` says
    `extends: bundled` adds its roles, and the items of its screens, to the bundled ones. The folder
    itself may be a symbolic link; what is in it may not be one that leads out of it.

    >>> catalog = load_catalog()
    >>> catalog.roles["ml-engineer"].name
    'Machine learning engineer'
    >>> catalog.share("ml-engineer", "python") > catalog.share("bi-analyst", "python")
    True
    """
    if folder is None:
        folder = bundled_pack()
        if fresh := load_compiled(folder):
            return fresh
    read = read_pack(folder)
    if read.catalog is None:
        raise InputError(read.problems)
    return read.catalog


def compile_bundled() -> None:
    """Compile the bundled pack into the package, as building it does; raise `InputError` as above."""
    folder = bundled_pack()
    read = read_pack(folder)
    if read.catalog is None:
        raise InputError(read.problems)
    COMPILED.write_bytes(compiled(read.catalog, folder))


def read_pack(folder: Path) -> "PackRead":
    """Return what a folder holds, with every problem of all its files."""
    from roleadvisor.packs.reading import read_folder  # noqa: PLC0415 (it loads the YAML parser)

    return read_folder(folder, load_catalog)
