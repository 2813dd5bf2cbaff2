"""What `questions --json` prints."""

from typing import Literal

from roleadvisor import __version__
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import CatalogueStamp, Document, Unit, stamp


class ListedItem(Document, frozen=True):
    """An item of the bank."""

    id: str
    text: str
    screen: str
    kind: str
    scale: str
    base: Unit
    weight: float
    aliases: list[str]
    surveys: list[str]


class QuestionsDocument(Document, frozen=True):
    """What `questions --json` prints."""

    schema: Literal["roleadvisor/questions@1"]
    tool_version: str
    catalogue: CatalogueStamp
    items: list[ListedItem]


def questions_document(catalog: Catalog) -> QuestionsDocument:
    """Return the document of the item bank."""
    return QuestionsDocument(
        schema="roleadvisor/questions@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        items=[
            ListedItem(
                i.id,
                i.text,
                i.screen,
                i.kind,
                i.scale,
                i.base,
                i.weight,
                list(i.aliases),
                list(i.surveys),
            )
            for i in catalog.items.values()
        ],
    )
