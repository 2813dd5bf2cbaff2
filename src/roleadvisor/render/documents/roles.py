"""What `show --json` and `list --json` print."""

from typing import Literal

from roleadvisor import __version__
from roleadvisor.packs import Catalog, Share
from roleadvisor.packs.model import RoleProfile, ShareOf
from roleadvisor.render.documents.common import (
    CatalogueStamp,
    Document,
    ToolPart,
    Unit,
    stamp,
    tool_part,
)
from roleadvisor.results.contrast import sets_apart
from roleadvisor.results.tools import languages_of, tools_of


class ItemShare(Document, frozen=True):
    """A role's share for one item, and where it is from, as for a tool."""

    text: str
    share: Unit
    of: ShareOf
    source: str
    n: int | None
    word: str | None
    inherited_from: str | None


def item_share(text: str, share: Share) -> ItemShare:
    """Return a share as a document shows it."""
    return ItemShare(
        text=text,
        share=share.share,
        of=share.of,
        source=share.source,
        n=share.n,
        word=share.word,
        inherited_from=share.inherited_from,
    )


class ContrastPart(Document, frozen=True):
    """A skill that sets a role apart, its share there, and its mean share in the other whole roles."""

    item: str
    share: ItemShare
    others: Unit


class ShowDocument(Document, frozen=True):
    """What `show ROLE --json` prints; what sets the role apart most comes first in `apart`."""

    schema: Literal["roleadvisor/show@1"]
    tool_version: str
    catalogue: CatalogueStamp
    role: RoleProfile
    apart: list[ContrastPart]
    languages: list[ToolPart]
    tools: list[ToolPart]
    shares: dict[str, ItemShare]


class ListedRole(Document, frozen=True):
    """A role in a list."""

    id: str
    name: str
    family: str
    specialises: str | None
    summary: str


class ListDocument(Document, frozen=True):
    """What `list --json` prints."""

    schema: Literal["roleadvisor/list@1"]
    tool_version: str
    catalogue: CatalogueStamp
    roles: list[ListedRole]


def show_document(catalog: Catalog, role: str) -> ShowDocument:
    """Return the document of one role."""
    shares = {
        item: item_share(catalog.items[item].text, share)
        for item, share in catalog.shares[role].items()
        if share.is_stated
    }
    return ShowDocument(
        schema="roleadvisor/show@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        role=catalog.roles[role],
        apart=[
            ContrastPart(item, shares[item], round(others, 3))
            for item, others in sets_apart(catalog, role)
        ],
        languages=[tool_part(t) for t in languages_of(catalog, role, {})],
        tools=[tool_part(t) for t in tools_of(catalog, role, {})],
        shares=shares,
    )


def list_document(catalog: Catalog) -> ListDocument:
    """Return the document of all roles."""
    return ListDocument(
        schema="roleadvisor/list@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        roles=[
            ListedRole(r.id, r.name, r.family, r.specialises, r.summary)
            for r in catalog.roles.values()
        ],
    )
