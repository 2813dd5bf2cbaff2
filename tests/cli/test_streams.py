"""Streams that a caller has closed, pipes named by hand, and what follows `--`."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from test_commands import DBA, ROOT

PEOPLE = str(ROOT / "examples" / "people.ndjson")
PROGRAM = f"{sys.executable} -m roleadvisor"


def shell(command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        f"match --batch {PEOPLE}",
        f"match {DBA}",
        f"match {DBA} --json",
        f"explain {DBA}",
        "list",
        "scorecard",
        "schema match",
        "questions --template",
        "pack check",
        "completion bash",
        "--version",
        "--help",
    ],
)
def test_output_that_was_closed_is_one_line_and_exit_code_1(arguments: str) -> None:
    result = shell(f"{PROGRAM} {arguments} >&-")
    assert result.returncode == 1
    assert result.stderr.splitlines()[:1] == ["standard output is closed"]
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", ["match --batch -", "match -", "match", "evaluate -", "match --from-resume -"]
)
def test_input_that_was_closed_is_one_line_and_exit_code_1(arguments: str) -> None:
    result = shell(f"{PROGRAM} {arguments} <&-")
    assert (result.returncode, result.stderr) == (1, "standard input is closed\n")
    assert result.stdout == ""


def test_closed_input_is_told_as_a_document_too() -> None:
    result = shell(f"{PROGRAM} match - --json <&-")
    told = json.loads(result.stdout)
    assert (told["code"], told["exit_code"]) == ("closed-input", result.returncode)


def test_what_does_not_use_a_closed_stream_does_not_mind() -> None:
    assert shell(f"{PROGRAM} list <&- 2>&-").returncode == 0
    assert shell(f"{PROGRAM} match {DBA} <&- 2>&-").stdout.startswith("Data engineer")


def test_a_file_is_never_written_into_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    result = shell(f"{PROGRAM} report {DBA} -o page.html <&- >&- 2>&-", tmp_path)
    assert result.returncode == 0
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    "command",
    [
        f"{PROGRAM} match <(cat {DBA})",
        f"cat {DBA} | {PROGRAM} match /dev/stdin",
        f"{PROGRAM} match <(sleep 1; cat {DBA})",
        f"{PROGRAM} match /dev/stdin < {DBA}",
    ],
)
def test_a_pipe_named_by_hand_is_read(command: str) -> None:
    result = shell(command)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Data engineer: fit ")


def test_many_people_come_through_a_pipe_named_by_hand() -> None:
    piped = shell(f"{PROGRAM} match --batch <(cat {PEOPLE}) --fields id,best,fit")
    assert piped.stdout == shell(f"{PROGRAM} match --batch {PEOPLE} --fields id,best,fit").stdout
    assert "database-administrator" in piped.stdout


def test_a_pipe_takes_no_more_than_a_file_does() -> None:
    result = shell(f"{PROGRAM} match <(yes)")
    assert result.returncode == 3
    assert "larger than 256 kB" in result.stderr


def test_a_pipe_that_nobody_writes_to_is_refused_soon(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = shell(f"{PROGRAM} match pipe", tmp_path)
    assert result.returncode == 3
    assert result.stderr == "pipe:1:1: a pipe that nothing comes from [unreadable]\n"


def test_a_pipe_whose_writer_comes_a_little_later_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(Path(DBA).read_bytes()))
    writer.start()
    assert shell(f"{PROGRAM} match pipe", tmp_path).stdout.startswith("Data engineer: fit ")
    writer.join()


def test_what_follows_two_hyphens_is_no_option() -> None:
    result = shell(f"{PROGRAM} find -- --qqqqq")
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == "nothing is called '--qqqqq'; see 'roleadvisor questions'\n"
    wrong = shell(f"{PROGRAM} show -- --json")
    assert (wrong.returncode, wrong.stdout) == (3, "")
