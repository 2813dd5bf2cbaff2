"""A command that needs a sheet and is given none says how it is called, and where a sheet comes from."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from test_commands import DBA, ROOT, run


def at_terminal(*arguments: str, typed: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the program with standard input on a terminal, where something is typed beforehand."""
    ours, theirs = pty.openpty()
    try:
        os.write(ours, typed)
        return subprocess.run(
            [sys.executable, "-m", "roleadvisor", *arguments],
            stdin=theirs,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        (["match"], "match me.yaml"),
        (["explain"], "explain me.yaml"),
        (["plan", "ML engineer"], "plan ml-engineer me.yaml"),
        (["report", "-o", "page.html"], "report me.yaml -o page.html"),
    ],
)
def test_without_a_sheet_at_a_terminal_it_says_what_to_write(
    arguments: list[str], call: str
) -> None:
    result = at_terminal(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        f"No answers are given. Write: roleadvisor {call}",
        "The quiz writes such a file: roleadvisor quiz --save me.yaml",
        "To fill one in yourself: roleadvisor questions --template > me.yaml",
        f"To begin with a résumé: roleadvisor {call.replace('me.yaml', '--from-resume FILE')}",
    ]


def test_the_commands_that_it_names_use_the_pack_in_force(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    assert run("pack", "new", str(pack)).returncode == 0
    told = at_terminal("match", "--pack", str(pack)).stderr
    assert f"roleadvisor questions --template --pack {pack} > me.yaml\n" in told


def test_it_is_a_document_where_one_is_asked_for() -> None:
    told = json.loads(at_terminal("match", "--json").stdout)
    assert (told["code"], told["exit_code"]) == ("usage", 2)


def test_a_terminal_that_is_to_be_read_is_named() -> None:
    typed = (ROOT / "examples" / "newcomer.yaml").read_bytes() + b"\x04"
    result = at_terminal("match", "-", typed=typed)
    assert result.returncode == 0
    assert result.stderr == "Reading from this terminal; Ctrl-D on a new line ends it.\n"


def test_piped_answers_are_read_without_a_word() -> None:
    sheet = Path(DBA).read_text()
    piped = run("match", stdin=sheet)
    assert (piped.returncode, piped.stderr) == (0, "")
    of_file = run("match", DBA).stdout
    assert piped.stdout.splitlines()[:-1] == of_file.splitlines()[:-1]
    assert piped.stdout.splitlines()[-1].startswith("roleadvisor show data-engineer · compare ")
