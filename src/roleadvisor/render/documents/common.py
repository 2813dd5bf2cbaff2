"""What the documents share: their form, their stamp, and how they become JSON."""

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct, field

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import ShareOf
from roleadvisor.results.tools import ToolUse

if TYPE_CHECKING:
    from roleadvisor.scoring.match import Ranked

MULTIPLIER_DIGITS = 4

Unit = Annotated[float, Meta(ge=0, le=1)]


class Document(Struct, frozen=True, omit_defaults=False):
    """A document, or a part of one."""


class CatalogueStamp(Document, frozen=True):
    """Which role pack gave the result."""

    version: str
    digest: str


class NamedPart(Document, frozen=True):
    """A role by its id and name."""

    id: str
    name: str


class ItemPart(Document, frozen=True):
    """An item by name."""

    id: str
    text: str


class FittingPart(Document, frozen=True):
    """A role with its fit: a whole role among whole roles, or a speciality within its whole role."""

    id: str
    name: str
    fit: Unit


class RankedPart(Document, frozen=True):
    """One role's place.

    Its points are those of `class`, the role in its plain form or that one of its specialities which
    speaks for it: what that class starts with, and what interests and skills add.
    """

    id: str
    name: str
    family: str
    fit: Unit
    speaker: str = field(name="class")
    points: int
    start_points: int
    interest_points: int
    skill_points: int


class ToolPart(Document, frozen=True):
    """A tool or language with its share among the role's practitioners, and where that is from.

    `of` says whether it is a share of people, of job ads that name it, or an estimate; `source` names
    surveys, or is "estimate" or "base share"; `n` counts the people or ads; `word` is what the expert
    said; `inherited_from` names the role whose share it is, if not this one's. `has_it` says whether
    the person has it or, unless it `is_item`, one of its kind; null where nothing is known of it.
    """

    name: str
    purpose: str = field(name="for")
    category: str
    item: str | None
    share: Unit
    of: ShareOf
    source: str
    n: int | None
    word: str | None
    inherited_from: str | None
    url: str | None
    has_it: bool | None
    is_item: bool


def encode(document: object) -> str:
    """Return a document as JSON: sorted keys, two spaces, one LF at the end."""
    raw = msgspec.json.encode(document, order="sorted")
    return msgspec.json.format(raw, indent=2).decode() + "\n"


def encode_line(document: object) -> str:
    """Return a document as one line of JSON: sorted keys, one LF at the end."""
    return msgspec.json.encode(document, order="sorted").decode() + "\n"


def stamp(catalog: Catalog) -> CatalogueStamp:
    """Return which pack a document speaks of."""
    return CatalogueStamp(version=catalog.version, digest=catalog.digest)


def named(catalog: Catalog, role: str) -> NamedPart:
    """Return a role as a document names it."""
    return NamedPart(role, catalog.roles[role].name)


def ranked_part(catalog: Catalog, ranked: "Ranked") -> RankedPart:
    """Return a role's place as a document shows it."""
    return RankedPart(
        id=ranked.role,
        name=catalog.roles[ranked.role].name,
        family=ranked.family,
        fit=ranked.fit,
        speaker=ranked.speaker,
        points=ranked.points,
        start_points=ranked.start_points,
        interest_points=ranked.interest_points,
        skill_points=ranked.skill_points,
    )


def tool_part(tool: ToolUse) -> ToolPart:
    """Return a tool or language as a document shows it."""
    return ToolPart(*tool)
