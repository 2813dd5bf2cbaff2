"""What `compare --json` and `find --json` print."""

from collections.abc import Sequence
from typing import Literal

from roleadvisor import __version__
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import CatalogueStamp, Document, ItemPart, Unit, stamp
from roleadvisor.render.documents.roles import ItemShare, item_share
from roleadvisor.results.compare import Comparison
from roleadvisor.results.find import Found, Kind


class RolePart(Document, frozen=True):
    """A role by name, with what it is about."""

    id: str
    name: str
    summary: str


class PairPart(Document, frozen=True):
    """One item and its share in both roles."""

    item: str
    text: str
    first: ItemShare
    second: ItemShare


class DeciderPart(Document, frozen=True):
    """A question that would decide: the first role's lead in points after a yes, and after a no."""

    item: str
    text: str
    yes: int
    no: int


class CompareDocument(Document, frozen=True):
    """What `compare A B --json` prints.

    `told_apart` is the share of people, drawn half from each profile, who score higher for their
    own; of real people it is less.
    """

    schema: Literal["roleadvisor/compare@1"]
    tool_version: str
    catalogue: CatalogueStamp
    first: RolePart
    second: RolePart
    told_apart: Unit
    common: list[PairPart]
    apart: list[PairPart]
    deciding: list[DeciderPart]


class RoleSharePart(Document, frozen=True):
    """A role and its share of what was found; it may name it among its tools and languages."""

    id: str
    name: str
    share: ItemShare
    names_it: bool


class FoundPart(Document, frozen=True):
    """What was found: an item, a tool that roles name, a term that people write, or a role.

    An item and a role have an `id`; a mention of a tool or a term counts for `items`, if for any. It
    `is_exact` if it, or what counts for it, is called just so. `roles` have it, most often first.
    """

    kind: Kind
    id: str | None
    name: str
    is_exact: bool
    items: list[ItemPart]
    roles: list[RoleSharePart]


class FindDocument(Document, frozen=True):
    """What `find TEXT --json` prints.

    If it `is_near`, nothing is called exactly so, and `found` holds what is called nearly so.
    """

    schema: Literal["roleadvisor/find@1"]
    tool_version: str
    catalogue: CatalogueStamp
    query: str
    is_near: bool
    found: list[FoundPart]


def compare_document(catalog: Catalog, comparison: Comparison) -> CompareDocument:
    """Return the document of a comparison."""
    first, second = comparison.first, comparison.second

    def pairs(items: Sequence[str]) -> list[PairPart]:
        return [_pair(catalog, item, first, second) for item in items]

    return CompareDocument(
        schema="roleadvisor/compare@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        first=_role(catalog, first),
        second=_role(catalog, second),
        told_apart=round(comparison.told_apart, 3),
        common=pairs(comparison.common),
        apart=pairs(comparison.apart),
        deciding=[
            DeciderPart(d.item, catalog.items[d.item].text, d.yes, d.no)
            for d in comparison.deciding
        ],
    )


def find_document(
    catalog: Catalog, query: str, found: Sequence[Found], *, is_near: bool
) -> FindDocument:
    """Return the document of what was found."""
    return FindDocument(
        schema="roleadvisor/find@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        query=query,
        is_near=is_near,
        found=[_found(catalog, thing) for thing in found],
    )


def _found(catalog: Catalog, thing: Found) -> FoundPart:
    return FoundPart(
        kind=thing.kind,
        id=thing.id,
        name=thing.name,
        is_exact=thing.is_exact,
        items=[ItemPart(item, catalog.items[item].text) for item in thing.items],
        roles=[
            RoleSharePart(
                id=role,
                name=catalog.roles[role].name,
                share=item_share(thing.name, share),
                names_it=role in thing.named_by,
            )
            for role, share in thing.roles
        ],
    )


def _role(catalog: Catalog, role: str) -> RolePart:
    return RolePart(role, catalog.roles[role].name, catalog.roles[role].summary)


def _pair(catalog: Catalog, item: str, first: str, second: str) -> PairPart:
    text = catalog.items[item].text
    mine, theirs = (catalog.shares[role][item] for role in (first, second))
    return PairPart(item, text, item_share(text, mine), item_share(text, theirs))
