"""What a role pack holds: the parts of its files, and the catalogue they make up."""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from roleadvisor.safe.typed import END

ID_PATTERN = f"^[a-z0-9][a-z0-9-]{{0,62}}{END}"
# How sure a result sounds without a fit: the words of experts alone sound too sure at 1.
DEFAULT_TEMPERATURE = 1.5
DEFAULT_WEIGHT = 0.3
DEFAULT_MENTION_WEIGHT = 0.5
# What a no to a tool or a technique counts beside what its share says: people tick what comes to mind.
DEFAULT_WORTH_OF_NO = 0.5
# By how many points a speciality starts behind, and leads before it is named, where no fit says so.
DEFAULT_START = -500
DEFAULT_MARGIN = 1000
# The source of a share that a role does not state.
BASE_SHARE = "base share"
# The source of one that an expert states in a word.
ESTIMATE = "estimate"

Id = Annotated[str, Meta(pattern=ID_PATTERN)]
Text = Annotated[str, Meta(min_length=2, max_length=160)]
Prose = Annotated[str, Meta(min_length=20, max_length=1200)]
Https = Annotated[str, Meta(pattern=rf"^https://[^\s<>\"]+{END}", max_length=300)]
Proportion = Annotated[float, Meta(ge=0, le=1)]
Alias = Annotated[str, Meta(min_length=1, max_length=40)]
ShareOf = Literal["people", "ads", "estimate"]
Word = Literal["core", "common", "occasional", "rare"]
Version = Annotated[str, Meta(pattern=f"^[0-9A-Za-z][0-9A-Za-z.-]{{0,31}}{END}")]
Temperature = Annotated[float, Meta(ge=0.01, le=100)]
Weight = Annotated[float, Meta(ge=0, le=1.5)]
MentionWeight = Annotated[float, Meta(ge=0, le=2)]
Kind = Literal["interest", "skill"]
Scale = Literal["yes-no", "levels"]
LEVELS: Mapping[str, tuple[str, ...]] = {
    "interest": ("not for me", "rather not", "it depends", "like it", "love it"),
    "skill": ("none", "awareness", "working", "practitioner", "expert"),
}
TOP_LEVEL = 4


# The base of an item for which neither its author nor a fit states one.
DEFAULT_BASE: Word = "occasional"


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a pack's file: unknown keys are problems."""


class Item(Part, frozen=True, kw_only=True):
    """One thing a person can say of themself; who ticks it also says the items it `implies`.

    `build` is a first thing to make with a skill, `docs` where its documentation is; `needs` are the
    items to learn before it. `weight` is how much independent evidence an answer adds,
    `mention_weight` how much a mention in a text does.
    """

    id: Id
    text: Annotated[str, Meta(min_length=1, max_length=120)]
    aliases: tuple[Alias, ...] = ()
    build: Text | None = None
    docs: Https | None = None
    needs: tuple[Id, ...] = ()
    implies: tuple[Id, ...] = ()
    base: Proportion | Word = DEFAULT_BASE
    weight: Weight = DEFAULT_WEIGHT
    mention_weight: MentionWeight = DEFAULT_MENTION_WEIGHT
    surveys: tuple[Id, ...] = ()


class Screen(Part, frozen=True, kw_only=True):
    """Items of one kind that are asked together; `learnable` ones can be advised as a next step.

    `newcomer_prompt` is asked of people who are not in the field yet, where the words differ. An
    `essential` screen is asked of everyone.
    """

    id: Id
    title: Text
    prompt: Text
    newcomer_prompt: Text | None = None
    kind: Kind
    scale: Scale
    learnable: bool = True
    essential: bool = False
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]


class Words(Part, frozen=True, kw_only=True):
    """The share that each frequency word stands for."""

    core: Proportion = 0.8
    common: Proportion = 0.5
    occasional: Proportion = 0.25
    rare: Proportion = 0.08

    def share(self, stated: float | Word) -> float:
        """Return the share that a word stands for, or the figure itself."""
        return float(getattr(self, stated)) if isinstance(stated, str) else float(stated)


class Estimation(Part, frozen=True, kw_only=True):
    """How much an expert's word is trusted beside the share that is known without it.

    `word` and `base` weigh a word and the base share; `difference` weighs how the words of two
    roles differ for one item. The defaults take words at their face value. docs/method.md has the
    formulas.
    """

    centre: Annotated[float, Meta(ge=0.01, le=0.99)] = 0.5
    word: Annotated[float, Meta(ge=0, le=2)] = 1.0
    base: Annotated[float, Meta(ge=0, le=2)] = 0.0
    difference: Annotated[float, Meta(ge=0, le=2)] = 1.0

    def share(self, word: float, base: float) -> float:
        """Return the share estimated from a word's share and the base share."""
        centre = _logit(self.centre)
        evidence = self.word * (_logit(word) - centre) + self.base * (_logit(base) - centre)
        return _share(centre + evidence)

    def moved(self, share: float, from_word: float, to_word: float) -> float:
        """Return the share of a speciality whose word differs from that of the role it specialises."""
        return _share(_logit(share) + self.difference * (_logit(to_word) - _logit(from_word)))


def _share(logit: float) -> float:
    return 1 / (1 + exp(-logit))


def _logit(share: float) -> float:
    clipped = min(max(share, 0.005), 0.995)
    return log(clipped / (1 - clipped))


class Survey(Part, frozen=True, kw_only=True):
    """A survey that shares come from: of people, who were asked, or of job ads, which name things."""

    id: Id
    citation: Text
    url: Https
    kind: Literal["people", "ads"] = "people"


class Term(Part, frozen=True, kw_only=True):
    """What people write of themselves and no item asks, with the items that it surely `implies`.

    Everyone who knows the term must have what it implies. A term may repeat a name of an item that it
    implies, to say what else follows.
    """

    name: Annotated[str, Meta(min_length=1, max_length=60)]
    aliases: tuple[Alias, ...] = ()
    implies: tuple[Id, ...] = ()


class Reading(Part, frozen=True, kw_only=True):
    """Which names are read with care, because they are ordinary words too.

    Names that stand `alone` count only as a whole skill, keyword or part of a list, or after the name
    of a vendor; other names count within a longer text too, those `as_written` only when written so.
    `others` contain a name and are something else.
    """

    vendors: tuple[Alias, ...] = ()
    alone: tuple[Alias, ...] = ()
    as_written: tuple[Alias, ...] = ()
    others: tuple[Alias, ...] = ()


Families = dict[Id, Annotated[str, Meta(min_length=2, max_length=40)]]


class Settings(Part, frozen=True, kw_only=True):
    """What holds for a pack as a whole.

    `field` is what its people work with, as it stands in "work with data"; `families` names the
    families that roles belong to, by id. `retired` are items that were asked once: sheets and packs
    may still name them, and they count for nothing.
    """

    version: Version
    field: Annotated[str, Meta(min_length=2, max_length=40)]
    families: Annotated[Families, Meta(min_length=1)]
    temperature: Temperature = DEFAULT_TEMPERATURE
    worth_of_no: Proportion = DEFAULT_WORTH_OF_NO
    minimum_answers: Annotated[int, Meta(ge=1, le=50)] = 5
    minimum_mentions: Annotated[int, Meta(ge=1, le=50)] = 3
    words: Words = Words()
    surveys: tuple[Survey, ...] = ()
    retired: tuple[Id, ...] = ()


class Questionnaire(Settings, frozen=True, kw_only=True):
    """The item bank with what scoring needs beside it, and how people write of what it asks."""

    estimation: Estimation = Estimation()
    screens: tuple[Screen, ...]
    reading: Reading = Reading()
    terms: tuple[Term, ...] = ()


class Tool(Part, frozen=True, kw_only=True):
    """A tool or language of a role; `item` is the item it stands under, if there is one."""

    name: Annotated[str, Meta(min_length=1, max_length=60)]
    item: Id | None = None
    share: Word | None = None
    purpose: Text = field(name="for")
    url: Https | None = None


class ToolCategory(Part, frozen=True, kw_only=True):
    """Tools that serve one purpose."""

    category: Text
    tools: Annotated[tuple[Tool, ...], Meta(min_length=1)]


class Neighbour(Part, frozen=True, kw_only=True):
    """A role next to this one, and how it differs."""

    role: Id
    difference: Annotated[str, Meta(min_length=10, max_length=300)]


class WayIn(Part, frozen=True, kw_only=True):
    """A background from which people come into the role."""

    background: Text = field(name="from")
    bring: Annotated[str, Meta(min_length=5, max_length=300)]
    learn: Annotated[str, Meta(min_length=5, max_length=300)]


class Onet(Part, frozen=True, kw_only=True):
    """O*NET-SOC codes with the taxonomy they belong to."""

    taxonomy: Text
    codes: tuple[Annotated[str, Meta(pattern=rf"^[0-9]{{2}}-[0-9]{{4}}\.[0-9]{{2}}{END}")], ...]


class Identifiers(Part, frozen=True, kw_only=True):
    """What the role is called in public classifications."""

    onet: Onet | None = None
    esco: (
        Annotated[
            str, Meta(pattern=rf"^http://data\.europa\.eu/esco/occupation/[0-9a-f-]{{36}}{END}")
        ]
        | None
    ) = None
    uk: Text | None = None


class Source(Part, frozen=True, kw_only=True):
    """Where a profile's facts come from."""

    id: Annotated[str, Meta(pattern=f"^[a-z0-9][a-z0-9.-]{{0,62}}{END}")]
    title: Annotated[str, Meta(min_length=3, max_length=200)]
    url: Https
    used_for: Text


class Estimates(Part, frozen=True, kw_only=True):
    """Shares in frequency words, and what they rest on."""

    basis: Annotated[str, Meta(min_length=20, max_length=600)]
    shares: dict[Id, Word]


class SurveyedShare(Part, frozen=True, kw_only=True):
    """The share of `n` respondents of this role who said yes, or of `n` of its ads that name it."""

    share: Proportion
    n: Annotated[int, Meta(ge=1)]


class Surveyed(Part, frozen=True, kw_only=True):
    """Shares that surveys give; those of people override the estimates."""

    surveys: tuple[Id, ...]
    shares: dict[Id, SurveyedShare]


class Fitted(Part, frozen=True, kw_only=True):
    """What `python -m calibration fit` made of everything that is known of a role.

    `shares` are what answers are scored by. A speciality begins with `start` points and is named from
    a lead of `margin` points over the plain role. Every mention costs the role `cost` points, what it
    expects of mentions.
    """

    start: Annotated[int, Meta(ge=-10_000, le=0)] = DEFAULT_START
    margin: Annotated[int, Meta(ge=0, le=10_000)] = DEFAULT_MARGIN
    cost: Annotated[int, Meta(ge=-10_000, le=10_000)] | None = None
    shares: dict[Id, Proportion] = field(default_factory=dict)


class RoleFile(Part, frozen=True, kw_only=True):
    """One role as its practitioners would describe it."""

    id: Id
    name: Text
    aliases: tuple[Alias, ...] = ()
    family: Id
    specialises: Id | None = None
    summary: Annotated[str, Meta(min_length=20, max_length=400)]
    responsibilities: Annotated[tuple[Text, ...], Meta(min_length=1)]
    day: Prose
    languages: tuple[Tool, ...] = ()
    tools: tuple[ToolCategory, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    ways_in: tuple[WayIn, ...] = ()
    identifiers: Identifiers = Identifiers()
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]
    estimates: Estimates | None = None


class RoleProfile(RoleFile, frozen=True, kw_only=True):
    """One role with what surveys and job ads say of it."""

    surveyed: Surveyed | None = None
    advertised: Surveyed | None = None
    fitted: Fitted = Fitted()

    @property
    def used(self) -> Sequence[Tool]:
        """The role's languages and tools, in the profile's order."""
        return [*self.languages, *(tool for part in self.tools for tool in part.tools)]


class Share(Struct, frozen=True, kw_only=True):
    """The share of a role's practitioners who would say yes, or of its ads that name it.

    `of` says which; `source` is the surveys' ids, or "estimate"; `n` the number of people or ads, if
    there are any; `word` what the expert said, also where a survey overrides it. A speciality that
    does not state an item takes the share of the role it specialises, named in `inherited_from`.
    `scored` is what answers are scored by: it draws on all sources, and on the role's kin.
    """

    share: float
    scored: float
    of: ShareOf
    source: str
    n: int | None = None
    word: Word | None = None
    inherited_from: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the role, or the one that it specialises, says anything of the item."""
        return self.source != BASE_SHARE


class BankItem(Struct, frozen=True, kw_only=True):
    """An item with what its screen says of it."""

    id: str
    text: str
    screen: str
    kind: Kind
    scale: Scale
    base: float
    weight: float
    mention_weight: float
    learnable: bool
    aliases: tuple[str, ...]
    surveys: tuple[str, ...]
    build: str | None
    docs: str | None
    needs: tuple[str, ...]

    @property
    def is_skill(self) -> bool:
        """Whether it is about what a person has done or knows, and so can be mentioned in a text."""
        return self.kind == "skill"

    @property
    def is_learnable_skill(self) -> bool:
        """Whether it can be advised as a next step."""
        return self.kind == "skill" and self.learnable

    @property
    def can_change(self) -> bool:
        """Whether a person could answer otherwise before long, unlike a degree or years of work."""
        return self.kind == "interest" or self.learnable

    def word(self, level: int) -> str:
        """Return what a level 0 to 4 is called: yes, no, or a word of the item's scale."""
        words = LEVELS[self.kind]
        if self.scale == "yes-no" and level in {0, len(words) - 1}:
            return "yes" if level else "no"
        return words[level]


class Catalog(Struct, frozen=True, kw_only=True):
    """A whole role pack: items, roles and the share of each role for each item.

    `option` is what a command of ours must be given to mean this pack, such as ` --pack DIR`.
    """

    questionnaire: Questionnaire
    items: Mapping[str, BankItem]
    roles: Mapping[str, RoleProfile]
    shares: Mapping[str, Mapping[str, Share]]
    digest: str
    option: str = ""

    @property
    def version(self) -> str:
        """The questionnaire's version."""
        return self.questionnaire.version

    @property
    def families(self) -> Mapping[str, str]:
        """The names of the families by id, in the order of the pack."""
        return self.questionnaire.families

    @property
    def whole_roles(self) -> Sequence[str]:
        """The roles that are no speciality of another, in the order of the pack."""
        return [role for role, profile in self.roles.items() if not profile.specialises]

    def whole_of(self, role: str) -> str:
        """Return the role that this one specialises, or the role itself."""
        return self.roles[role].specialises or role

    def specialities_of(self, role: str) -> Sequence[str]:
        """Return the specialities of a whole role, in the order of the pack."""
        return [name for name, other in self.roles.items() if other.specialises == role]

    def share(self, role: str, item: str) -> float:
        """Return the share that answers are scored by."""
        return self.shares[role][item].scored

    def named_by(self, role: str) -> set[str]:
        """Return the items that a role's profile names: its tools, and what experts call common."""
        common = (item for item, s in self.shares[role].items() if s.word in {"core", "common"})
        return {tool.item for tool in self.roles[role].used if tool.item} | set(common)

    def screen_of(self, item: str) -> Screen:
        """Return the screen on which an item is asked."""
        screen = self.items[item].screen
        return next(s for s in self.questionnaire.screens if s.id == screen)
