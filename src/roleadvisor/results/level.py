"""Which rung of a role's ladder a person is on, and what the next one asks."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from roleadvisor.errors import NoRungsError
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.packs.ladders import (
    STATED_LEVELS,
    Branch,
    Ladder,
    LadderSkill,
    LadderSource,
    Seniority,
    SkillLevel,
    StatedLevel,
)
from roleadvisor.results.parts import Named, named
from roleadvisor.sheets.sheet import AnswerSheet

Standing = Literal["above", "met", "below", "unanswered"]
RungStatus = Literal["on-a-rung", "below-the-lowest", "not-enough-answers"]


class AskedSkill(Struct, frozen=True, kw_only=True):
    """A skill that a rung asks: the level asked, what one can do at it, and the person's own level.

    A skill without an answer has no level, and counts as none.
    """

    id: str
    name: str
    asked: SkillLevel
    can: str
    level: StatedLevel | None
    standing: Standing


class LadderRung(Struct, frozen=True, kw_only=True):
    """A rung, whether all that it asks is reached, and what it asks, skill by skill."""

    name: str
    seniority: Seniority
    branch: Branch | None
    summary: str
    is_reached: bool
    skills: Sequence[AskedSkill]

    @property
    def lacking(self) -> Sequence[AskedSkill]:
        """The skills that keep the person from this rung."""
        return [skill for skill in self.skills if skill.standing in {"below", "unanswered"}]

    @property
    def above(self) -> Sequence[AskedSkill]:
        """The skills in which the person is above what the rung asks."""
        return [skill for skill in self.skills if skill.standing == "above"]


class RungResult(Struct, frozen=True, kw_only=True):
    """What `level ROLE --json` prints: the rung that a person is on, and all rungs of the ladder.

    `ladder` is whose rungs these are, by the name that their `source` has for the role, and `because`
    says why they are used if they are another role's. `reached` is the highest rung all of whose
    skills are reached; it is two rungs if both sides of a fork are. `next` are the rungs above it, one
    for each way up. `passed_over` are rungs below the one reached that ask more of some skill.
    `unanswered` skills count as none; with the best answers to them, `at_most` could be reached.
    """

    id: str | None
    status: RungStatus
    role: Named
    ladder: str
    source: LadderSource
    because: str | None
    reached: Sequence[str]
    next: Sequence[str]
    passed_over: Sequence[str]
    at_most: Sequence[str]
    answered: int
    unanswered: Sequence[str]
    rungs: Sequence[LadderRung]
    unknown: Sequence[str]

    def rung(self, name: str) -> LadderRung:
        """Return a rung by its name."""
        return next(rung for rung in self.rungs if rung.name == name)


def level_of(catalog: Catalog, sheet: AnswerSheet, role: str) -> RungResult:
    """Return the rung of a role that a person is on, by the skills in their sheet alone.

    Raise `NoRungsError` for a role without rungs, `UnknownIdError` for an unknown role.

    >>> from roleadvisor import load_catalog, read_sheet
    >>> catalog = load_catalog()
    >>> skills = dict.fromkeys(catalog.ladders.ladders["ml-engineer"].asks, "practitioner")
    >>> sheet = read_sheet(f"{{roleadvisor: 1, skills: {skills}}}", "me", catalog)
    >>> level_of(catalog, sheet, "ml-engineer").reached
    ['Senior machine learning engineer']
    """
    ladder = ladder_of(catalog, role)
    levels = {skill: sheet.skills[skill] for skill in ladder.asks if skill in sheet.skills}
    unanswered = [skill for skill in ladder.asks if skill not in levels]
    reached = _reached(ladder, levels)
    return RungResult(
        id=sheet.id,
        status=_status(levels, reached),
        role=named(catalog, role),
        ladder=ladder.name,
        source=ladder.source,
        because=catalog.ladders.roles[role].because,
        reached=_names(ladder, _highest(ladder, reached)),
        next=_names(ladder, _following(ladder, reached)),
        passed_over=_names(ladder, _passed_over(ladder, reached)),
        at_most=_names(ladder, _at_most(ladder, levels, unanswered)),
        answered=len(levels),
        unanswered=unanswered,
        rungs=[
            _rung(catalog, ladder, place, levels, is_reached=place in reached)
            for place in range(len(ladder.rungs))
        ],
        unknown=sorted(sheet.unknown),
    )


def ladder_of(catalog: Catalog, role: str) -> Ladder:
    """Return the ladder of a role; raise `NoRungsError` if it has none."""
    catalog.check_ids(roles=[role])
    stated = catalog.ladders.roles.get(role)
    if stated and stated.ladder:
        return catalog.ladders.ladders[stated.ladder]
    because = stated.because if stated and stated.because else "this pack states none"
    message = f"{catalog.roles[role].name} has no rungs: {because}. "
    if stated and stated.near in catalog.roles:
        raise NoRungsError(f"{message}The nearest role with rungs: ", run=f"level {stated.near}")
    raise NoRungsError(f"{message}What to learn for it: ", run=f"plan {role}")


def skills_asked(catalog: Catalog, ladder: Ladder) -> Sequence[LadderSkill]:
    """Return the skills that the rungs of a ladder ask, in its order."""
    return [catalog.ladders.skills[skill] for skill in ladder.asks]


def rungs_called(catalog: Catalog, role: str, seniority: Seniority) -> Sequence[str]:
    """Return the rungs of a role that are called junior, mid and so on, from the lowest up.

    There are none if the ladder has none of that kind, or the role has no ladder. No ladder says how
    many years a rung takes, so years name no rung.

    >>> from roleadvisor import load_catalog
    >>> rungs_called(load_catalog(), "data-engineer", "senior")
    ['Senior data engineer']
    """
    stated = catalog.ladders.roles.get(role)
    if stated is None or stated.ladder is None:
        return []
    rungs = catalog.ladders.ladders[stated.ladder].rungs
    return [rung.name for rung in rungs if rung.seniority == seniority]


def _status(levels: Mapping[str, int], reached: Sequence[int]) -> RungStatus:
    if not levels:
        return "not-enough-answers"
    return "on-a-rung" if reached else "below-the-lowest"


def _reached(ladder: Ladder, levels: Mapping[str, int]) -> Sequence[int]:
    """Return the places of the rungs all of whose skills are reached."""
    return [
        place
        for place in range(len(ladder.rungs))
        if all(levels.get(skill, 0) >= level for skill, level in ladder.asked(place).items())
    ]


def _tops(ladder: Ladder, reached: Sequence[int]) -> Sequence[int | None]:
    """Return the highest rung reached on each way up, None where there is none."""
    return [max((p for p in line if p in reached), default=None) for line in ladder.lines]


def _highest(ladder: Ladder, reached: Sequence[int]) -> Sequence[int]:
    """Return the highest rungs reached, without those that another way up leads beyond."""
    tops = [top for top in _tops(ladder, reached) if top is not None]
    passed = {p for line in ladder.lines for top in tops if top in line for p in line if p < top}
    return sorted({*tops} - passed)


def _following(ladder: Ladder, reached: Sequence[int]) -> Sequence[int]:
    """Return on each way up the first rung above all that are reached."""
    top = max(reached, default=-1)
    return sorted({p for line in ladder.lines for p in [p for p in line if p > top][:1]})


def _passed_over(ladder: Ladder, reached: Sequence[int]) -> Sequence[int]:
    """Return the rungs that are not reached, though one above them is."""
    passed: set[int] = set()
    for line, top in zip(ladder.lines, _tops(ladder, reached), strict=True):
        passed.update(p for p in line if top is not None and p < top and p not in reached)
    return sorted(passed)


def _at_most(ladder: Ladder, levels: Mapping[str, int], unanswered: Sequence[str]) -> Sequence[int]:
    best = dict.fromkeys(unanswered, TOP_LEVEL)
    return _highest(ladder, _reached(ladder, {**levels, **best}))


def _names(ladder: Ladder, places: Sequence[int]) -> Sequence[str]:
    return [ladder.rungs[place].name for place in places]


def _rung(
    catalog: Catalog, ladder: Ladder, place: int, levels: Mapping[str, int], *, is_reached: bool
) -> LadderRung:
    rung = ladder.rungs[place]
    return LadderRung(
        name=rung.name,
        seniority=rung.seniority,
        branch=rung.branch,
        summary=rung.summary,
        is_reached=is_reached,
        skills=[
            _asked(catalog.ladders.skills[skill], word, levels.get(skill))
            for skill, words in ladder.asks.items()
            if (word := words[place])
        ],
    )


def _asked(skill: LadderSkill, asked: SkillLevel, level: int | None) -> AskedSkill:
    return AskedSkill(
        id=skill.id,
        name=skill.name,
        asked=asked,
        can=skill.can[asked],
        level=None if level is None else STATED_LEVELS[level],
        standing=_standing(level, STATED_LEVELS.index(asked)),
    )


def _standing(level: int | None, asked: int) -> Standing:
    if level is None:
        return "unanswered"
    if level == asked:
        return "met"
    return "above" if level > asked else "below"
