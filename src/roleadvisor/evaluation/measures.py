"""How often a pack names people's own role, and how far its fits can be believed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from roleadvisor.evaluation.intervals import Fate, Intervals, intervals_of, rounded
from roleadvisor.evaluation.order import (
    AgreementPoint,
    CurvePoint,
    Progress,
    agreement_of,
    curve_of,
    thin_out,
    walks_of,
)
from roleadvisor.evaluation.outcomes import Naming, Outcome, judge_of, naming_of, role_of
from roleadvisor.evaluation.replay import Replay, replay, summary_of
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.scoring.contest import contest_of
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet

BINS = 10
LOWEST_FIT = 1e-9
_PLACES = (1, 2, 3)
# The figures of a role with fewer people depend on chance as much as on the pack.
FEW_PEOPLE = 50


class Judged(NamedTuple):
    """One person: the sheet, the role that its label stands for, and the outcome."""

    sheet: AnswerSheet
    role: str
    outcome: Outcome

    @property
    def place(self) -> int:
        """The place of the person's own role, from 1."""
        return self.outcome.ranking.index(self.role) + 1

    @property
    def fit(self) -> float:
        """The fit of the role that comes first."""
        return self.outcome.fits[0]

    @property
    def surprise(self) -> float:
        """The loss in nats: the logarithm of the fit of the person's own role, negated."""
        return -log(max(self.outcome.fits[self.place - 1], LOWEST_FIT))

    @property
    def bin(self) -> int:
        """The bin in which the fit of the first role lies."""
        return min(int(self.fit * BINS), BINS - 1)


class TopK(Struct, frozen=True, kw_only=True):
    """The share of people whose own role is among the first one, two and three."""

    top_1: Proportion
    top_2: Proportion
    top_3: Proportion


class RoleResult(Struct, frozen=True, kw_only=True):
    """The people of one role; `is_small` says that they are too few for more than a hint."""

    id: str
    name: str
    n: int
    is_small: bool
    top_1: Proportion
    top_2: Proportion
    top_3: Proportion
    mean_reciprocal_rank: Proportion


class FamilyResult(Struct, frozen=True, kw_only=True):
    """The people whose role is in one family: how often it is the best family."""

    id: str
    name: str
    n: int
    top_1: Proportion


class FamilyAccuracy(Struct, frozen=True, kw_only=True):
    """How often the best family is the person's own."""

    balanced_top_1: Proportion
    plain_top_1: Proportion
    families: Sequence[FamilyResult]


class Bin(Struct, frozen=True, kw_only=True):
    """People whose best fit lies from `low` up to `high`; each role counts alike."""

    low: Proportion
    high: Proportion
    n: int
    weight: Proportion
    fit: Proportion
    accuracy: Proportion


class Evaluation(Struct, frozen=True, kw_only=True):
    """What `evaluate --json` prints. Balanced: mean over roles; plain: over people.

    Roles are whole ones, to which specialities' people count, or those of `--roles`; only the former
    have `specialities`. `log_loss` (nats) and `calibration_error` (ten bins) count each role alike.
    `left_out_labels` are the labels that stand for none of the roles, `unknown` the items that the
    pack does not have or no longer asks, with the number of sheets.
    """

    people: int
    left_out: int
    left_out_labels: Mapping[str, int]
    insufficient: int
    unknown: Mapping[str, int]
    balanced: TopK
    plain: TopK
    mean_reciprocal_rank: Proportion
    log_loss: float
    calibration_error: Proportion
    intervals: Intervals
    roles: Sequence[RoleResult]
    specialities: Naming | None
    family: FamilyAccuracy
    reliability: Sequence[Bin]
    confusion: Mapping[str, Mapping[str, int]]
    curve: Sequence[CurvePoint]
    agreement: Sequence[AgreementPoint]
    curve_people: int
    quiz: Replay | None


def evaluate(
    catalog: Catalog,
    sheets: Iterable[AnswerSheet],
    *,
    roles: Sequence[str] = (),
    curve_people: int | None = None,
    quiz_people: int = 0,
    progress: Progress | None = None,
) -> Evaluation:
    """Return how well the pack ranks labelled sheets among whole roles, or among `roles` side by side.

    The curve by number of answers, which takes longest, is drawn on at most `curve_people` people,
    if given: large roles are thinned out evenly, small ones kept whole. The quiz is replayed on at
    most `quiz_people`, chosen in the same way.
    """
    card = compile_scorecard(catalog)
    contest = contest_of(catalog, card, roles)
    judge = judge_of(catalog, card, contest)
    listed = list(sheets)
    of_roles = [(s, role) for s in listed if (role := role_of(catalog, s.label, roles))]
    judged = [Judged(s, role, outcome) for s, role in of_roles if (outcome := judge(s))]
    by_role = {role: [p for p in judged if p.role == role] for role in contest.roles}
    present = {role: people for role, people in by_role.items() if people}
    balance = {role: 1 / (len(people) * len(present)) for role, people in present.items()}
    bins = _bins(judged, balance)
    answered = [person.sheet for person in judged if person.sheet.levels]
    walked = answered if curve_people is None else thin_out(answered, curve_people)
    walks = walks_of(catalog, card, walked, roles, progress)
    outcomes = {id(person.sheet): person.outcome for person in judged}
    quizzed = thin_out(answered, quiz_people)
    left_out = _counted(s.label or "" for s in listed if not role_of(catalog, s.label, roles))
    told = ((p.sheet.label or "", p.outcome.speciality) for p in judged)
    return Evaluation(
        people=len(judged),
        left_out=sum(left_out.values()),
        left_out_labels=left_out,
        insufficient=len(of_roles) - len(judged),
        unknown=_counted(item for sheet in listed for item in sheet.unknown),
        balanced=_top([[_share_in(people, k) for people in present.values()] for k in _PLACES]),
        plain=_top([[person.place <= k for person in judged] for k in _PLACES]),
        mean_reciprocal_rank=rounded(_mean(list(map(_reciprocal_rank, present.values())))),
        log_loss=rounded(sum(balance[p.role] * p.surprise for p in judged)),
        calibration_error=rounded(sum(b.weight * abs(b.fit - b.accuracy) for b in bins)),
        intervals=intervals_of(Fate(p.role, p.bin, p.fit, p.place == 1) for p in judged),
        roles=[_role_result(catalog, role, people) for role, people in by_role.items()],
        specialities=None if roles else naming_of(catalog, told),
        family=_family_accuracy(catalog, judged),
        reliability=[_rounded_bin(b) for b in bins],
        confusion=_confusion(by_role),
        curve=curve_of(catalog, walked, walks, roles),
        agreement=agreement_of(
            walks,
            [len(sheet.levels) for sheet in walked],
            [outcomes[id(sheet)].first for sheet in walked],
        ),
        curve_people=len(walked),
        quiz=summary_of(replay(catalog, card, quizzed, roles, progress)) if quizzed else None,
    )


def final_of(
    catalog: Catalog, card: Scorecard, sheet: AnswerSheet, roles: Sequence[str]
) -> tuple[str, float]:
    """Return the first role for a whole sheet, and its fit; "" and 0 if it cannot be ranked."""
    outcome = judge_of(catalog, card, contest_of(catalog, card, roles))(sheet)
    return outcome.first if outcome else ("", 0.0)


def _top(counted: Sequence[Sequence[float]]) -> TopK:
    """Return the means of the values for the first one, two and three places."""
    top_1, top_2, top_3 = (rounded(_mean(values)) for values in counted)
    return TopK(top_1=top_1, top_2=top_2, top_3=top_3)


def _share_in(people: Sequence[Judged], places: int) -> float:
    return _mean([person.place <= places for person in people])


def _reciprocal_rank(people: Sequence[Judged]) -> float:
    return _mean([1 / person.place for person in people])


def _role_result(catalog: Catalog, role: str, people: Sequence[Judged]) -> RoleResult:
    return RoleResult(
        id=role,
        name=catalog.roles[role].name,
        n=len(people),
        is_small=0 < len(people) < FEW_PEOPLE,
        top_1=rounded(_share_in(people, 1)),
        top_2=rounded(_share_in(people, 2)),
        top_3=rounded(_share_in(people, 3)),
        mean_reciprocal_rank=rounded(_reciprocal_rank(people)),
    )


def _family_accuracy(catalog: Catalog, judged: Sequence[Judged]) -> FamilyAccuracy:
    right: dict[str, list[bool]] = {}
    for person in judged:
        family = catalog.roles[person.role].family
        right.setdefault(family, []).append(person.outcome.family == family)
    return FamilyAccuracy(
        balanced_top_1=rounded(_mean(list(map(_mean, right.values())))),
        plain_top_1=rounded(_mean([is_right for listed in right.values() for is_right in listed])),
        families=[
            FamilyResult(
                id=family, name=catalog.families[family], n=len(own), top_1=rounded(_mean(own))
            )
            for family, own in sorted(right.items())
        ],
    )


def _bins(judged: Sequence[Judged], balance: Mapping[str, float]) -> list[Bin]:
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for person in judged:
        bins[person.bin].append(person)
    return [_bin(i, people, balance) for i, people in enumerate(bins) if people]


def _bin(number: int, people: Sequence[Judged], balance: Mapping[str, float]) -> Bin:
    weight = sum(balance[p.role] for p in people)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        n=len(people),
        weight=weight,
        fit=sum(balance[p.role] * p.fit for p in people) / weight,
        accuracy=sum(balance[p.role] for p in people if p.place == 1) / weight,
    )


def _rounded_bin(one: Bin) -> Bin:
    return replace(
        one,
        weight=rounded(one.weight),
        fit=rounded(one.fit),
        accuracy=rounded(one.accuracy),
    )


def _confusion(by_role: Mapping[str, Sequence[Judged]]) -> dict[str, dict[str, int]]:
    counts = {}
    for role, people in by_role.items():
        if people:
            named = Counter(person.outcome.ranking[0] for person in people)
            counts[role] = {other: named[other] for other in by_role}
    return counts


def _counted(names: Iterable[str]) -> dict[str, int]:
    """Return the count of each name, the most frequent first."""
    counts = Counter(names)
    return {name: counts[name] for name in sorted(counts, key=lambda name: (-counts[name], name))}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
