"""The result of a person's answers: the best role, how certain it is, why, and what to learn."""

from collections.abc import Sequence
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from roleadvisor.imports.imported import Imported
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.quiz.stop import Stop, StopReason
from roleadvisor.results.certainty import RankingCertainty, certainty_of, is_close, is_open
from roleadvisor.results.deciding import Decider, deciders
from roleadvisor.results.explain import Effect, effects_of
from roleadvisor.results.flip import Flip, flip_of
from roleadvisor.results.jobs import CurrentJob
from roleadvisor.results.known import known_of, next_of, not_to_ask
from roleadvisor.results.outside import Outside, outside_of
from roleadvisor.results.parts import Named, named, part_of
from roleadvisor.results.steps import Skill, Step, way_to
from roleadvisor.results.tools import Said, ToolUse, items_ticked, languages_of, said_in, tools_of
from roleadvisor.scoring.match import (
    Evidence,
    Family,
    Fitting,
    Match,
    Ranked,
    Speciality,
    Status,
    rank_sheet,
    unranked,
)
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.scoring.separability import told_apart
from roleadvisor.sheets.sheet import AnswerSheet, Experience

# How many steps of the plan a result shows.
STEPS_SHOWN = 3
# In a small company, a person covers every role with at least this fit.
LEAST_PART = 0.05
# Skills and interests name different roles if each fits its own role this many times better than
# the other's.
LEAST_TIMES = 2.0
# From this chance of change on, the result is called early.
EARLY_CHANCE = 0.4

CompanySize = Literal["small", "medium", "large"]
Certainty = RankingCertainty | Literal["early"]


class Company(Struct, frozen=True, kw_only=True):
    """What the company's size makes of the best role.

    In a small one a person covers the whole roles in `small`; in a medium one the whole role in
    `medium`; in a large one it splits into the specialities in `large`, the nearest first, with their
    fits within it.
    """

    small: Sequence[Fitting]
    medium: Fitting
    large: Sequence[Fitting]


class BestSpeciality(Struct, frozen=True, kw_only=True):
    """The speciality that leads the plain form of the best role, with its fit within that role."""

    id: str
    name: str
    fit: Proportion
    points: int
    summary: str
    languages: Sequence[ToolUse]
    tools: Sequence[ToolUse]


class Best(Struct, frozen=True, kw_only=True):
    """The best role, and the speciality within it where one is clearly ahead, each with its tools."""

    id: str
    name: str
    family: str
    fit: Proportion
    summary: str
    speciality: BestSpeciality | None
    languages: Sequence[ToolUse]
    tools: Sequence[ToolUse]
    company: Company


class Apart(Struct, frozen=True, kw_only=True):
    """Two roles that clearly differ: what the person has used names one, what they enjoy the other."""

    used: Named
    enjoyed: Named


class RunnerUp(Struct, frozen=True, kw_only=True):
    """The second role, and how often people drawn from the first two profiles are told apart."""

    id: str
    name: str
    told_apart: Proportion


class QuizEnd(Struct, frozen=True, kw_only=True):
    """How a quiz went: why it stopped, and the chance that all open answers change the first role.

    The chance is null where too little was answered to rank the roles. `questions` is how many were
    answered; a list is one question.
    """

    stop: StopReason
    chance_of_change: Proportion | None
    questions: int | None


class Advice(Struct, frozen=True, kw_only=True):
    """What `match --json` and `quiz --json` print.

    `ranking` has the whole roles, or those that were named, side by side; `specialities` those of the
    first two. A company's size in `company` changes nothing but what the text leads with.
    `by_interests` and `by_skills` rank the roles by one part of the evidence, where that tells enough;
    where the two clearly name different roles, they are in `apart`. `decider` is the open question
    that would tell the first two roles apart best. `learn_for` is the role or speciality that `learn`
    (the beginning of the plan towards it), `unasked` (its skills of which nothing is known) and
    `further` (roles to look at, for who lacks nothing) are for. `effects` are the answers and mentions
    that counted most; `titles` are the roles that a text names as jobs. If a text is mostly about other work, `outside` says why, and nothing is ranked.
    A ranking takes `minimum` informative answers and mentions, or
    `minimum_mentions` informative mentions alone.
    """

    id: str | None
    label: str | None
    status: Status
    experience: Experience
    company: CompanySize | None
    best: Best | None
    ranking: Sequence[Ranked]
    specialities: Sequence[Speciality]
    families: Sequence[Family]
    by_interests: Sequence[Fitting]
    by_skills: Sequence[Fitting]
    apart: Apart | None
    evidence: Sequence[Evidence]
    titles: Sequence[str]
    effects: Sequence[Effect]
    learn_for: Named | None
    learn: Sequence[Step]
    unasked: Sequence[Skill]
    further: Sequence[Named]
    flip: Flip | None
    runner_up: RunnerUp | None
    decider: Decider | None
    answered: int
    mentioned: int
    informative: int
    minimum: int
    minimum_mentions: int
    next: Sequence[str]
    skipped: Sequence[str]
    unknown: Sequence[str]
    quiz: QuizEnd | None
    current_job: CurrentJob | None
    imported: Imported | None
    outside: Outside | None

    @property
    def is_open(self) -> bool:
        """Whether the first role's fit is hardly above chance, or nothing was ranked."""
        return is_open(self.ranking)

    @property
    def is_close(self) -> bool:
        """Whether the second role is so close that both are worth reading about."""
        return is_close(self.ranking)

    @property
    def certainty(self) -> Certainty:
        """How certain it is that the first role is the best."""
        is_early = self.quiz and (self.quiz.chance_of_change or 0) >= EARLY_CHANCE
        return "early" if is_early and not self.is_open else certainty_of(self.ranking)


def advise(
    catalog: Catalog,
    sheet: AnswerSheet,
    *,
    roles: Sequence[str] = (),
    company: CompanySize | None = None,
    stop: Stop | None = None,
    current_job: CurrentJob | None = None,
    imported: Imported | None = None,
) -> Advice:
    """Return the result of a sheet: the whole roles ranked, or only `roles`, side by side.

    `stop` is given after a quiz. `company`, `current_job` and `imported` are shown with the result
    and change no fit. Raise `UnknownIdError` for an item or a role that the catalogue does not
    have, and `ValueError` for an unknown level, experience or size.

    >>> from roleadvisor import load_catalog, read_sheet
    >>> catalog = load_catalog()
    >>> answers = "sql: yes, r: yes, design-experiments: love it, significance-tests: yes, sampling: yes"
    >>> text = "{roleadvisor: 1, answers: {" + answers + "}}"
    >>> advise(catalog, read_sheet(text, "me", catalog)).best.name
    'Statistician'
    """
    if company not in {None, *get_args(CompanySize)}:
        raise ValueError(f"the company's size is {company!r}, not small, medium or large")
    card = compile_scorecard(catalog)
    match = rank_sheet(catalog, card, sheet, roles)
    outside = None
    if imported and match.answered < catalog.questionnaire.minimum_answers:
        outside = outside_of(catalog, imported, match.ranking[0].id if match.ranking else None)
    advice = advice_on(catalog, card, sheet, unranked(match) if outside else match)
    return replace(
        advice,
        outside=outside,
        company=company,
        quiz=_quiz_end(stop) if stop else None,
        current_job=current_job,
        imported=imported,
    )


def advice_on(catalog: Catalog, card: Scorecard, sheet: AnswerSheet, match: Match) -> Advice:
    """Return the result of a match."""
    goal = goal_of(match)
    ticked = items_ticked(catalog, sheet)
    way = way_to(catalog, card, goal, match, ticked=ticked, limit=STEPS_SHOWN) if goal else None
    return Advice(
        id=sheet.id,
        label=sheet.label,
        status=match.status,
        experience=match.experience,
        company=None,
        best=_best(catalog, sheet, match),
        ranking=match.ranking,
        specialities=[one for listed in match.specialities.values() for one in listed],
        families=match.families,
        by_interests=match.by_interests,
        by_skills=match.by_skills,
        apart=apart_of(match),
        evidence=match.evidence,
        titles=match.titles,
        effects=effects_of(catalog, match),
        learn_for=named(catalog, goal) if goal else None,
        learn=way.steps if way else (),
        unasked=way.unasked if way else (),
        further=way.further if way else (),
        flip=flip_of(catalog, card, match),
        runner_up=_runner_up(catalog, card, match),
        decider=_decider(catalog, card, sheet, match),
        next=next_of(catalog, sheet, match),
        skipped=sorted(sheet.skipped),
        unknown=sorted(sheet.unknown),
        quiz=None,
        current_job=None,
        imported=None,
        outside=None,
        **known_of(catalog, match),
    )


def apart_of(match: Match) -> Apart | None:
    """Return the two roles that skills and interests name, or None if they do not clearly differ."""
    if not (match.by_skills and match.by_interests):
        return None
    used, enjoyed = match.by_skills[0], match.by_interests[0]
    skills = {role.id: role.fit for role in match.by_skills}
    interests = {role.id: role.fit for role in match.by_interests}
    is_clear = (
        used.id != enjoyed.id
        and skills[used.id] >= LEAST_TIMES * skills[enjoyed.id]
        and interests[enjoyed.id] >= LEAST_TIMES * interests[used.id]
    )
    if not is_clear:
        return None
    return Apart(used=part_of(used, Named), enjoyed=part_of(enjoyed, Named))


def goal_of(match: Match) -> str | None:
    """Return the role to learn for: the named speciality, or else the first role.

    If skills and interests clearly name different roles, it is the one that interests name. Return
    None if nothing was ranked.
    """
    if not match.ranking:
        return None
    apart = apart_of(match)
    return apart.enjoyed.id if apart else match.speciality or match.ranking[0].id


def company_of(match: Match) -> Company | None:
    """Return what each size of company makes of the first role, or None if nothing was ranked."""
    if not match.ranking:
        return None
    first, *others = match.ranking
    covered = [first, *(role for role in others if role.fit >= LEAST_PART)]
    return Company(
        small=[part_of(role, Fitting) for role in covered],
        medium=part_of(first, Fitting),
        large=[part_of(one, Fitting) for one in match.specialities.get(first.id, ())],
    )


def _best(catalog: Catalog, sheet: AnswerSheet, match: Match) -> Best | None:
    company = company_of(match)
    if company is None:
        return None
    first = match.ranking[0]
    said = said_in(sheet)
    return Best(
        id=first.id,
        name=first.name,
        family=first.family,
        fit=first.fit,
        summary=catalog.roles[first.id].summary,
        speciality=_best_speciality(catalog, match, said),
        languages=languages_of(catalog, first.id, said),
        tools=tools_of(catalog, first.id, said),
        company=company,
    )


def _best_speciality(catalog: Catalog, match: Match, said: Said) -> BestSpeciality | None:
    if match.speciality is None:
        return None
    within = match.specialities[match.ranking[0].id]
    best = next(one for one in within if one.id == match.speciality)
    return BestSpeciality(
        id=best.id,
        name=best.name,
        fit=best.fit,
        points=best.points,
        summary=catalog.roles[best.id].summary,
        languages=languages_of(catalog, best.id, said),
        tools=tools_of(catalog, best.id, said),
    )


def _runner_up(catalog: Catalog, card: Scorecard, match: Match) -> RunnerUp | None:
    if len(match.ranking) < 2:  # noqa: PLR2004 (one role has no second)
        return None
    first, second = match.ranking[:2]
    apart = told_apart(catalog, card, first.id, second.id)
    return RunnerUp(id=second.id, name=second.name, told_apart=round(apart, 3))


def _decider(catalog: Catalog, card: Scorecard, sheet: AnswerSheet, match: Match) -> Decider | None:
    """Return the question not answered yet that would decide best between the first two roles."""
    if len(match.ranking) < 2:  # noqa: PLR2004 (one role has no second)
        return None
    first, second = (role.speaker for role in match.ranking[:2])
    known = not_to_ask(catalog, sheet, [role.id for role in match.ranking[:2]])
    return next(deciders(catalog, card, first, second, known=known, limit=1), None)


def _quiz_end(stop: Stop) -> QuizEnd:
    chance = stop.chance_of_change
    return QuizEnd(
        stop=stop.reason,
        chance_of_change=None if chance is None else round(chance, 3),
        questions=stop.questions,
    )
