"""The way to a role: what to learn for it, in the order in which one would learn it."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import asdict

from roleadvisor.packs import BankItem, Catalog
from roleadvisor.packs.model import HAS_LEVEL, Proportion
from roleadvisor.packs.shares import SHARE_DIGITS
from roleadvisor.results.course import (
    Move,
    Why,
    course_of,
    lacking_skills,
    moves_of,
    unasked_skills,
)
from roleadvisor.results.known import word_of
from roleadvisor.results.parts import Named, NamedItem, Place, named, named_item
from roleadvisor.results.sizes import StepSize, size_of
from roleadvisor.results.tools import USUAL_SHARE, ItemShare, item_share
from roleadvisor.results.worth import counted_share_of_others, worth_learning
from roleadvisor.scoring.contest import towards
from roleadvisor.scoring.match import EvidenceKind, Match, Ranked, points_in, ranking_in
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import Level

STEPS = 8
LIKES_LEVEL = 3
# How many roles to look at next are named to a person who has everything.
FURTHER = 3


class Skill(Struct, frozen=True, kw_only=True):
    """A skill that the role's people have, with a first thing to make and its documentation."""

    item: str
    text: str
    share: ItemShare
    build: str | None
    docs: str | None


class Step(Struct, frozen=True, kw_only=True):
    """A skill that the person said they lack, or have no deeper, to take to a higher level.

    `why` says why it stands there: as a `foundation` that most of the role's people have; because it
    is `needed` for the step after it; because it sets the role `apart`, whose people have it more
    than others'; or to `deepen` what the person has. `others` is the mean share of the other whole
    roles whose people were counted; null if fewer than two were. `needed_for` is the first
    later step that needs this one, even if it is beyond the limit.

    `gain` is the rise in fit by this step after those before it; `fit` and `place` are the role's
    then. `needs` are the skills to have before it. `size` is an estimate of how long it takes; null if
    the pack gives none.
    """

    skill: Skill
    why: Why
    others: Proportion | None
    from_answer: Level
    to_answer: Level
    to_word: str
    gain: Proportion
    fit: Proportion
    place: Place
    size: StepSize | None
    needs: Sequence[NamedItem]
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
    the only class that speaks for it. `ahead` is the role that comes first today. `left_out` are
    foundations that the person lacks and that would only lower the fit, since other roles ask for
    them more. `unasked` are the skills of the role of which nothing is known, in the order of steps.
    If there is nothing of all this, `further` names the roles to look at next.
    """

    goal: Goal
    ahead: Goal
    steps: Sequence[Step]
    brings: Sequence[Brought]
    left_out: Sequence[Skill]
    unasked: Sequence[Skill]
    further: Sequence[Named]


def way_to(
    catalog: Catalog,
    card: Scorecard,
    role: str,
    match: Match,
    *,
    ticked: Mapping[str, bool] = {},
    without: Collection[str] = (),
    limit: int = STEPS,
) -> Way | None:
    """Return the way to a role or a speciality; None if nothing was ranked or it was not in play.

    A whole role counts by its best class at each step, a speciality by itself alone.

    Only what the person said they lack is a step, or what they know no deeper than working. A rated
    skill goes to working, or from there up by one level; one on a list goes to yes. What a text
    mentions counts as known. `ticked` says by item what else the person has or lacks. Items `without`
    are no steps, nor are they asked for.

    >>> from roleadvisor import compile_scorecard, load_catalog, rank_roles
    >>> catalog = load_catalog()
    >>> answers = {"sql": 4, "python": 0, "excel": 4, "build-dashboards": 4, "answer-ad-hoc": 4}
    >>> match = rank_roles(catalog, answers)
    >>> way = way_to(catalog, compile_scorecard(catalog), "data-engineer", match)
    >>> [(step.skill.item, step.why) for step in way.steps]
    [('python', 'foundation')]
    >>> [skill.item for skill in way.unasked][:2]
    ['git', 'data-modelling']
    """
    goal = goal_towards(catalog, role, match)
    if goal is None:
        return None
    contest = towards(match.contest, role)
    ahead = _goal(ranking_in(catalog, contest, match), 0)
    course = course_of(catalog, contest, goal.id, match)
    candidates = lacking_skills(catalog, card, role, match, course, ticked=ticked)
    candidates = {item: one for item, one in candidates.items() if item not in without}
    moves = list(moves_of(catalog, role, course, candidates))
    unasked = unasked_skills(catalog, card, role, match, course, ticked=ticked)
    unasked = [item for item in unasked if item not in without]
    taken = {move.candidate.item for move in moves}
    left_out = [
        c.item for c in candidates.values() if c.why == "foundation" and c.item not in taken
    ]
    return Way(
        goal=goal,
        ahead=ahead,
        steps=[
            _step(catalog, role, move, moves[number:])
            for number, move in enumerate(_without_loose_end(moves[:limit]), 1)
        ],
        brings=_brought(catalog, role, goal.speaker, match),
        left_out=[skill_of(catalog, role, item) for item in left_out],
        unasked=[skill_of(catalog, role, item) for item in unasked],
        further=() if moves or left_out or unasked else _further(catalog, role, match),
    )


def goal_towards(catalog: Catalog, role: str, match: Match) -> Goal | None:
    """Return how a role stands today; None if nothing was ranked or it was not in play.

    A speciality has its whole role's standing, with itself as the only class that speaks for it.
    """
    if not match.ranking or role not in {*match.contest.roles, *match.contest.classes}:
        return None
    contest = towards(match.contest, role)
    ranking = ranking_in(catalog, contest, match)
    whole = role if role in contest.roles else catalog.whole_of(role)
    return _goal(ranking, [ranked.id for ranked in ranking].index(whole))


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


def _without_loose_end(moves: Sequence[Move]) -> Sequence[Move]:
    """Return the steps without those at the end that only prepare for one that was cut off.

    If all of them prepare for such a one, they stay.
    """
    counts = (n for n, move in enumerate(moves, 1) if move.candidate.why != "needed")
    return moves[: max(counts, default=len(moves))]


def _step(catalog: Catalog, role: str, move: Move, later: Sequence[Move]) -> Step:
    """Return a step, with the first of the later ones that needs it."""
    item, level = move.candidate.item, move.candidate.to_level
    needing = (m.candidate.item for m in later if item in catalog.items[m.candidate.item].needs)
    needed_for = next(needing, None)
    others = counted_share_of_others(catalog, role, item)
    return Step(
        skill=skill_of(catalog, role, item),
        why=move.candidate.why,
        others=None if others is None else round(others, SHARE_DIGITS),
        from_answer=move.candidate.from_level,
        to_answer=level,
        to_word=catalog.items[item].word(level),
        gain=move.gain,
        fit=move.fit,
        place=move.place,
        size=size_of(catalog.items[item], move.candidate.why),
        needs=[named_item(catalog, needed) for needed in catalog.items[item].needs],
        needed_for=named_item(catalog, needed_for) if needed_for else None,
    )


def _goal(ranking: Sequence[Ranked], place: int) -> Goal:
    return Goal(**asdict(ranking[place]), place=place + 1)


def _further(catalog: Catalog, role: str, match: Match) -> list[Named]:
    """Return the specialities of a role, else its neighbours, the nearest first.

    There are none if no skill is worth learning for the role: then nobody has them all.
    """
    if not worth_learning(catalog, role):
        return []
    neighbours = (n.role for n in catalog.roles[role].neighbours)
    near = catalog.specialities_of(role) or [n for n in neighbours if n != catalog.whole_of(role)]
    points = dict(zip(match.contest.classes, points_in(match.contest, match), strict=True))
    ordered = sorted(near, key=lambda other: -points.get(other, 0))
    return [named(catalog, other) for other in ordered[:FURTHER]]


def _brought(catalog: Catalog, role: str, speaker: str, match: Match) -> list[Brought]:
    """Return what speaks for the role: skills, then interests, what counts most first.

    The points are those of the class that speaks for the role. As in steps, they count times the
    share of the role's people. A skill that cannot be learned, such
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

    def counts(one: Brought) -> float:
        return one.points * (catalog.share(role, one.item) if one.is_skill else 1)

    return sorted(brought, key=lambda b: (not b.is_skill, -counts(b), b.item))
