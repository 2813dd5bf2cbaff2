"""In which order to learn skills: foundations, then what sets a role apart, each after what it needs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2
from typing import Literal, NamedTuple

from roleadvisor.packs import TOP_LEVEL, BankItem, Catalog
from roleadvisor.packs.model import HAS_LEVEL
from roleadvisor.results.worth import Worth, worth_learning
from roleadvisor.scoring.contest import Contest
from roleadvisor.scoring.match import FIT_DIGITS, Match, points_in, softmax
from roleadvisor.scoring.scorecard import POINTS_PER_BIT, Scorecard

# A step that sets the role apart raises the fit's log-odds by at least so many bits.
LEAST_GROWTH = 0.05
# Nobody plans to become an expert: that comes with the years.
HIGHEST_AIM = 3
# Rounding is no loss.
_ROUNDING = 1e-9

Why = Literal["foundation", "needed", "apart", "deepen"]


class Candidate(NamedTuple):
    """A possible step, and its change in the points of every class."""

    item: str
    from_level: int
    to_level: int
    why: Why
    change: Sequence[int]


class Move(NamedTuple):
    """A chosen step: the rise in the role's fit, and its fit and place after the step."""

    candidate: Candidate
    gain: float
    fit: float
    place: int


class Course(NamedTuple):
    """A contest, the index of the goal among its roles, and the points of the classes today."""

    contest: Contest
    goal: int
    temperature: float
    today: Sequence[int]

    def fit(self, points: Sequence[int]) -> float:
        """Return the goal's fit at these points of the classes."""
        return softmax(self.contest.best_points(points), self.temperature)[self.goal]

    def odds(self, points: Sequence[int]) -> float:
        """Return the log-odds of the goal against all other roles, in bits; 0 without others.

        They grow whenever the fit does, and go on growing where the fit is nearly 1.
        """
        best = self.contest.best_points(points)
        goal = best.pop(self.goal)
        if not best:
            return 0.0
        top = max(best)
        scale = POINTS_PER_BIT * self.temperature
        return (goal - top) / scale - log2(sum(2 ** ((p - top) / scale) for p in best))

    def place(self, points: Sequence[int]) -> int:
        """Return the goal's place among the roles, from 1; the first id wins a tie."""
        best = self.contest.best_points(points)
        mine = (-best[self.goal], self.contest.roles[self.goal])
        ahead = ((-p, r) < mine for p, r in zip(best, self.contest.roles, strict=True))
        return 1 + sum(ahead)


def course_of(catalog: Catalog, contest: Contest, role: str, match: Match) -> Course:
    """Return the course towards a whole role of a contest, from where a match stands."""
    return Course(
        contest=contest,
        goal=contest.roles.index(role),
        temperature=catalog.questionnaire.temperature,
        today=points_in(contest, match),
    )


def lacking_skills(
    catalog: Catalog,
    card: Scorecard,
    role: str,
    match: Match,
    course: Course,
    *,
    ticked: Mapping[str, bool],
) -> Mapping[str, Candidate]:
    """Return a step for each skill of a role that a person said they lack, or have no deeper.

    What such a skill needs, and the person said they lack, is among them. `ticked` says by item what
    else they said that they have or lack; a tick has no points today.
    """
    asked = {e.item: e.answer for e in match.evidence if e.kind == "asked"}
    known = {e.item for e in match.evidence}
    levels = {item: 0 for item, has in ticked.items() if not has and item not in known} | asked
    levels = {item: level for item, level in levels.items() if not ticked.get(item)}

    def candidate(item: str, why: Why) -> Candidate | None:
        level = levels[item]
        aim = _aim(catalog.items[item], level)
        if aim is None:
            return None
        after, before = (
            course.contest.of(card.row(item, n, match.experience)) for n in (aim, level)
        )
        if item not in asked:
            return Candidate(item, level, aim, why, after)
        change = [a - b for a, b in zip(after, before, strict=True)]
        return Candidate(item, level, aim, why, change)

    found = (candidate(item, why) for item, why in _whys(catalog, role, levels).items())
    return {one.item: one for one in found if one}


def _whys(catalog: Catalog, role: str, levels: Mapping[str, int]) -> Mapping[str, Why]:
    """Return why each skill of these levels may be a step; what they need is lacking, too."""
    worth: Mapping[str, Worth] = worth_learning(catalog, role)
    whys: dict[str, Why] = {
        item: "deepen" if levels[item] >= HAS_LEVEL else why
        for item, why in worth.items()
        if item in levels
    }
    waiting = list(whys)
    while waiting:
        needs = catalog.items[waiting.pop()].needs
        lacking = [n for n in needs if levels.get(n, TOP_LEVEL) < HAS_LEVEL and n not in whys]
        whys |= dict.fromkeys(lacking, "needed")
        waiting += lacking
    return whys


def unasked_skills(
    catalog: Catalog,
    card: Scorecard,
    role: str,
    match: Match,
    course: Course,
    *,
    ticked: Mapping[str, bool],
) -> Sequence[str]:
    """Return the skills worth learning of which nothing is known, in the order of steps.

    What sets the role apart is there if it would be a step for a person who lacks it.
    """
    known = {*ticked, *(e.item for e in match.evidence)}

    def growth(item: str) -> float:
        aim = _aim(catalog.items[item], 0) or TOP_LEVEL
        has, lacks = (course.contest.of(card.row(item, n, match.experience)) for n in (aim, 0))
        return course.odds(_after(course.today, [has])) - course.odds(_after(course.today, [lacks]))

    worth = {i: why for i, why in worth_learning(catalog, role).items() if i not in known}
    first = sorted(
        (item for item, why in worth.items() if why == "foundation"),
        key=lambda item: (-catalog.share(role, item), item),
    )
    gains = {item: growth(item) for item, why in worth.items() if why == "apart"}
    then = sorted(
        (item for item, gain in gains.items() if gain >= LEAST_GROWTH),
        key=lambda item: (-gains[item] * catalog.share(role, item), item),
    )
    ordered: dict[str, None] = {}
    listed = [*first, *then]
    for item in listed:
        ordered |= dict.fromkeys(_with_needs(catalog, item, set(listed) - ordered.keys()))
    return list(ordered)


def moves_of(
    catalog: Catalog, role: str, course: Course, candidates: Mapping[str, Candidate]
) -> Iterator[Move]:
    """Yield the steps in order; none lowers the fit.

    First come foundations, those with the largest shares first. Then comes what raises the log-odds
    of the fit most, times the share of the role's people who have it: a rare skill may say much of a
    role, and still is not what one learns first. What a skill needs comes right before it. A skill that would lower the fit waits until it does
    not, with all that needs it; if that never comes, they are left out.
    """
    left = dict(candidates)
    standing = course.today
    while bundle := _next_bundle(catalog, role, course, left, standing):
        for item in bundle:
            chosen = left.pop(item)
            before, standing = course.fit(standing), _after(standing, [chosen.change])
            fit = course.fit(standing)
            yield Move(
                candidate=chosen,
                gain=round(max(fit - before, 0.0), FIT_DIGITS),
                fit=round(fit, FIT_DIGITS),
                place=course.place(standing),
            )


def _next_bundle(
    catalog: Catalog,
    role: str,
    course: Course,
    left: Mapping[str, Candidate],
    standing: Sequence[int],
) -> Sequence[str]:
    """Return the next skill after what it needs, or nothing if none is worth a step."""
    lacking = {item for item, one in left.items() if one.why != "deepen"}
    rest: dict[tuple[float, str], Sequence[str]] = {}
    for item in sorted(left, key=lambda item: (-catalog.share(role, item), item)):
        if left[item].why == "needed":
            continue
        bundle = _with_needs(catalog, item, lacking)
        growth = _growth(course, standing, [left[one] for one in bundle])
        if growth is None:
            continue
        if left[item].why == "foundation":
            return bundle
        if growth >= LEAST_GROWTH:
            rest[-growth * catalog.share(role, item), item] = bundle
    return rest[min(rest)] if rest else ()


def _growth(course: Course, standing: Sequence[int], bundle: Sequence[Candidate]) -> float | None:
    """Return by how much steps raise the log-odds, on average; None if one of them lowers them."""
    odds = [course.odds(standing)]
    for one in bundle:
        standing = _after(standing, [one.change])
        odds.append(course.odds(standing))
        if odds[-1] < odds[-2] - _ROUNDING:
            return None
    return (odds[-1] - odds[0]) / len(bundle)


def _with_needs(catalog: Catalog, item: str, lacking: Iterable[str]) -> list[str]:
    """Return an item after the lacking skills that it needs, directly or not."""
    lacking = set(lacking)
    ordered: dict[str, None] = {}
    begun = set()

    def visit(one: str) -> None:
        begun.add(one)
        for needed in catalog.items[one].needs:
            if needed in lacking and needed not in begun:
                visit(needed)
        ordered[one] = None

    visit(item)
    return list(ordered)


def _aim(item: BankItem, level: int) -> int | None:
    """Return the level to aim at from this one: to have the skill, or else one level more."""
    if item.scale == "yes-no":
        return None if level else TOP_LEVEL
    return max(level + 1, HAS_LEVEL) if level < HIGHEST_AIM else None


def _after(standing: Sequence[int], changes: Iterable[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(standing, *changes, strict=True)]
