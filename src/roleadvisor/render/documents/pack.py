"""What `pack check --json`, `pack matrix --json` and `pack path --json` print."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.catalog import shown
from roleadvisor.catalog.loading import PackRead
from roleadvisor.errors import Problem
from roleadvisor.render.documents.common import Document
from roleadvisor.render.documents.errors import ProblemPart

ChosenBy = Literal["option", "environment", "bundled"]
Count = Annotated[int, Meta(ge=0)]


class PackCheckDocument(Document, frozen=True):
    """What `pack check --json` prints: the pack, and everything that is wrong with it.

    A pack that cannot be read has no digest, and counts what could be read of it.
    """

    schema: Literal["roleadvisor/pack-check@1"]
    tool_version: str
    folder: str
    digest: str | None
    roles: Count
    items: Count
    problems: list[ProblemPart]


class PackPathDocument(Document, frozen=True):
    """What `pack path --json` prints: the pack in force, what chose it, and the user's packs."""

    schema: Literal["roleadvisor/pack-path@1"]
    tool_version: str
    folder: str
    chosen_by: ChosenBy
    user_folder: str
    user_packs: list[str]


def pack_check_document(folder: str, read: PackRead, problems: list[Problem]) -> PackCheckDocument:
    """Return the document of a check."""
    catalog = read.catalog
    return PackCheckDocument(
        schema="roleadvisor/pack-check@1",
        tool_version=__version__,
        folder=folder,
        digest=catalog.digest if catalog else None,
        roles=len(catalog.roles) if catalog else len(read.documents),
        items=len(catalog.items) if catalog else 0,
        problems=[ProblemPart(*problem) for problem in problems],
    )


def pack_path_document(
    folder: Path, chosen_by: ChosenBy, user_folder: Path, user_packs: Sequence[str]
) -> PackPathDocument:
    """Return the document of the pack in force."""
    return PackPathDocument(
        schema="roleadvisor/pack-path@1",
        tool_version=__version__,
        folder=shown(str(folder), 1000),
        chosen_by=chosen_by,
        user_folder=shown(str(user_folder), 1000),
        user_packs=[shown(name, 300) for name in user_packs],
    )
