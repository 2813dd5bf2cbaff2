"""What `scorecard --json` prints."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.catalog import Catalog
from roleadvisor.export import Whose, cells_of
from roleadvisor.render.documents.common import CatalogueStamp, Document, stamp
from roleadvisor.scorecard import TOP_LEVEL, Experience


class CellPart(Document, frozen=True):
    """The points that an answer gives a role; 1,000 points double the odds."""

    experience: Experience
    item: str
    level: Annotated[int, Meta(ge=0, le=TOP_LEVEL)]
    role: str
    points: int


class ScorecardDocument(Document, frozen=True):
    """What `scorecard --json` prints.

    With fewer informative answers than `minimum` there is no ranking; an answer is informative if it
    gives two roles different points. Fits are the softmax of points / 1000 * ln 2 / `temperature`.
    """

    schema: Literal["roleadvisor/scorecard@1"]
    tool_version: str
    catalogue: CatalogueStamp
    temperature: float
    minimum: int
    cells: list[CellPart]


def scorecard_document(
    catalog: Catalog, whose: Whose, roles: Sequence[str] = ()
) -> ScorecardDocument:
    """Return the document of the scorecard for `roles` (all, if none are named)."""
    return ScorecardDocument(
        schema="roleadvisor/scorecard@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        temperature=catalog.questionnaire.temperature,
        minimum=catalog.questionnaire.minimum_answers,
        cells=[CellPart(*cell) for cell in cells_of(catalog, whose, roles)],
    )
