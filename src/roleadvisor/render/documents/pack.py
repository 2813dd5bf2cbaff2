"""What `pack check --json`, `pack matrix --json` and `pack path --json` print."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.errors import Problem
from roleadvisor.packs import Catalog
from roleadvisor.packs.reading import PackRead
from roleadvisor.render.documents.common import CatalogueStamp, Document, ItemPart, Unit, stamp
from roleadvisor.render.documents.errors import ProblemPart
from roleadvisor.results.packcheck import wanted_apart
from roleadvisor.safe.characters import shown
from roleadvisor.scoring.separability import Pair

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


class ApartPart(Document, frozen=True):
    """Two roles, the share of drawn people who score higher for their own, and what does most for it.

    `wanted` is the least share that `pack check` lets pass; it is lower within a whole role.
    """

    first: str
    second: str
    told_apart: Unit
    wanted: Unit
    items: list[ItemPart]


class PackMatrixDocument(Document, frozen=True):
    """What `pack matrix --json` prints: every pair of roles, the hardest to tell apart first.

    People are drawn half from each profile; real ones are told apart less often.
    """

    schema: Literal["roleadvisor/pack-matrix@1"]
    tool_version: str
    catalogue: CatalogueStamp
    roles: dict[str, str]
    pairs: list[ApartPart]


def pack_matrix_document(catalog: Catalog, pairs: Sequence[Pair]) -> PackMatrixDocument:
    """Return the document of how well a pack's roles can be told apart."""
    named = sorted({role for pair in pairs for role in (pair.first, pair.second)})
    return PackMatrixDocument(
        schema="roleadvisor/pack-matrix@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        roles={role: catalog.roles[role].name for role in named},
        pairs=[
            ApartPart(
                pair.first,
                pair.second,
                round(pair.told_apart, 3),
                wanted_apart(catalog, pair.first, pair.second),
                [ItemPart(item, catalog.items[item].text) for item in pair.items],
            )
            for pair in pairs
        ],
    )
