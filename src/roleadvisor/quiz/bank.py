"""What a person can be asked, with the tables for choosing: computed once for a quiz."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from roleadvisor.packs import TOP_LEVEL, Catalog, Screen
from roleadvisor.packs.catalog import Lazily
from roleadvisor.scoring.contest import Contest, contest_of
from roleadvisor.scoring.information import GainTable, gain_table
from roleadvisor.scoring.scorecard import Column, Scorecard
from roleadvisor.sheets.sheet import EXPERIENCES, Experience

# How many seconds a person needs for a rating, for a list and each item in it, and to skip.
RATING_SECONDS = 4.0
LIST_SECONDS = 5.0
LIST_ITEM_SECONDS = 0.8
SKIP_SECONDS = 2.0

LIST_LENGTH = 12
# No single question counts more than this toward the three minutes: a person may be called away.
MOST_SECONDS = 20.0


class Question(NamedTuple):
    """One item to rate, or up to twelve to tick when the screen's scale is yes-no."""

    screen: Screen
    items: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        """Whether the items are ticked, not rated."""
        return self.screen.scale == "yes-no"

    @property
    def seconds(self) -> float:
        """How long an answer takes."""
        if self.is_list:
            return LIST_SECONDS + LIST_ITEM_SECONDS * len(self.items)
        return RATING_SECONDS


class ToolList(NamedTuple):
    """The closing list: usual tools, by name, of the classes in `of`, to tick; they give no points."""

    of: tuple[str, ...]
    items: tuple[str, ...]
    is_list: bool = True

    @property
    def seconds(self) -> float:
        """How long an answer takes."""
        return LIST_SECONDS + LIST_ITEM_SECONDS * len(self.items)


class Group(NamedTuple):
    """Items that can be asked together: a whole list, or a single rating; indices into the bank."""

    screen: Screen
    items: Sequence[int]


class QuestionBank(NamedTuple):
    """The tables for choosing; items are in the order of `gains`, classes and roles of `contest`.

    `classes` has the indices of each role's classes, `places` the index of each item that can be
    asked. `shares`, `yes` and `no` are by class and item: the share of the class's people who say
    yes, and the points that a yes and a no add. `conditions` has the items that are asked only while
    one of some roles is in play, with the classes of each such role.
    """

    catalog: Catalog
    card: Scorecard
    experience: Experience
    contest: Contest
    classes: Sequence[Sequence[int]]
    gains: GainTable
    groups: Sequence[Group]
    places: Mapping[str, int]
    shares: Sequence[Sequence[float]]
    yes: Sequence[Sequence[int]]
    no: Sequence[Sequence[int]]
    conditions: Mapping[int, Sequence[Sequence[int]]]

    def row(self, item: str, level: int, column: Column) -> list[int]:
        """Return the points of an answer, or of a mention, for the classes in play."""
        return self.contest.of(self.card.row(item, level, column))

    def question(self, items: tuple[str, ...]) -> Question:
        """Return the question that asks these items of one screen."""
        return Question(self.catalog.screen_of(items[0]), items)


def open_bank(
    catalog: Catalog,
    card: Scorecard,
    experience: Experience,
    *,
    roles: Sequence[str] = (),
    titles: Sequence[str] = (),
) -> QuestionBank:
    """Return the bank for a person of this experience.

    It chooses between whole roles, or between those named in `roles`, side by side; `titles` are
    roles that a text names as jobs of the person. An item of weight
    0, or on which all classes agree, tells nothing and is never asked.
    """
    contest = contest_of(catalog, card, roles, titles)
    gains = gain_table(catalog, contest.classes, experience)
    places = {
        item: i
        for i, item in enumerate(gains.items)
        if len(set(gains.shares[i])) > 1
        and (experience == "practitioner" or catalog.items[item].newcomers)
    }

    def points(level: int) -> list[Sequence[int]]:
        rows = [contest.of(card.row(item, level, experience)) for item in gains.items]
        return list(zip(*rows, strict=True))

    return QuestionBank(
        catalog=catalog,
        card=card,
        experience=experience,
        contest=contest,
        classes=[contest.classes_of(role) for role in range(len(contest.roles))],
        gains=gains,
        groups=list(_groups(catalog, places)),
        places=places,
        shares=list(zip(*gains.shares, strict=True)),
        yes=points(TOP_LEVEL),
        no=points(0),
        conditions=_conditions(catalog, contest, places),
    )


def open_banks(
    catalog: Catalog, card: Scorecard, *, roles: Sequence[str] = (), titles: Sequence[str] = ()
) -> Mapping[Experience, QuestionBank]:
    """Return the bank for each experience, opened when it is first asked for."""
    return Lazily(
        EXPERIENCES,
        lambda experience: open_bank(catalog, card, experience, roles=roles, titles=titles),
    )


def narrowed(bank: QuestionBank, items: Collection[str]) -> QuestionBank:
    """Return the bank with only these items to be asked."""
    places = {item: i for item, i in bank.places.items() if item in items}
    return bank._replace(groups=list(_groups(bank.catalog, places)), places=places)


def _conditions(
    catalog: Catalog, contest: Contest, places: Mapping[str, int]
) -> dict[int, Sequence[Sequence[int]]]:
    """Return the roles on which items depend; those that the catalogue lacks are no condition."""
    conditions: dict[int, Sequence[Sequence[int]]] = {}
    for item, place in places.items():
        roles = [role for role in catalog.items[item].only_while if role in catalog.roles]
        if roles:
            conditions[place] = [_classes_of(contest, role) for role in roles]
    return conditions


def _classes_of(contest: Contest, role: str) -> list[int]:
    """Return the indices of the classes that are a role, or speak for it; none if it is not in play."""
    pairs = zip(contest.classes, contest.speaks_for, strict=True)
    return [i for i, (name, other) in enumerate(pairs) if role in {name, contest.roles[other]}]


def _groups(catalog: Catalog, places: Mapping[str, int]) -> Iterator[Group]:
    for screen in catalog.questionnaire.screens:
        asked = [places[item.id] for item in screen.items if item.id in places]
        if screen.scale == "levels":
            yield from (Group(screen, [item]) for item in asked)
        elif asked:
            yield Group(screen, asked)
