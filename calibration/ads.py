"""Read job ads as labelled answer sheets, by a declarative mapping in the folder `ads`.

An ad names what an employer wishes for; it is not a person's answers. So its sheet has no answers,
only the items that the ad names, as `mentioned`. An item that it does not name is no clear no. An
item that its source cannot record is missing.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import translate
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from calibration.surveys import SurveyError, find_column, open_table

ADS = Path(__file__).parent / "ads"
SEPARATOR = ";"

Pattern = re.Pattern[str]


class Titles(NamedTuple):
    """Patterns of titles: those of other work, and those of each role, in the order to try them."""

    other_work: Pattern
    roles: Sequence[tuple[str, Pattern]]


class Kind(NamedTuple):
    """The role of a kind of ads, and the roles whose title goes before the kind."""

    role: str
    unless: Sequence[str]


class Layout(NamedTuple):
    """The columns of a file of ads that the mapping asks for; not all files have a kind."""

    title: int
    kind: int | None
    skills: Sequence[int]


def ads_names() -> list[str]:
    """Return the names of the collections of ads that have a mapping."""
    return sorted(path.stem for path in ADS.glob("*.yaml"))


def load_ads_mapping(name: str) -> dict[str, Any]:
    """Return the mapping of a collection of ads; where its title is a name, titles are read as there."""
    mapping: dict[str, Any] = yaml.safe_load((ADS / f"{name}.yaml").read_text("utf-8"))
    if isinstance(mapping["title"], str):
        mapping["title"] = load_ads_mapping(mapping["title"])["title"]
    return mapping


def recordable_items(mapping: Mapping[str, Any]) -> list[str]:
    """Return the items that a source can have recorded, sorted.

    Its ads tell nothing of any other item: that is missing there, never a no.
    """
    return sorted(mapping["skills"]["items"])


def read_ads(name: str, path: Path, mapping: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a labelled sheet for each ad whose title or kind names a role.

    Ads with fewer skills than the mapping's minimum are left out. Each skill that has an item
    counts once, even if two skills stand for the same item or one stands for two.
    """
    titles, kinds, skills = _titles(mapping), _kinds(mapping), _Skills(mapping["skills"]["items"])
    with open_table(path) as file:
        rows = csv.reader(file)
        header = next(rows, [])
        layout = _layout(mapping, header)
        for number, row in enumerate(rows, start=1):
            if len(row) < len(header):
                raise SurveyError(f"{path}: row {number} has too few cells")
            kind = None if layout.kind is None else kinds.get(row[layout.kind])
            role = _role(titles, row[layout.title], kind)
            known = [items for skill in _skills(layout, row) if (items := skills[skill])]
            if role and len(known) >= mapping["skills"]["minimum"]:
                yield {
                    "answers": {},
                    "experience": "practitioner",
                    "id": f"{name}-{number}",
                    "label": role,
                    "mentioned": sorted(frozenset().union(*known)),
                    "roleadvisor": 1,
                }


def role_named(mapping: Mapping[str, Any], title: str) -> str | None:
    """Return the role that a title names by a mapping of ads, or None for other work."""
    return _role(_titles(mapping), title, None)


class _Skills(dict[str, frozenset[str]]):
    """The items of each skill, found out when it is first asked for; most ads name the same few."""

    def __init__(self, items: Mapping[str, Sequence[str]]) -> None:
        self._names = {
            item: re.compile("|".join(map(translate, named))) for item, named in items.items()
        }

    def __missing__(self, skill: str) -> frozenset[str]:
        self[skill] = frozenset(i for i, names in self._names.items() if names.match(skill))
        return self[skill]


def _titles(mapping: Mapping[str, Any]) -> Titles:
    asked = mapping["title"]
    roles = [(role, _whole_words(patterns)) for role, patterns in asked["roles"].items()]
    return Titles(_whole_words(asked["not"]), roles)


def _whole_words(patterns: Sequence[str]) -> Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def _kinds(mapping: Mapping[str, Any]) -> dict[str, Kind]:
    asked = mapping["kind"]["roles"] if "kind" in mapping else {}
    return {name: Kind(kind["role"], kind["unless"]) for name, kind in asked.items()}


def _layout(mapping: Mapping[str, Any], header: Sequence[str]) -> Layout:
    return Layout(
        title=find_column(header, mapping["title"]["column"]),
        kind=find_column(header, mapping["kind"]["column"]) if "kind" in mapping else None,
        skills=[find_column(header, column) for column in mapping["skills"]["columns"]],
    )


def _role(titles: Titles, title: str, kind: Kind | None) -> str | None:
    if titles.other_work.search(title):
        return None
    named = next((role for role, pattern in titles.roles if pattern.search(title)), None)
    return kind.role if kind and named not in kind.unless else named


def _skills(layout: Layout, row: Sequence[str]) -> set[str]:
    cells = [row[column] for column in layout.skills]
    return {skill.strip().lower() for cell in cells for skill in cell.split(SEPARATOR)}
