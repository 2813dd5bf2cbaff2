"""`evaluate` measures the advice on labelled sheets."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from test_commands import document, run

People = list[tuple[str, dict[str, Any]]]

PEOPLE: People = [
    ("data-engineer", {"build-data-infrastructure": 4, "move-data": 4, "sql": True, "spark": True}),
    ("data-engineer", {"build-data-infrastructure": 3, "research-ml": 0, "airflow": True}),
    ("statistician", {"plan-studies": 4, "sampling": "expert", "r": True, "python": False}),
]


def lines(people: People) -> str:
    padding = dict.fromkeys(["docker", "doctorate", "power-bi", "tableau", "excel"], False)
    return "".join(
        json.dumps({"roleadvisor": 1, "label": role, "answers": padding | answers}) + "\n"
        for role, answers in people
    )


@pytest.fixture
def people(tmp_path: Path) -> str:
    path = tmp_path / "people.ndjson"
    path.write_text("\n" + lines(PEOPLE))  # a blank line is no sheet
    return str(path)


def test_json_follows_its_shipped_schema_and_repeats_to_the_byte(people: str) -> None:
    first, second = (run("evaluate", people, "--json").stdout for _ in range(2))
    assert first == second
    Draft202012Validator(json.loads(run("schema", "evaluate").stdout)).validate(json.loads(first))


def test_evaluate_counts_people_by_role(people: str) -> None:
    document = json.loads(run("evaluate", people, "--json").stdout)
    assert document["people"] == 3
    assert {r["id"]: r["n"] for r in document["roles"] if r["n"]} == {
        "data-engineer": 2,
        "statistician": 1,
    }
    only = json.loads(
        run("evaluate", people, "--roles", "statistician,data-analyst", "--json").stdout
    )
    assert (only["people"], only["left_out"]) == (1, 2)
    assert (only["left_out_labels"], only["specialities"]) == ({"data-engineer": 2}, None)


def test_specialities_count_to_whole_roles_and_other_labels_are_left_out() -> None:
    answers = dict(PEOPLE[0][1])
    others = [("etl-developer", answers), ("baker", answers), ("etl-developer", answers)]
    document = json.loads(run("evaluate", "-", "--json", stdin=lines(PEOPLE + others)).stdout)
    assert {r["id"]: r["n"] for r in document["roles"]}["data-engineer"] == 4
    assert (document["left_out"], document["left_out_labels"]) == (1, {"baker": 1})
    labelled = {part["id"]: part for part in document["specialities"]["labelled"]}
    assert (labelled["etl-developer"]["n"], labelled["etl-developer"]["role"]) == (
        2,
        "data-engineer",
    )
    plain = {part["id"]: part["n"] for part in document["specialities"]["plain"]}
    assert (plain["data-engineer"], plain["statistician"]) == (2, 1)
    text = run("evaluate", "-", stdin=lines(PEOPLE + others), COLUMNS="80").stdout
    assert "1 person with other roles left out: baker 1." in text
    assert "ETL developer (2): named for" in text


def test_sheets_that_only_mention_are_measured_and_unknown_items_can_be_ignored() -> None:
    ad = {
        "roleadvisor": 1,
        "label": "data-engineer",
        "mentioned": ["spark", "kafka", "airflow", "sql"],
    }
    document = json.loads(run("evaluate", "-", "--json", stdin=json.dumps(ad)).stdout)
    assert (document["people"], document["curve_people"], document["curve"]) == (1, 0, [])
    unknown = json.dumps({**ad, "mentioned": ["spark", "kafka", "airflow", "sql", "cobol", "vim"]})
    assert run("evaluate", "-", stdin=unknown).returncode == 3
    ignored = run("evaluate", "-", "--ignore-unknown", "--json", stdin=unknown).stdout
    assert json.loads(ignored)["unknown"] == {"cobol": 1, "vim": 1}


def test_figures_have_intervals_and_small_roles_are_marked(people: str) -> None:
    document = json.loads(run("evaluate", people, "--json").stdout)
    low, high = document["intervals"]["balanced_top_1"]
    assert low <= document["balanced"]["top_1"] <= high
    assert len(document["intervals"]["calibration_error"]) == 2
    assert {role["id"] for role in document["roles"] if role["is_small"]} == {
        "data-engineer",
        "statistician",
    }
    text = run("evaluate", people, COLUMNS="80").stdout
    assert "Data engineer (2*)" in text
    assert "* fewer than 50 people" in text


def test_evaluate_reads_standard_input() -> None:
    assert json.loads(run("evaluate", "-", "--json", stdin=lines(PEOPLE)).stdout)["people"] == 3


def test_the_text_says_what_was_measured(people: str) -> None:
    text = run("evaluate", people, COLUMNS="80").stdout
    whole = sum(role["specialises"] is None for role in document("list")["roles"])
    assert text.startswith(f"3 people in 2 roles, ranked among {whole}\n")
    for title in (
        "Which roles are taken for others",
        "How far a fit can be trusted",
        "How many answers it takes",
    ):
        assert title in text
    assert max(map(len, text.splitlines())) <= 80


def test_narrow_text_stays_within_the_terminal(people: str) -> None:
    text = run("evaluate", people, COLUMNS="40").stdout
    assert max(map(len, text.splitlines())) <= 40


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ('{"roleadvisor": 1, "label": "x"', "[syntax]"),
        ('{"roleadvisor": 1, "answers": {}}', "no label [missing-label]"),
        ('{"roleadvisor": 1, "label": "statistician", "answers": {"pyhton": true}}', "'python'"),
        ('{"roleadvisor": 1, "label": "%s", "answers": {}}' % ("x" * 64), "[value]"),
        ('{"roleadvisor": 1, "label": "statistician", "answers": {"r": 1, "r": 2}}', "duplicate"),
        (
            '{"roleadvisor": 1, "label": "statistician", "answers": {"r": 9}}',
            "9 is no answer to 'r'",
        ),
        ('{"roleadvisor": 1, "label": "statistician", "answers": {"r": NaN}}', "[level]"),
        ('{"roleadvisor": 1, "label": "statistician", "answers": {"r": 1.0}}', "1.0 is no answer"),
        (
            '{"roleadvisor": 1, "id": "\\u001b[2J", "label": "statistician", "answers": {}}',
            "U+001B",
        ),
        ("[" * 100_000, "[too-deep]"),
        ("x" * 300_000, "[too-large]"),
    ],
)
def test_a_wrong_line_exits_3_with_its_number(tmp_path: Path, bad: str, message: str) -> None:
    path = tmp_path / "people.ndjson"
    path.write_text(lines(PEOPLE[:1]) + bad + "\n")
    result = run("evaluate", str(path))
    assert (result.returncode, result.stdout) == (3, "")
    assert f"{path}:2:" in result.stderr
    assert message in result.stderr


def test_all_wrong_lines_are_reported_in_one_run(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    path.write_text('{"roleadvisor": 1, "answers": {}}\n' * 3)
    assert len(run("evaluate", str(path)).stderr.splitlines()) == 3


def test_a_line_that_is_too_long_does_not_shift_the_numbers_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    path.write_text(lines(PEOPLE[:1]) + "x" * 700_000 + "\n" + lines(PEOPLE[:1]) + "bad\n")
    places = [line.split(": ")[0] for line in run("evaluate", str(path)).stderr.splitlines()]
    assert places == [f"{path}:2:1", f"{path}:4:1"]


def test_more_problems_than_are_listed_are_announced(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    path.write_text('{"roleadvisor": 1, "answers": {}}\n' * 80)
    listed = run("evaluate", str(path)).stderr.splitlines()
    assert len(listed) == 51
    assert "[more-problems]" in listed[-1] or "[more-problems]" in listed[-2]


def test_one_role_is_nothing_to_choose_between(people: str) -> None:
    for roles in ("statistician", ",", ""):
        assert run("evaluate", people, "--roles", roles).returncode == 2


def test_nobody_to_judge_by_exits_4(people: str) -> None:
    result = run("evaluate", people, "--roles", "bi-analyst,etl-developer")
    assert result.returncode == 4
    assert "There is nobody to measure" in result.stdout


def test_closed_streams_leave_no_traceback(people: str) -> None:
    program = f"{sys.executable} -m roleadvisor evaluate"
    for command in (f"{program} {people} >&-", f"{program} - <&-"):
        result = subprocess.run(
            ["bash", "-c", command], capture_output=True, text=True, check=False
        )
        assert "Traceback" not in result.stderr


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    path.write_text("")
    result = run("evaluate", str(path), "--json")
    assert result.returncode == 3
    assert json.loads(result.stdout)["problems"][0]["code"] == "empty"
