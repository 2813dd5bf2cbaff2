"""The rungs of roles: what a career in a role climbs, and what each rung asks of each skill."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct, field

from roleadvisor.packs.model import Https, Id, Part, Text

SkillLevel = Literal["awareness", "working", "practitioner", "expert"]
# What a person can say of a skill, as levels 0 to 4.
StatedLevel = Literal["none", "awareness", "working", "practitioner", "expert"]
STATED_LEVELS: tuple[StatedLevel, ...] = get_args(StatedLevel)
# What a rung is called at large, from the bottom to the top.
Seniority = Literal["junior", "mid", "senior", "lead", "head"]
# On which side of a fork a rung is.
Branch = Literal["experts", "managers"]
BRANCHES: tuple[Branch, ...] = get_args(Branch)


class LadderSource(Part, frozen=True, kw_only=True):
    """Where rungs and skills are from; the `notice` that its licence demands is shown with results."""

    name: Text
    notice: Annotated[str, Meta(min_length=2, max_length=300)]
    url: Https


class Rung(Part, frozen=True, kw_only=True):
    """One rung; `summary` says what people on it do.

    Where a ladder forks, the rungs of each side have a `branch`; the others belong to both.
    """

    name: Text
    seniority: Seniority
    branch: Branch | None = None
    summary: Annotated[str, Meta(min_length=20, max_length=200)]


class LadderSkill(Part, frozen=True, kw_only=True):
    """A skill that rungs ask, and what one `can` do at each level that they ask."""

    id: Id
    name: Text
    can: Annotated[dict[SkillLevel, Text], Meta(min_length=1)]


class LadderForm(Part, frozen=True, kw_only=True):
    """The rungs of one role from the lowest up, and for each skill the level that each rung asks.

    Null is a skill that a rung does not ask.
    """

    id: Id
    name: Text
    rungs: Annotated[tuple[Rung, ...], Meta(min_length=1, max_length=12)]
    asks: Annotated[dict[Id, tuple[SkillLevel | None, ...]], Meta(min_length=1)]


class RoleLadder(Part, frozen=True, kw_only=True):
    """Whose rungs a role has, and `because` of what, if they are another role's or if it has none.

    A role without rungs may name the role `near` it that has some.
    """

    ladder: Id | None = None
    because: Text | None = None
    near: Id | None = None


class LaddersFile(Part, frozen=True, kw_only=True):
    """`ladders.yaml`: the rungs of roles, for `level`. They change no fit."""

    source: LadderSource
    roles: dict[Id, RoleLadder] = field(default_factory=dict)
    ladders: tuple[LadderForm, ...] = ()
    skills: tuple[LadderSkill, ...] = ()


class Ladder(LadderForm, frozen=True, kw_only=True):
    """The rungs of one role with their source."""

    source: LadderSource

    def asked(self, rung: int) -> Mapping[str, int]:
        """Return the levels, 1 to 4, of the skills that a rung asks, by its place from 0.

        >>> from roleadvisor import load_catalog
        >>> load_catalog().ladders.ladders["data-architect"].asked(2)["data-modelling"]
        4
        """
        levels = ((skill, words[rung]) for skill, words in self.asks.items())
        return {skill: STATED_LEVELS.index(word) for skill, word in levels if word}

    @property
    def lines(self) -> Sequence[Sequence[int]]:
        """The ways up, as places of rungs: one, or one for each branch."""
        named = {rung.branch for rung in self.rungs}
        branches = [branch for branch in BRANCHES if branch in named]
        return [self._line(branch) for branch in branches] or [self._line(None)]

    def _line(self, branch: Branch | None) -> Sequence[int]:
        return [place for place, rung in enumerate(self.rungs) if rung.branch in {None, branch}]


class Ladders(Struct, frozen=True, kw_only=True):
    """All rungs of a catalogue, and whose rungs each role has."""

    skills: Mapping[str, LadderSkill] = {}
    ladders: Mapping[str, Ladder] = {}
    roles: Mapping[str, RoleLadder] = {}


NO_LADDERS = Ladders()


def joined_ladders(written: LaddersFile, base: Ladders) -> Ladders:
    """Return the ladders of a file beside those that its pack builds on."""
    ladders = [sourced(form, written.source) for form in written.ladders]
    return Ladders(
        skills={**base.skills, **{skill.id: skill for skill in written.skills}},
        ladders={**base.ladders, **{ladder.id: ladder for ladder in ladders}},
        roles={**base.roles, **written.roles},
    )


def sourced(form: LadderForm, source: LadderSource) -> Ladder:
    """Return a ladder of a file with its source."""
    return Ladder(id=form.id, name=form.name, rungs=form.rungs, asks=form.asks, source=source)
