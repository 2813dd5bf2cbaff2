"""What `match --batch` prints, line by line."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from roleadvisor.render.documents.common import CatalogueStamp, Document, Unit
from roleadvisor.sheets.sheet import Experience

Count = Annotated[int, Meta(ge=0)]


class BatchRank(Document, frozen=True):
    """One role's place, with the class that speaks for it; the best comes first."""

    speaker: str = field(name="class")
    fit: Unit
    id: str
    points: int


class BatchProblem(Document, frozen=True):
    """One fault of a line."""

    code: str
    column: int
    message: str


class BatchFault(Document, frozen=True):
    """Why a line could not be read: its first fault, and those beside it in `also`."""

    code: str
    column: int
    message: str
    also: list[BatchProblem]


class BatchRecord(Document, frozen=True, forbid_unknown_fields=True):
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
    fit: Unit | UnsetType | None = UNSET
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
