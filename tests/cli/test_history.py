"""`--keep`, `history` and `diff`: results on disk, and what moved between two."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bakery import bakery
from jsonschema import Draft202012Validator
from test_commands import DBA, ROOT, document, run

from roleadvisor.history import kept

UNRANKED = """{"roleadvisor_result": 1, "result": {"kept": "2026-11-24T00:00:00Z", "id": null,
"experience": "newcomer", "version": "1", "digest": "x", "answers": {},
"mentioned": {}, "ranking": [], "speciality": null}}"""
NEWCOMER = str(ROOT / "examples" / "newcomer.yaml")


@pytest.fixture
def changed(tmp_path: Path) -> str:
    sheet = tmp_path / "changed.yaml"
    text = Path(NEWCOMER).read_text()
    sheet.write_text(text.replace("python: false", "python: true") + "  docker: true\n")
    return str(sheet)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "roleadvisor" / "results"


def keep(*arguments: str) -> None:
    result = run("match", *arguments, "--keep")
    assert result.returncode == 0
    assert result.stderr == "The result is kept: see roleadvisor history.\n"


def listed() -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = document("history")["results"]
    return results


def test_nothing_is_kept_unless_asked_for(data: Path) -> None:
    run("match", DBA)
    assert not data.exists()
    assert listed() == []
    assert "No results are kept yet." in run("history").stdout


def test_what_is_kept_is_listed_the_oldest_first_and_is_private(data: Path) -> None:
    keep(DBA)
    keep(NEWCOMER)
    first, second = listed()
    assert (first["number"], second["number"]) == (1, 2)
    assert [r["id"] for r in first["ranking"]] == [
        r["id"] for r in document("match", DBA)["ranking"]
    ]
    assert (second["id"], second["mentioned"]) == ("newcomer", 0)
    assert {path.stat().st_mode & 0o777 for path in data.iterdir()} == {0o600}
    text = run("history", COLUMNS="80").stdout
    assert "1  " in text and "2  " in text


def test_keeping_does_not_change_what_is_printed(data: Path) -> None:
    assert data
    assert run("match", DBA, "--keep").stdout == run("match", DBA).stdout
    kept = json.loads(run("match", DBA, "--json", "--keep").stdout)
    assert kept == document("match", DBA)


def test_a_difference_has_every_answer_that_changed_and_every_role(
    data: Path, changed: str
) -> None:
    assert data
    keep(NEWCOMER)
    keep(changed)
    moved = document("diff")
    yes = {"kind": "asked", "answer": 4, "word": "yes"}
    assert {c["item"]: (c["before"], c["after"]) for c in moved["changed"]} == {
        "python": ({"kind": "asked", "answer": 0, "word": "no"}, yes),
        "docker": (None, yes),
    }
    before = {r["id"]: r["fit"] for r in document("match", NEWCOMER)["ranking"]}
    after = {r["id"]: r["fit"] for r in document("match", changed)["ranking"]}
    assert {r["id"]: (r["before"], r["after"]) for r in moved["roles"]} == {
        role: (before[role], after[role]) for role in before
    }
    steps = [abs(r["after"] - r["before"]) for r in moved["roles"]]
    assert steps == sorted(steps, reverse=True)
    assert moved["is_same_pack"] and moved["has_same_roles"]
    text = run("diff", COLUMNS="80").stdout
    assert "· Python: yes instead of no" in text
    assert "· Docker: yes, not answered before" in text
    back = run("diff", "2", "1", COLUMNS="40").stdout
    assert "Docker: yes before, now not answered" in back
    assert max(len(line.rstrip()) for line in back.splitlines()) <= 40


def test_other_roles_are_said_to_move_fits(data: Path) -> None:
    assert data
    keep(NEWCOMER)
    keep(NEWCOMER, "--roles", "data-analyst,data-scientist")
    moved = document("diff")
    assert not moved["has_same_roles"]
    assert any(role["after"] is None for role in moved["roles"])
    text = run("diff", COLUMNS="80").stdout
    assert "Different roles were ranked, which also changes fits." in text
    assert "Nothing: all answers and mentions are the same." in text


def test_mentions_and_the_speciality_are_kept_and_what_moved_of_them_is_told(
    data: Path, tmp_path: Path
) -> None:
    assert data
    (tmp_path / "pack").mkdir()
    bakery(tmp_path / "pack")
    pack = ("--pack", str(tmp_path / "pack"))
    sheet = tmp_path / "sheet.yaml"
    for mentioned, baking in (("mixer, dough", "like it"), ("millstone", "love it")):
        sheet.write_text(
            f"roleadvisor: 1\nanswers: {{decorating: love it, oven: true, baking: {baking}}}\n"
            f"mentioned: [{mentioned}]\n"
        )
        keep(str(sheet), *pack)
    first, second = listed()
    assert first["speciality"]["id"] == "confectioner"
    assert (first["answered"], first["mentioned"], second["mentioned"]) == (3, 2, 1)
    mention = {"kind": "mentioned", "answer": 4, "word": "named in the text"}
    changed = {c["item"]: (c["before"], c["after"]) for c in document("diff", *pack)["changed"]}
    assert changed["mixer"] == (mention, None) and changed["millstone"] == (None, mention)
    assert set(changed) == {"mixer", "dough", "millstone", "baking"}
    assert "Baker, speciality confectioner (" in run("history", COLUMNS="80").stdout
    text = run("diff", *pack).stdout
    assert "A mixer: named in the text before, now not answered" in text
    assert "Before: Baker, speciality confectioner (" in text


def test_a_result_can_be_forgotten(data: Path) -> None:
    for sheet in (DBA, NEWCOMER):
        keep(sheet)
    assert run("history", "--forget", "1").returncode == 0
    assert [result["id"] for result in listed()] == ["newcomer"]
    assert run("history", "--forget", "7").returncode == 3
    assert run("history", "--forget", "all").returncode == 0
    assert not list(data.iterdir())


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("diff",), 2, "diff needs two kept results"),
        (("diff", "1", "1"), 2, "diff needs two"),
        (("history", "--forget", "x"), 3, "none is kept yet"),
    ],
)
def test_what_is_not_there_is_refused(
    data: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    assert data
    result = run(*arguments)
    assert (result.returncode, says in result.stderr) == (code, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[" * 100_000,
        '{"roleadvisor_result":1,"result":{"kept":"2026-13-77T00:00:00Z"}}',
        UNRANKED,
    ],
)
def test_a_spoilt_file_is_named_and_nothing_worse(data: Path, text: str) -> None:
    data.mkdir(parents=True)
    (data / "spoilt.json").write_text(text)
    result = run("history")
    assert result.returncode == 3
    assert "spoilt.json:1:1: " in result.stderr
    assert run("diff").returncode == 3


def test_a_spoilt_file_is_named_and_the_others_are_shown(data: Path, changed: str) -> None:
    for sheet in (NEWCOMER, changed, DBA):
        keep(sheet)
    (data / "0.json").write_text(UNRANKED)
    for command in (("history",), ("diff",), ("history", "--forget", "3"), ("diff", "--json")):
        result = run(*command)
        assert (result.returncode, result.stderr.count("\n")) == (0, 1)
        assert "0.json:1:1: not a kept result; " in result.stderr
    assert [result["number"] for result in listed()] == [1, 2]
    everything = run("history", "--forget", "all")
    assert (everything.returncode, everything.stderr) == (0, "")
    assert "No results are kept yet." in everything.stdout
    assert not list(data.iterdir())


def test_a_spoilt_file_alone_can_be_forgotten(data: Path) -> None:
    data.mkdir(parents=True)
    (data / "spoilt.json").write_text("{}")
    assert run("history", "--forget", "all").returncode == 0
    assert not list(data.iterdir())
    (data / "folder.json").mkdir()
    result = run("history", "--forget", "all")
    assert result.returncode == 1
    assert "not every result could be removed: " in result.stderr


def test_a_full_disk_or_a_wrong_place_is_said_after_the_result(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("match", DBA, "--keep", XDG_DATA_HOME=str(tmp_path / "file"))
    assert result.returncode == 1
    assert "The result is not kept: " in result.stderr
    assert result.stdout == run("match", DBA).stdout


def test_both_documents_follow_their_schemas(data: Path, changed: str) -> None:
    assert data
    keep(NEWCOMER)
    keep(changed)
    for name in ("history", "diff"):
        Draft202012Validator(document("schema", name)).validate(document(name))


def test_of_many_who_forget_one_result_only_one_says_so(data: Path) -> None:
    for _ in range(7):
        keep(DBA)
    commands = [[sys.executable, "-m", "roleadvisor", "history", "--forget", "1"]] * 6
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    ended = [(*process.communicate(timeout=60), process.returncode) for process in running]
    removed = sum(code == 0 for *_, code in ended)
    assert len(list(data.glob("*.json"))) == 7 - removed
    for _, errors, code in ended:
        if code:
            assert (code, errors) == (
                3,
                "this result is already gone: another command has removed it\n",
            )


def test_a_result_that_vanishes_while_it_is_read_is_passed_over(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(DBA)
    keep(NEWCOMER)
    first, second = sorted(data.glob("*.json"))
    monkeypatch.setattr(kept, "_files", lambda: iter([first, data / "gone.json", second]))
    found = kept.kept()
    assert ([path for path, _ in found.results], list(found.problems)) == ([first, second], [])


def test_forgetting_leaves_no_answers_on_the_disk(data: Path) -> None:
    keep(DBA)
    (data / ".roleadvisor-left").write_text("answers of a writer that was killed")
    assert run("history", "--forget", "1").returncode == 0
    assert list(data.iterdir()) == []
    (data / ".roleadvisor-left").write_text("answers of a writer that was killed")
    assert run("history", "--forget", "all").returncode == 0
    assert list(data.iterdir()) == []
