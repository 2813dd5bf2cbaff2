"""What a job ad's list of skills means for items, roles and years."""

import csv
import json
from collections import Counter
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA

from calibration.__main__ import main
from calibration.ads import ads_names, load_ads_mapping, read_ads, recordable_items
from calibration.surveys import SurveyError, open_table, survey_names
from roleadvisor.imports.phrases import parts_of_skill
from roleadvisor.imports.vocabulary import Vocabulary, vocabulary_of
from roleadvisor.packs import Catalog

MAPPING: dict[str, Any] = {
    "title": {
        "column": "title",
        "not": ["bakery guard"],
        "roles": {"confectioner": ["cakes?", "tarts?"], "baker": ["bak(er|ing)"]},
    },
    "skills": {
        "columns": ["knows", "uses"],
        "minimum": 2,
        "items": {
            "oven": ["gas oven", "wood oven"],
            "mixer": ["mixer"],
            "rye": ["rye*", "wood oven"],
        },
    },
}
KIND: dict[str, Any] = {
    "column": "kind",
    "roles": {"sweet": {"role": "confectioner", "unless": ["baker"]}},
}
HEADER = "title,kind,knows,uses"
ENOUGH = "rye,mixer"
THREE = "python; sql; spark"
FILES = {name: DATA / load_ads_mapping(name)["file"] for name in ads_names()}
with_data = pytest.mark.skipif(not DATA.is_dir(), reason="the survey files are not here")


def sheets(
    tmp_path: Path, *rows: str, mapping: Mapping[str, Any] = MAPPING, header: str = HEADER
) -> list[dict[str, Any]]:
    path = tmp_path / "ads.csv"
    path.write_text("\n".join([header, *rows]) + "\n")
    return list(read_ads("made-up", path, mapping))


def labels(tmp_path: Path, *rows: str, mapping: Mapping[str, Any] = MAPPING) -> list[str]:
    return [sheet["label"] for sheet in sheets(tmp_path, *rows, mapping=mapping)]


def real_sheets(tmp_path: Path, title: str, skills: str = THREE) -> list[dict[str, Any]]:
    path = tmp_path / "ads.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["title", "skills"], [title, skills]])
    return list(read_ads("ads-2023", path, load_ads_mapping("ads-2023")))


def label(tmp_path: Path, title: str) -> str | None:
    found = real_sheets(tmp_path, title)
    return found[0]["label"] if found else None


def ai_label(tmp_path: Path, title: str, kind: str) -> str | None:
    mapping = load_ads_mapping("ai-ads-2026")
    columns = ["title", "ai_type", *mapping["skills"]["columns"]]
    row = [title, kind, "RAG; LangChain; Python", *[""] * 9]
    path = tmp_path / "ads.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, row])
    found = list(read_ads("ai-ads-2026", path, mapping))
    return found[0]["label"] if found else None


def skills_of(name: str) -> Counter[str]:
    columns = load_ads_mapping(name)["skills"]["columns"]
    with open_table(FILES[name]) as file:
        cells = [row[column] for row in csv.DictReader(file) for column in columns]
    return Counter(skill.strip().lower() for cell in cells for skill in cell.split(";"))


def meant(vocabulary: Vocabulary, name: str) -> set[str]:
    parts = parts_of_skill(vocabulary, name)
    return {item for part in parts if part.meaning for item in part.meaning.items}


def test_an_ad_becomes_a_sheet_that_names_items_and_answers_nothing(tmp_path: Path) -> None:
    assert sheets(tmp_path, "Clown,,rye,mixer", "Baker,,Rye bread; gas oven,Mixer") == [
        {
            "answers": {},
            "experience": "practitioner",
            "id": "made-up-2",
            "label": "baker",
            "mentioned": ["mixer", "oven", "rye"],
            "roleadvisor": 1,
        }
    ]


def test_the_first_pattern_found_in_a_title_is_the_label(tmp_path: Path) -> None:
    rows = [f"{title},,{ENOUGH}" for title in ("Baker of Cakes", "BAKER", "Baking", "Tart Baker")]
    assert labels(tmp_path, *rows) == ["confectioner", "baker", "baker", "confectioner"]


@pytest.mark.parametrize("title", ["Pancaker", "Start", "Bakers", "Bakery Guard and Baker", ""])
def test_other_words_and_other_work_are_left_out(tmp_path: Path, title: str) -> None:
    assert labels(tmp_path, f"{title},,{ENOUGH}") == []


def test_an_ad_with_too_few_known_skills_is_left_out(tmp_path: Path) -> None:
    assert labels(tmp_path, "Baker,,rye,", "Baker,,rye; rye,RYE", "Baker,,rye; wheat,spelt") == []


def test_a_skill_of_two_items_counts_once_and_two_skills_of_one_item_twice(tmp_path: Path) -> None:
    one, two = "Baker,,wood oven,", "Baker,,gas oven; wood oven,"
    assert [sheet["mentioned"] for sheet in sheets(tmp_path, one, two)] == [["oven", "rye"]]


def test_a_kind_decides_unless_the_title_names_one_of_its_exceptions(tmp_path: Path) -> None:
    mapping = {**MAPPING, "kind": KIND}
    rows = [f"{row},{ENOUGH}" for row in ("Clown,sweet", "Baker,sweet", "Clown,sour", "Baker,sour")]
    assert labels(tmp_path, *rows, mapping=mapping) == ["confectioner", "baker", "baker"]


def test_no_kind_brings_back_other_work(tmp_path: Path) -> None:
    mapping = {**MAPPING, "kind": KIND}
    assert labels(tmp_path, f"Bakery Guard,sweet,{ENOUGH}", mapping=mapping) == []


@pytest.mark.parametrize("gone", ["title", "kind", "knows", "uses"])
def test_a_missing_column_is_an_error(tmp_path: Path, gone: str) -> None:
    mapping = {**MAPPING, "kind": KIND}
    with pytest.raises(SurveyError, match=f"no column {gone}"):
        sheets(tmp_path, mapping=mapping, header=HEADER.replace(gone, "another"))


def test_an_empty_file_and_a_short_row_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SurveyError, match="no column title"):
        sheets(tmp_path, header="")
    with pytest.raises(SurveyError, match="row 2 has too few cells"):
        sheets(tmp_path, f"Baker,,{ENOUGH}", "Baker,,rye")


def test_recordable_is_what_some_skill_stands_for() -> None:
    assert recordable_items(MAPPING) == ["mixer", "oven", "rye"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Analytics Engineer - Data Engineer", "analytics-engineer"),
        ("Machine Learning Engineer (MLOps)", "mlops-engineer"),
        ("AI/ML Engineer", "ai-engineer"),
        ("NLP Engineer / Data Scientist", "ai-engineer"),
        ("Data Scientist/Machine Learning Engineer", "ml-engineer"),
        ("Software Engineer, Data Platform", "data-platform-engineer"),
        ("Data Quality and Governance Analyst", "data-quality-engineer"),
        ("Data Governance Analyst", "data-governance-manager"),
        ("Data Engineer (Informatica)", "etl-developer"),
        ("Data Engineer/Architect", "data-architect"),
        ("Database Administrator / Data Analyst", "database-administrator"),
        ("Power BI Data Analyst", "bi-analyst"),
        ("Senior Applied Scientist", "research-scientist"),
        ("Biostatistician / Data Analyst", "statistician"),
        ("Sr. Big Data Developer", "data-engineer"),
        ("Head of Data Science", "data-scientist"),
        ("Business Analyst", "data-analyst"),
    ],
)
def test_titles_name_roles_in_a_fixed_order(tmp_path: Path, title: str, role: str) -> None:
    assert label(tmp_path, title) == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Assistant Data Analyst", "data-analyst"),
        ("Data Scientist, Latest Products", "data-scientist"),
        ("Data Scientist - Fuel Cell Testing", "data-scientist"),
        ("Data Scientist / Architect", "data-scientist"),
        ("Warehouse Data Analyst", "data-analyst"),
        ("AI Data Engineer", "data-engineer"),
        ("Solutions Architect", None),
        ("Software Architect", None),
        ("Network Security Analyst", None),
        ("Data Entry Analyst", None),
        ("Help Desk Support Analyst", None),
        ("AI Sales Engineer", None),
        ("Data Center Engineer", None),
    ],
)
def test_titles_have_false_friends(tmp_path: Path, title: str, role: str | None) -> None:
    assert label(tmp_path, title) == role


@pytest.mark.parametrize(
    ("title", "kind", "role"),
    [
        ("Software Engineer", "ai-first", "ai-engineer"),
        ("AI/ML Engineer", "ai-first", "ai-engineer"),
        ("AI Data Engineer", "ai-first", "data-engineer"),
        ("Machine Learning Engineer, Gen AI", "ai-first", "ml-engineer"),
        ("Lead Developer", "ml-first", "ml-engineer"),
        ("AI Engineer", "ml-first", "ai-engineer"),
        ("Senior MLOps Engineer", "ai-support", "mlops-engineer"),
        ("Software Engineer", "ai-support", None),
        ("Data & AI Sales Engineer", "ai-first", None),
    ],
)
def test_title_and_kind_decide_together(
    tmp_path: Path, title: str, kind: str, role: str | None
) -> None:
    assert ai_label(tmp_path, title, kind) == role


@pytest.mark.parametrize("word", ["go", "flow", "word", "c", "express", "node", "aurora"])
def test_ordinary_words_are_no_skills(tmp_path: Path, word: str) -> None:
    (sheet,) = real_sheets(tmp_path, "Data Engineer", f"{THREE}; {word}")
    assert sheet["mentioned"] == ["python", "spark", "sql"]


def test_a_library_stands_for_its_language_too(tmp_path: Path) -> None:
    (sheet,) = real_sheets(tmp_path, "Data Scientist", "pandas; pyspark; ggplot2")
    assert sheet["mentioned"] == ["ggplot2", "pandas", "python", "r", "spark"]


def test_ads_are_no_survey_of_people() -> None:
    assert not set(ads_names()) & set(survey_names())


@pytest.mark.parametrize("name", ads_names())
def test_what_is_mapped_are_skills_of_the_bank(name: str, catalog: Catalog) -> None:
    skills = {item for item, asked in catalog.items.items() if asked.kind == "skill"}
    assert set(recordable_items(load_ads_mapping(name))) <= skills


@pytest.mark.parametrize("name", ads_names())
def test_a_mapped_name_stands_for_all_that_the_bank_reads_in_it(
    name: str, catalog: Catalog
) -> None:
    vocabulary = vocabulary_of(catalog)
    named: dict[str, set[str]] = {}
    for item, names in load_ads_mapping(name)["skills"]["items"].items():
        for skill in names:
            named.setdefault(skill, set()).add(item)
    skills = [skill for skill in named if "*" not in skill]
    patterns = [skill for skill in named if "*" in skill]
    for skill in skills:
        items = named[skill].union(*(named[p] for p in patterns if fnmatchcase(skill, p)))
        assert meant(vocabulary, skill) <= items, skill


@with_data
@pytest.mark.parametrize("name", ads_names())
def test_every_mapped_skill_occurs_in_the_real_ads(name: str) -> None:
    skills = skills_of(name)
    wanted = {n for names in load_ads_mapping(name)["skills"]["items"].values() for n in names}
    assert [n for n in sorted(wanted) if not any(fnmatchcase(s, n) for s in skills)] == []


@with_data
@pytest.mark.parametrize(("name", "ads"), [("ads-2023", 9087), ("ai-ads-2026", 706)])
def test_the_real_ads_give_labelled_sheets(
    name: str, ads: int, capsys: pytest.CaptureFixture[str], catalog: Catalog
) -> None:
    assert main(["sheets", "--survey", name, str(FILES[name])]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(found) == ads
    assert {sheet["label"] for sheet in found} <= catalog.roles.keys()


def test_a_limit_holds_for_each_role_of_ads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ads.csv"
    titles = ("Data Engineer", "Data Engineer", "Data Scientist")
    path.write_text("\n".join(["title,skills", *(f"{title},{THREE}" for title in titles)]) + "\n")
    assert main(["sheets", "--survey", "ads-2023", "--limit-per-role", "1", str(path)]) == 0
    written = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert written == ["ads-2023-1", "ads-2023-3"]
