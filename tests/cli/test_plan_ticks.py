"""`plan --save` and `plan --continue`: a page to tick off, which never costs anybody a file."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from test_commands import DBA, run

STEPS = ["scikit-learn", "trained-model", "pytorch", "kubernetes"]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    done = run("plan", "ml-engineer", DBA, "--save", str(path))
    assert done.returncode == 0
    assert run("plan", "ml-engineer", DBA).stdout.startswith(done.stdout)
    assert "When you have ticked steps off: roleadvisor plan --continue" in done.stderr
    return path


def tick(path: Path, item: str) -> None:
    text = path.read_text()
    ticked = re.sub(rf"\[ \](.*\(`{item}: )", r"[x]\1", text)
    assert ticked != text
    path.write_text(ticked)


def steps_on(path: Path, box: str = " ") -> list[str]:
    return re.findall(rf"(?m)^- \[{box}\] .*\(`(.*): yes`\)$", path.read_text())


def test_three_rounds_leave_a_page_with_all_of_them_and_the_notes(plan: Path) -> None:
    assert steps_on(plan) == STEPS
    for item in ("scikit-learn", "kubernetes", "pytorch"):
        tick(plan, item)
        plan.write_text(plan.read_text() + f"\nnoted after {item}\n")
        done = run("plan", "--continue", str(plan), COLUMNS="80")
        assert done.returncode == 0
        assert "The fit rose from" in done.stdout
        assert "is up to date" in done.stderr
    text = plan.read_text()
    assert steps_on(plan, "x") == ["scikit-learn", "kubernetes", "pytorch"]
    assert steps_on(plan) == ["trained-model"]
    assert len(re.findall(r"(?m)^\| \d+ \w+ \d+ \| [\d.]+% \|", text)) == 4
    assert text.count("noted after") == 3
    again = run("plan", "--continue", str(plan))
    assert "No step is newly ticked off. 3 steps are done in all." in again.stdout
    assert "Nothing has changed" in again.stderr
    assert plan.read_text() == text


def test_the_fit_is_that_of_a_sheet_with_the_same_answers(plan: Path, tmp_path: Path) -> None:
    tick(plan, "kubernetes")
    planned = json.loads(run("plan", "--continue", str(plan), "--json").stdout)
    sheet = tmp_path / "me.yaml"
    sheet.write_text(Path(DBA).read_text().replace("kubernetes: false", "kubernetes: true"))
    plain = json.loads(run("plan", "ml-engineer", str(sheet), "--json").stdout)
    assert plain["progress"] is None
    assert planned["progress"]["newly"][0]["item"] == "kubernetes"
    assert {**planned, "progress": None} == plain


def test_its_json_follows_the_shipped_schema(plan: Path) -> None:
    tick(plan, "pytorch")
    printed = json.loads(run("plan", "--continue", str(plan), "--json").stdout)
    schema = json.loads(run("schema", "plan").stdout)
    Draft202012Validator(schema).validate(printed)
    assert printed["schema"] == "roleadvisor/plan@1"
    assert len(printed["progress"]["rounds"]) == 2
    step = printed["steps"][0]
    assert step["size"] == {
        "size": "month",
        "hours": 40,
        "basis": "a system or a method with ideas of its own",
    }
    assert [need["id"] for need in step["needs"]] == ["python"]
    assert printed["hours"] == sum(step["size"]["hours"] for step in printed["steps"])


def test_a_plan_goes_on_from_another_folder_without_its_sheet(plan: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "my way.md"
    moved.parent.mkdir()
    plan.rename(moved)
    tick(moved, "pytorch")
    assert run("plan", "--continue", str(moved)).returncode == 0
    assert "`roleadvisor plan --continue 'my way.md'`" in moved.read_text()


def test_with_save_the_page_goes_to_another_file_and_the_first_stays(
    plan: Path, tmp_path: Path
) -> None:
    tick(plan, "pytorch")
    text, other = plan.read_bytes(), tmp_path / "other.md"
    assert run("plan", "--continue", str(plan), "--save", str(other)).returncode == 0
    assert plan.read_bytes() == text
    assert steps_on(other, "x") == ["pytorch"]


def test_the_ends_of_lines_stay_as_they_are(plan: Path) -> None:
    tick(plan, "pytorch")
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))
    assert run("plan", "--continue", str(plan)).returncode == 0
    raw = plan.read_bytes()
    assert b"- [x] **PyTorch**" in raw
    assert raw.count(b"\r\n") == raw.count(b"\n")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("me.yaml", None, "a plan is saved as Markdown (.md), not .yaml"),
        ("me.md", None, "the plan would overwrite what it is made from"),
        ("link.md", None, "the plan would overwrite what it is made from"),
        ("notes.md", "# Notes\n", "exists and is no plan; name another file"),
        ("a.bin", "\udcff", "exists and is no plan; name another file"),
        ("no/folder.md", None, "cannot write"),
    ],
)
def test_nothing_that_is_there_is_overwritten(
    name: str, content: str | None, said: str, tmp_path: Path
) -> None:
    sheet = tmp_path / ("me.md" if name != "me.yaml" else name)
    sheet.write_bytes(Path(DBA).read_bytes())
    (tmp_path / "link.md").symlink_to(sheet)
    if content:
        (tmp_path / name).write_text(content, errors="surrogateescape")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    refused = run("plan", "ml-engineer", str(sheet), "--save", str(tmp_path / name))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert said in refused.stderr
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_saved_plan_is_not_begun_anew_over_its_ticks(plan: Path) -> None:
    text = plan.read_bytes()
    refused = run("plan", "ml-engineer", DBA, "--save", str(plan))
    assert refused.returncode == 2
    assert "is a saved plan; to go on with it: roleadvisor plan --continue" in refused.stderr
    assert plan.read_bytes() == text


def test_an_empty_file_may_be_filled(tmp_path: Path) -> None:
    empty = tmp_path / "plan.md"
    empty.touch()
    assert run("plan", "ml-engineer", DBA, "--save", str(empty)).returncode == 0
    assert steps_on(empty) == STEPS


def test_what_cannot_be_read_is_refused_and_stays(plan: Path) -> None:
    plan.write_text(plan.read_text().replace("- [ ] **PyTorch", "- [maybe] **PyTorch"))
    text = plan.read_text()
    line = text[: text.index("**PyTorch")].count("\n") + 1
    refused = run("plan", "--continue", str(plan))
    assert refused.returncode == 3
    assert f"plan.md:{line}:" in refused.stderr
    assert "[check-box]" in refused.stderr
    assert plan.read_text() == text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["plan"], 2, "name a role, or give --continue FILE"),
        (["plan", "ml-engineer", "--continue", "PLAN"], 2, "give --continue FILE alone"),
        (["plan", "--continue", DBA], 3, "not a saved plan"),
        (["plan", "--continue", "PLAN", "--json", "--format", "text"], 2, "contradict"),
        (["plan", "--continue", "nowhere.md"], 3, "no such file"),
    ],
)
def test_a_wrong_call_says_how_it_is_called(
    arguments: list[str], code: int, said: str, plan: Path
) -> None:
    refused = run(*(str(plan) if one == "PLAN" else one for one in arguments))
    assert (refused.returncode, refused.stdout.startswith("Becoming")) == (code, False)
    assert said in refused.stderr + refused.stdout


def test_too_few_answers_save_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    few = run(
        "plan", "ml-engineer", "--save", str(path), stdin="{roleadvisor: 1, answers: {r: no}}"
    )
    assert few.returncode == 4
    assert not path.exists()


def test_a_reader_that_stops_early_costs_nobody_a_tick(plan: Path) -> None:
    tick(plan, "pytorch")
    command = f"{sys.executable} -m roleadvisor plan --continue '{plan}' | head -1"
    subprocess.run(["bash", "-c", command], check=False, capture_output=True)
    assert steps_on(plan, "x") == ["pytorch"]


def test_history_lists_a_plan_over_its_rounds(plan: Path, tmp_path: Path) -> None:
    def kept(*arguments: str) -> str:
        return run(*arguments, XDG_DATA_HOME=str(tmp_path / "data"), COLUMNS="80").stdout

    kept("match", DBA, "--keep")
    fits = []
    for item in ("scikit-learn", "kubernetes"):
        tick(plan, item)
        printed = json.loads(kept("plan", "--continue", str(plan), "--keep", "--json"))
        fits.append(printed["goal"]["fit"])
    listed = json.loads(kept("history", "--json"))["results"]
    towards = [one["towards"] for one in listed]
    assert towards[0] is None
    assert [(one["id"], one["fit"]) for one in towards[1:]] == [
        ("ml-engineer", fit) for fit in fits
    ]
    text = " ".join(kept("history").split())
    first, second = (f"{fit * 100:.1f}%" for fit in fits)
    assert f"plan for machine learning engineer ({second})" in text
    assert f"· Machine learning engineer: {first} → {second}" in text
    changed = kept("diff", "2", "3")
    assert "Kubernetes: yes instead of no" in changed


def test_a_plan_for_another_pack_names_the_option_that_reads_it(plan: Path) -> None:
    text = plan.read_text().replace('"towards": "ml-engineer"', '"towards": "baker"')
    plan.write_text(re.sub(r'"digest": "\w+"', '"digest": "0123456789abcdef"', text))
    refused = run("plan", "--continue", str(plan))
    assert refused.returncode == 3
    assert "unknown role 'baker'; the plan may be for another pack" in refused.stderr
    assert "read it with --pack DIR" in refused.stderr
