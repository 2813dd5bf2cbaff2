"""What to learn for a role: the steps that raise its fit most, one after the other."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from roleadvisor.catalog import BankItem, Catalog
from roleadvisor.scorecard import TOP_LEVEL, Scorecard
from roleadvisor.scoring import FIT_DIGITS, Match, softmax

STEPS = 8
# What fewer of a role's people have is no first thing to learn for it.
LEAST_SHARE = 0.15
USUAL_SHARE = 0.5
HAS_LEVEL = 2
# Nobody plans to become an expert: that comes with the years.
HIGHEST_AIM = 3


class Step(NamedTuple):
    """A skill to take from one level to the next; a `from_level` of None was not answered.

    `gain` is the rise in fit by this step after those before it, `fit` the role's fit then, and
    `place` its place among all roles, from 1.
    """

    item: str
    from_level: int | None
    to_level: int
    gain: float
    fit: float
    place: int


class Brought(NamedTuple):
    """An answer that speaks for the role, with the points it gives it."""

    item: str
    level: int
    points: int


class Plan(NamedTuple):
    """The way to a role from today's fit and place among all ranked roles.

    `usual` are items that most of its people have and this person has not, or was not asked, though
    they raise the fit less than the steps or not at all: other roles ask for them as well.
    """

    role: str
    fit: float
    place: int
    steps: Sequence[Step]
    brings: Sequence[Brought]
    usual: Sequence[str]


class _Candidate(NamedTuple):
    item: str
    from_level: int | None
    to_level: int
    change: Sequence[int]


def plan_of(
    catalog: Catalog, card: Scorecard, role: str, match: Match, *, limit: int = STEPS
) -> Plan | None:
    """Return the way to a role that was ranked, or None if it was not.

    Each step is the one that raises the fit most where the person then stands, among the skills that
    the role's profile names. A skill is taken to its next level; what is ticked or not is taken to
    yes. A rated skill that was not answered is taken to the lowest level that speaks for the role.
    """
    ranked = {r.role: r for r in match.ranking}
    if role not in ranked:
        return None
    points = {r.role: r.points for r in match.ranking}
    candidates = list(_candidates(catalog, card, role, match, list(points)))
    steps = list(_steps(catalog, role, points, candidates, max(limit, STEPS)))
    return Plan(
        role=role,
        fit=ranked[role].fit,
        place=list(points).index(role) + 1,
        steps=steps[:limit],
        brings=_brought(catalog, role, match),
        usual=_usual(catalog, role, match, {step.item for step in steps}),
    )


def _steps(
    catalog: Catalog,
    role: str,
    points: dict[str, int],
    candidates: list[_Candidate],
    limit: int,
) -> Iterator[Step]:
    temperature = catalog.questionnaire.temperature
    roles = list(points)
    place = roles.index(role)

    def fit_at(standing: Sequence[int]) -> float:
        return softmax(standing, temperature)[place]

    standing = list(points.values())
    fit = fit_at(standing)
    left = list(candidates)
    for _ in range(limit):
        after = [(c, [s + d for s, d in zip(standing, c.change, strict=True)]) for c in left]
        gains = [(_lead(new, place), fit_at(new), c, new) for c, new in after]
        if not gains:
            return
        # Near one or nothing fits no longer differ to the last digit; what leads by more gains more.
        _, best, chosen, new = min(gains, key=lambda g: (-g[1], -g[0], g[2].item))
        if best <= fit:
            return
        ahead = sum((-new[i], r) < (-new[place], role) for i, r in enumerate(roles))
        yield Step(
            chosen.item,
            chosen.from_level,
            chosen.to_level,
            round(best - fit, FIT_DIGITS),
            round(best, FIT_DIGITS),
            ahead + 1,
        )
        left.remove(chosen)
        standing, fit = new, best


def _lead(standing: Sequence[int], place: int) -> int:
    others = [points for i, points in enumerate(standing) if i != place]
    return standing[place] - max(others, default=0)


def _candidates(
    catalog: Catalog, card: Scorecard, role: str, match: Match, roles: Sequence[str]
) -> Iterator[_Candidate]:
    """Yield each skill worth learning with its next level and what that changes for every role."""
    columns = [card.roles.index(r) for r in roles]
    mine = list(roles).index(role)
    levels = {e.item: e.level for e in match.evidence}

    def row(item: str, level: int | None) -> list[int]:
        if level is None:
            return [0] * len(columns)
        points = card.row(item, level, match.experience)
        return [points[column] for column in columns]

    for item in _worth_learning(catalog, role):
        level = levels.get(item.id)
        for aim in _aims(item, level):
            after, before = row(item.id, aim), row(item.id, level)
            change = [a - b for a, b in zip(after, before, strict=True)]
            if change[mine] > 0:
                yield _Candidate(item.id, level, aim, change)
                break


def _worth_learning(catalog: Catalog, role: str) -> Iterator[BankItem]:
    for item in sorted(catalog.named_by(role)):
        if catalog.items[item].is_learnable_skill and catalog.share(role, item) >= LEAST_SHARE:
            yield catalog.items[item]


def _aims(item: BankItem, level: int | None) -> Sequence[int]:
    """Return the levels that could be aimed at from this one, the nearest first."""
    if item.scale == "yes-no" and not level:
        return [TOP_LEVEL]
    if level is None:
        return range(1, HIGHEST_AIM + 1)
    return [level + 1] if level < HIGHEST_AIM else []


def _brought(catalog: Catalog, role: str, match: Match) -> list[Brought]:
    """Return what is answered with at least a middling level and speaks for the role, most first."""
    brought = [
        Brought(e.item, e.level, e.points[role])
        for e in match.evidence
        if e.level >= HAS_LEVEL and e.points[role] > 0
    ]
    brought.sort(key=lambda b: (catalog.items[b.item].kind != "skill", -b.points, b.item))
    return brought


def _usual(catalog: Catalog, role: str, match: Match, steps: Collection[str]) -> list[str]:
    done = {e.item for e in match.evidence if e.level >= HAS_LEVEL}
    usual = [
        item.id
        for item in _worth_learning(catalog, role)
        if catalog.share(role, item.id) >= USUAL_SHARE and item.id not in {*done, *steps}
    ]
    return sorted(usual, key=lambda item: (-catalog.share(role, item), item))
