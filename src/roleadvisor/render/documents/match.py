"""What `match --json` and `quiz --json` print."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.adaptive import Stop, StopReason
from roleadvisor.advice import (
    CompanySize,
    Effect,
    Flip,
    company_of,
    effects_of,
    flip_of,
    gaps_of,
    languages_of,
    plan_of,
    tools_of,
)
from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.render.documents.common import (
    MULTIPLIER_DIGITS,
    CatalogueStamp,
    Document,
    ToolPart,
    Unit,
    stamp,
    tool_part,
)
from roleadvisor.render.documents.imported import ImportedPart, imported_part
from roleadvisor.render.documents.origin import CurrentJobPart, current_job_part
from roleadvisor.render.documents.plan import SkillPart, StepPart, skill_part, step_part
from roleadvisor.resumes import Imported
from roleadvisor.scorecard import Experience, Scorecard, multiplier
from roleadvisor.scoring import Match
from roleadvisor.selection import next_items
from roleadvisor.separability import told_apart

if TYPE_CHECKING:
    from roleadvisor.advice.origin import Origin

LEARN = 3


class FamilyPart(Document, frozen=True):
    """A family's fit: the sum of its roles'."""

    id: str
    name: str
    fit: Unit


class FittingPart(Document, frozen=True):
    """A role with its fit: a speciality, or a whole role among whole roles."""

    id: str
    name: str
    fit: Unit


class CompanyPart(Document, frozen=True):
    """What the company's size makes of the best role.

    In a small one a person covers the families in `small`; in a medium one whole roles are filled,
    `medium` first, each with its specialities; in a large one the role splits into `specialities`,
    or is itself a speciality of the role `part_of`.
    """

    small: list[FamilyPart]
    medium: FittingPart
    specialities: list[FittingPart]
    part_of: str | None


class BestPart(Document, frozen=True):
    """The best role."""

    id: str
    name: str
    family: str
    fit: Unit
    summary: str
    languages: list[ToolPart]
    tools: list[ToolPart]
    company: CompanyPart


class RankedPart(Document, frozen=True):
    """One role's place."""

    id: str
    name: str
    family: str
    fit: Unit
    points: int
    interest_points: int
    skill_points: int


class EvidencePart(Document, frozen=True):
    """What one answer added to every role."""

    item: str
    answer: Annotated[int, Meta(ge=0, le=4)]
    points: dict[str, int]


class EffectPart(Document, frozen=True):
    """An answer, and the points by which it favours the best role over the average role.

    The multiplier is what so many points multiply the odds by.
    """

    item: str
    text: str
    answer: Annotated[int, Meta(ge=0, le=4)]
    word: str
    points: float
    multiplier: float


class GapPart(Document, frozen=True):
    """A skill to gain for the best role."""

    item: str
    text: str
    answer: int
    share: Unit
    source: str
    gain: int


class ChangePart(Document, frozen=True):
    """One changed answer."""

    item: str
    from_answer: int
    to_answer: int


class FlipPart(Document, frozen=True):
    """The fewest changed answers that put another role before the first.

    `then_first` is the role that comes first of all after them, which may be a third one.
    """

    role: str
    changes: list[ChangePart]
    then_first: str


class RunnerUpPart(Document, frozen=True):
    """The second role, and how often people drawn from the first two profiles are told apart."""

    id: str
    name: str
    told_apart: Unit


class QuizPart(Document, frozen=True):
    """How a quiz went: why it stopped, and the chance that all open answers change the first role.

    The chance is null where too little was answered to rank the roles.
    """

    stop: StopReason
    chance_of_change: Unit | None


class MatchDocument(Document, frozen=True):
    """What `match --json` and `quiz --json` print.

    With a company's size in `company`, the roles ranked are those that such a company has. `learn`
    is the beginning of the plan towards the best role and `usual` what that takes for granted,
    `effects` are the answers that counted most.
    """

    schema: Literal["roleadvisor/match@1", "roleadvisor/quiz@1"]
    tool_version: str
    catalogue: CatalogueStamp
    id: str | None
    label: str | None
    status: Literal["ok", "insufficient"]
    experience: Experience
    company: CompanySize | None
    best: BestPart | None
    ranking: list[RankedPart]
    families: list[FamilyPart]
    evidence: list[EvidencePart]
    effects: list[EffectPart]
    gaps: list[GapPart]
    learn: list[StepPart]
    usual: list[SkillPart]
    flip: FlipPart | None
    runner_up: RunnerUpPart | None
    answered: int
    informative: int
    minimum: int
    next: list[str]
    skipped: list[str]
    unknown: list[str]
    quiz: QuizPart | None
    current_job: CurrentJobPart | None
    imported: ImportedPart | None


def match_document(
    catalog: Catalog,
    card: Scorecard,
    sheet: AnswerSheet,
    match: Match,
    *,
    command: Literal["match", "quiz"] = "match",
    roles: Sequence[str] = (),
    size: CompanySize | None = None,
    stop: Stop | None = None,
    origin: "Origin | None" = None,
    imported: Imported | None = None,
) -> MatchDocument:
    """Return the document of a match between `roles` (all, if none are named).

    The `origin` is shown beside it and has no part in it.
    """
    best = _best(catalog, sheet, match)
    plan = plan_of(catalog, card, best.id, match, limit=LEARN) if best else None
    fits = {r.role: r.fit for r in match.ranking} or dict.fromkeys(roles, 1 / max(len(roles), 1))
    return MatchDocument(
        schema="roleadvisor/quiz@1" if command == "quiz" else "roleadvisor/match@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        id=sheet.id,
        label=sheet.label,
        status=match.status,
        experience=match.experience,
        company=size,
        best=best,
        ranking=[RankedPart(r.role, catalog.roles[r.role].name, *r[1:]) for r in match.ranking],
        families=_families(catalog, match.families),
        evidence=[EvidencePart(e.item, e.level, dict(e.points)) for e in match.evidence],
        effects=[_effect(catalog, effect) for effect in effects_of(match)],
        gaps=[GapPart(*gap) for gap in gaps_of(catalog, card, best.id, match)] if best else [],
        learn=[step_part(catalog, best.id, s) for s in plan.steps] if best and plan else [],
        usual=[skill_part(catalog, best.id, i) for i in plan.usual] if best and plan else [],
        flip=flip_part(flip_of(catalog, card, match)),
        runner_up=_runner_up(catalog, card, match),
        answered=match.answered,
        informative=match.informative,
        minimum=catalog.questionnaire.minimum_answers,
        next=list(next_items(catalog, sheet.levels, fits, experience=match.experience)),
        skipped=sorted(sheet.skipped),
        unknown=sorted(sheet.unknown),
        quiz=QuizPart(stop.reason, _rounded(stop.chance_of_change)) if stop else None,
        current_job=current_job_part(catalog, origin) if origin else None,
        imported=imported_part(imported),
    )


def flip_part(flip: Flip | None) -> FlipPart | None:
    """Return a flip set as a document shows it."""
    if flip is None:
        return None
    return FlipPart(flip.role, [ChangePart(*c) for c in flip.changes], flip.then_first)


def _families(catalog: Catalog, fits: Iterable[tuple[str, float]]) -> list[FamilyPart]:
    return [FamilyPart(family, catalog.families[family], min(fit, 1.0)) for family, fit in fits]


def _best(catalog: Catalog, sheet: AnswerSheet, match: Match) -> BestPart | None:
    company = company_of(catalog, match)
    if company is None:
        return None
    top = match.ranking[0]
    profile = catalog.roles[top.role]
    return BestPart(
        id=top.role,
        name=profile.name,
        family=top.family,
        fit=top.fit,
        summary=profile.summary,
        languages=[tool_part(t) for t in languages_of(catalog, top.role, sheet.levels)],
        tools=[tool_part(t) for t in tools_of(catalog, top.role, sheet.levels)],
        company=CompanyPart(
            small=_families(catalog, company.families),
            medium=_fitting(catalog, *company.whole),
            specialities=[_fitting(catalog, *pair) for pair in company.specialities],
            part_of=company.part_of,
        ),
    )


def _effect(catalog: Catalog, effect: Effect) -> EffectPart:
    item = catalog.items[effect.item]
    return EffectPart(
        item=item.id,
        text=item.text,
        answer=effect.level,
        word=item.word(effect.level),
        points=round(effect.points, 1),
        multiplier=round(multiplier(effect.points), MULTIPLIER_DIGITS),
    )


def _fitting(catalog: Catalog, role: str, fit: float) -> FittingPart:
    return FittingPart(role, catalog.roles[role].name, fit)


def _rounded(chance: float | None) -> float | None:
    return None if chance is None else round(chance, 3)


def _runner_up(catalog: Catalog, card: Scorecard, match: Match) -> RunnerUpPart | None:
    if len(match.ranking) < 2:  # noqa: PLR2004 (one role has no second)
        return None
    first, second = match.ranking[0].role, match.ranking[1].role
    apart = round(told_apart(catalog, card, first, second), 3)
    return RunnerUpPart(second, catalog.roles[second].name, apart)
