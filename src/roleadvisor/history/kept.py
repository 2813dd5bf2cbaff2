"""Results that were kept, each in a file that only its owner can read."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from roleadvisor.errors import InputError, Problem
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.results.advice import Advice
from roleadvisor.results.parts import part_of
from roleadvisor.results.plan import Plan
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import read_text, remove_left, user_folder, write_atomically
from roleadvisor.safe.parsing import parse
from roleadvisor.sheets.sheet import Experience, Level

# No time zone is farther from UTC. A time that overflows there was not written by this program.
MOST_OFF = timedelta(hours=15)


class KeptRole(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role in a kept result, named as it was then."""

    id: str
    name: str
    fit: Proportion
    points: int


class KeptResult(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A result that was kept: when, with which pack, what was said, how roles ranked.

    `answers` are levels 0 to 4 by item, `mentioned` those of what a text named, and `titles` the roles
    that it named as jobs; `ranking` is best first. Of a quiz, `questions` is how many were answered; a list is one. The `speciality` is the one
    that was named within the first role, if one was; `towards` is the role of a plan, if one was kept.
    """

    kept: Annotated[datetime, Meta(tz=True)]
    id: str | None
    experience: Experience
    version: str
    digest: str
    answers: Mapping[str, Level]
    mentioned: Mapping[str, Annotated[int, Meta(ge=1, le=4)]]
    titles: Sequence[str] = ()
    questions: Annotated[int, Meta(ge=0)] | None = None
    ranking: Annotated[Sequence[KeptRole], Meta(min_length=1)]
    speciality: KeptRole | None
    towards: KeptRole | None = None


class ResultDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The form of a kept result's file."""

    roleadvisor_result: Literal[1] = 1
    result: KeptResult


def kept_result(
    catalog: Catalog, advice: Advice, moment: datetime, *, plan: Plan | None = None
) -> KeptResult:
    """Return what to keep of a result that ranked the roles; `moment` has a time zone.

    With a `plan`, the role that it leads to is kept too.
    """
    speciality = advice.best.speciality if advice.best else None
    return KeptResult(
        kept=moment,
        id=advice.id,
        experience=advice.experience,
        version=catalog.version,
        digest=catalog.digest,
        answers={e.item: e.answer for e in advice.evidence if e.kind == "asked"},
        mentioned={e.item: e.answer for e in advice.evidence if e.kind == "mentioned"},
        titles=list(advice.titles),
        questions=advice.quiz.questions if advice.quiz else None,
        ranking=[part_of(ranked, KeptRole) for ranked in advice.ranking],
        speciality=part_of(speciality, KeptRole) if speciality else None,
        towards=_towards(plan) if plan else None,
    )


def _towards(plan: Plan) -> KeptRole | None:
    """Return the role that a plan leads to, as it stands; a speciality for itself alone."""
    goal, role = plan.goal, plan.towards
    return KeptRole(id=role.id, name=role.name, fit=goal.fit, points=goal.points) if goal else None


def keep(result: KeptResult) -> Path:
    """Write a result beside the others and return its file; raise `OSError` if that fails."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{result.kept:%Y%m%dT%H%M%S.%f}-{os.urandom(3).hex()}.json"
    write_atomically(path, msgspec.json.encode(ResultDocument(result=result)).decode())
    return path


class KeptResults(NamedTuple):
    """The kept results with their files, the oldest first, and the problems of other files."""

    results: Sequence[tuple[Path, KeptResult]]
    problems: Sequence[Problem]


def kept() -> KeptResults:
    """Return the kept results; raise `OSError` if they cannot be listed."""
    problems: list[Problem] = []
    results: list[tuple[Path, KeptResult]] = []
    for path in _files():
        try:
            results.append((path, read_result(path)))
        except InputError as error:
            if path.exists():  # else another command has just forgotten it
                problems.extend(error.problems)
    return KeptResults(sorted(results, key=lambda pair: (pair[1].kept, pair[0].name)), problems)


def read_result(path: Path) -> KeptResult:
    """Return the result in a file; raise `InputError` if there is none."""
    text, file = read_text(path), shown(str(path))
    try:
        # Unlike a JSON decoder, the reader of packs refuses hidden text and repeated keys.
        result = msgspec.convert(parse(text, file).data, ResultDocument).result
        result.kept.astimezone(timezone(MOST_OFF))
        result.kept.astimezone(timezone(-MOST_OFF))
    except (msgspec.ValidationError, InputError, OverflowError):
        message = "not a kept result"
        raise InputError([Problem(file, 1, 1, message, "kept-result")]) from None
    return result


def forget(path: Path) -> None:
    """Remove a kept result, and what killed writers left; raise `OSError` if that fails or it is gone."""
    remove_left(_folder())
    path.unlink()


def forget_all() -> None:
    """Remove all kept results, unreadable ones too; raise `OSError` if that fails."""
    remove_left(_folder())
    for path in _files():
        path.unlink(missing_ok=True)


def _files() -> Iterator[Path]:
    folder = _folder()
    if folder.is_dir():
        yield from sorted(folder.glob("*.json"))


def _folder() -> Path:
    return user_folder("data", "results")
