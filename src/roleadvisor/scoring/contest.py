"""Which roles compete in a ranking: whole roles, each by its best class, or roles side by side."""

from collections.abc import Collection, Sequence
from operator import add
from typing import NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import Row, Scorecard


class Contest(NamedTuple):
    """The classes in play, and the role that each one speaks for.

    A class is a role's column of points: a whole role in its plain form, or one of its specialities.
    A role has the points of its best class.

    All fields but `roles` have one value per class. `columns` are indices into the scorecard's
    rows, `speaks_for` indices into `roles`, and `starts` the points before any answer or mention;
    `titles` are the part of them that job titles gave. `margins` are the leads over the plain form,
    in points, from which a speciality is named. The margin is None for a class that is not a
    speciality in this contest.
    """

    roles: tuple[str, ...]
    classes: tuple[str, ...]
    columns: tuple[int, ...]
    speaks_for: tuple[int, ...]
    starts: Row
    margins: tuple[int | None, ...]
    titles: Row

    @property
    def is_side_by_side(self) -> bool:
        """Whether each class is a role of its own, as roles ranked side by side are."""
        return self.classes == self.roles

    def of(self, row: Row) -> list[int]:
        """Return the points of the classes in play, from a row of the scorecard."""
        return [row[column] for column in self.columns]

    def classes_of(self, role: int) -> list[int]:
        """Return the indices of the classes that speak for the role at index `role`."""
        return [index for index, other in enumerate(self.speaks_for) if other == role]

    def speakers(self, points: Sequence[float]) -> list[int]:
        """Return the index of each role's class with most points; the first id wins a tie."""
        best = [-1] * len(self.roles)
        for index, role in enumerate(self.speaks_for):
            if best[role] < 0 or points[index] > points[best[role]]:
                best[role] = index
        return best

    def best_points(self, points: Sequence[int]) -> list[int]:
        """Return the points of each role, which are those of its best class."""
        return [points[speaker] for speaker in self.speakers(points)]

    def speciality(self, points: Sequence[float], role: int) -> int | None:
        """Return the index of a role's best speciality if it leads the plain form by its margin.

        The best speciality is the one with most points; the first id wins a tie.
        """
        leads = [index for index in self.classes_of(role) if self.margins[index] is not None]
        if not leads:
            return None
        best = max(leads, key=points.__getitem__)
        lead = points[best] - points[self.classes.index(self.roles[role])]
        return best if lead >= (self.margins[best] or 0) else None


def contest_of(
    catalog: Catalog, card: Scorecard, roles: Sequence[str] = (), titles: Collection[str] = ()
) -> Contest:
    """Return the contest between all whole roles, or between `roles` side by side.

    Side by side, a speciality competes as a role of its own. `titles` are roles that a text names as
    jobs of the person.

    Raise `UnknownIdError` for a role that is not in the catalogue.
    """
    catalog.check_ids(roles=[*roles, *titles])
    contest = _without_titles(catalog, card, roles)
    return titled(contest, card, titles) if titles else contest


def titled(contest: Contest, card: Scorecard, titles: Collection[str]) -> Contest:
    """Return a contest without titles as one for a person with these."""
    points = tuple(contest.of(card.title_row(titles)))
    starts = tuple(map(add, contest.starts, points))
    return contest._replace(starts=starts, titles=points)


def _without_titles(catalog: Catalog, card: Scorecard, roles: Sequence[str]) -> Contest:
    if roles:
        columns = [i for i, role in enumerate(card.roles) if role in roles]
        named = tuple(card.roles[i] for i in columns)
        indices = range(len(columns))
        return Contest(
            roles=named,
            classes=named,
            columns=tuple(columns),
            speaks_for=tuple(indices),
            starts=(0,) * len(columns),
            margins=(None,) * len(columns),
            titles=(0,) * len(columns),
        )
    whole = [role for role in card.roles if not catalog.roles[role].specialises]
    return Contest(
        roles=tuple(whole),
        classes=card.roles,
        columns=tuple(range(len(card.roles))),
        speaks_for=tuple(whole.index(catalog.whole_of(role)) for role in card.roles),
        starts=card.starts,
        margins=tuple(
            catalog.roles[role].fitted.margin if catalog.roles[role].specialises else None
            for role in card.roles
        ),
        titles=(0,) * len(card.roles),
    )


def towards(contest: Contest, class_id: str) -> Contest:
    """Return the contest for a person who aims at `class_id`.

    If that is a speciality, it alone speaks for its role.
    """
    return contest if class_id in contest.roles else through(contest, class_id)


def through(contest: Contest, class_id: str) -> Contest:
    """Return the contest in which `class_id` alone speaks for its role.

    >>> from roleadvisor import compile_scorecard, load_catalog
    >>> catalog = load_catalog()
    >>> contest = contest_of(catalog, compile_scorecard(catalog))
    >>> alone = through(contest, "etl-developer")
    >>> [alone.classes[index] for index in alone.classes_of(alone.roles.index("data-engineer"))]
    ['etl-developer']
    """
    role = contest.speaks_for[contest.classes.index(class_id)]
    kept = [
        index
        for index, other in enumerate(contest.speaks_for)
        if other != role or contest.classes[index] == class_id
    ]
    return contest._replace(
        classes=tuple(contest.classes[index] for index in kept),
        columns=tuple(contest.columns[index] for index in kept),
        speaks_for=tuple(contest.speaks_for[index] for index in kept),
        starts=tuple(contest.starts[index] for index in kept),
        titles=tuple(contest.titles[index] for index in kept),
        margins=tuple(
            None if contest.classes[index] == class_id else contest.margins[index] for index in kept
        ),
    )
