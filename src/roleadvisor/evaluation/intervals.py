"""How much the figures of an evaluation vary by chance: a bootstrap within roles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

from roleadvisor.packs.model import Proportion

RESAMPLES = 1000
# The share of the resamples that lies within an interval.
COVERED = 0.95

# Measured figures are rounded to this many digits.
DIGITS = 6

Interval = Annotated[Sequence[Proportion], Meta(min_length=2, max_length=2)]


class Intervals(Struct, frozen=True, kw_only=True):
    """Where 95 % of the figures lie if as many people of each role are drawn anew from these."""

    balanced_top_1: Interval
    calibration_error: Interval


class Fate(NamedTuple):
    """One person's role, and the bin and the fit of the first role, and whether it is right."""

    role: str
    bin: int
    fit: float
    is_right: bool


def intervals_of(fates: Iterable[Fate], seed: int = 0) -> Intervals:
    """Return the intervals, by resampling as many people of each role as there are.

    The same seed draws the same people. Within a role, the people of one bin who are all right, or
    all wrong, count as their mean.
    """
    # Not for secrets: the same seed must draw the same people.
    random = Random(seed)  # noqa: S311
    by_role: dict[str, list[Fate]] = {}
    for fate in fates:
        by_role.setdefault(fate.role, []).append(fate)
    roles = [_kinds_of(people) for people in by_role.values()]
    drawn = [_drawn(random, roles) for _ in range(RESAMPLES if roles else 1)]
    right, errors = zip(*drawn, strict=True)
    return Intervals(balanced_top_1=_covering(right), calibration_error=_covering(errors))


def rounded(figure: float) -> float:
    """Return a measured figure rounded to `DIGITS` digits."""
    return round(figure, DIGITS)


class _Kinds(NamedTuple):
    """The people of one role by kind: twice the bin, plus one if the first role is right.

    `excess` is, for each kind, the mean of fit minus 1 if right, or minus 0 if not.
    """

    people: Sequence[int]
    excess: Mapping[int, float]


def _kinds_of(people: Sequence[Fate]) -> _Kinds:
    kinds = [2 * fate.bin + fate.is_right for fate in people]
    excess = dict.fromkeys(kinds, 0.0)
    for kind, fate in zip(kinds, people, strict=True):
        excess[kind] += fate.fit - fate.is_right
    return _Kinds(kinds, {kind: excess[kind] / n for kind, n in Counter(kinds).items()})


def _drawn(random: Random, roles: Sequence[_Kinds]) -> tuple[float, float]:
    """Return balanced top-1 and the calibration error of one resample."""
    right = 0.0
    excess: dict[int, float] = {}
    for role in roles:
        each = 1 / (len(role.people) * len(roles))
        for kind, n in Counter(random.choices(role.people, k=len(role.people))).items():
            right += kind % 2 * n * each
            excess[kind // 2] = excess.get(kind // 2, 0.0) + n * role.excess[kind] * each
    return right, sum(map(abs, excess.values()))


def _covering(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    cut = round(len(ordered) * (1 - COVERED) / 2)
    return rounded(ordered[cut]), rounded(ordered[-1 - cut])
