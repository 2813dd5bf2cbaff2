"""What is recognised in made-up résumés, against what a careful reader finds there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from roleadvisor.imports.levels import level_stated
from roleadvisor.imports.mentions import Mention, MentionKind
from roleadvisor.imports.recognise import recognise
from roleadvisor.packs import Catalog

FILE = Path(__file__).with_name("labelled.yaml")
PEOPLE: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
KINDS: tuple[MentionKind, ...] = ("title", "skill", "certificate", "text", "degree")


def mentions_of(person: dict[str, Any]) -> Iterator[Mention]:
    for kind in KINDS:
        for i, entry in enumerate(person.get(kind, ())):
            name, at, level = entry.partition(" @ ")
            yield Mention(name, f"{kind}[{i}]", kind, level_stated(level) if at else None)


def labelled(person: dict[str, Any]) -> dict[str, int | None]:
    """Return the items that a reader finds, with the levels that the résumé states."""
    parts = (item.partition(":") for item in person["items"].split())
    return {item: int(level) if level else None for item, _, level in parts}


def found(catalog: Catalog, person: dict[str, Any]) -> dict[str, int]:
    return recognise(catalog, list(mentions_of(person))).mentioned


def test_there_are_enough_to_measure(catalog: Catalog) -> None:
    assert len({person["who"] for person in PEOPLE}) == len(PEOPLE) >= 40
    assert {item for person in PEOPLE for item in labelled(person)} <= catalog.items.keys()


def test_what_is_found_is_what_a_careful_reader_finds(catalog: Catalog) -> None:
    read = {(p["who"], item) for p in PEOPLE for item in found(catalog, p)}
    meant = {(p["who"], item) for p in PEOPLE for item in labelled(p)}
    assert len(read & meant) / len(read) >= 0.99, sorted(read - meant)
    assert len(read & meant) / len(meant) >= 0.95, sorted(meant - read)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["who"])
def test_a_level_is_what_the_writer_says(catalog: Catalog, person: dict[str, Any]) -> None:
    levels = found(catalog, person)
    stated = {item: level for item, level in labelled(person).items() if level}
    assert {item: levels.get(item) for item in stated} == stated
