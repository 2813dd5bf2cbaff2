"""How often a pack names people's own role, and how far its fits can be believed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.evaluation.order import (
    AgreementPoint,
    CurvePoint,
    Progress,
    agreement_of,
    curve_of,
    thin_out,
    walks_of,
)
from roleadvisor.evaluation.replay import Replay, replay, summary_of
from roleadvisor.scorecard import Scorecard, compile_scorecard
from roleadvisor.scoring import family_fits, is_informative, softmax

BINS = 10
LOWEST_FIT = 1e-9
TOP = 3


class Judged(NamedTuple):
    """One person's outcome: roles, best first, with their fits, and the family of highest fit."""

    label: str
    ranking: Sequence[str]
    fits: Sequence[float]
    family: str

    @property
    def final(self) -> tuple[str, float]:
        """The role that comes first, and its fit."""
        return self.ranking[0], self.fits[0]

    @property
    def place(self) -> int:
        """The place of the person's own role, from 1."""
        return self.ranking.index(self.label) + 1

    @property
    def surprise(self) -> float:
        """The loss in nats: the logarithm of the fit of the person's own role, negated."""
        return -log(max(self.fits[self.place - 1], LOWEST_FIT))


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

    `confusion` counts people by own role and named role. `left_out` are people of other roles,
    `insufficient` those with too few answers to be ranked; neither is in any other figure. The curve
    and the agreement are drawn on `curve_people` of them.
    """

    roles: Sequence[RoleResult]
    families: Sequence[FamilyResult]
    people: int
    left_out: int
    insufficient: int
    balanced: TopK
    plain: TopK
    mean_reciprocal_rank: float
    log_loss: float
    calibration_error: float
    reliability: Sequence[Bin]
    confusion: Mapping[str, Mapping[str, int]]
    family_balanced: float
    family_plain: float
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
    """Return how well the pack ranks labelled sheets among `roles` (all, if none are named).

    The curve by number of answers, which takes longest, is drawn on at most `curve_people` people,
    if given: large roles are thinned out evenly, small ones kept whole. The quiz is replayed on at
    most `quiz_people`, chosen likewise.
    """
    card = compile_scorecard(catalog)
    chosen = [role for role in card.roles if not roles or role in roles]
    listed = list(sheets)
    of_roles = [sheet for sheet in listed if sheet.label in chosen]
    outcomes = [(sheet, _judge(catalog, card, sheet, chosen)) for sheet in of_roles]
    ranked = [sheet for sheet, outcome in outcomes if outcome]
    judged = [outcome for _, outcome in outcomes if outcome]
    by_role = {role: [p for p in judged if p.label == role] for role in chosen}
    results = [_role_result(role, people) for role, people in by_role.items()]
    present = [result for result in results if result.n]
    balance = {result.role: 1 / (result.n * len(present)) for result in present}
    families = _families(catalog, judged)
    reliability = _reliability(judged, balance)
    walked = ranked if curve_people is None else thin_out(ranked, curve_people)
    walks = walks_of(catalog, card, walked, chosen, progress)
    judged_by_sheet = {id(sheet): outcome for sheet, outcome in outcomes if outcome}
    finals = [judged_by_sheet[id(sheet)].final for sheet in walked]
    quizzed = thin_out(ranked, quiz_people)
    return Evaluation(
        roles=results,
        families=families,
        people=len(ranked),
        left_out=len(listed) - len(of_roles),
        insufficient=len(of_roles) - len(ranked),
        balanced=TopK(*(_mean([r.top[k] for r in present]) for k in range(TOP))),
        plain=_top(judged),
        mean_reciprocal_rank=_mean([r.mean_reciprocal_rank for r in present]),
        log_loss=sum(balance[p.label] * p.surprise for p in judged),
        calibration_error=sum(b.weight * abs(b.fit - b.accuracy) for b in reliability),
        reliability=reliability,
        confusion=_confusion(by_role),
        family_balanced=_mean([family.top_1 for family in families]),
        family_plain=sum(f.top_1 * f.n for f in families) / max(len(judged), 1),
        curve=curve_of(walked, walks),
        agreement=agreement_of(walks, [len(sheet.levels) for sheet in walked], finals),
        curve_people=len(walked),
        quiz=summary_of(replay(catalog, card, quizzed, chosen, progress)) if quizzed else None,
    )


def _judge(
    catalog: Catalog, card: Scorecard, sheet: AnswerSheet, roles: Sequence[str]
) -> Judged | None:
    """Return the outcome of one sheet, or None if it has too few answers to be ranked."""
    columns = [card.roles.index(role) for role in roles]
    rows = [card.row(item, level, sheet.experience) for item, level in sheet.levels.items()]
    if sum(is_informative(r, columns) for r in rows) < catalog.questionnaire.minimum_answers:
        return None
    totals = list(map(sum, zip(*rows, strict=True)))
    points = [totals[column] for column in columns]
    fits = softmax(points, catalog.questionnaire.temperature)
    order = sorted(range(len(roles)), key=lambda i: (-points[i], i))
    families = family_fits(
        (catalog.roles[role].family, f) for role, f in zip(roles, fits, strict=True)
    )
    return Judged(
        label=sheet.label or "",
        ranking=[roles[i] for i in order],
        fits=[fits[i] for i in order],
        family=families[0][0],
    )


def final_of(
    catalog: Catalog, card: Scorecard, sheet: AnswerSheet, roles: Sequence[str]
) -> tuple[str, float]:
    """Return the first role of all of a sheet's answers, and its fit; "" and 0 if there is none."""
    judged = _judge(catalog, card, sheet, roles)
    return judged.final if judged else ("", 0.0)


def _role_result(role: str, people: Sequence[Judged]) -> RoleResult:
    return RoleResult(role, len(people), _top(people), _mean([1 / p.place for p in people]))


def _top(people: Sequence[Judged]) -> TopK:
    return TopK(*(_mean([person.place <= k for person in people]) for k in range(1, TOP + 1)))


def _families(catalog: Catalog, judged: Sequence[Judged]) -> list[FamilyResult]:
    right: dict[str, list[bool]] = {}
    for person in judged:
        family = catalog.roles[person.label].family
        right.setdefault(family, []).append(person.family == family)
    return [FamilyResult(f, len(listed), _mean(listed)) for f, listed in sorted(right.items())]


def _reliability(judged: Sequence[Judged], balance: Mapping[str, float]) -> list[Bin]:
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for person in judged:
        bins[min(int(person.fits[0] * BINS), BINS - 1)].append(person)
    return [_bin(i, people, balance) for i, people in enumerate(bins) if people]


def _bin(number: int, people: Sequence[Judged], balance: Mapping[str, float]) -> Bin:
    weight = sum(balance[p.label] for p in people)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        n=len(people),
        weight=weight,
        fit=sum(balance[p.label] * p.fits[0] for p in people) / weight,
        accuracy=sum(balance[p.label] for p in people if p.place == 1) / weight,
    )


def _confusion(by_role: Mapping[str, Sequence[Judged]]) -> dict[str, dict[str, int]]:
    counts = {}
    for role, people in by_role.items():
        if people:
            named = Counter(person.ranking[0] for person in people)
            counts[role] = {other: named[other] for other in by_role}
    return counts


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
