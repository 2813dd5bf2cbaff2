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
    assert header == ["item", "level", "role", "points"]
    assert len({tuple(row[:3]) for row in rows}) == len(rows)


def test_json_has_the_same_cells() -> None:
    document = json.loads(run("scorecard", "--json", "--roles", ROLES).stdout)
    assert document == json.loads(run("scorecard", "--format", "json", "--roles", ROLES).stdout)
    rows = list(csv.DictReader(io.StringIO(run("scorecard", "--roles", ROLES).stdout)))
    assert [{**row, "level": int(row["level"]), "points": int(row["points"])} for row in rows] == [
        {k: v for k, v in cell.items() if k != "experience"} for cell in document["cells"]
    ]


def test_the_sql_runs_as_it_stands() -> None:
    answers = ("python", "sql", "spark", "airflow", "docker", "kafka")
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE answers (person TEXT, item TEXT, level INTEGER)")
    connection.executemany(
        "INSERT INTO answers VALUES ('ann', ?, 4)", [(item,) for item in answers]
    )
    *before, query, rest = run("scorecard", "--format", "sql").stdout.split(";\n")
    for statement in before:
        connection.execute(statement)
    sheet = json.dumps({"roleadvisor": 1, "answers": dict.fromkeys(answers, 4)})
    ranking = json.loads(run("match", "--json", stdin=sheet).stdout)["ranking"]
    assert connection.execute(query).fetchall() == [
        ("ann", ranked["id"], ranked["points"], place)
        for place, ranked in enumerate(ranking, start=1)
    ]
    connection.close()
    assert not rest


def test_whole_roles_only_for_a_medium_company() -> None:
    rows = csv.DictReader(io.StringIO(run("scorecard", "--company", "medium").stdout))
    roles = {row["role"] for row in rows}
    assert "data-engineer" in roles
    assert "etl-developer" not in roles


def test_a_fit_belongs_to_the_sql() -> None:
    assert run("scorecard", "--fit").returncode == 2
    assert "EXP(" in run("scorecard", "--format", "sql", "--fit").stdout
