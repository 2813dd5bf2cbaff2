"""What a job ad is for, whatever its title says: its role, what it asks for, and who has that."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from roleadvisor.errors import Problem
from roleadvisor.imports.ad_level import Level
from roleadvisor.imports.ads import read_ad
from roleadvisor.imports.lines import Line
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.packs.ladders import Ladder, LadderSource, Seniority
from roleadvisor.packs.model import Proportion
from roleadvisor.results.ad_asks import AskedItem, UsualItem, asked_in, asks_of, missing_from
from roleadvisor.results.ad_level import AdLevel, level_of
from roleadvisor.results.ad_person import Standing, standing_of
from roleadvisor.results.ad_title import AdTitle, title_among, title_of
from roleadvisor.results.ad_warnings import Warned, warnings_of
from roleadvisor.results.certainty import RankingCertainty, certainty_of
from roleadvisor.results.level import ladder_of, rungs_called
from roleadvisor.results.outside import LEAST_SHARE, Outside, outside_of
from roleadvisor.results.parts import Named, Place, named, part_of
from roleadvisor.scoring.match import Fitting, Match, Status, rank_roles
from roleadvisor.sheets.sheet import AnswerSheet

# A title's role that is among so many first ones may be right, whatever the fits.
PLAUSIBLE_PLACES = 2
# In an ad whose title names a role, this share of the field's own things is enough.
LEAST_SHARE_TITLED = LEAST_SHARE / 2
# What the rungs of the levels in ads are called.
_SENIORITY: Mapping[Level, Seniority] = {
    "trainee": "junior",
    "junior": "junior",
    "mid": "mid",
    "senior": "senior",
    "lead": "lead",
    "manager": "head",
}


class AdRole(Struct, frozen=True, kw_only=True):
    """The whole role that an ad is for, and the speciality within it where one is clearly ahead."""

    id: str
    name: str
    fit: Proportion
    speciality: Named | None


class AdPerson(Struct, frozen=True, kw_only=True):
    """A person before an ad: where its role stands for them, and how many of its items they have.

    `fit` and `place` are null if too little is known of the person to rank the roles. `lacks` counts
    the items that they said they lack, `planned` those among them that their plan holds.
    """

    fit: Proportion | None
    place: Place | None
    has: int
    lacks: int
    planned: int
    unknown: int


class Ad(Struct, frozen=True, kw_only=True):
    """What `ad FILE --json` prints.

    The status is "outside" if the ad is mostly about other work, as `outside` says, and "insufficient"
    if fewer than `minimum_mentions` of its items tell the roles apart; then `role` is null. `asks` has
    the musts first; `is_beyond` there says that few of the role's people have it. `known` are names
    that no item asks. `missing` are items that most of the role's people have and the ad does not
    name. `level` is by the ad's own words, and `rungs` are those of the role that are called so, none if
    its level was told by years alone; `rungs_source` is where they are from. `warnings` are by the
    rules in docs/method.md.
    """

    file: str
    status: Status
    title: AdTitle | None
    role: AdRole | None
    ranking: Sequence[Fitting]
    asks: Sequence[AskedItem]
    known: Sequence[str]
    outside: Outside | None
    missing: Sequence[UsualItem]
    level: AdLevel
    rungs: Sequence[str]
    rungs_source: LadderSource | None
    warnings: Sequence[Warned]
    person: AdPerson | None
    informative: int
    minimum_mentions: int

    @property
    def certainty(self) -> RankingCertainty:
        """How certain it is that the first role is the one that the ad is for."""
        return certainty_of(self.ranking)

    @property
    def is_contradicted(self) -> bool:
        """Whether the ad is clearly not for the role of its title: that is not even the second."""
        place = self.title.place if self.title else None
        return self.certainty == "clear" and place is not None and place > PLAUSIBLE_PLACES

    @property
    def told(self) -> Named | None:
        """The speciality that the ad is for, or else its whole role; None if it is for none."""
        if self.role is None:
            return None
        return self.role.speciality or part_of(self.role, Named)

    @property
    def beyond(self) -> Sequence[AskedItem]:
        """What the ad asks for and few of the role's people have, the fewest first."""
        unusual = [ask for ask in self.asks if ask.is_beyond]
        return sorted(unusual, key=lambda ask: ask.share.share if ask.share else 0)


class AdOutcome(Struct, frozen=True, kw_only=True):
    """One of several ads, or why its file could not be read."""

    file: str
    ad: Ad | None
    problems: Sequence[Problem]


class Ads(Struct, frozen=True, kw_only=True):
    """What `ad FILE FILE --json` prints: the ads, best first, then the files that could not be read.

    With a person, the best is the ad of whose items they have the largest part; without one, the ad
    with the highest fit. Ads for no role come after the others.
    """

    ads: Sequence[AdOutcome]


def read_job_ad(
    catalog: Catalog, lines: Sequence[Line], file: str, *, sheet: AnswerSheet | None = None
) -> Ad:
    """Return what a job ad is for and asks for, and with a sheet what the person has of it.

    `file` is its name for messages. Raise `InputError` for a text that is too long to be an ad.

    >>> from roleadvisor import load_catalog
    >>> text = ["Data ninja", "We love data.", "Requirements:", "Power BI, Excel, SQL, Tableau"]
    >>> lines = [Line(line, f"line {n}") for n, line in enumerate(text, 1)]
    >>> read_job_ad(load_catalog(), lines, "ad.txt").role.name
    'Data analyst'
    """
    ad = read_ad(lines, file)
    asked = asked_in(catalog, ad)
    match = rank_roles(catalog, {}, mentioned=dict.fromkeys(asked.quotes, TOP_LEVEL))
    titled = title_among(catalog, ad.titles)
    # Titles lie, so an ad's own makes no role of other work; it only halves what the text must say.
    least = LEAST_SHARE_TITLED if titled and titled.role else LEAST_SHARE
    outside = outside_of(catalog, asked.imported, None, least=least)
    role = _role(catalog, match) if match.ranking and not outside else None
    told = (role.speciality.id if role.speciality else role.id) if role else None
    level = level_of(ad, titled, catalog)
    ladder, rungs = _rungs(catalog, told, level) if told else (None, ())
    standing = standing_of(catalog, sheet, role.id if role else None) if sheet else None
    asks = asks_of(catalog, asked, told, standing)
    ranking = [part_of(one, Fitting) for one in match.ranking] if role else []
    return Ad(
        file=file,
        status="outside" if outside else match.status,
        title=title_of(catalog, titled, [one.id for one in ranking]) if titled else None,
        role=role,
        ranking=ranking,
        asks=asks,
        known=list(dict.fromkeys(part.name for part in asked.imported.known)),
        outside=outside,
        missing=missing_from(catalog, asked, told) if told else (),
        level=level,
        rungs=rungs,
        rungs_source=ladder.source if ladder else None,
        warnings=list(warnings_of(catalog, match, asked.names, level)) if role else (),
        person=_person(asks, standing) if standing else None,
        informative=match.informative,
        minimum_mentions=catalog.questionnaire.minimum_mentions,
    )


def best_first(outcomes: Iterable[AdOutcome]) -> Ads:
    """Return several ads in the order that `Ads` states; equal ones stay as they were given."""

    def order(outcome: AdOutcome) -> tuple[bool, bool, float, float]:
        ad = outcome.ad
        if ad is None or ad.role is None:
            return (ad is None, True, 0, 0)
        part = ad.person.has / len(ad.asks) if ad.person else 0
        return (False, False, -part, -ad.role.fit)

    return Ads(ads=sorted(outcomes, key=order))


def _rungs(catalog: Catalog, role: str, level: AdLevel) -> tuple[Ladder | None, Sequence[str]]:
    """Return the rungs that an ad's word for its level means, and their ladder.

    They are those of the role, or else of its whole role.
    """
    if level.level is None or level.by == "years":
        return None, ()
    seniority = _SENIORITY[level.level]
    for one in (role, catalog.whole_of(role)):
        if rungs := rungs_called(catalog, one, seniority):
            return ladder_of(catalog, one), rungs
    return None, ()


def _role(catalog: Catalog, match: Match) -> AdRole:
    first = match.ranking[0]
    return AdRole(
        id=first.id,
        name=first.name,
        fit=first.fit,
        speciality=named(catalog, match.speciality) if match.speciality else None,
    )


def _person(asks: Sequence[AskedItem], standing: Standing) -> AdPerson:
    return AdPerson(
        fit=standing.fit,
        place=standing.place,
        has=sum(ask.has is True for ask in asks),
        lacks=sum(ask.has is False for ask in asks),
        planned=sum(ask.is_planned for ask in asks),
        unknown=sum(ask.has is None for ask in asks),
    )
