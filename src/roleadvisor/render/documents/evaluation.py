"""What `evaluate --json` prints."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.evaluation import ChanceBin, Evaluation, Naming, Replay
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import CatalogueStamp, Document, Unit, stamp

DIGITS = 6

Interval = Annotated[list[Unit], Meta(min_length=2, max_length=2)]


class TopKPart(Document, frozen=True):
    """The share of people whose own role is among the first one, two and three."""

    top_1: Unit
    top_2: Unit
    top_3: Unit


class RoleResultPart(Document, frozen=True):
    """The people of one role; `is_small` says that they are too few for more than a hint."""

    id: str
    name: str
    n: int
    is_small: bool
    top_1: Unit
    top_2: Unit
    top_3: Unit
    mean_reciprocal_rank: Unit


class IntervalsPart(Document, frozen=True):
    """Where 95 % of the figures lie if as many people of each role are drawn anew from these."""

    balanced_top_1: Interval
    calibration_error: Interval


class SpecialityPart(Document, frozen=True):
    """The people labelled with a speciality, and for how many of them it is named."""

    id: str
    name: str
    role: str
    n: int
    named: int


class PlainPart(Document, frozen=True):
    """The people labelled with a whole role, and how many are told each speciality."""

    id: str
    name: str
    n: int
    named: int
    specialities: dict[str, int]


class NamingPart(Document, frozen=True):
    """How often a speciality is named: to people labelled with one, and to those of whole roles."""

    labelled: list[SpecialityPart]
    plain: list[PlainPart]


class FamilyResultPart(Document, frozen=True):
    """The people whose role is in one family: how often it is the best family."""

    id: str
    name: str
    n: int
    top_1: Unit


class FamilyAccuracyPart(Document, frozen=True):
    """How often the best family is the person's own."""

    balanced_top_1: Unit
    plain_top_1: Unit
    families: list[FamilyResultPart]


class BinPart(Document, frozen=True):
    """People whose best fit lies from `low` up to `high`; each role counts alike."""

    low: Unit
    high: Unit
    n: int
    weight: Unit
    fit: Unit
    accuracy: Unit


class CurvePart(Document, frozen=True):
    """Accuracy after so many answers, asked in the selector's order."""

    answers: int
    balanced_top_1: Unit
    of_full: float


class AgreementPart(Document, frozen=True):
    """How often the first role after a share of a person's answers is that of all of them.

    `clear_agreement` is the same over the `clear_people` whose fit with all answers is above .6.
    """

    share: Unit
    agreement: Unit
    clear_agreement: Unit | None
    clear_people: int


class ChancePart(Document, frozen=True):
    """Moments whose stated chance of change lay from `low` up to `high`, and what did change."""

    low: Unit
    high: Unit
    n: int
    stated: Unit
    changed: Unit


class ReplayPart(Document, frozen=True):
    """The quiz held with these people. A change is a first role other than that of all answers.

    `questions`, `answers` and `seconds` are medians; `own_role` is balanced over roles.
    """

    people: int
    questions: float
    answers: float
    seconds: float
    reasons: dict[str, int]
    agreement: Unit
    own_role: Unit
    own_role_full: Unit
    stated_chance: Unit
    highest_chance: Unit
    at_stop: list[ChancePart]
    on_the_way: list[ChancePart]
    left_error: float


class EvaluateDocument(Document, frozen=True):
    """What `evaluate --json` prints. Balanced: mean over roles; plain: over people.

    Roles are whole ones, to which specialities' people count, or those of `--roles`; only the former
    have `specialities`. `log_loss` (nats) and `calibration_error` (ten bins) count each role alike.
    `left_out_labels` are the labels that stand for none of the roles, `unknown` the items that the
    pack does not have or no longer asks, with the number of sheets.
    """

    schema: Literal["roleadvisor/evaluate@1"]
    tool_version: str
    catalogue: CatalogueStamp
    people: int
    left_out: int
    left_out_labels: dict[str, int]
    insufficient: int
    unknown: dict[str, int]
    balanced: TopKPart
    plain: TopKPart
    mean_reciprocal_rank: Unit
    log_loss: float
    calibration_error: Unit
    intervals: IntervalsPart
    roles: list[RoleResultPart]
    specialities: NamingPart | None
    family: FamilyAccuracyPart
    reliability: list[BinPart]
    confusion: dict[str, dict[str, int]]
    curve: list[CurvePart]
    agreement: list[AgreementPart]
    curve_people: int
    quiz: ReplayPart | None


def evaluate_document(catalog: Catalog, evaluation: Evaluation) -> EvaluateDocument:
    """Return the document of an evaluation."""
    return EvaluateDocument(
        schema="roleadvisor/evaluate@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        people=evaluation.people,
        left_out=sum(evaluation.left_out.values()),
        left_out_labels=dict(evaluation.left_out),
        insufficient=evaluation.insufficient,
        unknown=dict(evaluation.unknown),
        balanced=TopKPart(*map(_round, evaluation.balanced)),
        plain=TopKPart(*map(_round, evaluation.plain)),
        mean_reciprocal_rank=_round(evaluation.mean_reciprocal_rank),
        log_loss=_round(evaluation.log_loss),
        calibration_error=_round(evaluation.calibration_error),
        intervals=IntervalsPart(*(list(map(_round, pair)) for pair in evaluation.intervals)),
        roles=[
            RoleResultPart(
                id=r.role,
                name=catalog.roles[r.role].name,
                n=r.n,
                is_small=r.is_small,
                top_1=_round(r.top.top_1),
                top_2=_round(r.top.top_2),
                top_3=_round(r.top.top_3),
                mean_reciprocal_rank=_round(r.mean_reciprocal_rank),
            )
            for r in evaluation.roles
        ],
        specialities=_naming(catalog, evaluation.naming) if evaluation.naming else None,
        family=FamilyAccuracyPart(
            _round(evaluation.family_balanced),
            _round(evaluation.family_plain),
            [
                FamilyResultPart(f.family, catalog.families[f.family], f.n, _round(f.top_1))
                for f in evaluation.families
            ],
        ),
        reliability=[
            BinPart(b.low, b.high, b.n, *map(_round, (b.weight, b.fit, b.accuracy)))
            for b in evaluation.reliability
        ],
        confusion={label: dict(named) for label, named in evaluation.confusion.items()},
        curve=[CurvePart(c.answers, *map(_round, c[1:])) for c in evaluation.curve],
        agreement=[
            AgreementPart(
                a.share,
                _round(a.agreement),
                None if a.clear_agreement is None else _round(a.clear_agreement),
                a.clear_people,
            )
            for a in evaluation.agreement
        ],
        curve_people=evaluation.curve_people,
        quiz=_replay(evaluation.quiz) if evaluation.quiz else None,
    )


def _naming(catalog: Catalog, naming: Naming) -> NamingPart:
    return NamingPart(
        labelled=[
            SpecialityPart(
                id=result.role,
                name=catalog.roles[result.role].name,
                role=catalog.whole_of(result.role),
                n=result.n,
                named=result.named,
            )
            for result in naming.specialities
        ],
        plain=[
            PlainPart(
                id=result.role,
                name=catalog.roles[result.role].name,
                n=result.n,
                named=sum(result.specialities.values()),
                specialities=dict(result.specialities),
            )
            for result in naming.plain
        ],
    )


def _replay(replay: Replay) -> ReplayPart:
    return ReplayPart(
        people=replay.people,
        questions=replay.questions,
        answers=replay.answers,
        seconds=_round(replay.seconds),
        reasons=dict(replay.reasons),
        agreement=_round(replay.agreement),
        own_role=_round(replay.own_role),
        own_role_full=_round(replay.own_role_full),
        stated_chance=_round(replay.stated_chance),
        highest_chance=_round(replay.highest_chance),
        at_stop=_chances(replay.at_stop),
        on_the_way=_chances(replay.on_the_way),
        left_error=_round(replay.left_error),
    )


def _chances(bins: Sequence[ChanceBin]) -> list[ChancePart]:
    return [ChancePart(b.low, b.high, b.n, _round(b.stated), _round(b.changed)) for b in bins]


def _round(value: float) -> float:
    return round(value, DIGITS)
