"""The JSON contract: every document a command prints, typed; `schema` prints their JSON Schemas."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from roleadvisor import __version__
from roleadvisor.advice import ToolUse, flip_of, gaps_of, languages_of, tools_of
from roleadvisor.answers import AnswerSheet, SheetDocument
from roleadvisor.catalog import FAMILIES, Catalog
from roleadvisor.catalog.model import Questionnaire, RoleProfile
from roleadvisor.errors import InputError, RoleAdvisorError
from roleadvisor.scorecard import Experience, Scorecard
from roleadvisor.scoring import Match
from roleadvisor.selection import next_items

Unit = Annotated[float, Meta(ge=0, le=1)]


class _Document(Struct, frozen=True, omit_defaults=False):
    """A part of a document."""


class CatalogueStamp(_Document, frozen=True):
    """Which role pack gave the result."""

    version: str
    digest: str


class ToolPart(_Document, frozen=True):
    """A tool or language with its share among the role's practitioners."""

    name: str
    purpose: str = field(name="for")
    category: str
    item: str | None
    share: Unit
    source: str
    n: int | None
    url: str | None
    has_it: bool | None


class BestPart(_Document, frozen=True):
    """The best role."""

    id: str
    name: str
    family: str
    fit: Unit
    summary: str
    languages: list[ToolPart]
    tools: list[ToolPart]


class RankedPart(_Document, frozen=True):
    """One role's place."""

    id: str
    name: str
    family: str
    fit: Unit
    points: int
    interest_points: int
    skill_points: int


class FamilyPart(_Document, frozen=True):
    """A family's fit: the sum of its roles'."""

    id: str
    name: str
    fit: Unit


class EvidencePart(_Document, frozen=True):
    """What one answer added to every role."""

    item: str
    answer: Annotated[int, Meta(ge=0, le=4)]
    points: dict[str, int]


class GapPart(_Document, frozen=True):
    """A skill to gain for the best role."""

    item: str
    text: str
    answer: int
    share: Unit
    source: str
    gain: int


class ChangePart(_Document, frozen=True):
    """One changed answer."""

    item: str
    from_answer: int
    to_answer: int


class FlipPart(_Document, frozen=True):
    """The fewest changed answers that put another role first."""

    role: str
    changes: list[ChangePart]


class MatchDocument(_Document, frozen=True):
    """What `match --json` and `quiz --json` print."""

    schema: Literal["roleadvisor/match@1", "roleadvisor/quiz@1"]
    tool_version: str
    catalogue: CatalogueStamp
    id: str | None
    label: str | None
    status: Literal["ok", "insufficient"]
    experience: Experience
    best: BestPart | None
    ranking: list[RankedPart]
    families: list[FamilyPart]
    evidence: list[EvidencePart]
    gaps: list[GapPart]
    flip: FlipPart | None
    answered: int
    informative: int
    minimum: int
    next: list[str]
    skipped: list[str]
    unknown: list[str]


class ItemShare(_Document, frozen=True):
    """A role's share for one item."""

    text: str
    share: Unit
    source: str
    n: int | None


class ShowDocument(_Document, frozen=True):
    """What `show ROLE --json` prints."""

    schema: Literal["roleadvisor/show@1"]
    tool_version: str
    catalogue: CatalogueStamp
    role: RoleProfile
    languages: list[ToolPart]
    tools: list[ToolPart]
    shares: dict[str, ItemShare]


class ListedRole(_Document, frozen=True):
    """A role in a list."""

    id: str
    name: str
    family: str
    specialises: str | None
    summary: str


class ListDocument(_Document, frozen=True):
    """What `list --json` prints."""

    schema: Literal["roleadvisor/list@1"]
    tool_version: str
    catalogue: CatalogueStamp
    roles: list[ListedRole]


class ListedItem(_Document, frozen=True):
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


class QuestionsDocument(_Document, frozen=True):
    """What `questions --json` prints."""

    schema: Literal["roleadvisor/questions@1"]
    tool_version: str
    catalogue: CatalogueStamp
    items: list[ListedItem]


class ProblemPart(_Document, frozen=True):
    """One fault of an input."""

    file: str
    line: int
    column: int
    message: str
    code: str


class ErrorDocument(_Document, frozen=True):
    """What any command prints with `--json` when it fails."""

    schema: Literal["roleadvisor/error@1"]
    tool_version: str
    code: str
    exit_code: int
    message: str
    problems: list[ProblemPart]


SCHEMAS: Mapping[str, Any] = {
    "error": ErrorDocument,
    "list": ListDocument,
    "match": MatchDocument,
    "questionnaire": Questionnaire,
    "questions": QuestionsDocument,
    "quiz": MatchDocument,
    "role": RoleProfile,
    "sheet": SheetDocument,
    "show": ShowDocument,
}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the named document."""
    schema = msgspec.json.schema(SCHEMAS[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | schema


def encode(document: object) -> str:
    """Return a document as JSON: sorted keys, two spaces, one LF at the end."""
    raw = msgspec.json.encode(document, order="sorted")
    return msgspec.json.format(raw, indent=2).decode() + "\n"


def match_document(
    catalog: Catalog,
    card: Scorecard,
    sheet: AnswerSheet,
    match: Match,
    *,
    command: Literal["match", "quiz"] = "match",
) -> MatchDocument:
    """Return the document of a match."""
    best = _best(catalog, sheet, match)
    flip = flip_of(card, match)
    return MatchDocument(
        schema="roleadvisor/quiz@1" if command == "quiz" else "roleadvisor/match@1",
        tool_version=__version__,
        catalogue=_stamp(catalog),
        id=sheet.id,
        label=sheet.label,
        status=match.status,
        experience=match.experience,
        best=best,
        ranking=[RankedPart(r.role, catalog.roles[r.role].name, *r[1:]) for r in match.ranking],
        families=[FamilyPart(f, FAMILIES[f], min(fit, 1.0)) for f, fit in match.families],
        evidence=[EvidencePart(e.item, e.level, dict(e.points)) for e in match.evidence],
        gaps=[GapPart(*gap) for gap in gaps_of(catalog, card, best.id, match)] if best else [],
        flip=FlipPart(flip.role, [ChangePart(*c) for c in flip.changes]) if flip else None,
        answered=match.answered,
        informative=match.informative,
        minimum=catalog.questionnaire.minimum_answers,
        next=list(next_items(catalog, sheet.levels)),
        skipped=sorted(sheet.skipped),
        unknown=sorted(sheet.unknown),
    )


def show_document(catalog: Catalog, role: str) -> ShowDocument:
    """Return the document of one role."""
    return ShowDocument(
        schema="roleadvisor/show@1",
        tool_version=__version__,
        catalogue=_stamp(catalog),
        role=catalog.roles[role],
        languages=[_tool(t) for t in languages_of(catalog, role, {})],
        tools=[_tool(t) for t in tools_of(catalog, role, {})],
        shares={
            item: ItemShare(catalog.items[item].text, s.share, s.source, s.n)
            for item, s in catalog.shares[role].items()
        },
    )


def list_document(catalog: Catalog) -> ListDocument:
    """Return the document of all roles."""
    return ListDocument(
        schema="roleadvisor/list@1",
        tool_version=__version__,
        catalogue=_stamp(catalog),
        roles=[
            ListedRole(r.id, r.name, r.family, r.specialises, r.summary)
            for r in catalog.roles.values()
        ],
    )


def questions_document(catalog: Catalog) -> QuestionsDocument:
    """Return the document of the item bank."""
    return QuestionsDocument(
        schema="roleadvisor/questions@1",
        tool_version=__version__,
        catalogue=_stamp(catalog),
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


def error_document(error: RoleAdvisorError) -> ErrorDocument:
    """Return the document of a failure."""
    problems = error.problems if isinstance(error, InputError) else ()
    return ErrorDocument(
        schema="roleadvisor/error@1",
        tool_version=__version__,
        code=error.code,
        exit_code=error.exit_code,
        message=str(error),
        problems=[ProblemPart(*problem) for problem in problems],
    )


def _stamp(catalog: Catalog) -> CatalogueStamp:
    return CatalogueStamp(version=catalog.version, digest=catalog.digest)


def _tool(tool: ToolUse) -> ToolPart:
    return ToolPart(*tool)


def _best(catalog: Catalog, sheet: AnswerSheet, match: Match) -> BestPart | None:
    if not match.ranking:
        return None
    top = match.ranking[0]
    profile = catalog.roles[top.role]
    return BestPart(
        id=top.role,
        name=profile.name,
        family=top.family,
        fit=top.fit,
        summary=profile.summary,
        languages=[_tool(t) for t in languages_of(catalog, top.role, sheet.levels)],
        tools=[_tool(t) for t in tools_of(catalog, top.role, sheet.levels)],
    )
