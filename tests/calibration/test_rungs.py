"""The rungs of the bundled pack ask what the framework's own table asks."""

import csv
import gzip

import pytest
from conftest import DATA

from calibration.__main__ import main
from calibration.rungs import FILE, asked_by, framework
from roleadvisor.packs import Catalog

if not (DATA / FILE).is_file():
    pytest.skip("the framework's table is not here", allow_module_level=True)


def test_every_ladder_asks_what_the_framework_asks(catalog: Catalog) -> None:
    names = {skill.id: skill.name for skill in catalog.ladders.skills.values()}
    table = framework(DATA)
    assert len(catalog.ladders.ladders) == 8
    for ladder in catalog.ladders.ladders.values():
        assert asked_by(ladder, names) == table[ladder.name]


def test_the_table_is_printed_skill_by_skill(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rungs", "--data", str(DATA)]) == 0
    printed = capsys.readouterr().out
    assert "Machine learning engineer:\n" in printed
    assert "  Systems integration: [expert, practitioner]\n" in printed


def test_no_text_of_the_framework_is_copied(catalog: Catalog) -> None:
    with gzip.open(DATA / FILE, "rt", encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    texts = " ".join(
        f"{row['skill_level_description']} {row['role_level_description']}" for row in rows
    )
    known = " ".join(texts.lower().split())
    ours = [can for skill in catalog.ladders.skills.values() for can in skill.can.values()]
    assert [can for can in ours if len(can) > 40 and can in known] == []
