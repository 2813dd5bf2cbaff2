"""People whose job is a textbook one, written without sight of any share, and what they must be told."""

import csv
import json
from pathlib import Path
from typing import NamedTuple

import pytest

from roleadvisor.evaluation import filled_in
from roleadvisor.packs import Catalog
from roleadvisor.scoring.match import Match, rank_roles
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import read_sheet

FOLDER = Path(__file__).with_name("textbook")
# Of thirty-six: nine in ten are the least that is wanted, by what they say and with all else denied.
MOST_WRONG = 3


class Wanted(NamedTuple):
    name: str
    roles: tuple[str, ...]
    speciality: str | None


def wanted() -> list[Wanted]:
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [
            Wanted(row["id"], tuple(row["whole_role"].split("|")), row["speciality"] or None)
            for row in csv.DictReader(file)
        ]


def match_of(catalog: Catalog, card: Scorecard, name: str, *, is_filled: bool) -> Match:
    sheet = read_sheet((FOLDER / f"{name}.json").read_text("utf-8"), name, catalog)
    if is_filled:
        sheet = filled_in(catalog, sheet)
    return rank_roles(catalog, sheet.levels, experience=sheet.experience, scorecard=card)


@pytest.mark.parametrize("is_filled", [False, True])
def test_textbook_people_are_told_their_whole_role_and_speciality(
    catalog: Catalog,
    card: Scorecard,
    is_filled: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    matches = {w: match_of(catalog, card, w.name, is_filled=is_filled) for w in wanted()}
    wrong = {w.name: m.ranking[0].id for w, m in matches.items() if m.ranking[0].id not in w.roles}
    assert len(wrong) <= MOST_WRONG, wrong
    misnamed = {
        w.name: m.speciality
        for w, m in matches.items()
        if w.name not in wrong and m.ranking[0].id == w.roles[0] and m.speciality != w.speciality
    }
    assert len(wrong) + len(misnamed) <= MOST_WRONG + 1, misnamed


def test_every_sheet_is_expected_to_be_something() -> None:
    sheets = {path.stem for path in FOLDER.glob("*.json")}
    assert sheets == {w.name for w in wanted()}
    assert all(json.loads((FOLDER / f"{name}.json").read_text())["answers"] for name in sheets)
