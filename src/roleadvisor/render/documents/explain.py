"""What `explain --json` prints."""

from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.advice.explain import Explanation
from roleadvisor.advice.flip import Flip
from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.render.documents.common import (
    MULTIPLIER_DIGITS,
    CatalogueStamp,
    Document,
    Unit,
    stamp,
)
from roleadvisor.render.documents.match import FlipPart, flip_part
from roleadvisor.scorecard import Experience, multiplier
from roleadvisor.scoring import Match, Ranked


class RoleSumPart(Document, frozen=True):
    """A role with all its points; its answers' points add up to them."""

    id: str
    name: str
    fit: Unit
    points: int


class EffectPart(Document, frozen=True):
    """What one answer did for one role: points, and what these multiply its odds by."""

    points: int
    multiplier: float


class ReasonPart(Document, frozen=True):
    """One answer and its effects on the first role and on the second."""

    item: str
    text: str
    answer: Annotated[int, Meta(ge=0, le=4)]
    word: str
    first: EffectPart
    second: EffectPart


class ExplainDocument(Document, frozen=True):
    """What `explain --json` prints: the first two roles, and what every answer did for them.

    Answers that speak most for the first role against the second come first. `flip` is the smallest
    set of changed answers that puts the second first.
    """

    schema: Literal["roleadvisor/explain@1"]
    tool_version: str
    catalogue: CatalogueStamp
    id: str | None
    status: Literal["ok", "insufficient"]
    experience: Experience
    first: RoleSumPart | None
    second: RoleSumPart | None
    answers: list[ReasonPart]
    flip: FlipPart | None
    informative: int
    minimum: int


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
        answers=[
            ReasonPart(
                item=reason.item,
                text=catalog.items[reason.item].text,
                answer=reason.level,
                word=catalog.items[reason.item].word(reason.level),
                first=_effect(reason.first),
                second=_effect(reason.second),
            )
            for reason in (explanation.reasons if explanation else ())
        ],
        flip=flip_part(flip),
        informative=match.informative,
        minimum=catalog.questionnaire.minimum_answers,
    )


def _sum(catalog: Catalog, ranked: Ranked) -> RoleSumPart:
    return RoleSumPart(ranked.role, catalog.roles[ranked.role].name, ranked.fit, ranked.points)


def _effect(points: int) -> EffectPart:
    return EffectPart(points, round(multiplier(points), MULTIPLIER_DIGITS))
