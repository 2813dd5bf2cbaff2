"""From an occupation into data: the nearest roles, what carries over, what is missing, ways in."""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from roleadvisor.errors import UnknownIdError, UsageError
from roleadvisor.occupations import ATTRIBUTION
from roleadvisor.occupations.likeness import Profile, Profiles, Trait, likeness
from roleadvisor.occupations.model import Occupation, load_occupations
from roleadvisor.occupations.titles import Reading, Titled, TitleIndex, title_index
from roleadvisor.occupations.words import is_no_work, ways_to_say, words_asked, words_of
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion, WayIn
from roleadvisor.packs.names import role_called
from roleadvisor.results.jobs import (
    Certainty,
    CurrentJob,
    Distance,
    FoundOccupation,
    JobLikeness,
    OccupationName,
)
from roleadvisor.results.nearest import (
    ALIKE,
    NearRole,
    cited_profiles,
    codes_of,
    distance_of,
    nearest_roles,
    share_farther,
)
from roleadvisor.results.parts import part_of
from roleadvisor.safe.characters import shown
from roleadvisor.scoring.scorecard import compile_scorecard
from roleadvisor.scoring.separability import Populations

LISTED = 6
KIN = 4
WAYS_IN = 2
# From this number of other occupations under one title on, the list is too long to choose from.
MANY = 6

Importance = Annotated[float, Meta(ge=1, le=5)]


class RatedTrait(Struct, frozen=True, kw_only=True):
    """A skill or a field of knowledge, and its importance, 1 to 5, in the occupation and the role."""

    name: str
    kind: Literal["skill", "knowledge"]
    yours: Importance
    theirs: Importance


class Approach(Struct, frozen=True, kw_only=True):
    """A way into a role that its profile knows; it `is_own` if it names the person's occupation."""

    id: str
    name: str
    is_own: bool
    background: str
    bring: str
    learn: str


class Kin(Struct, frozen=True, kw_only=True):
    """A role near another, how often their people are told apart, and how it differs, if that is said."""

    id: str
    name: str
    told_apart: Proportion
    difference: str | None


class OwnRole(Struct, frozen=True, kw_only=True):
    """The role of ours that a title is, and those nearest to it, the hardest to tell from it first."""

    id: str
    name: str
    family: str
    specialises: str | None
    summary: str
    nearest: Sequence[Kin]


class Origin(Struct, frozen=True, kw_only=True):
    """What `from TEXT --json` prints.

    `role` is the role of ours that is called so, if one is. `certainty` is "exact" for a title of one
    occupation, "shared" for one of several, of which the likeliest is taken, and "near" for the
    nearest title; `others` are what else may be meant. `nearer_than` is the share of all occupations
    that lie farther from data. What carries over and what is missing is with the first of `roles`;
    where nothing `stands_out` in both, what is important in both carries over. Where only a role is
    called so, what is said of an occupation is null or empty.
    """

    attribution: str
    field: str
    query: str
    role: OwnRole | None
    certainty: Certainty | None
    occupation: FoundOccupation | None
    others: Sequence[OccupationName]
    distance: Distance | None
    nearer_than: Proportion | None
    roles: Sequence[NearRole]
    not_comparable: Sequence[str]
    carries_over: Sequence[RatedTrait]
    stands_out: bool
    missing: Sequence[RatedTrait]
    ways_in: Sequence[Approach]

    @property
    def as_near(self) -> Sequence[NearRole]:
        """The nearest role, and those of the next two that this measure cannot tell from it."""
        return [r for r in self.roles[:3] if self.roles[0].likeness - r.likeness < ALIKE]


def find_origin(catalog: Catalog, text: str) -> Origin:
    """Return the way into data from an occupation, from a role of ours, or from both.

    Raise `UsageError` if the text holds nothing to look for or no role can be compared, and
    `UnknownIdError`, with near misses, if no title matches.
    """
    role = own_role(catalog, text)
    try:
        origin = find_occupation(catalog, text)
    except (UnknownIdError, UsageError):
        if role is None:
            raise
        origin = _without_occupation(catalog, text)
    return replace(origin, role=_own_role(catalog, role)) if role else origin


def find_current_job(catalog: Catalog, text: str) -> CurrentJob:
    """Return how alike an occupation is to the roles; raise as `find_origin` does."""
    origin = find_occupation(catalog, text)
    if not (origin.certainty and origin.occupation and origin.distance):
        raise UnknownIdError(f"no occupation is called '{shown(text, 60)}'")
    return CurrentJob(
        certainty=origin.certainty,
        occupation=origin.occupation,
        others=origin.others,
        distance=origin.distance,
        nearer_than=origin.nearer_than or 0.0,
        roles=[
            JobLikeness(id=near.id, name=near.name, likeness=near.likeness) for near in origin.roles
        ],
    )


def find_occupation(catalog: Catalog, text: str) -> Origin:
    """Return the way into data from an occupation; raise as `find_origin` does."""
    if not any(map(str.isalnum, text)):
        raise UsageError("name a job title such as 'accountant'")
    if not any(role.identifiers.onet for role in catalog.roles.values()):
        raise UsageError("no role of this pack cites an O*NET occupation to compare with")
    book = load_occupations()
    index = title_index()
    profiles = Profiles(book)
    reading = read_title(catalog, profiles, index, text)
    if reading.best is None:
        raise _unknown(catalog, text, reading)
    origin = origin_of(catalog, profiles, index, reading, reading.best)
    if origin is None:
        occupation = reading.best.occupation
        raise UnknownIdError(
            f"O*NET rates no skills of '{occupation.title}' ({occupation.code}), nor of any occupation "
            "near it; name what you did there as a civilian job, such as 'mechanic' or 'paramedic'"
        )
    return replace(origin, query=shown(text, 60))


def kin_of(catalog: Catalog, role: str, *, limit: int = KIN) -> list[Kin]:
    """Return the roles nearest to one, the hardest to tell from it first."""
    populations = Populations(catalog, compile_scorecard(catalog))
    differences = {n.role: n.difference for n in catalog.roles[role].neighbours}
    apart = {o: populations.told_apart(role, o) for o in catalog.roles if o != role}
    return [
        Kin(
            id=other,
            name=catalog.roles[other].name,
            told_apart=round(apart[other], 3),
            difference=differences.get(other),
        )
        for other in sorted(apart, key=lambda other: (apart[other], other))[:limit]
    ]


def own_role(catalog: Catalog, text: str) -> str | None:
    """Return the role of ours that a job title names, however senior, or None."""
    return next((role for way in ways_to_say(text) if (role := role_called(catalog, way))), None)


def read_title(catalog: Catalog, profiles: Profiles, index: TitleIndex, text: str) -> Reading:
    """Return what a title is taken to mean; a role's own name means an occupation that it cites.

    If many occupations share the title, the most typical one comes first. By the order of codes, a
    professor could be one of forestry.
    """
    role = own_role(catalog, text)
    cited = codes_of(catalog, role) if role else ()
    reading = index.read(text, preferred=cited)
    if role and reading.certainty == "near" and reading.best:
        # A role's own name is no misspelling of another title.
        is_cited = reading.best.occupation.code in cited
        return reading if is_cited else Reading("unknown", None, ())
    field = words_of(catalog.questionnaire.field)
    is_of_field = set(field) <= set(words_asked(text))
    if reading.certainty == "near" and reading.best and is_of_field:
        # Someone who names the field, such as a data steward, is not a steward of passengers.
        is_read = set(field) <= set(words_of(reading.best.title))
        reading = reading if is_read else Reading("unknown", None, ())
    if role or reading.certainty != "shared" or len(reading.others) < MANY:
        return reading
    first, *others = _typical_first(profiles, [t for t in (reading.best, *reading.others) if t])
    return reading._replace(best=first, others=others)


def origin_of(
    catalog: Catalog, profiles: Profiles, index: TitleIndex, reading: Reading, titled: Titled
) -> Origin | None:
    """Return the way into data from an occupation, or None if nothing can be compared.

    That is so if neither it nor any occupation near it is rated, or if no role cites an occupation.
    """
    profile = profiles.of(titled.occupation)
    cited = cited_profiles(catalog, profiles)
    roles = nearest_roles(catalog, profiles, titled.occupation)
    if profile is None or not roles:
        return None
    farther = share_farther(profiles, cited, roles[0].likeness)
    pair = (profile, cited[roles[0].id])
    carried_over = profiles.carried_over(*pair, limit=LISTED)
    common = carried_over or profiles.important_in_both(*pair, limit=LISTED)
    told = {trait.element.name for trait in common}
    missing = profiles.missing(*pair, limit=LISTED + len(told))
    return replace(
        _without_occupation(catalog, titled.title),
        # A caller may choose an occupation for a title that was unknown.
        certainty="near" if reading.certainty == "unknown" else reading.certainty,
        occupation=_found(titled, profile),
        others=[part_of(other.occupation, OccupationName) for other in reading.others],
        distance=distance_of(roles, farther),
        nearer_than=round(farther, 3),
        roles=roles,
        not_comparable=[role for role in catalog.roles if role not in cited],
        carries_over=_traits(common),
        stands_out=bool(carried_over),
        missing=_traits([trait for trait in missing if trait.element.name not in told][:LISTED]),
        ways_in=_approaches(catalog, index, titled.occupation, [role.id for role in roles]),
    )


def _typical_first(profiles: Profiles, titled: Sequence[Titled]) -> list[Titled]:
    """Return titles sorted by how alike their occupations are to the mean of all of them."""
    middle = profiles.together([t.occupation.code for t in titled])

    def typical(one: Titled) -> float:
        profile = profiles.of(one.occupation)
        return likeness(profile.direction, middle.direction) if profile and middle else -1.0

    return sorted(titled, key=lambda t: (not t.occupation.is_rated, -typical(t), t.occupation.code))


def _approaches(
    catalog: Catalog, index: TitleIndex, occupation: Occupation, roles: Sequence[str]
) -> list[Approach]:
    ways = [
        _approach(catalog, role, way, is_own=_names(index, way.background, occupation))
        for role in roles
        for way in catalog.roles[role].ways_in
    ]
    own = [approach for approach in ways if approach.is_own]
    return (own or [approach for approach in ways if approach.id == roles[0]])[:WAYS_IN]


def _approach(catalog: Catalog, role: str, way: WayIn, *, is_own: bool) -> Approach:
    return Approach(
        id=role,
        name=catalog.roles[role].name,
        is_own=is_own,
        background=way.background,
        bring=way.bring,
        learn=way.learn,
    )


def _names(index: TitleIndex, background: str, occupation: Occupation) -> bool:
    """Return whether a background such as "Records managers and librarians" names an occupation."""
    for part in re.split(r",| and | who | of | in ", background):
        reading = index.read(part)
        named = [titled.occupation for titled in (reading.best, *reading.others) if titled]
        if reading.certainty in {"exact", "shared"} and occupation in named:
            return True
    return False


def _without_occupation(catalog: Catalog, query: str) -> Origin:
    return Origin(
        attribution=ATTRIBUTION,
        field=catalog.questionnaire.field,
        query=shown(query, 60),
        role=None,
        certainty=None,
        occupation=None,
        others=(),
        distance=None,
        nearer_than=None,
        roles=(),
        not_comparable=(),
        carries_over=(),
        stands_out=False,
        missing=(),
        ways_in=(),
    )


def _own_role(catalog: Catalog, role: str) -> OwnRole:
    profile = catalog.roles[role]
    return OwnRole(
        id=role,
        name=profile.name,
        family=profile.family,
        specialises=profile.specialises,
        summary=profile.summary,
        nearest=kin_of(catalog, role),
    )


def _found(titled: Titled, profile: Profile) -> FoundOccupation:
    return FoundOccupation(
        code=titled.occupation.code,
        title=titled.occupation.title,
        called=titled.title,
        description=titled.occupation.description,
        rated_as=[part_of(o, OccupationName) for o in profile.rated] if profile.is_stand_in else (),
    )


def _traits(traits: Iterable[Trait]) -> list[RatedTrait]:
    return [
        RatedTrait(
            name=trait.element.name,
            kind=trait.element.kind,
            yours=round(trait.mine, 2),
            theirs=round(trait.theirs, 2),
        )
        for trait in traits
    ]


def _unknown(catalog: Catalog, text: str, reading: Reading) -> UnknownIdError:
    """Return the error for an unknown title, with a hint."""
    nothing = f"no occupation is called '{shown(text, 60)}'"
    if role := own_role(catalog, text):
        return UnknownIdError(f"{nothing}; it is a role here: see ", run=f"show {role}")
    if is_no_work(text):
        rest = (
            " as a newcomer, or name work that you have done or study for, such as 'mathematician'"
        )
        return UnknownIdError(f"{nothing}; answer ", run="quiz", rest=rest)
    listed = " or ".join(f"'{t.title}' ({t.occupation.code})" for t in reading.others)
    hint = f"did you mean {listed}?" if listed else "try a more usual title, such as 'accountant'"
    return UnknownIdError(f"{nothing}; {hint}")
