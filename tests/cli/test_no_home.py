"""Without a home directory, and without an entry in the list of users, nothing fails but keeping."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Terminal
from test_commands import DBA, ROOT

# The list of users does not have this one, and no variable says where they live.
HOMELESS = """
import os, pwd, sys
def nobody(*_):
    raise KeyError("no such user")
pwd.getpwuid = nobody
for name in [n for n in os.environ if n == "HOME" or n.startswith("XDG_")]:
    del os.environ[name]
from roleadvisor.cli import run
run()
"""


def homeless(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", HOMELESS, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "variable"),
    [
        (("history",), "XDG_DATA_HOME"),
        (("history", "--forget", "1"), "XDG_DATA_HOME"),
        (("history", "--forget", "all"), "XDG_DATA_HOME"),
        (("diff",), "XDG_DATA_HOME"),
        (("match", DBA, "--keep"), "XDG_DATA_HOME"),
        (("pack", "path"), "XDG_CONFIG_HOME"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_keeps_something_says_so_in_one_line(
    arguments: tuple[str, ...], variable: str
) -> None:
    result = homeless(*arguments)
    assert result.returncode == 3
    assert result.stderr == (
        f"there is no home directory to keep anything in; set HOME, or {variable}\n"
    )


def test_a_result_that_cannot_be_kept_is_printed_first_and_alone() -> None:
    result = homeless("match", DBA, "--keep", "--json")
    assert result.returncode == 3
    assert json.loads(result.stdout)["best"]["id"] == "data-engineer"


@pytest.mark.parametrize("arguments", [("match", DBA), ("list",), ("pack", "check")])
def test_all_else_works(arguments: tuple[str, ...]) -> None:
    result = homeless(*arguments)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_pack_is_still_found_by_its_path_and_no_name_is_taken_for_one() -> None:
    assert homeless("list", "--pack", "examples/packs/security").returncode == 0
    assert homeless("list", "--pack", "nosuch").stderr == "nosuch:1:1: no such folder [no-roles]\n"


def test_the_quiz_goes_on_unsaved_and_says_so(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(HOMELESS)
    with Terminal(tmp_path, "quiz", program=[str(program)], rows=40) as terminal:
        terminal.wait_for("This quiz cannot be saved: there is no home.*Do you work with")
        terminal.answer("1")
        terminal.press("q")
        assert terminal.finish() == 130
        assert "saved" not in terminal.text.split("Stopped")[1].replace("not saved", "")
    assert os.listdir(tmp_path) == ["program.py"]  # noqa: PTH208 (all that is there)
