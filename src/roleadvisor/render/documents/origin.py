"""What `from --json` prints, and what a result says of a current job."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

from roleadvisor import __version__
from roleadvisor.attribution import ATTRIBUTION
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import CatalogueStamp, Document, Unit, stamp

if TYPE_CHECKING:  # a match without a current job starts sooner
    from roleadvisor.occupations import Occupation, Trait
    from roleadvisor.results.kin import Kin
    from roleadvisor.results.origin import Origin, RoleLikeness

Correlation = Annotated[float, Meta(ge=-1, le=1)]
Importance = Annotated[float, Meta(ge=1, le=5)]


class OccupationPart(Document, frozen=True):
    """An occupation of O*NET."""

    code: str
    title: str


class FoundOccupationPart(Document, frozen=True):
    """The occupation that a title is taken to mean.

    `called` is the title found. `rated_as` are the occupations whose ratings stand in for it, if it
    has none of its own.
    """

    code: str
    title: str
    called: str
    description: str
    rated_as: list[OccupationPart]


class CitedOccupationPart(Document, frozen=True):
    """An occupation that a role cites, and how alike it is; unrated, others stand in for it."""

    code: str
    title: str
    is_rated: bool
    likeness: Correlation


class NearRolePart(Document, frozen=True):
    """A role with its likeness; equal ones share a rank.

    It `is_own` if the role cites the person's own occupation, and `has_stand_in` if a cited
    occupation has no ratings of its own; then `rated_as` says whose stand in.
    """

    id: str
    name: str
    family: str
    rank: Annotated[int, Meta(ge=1)]
    likeness: Correlation
    is_own: bool
    has_stand_in: bool
    rated_as: list[OccupationPart]
    occupations: list[CitedOccupationPart]


class TraitPart(Document, frozen=True):
    """A skill or a field of knowledge, and its importance, 1 to 5, in the occupation and the role."""

    name: str
    kind: Literal["skill", "knowledge"]
    yours: Importance
    theirs: Importance


class ApproachPart(Document, frozen=True):
    """A way into a role that its profile knows; it `is_own` if it names the person's occupation."""

    id: str
    name: str
    is_own: bool
    background: str
    bring: str
    learn: str


class KinPart(Document, frozen=True):
    """A role near another, how often their people are told apart, and how it differs, if that is said."""

    id: str
    name: str
    told_apart: Unit
    difference: str | None


class OwnRolePart(Document, frozen=True):
    """The role of ours that a title is, and those nearest to it, the hardest to tell from it first."""

    id: str
    name: str
    family: str
    specialises: str | None
    summary: str
    nearest: list[KinPart]


class FromDocument(Document, frozen=True):
    """What `from TEXT --json` prints.

    `role` is the role of ours that is called so, if one is. `certainty` is "exact" for a title of one
    occupation, "shared" for one of several, of which the likeliest is taken, and "near" for the
    nearest title; `others` are what else may be meant. `nearer_than` is the share of all occupations
    that lie farther from data. What carries over and what is missing is with the first of `roles`;
    where nothing `stands_out` in both, what is important in both carries over. Where only a role is
    called so, what is said of an occupation is null or empty.
    """

    schema: Literal["roleadvisor/from@1"]
    tool_version: str
    catalogue: CatalogueStamp
    attribution: str
    field: str
    query: str
    role: OwnRolePart | None
    certainty: Literal["exact", "shared", "near"] | None
    occupation: FoundOccupationPart | None
    others: list[OccupationPart]
    distance: Literal["own", "near", "some-way", "far"] | None
    nearer_than: Unit | None
    roles: list[NearRolePart]
    not_comparable: list[str]
    carries_over: list[TraitPart]
    stands_out: bool
    missing: list[TraitPart]
    ways_in: list[ApproachPart]


class JobLikenessPart(Document, frozen=True):
    """A role's likeness to the current job."""

    id: str
    name: str
    likeness: Correlation


class CurrentJobPart(Document, frozen=True):
    """The current job beside a result, in whose fits it has no part; the nearest role comes first."""

    certainty: Literal["exact", "shared", "near"]
    occupation: FoundOccupationPart
    others: list[OccupationPart]
    distance: Literal["own", "near", "some-way", "far"]
    nearer_than: Unit
    roles: list[JobLikenessPart]


def from_document(
    catalog: Catalog, query: str, role: OwnRolePart | None, origin: Origin | None
) -> FromDocument:
    """Return the document of the way from an occupation, or from a role of ours, or both."""
    document = FromDocument(
        schema="roleadvisor/from@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        attribution=ATTRIBUTION,
        field=catalog.questionnaire.field,
        query=query,
        role=role,
        certainty=None,
        occupation=None,
        others=[],
        distance=None,
        nearer_than=None,
        roles=[],
        not_comparable=[],
        carries_over=[],
        stands_out=False,
        missing=[],
        ways_in=[],
    )
    return _with_origin(document, catalog, origin) if origin else document


def own_role_part(catalog: Catalog, role: str, kin: Iterable[Kin]) -> OwnRolePart:
    """Return a role of ours, and its nearest, as a document shows them."""
    profile = catalog.roles[role]
    return OwnRolePart(
        id=role,
        name=profile.name,
        family=profile.family,
        specialises=profile.specialises,
        summary=profile.summary,
        nearest=[
            KinPart(k.role, catalog.roles[k.role].name, round(k.told_apart, 3), k.difference)
            for k in kin
        ],
    )


def current_job_part(catalog: Catalog, origin: Origin) -> CurrentJobPart:
    """Return what a result says of a current job."""
    return CurrentJobPart(
        certainty=_certainty(origin),
        occupation=_found(origin),
        others=[_occupation(titled.occupation) for titled in origin.reading.others],
        distance=origin.distance,
        nearer_than=round(origin.nearer_than, 3),
        roles=[
            JobLikenessPart(near.role, catalog.roles[near.role].name, near.likeness)
            for near in origin.roles
        ],
    )


def _with_origin(document: FromDocument, catalog: Catalog, origin: Origin) -> FromDocument:
    return replace(
        document,
        certainty=_certainty(origin),
        occupation=_found(origin),
        others=[_occupation(titled.occupation) for titled in origin.reading.others],
        distance=origin.distance,
        nearer_than=round(origin.nearer_than, 3),
        roles=[_role(catalog, near) for near in origin.roles],
        not_comparable=list(origin.not_comparable),
        carries_over=_traits(origin.carried_over),
        stands_out=origin.stands_out,
        missing=_traits(origin.missing),
        ways_in=[
            ApproachPart(
                a.role,
                catalog.roles[a.role].name,
                a.is_own,
                a.way.background,
                a.way.bring,
                a.way.learn,
            )
            for a in origin.approaches
        ],
    )


def _certainty(origin: Origin) -> Literal["exact", "shared", "near"]:
    # Where an occupation was found, the title was not unknown.
    certainty = origin.reading.certainty
    return "near" if certainty == "unknown" else certainty


def _found(origin: Origin) -> FoundOccupationPart:
    occupation, profile = origin.titled.occupation, origin.profile
    return FoundOccupationPart(
        code=occupation.code,
        title=occupation.title,
        called=origin.titled.title,
        description=occupation.description,
        rated_as=[_occupation(o) for o in profile.rated] if profile.is_stand_in else [],
    )


def _role(catalog: Catalog, near: RoleLikeness) -> NearRolePart:
    role = catalog.roles[near.role]
    cited = {occupation.code for occupation, _ in near.occupations}
    return NearRolePart(
        id=role.id,
        name=role.name,
        family=role.family,
        rank=near.rank,
        likeness=near.likeness,
        is_own=near.is_own,
        has_stand_in=near.profile.is_stand_in,
        rated_as=[_occupation(o) for o in near.profile.rated if o.code not in cited],
        occupations=[
            CitedOccupationPart(occupation.code, occupation.title, occupation.is_rated, alike)
            for occupation, alike in near.occupations
        ],
    )


def _occupation(occupation: Occupation) -> OccupationPart:
    return OccupationPart(occupation.code, occupation.title)


def _traits(traits: Iterable[Trait]) -> list[TraitPart]:
    return [
        TraitPart(t.element.name, t.element.kind, round(t.mine, 2), round(t.theirs, 2))
        for t in traits
    ]
