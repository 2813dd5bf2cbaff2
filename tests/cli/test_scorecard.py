"""`scorecard` hands out the table as CSV, JSON and SQL."""

import csv
import io
import json
import sqlite3

from test_commands import run

ROLES = "data-scientist,statistician"


def test_csv_is_the_default_and_has_a_row_a_cell() -> None:
    first = run("scorecard").stdout
    assert first == run("scorecard", "--format", "csv").stdout
    header, *rows = csv.reader(io.StringIO(first))
    assert header == ["evidence", "item", "level", "class", "points"]
    assert len({tuple(row[:4]) for row in rows}) == len(rows)


def test_json_has_the_same_cells() -> None:
    document = json.loads(run("scorecard", "--json", "--roles", ROLES).stdout)
    assert document == json.loads(run("scorecard", "--format", "json", "--roles", ROLES).stdout)
    rows = list(csv.DictReader(io.StringIO(run("scorecard", "--roles", ROLES).stdout)))
    assert document["cells"] == [
        {**row, "level": int(row["level"]), "points": int(row["points"])} for row in rows
    ]


def test_the_classes_add_up_to_what_match_says() -> None:
    card = json.loads(run("scorecard", "--json").stdout)
    cells = {(c["evidence"], c["item"], c["level"], c["class"]): c["points"] for c in card["cells"]}
    said = [("practitioner", item, 4) for item in ("python", "sql", "move-data")]
    said += [("mentioned", item, 4) for item in ("spark", "airflow", "kafka")]
    totals: dict[str, int] = {}
    for row in card["classes"]:
        points = row["start_points"] + sum(cells[*part, row["class"]] for part in said)
        totals[row["role"]] = max(points, totals.get(row["role"], points))
    sheet = {
        "roleadvisor": 1,
        "answers": dict.fromkeys(["python", "sql", "move-data"], 4),
        "mentioned": ["spark", "airflow", "kafka"],
    }
    record = json.loads(run("match", "--batch", "-", stdin=json.dumps(sheet)).stdout)
    assert totals == {ranked["id"]: ranked["points"] for ranked in record["ranking"]}


def test_the_sql_runs_as_it_stands() -> None:
    answers = ("python", "sql", "spark", "airflow", "docker")
    mentioned = ("kafka", "docker")
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE answers (person TEXT, item TEXT, level INT, evidence TEXT)")
    connection.executemany(
        "INSERT INTO answers VALUES ('ann', ?, 4, ?)",
        [(i, "newcomer") for i in answers] + [(i, "mentioned") for i in mentioned],
    )
    *before, query, rest = run("scorecard", "--format", "sql").stdout.split(";\n")
    for statement in before:
        connection.execute(statement)
    sheet = {"roleadvisor": 1, "experience": "newcomer", "answers": dict.fromkeys(answers, 4)}
    sheet |= {"mentioned": mentioned}
    record = json.loads(run("match", "--batch", "-", stdin=json.dumps(sheet)).stdout)
    rows = connection.execute(query).fetchall()
    assert [(*row[:3], *row[4:]) for row in rows] == [
        ("ann", ranked["id"], ranked["class"], ranked["points"], place)
        for place, ranked in enumerate(record["ranking"], start=1)
    ]
    assert rows[0][3] == record["speciality"]
    connection.close()
    assert not rest


def test_a_fit_belongs_to_the_sql() -> None:
    assert run("scorecard", "--fit").returncode == 2
    assert "EXP(" in run("scorecard", "--format", "sql", "--fit").stdout
