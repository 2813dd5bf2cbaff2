"""The smallest change of answers that would put the second role before the first."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from msgspec import Struct

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.match import Evidence, Match, points_in, rank_roles
from roleadvisor.scoring.scorecard import Scorecard


class Change(Struct, frozen=True, kw_only=True):
    """One changed answer."""

    item: str
    from_answer: int
    to_answer: int


class Flip(Struct, frozen=True, kw_only=True):
    """The fewest changed answers found that put the role `id` before the first.

    `then_first` is the role that comes first of all after them, which may be a third one. Unless it
    `is_smallest`, it is not proven that fewer would not do.
    """

    id: str
    changes: Sequence[Change]
    then_first: str
    is_smallest: bool


def flip_of(catalog: Catalog, card: Scorecard, match: Match) -> Flip | None:
    """Return the smallest set found of changed answers that puts the second role before the first.

    Some class of the second role must then lead every class of the first. Against a single class,
    taking the largest swings first is exact, so a set is proven to be the smallest if one class of
    the first role takes as many changes by itself. Of sets of equal size, the first choice is one
    that the person could bring about: interests and skills, not degrees and years of experience.
    Mentions are not changed. Return None if there is no second role or no set was found.

    >>> from roleadvisor import compile_scorecard, load_catalog, rank_roles
    >>> catalog = load_catalog()
    >>> answers = {"sql": 4, "airflow": 4, "kafka": 4, "move-data": 4, "keep-systems-up": 3, "go": 4}
    >>> match = rank_roles(catalog, answers)
    >>> flip = flip_of(catalog, compile_scorecard(catalog), match)
    >>> flip.id == match.ranking[1].id
    True
    """
    if len(match.ranking) < 2:  # noqa: PLR2004 (a flip takes two roles)
        return None
    races = [race for race in _races(card, match) if race.can_be_won]
    # Sets that a person could bring about come first, and stay first among those of equal size.
    found = [
        chosen
        for is_any, race in product((False, True), races)
        for chosen in race.won_with(
            [s for s in race.swings if is_any or catalog.items[s.item].can_change]
        )
    ]
    fewest = min((race.fewest for race in races), default=0)
    first, second = match.ranking[0].id, match.ranking[1].id
    for chosen in sorted(found, key=len):
        changes = [
            Change(item=swing.item, from_answer=swing.old, to_answer=swing.new) for swing in chosen
        ]
        places = _places_after(catalog, card, match, changes)
        if second in places and places.index(second) < places.index(first):
            return Flip(
                id=second,
                changes=changes,
                then_first=places[0],
                is_smallest=len(changes) == fewest,
            )
    return None


class _Swing(NamedTuple):
    """A changed answer, and the points that it wins a class against each of its opponents."""

    item: str
    old: int
    new: int
    points: Sequence[int]


class _Race(NamedTuple):
    """One class of the second role against the classes of the first, and their leads over it."""

    leads: Sequence[int]
    swings: Sequence[_Swing]

    @property
    def can_be_won(self) -> bool:
        """Whether the swings suffice against each opponent by itself."""
        return None not in self._against_each(self.swings)

    @property
    def fewest(self) -> int:
        """The least number of changes that could win the race, if it can be won.

        It is the number that the hardest opponent takes by itself, or two if each takes one but no
        single change is enough for all.
        """
        most = max(len(chosen or ()) for chosen in self._against_each(self.swings))
        is_one_enough = any(_remaining(self.leads, swing.points) == 0 for swing in self.swings)
        return most if most != 1 or is_one_enough else 2

    def won_with(self, swings: Sequence[_Swing]) -> Iterator[list[_Swing]]:
        """Yield sets of these swings that win the race, found in different ways."""
        for chosen in (*self._against_each(swings), self._together(swings)):
            if chosen is not None and max(self._left(chosen)) <= 0:
                yield chosen

    def _against_each(self, swings: Sequence[_Swing]) -> list[list[_Swing] | None]:
        return [self._against(place, swings) for place in range(len(self.leads))]

    def _against(self, place: int, swings: Sequence[_Swing]) -> list[_Swing] | None:
        """Return the fewest swings that make up for one opponent's lead, or None if none do."""
        chosen: dict[str, _Swing] = {}
        lead = self.leads[place]
        for swing in sorted(swings, key=lambda s: (-s.points[place], s.item, s.new)):
            if lead <= 0 or swing.points[place] <= 0:
                break
            if swing.item not in chosen:
                chosen[swing.item] = swing
                lead -= swing.points[place]
        return list(chosen.values()) if lead <= 0 else None

    def _together(self, swings: Sequence[_Swing]) -> list[_Swing] | None:
        """Return swings that make up for every lead, chosen greedily, or None if no swing helps."""
        chosen: list[_Swing] = []
        rest, left = list(swings), list(self.leads)
        while max(left) > 0:
            best = min(
                rest, key=lambda s: (_remaining(left, s.points), s.item, s.new), default=None
            )
            if best is None or _remaining(left, best.points) >= _remaining(left, [0] * len(left)):
                return None
            chosen.append(best)
            rest = [swing for swing in rest if swing.item != best.item]
            left = self._left(chosen)
        return self._without_idle(chosen)

    def _without_idle(self, chosen: list[_Swing]) -> list[_Swing]:
        """Return winning swings without those that are not needed."""
        for swing in chosen:
            others = [other for other in chosen if other is not swing]
            if max(self._left(others)) <= 0:
                return self._without_idle(others)
        return chosen

    def _left(self, chosen: Sequence[_Swing]) -> list[int]:
        """Return what is left of each lead after these swings."""
        gained = zip(*(swing.points for swing in chosen), strict=True)
        sums = [sum(column) for column in gained] or [0] * len(self.leads)
        return [lead - won for lead, won in zip(self.leads, sums, strict=True)]


def _remaining(left: Sequence[int], points: Sequence[int]) -> int:
    """Return how much of the leads would still be open after a swing of these points."""
    return sum(max(lead - won, 0) for lead, won in zip(left, points, strict=True))


def _races(card: Scorecard, match: Match) -> Iterator[_Race]:
    """Yield the race of each class of the second role against those of the first."""
    contest = match.contest
    first, second = (contest.roles.index(ranked.id) for ranked in match.ranking[:2])
    totals = points_in(contest, match)
    # Equal points are enough for the role whose id comes first.
    tie = int(first < second)
    opponents = contest.classes_of(first)
    rows = {
        e.item: [
            contest.of(card.row(e.item, level, match.experience)) for level in range(TOP_LEVEL + 1)
        ]
        for e in match.evidence
        if e.kind == "asked"
    }
    for rival in contest.classes_of(second):
        swings = [
            swing
            for e in match.evidence
            if e.item in rows
            for swing in _swings(e, rows[e.item], rival, opponents)
        ]
        yield _Race([totals[other] - totals[rival] + tie for other in opponents], swings)


def _swings(
    evidence: Evidence, rows: Sequence[Sequence[int]], rival: int, opponents: Sequence[int]
) -> Iterator[_Swing]:
    """Yield the other answers to one item that bring the rival nearer to some opponent."""
    leads = [[row[rival] - row[other] for other in opponents] for row in rows]
    for level, lead in enumerate(leads):
        points = [new - old for new, old in zip(lead, leads[evidence.answer], strict=True)]
        if max(points) > 0:
            yield _Swing(evidence.item, evidence.answer, level, points)


def _places_after(
    catalog: Catalog, card: Scorecard, match: Match, changes: Sequence[Change]
) -> list[str]:
    """Return the ranked roles after these changes; none if too few informative answers are left."""
    levels = {e.item: e.answer for e in match.evidence if e.kind == "asked"}
    after = rank_roles(
        catalog,
        {**levels, **{change.item: change.to_answer for change in changes}},
        mentioned={e.item: e.answer for e in match.evidence if e.kind == "mentioned"},
        titles=match.titles,
        experience=match.experience,
        roles=match.contest.roles if match.contest.is_side_by_side else (),
        scorecard=card,
    )
    return [ranked.id for ranked in after.ranking]
