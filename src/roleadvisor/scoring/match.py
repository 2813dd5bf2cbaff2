"""Add up an answer sheet's points, rank the roles and say how well each fits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log
from operator import index
from typing import Literal, NamedTuple

from msgspec import Struct, field

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.scoring.contest import Contest, contest_of
from roleadvisor.scoring.scorecard import POINTS_PER_BIT, Column, Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import EXPERIENCES, AnswerSheet, Experience, Level

FIT_DIGITS = 6
# The least fit that is called clear.
CLEAR_FIT = 0.6
# How many of the first roles are reported with their specialities.
SPLIT_ROLES = 2

EvidenceKind = Literal["asked", "mentioned"]
Status = Literal["ranked", "insufficient", "outside"]


class Ranked(Struct, frozen=True, kw_only=True):
    """One role's place.

    Its points are those of `class`, the role in its plain form or that one of its specialities which
    speaks for it: what that class starts with, and what job titles, interests and skills add.
    """

    id: str
    name: str
    family: str
    fit: Proportion
    speaker: str = field(name="class")
    points: int
    start_points: int
    title_points: int
    interest_points: int
    skill_points: int


class Fitting(Struct, frozen=True, kw_only=True):
    """A role with its fit: a whole role among whole roles, or a speciality within its whole role."""

    id: str
    name: str
    fit: Proportion


class Family(Struct, frozen=True, kw_only=True):
    """A family's fit: the sum of its roles'."""

    id: str
    name: str
    fit: Proportion


class Speciality(Struct, frozen=True, kw_only=True):
    """A speciality of the whole role that it `specialises`, with its fit within that role."""

    id: str
    name: str
    specialises: str
    fit: Proportion
    points: int


class Evidence(Struct, frozen=True, kw_only=True):
    """What one answer, or one mention in a text, added to every class in points."""

    item: str
    kind: EvidenceKind
    answer: Level
    points: Mapping[str, int]


class Match(NamedTuple):
    """The outcome of one sheet; `ranking` and `families` are sorted, best first.

    `specialities` has the specialities of each of the first two roles, best first. `speciality` is
    the one that leads the plain form of the first role by its margin, if one does. `by_interests`
    and `by_skills` rank the same roles by the points of interests or of skills alone; each is empty
    if too few of those answers are informative. `titles` are the roles that a text names as jobs of the
    person. `contest` has the classes that were in play.
    """

    status: Status
    experience: Experience
    ranking: Sequence[Ranked]
    families: Sequence[Family]
    specialities: Mapping[str, Sequence[Speciality]]
    speciality: str | None
    by_interests: Sequence[Fitting]
    by_skills: Sequence[Fitting]
    evidence: Sequence[Evidence]
    titles: Sequence[str]
    answered: int
    mentioned: int
    informative: int
    contest: Contest


def rank_roles(
    catalog: Catalog,
    levels: Mapping[str, int],
    *,
    mentioned: Mapping[str, int] | None = None,
    titles: Sequence[str] = (),
    experience: Experience = "practitioner",
    roles: Sequence[str] = (),
    scorecard: Scorecard | None = None,
) -> Match:
    """Rank the whole roles, or `roles` side by side, for answers and mentions.

    `levels` are the answers and `mentioned` the mentions, as levels by item id: 0 to 4 for an
    answer, 1 to 4 for a mention. An answer replaces a mention of the same item. `titles` are roles
    that a text names as jobs of the person. Ties are broken by role id.

    The status is `insufficient`, and the ranking empty, if too little is informative: fewer answers
    and mentions together than `minimum_answers` of the pack, and fewer mentions than
    `minimum_mentions`. Titles count as one mention there, and never alone.

    `scorecard` saves compiling it again; it must be that of `catalog`. Raise `UnknownIdError` for
    an item or a role that is not in the catalogue, and `ValueError` for a level out of range, or
    another experience.

    >>> from roleadvisor import load_catalog
    >>> answers = {"sql": 4, "r": 4, "design-experiments": 4, "sampling": 3, "python": 3, "java": 0}
    >>> match = rank_roles(load_catalog(), answers, roles=["data-engineer", "statistician"])
    >>> [ranked.id for ranked in match.ranking]
    ['statistician', 'data-engineer']
    >>> sum(evidence.points["statistician"] for evidence in match.evidence) == match.ranking[0].points
    True
    """
    mentions = {item: n for item, n in (mentioned or {}).items() if item not in levels}
    levels = _checked(catalog, levels, lowest=0)
    mentions = _checked(catalog, mentions, lowest=1)
    if experience not in EXPERIENCES:
        raise ValueError(f"the experience is {experience!r}, not {' or '.join(EXPERIENCES)}")
    card = scorecard or compile_scorecard(catalog)
    contest = contest_of(catalog, card, roles, titles)
    lines = [
        *_lines(catalog, card, contest, levels, experience),
        *_lines(catalog, card, contest, mentions, "mentioned"),
    ]
    informative = [line for line in lines if is_informative(line.points)]
    mentions_that_tell = sum(line.kind == "mentioned" for line in informative)
    is_ranked = is_enough(
        catalog, len(informative), mentions_that_tell, has_title=any(contest.titles)
    )
    totals = _totals(contest, lines)
    ranking = _ranking(catalog, contest, lines, totals) if is_ranked else []
    split = _specialities(catalog, contest, totals, ranking[:SPLIT_ROLES]) if not roles else {}
    return Match(
        status="ranked" if is_ranked else "insufficient",
        experience=experience,
        ranking=ranking,
        families=[
            Family(id=family, name=catalog.families[family], fit=min(fit, 1.0))
            for family, fit in family_fits((ranked.family, ranked.fit) for ranked in ranking)
        ],
        specialities=split,
        speciality=_named_speciality(contest, totals, ranking),
        by_interests=_ranking_by_part(catalog, contest, informative, is_skill=False),
        by_skills=_ranking_by_part(catalog, contest, informative, is_skill=True),
        evidence=[
            Evidence(
                item=line.item,
                kind=line.kind,
                answer=line.level,
                points=dict(zip(contest.classes, line.points, strict=True)),
            )
            for line in lines
        ],
        titles=titles,
        answered=len(levels),
        mentioned=len(mentions),
        informative=len(informative),
        contest=contest,
    )


def rank_sheet(
    catalog: Catalog, card: Scorecard, sheet: AnswerSheet, roles: Sequence[str] = ()
) -> Match:
    """Rank the whole roles, or `roles` side by side, for a sheet, as `rank_roles` does."""
    return rank_roles(
        catalog,
        sheet.levels,
        mentioned=sheet.mentioned,
        titles=sheet.titles,
        experience=sheet.experience,
        roles=roles,
        scorecard=card,
    )


def unranked(match: Match) -> Match:
    """Return a match as that of a person outside the field: with the evidence, and no ranking."""
    return match._replace(
        status="outside",
        ranking=[],
        families=[],
        specialities={},
        speciality=None,
        by_interests=[],
        by_skills=[],
    )


def points_in(contest: Contest, match: Match) -> list[int]:
    """Return the points of the classes of a contest; all of them must be in play in the match."""
    columns = (_columns(contest, evidence) for evidence in match.evidence)
    return [sum(column) for column in zip(contest.starts, *columns, strict=True)]


def ranking_in(catalog: Catalog, contest: Contest, match: Match) -> list[Ranked]:
    """Rank the roles of a contest by a match's evidence; its classes must be in play there."""
    lines = [
        _Line(e.item, e.kind, e.answer, catalog.items[e.item].is_skill, _columns(contest, e))
        for e in match.evidence
    ]
    return _ranking(catalog, contest, lines, _totals(contest, lines))


def is_enough(
    catalog: Catalog, informative: int, mentioned: int, *, has_title: bool = False
) -> bool:
    """Return whether there is enough informative evidence to rank the roles.

    `informative` counts the informative answers and mentions, `mentioned` the mentions among them.
    A job title counts as one more mention, but never alone.
    """
    asked = catalog.questionnaire
    named = mentioned + (has_title and mentioned > 0)
    return informative >= asked.minimum_answers or named >= asked.minimum_mentions


def is_informative(points: Sequence[int]) -> bool:
    """Return whether an answer gives different points to at least two classes."""
    return len(set(points)) > 1


def softmax(points: Sequence[float], temperature: float) -> list[float]:
    """Return the fits of roles with these points; they sum to one."""
    top = max(points)
    odds = [exp((p - top) / POINTS_PER_BIT * log(2) / temperature) for p in points]
    total = sum(odds)
    return [o / total for o in odds]


def family_fits(fits: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return each family with the sum of its roles' fits, best first; ties break by id."""
    sums: dict[str, float] = {}
    for family, fit in fits:
        sums[family] = sums.get(family, 0.0) + fit
    rounded = [(family, round(fit, FIT_DIGITS)) for family, fit in sums.items()]
    return sorted(rounded, key=lambda pair: (-pair[1], pair[0]))


class _Line(NamedTuple):
    """One piece of evidence with the points of the classes in play."""

    item: str
    kind: EvidenceKind
    level: int
    is_skill: bool
    points: Sequence[int]


def _checked(catalog: Catalog, levels: Mapping[str, int], *, lowest: int) -> dict[str, int]:
    """Return the levels as whole numbers; True is a yes and False a no, as in a sheet."""
    catalog.check_ids(items=levels)
    checked = {}
    for item, level in levels.items():
        try:
            number = index(level) * TOP_LEVEL if isinstance(level, bool) else index(level)
        except TypeError:
            number = -1
        if not lowest <= number <= TOP_LEVEL:
            raise ValueError(f"the level of '{item}' is {level!r}, not {lowest} to {TOP_LEVEL}")
        checked[item] = number
    return checked


def _lines(
    catalog: Catalog,
    card: Scorecard,
    contest: Contest,
    levels: Mapping[str, int],
    column: Column,
) -> Iterator[_Line]:
    kind: EvidenceKind = "mentioned" if column == "mentioned" else "asked"
    for item, level in sorted(levels.items()):
        row = card.row(item, level, column)
        yield _Line(item, kind, level, catalog.items[item].is_skill, contest.of(row))


def _columns(contest: Contest, evidence: Evidence) -> list[int]:
    return [evidence.points[name] for name in contest.classes]


def _totals(contest: Contest, lines: Iterable[_Line]) -> list[int]:
    """Return the points of every class, with those that it starts with."""
    return [
        sum(column) for column in zip(contest.starts, *(line.points for line in lines), strict=True)
    ]


def _ranking(
    catalog: Catalog, contest: Contest, lines: Sequence[_Line], totals: Sequence[int]
) -> list[Ranked]:
    interests = _totals(contest, (line for line in lines if not line.is_skill))
    speakers = contest.speakers(totals)
    fits = softmax([totals[s] for s in speakers], catalog.questionnaire.temperature)
    ranked = [
        Ranked(
            id=role,
            name=catalog.roles[role].name,
            family=catalog.roles[role].family,
            fit=round(fit, FIT_DIGITS),
            speaker=contest.classes[s],
            points=totals[s],
            start_points=contest.starts[s] - contest.titles[s],
            title_points=contest.titles[s],
            interest_points=interests[s] - contest.starts[s],
            skill_points=totals[s] - interests[s],
        )
        for role, s, fit in zip(contest.roles, speakers, fits, strict=True)
    ]
    return sorted(ranked, key=lambda r: (-r.points, r.id))


def _ranking_by_part(
    catalog: Catalog, contest: Contest, informative: Sequence[_Line], *, is_skill: bool
) -> list[Fitting]:
    """Return the roles with their fits by skills or interests alone; none if those are too few."""
    part = [line for line in informative if line.is_skill == is_skill]
    if len(part) < catalog.questionnaire.minimum_answers:
        return []
    # Titles are neither an interest nor a skill.
    totals = [n - titled for n, titled in zip(_totals(contest, part), contest.titles, strict=True)]
    points = contest.best_points(totals)
    fits = softmax(points, catalog.questionnaire.temperature)
    listed = sorted(zip(points, contest.roles, fits, strict=True), key=lambda r: (-r[0], r[1]))
    return [
        Fitting(id=role, name=catalog.roles[role].name, fit=round(fit, FIT_DIGITS))
        for _, role, fit in listed
    ]


def _specialities(
    catalog: Catalog, contest: Contest, totals: Sequence[int], ranking: Sequence[Ranked]
) -> dict[str, list[Speciality]]:
    """Return the specialities of each ranked role with their fits within it, best first."""
    split = {}
    for ranked in ranking:
        indices = contest.classes_of(contest.roles.index(ranked.id))
        fits = softmax([totals[p] for p in indices], catalog.questionnaire.temperature)
        listed = [
            Speciality(
                id=contest.classes[index],
                name=catalog.roles[contest.classes[index]].name,
                specialises=ranked.id,
                fit=round(fit, FIT_DIGITS),
                points=totals[index],
            )
            for index, fit in zip(indices, fits, strict=True)
            if contest.classes[index] != ranked.id
        ]
        split[ranked.id] = sorted(listed, key=lambda s: (-s.points, s.id))
    return split


def _named_speciality(
    contest: Contest, totals: Sequence[int], ranking: Sequence[Ranked]
) -> str | None:
    if not ranking:
        return None
    index = contest.speciality(totals, contest.roles.index(ranking[0].id))
    return None if index is None else contest.classes[index]
