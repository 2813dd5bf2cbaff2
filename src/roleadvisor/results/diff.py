"""What moved between two results of one person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

from roleadvisor.scoring.match import EvidenceKind
from roleadvisor.sheets.sheet import Experience


class KeptRole(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role in a kept result, named as it was then."""

    id: str
    name: str
    fit: Annotated[float, Meta(ge=0, le=1)]
    points: int


class KeptResult(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A result that was kept: when, with which pack, what was said, how roles ranked.

    `answers` are levels 0 to 4 by item, `mentioned` those of what a text named; `ranking` is best
    first. The `speciality` is the one that was named within the first role, if one was.
    """

    kept: Annotated[datetime, Meta(tz=True)]
    id: str | None
    experience: Experience
    version: str
    digest: str
    answers: Mapping[str, Annotated[int, Meta(ge=0, le=4)]]
    mentioned: Mapping[str, Annotated[int, Meta(ge=1, le=4)]]
    ranking: Annotated[Sequence[KeptRole], Meta(min_length=1)]
    speciality: KeptRole | None


class Move(NamedTuple):
    """A role's fit before and after; None where it was not ranked."""

    role: str
    name: str
    before: float | None
    after: float | None


class Said(NamedTuple):
    """What was known of an item: an answer, or a mention in a text, with its level."""

    kind: EvidenceKind
    level: int


class Changed(NamedTuple):
    """What was known of an item before and after; None where nothing was."""

    item: str
    before: Said | None
    after: Said | None


class Difference(NamedTuple):
    """What moved: roles by how far, the farthest first, and answers and mentions by item.

    Unless it `is_same_pack`, the roles or questions changed too, and unless it `has_same_roles`,
    other roles were ranked: both move fits.
    """

    moves: Sequence[Move]
    changed: Sequence[Changed]
    is_same_pack: bool
    has_same_roles: bool


def difference_of(before: KeptResult, after: KeptResult) -> Difference:
    """Return what moved from one kept result to a later one."""
    old = {role.id: role for role in before.ranking}
    new = {role.id: role for role in after.ranking}
    moves = [
        Move(
            role,
            (new.get(role) or old[role]).name,
            old[role].fit if role in old else None,
            new[role].fit if role in new else None,
        )
        for role in {**old, **new}
    ]
    was, now = _said(before), _said(after)
    return Difference(
        moves=sorted(moves, key=lambda m: (-abs((m.after or 0) - (m.before or 0)), m.role)),
        changed=[
            Changed(item, was.get(item), now.get(item))
            for item in sorted({*was, *now})
            if was.get(item) != now.get(item)
        ],
        is_same_pack=before.digest == after.digest,
        has_same_roles=old.keys() == new.keys(),
    )


def _said(result: KeptResult) -> dict[str, Said]:
    mentions = {item: Said("mentioned", level) for item, level in result.mentioned.items()}
    return {**mentions, **{item: Said("asked", level) for item, level in result.answers.items()}}
