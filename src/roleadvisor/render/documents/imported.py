"""What a match or a quiz says of the résumé that it was given."""

from typing import Annotated

from msgspec import Meta

from roleadvisor.imports.imported import Imported, Source
from roleadvisor.render.documents.common import Document


class MatchedPart(Document, frozen=True):
    """A name in the résumé and the item that it mentions: no answer, and counted as a mention.

    The level is what the text states, the highest where it states none. It is null where the text
    says that it is not known; that is no mention.
    """

    text: str
    where: str
    item: str
    level: Annotated[int, Meta(ge=1, le=4)] | None


class KnownPart(Document, frozen=True):
    """Something that is known, by its usual name, and that no item asks."""

    text: str
    where: str
    name: str


class UnmatchedPart(Document, frozen=True):
    """What is listed as a skill or certificate and not known."""

    text: str
    where: str


class ImportedPart(Document, frozen=True):
    """What was read, in order; an item that is not mentioned is open, never a no."""

    sources: list[Source]
    matched: list[MatchedPart]
    known: list[KnownPart]
    unmatched: list[UnmatchedPart]


def imported_part(imported: Imported | None) -> ImportedPart | None:
    """Return what was imported as a document shows it."""
    if imported is None:
        return None
    return ImportedPart(
        sources=list(imported.sources),
        matched=[MatchedPart(m.text, m.where, m.item, m.level) for m in imported.matched],
        known=[KnownPart(k.text, k.where, k.name) for k in imported.known],
        unmatched=[UnmatchedPart(u.text, u.where) for u in imported.unmatched],
    )
