"""What a ranking is between: whole roles, each by the best of its classes, or roles side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import Row, Scorecard


class Contest(NamedTuple):
    """The classes in play, and the role that each speaks for.

    A class is a role's column of points: a whole role in its plain form, or one of its specialities.
    `columns` are the places of the classes in the scorecard, `speaks_for` the place of each one's role
    in `roles`, `starts` the points that each class begins with. `margins` are the leads over its role's
    plain form from which a speciality is named, None for what is no speciality here.
    """

    roles: tuple[str, ...]
    classes: tuple[str, ...]
    columns: tuple[int, ...]
    speaks_for: tuple[int, ...]
    starts: Row
    margins: tuple[int | None, ...]

    @property
    def is_side_by_side(self) -> bool:
        """Whether every class in play speaks for itself."""
        return self.classes == self.roles

    def of(self, row: Row) -> list[int]:
        """Return the points of the classes in play, from a row of the scorecard."""
        return [row[column] for column in self.columns]

    def classes_of(self, role: int) -> list[int]:
        """Return the places of the classes that speak for a role."""
        return [place for place, other in enumerate(self.speaks_for) if other == role]

    def speakers(self, points: Sequence[float]) -> list[int]:
        """Return, for each role, the place of its class with most points; the first id wins a tie."""
        best = [-1] * len(self.roles)
        for place, role in enumerate(self.speaks_for):
            if best[role] < 0 or points[place] > points[best[role]]:
                best[role] = place
        return best

    def best_points(self, points: Sequence[int]) -> list[int]:
        """Return the points of each role: those of its best class."""
        return [points[speaker] for speaker in self.speakers(points)]

    def speciality(self, points: Sequence[float], role: int) -> int | None:
        """Return the place of the speciality that leads its role's plain form by its margin, if one does.

        It is the role's speciality with most points, the first id at a tie, or none.
        """
        leads = [place for place in self.classes_of(role) if self.margins[place] is not None]
        if not leads:
            return None
        best = max(leads, key=points.__getitem__)
        lead = points[best] - points[self.classes.index(self.roles[role])]
        return best if lead >= (self.margins[best] or 0) else None


def contest_of(catalog: Catalog, card: Scorecard, roles: Sequence[str] = ()) -> Contest:
    """Return the contest between whole roles; those named in `roles` are ranked side by side.

    Raise `UnknownIdError` for a role that is not in the catalogue.
    """
    catalog.check_ids(roles=roles)
    if roles:
        columns = [i for i, role in enumerate(card.roles) if role in roles]
        named = tuple(card.roles[i] for i in columns)
        places = range(len(columns))
        return Contest(
            roles=named,
            classes=named,
            columns=tuple(columns),
            speaks_for=tuple(places),
            starts=(0,) * len(columns),
            margins=(None,) * len(columns),
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
    )


def towards(contest: Contest, class_id: str) -> Contest:
    """Return the contest for one who aims at a role, or at a speciality, which then speaks alone."""
    return contest if class_id in contest.roles else through(contest, class_id)


def through(contest: Contest, class_id: str) -> Contest:
    """Return the same contest with one class alone speaking for its role.

    >>> from roleadvisor import compile_scorecard, load_catalog
    >>> catalog = load_catalog()
    >>> contest = contest_of(catalog, compile_scorecard(catalog))
    >>> alone = through(contest, "etl-developer")
    >>> [alone.classes[place] for place in alone.classes_of(alone.roles.index("data-engineer"))]
    ['etl-developer']
    """
    role = contest.speaks_for[contest.classes.index(class_id)]
    kept = [
        place
        for place, other in enumerate(contest.speaks_for)
        if other != role or contest.classes[place] == class_id
    ]
    return contest._replace(
        classes=tuple(contest.classes[place] for place in kept),
        columns=tuple(contest.columns[place] for place in kept),
        speaks_for=tuple(contest.speaks_for[place] for place in kept),
        starts=tuple(contest.starts[place] for place in kept),
        margins=tuple(
            None if contest.classes[place] == class_id else contest.margins[place] for place in kept
        ),
    )
