"""How likely the answers still open are to change which role comes first."""

from collections.abc import Sequence
from functools import cache
from itertools import compress
from math import erfc, inf, prod, sqrt
from operator import mul, sub

from roleadvisor.adaptive.bank import QuestionBank
from roleadvisor.adaptive.standing import Standing

# Rivals rise together: what speaks against the first role speaks for several. Their leads are taken
# to share this part of their variance; the value was chosen on the surveyed people.
COMMON = 0.8
LEAST_FIT = 1e-4
_POINTS = 15
_OWN = sqrt(1 - COMMON)


def chance_of_change(bank: QuestionBank, standing: Standing) -> float:
    """Return the chance, in [0, 1], that all open answers together put another role first.

    The person is of each role with the chance that its fit states, and answers like its people,
    item by item independently. The first role's lead over a rival is then a sum of many terms and
    is taken as normal, and the leads over all rivals as moving together. docs/evidence.md holds the
    result against real people.
    """
    open_items = set(standing.left)
    mask = [i in open_items for i in range(len(bank.gains.items))]
    scales = [
        1.0 if counts else standing.touched for counts in compress(bank.gains.counts_no, mask)
    ]
    shares = [list(map(mul, scales, compress(row, mask))) for row in bank.shares]
    spreads = [[share * (1 - share) for share in row] for row in shares]
    no = [list(compress(row, mask)) for row in bank.no]
    swings = [
        list(map(sub, compress(yes, mask), row)) for yes, row in zip(bank.yes, no, strict=True)
    ]
    first = standing.first
    # For each role that the person may be, how many standard deviations each lead lies above zero.
    heights: list[list[float]] = [[] for _ in standing.fits]
    for rival, points in enumerate(standing.points):
        if rival == first:
            continue
        lead = standing.points[first] - points + sum(no[first]) - sum(no[rival])
        swing = list(map(sub, swings[first], swings[rival]))
        squares = list(map(mul, swing, swing))
        for role, fit in enumerate(standing.fits):
            if fit >= LEAST_FIT:
                mean = lead + sum(map(mul, shares[role], swing))
                variance = sum(map(mul, spreads[role], squares))
                heights[role].append(_height(mean, variance, wins_tie=first < rival))
    chance = sum(map(mul, standing.fits, map(_any_below_zero, heights)))
    return float(min(max(chance, 0.0), 1.0))


def _height(mean: float, variance: float, *, wins_tie: bool) -> float:
    if variance > 0:
        return mean / sqrt(variance)
    return inf if mean > 0 or (mean == 0 and wins_tie) else -inf


def _any_below_zero(heights: Sequence[float]) -> float:
    """Return the chance that at least one of several normal leads is below zero."""
    if not heights:
        return 0.0
    stays = sum(
        prod(erfc(-(height + common) / _OWN / sqrt(2)) / 2 for height in heights)
        for common in _common()
    )
    return 1 - stays / _POINTS


@cache
def _common() -> list[float]:
    """Return what moves all leads alike: the middles of equal parts of a normal distribution."""
    from statistics import NormalDist, pstdev  # noqa: PLC0415 (not needed for the first question)

    middles = [NormalDist().inv_cdf((i + 0.5) / _POINTS) for i in range(_POINTS)]
    # Scaled to the variance that they stand for: such middles vary less than the whole.
    return [sqrt(COMMON) * middle / pstdev(middles) for middle in middles]
