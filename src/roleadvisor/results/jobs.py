"""An occupation that a title is taken to mean, and how alike a current job is to the roles."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion

Certainty = Literal["exact", "shared", "near"]
Distance = Literal["own", "near", "some-way", "far"]
Correlation = Annotated[float, Meta(ge=-1, le=1)]


class OccupationName(Struct, frozen=True, kw_only=True):
    """An occupation of O*NET."""

    code: str
    title: str


class FoundOccupation(Struct, frozen=True, kw_only=True):
    """The occupation that a title is taken to mean.

    `called` is the title found. `rated_as` are the occupations whose ratings stand in for it, if it
    has none of its own.
    """

    code: str
    title: str
    called: str
    description: str
    rated_as: Sequence[OccupationName]


class JobLikeness(Struct, frozen=True, kw_only=True):
    """A role's likeness to the current job."""

    id: str
    name: str
    likeness: Correlation


class CurrentJob(Struct, frozen=True, kw_only=True):
    """The current job beside a result, in whose fits it has no part; the nearest role comes first."""

    certainty: Certainty
    occupation: FoundOccupation
    others: Sequence[OccupationName]
    distance: Distance
    nearer_than: Proportion
    roles: Sequence[JobLikeness]


def is_elsewhere(catalog: Catalog, job: CurrentJob, role: str) -> bool:
    """Return whether the role that a job is most like belongs to another whole role than this one."""
    return catalog.whole_of(job.roles[0].id) != catalog.whole_of(role)
