"""What `history --json` and `diff --json` print."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import Document, RankedPart, Unit
from roleadvisor.render.documents.match import BestSpecialityPart, MatchDocument
from roleadvisor.render.documents.plan import Level
from roleadvisor.render.documents.said import word_of
from roleadvisor.results.diff import Difference, KeptResult, KeptRole, Said
from roleadvisor.scoring.match import EvidenceKind
from roleadvisor.sheets.sheet import Experience

Number = Annotated[int, Meta(ge=1)]


class KeptPart(Document, frozen=True):
    """A kept result; results are numbered from the oldest, and `kept` is in UTC."""

    number: Number
    kept: datetime
    id: str | None
    experience: Experience
    version: str
    digest: str
    answered: int
    mentioned: int
    ranking: list[KeptRole]
    speciality: KeptRole | None


class HistoryDocument(Document, frozen=True):
    """What `history --json` prints: all kept results, the oldest first."""

    schema: Literal["roleadvisor/history@1"]
    tool_version: str
    results: list[KeptPart]


class MovePart(Document, frozen=True):
    """A role's fit before and after; null where it was not ranked."""

    id: str
    name: str
    before: Unit | None
    after: Unit | None


class SaidPart(Document, frozen=True):
    """What was known of an item: an answer, or a mention in a text, as level and word."""

    kind: EvidenceKind
    answer: Level
    word: str


class ChangedPart(Document, frozen=True):
    """What was known of an item before and after; null where nothing was.

    The text is null for an item that the pack does not have; then its words are levels.
    """

    item: str
    text: str | None
    before: SaidPart | None
    after: SaidPart | None


class DiffDocument(Document, frozen=True):
    """What `diff --json` prints: what moved between two kept results.

    Roles are sorted by how far they moved; `changed` has the items of which something else is known.
    Unless it `is_same_pack`, roles or questions changed too;
    unless it `has_same_roles`, other roles were ranked.
    """

    schema: Literal["roleadvisor/diff@1"]
    tool_version: str
    before: KeptPart
    after: KeptPart
    is_same_pack: bool
    has_same_roles: bool
    roles: list[MovePart]
    changed: list[ChangedPart]


def kept_result(document: MatchDocument, moment: datetime) -> KeptResult:
    """Return what is kept of a result that ranked the roles, at a moment with its zone."""
    speciality = document.best.speciality if document.best else None
    return KeptResult(
        kept=moment,
        id=document.id,
        experience=document.experience,
        version=document.catalogue.version,
        digest=document.catalogue.digest,
        answers={e.item: e.answer for e in document.evidence if e.kind == "asked"},
        mentioned={e.item: e.answer for e in document.evidence if e.kind == "mentioned"},
        ranking=[_kept_role(ranked) for ranked in document.ranking],
        speciality=_kept_role(speciality) if speciality else None,
    )


def history_document(results: Sequence[KeptResult]) -> HistoryDocument:
    """Return the document of all kept results."""
    return HistoryDocument(
        schema="roleadvisor/history@1",
        tool_version=__version__,
        results=[_part(number, result) for number, result in enumerate(results, 1)],
    )


def diff_document(
    catalog: Catalog,
    before: tuple[int, KeptResult],
    after: tuple[int, KeptResult],
    difference: Difference,
) -> DiffDocument:
    """Return the document of what moved between two numbered results."""
    return DiffDocument(
        schema="roleadvisor/diff@1",
        tool_version=__version__,
        before=_part(*before),
        after=_part(*after),
        is_same_pack=difference.is_same_pack,
        has_same_roles=difference.has_same_roles,
        roles=[MovePart(*move) for move in difference.moves],
        changed=[
            ChangedPart(
                item=c.item,
                text=catalog.items[c.item].text if c.item in catalog.items else None,
                before=_said(catalog, c.item, c.before),
                after=_said(catalog, c.item, c.after),
            )
            for c in difference.changed
        ],
    )


def _kept_role(part: RankedPart | BestSpecialityPart) -> KeptRole:
    return KeptRole(id=part.id, name=part.name, fit=part.fit, points=part.points)


def _said(catalog: Catalog, item: str, said: Said | None) -> SaidPart | None:
    if said is None:
        return None
    is_known = item in catalog.items
    word = word_of(catalog, item, said.kind, said.level) if is_known else str(said.level)
    return SaidPart(said.kind, said.level, word)


def _part(number: int, result: KeptResult) -> KeptPart:
    return KeptPart(
        number=number,
        kept=result.kept,
        id=result.id,
        experience=result.experience,
        version=result.version,
        digest=result.digest,
        answered=len(result.answers),
        mentioned=len(result.mentioned),
        ranking=list(result.ranking),
        speciality=result.speciality,
    )
