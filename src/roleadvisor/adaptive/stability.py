"""How likely the answers still open are to change which role comes first."""

from itertools import compress
from math import erfc, sqrt
from operator import mul, sub

from roleadvisor.adaptive.bank import QuestionBank
from roleadvisor.adaptive.standing import Standing

LEAST_FIT = 1e-4


def chance_of_change(bank: QuestionBank, standing: Standing) -> float:
    """Return the chance, in [0, 1], that all open answers together put another role first.

    The person is of each role with the chance that its fit states, and answers like its people,
    item by item independently. A lead is then a sum of many terms and is taken as normal; of all
    rivals the one most likely to overtake counts. docs/evidence.md holds it against real people.
    """
    open_items = set(standing.left)
    mask = [i in open_items for i in range(len(bank.gains.items))]
    shares = [list(compress(row, mask)) for row in bank.shares]
    spreads = [[share * (1 - share) for share in row] for row in shares]
    no = [list(compress(row, mask)) for row in bank.no]
    swings = [
        list(map(sub, compress(yes, mask), row)) for yes, row in zip(bank.yes, no, strict=True)
    ]
    first = standing.points.index(max(standing.points))
    overtaking = [0.0] * len(standing.fits)
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
                chance = _below_zero(mean, variance, wins_tie=first < rival)
                overtaking[role] = max(overtaking[role], chance)
    return float(min(sum(map(mul, standing.fits, overtaking)), 1.0))


def _below_zero(mean: float, variance: float, *, wins_tie: bool) -> float:
    if variance <= 0:
        return float(mean < 0 or (mean == 0 and not wins_tie))
    return erfc(mean / sqrt(2 * variance)) / 2
