"""What a job ad's title says: the role of that name, or else the occupation."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from roleadvisor.imports.ads import LONGEST_TITLE
from roleadvisor.imports.lines import Line
from roleadvisor.occupations.model import load_occupations
from roleadvisor.occupations.titles import TitleIndex
from roleadvisor.packs import Catalog
from roleadvisor.packs.names import name_key, role_names
from roleadvisor.results.jobs import OccupationName
from roleadvisor.results.parts import Named, named
from roleadvisor.safe.characters import shown


class AdTitle(Struct, frozen=True, kw_only=True):
    """A title, its place, and the role that it names; without one, the occupation it is taken to mean.

    `agrees` says whether that role, or its whole role, is the one that the ad's text is for. It is
    null if the title names no role, or the text is for none.
    """

    text: str
    where: str
    role: Named | None
    occupation: OccupationName | None
    agrees: bool | None


class Titled(NamedTuple):
    """A line that is taken for a title, and the role that it names."""

    line: Line
    role: str | None


def title_among(catalog: Catalog, lines: Sequence[Line]) -> Titled | None:
    """Return the line that is the title: the first that names a role, or else the first of all."""
    named_by = ((line, role_in_title(catalog, line.text)) for line in lines)
    found = next(((line, role) for line, role in named_by if role), None)
    if found:
        return Titled(*found)
    return Titled(lines[0], None) if lines else None


def role_in_title(catalog: Catalog, title: str) -> str | None:
    """Return the role that a title names, or None.

    The longest name counts that stands in the title as it is; without any, the longest whose words
    are all there, as in "Engineer, Data".

    >>> from roleadvisor import load_catalog
    >>> catalog = load_catalog()
    >>> [role_in_title(catalog, title) for title in ("Senior Data Engineer (m/f/d)", "Nurse")]
    ['data-engineer', None]
    """
    words = name_key(title).split()
    names = sorted(_names(catalog), key=lambda named: -len(named[0]))
    for name, role in names:
        if f" {' '.join(name)} " in f" {' '.join(words)} ":
            return role
    return next((role for name, role in names if len(name) > 1 and set(name) <= set(words)), None)


def title_of(catalog: Catalog, found: Titled, told: str | None) -> AdTitle:
    """Return a title beside the role that the text is for."""
    role = found.role
    agrees = None
    if role and told:
        agrees = catalog.whole_of(role) == catalog.whole_of(told)
    return AdTitle(
        text=shown(found.line.text, LONGEST_TITLE),
        where=found.line.where,
        role=named(catalog, role) if role else None,
        occupation=None if role else _occupation(found.line.text),
        agrees=agrees,
    )


def _occupation(title: str) -> OccupationName | None:
    """Return the occupation whose title this is, or None if it is no title that O*NET knows."""
    reading = _title_index().read(title)
    if reading.best is None or reading.certainty == "near":
        return None
    found = reading.best.occupation
    return OccupationName(code=found.code, title=found.title)


def _names(catalog: Catalog) -> Iterator[tuple[list[str], str]]:
    for role, profile in catalog.roles.items():
        for name in role_names(profile):
            yield name_key(name).split(), role


@cache
def _title_index() -> TitleIndex:
    """Return the index of all titles, which takes long to make, and is made only if it is needed."""
    return TitleIndex(load_occupations())
