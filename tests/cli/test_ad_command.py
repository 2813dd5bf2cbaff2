"""`ad`: files, standard input, a sheet among the files, documents and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roleadvisor.render.schemas import json_schema

ROOT = Path(__file__).resolve().parents[2]
AD = str(ROOT / "examples" / "job-ad.txt")
REPORTS = str(ROOT / "examples" / "job-ad-reports.txt")
NURSE = str(ROOT / "tests" / "examples" / "ads" / "nurse.txt")
SHORT = str(ROOT / "tests" / "examples" / "ads" / "too-short.txt")
SHEET = str(ROOT / "examples" / "database-administrator.yaml")
RESUME = str(ROOT / "examples" / "resume.json")


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "roleadvisor", "ad", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def document(*arguments: str, schema: str, stdin: str = "") -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(run(*arguments, "--json", stdin=stdin).stdout)
    Draft202012Validator(json_schema(schema)).validate(parsed)
    assert parsed["schema"] == f"roleadvisor/{schema}@1"
    return parsed


@pytest.mark.parametrize(
    ("file", "status", "code"), [(AD, "ranked", 0), (NURSE, "outside", 4), (SHORT, "insufficient", 4)]
)  # fmt: skip
def test_an_ad_is_a_document_and_the_exit_code_says_whether_it_has_a_role(
    file: str, status: str, code: int
) -> None:
    parsed = document(file, schema="ad")
    assert parsed["status"] == status
    assert (parsed["role"] is not None) == (code == 0)
    assert run(file).returncode == code
    assert run(file, "--json").returncode == code


def test_an_ad_is_read_from_standard_input() -> None:
    text = Path(AD).read_text(encoding="utf-8")
    named = document("-", schema="ad", stdin=text)
    assert named["role"]["id"] == "data-engineer"
    assert named["file"] == "<stdin>"
    assert document(schema="ad", stdin=text) == named


@pytest.mark.parametrize(
    "arguments", [[AD, SHEET], [SHEET, AD], [AD, "--from-resume", RESUME], [AD, SHEET, "--from-resume", RESUME]]
)  # fmt: skip
def test_a_sheet_or_a_resume_is_the_persons(arguments: list[str]) -> None:
    person = document(*arguments, schema="ad")["person"]
    assert person["has"] > 0


def test_a_sheet_may_come_from_standard_input_beside_a_resume_and_not_beside_an_ad() -> None:
    result = run("-", "--from-resume", "-")
    assert result.returncode == 2
    assert "only one file can be standard input" in result.stderr


def test_several_ads_are_a_list_and_an_unreadable_one_is_in_it(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xfe\xff")
    parsed = document(REPORTS, str(broken), AD, SHEET, schema="ads")
    assert [Path(one["file"]).name for one in parsed["ads"]] == [
        "job-ad.txt",
        "job-ad-reports.txt",
        "broken.txt",
    ]
    assert parsed["ads"][2]["ad"] is None
    assert parsed["ads"][2]["problems"][0]["code"] == "encoding"
    assert run(REPORTS, str(broken)).returncode == 1
    assert run(REPORTS, NURSE).returncode == 0


def test_one_unreadable_ad_is_a_failure() -> None:
    result = run("nowhere.txt")
    assert (result.returncode, result.stdout) == (3, "")
    assert "nowhere.txt:1:1: no such file or directory" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([SHEET], "No job ad is given. Write: roleadvisor ad job.txt"),
        ([AD, SHEET, SHEET.replace("database-administrator", "newcomer")], "only one of the files"),
        ([AD, REPORTS, "--long"], "--long is for one job ad"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert told in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "---\nroleadvisor: 1\nanswers: {sql: yes}\n",
        "# mine\nlabel: data-engineer\nanswers:\n  sql: yes\nroleadvisor: 1\n",
        '{"answers": {"sql": "yes"}, "roleadvisor": 1}',
    ],
)
def test_a_sheet_is_told_by_its_keys(tmp_path: Path, text: str) -> None:
    sheet = tmp_path / "me"
    sheet.write_text(text)
    assert document(AD, str(sheet), schema="ad")["person"]["has"] == 1


@pytest.mark.parametrize("text", ["roleadvisor: 1\nanswers: [", '{"roleadvisor": 1, "answers": {'])
def test_a_broken_sheet_is_no_ad(tmp_path: Path, text: str) -> None:
    sheet = tmp_path / "me.yaml"
    sheet.write_text(text)
    result = run(AD, str(sheet))
    assert (result.returncode, result.stdout) == (3, "")
    assert "me.yaml:" in result.stderr


def test_a_folder_is_refused_with_what_to_write(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.returncode == 2
    assert f"{tmp_path} is a folder. Write: roleadvisor ad {tmp_path}/*" in result.stderr


def test_a_list_in_small_letters_is_read_item_by_item() -> None:
    page = "<ul><li>python<li>kafka<li>airflow<li>snowflake<li>spark</ul>"
    parsed = document("-", schema="ad", stdin=page)
    assert {ask["item"] for ask in parsed["asks"]} == {
        "python",
        "kafka",
        "airflow",
        "snowflake",
        "spark",
    }


def test_an_ad_that_speaks_of_the_program_is_no_sheet(tmp_path: Path) -> None:
    ad = tmp_path / "ad.txt"
    ad.write_text("Data engineer\nWe use roleadvisor: it is nice.\nSQL, Spark, Kafka, data\n")
    assert document(str(ad), schema="ad")["role"]["id"] == "data-engineer"


def test_hidden_characters_of_an_ad_are_not_printed() -> None:
    text = "Data\x1b[31m engineer\u202e\nRequirements\nSQL, Spark, Kafka, Airflow\x07, data lake"
    for printed in (run("-", stdin=text).stdout, run("-", "--json", stdin=text).stdout):
        assert not {"\x1b", "\u202e", "\x07"} & set(printed)
        assert "\\u001b" not in printed
