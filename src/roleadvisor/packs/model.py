"""What a role pack holds: the parts of its files, and the catalogue they make up."""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from roleadvisor.safe.typed import END

ID_PATTERN = f"^[a-z0-9][a-z0-9-]{{0,62}}{END}"
# For a pack without fitted numbers: at 1, the words of experts alone give too sure results.
DEFAULT_TEMPERATURE = 1.5
DEFAULT_WEIGHT = 0.3
DEFAULT_MENTION_WEIGHT = 0.5
# How much a no to a tool or a technique counts: people tick only those that come to mind.
DEFAULT_WORTH_OF_NO = 0.5
# How many points a job title gives its role, until a fit measures what a telling mention gives.
DEFAULT_WORTH_OF_TITLE = 1000
# For a speciality without fitted numbers: the points it starts with, and the lead to be named.
DEFAULT_START = -500
DEFAULT_MARGIN = 1000

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
TitlePoints = Annotated[int, Meta(ge=0, le=10_000)]
Weight = Annotated[float, Meta(ge=0, le=1.5)]
MentionWeight = Annotated[float, Meta(ge=0, le=2)]
Kind = Literal["interest", "skill"]
Scale = Literal["yes-no", "levels"]
Size = Literal["weekend", "month", "season"]
LEVELS: Mapping[str, tuple[str, ...]] = {
    "interest": ("not for me", "rather not", "it depends", "like it", "love it"),
    "skill": ("none", "awareness", "working", "practitioner", "expert"),
}
TOP_LEVEL = 4
# From this level on a person has a skill: its box is ticked, and it need not be learnt first.
HAS_LEVEL = 2


# The base of an item for which neither its author nor a fit states one.
DEFAULT_BASE: Word = "occasional"


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a pack's file: unknown keys are problems."""


class Item(Part, frozen=True, kw_only=True):
    """One thing a person can say of themself; who ticks it also says the items it `implies`.

    `build` is a first thing to make with a skill, `docs` where to learn it for free, `size` how long
    that takes, an estimate; `needs` are the items to learn before it, `succeeded_by` those that have
    taken its place. `weight` is how much
    independent evidence an answer adds, `mention_weight` how much a mention in a text does. The quiz
    asks it only while one of the roles `only_while` has some chance, if there are any, and of
    newcomers unless that is switched off.
    """

    id: Id
    text: Annotated[str, Meta(min_length=1, max_length=120)]
    aliases: tuple[Alias, ...] = ()
    build: Text | None = None
    docs: Https | None = None
    size: Size | None = None
    needs: tuple[Id, ...] = ()
    succeeded_by: tuple[Id, ...] = ()
    implies: tuple[Id, ...] = ()
    base: Proportion | Word = DEFAULT_BASE
    weight: Weight = DEFAULT_WEIGHT
    mention_weight: MentionWeight | None = DEFAULT_MENTION_WEIGHT
    surveys: tuple[Id, ...] = ()
    only_while: tuple[Id, ...] = ()
    newcomers: bool = True


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
        centre = logit_of(self.centre)
        evidence = self.word * (logit_of(word) - centre) + self.base * (logit_of(base) - centre)
        return share_of(centre + evidence)

    def moved(self, share: float, from_word: float, to_word: float) -> float:
        """Return the share of a speciality whose word differs from that of the role it specialises."""
        return share_of(
            logit_of(share) + self.difference * (logit_of(to_word) - logit_of(from_word))
        )


def share_of(logit: float) -> float:
    """Return the share with these log-odds."""
    return 1 / (1 + exp(-logit))


def logit_of(share: float) -> float:
    """Return the log-odds of a share, after limiting it to .005 to .995."""
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


class Unless(Part, frozen=True, kw_only=True):
    """Names that mean something else where certain words stand.

    The words may stand in the same text, `beside` the name, or `anywhere` in the résumé. The names
    count all the same if another name in the résumé says that the person has the same item.
    """

    names: Annotated[tuple[Alias, ...], Meta(min_length=1)]
    beside: tuple[Alias, ...] = ()
    anywhere: tuple[Alias, ...] = ()


class Degree(Part, frozen=True, kw_only=True):
    """Names that mean an item only where a degree is stated: "MS" is also an illness and a firm."""

    item: Id
    names: Annotated[tuple[Alias, ...], Meta(min_length=1)]


class Reading(Part, frozen=True, kw_only=True):
    """Which names are read with care, because they are ordinary words too.

    Names that stand `alone` count only as a whole skill, keyword or part of a list, or after the name
    of a vendor; other names count within a longer text too, those `as_written` only when written so.
    Those in `capitals` stand alone too, and only in capitals: DOE is no name of a person, and Doe is.
    `others` contain a name and are something else. `general` are skills of any work, which are not
    told of.

    `of_field` are terms of the pack's field; the items named `elsewhere` are as usual in other work.
    They tell whether a text is about the field at all.
    """

    vendors: tuple[Alias, ...] = ()
    alone: tuple[Alias, ...] = ()
    as_written: tuple[Alias, ...] = ()
    capitals: tuple[Alias, ...] = ()
    others: tuple[Alias, ...] = ()
    general: tuple[Alias, ...] = ()
    unless: tuple[Unless, ...] = ()
    degrees: tuple[Degree, ...] = ()
    of_field: tuple[Alias, ...] = ()
    elsewhere: tuple[Id, ...] = ()


Families = dict[Id, Annotated[str, Meta(min_length=2, max_length=40)]]


class Settings(Part, frozen=True, kw_only=True):
    """What holds for a pack as a whole.

    `field` is what its people work with, as it stands in "work with data"; `families` names the
    families that roles belong to, by id. `retired` are items that are no longer asked: sheets and
    packs may still name them, but they count for nothing.
    """

    version: Version
    field: Annotated[str, Meta(min_length=2, max_length=40)]
    families: Annotated[Families, Meta(min_length=1)]
    temperature: Temperature = DEFAULT_TEMPERATURE
    worth_of_no: Proportion = DEFAULT_WORTH_OF_NO
    minimum_answers: Annotated[int, Meta(ge=1, le=50)] = 5
    minimum_mentions: Annotated[int, Meta(ge=1, le=50)] = 2
    worth_of_title: TitlePoints = DEFAULT_WORTH_OF_TITLE
    words: Words = Words()
    surveys: tuple[Survey, ...] = ()
    retired: tuple[Id, ...] = ()


class Questionnaire(Settings, frozen=True, kw_only=True):
    """The item bank, the settings that scoring needs, and the terms that people write."""

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
