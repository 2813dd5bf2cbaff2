"""The outcome of one sheet, the role that its label stands for, and how specialities are named."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from roleadvisor.packs import Catalog
from roleadvisor.scoring.contest import Contest, titled
from roleadvisor.scoring.match import family_fits, is_enough, is_informative, softmax
from roleadvisor.scoring.scorecard import Column, Row, Scorecard
from roleadvisor.sheets.sheet import AnswerSheet


class Outcome(NamedTuple):
    """Roles, best first, with their fits; the family of highest fit; the speciality to be named."""

    ranking: Sequence[str]
    fits: Sequence[float]
    family: str
    speciality: str | None

    @property
    def first(self) -> tuple[str, float]:
        """The role that comes first, and its fit."""
        return self.ranking[0], self.fits[0]


class SpecialityResult(Struct, frozen=True, kw_only=True):
    """The people labelled with a speciality, and for how many of them it is named."""

    id: str
    name: str
    role: str
    n: int
    named: int


class PlainResult(Struct, frozen=True, kw_only=True):
    """The people labelled with a whole role, and how many are told each speciality."""

    id: str
    name: str
    n: int
    named: int
    specialities: Mapping[str, int]


class Naming(Struct, frozen=True, kw_only=True):
    """How often a speciality is named: to people labelled with one, and to those of whole roles."""

    labelled: Sequence[SpecialityResult]
    plain: Sequence[PlainResult]


Judge = Callable[[AnswerSheet], Outcome | None]


def role_of(catalog: Catalog, label: str | None, roles: Sequence[str] = ()) -> str | None:
    """Return the role that a label stands for among `roles`, or None if it is not among them.

    Where none are named, a speciality stands for its whole role.
    """
    if roles:
        return label if label in roles else None
    return catalog.whole_of(label) if label in catalog.roles and label else None


def begun(card: Scorecard, contest: Contest, sheet: AnswerSheet) -> list[int]:
    """Return the points of each class before any question, from mentions alone."""
    rows = [
        contest.of(card.row(item, level, "mentioned"))
        for item, level in sheet.mentioned.items()
        if item not in sheet.levels
    ]
    starts = titled(contest, card, sheet.titles).starts
    return [sum(column) for column in zip(starts, *rows, strict=True)]


def judge_of(catalog: Catalog, card: Scorecard, contest: Contest) -> Judge:
    """Return the judge of a contest; its outcome is None for a sheet with too little to rank by."""
    families = [catalog.roles[role].family for role in contest.roles]

    @cache
    def row(item: str, level: int, column: Column) -> Row:
        points = contest.of(card.row(item, level, column))
        tells = is_informative(points)
        return (*points, tells, tells and column == "mentioned")

    def judge(sheet: AnswerSheet) -> Outcome | None:
        rows = [row(item, level, sheet.experience) for item, level in sheet.levels.items()]
        rows += [
            row(item, level, "mentioned")
            for item, level in sheet.mentioned.items()
            if item not in sheet.levels
        ]
        theirs = titled(contest, card, sheet.titles)
        begun = (*theirs.starts, 0, 0)
        *points, informative, mentions = map(sum, zip(begun, *rows, strict=True))
        if not is_enough(catalog, informative, mentions, has_title=any(theirs.titles)):
            return None
        best = contest.best_points(points)
        fits = softmax(best, catalog.questionnaire.temperature)
        order = sorted(range(len(best)), key=lambda role: (-best[role], role))
        named = contest.speciality(points, order[0])
        return Outcome(
            ranking=[contest.roles[role] for role in order],
            fits=[fits[role] for role in order],
            family=family_fits(zip(families, fits, strict=True))[0][0],
            speciality=None if named is None else contest.classes[named],
        )

    return judge


def naming_of(catalog: Catalog, told: Iterable[tuple[str, str | None]]) -> Naming:
    """Return how often specialities are named; `told` has each person's label and speciality."""
    named: dict[str, Counter[str | None]] = {role: Counter() for role in sorted(catalog.roles)}
    for label, speciality in told:
        named[label][speciality] += 1
    return Naming(
        labelled=[
            SpecialityResult(
                id=role,
                name=catalog.roles[role].name,
                role=catalog.whole_of(role),
                n=counts.total(),
                named=counts[role],
            )
            for role, counts in named.items()
            if catalog.roles[role].specialises
        ],
        plain=[
            _plain_result(catalog, role, counts)
            for role, counts in named.items()
            if not catalog.roles[role].specialises
        ],
    )


def _plain_result(catalog: Catalog, role: str, counts: Counter[str | None]) -> PlainResult:
    specialities = {name: counts[name] for name in sorted(filter(None, counts))}
    return PlainResult(
        id=role,
        name=catalog.roles[role].name,
        n=counts.total(),
        named=sum(specialities.values()),
        specialities=specialities,
    )
