"""What `match --batch` prints, line by line: one compact JSON object, keys sorted, with one LF."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field
from msgspec.structs import fields

from roleadvisor import __version__
from roleadvisor.batch.model import Model, Scores
from roleadvisor.errors import InputError, Problem
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.results.parts import CatalogueStamp
from roleadvisor.scoring.match import FIT_DIGITS
from roleadvisor.sheets.people import Person
from roleadvisor.sheets.sheet import Experience

Count = Annotated[int, Meta(ge=0)]


class BatchRank(Struct, frozen=True, kw_only=True):
    """One role's place, with the class that speaks for it; the best comes first."""

    speaker: str = field(name="class")
    fit: Proportion
    id: str
    points: int


class BatchProblem(Struct, frozen=True, kw_only=True):
    """One fault of a line."""

    code: str
    column: int
    message: str


class BatchFault(Struct, frozen=True, kw_only=True):
    """Why a line could not be read: its first fault, and those beside it in `also`."""

    code: str
    column: int
    message: str
    also: list[BatchProblem]


class BatchRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """What `match --batch` prints for one line; `--fields` chooses which fields there are.

    The record of a sheet has all that were chosen. `best` is the whole role's id, `family` its family,
    `class` the class that speaks for it, itself or one of its specialities, and `speciality` the one
    to be named, if any. Where there is too little to rank by, they and `fit` are null, and `ranking`
    is empty. `unknown` lists the items that the pack does not have, or no longer asks. The record of a
    line that cannot be read has `error`, `line` and, where chosen, `schema`, `tool_version` and
    `catalogue`.
    """

    answered: Count | UnsetType = UNSET
    best: str | UnsetType | None = UNSET
    catalogue: CatalogueStamp | UnsetType = UNSET
    speaker: str | UnsetType | None = field(name="class", default=UNSET)
    error: BatchFault | UnsetType = UNSET
    experience: Experience | UnsetType = UNSET
    family: str | UnsetType | None = UNSET
    fit: Proportion | UnsetType | None = UNSET
    id: str | UnsetType | None = UNSET
    informative: Count | UnsetType = UNSET
    label: str | UnsetType | None = UNSET
    line: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    mentioned: Count | UnsetType = UNSET
    ranking: list[BatchRank] | UnsetType = UNSET
    schema: Literal["roleadvisor/batch@1"] | UnsetType = UNSET
    speciality: str | UnsetType | None = UNSET
    status: Literal["ranked", "insufficient"] | UnsetType = UNSET
    tool_version: str | UnsetType = UNSET
    unknown: list[str] | UnsetType = UNSET


# The fields that a record can have, in their order.
FIELDS = tuple(sorted(f.encode_name for f in fields(BatchRecord) if f.name != "error"))


SCHEMA = "roleadvisor/batch@1"

Column = Iterable[bytes]
Writer = Callable[[Sequence[Person], Scores], Iterable[bytes]]

_encode = msgspec.json.Encoder(order="sorted").encode
_FIT = b"%%.%df" % FIT_DIGITS


def writer_of(catalog: Catalog, model: Model, fields: Iterable[str]) -> Writer:
    """Return a function that writes the records of scored people with these fields."""
    chosen = sorted(set(fields))
    fixed = _constants(catalog)
    template = _object({field: fixed.get(field, b"%b") for field in chosen})
    names = [field for field in chosen if field not in fixed]

    def write(people: Sequence[Person], scores: Scores) -> Iterable[bytes]:
        columns = _columns(model, people, scores)
        rows = zip(*(columns[name] for name in names), strict=True) if names else [()] * len(people)
        return map(template.__mod__, rows)

    return write


def fault_record(catalog: Catalog, line: int, error: InputError, fields: Iterable[str]) -> bytes:
    """Return the record of a line that cannot be read: its first problem, and the others."""
    first, *others = map(_problem, error.problems)
    fault = {"error": _encode({**first, "also": others}), "line": b"%d" % line}
    return _object(fault | {f: value for f, value in _constants(catalog).items() if f in fields})


def _object(values: Mapping[str, bytes]) -> bytes:
    parts = (b'"%b":%b' % (name.encode(), value) for name, value in sorted(values.items()))
    return b"{%b}\n" % b",".join(parts)


def _problem(problem: Problem) -> dict[str, str | int]:
    return {"code": problem.code, "column": problem.column, "message": problem.message}


def _constants(catalog: Catalog) -> dict[str, bytes]:
    stamp = {"digest": catalog.digest, "version": catalog.version}
    said = {"catalogue": stamp, "schema": SCHEMA, "tool_version": __version__}
    return {field: _encode(value) for field, value in said.items()}


def _columns(model: Model, people: Sequence[Person], scores: Scores) -> dict[str, Column]:
    """Return the values of each field, person by person, computed only as they are used."""
    is_ok = scores.is_ranked
    classes = _quoted(model.contest.classes)
    return {
        "answered": map(b"%d".__mod__, scores.answered),
        "best": map(_quoted(model.contest.roles).__getitem__, _where(is_ok, scores.best)),
        "class": map(classes.__getitem__, _where(is_ok, scores.speaker)),
        "experience": (_encode(person.experience) for person in people),
        "family": map(_quoted(model.families).__getitem__, _where(is_ok, scores.best)),
        "fit": (_FIT % fit if ok else b"null" for fit, ok in zip(scores.fit, is_ok, strict=True)),
        "id": (_encode(person.id) for person in people),
        "informative": map(b"%d".__mod__, scores.informative),
        "label": (_encode(person.label) for person in people),
        "line": (b"%d" % person.line for person in people),
        "mentioned": map(b"%d".__mod__, scores.mentioned),
        "ranking": _rankings(model, scores),
        "speciality": map(classes.__getitem__, _where(is_ok, scores.speciality)),
        "status": (b'"ranked"' if ok else b'"insufficient"' for ok in is_ok),
        "unknown": (_encode(person.unknown) for person in people),
    }


def _where(is_ok: Sequence[bool], places: Sequence[int | None]) -> Iterator[int | None]:
    return (place if ok else None for place, ok in zip(places, is_ok, strict=True))


def _quoted(names: Sequence[str]) -> dict[int | None, bytes]:
    return {None: b"null", **{place: _encode(name) for place, name in enumerate(names)}}


def _rankings(model: Model, scores: Scores) -> Column:
    roles, classes = _quoted(model.contest.roles), _quoted(model.contest.classes)
    part = b'{"class":%%b,"fit":%b,"id":%%b,"points":%%d}' % _FIT
    template = b"[%b]" % b",".join([part] * len(model.contest.roles))
    for ranking, ok in zip(scores.rankings or (), scores.is_ranked, strict=True):
        named: list[float | bytes] = [*ranking]
        named[0::4] = [classes[int(place)] for place in ranking[0::4]]
        named[2::4] = [roles[int(place)] for place in ranking[2::4]]
        yield template % tuple(named) if ok else b"[]"
