"""What can be completed: ids of roles and items, names of documents."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from roleadvisor.packs import Catalog


def role_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of roles that begin so: of the pack named before, or of the bundled one."""
    return [role for role in _roles(ctx) if role.startswith(incomplete)]


def role_lists(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return comma-separated lists whose last id is a role's that is not in them yet."""
    return _lists(_roles(ctx), incomplete)


def field_lists(incomplete: str) -> list[str]:
    """Return comma-separated lists whose last field of a batch's record is not in them yet."""
    from roleadvisor.batch import FIELDS

    return _lists(FIELDS, incomplete)


def item_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of items that begin so."""
    return [item for item in _catalog(ctx).items if item.startswith(incomplete)]


def schema_names(incomplete: str) -> list[str]:
    """Return the names of documents that begin so."""
    from roleadvisor.render.documents.schemas import SCHEMAS

    return [name for name in sorted(SCHEMAS) if name.startswith(incomplete)]


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
