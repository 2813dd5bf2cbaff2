"""`--from-resume` and `--from-linkedin` complete a sheet with what a text names."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from terminal import DOWN, ENTER, LEFT, RIGHT, Terminal

from roleadvisor.cli.inputs import ImportFiles, open_answers
from roleadvisor.packs import Catalog
from roleadvisor.render.schemas import json_schema

ROOT = Path(__file__).resolve().parents[2]
RESUME = str(ROOT / "examples" / "resume.json")
SKILLS = str(ROOT / "tests" / "examples" / "resumes" / "Skills.csv")


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
    parsed: dict[str, Any] = json.loads(run("match", *arguments, "--json", stdin=stdin).stdout)
    return parsed


def said(parsed: dict[str, Any]) -> dict[str, tuple[str, int]]:
    return {part["item"]: (part["kind"], part["answer"]) for part in parsed["evidence"]}


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.mark.parametrize(
    "arguments",
    [["--from-resume", RESUME], ["--from-linkedin", SKILLS], ["--from-resume", RESUME, "--from-linkedin", SKILLS]],
)  # fmt: skip
def test_the_document_follows_its_schema_and_says_what_was_read(arguments: list[str]) -> None:
    parsed = document(*arguments)
    Draft202012Validator(json_schema("match")).validate(parsed)
    assert parsed["status"] == "ranked"
    imported = parsed["imported"]
    assert imported["sources"] == [
        name for name in ("resume", "linkedin") if f"--from-{name}" in arguments
    ]
    assert all(imported[part] for part in ("matched", "known", "unmatched"))
    levels: dict[str, int] = {}
    for part in imported["matched"]:
        if part["level"]:
            levels[part["item"]] = max(part["level"], levels.get(part["item"], 0))
    assert said(parsed) == {item: ("mentioned", level) for item, level in levels.items()}
    assert (parsed["answered"], parsed["mentioned"]) == (0, len(levels))


def test_without_a_resume_nothing_is_imported() -> None:
    sheet = str(ROOT / "examples" / "newcomer.yaml")
    assert document(sheet)["imported"] is None


@pytest.mark.parametrize(
    ("said", "levels", "mentioned"),
    [
        ("answers: {}", {}, {"python": 2, "sql": 4}),
        ("answers: {sql: false}", {"sql": 0}, {"python": 2}),
        ("answers: {sql: null}", {}, {"python": 2, "sql": 4}),
        ("mentioned: {r: awareness, sql: awareness}", {}, {"python": 2, "r": 1, "sql": 4}),
        ("mentioned: {python: practitioner}", {}, {"python": 3, "sql": 4}),
    ],
)
def test_what_is_imported_goes_to_the_mentions(
    catalog: Catalog, tmp_path: Path, said: str, levels: dict[str, int], mentioned: dict[str, int]
) -> None:
    sheet, resume = tmp_path / "sheet.yaml", tmp_path / "resume.json"
    sheet.write_text(f"roleadvisor: 1\n{said}\n")
    listed = {"Python": "working", "SQL": "", "Java": "none"}
    skills = [{"name": name, "level": level} for name, level in listed.items()]
    resume.write_text(json.dumps({"skills": skills}))
    files = ImportFiles(resume)
    filled, imported = open_answers(sheet, files, catalog, ignore_unknown=False, call="match {}")
    assert imported and [m.item for m in imported.matched] == ["python", "sql", "java"]
    assert filled.mentioned == mentioned
    assert (filled.levels, filled.skipped) == (levels, [])


def test_a_sheets_own_answers_win_and_what_is_mentioned_is_not_skipped() -> None:
    sheet = (
        "roleadvisor: 1\nanswers: {sql: false, python: null, explain-findings: love it, r: null}\n"
    )
    parsed = document("-", "--from-resume", RESUME, stdin=sheet)
    found = said(parsed)
    assert found["sql"] == ("asked", 0)
    assert found["python"] == ("mentioned", 2)
    assert found["explain-findings"] == ("asked", 4)
    assert parsed["skipped"] == ["r"]


OTHERS = [["explain"], ["plan", "data-engineer"], ["report", "-o", "-"]]


@pytest.mark.parametrize("command", OTHERS, ids=lambda command: command[0])
def test_other_commands_take_the_same_files_and_the_sheets_own_answers_win(
    command: list[str], tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("roleadvisor: 1\nanswers: {sql: false, explain-findings: love it}\n")
    files = ("--from-resume", RESUME, "--from-linkedin", SKILLS)
    of_sheet = run(*command, str(sheet))
    of_files = run(*command, *files)
    of_both = run(*command, str(sheet), *files)
    assert [of_files.returncode, of_both.returncode] == [0, 0]
    assert len({of_sheet.stdout, of_files.stdout, of_both.stdout}) == 3
    merged = document(str(sheet), *files)
    sheet.write_text(
        json.dumps(
            {
                "roleadvisor": 1,
                "answers": {"sql": 0, "explain-findings": 4},
                "mentioned": {
                    part["item"]: part["answer"]
                    for part in merged["evidence"]
                    if part["kind"] == "mentioned"
                },
                "tools": {
                    tool["name"]: True
                    for tool in merged["best"]["languages"] + merged["best"]["tools"]
                    if tool["has_it"]
                },
                "titles": ["bi-analyst"],
            }
        )
    )
    named = " --from-resume examples/resume.json --from-linkedin tests/examples/resumes/Skills.csv"
    assert run(*command, str(sheet)).stdout == of_both.stdout.replace(named, "")


@pytest.mark.parametrize("command", OTHERS, ids=lambda command: command[0])
def test_other_commands_read_standard_input_once(command: list[str]) -> None:
    text = Path(RESUME).read_text()
    piped = run(*command, "--from-resume", "-", stdin=text)
    assert (piped.returncode, piped.stdout) == (0, run(*command, "--from-resume", RESUME).stdout)
    assert run(*command, "-", "--from-resume", "-", stdin=text).returncode == 2
    refused = run(*command, stdin=text)
    assert (refused.returncode, "read it with --from-resume" in refused.stderr) == (3, True)


def test_a_resume_may_come_on_standard_input_but_nothing_else_with_it() -> None:
    text = Path(RESUME).read_text()
    assert document("--from-resume", "-", stdin=text) == document("--from-resume", RESUME)
    assert run("match", "-", "--from-resume", "-", stdin=text).returncode == 2


def test_interests_that_were_not_asked_are_named() -> None:
    *_, last = run("match", "--from-resume", RESUME).stdout.splitlines()
    assert last.startswith("roleadvisor quiz --from-resume examples/resume.json · explain ")
    out = run("match", "--from-resume", RESUME, "--long").stdout
    assert "What you like doing was not asked" in out
    sheet = str(ROOT / "examples" / "newcomer.yaml")
    assert "was not asked" not in run("match", sheet, "--from-resume", RESUME, "--long").stdout


def test_too_little_exits_4_and_says_what_to_do() -> None:
    result = run("match", "--from-linkedin", "-", stdin="Name\nPython\nJuggling\n")
    assert result.returncode == 4
    for said in (
        "Not enough answers",
        "Python (python)",
        "Not recognised: Juggling",
        "--from-linkedin",
    ):
        assert said in result.stdout
    nothing = run("match", "--from-linkedin", "-", stdin="Name\n")
    assert nothing.returncode == 4
    assert "It names nothing that counts" in nothing.stdout


def test_a_level_that_is_stated_is_shown_where_it_counts_less() -> None:
    skills = [{"name": "Spark", "level": "basic"}, {"name": "SQL"}, {"name": "R", "level": "none"}]
    text = json.dumps({"skills": skills})
    out = run("match", "--from-resume", "-", "--long", stdin=text).stdout
    assert "Named: Spark (spark: awareness); SQL (sql)" in out
    assert "Named as not known, so left open: R (r)" in out


@pytest.mark.parametrize("option", ["--from-resume", "--from-linkedin"])
@pytest.mark.parametrize("command", ["match", "explain", "quiz"])
def test_a_bad_file_is_refused_at_once(command: str, option: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for name, content in [
        ("bytes", b"\xff\xfe\x00"),
        ("esc", b"Name\n\x1b[0m"),
        ("large", b" " * 300_000),
    ]:
        (tmp_path / name).write_bytes(content)
    for name in ("fifo", "bytes", "esc", "large", "missing", "."):
        result = run(command, option, str(tmp_path / name))
        assert (result.returncode, result.stdout) == (3, "")
        assert "Traceback" not in result.stderr
        assert f"{name}:" in result.stderr or name == "."


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_any_width_in_ascii_shows_what_was_read(columns: int) -> None:
    setting = {"COLUMNS": str(columns), "PYTHONIOENCODING": "ascii"}
    out = run("match", "--from-resume", RESUME, "--long", **setting).stdout
    assert out.isascii()
    assert "From your resume" in out
    assert max(map(len, out.splitlines())) <= columns


def test_hostile_names_are_printed_safely() -> None:
    skill = json.dumps({"skills": ["\x1b[31mred\x07\u202e", "[bold]x[/]", "\ud800 Python"]})
    result = run("match", "--from-resume", "-", stdin=skill, FORCE_COLOR="1")
    assert "[bold]x[/]" in result.stdout
    assert "\x1b[31m" not in result.stdout
    assert not set(result.stdout) & set("\x07\u202e\ud800")


def test_the_quiz_asks_only_what_is_missing(state: Path, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    arguments = ("quiz", "--from-resume", RESUME, "--json")
    asked: list[str] = []
    with Terminal(state, *arguments, rows=60, stdout=result) as terminal:
        terminal.wait_for("imported, and not asked again")
        terminal.wait_for("Do you work with data already.*q quit")
        terminal.answer("1")
        assert "1 answered, about" in terminal.text
        for number in range(80):
            if "See the result" in terminal.text:
                break
            asked += [line for line in terminal.text.splitlines() if "[ ]" in line or "[x]" in line]
            if number < 6:
                assert "tick" not in terminal.text
            terminal.answer(*((ENTER,) if "tick" in terminal.text else "4"))
        assert "Languages: Python; SQL (imported)" in terminal.text
        assert f"{number + 1} answered" in terminal.text
        terminal.press(ENTER)
        assert terminal.finish() == 0
    for known in ("Python", "SQL", "Snowflake", "Docker", "Power BI"):
        assert not any(line.endswith(f"] {known}") for line in asked)
    assert any(line.endswith("] R") for line in asked)
    parsed = json.loads(result.read_text())
    Draft202012Validator(json_schema("quiz")).validate(parsed)
    assert said(parsed)["python"] == ("mentioned", 2)
    assert said(parsed)["r"] == ("asked", 0)
    assert parsed["imported"]["sources"] == ["resume"]


def test_going_back_passes_imported_answers_by(state: Path) -> None:
    with Terminal(state, "quiz", "--from-linkedin", SKILLS) as terminal:
        terminal.wait_for("Do you work with data already.*q quit")
        terminal.answer(RIGHT)
        assert "analysing data" in terminal.text.lower() or "1  not for me" in terminal.text
        first = terminal.text
        terminal.answer(LEFT)
        assert "Do you work with data already" in terminal.text
        terminal.answer(RIGHT)
        assert terminal.text == first


def test_a_quiz_with_a_resume_is_saved_resumed_reviewed_and_changed(
    state: Path, tmp_path: Path
) -> None:
    result = tmp_path / "result.json"
    with Terminal(state, "quiz", "--from-resume", RESUME, rows=60) as terminal:
        terminal.wait_for("Do you work with data already.*q quit")
        for key in ("1", "5", "4", "4", "4", "4", "4"):
            terminal.answer(key)
        left = terminal.text
        terminal.press("q")
        assert terminal.finish() == 130
        assert "7 answers are saved" in terminal.text
    with Terminal(state, "quiz", "--resume", "--json", rows=60, stdout=result) as terminal:
        terminal.wait_for("q quit")
        assert terminal.text == left
        terminal.answer("r")
        assert "Which of these have you used?" in terminal.text
        terminal.answer("r")
        terminal.answer_until("» Languages: Python; SQL (imported)", DOWN)
        terminal.answer(ENTER)
        assert "[x] Python" in terminal.text
        terminal.answer(" ", ENTER)
        assert "» Languages: SQL" in terminal.text
        assert "Languages: SQL (imported)" not in terminal.text
        terminal.press("r")
        assert terminal.finish() == 0
    parsed = json.loads(result.read_text())
    assert said(parsed)["python"] == ("asked", 0)
    assert said(parsed)["sql"] == ("asked", 4)
    assert parsed["imported"]["matched"]


def test_leaving_before_an_answer_claims_none(state: Path) -> None:
    with Terminal(state, "quiz", "--from-resume", RESUME) as terminal:
        terminal.wait_for("Do you work with data already.*q quit")
        terminal.press("q")
        assert terminal.finish() == 130
        assert "Nothing was answered yet" in terminal.text


def test_a_resumed_quiz_takes_no_other_resume() -> None:
    result = run("quiz", "--resume", "--from-resume", RESUME)
    assert (result.returncode, result.stdout) == (2, "")
    assert "has its résumé already" in result.stderr
    assert run("quiz", "--from-resume", "-", stdin="{}").returncode == 2
