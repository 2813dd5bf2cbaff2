"""How often a pack names people's own role, and how far its fits can be believed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from roleadvisor.evaluation.intervals import Fate, Intervals, intervals_of
from roleadvisor.evaluation.order import (
    AgreementPoint,
    CurvePoint,
    Progress,
    agreement_of,
    curve_of,
    thin_out,
    walks_of,
)
from roleadvisor.evaluation.outcomes import Outcome, judge_of, role_of
from roleadvisor.evaluation.replay import Replay, replay, summary_of
from roleadvisor.evaluation.specialities import Naming, naming_of
from roleadvisor.packs import Catalog
from roleadvisor.scoring.contest import contest_of
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet

BINS = 10
LOWEST_FIT = 1e-9
TOP = 3
# What fewer people of a role show is as much chance as truth.
FEW_PEOPLE = 50


class Judged(NamedTuple):
    """One person: the sheet, the role that its label stands for, and what came out."""

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


class TopK(NamedTuple):
    """The share of people whose role is among the first one, two and three."""

    top_1: float
    top_2: float
    top_3: float


class RoleResult(NamedTuple):
    """How the people of one role fared."""

    role: str
    n: int
    top: TopK
    mean_reciprocal_rank: float

    @property
    def is_small(self) -> bool:
        """Whether there are so few people that the figures are as much chance as truth."""
        return 0 < self.n < FEW_PEOPLE


class FamilyResult(NamedTuple):
    """How often the best family is the person's own, over people whose role is in `family`."""

    family: str
    n: int
    top_1: float


class Bin(NamedTuple):
    """People whose best fit lies in [low, high), each role counting alike."""

    low: float
    high: float
    n: int
    weight: float
    fit: float
    accuracy: float


class Evaluation(NamedTuple):
    """What `evaluate` measured. Balanced figures are means over roles, plain ones over people.

    Roles are whole ones, of which specialities' people are too, unless roles were named. `confusion`
    counts people by own role and named role. `left_out` counts people by label, where that stands for
    none of the roles, `insufficient` those with too little to be ranked by; neither is in any other
    figure. `unknown` counts sheets by item that the pack does not have. The curve and the agreement
    are drawn on `curve_people` of those who answered something.
    """

    roles: Sequence[RoleResult]
    families: Sequence[FamilyResult]
    people: int
    left_out: Mapping[str, int]
    insufficient: int
    unknown: Mapping[str, int]
    balanced: TopK
    plain: TopK
    mean_reciprocal_rank: float
    log_loss: float
    calibration_error: float
    intervals: Intervals
    reliability: Sequence[Bin]
    confusion: Mapping[str, Mapping[str, int]]
    family_balanced: float
    family_plain: float
    naming: Naming | None
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
    most `quiz_people`, chosen likewise.
    """
    card = compile_scorecard(catalog)
    contest = contest_of(catalog, card, roles)
    judge = judge_of(catalog, card, contest)
    listed = list(sheets)
    of_roles = [(s, role) for s in listed if (role := role_of(catalog, s.label, roles))]
    judged = [Judged(s, role, outcome) for s, role in of_roles if (outcome := judge(s))]
    by_role = {role: [p for p in judged if p.role == role] for role in contest.roles}
    results = [_role_result(role, people) for role, people in by_role.items()]
    present = [result for result in results if result.n]
    balance = {result.role: 1 / (result.n * len(present)) for result in present}
    families = _families(catalog, judged)
    reliability = _reliability(judged, balance)
    answered = [person.sheet for person in judged if person.sheet.levels]
    walked = answered if curve_people is None else thin_out(answered, curve_people)
    walks = walks_of(catalog, card, walked, roles, progress)
    outcomes = {id(person.sheet): person.outcome for person in judged}
    quizzed = thin_out(answered, quiz_people)
    return Evaluation(
        roles=results,
        families=families,
        people=len(judged),
        left_out=_counted(s.label or "" for s in listed if not role_of(catalog, s.label, roles)),
        insufficient=len(of_roles) - len(judged),
        unknown=_counted(item for sheet in listed for item in sheet.unknown),
        balanced=TopK(*(_mean([r.top[k] for r in present]) for k in range(TOP))),
        plain=_top(judged),
        mean_reciprocal_rank=_mean([r.mean_reciprocal_rank for r in present]),
        log_loss=sum(balance[p.role] * p.surprise for p in judged),
        calibration_error=sum(b.weight * abs(b.fit - b.accuracy) for b in reliability),
        intervals=intervals_of(Fate(p.role, p.bin, p.fit, p.place == 1) for p in judged),
        reliability=reliability,
        confusion=_confusion(by_role),
        family_balanced=_mean([family.top_1 for family in families]),
        family_plain=sum(f.top_1 * f.n for f in families) / max(len(judged), 1),
        naming=None
        if roles
        else naming_of(catalog, ((p.sheet.label or "", p.outcome.speciality) for p in judged)),
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
    """Return the first role by all that a sheet says, and its fit; "" and 0 if there is none."""
    outcome = judge_of(catalog, card, contest_of(catalog, card, roles))(sheet)
    return outcome.first if outcome else ("", 0.0)


def _role_result(role: str, people: Sequence[Judged]) -> RoleResult:
    return RoleResult(role, len(people), _top(people), _mean([1 / p.place for p in people]))


def _top(people: Sequence[Judged]) -> TopK:
    return TopK(*(_mean([person.place <= k for person in people]) for k in range(1, TOP + 1)))


def _families(catalog: Catalog, judged: Sequence[Judged]) -> list[FamilyResult]:
    right: dict[str, list[bool]] = {}
    for person in judged:
        family = catalog.roles[person.role].family
        right.setdefault(family, []).append(person.outcome.family == family)
    return [FamilyResult(f, len(listed), _mean(listed)) for f, listed in sorted(right.items())]


def _reliability(judged: Sequence[Judged], balance: Mapping[str, float]) -> list[Bin]:
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


def _confusion(by_role: Mapping[str, Sequence[Judged]]) -> dict[str, dict[str, int]]:
    counts = {}
    for role, people in by_role.items():
        if people:
            named = Counter(person.outcome.ranking[0] for person in people)
            counts[role] = {other: named[other] for other in by_role}
    return counts


def _counted(names: Iterable[str]) -> dict[str, int]:
    """Return how often each name stands there, the most frequent first."""
    counts = Counter(names)
    return {name: counts[name] for name in sorted(counts, key=lambda name: (-counts[name], name))}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
