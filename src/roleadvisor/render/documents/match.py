"""What `match --json` and `quiz --json` print."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from roleadvisor import __version__
from roleadvisor.imports.imported import Imported
from roleadvisor.packs import Catalog
from roleadvisor.quiz.stop import Stop, StopReason
from roleadvisor.render.documents.common import (
    MULTIPLIER_DIGITS,
    CatalogueStamp,
    Document,
    FittingPart,
    NamedPart,
    RankedPart,
    ToolPart,
    Unit,
    named,
    ranked_part,
    stamp,
    tool_part,
)
from roleadvisor.render.documents.imported import ImportedPart, imported_part
from roleadvisor.render.documents.origin import CurrentJobPart, current_job_part
from roleadvisor.render.documents.plan import (
    Level,
    SkillPart,
    StepPart,
    next_of,
    skill_part,
    step_part,
)
from roleadvisor.render.documents.roles import ItemShare, item_share
from roleadvisor.render.documents.said import word_of
from roleadvisor.results.apart import apart_of, goal_of
from roleadvisor.results.company import CompanySize, company_of
from roleadvisor.results.effects import Effect, effects_of
from roleadvisor.results.flip import Flip, flip_of
from roleadvisor.results.gaps import gaps_of
from roleadvisor.results.plan import plan_of
from roleadvisor.results.tools import languages_of, tools_of
from roleadvisor.scoring.match import EvidenceKind, Match, Status
from roleadvisor.scoring.scorecard import Scorecard, multiplier
from roleadvisor.scoring.separability import told_apart
from roleadvisor.sheets.sheet import AnswerSheet, Experience

if TYPE_CHECKING:
    from roleadvisor.results.origin import Origin

LEARN = 3


class FamilyPart(Document, frozen=True):
    """A family's fit: the sum of its roles'."""

    id: str
    name: str
    fit: Unit


class CompanyPart(Document, frozen=True):
    """What the company's size makes of the best role.

    In a small one a person covers the whole roles in `small`; in a medium one the whole role in
    `medium`; in a large one it splits into the specialities in `large`, the nearest first, with their
    fits within it.
    """

    small: list[FittingPart]
    medium: FittingPart
    large: list[FittingPart]


class BestSpecialityPart(Document, frozen=True):
    """The speciality that leads the plain form of the best role, with its fit within that role."""

    id: str
    name: str
    fit: Unit
    points: int
    summary: str
    languages: list[ToolPart]
    tools: list[ToolPart]


class BestPart(Document, frozen=True):
    """The best role, and the speciality within it where one is clearly ahead, each with its tools."""

    id: str
    name: str
    family: str
    fit: Unit
    summary: str
    speciality: BestSpecialityPart | None
    languages: list[ToolPart]
    tools: list[ToolPart]
    company: CompanyPart


class SpecialityPart(Document, frozen=True):
    """A speciality of the whole role that it `specialises`, with its fit within that role."""

    id: str
    name: str
    specialises: str
    fit: Unit
    points: int


class EvidencePart(Document, frozen=True):
    """What one answer, or one mention in a text, added to every class in points."""

    item: str
    kind: EvidenceKind
    answer: Level
    points: dict[str, int]


class EffectPart(Document, frozen=True):
    """An answer or a mention, and the points by which it favours the best role over the average role.

    The average is that of the ranked roles, each by its class. The multiplier is what so many points
    multiply the odds by.
    """

    item: str
    text: str
    kind: EvidenceKind
    answer: Level
    word: str
    points: float
    multiplier: float


class GapPart(Document, frozen=True):
    """A skill to gain for the role to learn for, and the points that it would add."""

    item: str
    text: str
    answer: Level
    share: ItemShare
    gain: int


class ApartPart(Document, frozen=True):
    """Two roles that clearly differ: what the person has used names one, what they enjoy the other."""

    used: NamedPart
    enjoyed: NamedPart


class ChangePart(Document, frozen=True):
    """One changed answer."""

    item: str
    from_answer: int
    to_answer: int


class FlipPart(Document, frozen=True):
    """The fewest changed answers found that put the role `id` before the first.

    `then_first` is the role that comes first of all after them, which may be a third one. Unless it
    `is_smallest`, it is not proven that fewer would not do.
    """

    id: str
    changes: list[ChangePart]
    then_first: str
    is_smallest: bool


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

    `ranking` has the whole roles, or those that were named, side by side; `specialities` those of the
    first two. A company's size in `company` changes nothing but what the text leads with.
    `by_interests` and `by_skills` rank the roles by one part of the evidence, where that tells enough;
    where the two clearly name different roles, they are in `apart`. `learn_for` is the role or
    speciality that `gaps`, `learn` (the beginning of the plan towards it) and `usual` (what that takes
    for granted) are for. `effects` are the answers and mentions that counted most. A ranking takes
    `minimum` informative answers and mentions, or `minimum_mentions` informative mentions alone.
    """

    schema: Literal["roleadvisor/match@1", "roleadvisor/quiz@1"]
    tool_version: str
    catalogue: CatalogueStamp
    id: str | None
    label: str | None
    status: Status
    experience: Experience
    company: CompanySize | None
    best: BestPart | None
    ranking: list[RankedPart]
    specialities: list[SpecialityPart]
    families: list[FamilyPart]
    by_interests: list[FittingPart]
    by_skills: list[FittingPart]
    apart: ApartPart | None
    evidence: list[EvidencePart]
    effects: list[EffectPart]
    learn_for: NamedPart | None
    gaps: list[GapPart]
    learn: list[StepPart]
    usual: list[SkillPart]
    flip: FlipPart | None
    runner_up: RunnerUpPart | None
    answered: int
    mentioned: int
    informative: int
    minimum: int
    minimum_mentions: int
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
    size: CompanySize | None = None,
    stop: Stop | None = None,
    origin: "Origin | None" = None,
    imported: Imported | None = None,
) -> MatchDocument:
    """Return the document of a match; the `origin` is shown beside it and has no part in it."""
    asked = catalog.questionnaire
    goal = goal_of(match)
    plan = plan_of(catalog, card, goal, match, limit=LEARN) if goal else None
    return MatchDocument(
        schema="roleadvisor/quiz@1" if command == "quiz" else "roleadvisor/match@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        id=sheet.id,
        label=sheet.label,
        status=match.status,
        experience=match.experience,
        company=size,
        best=_best(catalog, sheet, match),
        ranking=[ranked_part(catalog, ranked) for ranked in match.ranking],
        specialities=[
            SpecialityPart(s.role, catalog.roles[s.role].name, role, s.fit, s.points)
            for role, listed in match.specialities.items()
            for s in listed
        ],
        families=[FamilyPart(f, catalog.families[f], min(fit, 1.0)) for f, fit in match.families],
        by_interests=_fitting(catalog, match.by_interests),
        by_skills=_fitting(catalog, match.by_skills),
        apart=_apart(catalog, match),
        evidence=[EvidencePart(e.item, e.kind, e.level, dict(e.points)) for e in match.evidence],
        effects=[_effect(catalog, effect) for effect in effects_of(match)],
        learn_for=named(catalog, goal) if goal else None,
        gaps=_gaps(catalog, card, goal, match) if goal else [],
        learn=[step_part(catalog, plan.role, s) for s in plan.steps] if plan else [],
        usual=[skill_part(catalog, plan.role, i) for i in plan.usual] if plan else [],
        flip=flip_part(flip_of(catalog, card, match)),
        runner_up=_runner_up(catalog, card, match),
        answered=match.answered,
        mentioned=match.mentioned,
        informative=match.informative,
        minimum=asked.minimum_answers,
        minimum_mentions=asked.minimum_mentions,
        next=next_of(catalog, sheet, match),
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
    changes = [ChangePart(*change) for change in flip.changes]
    return FlipPart(flip.role, changes, flip.then_first, flip.is_smallest)


def _best(catalog: Catalog, sheet: AnswerSheet, match: Match) -> BestPart | None:
    company = company_of(match)
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
        speciality=_best_speciality(catalog, sheet, match),
        languages=_languages(catalog, sheet, top.role),
        tools=_tools(catalog, sheet, top.role),
        company=CompanyPart(
            small=_fitting(catalog, company.small),
            medium=_fitting(catalog, [company.medium])[0],
            large=_fitting(catalog, company.large),
        ),
    )


def _best_speciality(
    catalog: Catalog, sheet: AnswerSheet, match: Match
) -> BestSpecialityPart | None:
    if match.speciality is None:
        return None
    within = match.specialities[match.ranking[0].role]
    best = next(one for one in within if one.role == match.speciality)
    profile = catalog.roles[best.role]
    return BestSpecialityPart(
        id=best.role,
        name=profile.name,
        fit=best.fit,
        points=best.points,
        summary=profile.summary,
        languages=_languages(catalog, sheet, best.role),
        tools=_tools(catalog, sheet, best.role),
    )


def _languages(catalog: Catalog, sheet: AnswerSheet, role: str) -> list[ToolPart]:
    return [tool_part(tool) for tool in languages_of(catalog, role, _said(sheet))]


def _tools(catalog: Catalog, sheet: AnswerSheet, role: str) -> list[ToolPart]:
    return [tool_part(tool) for tool in tools_of(catalog, role, _said(sheet))]


def _said(sheet: AnswerSheet) -> dict[str, int]:
    return {**sheet.mentioned, **sheet.levels}


def _apart(catalog: Catalog, match: Match) -> ApartPart | None:
    apart = apart_of(match)
    return ApartPart(named(catalog, apart.used), named(catalog, apart.enjoyed)) if apart else None


def _effect(catalog: Catalog, effect: Effect) -> EffectPart:
    return EffectPart(
        item=effect.item,
        text=catalog.items[effect.item].text,
        kind=effect.kind,
        answer=effect.level,
        word=word_of(catalog, effect.item, effect.kind, effect.level),
        points=round(effect.points, 1),
        multiplier=round(multiplier(effect.points), MULTIPLIER_DIGITS),
    )


def _gaps(catalog: Catalog, card: Scorecard, role: str, match: Match) -> list[GapPart]:
    return [
        GapPart(
            item=gap.item,
            text=catalog.items[gap.item].text,
            answer=gap.level,
            share=item_share(catalog.items[gap.item].text, catalog.shares[role][gap.item]),
            gain=gap.gain,
        )
        for gap in gaps_of(catalog, card, role, match)
    ]


def _fitting(catalog: Catalog, fits: Iterable[tuple[str, float]]) -> list[FittingPart]:
    return [FittingPart(role, catalog.roles[role].name, fit) for role, fit in fits]


def _rounded(chance: float | None) -> float | None:
    return None if chance is None else round(chance, 3)


def _runner_up(catalog: Catalog, card: Scorecard, match: Match) -> RunnerUpPart | None:
    if len(match.ranking) < 2:  # noqa: PLR2004 (one role has no second)
        return None
    first, second = match.ranking[0].role, match.ranking[1].role
    apart = round(told_apart(catalog, card, first, second), 3)
    return RunnerUpPart(second, catalog.roles[second].name, apart)
