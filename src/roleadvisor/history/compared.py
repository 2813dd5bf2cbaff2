"""The kept results by number, and what moved between two of them."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from roleadvisor.history.kept import KeptResult, KeptRole
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.results.known import word_of
from roleadvisor.results.parts import Place
from roleadvisor.scoring.match import EvidenceKind
from roleadvisor.sheets.sheet import Experience, Level


class Kept(Struct, frozen=True, kw_only=True):
    """A kept result; results are numbered from the oldest, and `kept` is in UTC.

    `questions` is how many a quiz asked and the person answered, null for a sheet; `answered` counts
    the items. `towards` is the role of a plan, if one was kept.
    """

    number: Place
    kept: datetime
    id: str | None
    experience: Experience
    version: str
    digest: str
    questions: int | None
    answered: int
    mentioned: int
    ranking: Sequence[KeptRole]
    speciality: KeptRole | None
    towards: KeptRole | None


class History(Struct, frozen=True, kw_only=True):
    """What `history --json` prints: all kept results, the oldest first."""

    results: Sequence[Kept]


class Move(Struct, frozen=True, kw_only=True):
    """A role's fit before and after; null where it was not ranked."""

    id: str
    name: str
    before: Proportion | None
    after: Proportion | None


class Said(Struct, frozen=True, kw_only=True):
    """What was known of an item: an answer, or a mention in a text, as level and word."""

    kind: EvidenceKind
    answer: Level
    word: str


class Changed(Struct, frozen=True, kw_only=True):
    """What was known of an item before and after; null where nothing was.

    The text is null for an item that the pack does not have; then its words are levels.
    """

    item: str
    text: str | None
    before: Said | None
    after: Said | None


class Difference(Struct, frozen=True, kw_only=True):
    """What `diff --json` prints: what moved between two kept results.

    Roles are sorted by how far they moved; `changed` has the items of which something else is known,
    `titles` the roles that a text named as jobs before and after, if they differ.
    Unless it `is_same_pack`, roles or questions changed too;
    unless it `has_same_roles`, other roles were ranked.
    """

    before: Kept
    after: Kept
    is_same_pack: bool
    has_same_roles: bool
    roles: Sequence[Move]
    changed: Sequence[Changed]
    titles: tuple[Sequence[str], Sequence[str]] | None


def history_of(results: Sequence[KeptResult]) -> History:
    """Return all kept results, given the oldest first."""
    return History(results=[_kept(number, result) for number, result in enumerate(results, 1)])


def difference_of(
    catalog: Catalog, before: tuple[int, KeptResult], after: tuple[int, KeptResult]
) -> Difference:
    """Return what moved between two kept results, each given with its number."""
    (_, earlier), (_, later) = before, after
    old = {role.id: role for role in earlier.ranking}
    new = {role.id: role for role in later.ranking}
    moves = [
        Move(
            id=role,
            name=(new.get(role) or old[role]).name,
            before=old[role].fit if role in old else None,
            after=new[role].fit if role in new else None,
        )
        for role in {**old, **new}
    ]
    was, now = _said(catalog, earlier), _said(catalog, later)
    return Difference(
        before=_kept(*before),
        after=_kept(*after),
        is_same_pack=earlier.digest == later.digest,
        has_same_roles=old.keys() == new.keys(),
        roles=sorted(moves, key=lambda m: (-abs((m.after or 0) - (m.before or 0)), m.id)),
        changed=[
            Changed(
                item=item,
                text=catalog.items[item].text if item in catalog.items else None,
                before=was.get(item),
                after=now.get(item),
            )
            for item in sorted({*was, *now})
            if was.get(item) != now.get(item)
        ],
        titles=_titles(earlier.titles, later.titles),
    )


def _titles(
    before: Sequence[str], after: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]] | None:
    return None if sorted(before) == sorted(after) else (before, after)


def _said(catalog: Catalog, result: KeptResult) -> dict[str, Said]:
    """Return what was known of each item; an answer replaces a mention."""

    def said(item: str, kind: EvidenceKind, level: int) -> Said:
        is_known = item in catalog.items
        word = word_of(catalog, item, kind, level) if is_known else str(level)
        return Said(kind=kind, answer=level, word=word)

    mentions = {item: said(item, "mentioned", n) for item, n in result.mentioned.items()}
    return {**mentions, **{item: said(item, "asked", n) for item, n in result.answers.items()}}


def _kept(number: int, result: KeptResult) -> Kept:
    return Kept(
        number=number,
        kept=result.kept,
        id=result.id,
        experience=result.experience,
        version=result.version,
        digest=result.digest,
        questions=result.questions,
        answered=len(result.answers),
        mentioned=len(result.mentioned),
        ranking=result.ranking,
        speciality=result.speciality,
        towards=result.towards,
    )
