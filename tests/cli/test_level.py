"""`level`: the rung that one is on, from a sheet or asked in a terminal."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from terminal import DOWN, ENTER, LEFT, Terminal
from test_commands import ROOT, document, run

from roleadvisor.render.schemas import json_schema

ENGINEER = str(ROOT / "examples" / "data-engineer.yaml")
NOTICE = "Contains public sector information licensed under the Open Government Licence v3.0."


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.mark.parametrize("columns", ["80", "40", "20"])
def test_the_text_names_every_skill_that_the_next_rung_asks_and_what_one_can_do(
    columns: str,
) -> None:
    result = run("level", "data-engineer", ENGINEER, COLUMNS=columns)
    flowing = " ".join(result.stdout.split())
    rungs = {rung["name"]: rung for rung in document("level", "data-engineer", ENGINEER)["rungs"]}
    assert result.stdout.startswith("Senior data")
    lacking = [
        s for s in rungs["Lead data engineer"]["skills"] if s["standing"] in {"below", "unanswered"}
    ]
    assert len(lacking) == 5
    for skill in lacking:
        assert f"{skill['name']}: from {skill['level']} to {skill['asked']}" in flowing
        assert skill["can"][1:] in flowing
    assert NOTICE in flowing
    if columns != "20":
        lines = [line.rstrip() for line in result.stdout.splitlines()]
        assert max(map(len, lines)) <= int(columns)


def test_long_says_what_one_can_do_on_both_sides_of_a_fork() -> None:
    short, long = (
        run("level", "data-engineer", ENGINEER, *more).stdout for more in ((), ("--long",))
    )
    head = next(
        r
        for r in document("level", "data-engineer", ENGINEER)["rungs"]
        if r["branch"] == "managers"
    )
    own = [s["can"][1:] for s in head["skills"] if s["id"] == "problem-management"]
    assert own[0] not in short
    assert own[0] in long


def test_a_rung_changes_no_fit_and_no_other_command(tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text(Path(ENGINEER).read_text().partition("skills:")[0])
    for command in (["match"], ["explain"], ["plan", "ml-engineer"]):
        assert document(*command, ENGINEER) == document(*command, str(bare))


def test_a_sheet_is_read_from_standard_input_and_filled_in_from_a_template() -> None:
    template = run("level", "data-architect", "--template").stdout
    filled = template.replace(": null", ": expert")
    assert document("level", "data-architect", stdin=filled)["reached"] == ["Chief data architect"]
    empty = run("level", "data-architect", stdin=template)
    assert empty.returncode == 4
    assert "--template" in empty.stdout


def test_a_role_without_rungs_is_refused_with_what_to_do_instead() -> None:
    refused = run("level", "ai-engineer", ENGINEER)
    assert refused.returncode == 2
    assert "has no rungs: " in refused.stderr
    assert "'roleadvisor level ml-engineer'" in refused.stderr
    failed = document("level", "ai-engineer", ENGINEER)
    assert (failed["code"], failed["exit_code"]) == ("no-rungs", 2)


def test_a_pack_of_ones_own_without_ladders_says_so() -> None:
    pack = str(ROOT / "examples" / "packs" / "security")
    refused = run("level", "incident-responder", "--pack", pack, stdin="roleadvisor: 1\n")
    assert (refused.returncode, "this pack states none" in refused.stderr) == (2, True)


LADDERS = """\
source: {name: Our own, notice: Ours., url: "https://example.org/"}
roles: {ai-engineer: {ladder: builders}}
ladders:
  - id: builders
    name: Builder
    rungs: [{name: Builder, seniority: mid, summary: Builds what others thought of.}]
    asks: {prompting: [working], testing: [awareness]}
skills: [{id: prompting, name: Prompting, can: {working: write a prompt that works}}]
"""


def test_a_pack_of_ones_own_adds_rungs_to_the_bundled_ones(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    assert run("pack", "new", str(pack), "--extends").returncode == 0
    (pack / "ladders.yaml").write_text(LADDERS)
    assert document("pack", "check", str(pack))["problems"] == []
    sheet = "roleadvisor: 1\nskills: {prompting: working, testing: working}\n"
    found = run("level", "ai-engineer", "--pack", str(pack), stdin=sheet)
    assert found.stdout.startswith("Builder\n")
    assert "Rungs and skills: Our own. Ours." in found.stdout
    assert run("level", "data-engineer", "--pack", str(pack), stdin=sheet).returncode == 0
    (pack / "pack.yaml").unlink()
    assert "[no-pack]" in run("pack", "check", str(pack)).stdout


def test_mistakes_of_the_skills_are_told_at_their_lines() -> None:
    sheet = (
        "roleadvisor: 1\nskills:\n  data-modeling: expert\n  testing: advanced\n  data-design: 7\n"
    )
    told = run("level", "data-engineer", stdin=sheet).stderr.splitlines()
    assert [line.split(": ")[0] for line in told] == ["<stdin>:3:3", "<stdin>:4:12", "<stdin>:5:16"]
    assert "did you mean 'data-modelling'" in told[0]
    assert "did you mean 'practitioner'" in told[1]
    other = "roleadvisor: 1\nskills: {juggling: expert, testing: working}\n"
    assert run("level", "data-engineer", stdin=other).returncode == 3
    lenient = run("level", "data-engineer", "--ignore-unknown", stdin=other)
    assert lenient.returncode == 0
    assert "Not counted, not known to this pack: juggling." in lenient.stdout


def test_questions_need_a_terminal() -> None:
    for option in (["--resume"], ["--save", "me.yaml"]):
        refused = run("level", "data-engineer", *option)
        assert (refused.returncode, "--template" in refused.stderr) == (2, True)
    assert run("level", "data-engineer", ENGINEER, "--resume").returncode == 2


def test_the_questions_from_the_first_to_the_result(state: Path, tmp_path: Path) -> None:
    result, sheet = tmp_path / "result.json", tmp_path / "me.yaml"
    sheet.write_text("roleadvisor: 1\nid: me\nanswers: {python: true}\nskills: {testing: expert}\n")
    options = ("ml-engineer", "--json", "--save", str(sheet))
    with Terminal(state, "level", *options, stdout=result) as terminal:
        terminal.wait_for("1 of 6 skills.*q quit")
        for _ in range(6):
            terminal.answer("4")
        assert "6 of 6 skills answered" in terminal.text
        terminal.answer(DOWN, ENTER)
        assert "Changing one answer" in terminal.text
        terminal.answer("5")
        terminal.press("r")
        assert terminal.finish() == 0
        assert terminal.is_sane
    printed = json.loads(result.read_text())
    Draft202012Validator(json_schema("level")).validate(printed)
    assert printed["reached"] == ["Senior machine learning engineer"]
    assert printed["rungs"][0]["skills"][0]["level"] == "expert"
    # The sheet keeps what it had, and gains the skills.
    assert document("match", str(sheet))["id"] == "me"
    assert document("level", "ml-engineer", str(sheet))["rungs"] == printed["rungs"]
    assert "testing: expert" in sheet.read_text()
    assert list((state / "roleadvisor/levels").iterdir()) == []


def test_who_leaves_goes_on_where_they_left(state: Path) -> None:
    with Terminal(state, "level", "data-analyst", columns=40) as terminal:
        terminal.wait_for("1 of 9.*q quit")
        assert "r result" not in terminal.text
        terminal.answer("3")
        terminal.answer("s")
        terminal.answer(LEFT)
        assert "2 of 9" in terminal.text
        terminal.answer("2")
        terminal.press("q")
        assert terminal.finish() == 130
        assert "2 answers are saved" in " ".join(terminal.text.split())
    with Terminal(state, "level", "data-scientist", "--resume") as terminal:
        assert terminal.finish() == 2
        assert "nothing is unfinished for this role" in terminal.text
    with Terminal(state, "level", "data-scientist") as terminal:
        terminal.wait_for("q quit")
        assert "unfinished" not in terminal.text
        terminal.press("q")
        terminal.finish()
    with Terminal(state, "level", "data-analyst", "--resume", "--plain") as terminal:
        terminal.wait_for(r"3 of 9.*\n>$")
        terminal.press("r\r")
        terminal.wait_for(r"2 of 9 skills answered.*\n>$")
        terminal.press("b\r")
        terminal.wait_for(r"3 of 9 skills.*\n>$")
        terminal.press("r\r", "1\r")
        assert terminal.finish() == 0
        assert "7 skills have no answer and count as none." in " ".join(
            terminal.raw.decode().split()
        )
    assert list((state / "roleadvisor/levels").glob("*.json")) == []
