"""What `scorecard --json` prints."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, field

from roleadvisor import __version__
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.render.documents.common import CatalogueStamp, Document, stamp
from roleadvisor.scoring.engines import cells_of, class_rows
from roleadvisor.scoring.scorecard import Column


class ClassPart(Document, frozen=True):
    """A class, and the role that it speaks for, which counts by its class with most points.

    A speciality has a margin, and is to be named where it leads the plain role by so many points.
    """

    name: str = field(name="class")
    role: str
    start_points: int
    margin: int | None


class CellPart(Document, frozen=True):
    """The points that a level of an item gives a class; 1,000 points double the odds.

    `evidence` is the experience of the person who answered, or "mentioned" for what a text names. An
    answer replaces a mention of the same item.
    """

    evidence: Column
    item: str
    level: Annotated[int, Meta(ge=0, le=TOP_LEVEL)]
    name: str = field(name="class")
    points: int


class ScorecardDocument(Document, frozen=True):
    """What `scorecard --json` prints.

    What is informative gives two classes different points. There is a ranking from `minimum_answers`
    informative answers and mentions on, or from `minimum_mentions` informative mentions. Fits are the
    softmax over roles of points / 1000 * ln 2 / `temperature`.
    """

    schema: Literal["roleadvisor/scorecard@1"]
    tool_version: str
    catalogue: CatalogueStamp
    temperature: float
    minimum_answers: int
    minimum_mentions: int
    classes: list[ClassPart]
    cells: list[CellPart]


def scorecard_document(catalog: Catalog, roles: Sequence[str] = ()) -> ScorecardDocument:
    """Return the document of the scorecard for the whole roles, or for `roles` side by side."""
    return ScorecardDocument(
        schema="roleadvisor/scorecard@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        temperature=catalog.questionnaire.temperature,
        minimum_answers=catalog.questionnaire.minimum_answers,
        minimum_mentions=catalog.questionnaire.minimum_mentions,
        classes=[ClassPart(*row) for row in class_rows(catalog, roles)],
        cells=[CellPart(*cell) for cell in cells_of(catalog, roles)],
    )
