"""How likely the answers still open are to change which role comes first, or its speciality."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import compress
from math import erfc, inf, prod, sqrt
from operator import mul, sub
from typing import NamedTuple

from roleadvisor.quiz.bank import QuestionBank
from roleadvisor.quiz.standing import Standing, belief_in

# The leads over several rivals move together, since what speaks against the first role speaks for
# several others. This is the part of their variance that they share, chosen on the surveyed people.
COMMON = 0.8
LEAST_FIT = 1e-4
# The shared part is averaged over this many values.
_PARTS = 15
# Leads are divided by this to be arguments of the error function.
_SPREAD = sqrt(2 * (1 - COMMON))
# A lead this many standard deviations above zero is taken to stay above it.
_SAFE = 4.0


def chance_of_change(bank: QuestionBank, standing: Standing) -> float:
    """Return the chance, in [0, 1], that all open answers together put another role first.

    The person is taken to be of each class with the chance that its role's fit and its part of the
    role state, and to answer each item independently as that class's people do. Each role counts by
    the class that is then expected to end highest, so a change within a role does not count. The
    lead over a rival is a sum of many terms, so it is taken as normal; the leads over all rivals
    move together. docs/evidence.md compares the result with real people.
    """
    outlook = _Outlook(bank, standing)
    first = standing.first

    def leads(assumed: int) -> Iterable[_Lead]:
        speakers = bank.contest.speakers(outlook.ends(assumed))
        return (
            _Lead(speakers[first], rival, 0, wins_tie=first < role)
            for role, rival in enumerate(speakers)
            if role != first
        )

    return _chance_of_any(outlook, belief_in(bank, standing), leads)


def chance_of_renaming(bank: QuestionBank, standing: Standing) -> float:
    """Return the chance that all open answers together name another speciality of the first role.

    The person is taken to be of each class of the first role with the chance that its points state.
    """
    classes = bank.classes[standing.first]
    outlook = _Outlook(bank, standing)
    belief = [part * (place in classes) for place, part in enumerate(standing.within)]
    leads = list(_leads_of_named(bank, standing))
    return _chance_of_any(outlook, belief, lambda _: leads)


class _Lead(NamedTuple):
    """The points of `leader` minus those of `rival`, plus `more`, which must stay above zero.

    If it `wins_tie`, zero is enough.
    """

    leader: int
    rival: int
    more: int
    wins_tie: bool


class _Outlook:
    """The points that the classes end with if the open answers are those of one class's people."""

    def __init__(self, bank: QuestionBank, standing: Standing) -> None:
        left = set(standing.left)
        mask = [item in left for item in range(len(bank.gains.items))]
        touched = [
            1.0 if worth else standing.touched for worth in compress(bank.gains.no_worth, mask)
        ]
        no = [list(compress(row, mask)) for row in bank.no]
        yes = [list(compress(row, mask)) for row in bank.yes]
        self._shares = [list(map(mul, touched, compress(row, mask))) for row in bank.shares]
        self._spreads = [[share * (1 - share) for share in row] for row in self._shares]
        self._swings = [list(map(sub, *rows)) for rows in zip(yes, no, strict=True)]
        self._least = [p + sum(row) for p, row in zip(standing.points, no, strict=True)]
        self._ends: dict[int, list[float]] = {}
        self._squares: dict[tuple[int, int], list[float]] = {}

    def ends(self, assumed: int) -> list[float]:
        """Return the points that each class is expected to end with, for a person of one class."""
        if assumed not in self._ends:
            shares = self._shares[assumed]
            self._ends[assumed] = [
                least + sum(map(mul, shares, swings))
                for least, swings in zip(self._least, self._swings, strict=True)
            ]
        return self._ends[assumed]

    def height(self, assumed: int, lead: _Lead) -> float:
        """Return how many standard deviations above zero a lead is expected to end."""
        ends = self.ends(assumed)
        mean = ends[lead.leader] - ends[lead.rival] + lead.more
        variance = sum(map(mul, self._spreads[assumed], self._squared(lead.leader, lead.rival)))
        if variance > 0:
            return mean / sqrt(variance)
        return inf if mean > 0 or (mean == 0 and lead.wins_tie) else -inf

    def _squared(self, leader: int, rival: int) -> list[float]:
        if (leader, rival) not in self._squares:
            swing = list(map(sub, self._swings[leader], self._swings[rival]))
            self._squares[leader, rival] = list(map(mul, swing, swing))
        return self._squares[leader, rival]


def _leads_of_named(bank: QuestionBank, standing: Standing) -> Iterator[_Lead]:
    """Yield the leads that keep the first role's speciality named, or that keep any from it."""
    contest, first = bank.contest, standing.first
    plain = contest.classes.index(contest.roles[first])
    margins = {
        place: contest.margins[place] or 0 for place in bank.classes[first] if place != plain
    }
    named = contest.speciality(standing.points, first)
    if named is None:
        yield from (_Lead(plain, place, m, wins_tie=False) for place, m in margins.items())
        return
    yield _Lead(named, plain, -margins[named], wins_tie=True)
    yield from (_Lead(named, other, 0, named < other) for other in margins if other != named)


def _chance_of_any(
    outlook: _Outlook, belief: Sequence[float], leads: Callable[[int], Iterable[_Lead]]
) -> float:
    """Return the chance that any of the leads ends below zero; `belief` is by class."""
    chances = (
        part * _any_below_zero(outlook.height(assumed, lead) for lead in leads(assumed))
        for assumed, part in enumerate(belief)
        if part >= LEAST_FIT
    )
    return float(min(max(sum(chances), 0.0), 1.0))


def _any_below_zero(heights: Iterable[float]) -> float:
    """Return the chance that at least one of several normal leads is below zero."""
    near = [height / _SPREAD for height in heights if height < _SAFE]
    if not near:
        return 0.0
    stays = sum(prod([erfc(common - height) / 2 for height in near]) for common in _common())
    return 1 - stays / _PARTS


@cache
def _common() -> list[float]:
    """Return the values of the shared part: the middles of equal parts of a normal distribution."""
    from statistics import NormalDist, pstdev  # noqa: PLC0415 (not needed for the first question)

    middles = [NormalDist().inv_cdf((i + 0.5) / _PARTS) for i in range(_PARTS)]
    # The middles vary less than the whole distribution, so they are scaled to its variance.
    return [sqrt(COMMON) * middle / pstdev(middles) / _SPREAD for middle in middles]
