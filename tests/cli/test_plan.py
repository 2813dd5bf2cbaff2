"""`plan` shows what to learn for a role, in order."""

from pathlib import Path

import pytest
from test_commands import DBA, ROOT, document, run

NEWCOMER = str(ROOT / "examples" / "newcomer.yaml")


LACKING = (
    "matplotlib", "tensorflow", "gpu", "pandas", "mlflow", "kubeflow", "model-serving", "hadoop", "databricks"
)  # fmt: skip


def lacking() -> str:
    """Return the sheet of a database administrator who says no to what ML engineers use."""
    return Path(DBA).read_text() + "".join(f"  {item}: false\n" for item in LACKING)


@pytest.mark.parametrize("columns", ["80", "40", "20"])
def test_the_text_names_every_step_with_what_to_make_and_where_to_read(columns: str) -> None:
    steps = document("plan", "ml-engineer", stdin=lacking())["steps"]
    text = run("plan", "ml-engineer", stdin=lacking(), COLUMNS=columns).stdout
    flowing = " ".join(text.split())
    assert len(steps) == 8
    for number, step in enumerate(steps, 1):
        assert f"{number}. {step['skill']['text'].split()[0]}" in flowing
        assert f"{step['fit'] * 100:.1f}%" in flowing
        assert step["skill"]["docs"] in text  # whole, so that it can be copied
        if columns != "20":
            assert step["skill"]["build"] in flowing
    rest = [line.rstrip() for line in text.splitlines() if "https://" not in line]
    assert max(map(len, rest)) <= max(int(columns), 36)


def test_every_step_says_in_a_line_why_it_stands_there() -> None:
    text = run("plan", "data-engineer", stdin=lacking(), COLUMNS="80").stdout
    # 24 of 100 job ads name Kafka; 17 of 100 people use Databricks, 6 in the other roles.
    assert "\n   Named in 24 of 100 job ads for data engineers.\n" in text
    assert "\n   Typical of data engineers, used by 17 of 100 (6 in other roles).\n" in text
    assert "Hadoop" not in text


def test_what_was_not_asked_is_said_to_be_unknown_and_how_to_say_it() -> None:
    plan = document("plan", "data-engineer", DBA)
    text = " ".join(run("plan", "data-engineer", DBA, COLUMNS="80").stdout.split())
    first = plan["unasked"][0]["item"]
    assert first == "local-engines"
    assert "Nothing is known of these so far." in text
    assert "in the quiz, or in your sheet: 'local-engines: yes'." in text
    assert "· DuckDB or Polars (local-engines)" in text
    assert "roleadvisor quiz roleadvisor plan data-engineer " in text
    assert text.endswith("--save plan.md")


def test_a_plan_begins_at_the_fit_that_match_gives() -> None:
    ranking = document("match", DBA)["ranking"]
    for place, ranked in enumerate(ranking, 1):
        goal = document("plan", ranked["id"], DBA)["goal"]
        assert (goal["fit"], goal["place"]) == (ranked["fit"], place)


def test_match_begins_the_plan_towards_the_role_to_learn_for() -> None:
    matched = document("match", NEWCOMER)
    best = matched["best"]
    assert matched["learn_for"]["id"] == (best["speciality"] or best)["id"]
    plan = document("plan", matched["learn_for"]["id"], NEWCOMER)
    assert matched["learn"] == plan["steps"][: len(matched["learn"])]
    assert plan["towards"] == matched["learn_for"]


def test_a_plan_towards_a_speciality_says_of_what_it_is_one() -> None:
    plan = document("plan", "etl-developer", DBA)
    assert plan["towards"]["id"] == "etl-developer"
    assert (plan["goal"]["id"], plan["goal"]["class"]) == ("data-engineer", "etl-developer")
    assert plan["roles"] == len(document("match", DBA)["ranking"])
    text = run("plan", "etl-developer", DBA).stdout
    assert "This is a speciality of data engineer; the figures are for it alone." in text


def test_what_a_text_names_is_brought_along() -> None:
    sheet = (
        "roleadvisor: 1\nanswers: {move-data: love it}\nmentioned: [kafka, airflow, spark, scala]\n"
    )
    plan = document("plan", "data-engineer", stdin=sheet)
    assert not {"kafka", "airflow", "spark"} & {step["skill"]["item"] for step in plan["steps"]}
    assert {b["item"]: b["kind"] for b in plan["brings"]}["spark"] == "mentioned"
    bring = run("plan", "data-engineer", stdin=sheet).stdout.split("\nWhat you bring\n")[1]
    assert "Apache Spark" in bring.split("\n")[0]


def test_only_so_many_steps_as_asked_for() -> None:
    two = document("plan", "ml-engineer", "--steps", "2", stdin=lacking())["steps"]
    assert len(two) == 2
    assert run("plan", "ml-engineer", DBA, "--steps", "0").returncode == 2


def test_too_few_answers_exit_4_and_say_what_to_answer(tmp_path: Path) -> None:
    sheet = tmp_path / "few.yaml"
    sheet.write_text("roleadvisor: 1\nanswers: {python: true}\n")
    result = run("plan", "ml-engineer", str(sheet))
    assert result.returncode == 4
    assert "1 answer so far; " in result.stdout
    few = document("plan", "ml-engineer", str(sheet))
    assert (few["status"], few["goal"], few["steps"]) == ("insufficient", None, [])
    assert few["next"]


def test_an_unknown_role_is_refused_with_the_nearest() -> None:
    result = run("plan", "ml-enginer", DBA)
    assert result.returncode == 3
    assert "did you mean ml-engineer" in result.stderr
