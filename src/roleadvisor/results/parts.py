"""Values that several results share: the pack's stamp, roles and items by name."""

from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from roleadvisor.packs import Catalog

P = TypeVar("P", bound=Struct)

Place = Annotated[int, Meta(ge=1)]


class CatalogueStamp(Struct, frozen=True, kw_only=True):
    """Which role pack gave the result."""

    version: str
    digest: str


class Named(Struct, frozen=True, kw_only=True):
    """A role by its id and name."""

    id: str
    name: str


class NamedItem(Struct, frozen=True, kw_only=True):
    """An item by name."""

    id: str
    text: str


def stamp_of(catalog: Catalog) -> CatalogueStamp:
    """Return which pack a result is from."""
    return CatalogueStamp(version=catalog.version, digest=catalog.digest)


def part_of(whole: object, kind: type[P]) -> P:
    """Return a `kind` whose fields are the attributes of the same names of another value."""
    return msgspec.convert(whole, kind, from_attributes=True)


def named(catalog: Catalog, role: str) -> Named:
    """Return a role by its id and name."""
    return part_of(catalog.roles[role], Named)


def named_item(catalog: Catalog, item: str) -> NamedItem:
    """Return an item by its id and text."""
    return NamedItem(id=item, text=catalog.items[item].text)
