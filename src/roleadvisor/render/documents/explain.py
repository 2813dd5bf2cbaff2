"""What `explain --json` prints."""

from typing import Literal

from msgspec import field

from roleadvisor import __version__
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import (
    MULTIPLIER_DIGITS,
    CatalogueStamp,
    Document,
    Unit,
    stamp,
)
from roleadvisor.render.documents.match import FlipPart, flip_part
from roleadvisor.render.documents.plan import Level
from roleadvisor.render.documents.said import word_of
from roleadvisor.results.explain import Explanation
from roleadvisor.results.flip import Flip
from roleadvisor.scoring.match import EvidenceKind, Match, Ranked, Status
from roleadvisor.sheets.sheet import AnswerSheet, Experience


class RoleSumPart(Document, frozen=True):
    """A role with all its points, those of the `class` that speaks for it.

    What the class starts with and the points of the reasons add up to them.
    """

    id: str
    name: str
    fit: Unit
    speaker: str = field(name="class")
    points: int
    start_points: int


class ReasonPart(Document, frozen=True):
    """One answer, or one mention in a text, and the points that it gave to the first two roles.

    `lead` is what it multiplies the odds of the first role against the second by.
    """

    item: str
    text: str
    kind: EvidenceKind
    answer: Level
    word: str
    first: int
    second: int
    lead: float


class ExplainDocument(Document, frozen=True):
    """What `explain --json` prints: the first two roles, and what all evidence did for them.

    What speaks most for the first role against the second comes first. `flip` is the smallest set
    found of changed answers that puts the second first.
    """

    schema: Literal["roleadvisor/explain@1"]
    tool_version: str
    catalogue: CatalogueStamp
    id: str | None
    status: Status
    experience: Experience
    first: RoleSumPart | None
    second: RoleSumPart | None
    reasons: list[ReasonPart]
    flip: FlipPart | None
    answered: int
    mentioned: int
    informative: int
    minimum: int
    minimum_mentions: int
    unknown: list[str]


def explain_document(
    catalog: Catalog,
    sheet: AnswerSheet,
    match: Match,
    explanation: Explanation | None,
    flip: Flip | None,
) -> ExplainDocument:
    """Return the document of an explanation."""
    return ExplainDocument(
        schema="roleadvisor/explain@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        id=sheet.id,
        status=match.status,
        experience=match.experience,
        first=_sum(catalog, explanation.first) if explanation else None,
        second=_sum(catalog, explanation.second) if explanation else None,
        reasons=[
            ReasonPart(
                item=reason.item,
                text=catalog.items[reason.item].text,
                kind=reason.kind,
                answer=reason.level,
                word=word_of(catalog, reason.item, reason.kind, reason.level),
                first=reason.first,
                second=reason.second,
                lead=round(reason.lead, MULTIPLIER_DIGITS),
            )
            for reason in (explanation.reasons if explanation else ())
        ],
        flip=flip_part(flip),
        answered=match.answered,
        mentioned=match.mentioned,
        informative=match.informative,
        minimum=catalog.questionnaire.minimum_answers,
        minimum_mentions=catalog.questionnaire.minimum_mentions,
        unknown=sorted(sheet.unknown),
    )


def _sum(catalog: Catalog, ranked: Ranked) -> RoleSumPart:
    return RoleSumPart(
        id=ranked.role,
        name=catalog.roles[ranked.role].name,
        fit=ranked.fit,
        speaker=ranked.speaker,
        points=ranked.points,
        start_points=ranked.start_points,
    )
