"""What `history --json` and `diff --json` print."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.advice.diff import Difference, KeptResult, KeptRole
from roleadvisor.catalog import Catalog
from roleadvisor.render.documents.common import Document, Unit
from roleadvisor.render.documents.match import MatchDocument
from roleadvisor.scorecard import Experience

Number = Annotated[int, Meta(ge=1)]
Level = Annotated[int, Meta(ge=0, le=4)]


class KeptPart(Document, frozen=True):
    """A kept result; results are numbered from the oldest, and `kept` is in UTC."""

    number: Number
    kept: datetime
    id: str | None
    experience: Experience
    company: str | None
    version: str
    digest: str
    answered: int
    ranking: list[KeptRole]


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


class ChangedPart(Document, frozen=True):
    """An answer before and after, as level and word; null where there was none.

    The text is null for an item that the pack does not have; then its words are levels.
    """

    item: str
    text: str | None
    before: Level | None
    before_word: str | None
    after: Level | None
    after_word: str | None


class DiffDocument(Document, frozen=True):
    """What `diff --json` prints: what moved between two kept results.

    Roles are sorted by how far they moved. Unless it `is_same_pack`, roles or questions changed too;
    unless it `has_same_roles`, other roles were ranked.
    """

    schema: Literal["roleadvisor/diff@1"]
    tool_version: str
    before: KeptPart
    after: KeptPart
    is_same_pack: bool
    has_same_roles: bool
    roles: list[MovePart]
    answers: list[ChangedPart]


def kept_result(document: MatchDocument, moment: datetime) -> KeptResult:
    """Return what is kept of a result that ranked the roles, at a moment with its zone."""
    return KeptResult(
        kept=moment,
        id=document.id,
        experience=document.experience,
        company=document.company,
        version=document.catalogue.version,
        digest=document.catalogue.digest,
        answers={e.item: e.answer for e in document.evidence},
        ranking=[
            KeptRole(id=r.id, name=r.name, fit=r.fit, points=r.points) for r in document.ranking
        ],
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

    def word(item: str, level: int | None) -> str | None:
        if level is None:
            return None
        return catalog.items[item].word(level) if item in catalog.items else str(level)

    return DiffDocument(
        schema="roleadvisor/diff@1",
        tool_version=__version__,
        before=_part(*before),
        after=_part(*after),
        is_same_pack=difference.is_same_pack,
        has_same_roles=difference.has_same_roles,
        roles=[MovePart(*move) for move in difference.moves],
        answers=[
            ChangedPart(
                item=c.item,
                text=catalog.items[c.item].text if c.item in catalog.items else None,
                before=c.before,
                before_word=word(c.item, c.before),
                after=c.after,
                after_word=word(c.item, c.after),
            )
            for c in difference.answers
        ],
    )


def _part(number: int, result: KeptResult) -> KeptPart:
    return KeptPart(
        number=number,
        kept=result.kept,
        id=result.id,
        experience=result.experience,
        company=result.company,
        version=result.version,
        digest=result.digest,
        answered=len(result.answers),
        ranking=list(result.ranking),
    )
