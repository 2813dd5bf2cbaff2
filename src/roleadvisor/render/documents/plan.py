"""What `plan ROLE --json` prints."""

from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.advice.plan import Plan, Step
from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.render.documents.common import CatalogueStamp, Document, Unit, stamp
from roleadvisor.render.documents.roles import ItemShare, item_share
from roleadvisor.scorecard import Experience
from roleadvisor.scoring import Match
from roleadvisor.selection import next_items

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

    `gain` is the rise in fit by this step after those before it; `fit` and `place` are the role's
    then.
    """

    skill: SkillPart
    from_answer: Level | None
    to_answer: Level
    to_word: str
    gain: Unit
    fit: Unit
    place: Place


class BroughtPart(Document, frozen=True):
    """An answer that speaks for the role, with the points it gives it."""

    item: str
    text: str
    kind: Literal["interest", "skill"]
    answer: Level
    word: str
    points: int
    share: ItemShare


class GoalPart(Document, frozen=True):
    """A role with its fit and place by today's answers."""

    id: str
    name: str
    fit: Unit
    place: Place
    interest_points: int
    skill_points: int


class PlanDocument(Document, frozen=True):
    """What `plan ROLE --json` prints: the steps that raise the role's fit most, one after the other.

    `brings` is what already speaks for the role; `usual` is what most of its people have and this
    person has not, or was not asked, beside the steps. `ahead` is the role that comes first today.
    """

    schema: Literal["roleadvisor/plan@1"]
    tool_version: str
    catalogue: CatalogueStamp
    id: str | None
    status: Literal["ok", "insufficient"]
    experience: Experience
    role: str
    name: str
    goal: GoalPart | None
    ahead: GoalPart | None
    roles: int
    brings: list[BroughtPart]
    usual: list[SkillPart]
    steps: list[StepPart]
    informative: int
    minimum: int
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
        role=role,
        name=catalog.roles[role].name,
        goal=_goal(catalog, match, plan.place - 1) if plan else None,
        ahead=_goal(catalog, match, 0) if plan else None,
        roles=len(match.ranking),
        brings=[
            BroughtPart(
                item=b.item,
                text=catalog.items[b.item].text,
                kind=catalog.items[b.item].kind,
                answer=b.level,
                word=catalog.items[b.item].word(b.level),
                points=b.points,
                share=_share(catalog, role, b.item),
            )
            for b in (plan.brings if plan else ())
        ],
        usual=[skill_part(catalog, role, item) for item in (plan.usual if plan else ())],
        steps=[step_part(catalog, role, step) for step in (plan.steps if plan else ())],
        informative=match.informative,
        minimum=catalog.questionnaire.minimum_answers,
        next=list(next_items(catalog, sheet.levels, experience=match.experience)),
    )


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
    )


def skill_part(catalog: Catalog, role: str, item: str) -> SkillPart:
    """Return a skill of a role as a document shows it."""
    asked = catalog.items[item]
    return SkillPart(item, asked.text, _share(catalog, role, item), asked.build, asked.docs)


def _share(catalog: Catalog, role: str, item: str) -> ItemShare:
    return item_share(catalog.items[item].text, catalog.shares[role][item])


def _goal(catalog: Catalog, match: Match, index: int) -> GoalPart:
    ranked = match.ranking[index]
    return GoalPart(
        id=ranked.role,
        name=catalog.roles[ranked.role].name,
        fit=ranked.fit,
        place=index + 1,
        interest_points=ranked.interest_points,
        skill_points=ranked.skill_points,
    )
