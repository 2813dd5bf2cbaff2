"""Compare occupations by the skills and the knowledge that are important in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from math import sqrt
from operator import mul
from statistics import fmean
from typing import NamedTuple

from roleadvisor.occupations.model import Element, Occupation, OccupationBook

# The length of the prefix that the codes of one detailed occupation, broad occupation, minor group
# and major group share.
_GROUPS = (7, 6, 5, 3)
HUNDREDTHS = 100
# From 1 to 5; this rounds to 3, which O*NET calls "important".
IMPORTANT = 2.5
# In standard deviations: the least importance above the mean of all occupations, and the least
# difference between two, that count.
LEAST_ABOVE = 0.5
LEAST_GAP = 0.75

Floats = Sequence[float]


class Profile(NamedTuple):
    """The importance of each element in one occupation, or on average in several.

    `importance` is from 1 to 5; `standard` is the same in standard deviations from the mean of all
    rated occupations. `rated` are the occupations whose ratings were averaged. The profile
    `is_stand_in` if it is that of an occupation without ratings of its own.
    """

    importance: Floats
    standard: Floats
    rated: Sequence[Occupation]
    is_stand_in: bool = False

    @property
    def direction(self) -> Floats:
        """The standardised profile with mean 0 and length 1; products are correlations."""
        mean = fmean(self.standard)
        centred = [value - mean for value in self.standard]
        length = sqrt(sum(map(mul, centred, centred))) or 1.0
        return tuple(value / length for value in centred)


class Trait(NamedTuple):
    """An element with its importance, 1 to 5, in one profile and in another."""

    element: Element
    mine: float
    theirs: float


class Profiles:
    """The profiles of all occupations, standardised over the rated ones."""

    def __init__(self, book: OccupationBook) -> None:
        """Standardise each element over the rated occupations."""
        self.book = book
        columns = list(zip(*(occupation.importance for occupation in book.rated), strict=True))
        self._scales = [_scale(column) for column in columns]

    def of(self, occupation: Occupation) -> Profile | None:
        """Return an occupation's profile, or None if no rated occupation is near it.

        An occupation without ratings has the mean profile of the smallest group of its code that
        has rated occupations: the detailed or broad occupation, the minor or the major group.
        """
        if occupation.is_rated:
            return self._mean([occupation], is_stand_in=False)
        for length in _GROUPS:
            start = occupation.code[:length]
            if group := [o for o in self.book.rated if o.code.startswith(start)]:
                return self._mean(group, is_stand_in=True)
        return None

    def together(self, codes: Iterable[str]) -> Profile | None:
        """Return the mean of the profiles of several occupations, or None if none has one."""
        known = [self.book.by_code[code] for code in codes if code in self.book.by_code]
        profiles = [profile for occupation in known if (profile := self.of(occupation))]
        if not profiles:
            return None
        return Profile(
            _mean_of([profile.importance for profile in profiles]),
            _mean_of([profile.standard for profile in profiles]),
            [occupation for profile in profiles for occupation in profile.rated],
            is_stand_in=any(profile.is_stand_in for profile in profiles),
        )

    @cached_property
    def directions(self) -> Mapping[str, Floats]:
        """The direction of each rated occupation, by its code."""
        return {o.code: self._mean([o], is_stand_in=False).direction for o in self.book.rated}

    def carried_over(self, mine: Profile, theirs: Profile, *, limit: int) -> list[Trait]:
        """Return the traits that are important in both, and more so than in most occupations.

        They are sorted by the product of both importances in standard deviations.
        """

        def worth(one: float, other: float) -> float:
            return one * other if min(one, other) >= LEAST_ABOVE else 0.0

        needed = [t for t in self._traits(mine, theirs, worth) if t.mine >= IMPORTANT]
        return needed[:limit]

    def important_in_both(self, mine: Profile, theirs: Profile, *, limit: int) -> list[Trait]:
        """Return the traits that are important in both, by the lower of the two importances."""
        traits = self._traits(mine, theirs, lambda _one, _other: 1.0)
        both = [t for t in traits if t.mine >= IMPORTANT]
        return sorted(both, key=lambda t: -min(t.mine, t.theirs))[:limit]

    def missing(self, mine: Profile, theirs: Profile, *, limit: int) -> list[Trait]:
        """Return the traits that the other needs more than most occupations and more than this one.

        They are sorted by the difference.
        """

        def worth(one: float, other: float) -> float:
            return other - one if other >= LEAST_ABOVE and other - one >= LEAST_GAP else 0.0

        return self._traits(mine, theirs, worth)[:limit]

    def _traits(
        self, mine: Profile, theirs: Profile, worth: Callable[[float, float], float]
    ) -> list[Trait]:
        """Return the traits important in the other with a `worth` above 0, the highest worth first.

        Of a skill and a field of knowledge with the same name, only the one worth more is kept.
        """
        columns = (mine.importance, theirs.importance, mine.standard, theirs.standard)
        found = [
            (worth(one, other), Trait(element, a, b))
            for element, (a, b, one, other) in zip(
                self.book.elements, zip(*columns, strict=True), strict=True
            )
            if b >= IMPORTANT
        ]
        # Sorting is stable: traits of equal worth stay in the order of the data.
        found = sorted((pair for pair in found if pair[0] > 0), key=lambda pair: -pair[0])
        once: dict[str, Trait] = {}
        for _, trait in found:
            once.setdefault(trait.element.name, trait)
        return list(once.values())

    def _mean(self, occupations: Sequence[Occupation], *, is_stand_in: bool) -> Profile:
        raw = _mean_of([occupation.importance for occupation in occupations])
        standard = [
            (v - mean) / spread for v, (mean, spread) in zip(raw, self._scales, strict=True)
        ]
        return Profile([v / HUNDREDTHS for v in raw], standard, occupations, is_stand_in)


def likeness(one: Floats, other: Floats) -> float:
    """Return the correlation of two directions, from -1 to 1."""
    product: float = sum(map(mul, one, other))
    return max(-1.0, min(1.0, product))


def _scale(column: Floats) -> tuple[float, float]:
    mean = fmean(column)
    return mean, sqrt(fmean([(value - mean) ** 2 for value in column])) or 1.0


def _mean_of(rows: Sequence[Floats]) -> list[float]:
    return [fmean(column) for column in zip(*rows, strict=True)]
