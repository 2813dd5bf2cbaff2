"""What respondents of the surveys said, as labelled sheets."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA

from calibration.__main__ import main
from calibration.surveys import SurveyError, load_mapping, read_sheets, survey_names
from roleadvisor.packs import Catalog

MAPPING: dict[str, Any] = {
    "title": {"column": "Q1", "roles": {"Baker": "data-engineer"}},
    "activities": "Q2_",
    "questions": [
        {"columns": "Q2_", "items": {"baking": ["Bakes"]}},
        {"columns": "Q3_", "items": {"oven": ["Gas", "Wood"], "mixer": ["Mixer"], "pan": ["Pan"]}},
        {"columns": "Q4_", "items": {"bread": ["Rye"]}},
    ],
}
YEARS = {
    "column": "Q4_1",
    "items": {"apprentice": ["1 year"], "master": ["9 years", "10 years"]},
    "otherwise": ["5 years"],
    "no_answer": ["Rather not say"],
}
HEADER = "Q1,Q2_1,Q2_2,Q3_1,Q3_2,Q3_3,Q3_4,Q4_1,Q4_2"
TEXTS = "Title,What - Bakes,What - Other,With - Gas,With - Wood,With - Mixer,With - Pan,Sells - Rye,Sells - None"
FILES = {"kaggle-2021": "kaggle-2021.csv.gz", "kaggle-2022": "kaggle-2022-half.csv.gz"}


def answers(
    tmp_path: Path, *rows: str, mapping: Mapping[str, Any] = MAPPING
) -> list[dict[str, bool]]:
    path = tmp_path / "survey.csv"
    path.write_text("\n".join([HEADER, TEXTS, *rows]) + "\n")
    return [sheet["answers"] for sheet in read_sheets("made-up", path, mapping)]


def chosen(tmp_path: Path, option: str) -> dict[str, bool]:
    mapping = {**MAPPING, "questions": [*MAPPING["questions"][:2], YEARS]}
    (sheet,) = answers(tmp_path, f"Baker,x,,x,x,x,x,{option},", mapping=mapping)
    return {item: sheet[item] for item in ("apprentice", "master") if item in sheet}


def test_an_item_is_yes_when_any_of_its_options_is_ticked(tmp_path: Path) -> None:
    (sheet,) = answers(tmp_path, "Baker,x,,x,x,x,x,,x")
    assert sheet == {"baking": True, "oven": True, "mixer": True, "pan": True, "bread": False}


def test_what_a_person_never_reached_is_absent(tmp_path: Path) -> None:
    (sheet,) = answers(tmp_path, "Baker,x,,x,x,x,x,,")
    assert "bread" not in sheet


def test_a_question_passed_by_without_a_tick_is_a_no(tmp_path: Path) -> None:
    (sheet,) = answers(tmp_path, "Baker,x,,x,x,x,,x,")
    assert sheet["pan"] is False


def test_a_single_choice_is_yes_for_its_items_and_no_for_the_others(tmp_path: Path) -> None:
    assert chosen(tmp_path, "10 years") == {"apprentice": False, "master": True}
    assert chosen(tmp_path, "5 years") == {"apprentice": False, "master": False}


@pytest.mark.parametrize("option", ["", "Rather not say"])
def test_a_single_choice_without_an_answer_is_absent(tmp_path: Path, option: str) -> None:
    assert chosen(tmp_path, option) == {}


def test_an_option_that_the_mapping_does_not_know_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SurveyError, match="'2 years'"):
        chosen(tmp_path, "2 years")


def test_a_survey_without_work_activities_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SurveyError, match="Q9_"):
        answers(tmp_path, "Baker,x,,x,x,x,x,,", mapping={**MAPPING, "activities": "Q9_"})


@pytest.mark.parametrize(
    "row",
    ["Clown,x,,x,x,x,x,x,", "Baker,,x,x,x,x,x,x,", "Baker,x,,x,x,,,,x", "Baker,x,,x,nan,nan,x,x,"],
    ids=["another title", "no activity", "few ticks", "nan is no tick"],
)
def test_people_who_cannot_be_judged_are_left_out(tmp_path: Path, row: str) -> None:
    assert answers(tmp_path, row) == []


def test_an_option_without_a_column_is_an_error(tmp_path: Path) -> None:
    wrong = {**MAPPING, "questions": [{"columns": "Q4_", "items": {"bread": ["Wheat"]}}]}
    path = tmp_path / "survey.csv"
    path.write_text(f"{HEADER}\n{TEXTS}\n")
    with pytest.raises(SurveyError, match="'Wheat'"):
        list(read_sheets("made-up", path, wrong))


def test_a_missing_or_foreign_file_exits_3_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "foreign.csv"
    foreign.write_text("a,b\nc,d\n")
    for path in (tmp_path / "missing.csv", foreign):
        assert main(["sheets", "--survey", "kaggle-2021", str(path)]) == 3
        out, err = capsys.readouterr()
        assert (out, len(err.splitlines())) == ("", 1)


@pytest.mark.parametrize("name", survey_names())
def test_every_mapped_item_is_in_the_bank_and_names_the_survey(name: str, catalog: Catalog) -> None:
    mapped = {item for asked in load_mapping(name)["questions"] for item in asked["items"]}
    named = {item for item, asked in catalog.items.items() if name in asked.surveys}
    assert mapped == named


@pytest.mark.skipif(not DATA.is_dir(), reason="the survey files are not here")
@pytest.mark.parametrize(("name", "people"), [("kaggle-2021", 8499), ("kaggle-2022", 2065)])
def test_the_real_surveys_give_labelled_sheets(
    name: str, people: int, capsys: pytest.CaptureFixture[str], catalog: Catalog
) -> None:
    assert main(["sheets", "--survey", name, str(DATA / FILES[name])]) == 0
    sheets = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(sheets) == people
    assert {sheet["label"] for sheet in sheets} <= set(catalog.roles)
