"""What a job ad's title says: the role of that name, or else the occupation."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from roleadvisor.imports.ads import LONGEST_TITLE
from roleadvisor.imports.lines import Line
from roleadvisor.imports.titles import roles_in_title
from roleadvisor.occupations.titles import title_index
from roleadvisor.packs import Catalog
from roleadvisor.results.jobs import OccupationName
from roleadvisor.results.parts import Named, Place, named
from roleadvisor.safe.characters import shown


class AdTitle(Struct, frozen=True, kw_only=True):
    """A title, its place, and the role that it names; without one, the occupation it is taken to mean.

    `place` is that of the role, or of its whole role, among the roles that the ad's text ranks; 1 means
    that title and text agree. It is null if the title names no role, or nothing was ranked.
    """

    text: str
    where: str
    role: Named | None
    occupation: OccupationName | None
    place: Place | None

    @property
    def differs(self) -> bool:
        """Whether the title names another role than the ad's text."""
        return self.place is not None and self.place > 1


class Titled(NamedTuple):
    """A line that is taken for a title, and the role that it names."""

    line: Line
    role: str | None


def title_among(catalog: Catalog, lines: Sequence[Line]) -> Titled | None:
    """Return the line that is the title: the first that names a role, or else the first of all."""
    named_by = (Titled(line, role) for line in lines for role in roles_in_title(catalog, line.text))
    return next(named_by, Titled(lines[0], None) if lines else None)


def title_of(catalog: Catalog, found: Titled, ranked: Sequence[str]) -> AdTitle:
    """Return a title, and its place among the whole roles `ranked` by what the text asks for."""
    role = found.role
    whole = catalog.whole_of(role) if role else None
    return AdTitle(
        text=shown(found.line.text, LONGEST_TITLE),
        where=found.line.where,
        role=named(catalog, role) if role else None,
        occupation=None if role else _occupation(found.line.text),
        place=ranked.index(whole) + 1 if whole in ranked else None,
    )


def _occupation(title: str) -> OccupationName | None:
    """Return the occupation whose title this is, or None if it is no title that O*NET knows."""
    reading = title_index().read(title)
    if reading.best is None or reading.certainty == "near":
        return None
    found = reading.best.occupation
    return OccupationName(code=found.code, title=found.title)
