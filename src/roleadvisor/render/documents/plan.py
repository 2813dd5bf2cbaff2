"""What `plan ROLE --json` prints."""

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import asdict

from roleadvisor import __version__
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import (
    CatalogueStamp,
    Document,
    ItemPart,
    NamedPart,
    RankedPart,
    Unit,
    named,
    ranked_part,
    stamp,
)
from roleadvisor.render.documents.roles import ItemShare, item_share
from roleadvisor.render.documents.said import word_of
from roleadvisor.results.plan import Plan, Step
from roleadvisor.scoring.information import next_items
from roleadvisor.scoring.match import EvidenceKind, Match, Ranked, Status
from roleadvisor.sheets.sheet import AnswerSheet, Experience

Level = Annotated[int, Meta(ge=0, le=4)]
Place = Annotated[int, Meta(ge=1)]


class SkillPart(Document, frozen=True):
    """A skill that the role's people have, with a first thing to make and its documentation."""

    item: str
    text: str
    share: ItemShare
    build: str | None
    docs: str | None


class StepPart(Document, frozen=True):
    """A skill to take from one level to the next; a `from_answer` of null was not answered.

    `gain` is the rise in fit by this step after those before it, below zero where it is only worth
    something with what comes after it; `fit` and `place` are the role's then. `needed_for` is the first
    later step that needs it, if one does.
    """

    skill: SkillPart
    from_answer: Level | None
    to_answer: Level
    to_word: str
    gain: Annotated[float, Meta(ge=-1, le=1)]
    fit: Unit
    place: Place
    needed_for: ItemPart | None


class BroughtPart(Document, frozen=True):
    """An answer or a mention that speaks for the role, with the points it gives it."""

    item: str
    text: str
    is_skill: bool
    kind: EvidenceKind
    answer: Level
    word: str
    points: int
    share: ItemShare


class GoalPart(RankedPart, frozen=True):
    """A ranked role with its place today."""

    place: Place


class PlanDocument(Document, frozen=True):
    """What `plan ROLE --json` prints: the steps that raise the role's fit most, one after the other.

    `towards` is the role asked for. `goal` is the whole role with its standing today; if a speciality
    was asked for, it alone speaks for its whole role here. `ahead` comes first today, of so many
    `roles`. `brings` is what already speaks for the role; `usual` is what most of its people have and
    this person has not, or was not asked, beside the steps.
    """

    schema: Literal["roleadvisor/plan@1"]
    tool_version: str
    catalogue: CatalogueStamp
    id: str | None
    status: Status
    experience: Experience
    towards: NamedPart
    goal: GoalPart | None
    ahead: GoalPart | None
    roles: int
    brings: list[BroughtPart]
    usual: list[SkillPart]
    steps: list[StepPart]
    answered: int
    mentioned: int
    informative: int
    minimum: int
    minimum_mentions: int
    unknown: list[str]
    next: list[str]


def plan_document(
    catalog: Catalog, sheet: AnswerSheet, match: Match, role: str, plan: Plan | None
) -> PlanDocument:
    """Return the document of a plan towards `role`; without a plan the answers do not suffice."""
    return PlanDocument(
        schema="roleadvisor/plan@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        id=sheet.id,
        status=match.status,
        experience=match.experience,
        towards=named(catalog, role),
        goal=_goal(catalog, plan.goal, plan.place) if plan else None,
        ahead=_goal(catalog, plan.ahead, 1) if plan else None,
        roles=len(match.ranking),
        brings=[
            BroughtPart(
                item=b.item,
                text=catalog.items[b.item].text,
                is_skill=catalog.items[b.item].is_skill,
                kind=b.kind,
                answer=b.level,
                word=word_of(catalog, b.item, b.kind, b.level),
                points=b.points,
                share=_share(catalog, role, b.item),
            )
            for b in (plan.brings if plan else ())
        ],
        usual=[skill_part(catalog, role, item) for item in (plan.usual if plan else ())],
        steps=[step_part(catalog, role, step) for step in (plan.steps if plan else ())],
        answered=match.answered,
        mentioned=match.mentioned,
        informative=match.informative,
        minimum=catalog.questionnaire.minimum_answers,
        minimum_mentions=catalog.questionnaire.minimum_mentions,
        unknown=sorted(sheet.unknown),
        next=next_of(catalog, sheet, match),
    )


def next_of(catalog: Catalog, sheet: AnswerSheet, match: Match) -> list[str]:
    """Return what to answer next: what is expected to tell most between the roles as they stand."""
    known = (*sheet.levels, *sheet.mentioned)
    fits = {ranked.role: ranked.fit for ranked in match.ranking}
    every = dict.fromkeys(match.contest.roles, 1 / len(match.contest.roles))
    return list(next_items(catalog, known, fits or every, experience=match.experience))


def step_part(catalog: Catalog, role: str, step: Step) -> StepPart:
    """Return a step towards a role as a document shows it."""
    return StepPart(
        skill=skill_part(catalog, role, step.item),
        from_answer=step.from_level,
        to_answer=step.to_level,
        to_word=catalog.items[step.item].word(step.to_level),
        gain=step.gain,
        fit=step.fit,
        place=step.place,
        needed_for=_item(catalog, step.needed_for) if step.needed_for else None,
    )


def skill_part(catalog: Catalog, role: str, item: str) -> SkillPart:
    """Return a skill of a role as a document shows it."""
    asked = catalog.items[item]
    return SkillPart(item, asked.text, _share(catalog, role, item), asked.build, asked.docs)


def _item(catalog: Catalog, item: str) -> ItemPart:
    return ItemPart(item, catalog.items[item].text)


def _share(catalog: Catalog, role: str, item: str) -> ItemShare:
    return item_share(catalog.items[item].text, catalog.shares[role][item])


def _goal(catalog: Catalog, ranked: Ranked, place: int) -> GoalPart:
    return GoalPart(**asdict(ranked_part(catalog, ranked)), place=place)
