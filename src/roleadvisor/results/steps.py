"""The way to a role: the steps that raise its fit most, one after the other."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct
from msgspec.structs import asdict

from roleadvisor.packs import TOP_LEVEL, BankItem, Catalog
from roleadvisor.packs.model import HAS_LEVEL, Proportion
from roleadvisor.results.known import word_of
from roleadvisor.results.parts import NamedItem, Place, named_item
from roleadvisor.results.tools import USUAL_SHARE, ItemShare, item_share
from roleadvisor.scoring.contest import Contest, towards
from roleadvisor.scoring.match import (
    FIT_DIGITS,
    EvidenceKind,
    Match,
    Ranked,
    points_in,
    ranking_in,
    softmax,
)
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import Level

STEPS = 8
# A skill that a smaller share of a role's people have is not worth learning first.
LEAST_SHARE = 0.15
LIKES_LEVEL = 3
# A step that raises the fit by less than this, or by less than this part of it, is not worth naming.
LEAST_GAIN = 0.0005
LEAST_GROWTH = 0.02
# Nobody plans to become an expert: that comes with the years.
HIGHEST_AIM = 3


class Skill(Struct, frozen=True, kw_only=True):
    """A skill that the role's people have, with a first thing to make and its documentation."""

    item: str
    text: str
    share: ItemShare
    build: str | None
    docs: str | None


class Step(Struct, frozen=True, kw_only=True):
    """A skill to take from one level to the next; a `from_answer` of null was not answered.

    `gain` is the rise in fit by this step after those before it, below zero where it is only worth
    something with what comes after it; `fit` and `place` are the role's then. `needed_for` is the first
    later step that needs it, if one does.
    """

    skill: Skill
    from_answer: Level | None
    to_answer: Level
    to_word: str
    gain: Annotated[float, Meta(ge=-1, le=1)]
    fit: Proportion
    place: Place
    needed_for: NamedItem | None


class Brought(Struct, frozen=True, kw_only=True):
    """An answer or a mention that speaks for the role, with the points it gives it."""

    item: str
    text: str
    is_skill: bool
    kind: EvidenceKind
    answer: Level
    word: str
    points: int
    share: ItemShare


class Goal(Ranked, frozen=True, kw_only=True):
    """A ranked role with its place today."""

    place: Place


class Way(NamedTuple):
    """The way to a role.

    `goal` is the role's standing today; a speciality has its whole role's standing, with itself as
    the only class that speaks for it. `ahead` is the role that comes first today. `usual` are
    skills that, by the scored shares, most of the role's people have, and that this person lacks or
    was not asked about. They raise the fit less than the steps, or not at all, since other roles
    ask for them too.
    """

    goal: Goal
    ahead: Goal
    steps: Sequence[Step]
    brings: Sequence[Brought]
    usual: Sequence[Skill]


class _Move(NamedTuple):
    """A chosen step: the rise in the role's fit, and its fit and place after the step."""

    candidate: "_Candidate"
    gain: float
    fit: float
    place: int


class _Candidate(NamedTuple):
    """A possible step, and its change in the points of every class."""

    item: str
    from_level: int | None
    to_level: int
    change: Sequence[int]


class _Course(NamedTuple):
    """A contest, the index of the goal among its roles, and the points of the classes today."""

    contest: Contest
    goal: int
    temperature: float
    today: Sequence[int]

    def is_gain(self, change: Sequence[int]) -> bool:
        """Return whether this change in the points of the classes gives the goal more points."""
        after = self.contest.best_points(_after(self.today, [change]))
        return after[self.goal] > self.contest.best_points(self.today)[self.goal]

    def fit(self, points: Sequence[int]) -> float:
        """Return the goal's fit at these points of the classes."""
        return softmax(self.contest.best_points(points), self.temperature)[self.goal]

    def place(self, points: Sequence[int]) -> int:
        """Return the goal's place among the roles, from 1; the first id wins a tie."""
        best = self.contest.best_points(points)
        mine = (-best[self.goal], self.contest.roles[self.goal])
        ahead = ((-p, r) < mine for p, r in zip(best, self.contest.roles, strict=True))
        return 1 + sum(ahead)

    def lead(self, points: Sequence[int]) -> int:
        """Return by how many points the goal is ahead of the best other role."""
        best = self.contest.best_points(points)
        return best.pop(self.goal) - max(best, default=0)


def way_to(
    catalog: Catalog, card: Scorecard, role: str, match: Match, *, limit: int = STEPS
) -> Way | None:
    """Return the way to a role or a speciality; None if nothing was ranked or it was not in play.

    A whole role counts by its best class at each step, a speciality by itself alone.

    Each step takes the skill of the role's profile that raises the fit most at that point. Skills
    that it needs and the person lacks come before it. A rated skill goes up by one level, one on a
    list to yes. A rated skill that was not answered goes to the lowest level that speaks for the
    role. What a text mentions counts as known already.

    >>> from roleadvisor import compile_scorecard, load_catalog, rank_roles
    >>> catalog = load_catalog()
    >>> answers = dict.fromkeys(["sql", "python", "excel", "build-dashboards", "answer-ad-hoc"], 4)
    >>> match = rank_roles(catalog, answers)
    >>> way = way_to(catalog, compile_scorecard(catalog), "data-engineer", match)
    >>> way.steps[0].fit > way.goal.fit
    True
    """
    if not match.ranking or role not in {*match.contest.roles, *match.contest.classes}:
        return None
    contest = towards(match.contest, role)
    ranking = ranking_in(catalog, contest, match)
    whole = role if role in contest.roles else catalog.whole_of(role)
    place = [ranked.id for ranked in ranking].index(whole)
    course = _Course(
        contest=contest,
        goal=contest.roles.index(whole),
        temperature=catalog.questionnaire.temperature,
        today=points_in(contest, match),
    )
    lacking = _lacking(catalog, match)
    candidates = _candidates(catalog, card, role, match, course)
    found = list(_moves(catalog, course, candidates, lacking, limit=max(limit, STEPS)))
    moves = _ending_with_gain(found)
    planned = {move.candidate.item for move in moves}
    return Way(
        goal=_goal(ranking, place),
        ahead=_goal(ranking, 0),
        steps=[
            _step(catalog, role, move, found[number:])
            for number, move in enumerate(_ending_with_gain(moves[:limit]), 1)
        ],
        brings=_brought(catalog, role, ranking[place].speaker, match),
        usual=[skill_of(catalog, role, item) for item in _usual(catalog, role, match, planned)],
    )


def skill_of(catalog: Catalog, role: str, item: str) -> Skill:
    """Return a skill with its share in a role."""
    asked = catalog.items[item]
    return Skill(
        item=item,
        text=asked.text,
        share=item_share(catalog, role, item),
        build=asked.build,
        docs=asked.docs,
    )


def _moves(
    catalog: Catalog,
    course: _Course,
    candidates: Mapping[str, _Candidate],
    lacking: Collection[str],
    *,
    limit: int,
) -> Iterator[_Move]:
    """Yield the steps; what a skill needs and the person lacks is a step before it.

    The skill is then worth what all these steps gain together, divided by their number.
    """
    standing = course.today
    fit = course.fit(standing)
    left = dict(candidates)
    for _ in range(limit):
        best: tuple[float, int, str] | None = None
        for item in left:
            bundle = _with_needs(catalog, item, left, lacking)
            after = _after(standing, [left[i].change for i in bundle])
            gain = (course.fit(after) - fit) / len(bundle)
            worth = (-gain, -course.lead(after), bundle[0])
            if best is None or worth < best:
                best = worth
        if best is None or -best[0] <= max(LEAST_GAIN, LEAST_GROWTH * fit):
            return
        chosen = left.pop(best[2])
        standing = _after(standing, [chosen.change])
        new = course.fit(standing)
        yield _Move(
            candidate=chosen,
            gain=round(new - fit, FIT_DIGITS),
            fit=round(new, FIT_DIGITS),
            place=course.place(standing),
        )
        fit = new


def _ending_with_gain(moves: Sequence[_Move]) -> Sequence[_Move]:
    """Return the steps up to the last with a gain; the rest only prepare for steps cut off."""
    count = max((number for number, move in enumerate(moves, 1) if move.gain > 0), default=0)
    return moves[:count]


def _step(catalog: Catalog, role: str, move: _Move, later: Sequence[_Move]) -> Step:
    """Return a step, with the first of the later ones that needs it."""
    item, level = move.candidate.item, move.candidate.to_level
    needing = (m.candidate.item for m in later if item in catalog.items[m.candidate.item].needs)
    needed_for = next(needing, None)
    return Step(
        skill=skill_of(catalog, role, item),
        from_answer=move.candidate.from_level,
        to_answer=level,
        to_word=catalog.items[item].word(level),
        gain=move.gain,
        fit=move.fit,
        place=move.place,
        needed_for=named_item(catalog, needed_for) if needed_for else None,
    )


def _goal(ranking: Sequence[Ranked], place: int) -> Goal:
    return Goal(**asdict(ranking[place]), place=place + 1)


def _after(standing: Sequence[int], changes: Iterable[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(standing, *changes, strict=True)]


def _with_needs(
    catalog: Catalog, item: str, left: Mapping[str, _Candidate], lacking: Collection[str]
) -> list[str]:
    """Return an item after the lacking skills that it needs, directly or not."""
    ordered: dict[str, None] = {}
    waiting = [item]
    while waiting:
        one = waiting.pop()
        needed = [
            n
            for n in catalog.items[one].needs
            if n in lacking and n in left and n not in {*ordered, *waiting, one}
        ]
        if needed:
            waiting += [one, *needed]
        else:
            ordered[one] = None
    return list(ordered)


def _candidates(
    catalog: Catalog, card: Scorecard, role: str, match: Match, course: _Course
) -> dict[str, _Candidate]:
    """Return each skill worth learning, with its next level and the change in every class's points.

    Lacking skills that others need are among them, even if they give the goal no points.
    """
    levels = {e.item: e.answer for e in match.evidence if e.kind == "asked"}
    mentioned = {e.item for e in match.evidence if e.kind == "mentioned"}
    lacking = _lacking(catalog, match)
    worth = {item.id: item for item in _worth_learning(catalog, role)}
    needed = {n for item in worth.values() for n in item.needs if n in lacking}
    needed |= {n for one in needed for n in catalog.items[one].needs if n in lacking}

    def row(item: str, level: int | None) -> list[int]:
        if level is None:
            return [0] * len(course.today)
        return course.contest.of(card.row(item, level, match.experience))

    found = {}
    for item in [*worth.values(), *(catalog.items[n] for n in sorted(needed - worth.keys()))]:
        level = levels.get(item.id)
        for aim in () if item.id in mentioned else _aims(item, level):
            after, before = row(item.id, aim), row(item.id, level)
            change = [a - b for a, b in zip(after, before, strict=True)]
            if item.id in needed or course.is_gain(change):
                found[item.id] = _Candidate(item.id, level, aim, change)
                break
    return found


def _worth_learning(catalog: Catalog, role: str) -> Iterator[BankItem]:
    for item in sorted(catalog.named_by(role)):
        share = catalog.shares[role][item]
        is_common = min(share.scored, share.share) >= LEAST_SHARE
        if catalog.items[item].is_learnable_skill and is_common:
            yield catalog.items[item]


def _aims(item: BankItem, level: int | None) -> Sequence[int]:
    """Return the levels that could be aimed at from this one, the nearest first."""
    if item.scale == "yes-no" and not level:
        return [TOP_LEVEL]
    if level is None:
        return range(1, HIGHEST_AIM + 1)
    return [level + 1] if level < HIGHEST_AIM else []


def _lacking(catalog: Catalog, match: Match) -> set[str]:
    """Return the skills that a person lacks; a newcomer also lacks those that were not answered."""
    levels = {e.item: e.answer for e in match.evidence}
    unknown = 0 if match.experience == "newcomer" else HAS_LEVEL
    return {
        item.id
        for item in catalog.items.values()
        if item.is_learnable_skill and levels.get(item.id, unknown) < HAS_LEVEL
    }


def _brought(catalog: Catalog, role: str, speaker: str, match: Match) -> list[Brought]:
    """Return what speaks for the role: skills, then interests, each with most points first.

    The points are those of the class that speaks for the role. A skill that cannot be learned, such
    as working in an editor, counts only if most of the role's people have it.
    """

    def is_strength(item: BankItem, level: int) -> bool:
        if item.kind == "interest":
            return level >= LIKES_LEVEL
        return level >= HAS_LEVEL and (
            item.learnable or catalog.share(role, item.id) >= USUAL_SHARE
        )

    brought = [
        Brought(
            item=e.item,
            text=catalog.items[e.item].text,
            is_skill=catalog.items[e.item].is_skill,
            kind=e.kind,
            answer=e.answer,
            word=word_of(catalog, e.item, e.kind, e.answer),
            points=e.points[speaker],
            share=item_share(catalog, role, e.item),
        )
        for e in match.evidence
        if e.points[speaker] > 0 and is_strength(catalog.items[e.item], e.answer)
    ]
    return sorted(brought, key=lambda b: (not b.is_skill, -b.points, b.item))


def _usual(catalog: Catalog, role: str, match: Match, steps: Collection[str]) -> list[str]:
    done = {e.item for e in match.evidence if e.answer >= HAS_LEVEL}
    usual = [
        item.id
        for item in _worth_learning(catalog, role)
        if catalog.share(role, item.id) >= USUAL_SHARE and item.id not in {*done, *steps}
    ]
    return sorted(usual, key=lambda item: (-catalog.share(role, item), item))
