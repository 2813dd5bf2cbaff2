"""Commands: their output, their exit codes, and what they say when something is wrong."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from bakery import bakery
from conftest import MakePack
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
DBA = str(ROOT / "examples" / "database-administrator.yaml")


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "roleadvisor", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )


def document(*arguments: str, stdin: str = "") -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(run(*arguments, "--json", stdin=stdin).stdout)
    return parsed


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("match", ["match", DBA]),
        ("match", ["match", DBA, "--current-job", "nurse"]),
        ("explain", ["explain", DBA]),
        ("plan", ["plan", "ml-engineer", DBA]),
        ("compare", ["compare", "data-engineer", "statistician"]),
        ("team", ["team", "examples/team.ndjson"]),
        ("find", ["find", "kafka"]),
        ("find", ["find", "data steward"]),
        ("from", ["from", "accountant"]),
        ("from", ["from", "analytics engineer"]),
        ("from", ["from", "data scientist"]),
        ("show", ["show", "ml-engineer"]),
        ("level", ["level", "data-engineer", str(ROOT / "examples" / "data-engineer.yaml")]),
        ("list", ["list"]),
        ("questions", ["questions"]),
        ("scorecard", ["scorecard"]),
        ("error", ["show", "ml-enginer"]),
        ("error", ["match", "no-such-file"]),
        ("error", ["no-such-command"]),
    ],
)
def test_json_follows_its_shipped_schema_and_repeats_to_the_byte(
    name: str, arguments: list[str]
) -> None:
    first, second = run(*arguments, "--json"), run(*arguments, "--json")
    assert first.stdout == second.stdout
    schema = json.loads(run("schema", name).stdout)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(first.stdout))
    assert json.loads(first.stdout)["schema"] == f"roleadvisor/{name}@1"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_gives_a_role_with_its_tools_and_languages(path: Path) -> None:
    best = document("match", str(path))["best"]
    assert best["languages"]
    assert best["tools"]


def test_the_examples_get_the_family_that_their_story_tells() -> None:
    families = {p.stem: document("match", str(p))["families"][0]["id"] for p in EXAMPLES}
    assert families == {
        "data-engineer": "engineering",
        "database-administrator": "engineering",
        "mathematician": "science",
        "newcomer": "analytics",
        "newcomer-later": "analytics",
    }


def test_match_reads_standard_input() -> None:
    assert document("match", "-", stdin=Path(DBA).read_text()) == document("match", DBA)


def test_match_ranks_only_the_roles_asked_for() -> None:
    ranking = document("match", DBA, "--roles", "data-engineer,statistician")["ranking"]
    assert {r["id"] for r in ranking} == {"data-engineer", "statistician"}


def test_match_ranks_whole_roles_and_each_class_adds_up() -> None:
    found = document("match", DBA)
    kinds = {role["id"]: role["specialises"] for role in document("list")["roles"]}
    assert {r["id"] for r in found["ranking"]} == {r for r, whole in kinds.items() if not whole}
    for ranked in found["ranking"]:
        assert ranked["id"] in {ranked["class"], kinds[ranked["class"]]}
        parts = ("start_points", "interest_points", "skill_points")
        assert sum(ranked[part] for part in parts) == ranked["points"]
        told = sum(evidence["points"][ranked["class"]] for evidence in found["evidence"])
        assert told + ranked["start_points"] == ranked["points"]
    first_two = [r["id"] for r in found["ranking"][:2]]
    assert {s["specialises"] for s in found["specialities"]} <= set(first_two)
    assert all(kinds[s["id"]] == s["specialises"] for s in found["specialities"])


def test_mentions_rank_the_roles_too_and_an_answer_replaces_one() -> None:
    named = "roleadvisor: 1\nanswers: {}\nmentioned: [kafka, airflow, spark, scala]\n"
    found = document("match", stdin=named)
    assert (found["status"], found["answered"], found["mentioned"]) == ("ranked", 0, 4)
    assert {e["kind"] for e in found["evidence"]} == {"mentioned"}
    assert found["by_interests"] == []
    answered = named.replace("{}", "{kafka: false}")
    both = document("match", stdin=answered)
    assert (both["answered"], both["mentioned"]) == (1, 3)
    text = run("explain", stdin=answered).stdout
    assert "Apache Kafka or another event stream: no" in text
    assert "Scala: named in the text" in text


def test_too_few_answers_exit_4_and_say_what_to_answer() -> None:
    result = run("match", "--json", stdin="roleadvisor: 1\nanswers: {python: true}\n")
    assert result.returncode == 4
    parsed = json.loads(result.stdout)
    assert (parsed["status"], parsed["best"], parsed["ranking"]) == ("insufficient", None, [])
    assert len(parsed["next"]) == 5
    assert "These would help most" in run("match", stdin="roleadvisor: 1\nanswers: {}\n").stdout


@pytest.mark.parametrize(
    ("sheet", "line", "message"),
    [
        (
            "roleadvisor: 1\nanswers:\n  pyhton: true\n",
            3,
            "unknown item 'pyhton'; did you mean 'python'?",
        ),
        (
            "roleadvisor: 1\nanswers:\n  python: 7\n",
            3,
            "7 is no answer to 'python', which takes yes, no",
        ),
        ("roleadvisor: 2\nanswers: {}\n", 1, "2 does not belong here; write roleadvisor: 1"),
        ("roleadvisor: 1\nanswer: {}\n", 2, "unknown key 'answer'; did you mean 'answers'?"),
    ],
)
def test_a_wrong_sheet_exits_3_with_its_place(sheet: str, line: int, message: str) -> None:
    result = run("match", stdin=sheet)
    assert result.returncode == 3
    assert f"<stdin>:{line}:" in result.stderr
    assert message in result.stderr
    assert result.stdout == ""


def test_unknown_items_can_be_listed_instead() -> None:
    sheet = Path(DBA).read_text() + "  cobol: true\n"
    assert document("match", "--ignore-unknown", stdin=sheet)["unknown"] == ["cobol"]


def test_an_unknown_role_exits_3_with_near_misses() -> None:
    result = run("show", "ml-enginer")
    assert (result.returncode, result.stdout) == (3, "")
    assert "did you mean ml-engineer" in result.stderr


@pytest.mark.parametrize("name", ["ML", "Ml-Engineer", "ml engineer", "machine learning ENGINEER"])
def test_every_command_knows_a_role_by_what_people_type(name: str, tmp_path: Path) -> None:
    assert document("show", name)["role"]["id"] == "ml-engineer"
    assert document("compare", "dba", name)["second"]["id"] == "ml-engineer"
    assert document("plan", name, DBA)["towards"]["id"] == "ml-engineer"
    ranking = document("match", DBA, "--roles", f"Data Steward, {name}")["ranking"]
    assert {r["id"] for r in ranking} == {"data-governance-manager", "ml-engineer"}
    page = str(tmp_path / "page.html")
    towards = document("report", DBA, "-o", page, "--towards", name)
    assert towards["plan"]["towards"]["id"] == "ml-engineer"


def test_a_name_that_may_be_several_roles_is_refused_with_them() -> None:
    result = run("show", "data")
    assert (result.returncode, result.stdout) == (3, "")
    assert "several roles may be meant by 'data': data-analyst, data-architect" in result.stderr


def test_show_leads_with_what_sets_the_role_apart() -> None:
    apart = document("show", "ml-engineer")["apart"]
    assert 1 <= len(apart) <= 6
    assert all(part["share"]["share"] > part["others"] for part in apart)
    assert "python" not in {part["item"] for part in apart}
    text = run("show", "ml-engineer").stdout
    assert text.index("What sets it apart from the other roles") < text.index("What they do")
    first = apart[0]["share"]["text"].partition(":")[0]
    assert f"{first}: " in text


def test_the_template_is_a_sheet_that_skips_everything() -> None:
    template = run("questions", "--template").stdout
    assert run("match", stdin=template).returncode == 4


def test_quiz_without_a_terminal_says_what_to_run_instead() -> None:
    result = run("quiz", stdin="\n" * 200)
    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert "roleadvisor match" in result.stderr


def test_piped_text_is_plain_and_unwrapped() -> None:
    out = run("show", "data-engineer").stdout
    assert "\x1b" not in out
    assert not set(out) & set("╭│╰─")
    assert "Python" in out


def test_ascii_output_has_ascii_only() -> None:
    out = run("match", DBA, PYTHONIOENCODING="ascii").stdout
    assert out.isascii()


def test_columns_sets_the_width() -> None:
    out = run("show", "ml-engineer", COLUMNS="40").stdout
    assert max(map(len, out.splitlines())) <= 40


def test_show_says_where_each_share_is_from_when_asked() -> None:
    plain, sourced = run("show", "mlops-engineer"), run("show", "mlops-engineer", "--sources")
    assert "Kaggle 2022, n = 230, as for machine learning engineers" in sourced.stdout
    assert "estimate: 'common' to experts" in sourced.stdout
    assert "n = 230" not in plain.stdout
    assert "Python 90%" in run("show", "data-engineer").stdout
    assert "DVC ~" in plain.stdout


def test_a_share_of_ads_is_never_shown_as_one_of_people(tmp_path: Path) -> None:
    shares = "advertised: {surveys: [jobs-2026], shares: {till: {share: 0.5, n: 3093}}}\n"
    bakery(tmp_path, {"seller": shares})
    pack = ("--pack", str(tmp_path))
    sourced = run("show", "seller", "--sources", *pack).stdout
    assert "A till °50%: selling [job ads of 2026, n = 3,093]" in sourced
    assert "Shares marked ° are the share of the role's job ads" in sourced
    inherited = run("show", "manager", "--sources", *pack).stdout
    assert "Engineering, a speciality of seller" in inherited
    assert "An oven ~" in inherited and "°" not in inherited
    assert "Seller" in run("find", "till", *pack).stdout
    assert "°50%" in run("find", "till", *pack).stdout
    assert "(share of people, ~ estimated, ° of job ads)" in run("find", "till", *pack).stdout
    assert "^50%" in run("find", "till", *pack, PYTHONIOENCODING="ascii").stdout
    found = document("find", "till", *pack)["found"][0]["roles"]
    assert next(r["share"] for r in found if r["id"] == "seller")["of"] == "ads"


def test_a_role_says_what_it_is_part_of_and_what_is_part_of_it() -> None:
    assert "a speciality of data engineer" in run("show", "etl-developer").stdout.splitlines()[1]
    kind = run("show", "data-engineer").stdout.splitlines()[1]
    assert kind.startswith("Engineering, with the specialities ") and "ETL developer" in kind
    assert "(etl-developer), a speciality of data engineer" in run("list").stdout


def test_provenance_is_always_in_the_json() -> None:
    shares = document("show", "mlops-engineer")["shares"]
    assert shares["dvc"] == {
        "inherited_from": "ml-engineer",
        "n": 230,
        "of": "people",
        "share": shares["dvc"]["share"],
        "source": "kaggle-2022",
        "text": "DVC: versioning data and models",
        "word": shares["dvc"]["word"],
    }
    assert (shares["kubeflow"]["source"], shares["kubeflow"]["word"]) == ("estimate", "occasional")


def test_a_packs_text_is_never_markup(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core", seller="selling: core")
    path = pack / "baker.yaml"
    path.write_text(path.read_text().replace("name: baker person", 'name: "[/] [red]x :skull:"'))
    assert "[/] [red]x :skull:" in run("show", "baker", "--pack", str(pack), FORCE_COLOR="1").stdout


def test_a_json_command_loads_no_terminal_library() -> None:
    code = (
        "import sys; sys.argv = ['roleadvisor', 'match', '--json', sys.argv[1]]\n"
        "from roleadvisor.cli import run\n"
        "try:\n    run()\n"
        "except SystemExit:\n    print(sorted({'rich', 'questionary', 'numpy', 'jsonschema'} & set(sys.modules)), file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, DBA], capture_output=True, text=True, check=False
    )
    assert result.stderr.strip() == "[]"


def test_a_closed_pipe_leaves_no_traceback() -> None:
    command = f"{sys.executable} -m roleadvisor questions --template | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert result.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_in_one_line() -> None:
    command = f"{sys.executable} -m roleadvisor list --json > /dev/full"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("cannot write")
    assert len(result.stderr.splitlines()) == 1


def test_sigterm_exits_143() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "roleadvisor", "match"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(2)
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 143
    assert b"Traceback" not in errors


def test_a_plan_of_a_file_alone_says_that_the_role_comes_first() -> None:
    result = run("plan", "examples/newcomer.yaml")
    assert result.returncode == 2
    assert "roleadvisor plan ROLE examples/newcomer.yaml" in result.stderr


def test_a_page_is_not_written_under_the_name_of_another_kind(tmp_path: Path) -> None:
    target = tmp_path / "me.png"
    result = run("report", "examples/newcomer.yaml", "-o", str(target))
    assert result.returncode == 2
    assert "svg" in result.stderr.lower()
    assert not target.exists()


def test_what_was_read_is_saved_where_nothing_is_and_gives_the_same_result(tmp_path: Path) -> None:
    target = tmp_path / "me.yaml"
    resume = "examples/resume.json"
    read = run("match", "--from-resume", resume, "--save", str(target), "--json")
    assert read.returncode == 0
    saved = json.loads(run("match", str(target), "--json").stdout)
    assert saved["ranking"] == json.loads(read.stdout)["ranking"]
    assert saved["titles"] == ["bi-analyst"]
    before = target.read_text()
    again = run("match", "--from-resume", resume, "--save", str(target))
    assert (again.returncode, target.read_text()) == (2, before)
    assert "is there already" in again.stderr


@pytest.mark.parametrize(
    "text", ["Jo Doe\nSkills: SQL, Python\n", "%PDF-1.7 \xff", "cv: {name: Jo}\n"]
)
def test_a_file_that_is_no_sheet_says_how_a_resume_is_read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "me.txt"
    file.write_bytes(text.encode("latin-1"))
    result = run("match", str(file))
    assert result.returncode == 3
    assert (
        "no sheet of answers; if it is a résumé, read it with --from-resume FILE" in result.stderr
    )


def test_the_way_from_a_resume_begins_at_its_latest_known_job() -> None:
    told = run("from", "--from-resume", "examples/resume.json")
    assert told.stdout.startswith("BI analyst\n")
    assert run("from").returncode == 2
    assert run("from", "accountant", "--from-resume", "examples/resume.json").returncode == 2
