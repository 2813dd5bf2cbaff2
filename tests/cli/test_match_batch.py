"""`match --batch` on streams, files and pipes, with faults and signals."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from test_commands import DBA, document, run

ANSWERS = dict.fromkeys(["python", "sql", "spark", "r", "docker", "airflow", "kafka"], True)
GOOD = json.dumps({"roleadvisor": 1, "id": "ann", "answers": ANSWERS}) + "\n"
FEW = '{"roleadvisor": 1, "answers": {"python": true}}\n'
PROGRAM = [sys.executable, "-m", "roleadvisor", "match", "--batch"]


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_file_of_sheets_gives_a_record_a_line(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    path.write_text(GOOD + "\n" + FEW)
    result = run("match", "--batch", str(path))
    assert (result.returncode, result.stderr) == (0, "")
    assert [(r["line"], r["status"]) for r in records(result.stdout)] == [
        (1, "ranked"),
        (3, "insufficient"),
    ]
    assert result.stdout == run("match", "--batch", "-", stdin=path.read_text()).stdout


def test_records_follow_the_shipped_schema() -> None:
    validator = Draft202012Validator(json.loads(run("schema", "batch").stdout))
    for options in ([], ["--fields", "id,best,fit"]):
        for record in records(
            run("match", "--batch", "-", *options, stdin=GOOD + FEW + "x").stdout
        ):
            validator.validate(record)


def test_a_record_says_what_a_single_match_says() -> None:
    single = document("match", stdin=GOOD)
    (record,) = records(run("match", "--batch", "-", stdin=GOOD).stdout)
    assert [{k: r[k] for k in ("id", "fit", "points")} for r in record["ranking"]] == [
        {k: r[k] for k in ("id", "fit", "points")} for r in single["ranking"]
    ]
    assert [record[k] for k in ("best", "family", "fit")] == [
        single["best"][k] for k in ("id", "family", "fit")
    ]
    for key in (
        "status", "experience", "answered", "mentioned", "informative", "unknown", "catalogue", "label"
    ):  # fmt: skip
        assert record[key] == single[key]


def test_whole_roles_are_ranked_or_those_named_and_a_pack_applies() -> None:
    def ranked(*options: str) -> set[str]:
        out = run("match", "--batch", "-", "--fields", "ranking", *options, stdin=GOOD).stdout
        return {r["id"] for r in records(out)[0]["ranking"]}

    assert ranked("--roles", "statistician,mlops-engineer") == {"statistician", "mlops-engineer"}
    whole = {r["id"] for r in document("list")["roles"] if not r["specialises"]}
    assert ranked() == whole
    assert run("match", "--batch", "-", "--pack", "nowhere", stdin=GOOD).returncode == 3


def test_malformed_lines_become_records_and_exit_1() -> None:
    result = run("match", "--batch", "-", "--fields", "id", stdin=GOOD + "x\n" + GOOD)
    assert result.returncode == 1
    assert result.stderr == "Malformed: 1 of 3 lines. Their records say why.\n"
    first, fault, last = records(result.stdout)
    assert first == last == {"id": "ann"}
    assert (fault["line"], fault["error"]["code"]) == (2, "type")


def test_strict_stops_at_the_first_malformed_line_and_exits_3() -> None:
    result = run("match", "--batch", "-", "--fields", "id", "--strict", stdin=GOOD + "x\n" + GOOD)
    assert result.returncode == 3
    assert result.stderr.startswith("<stdin>:2:1: ")
    assert [list(record) for record in records(result.stdout)] == [["id"], ["error", "line"]]


def test_unknown_items_can_be_passed_over() -> None:
    sheet = GOOD.replace('"python"', '"cobol": true, "python"')
    assert run("match", "--batch", "-", stdin=sheet).returncode == 1
    result = run("match", "--batch", "-", "--ignore-unknown", "--fields", "unknown", stdin=sheet)
    assert result.stdout == '{"unknown":["cobol"]}\n'


def test_items_that_are_no_longer_asked_are_told_and_what_is_mentioned_counts() -> None:
    sheet = '{"roleadvisor": 1, "mentioned": ["sql", "spark", "kafka"], "answers": {"vim": true}}'
    fields = "answered,mentioned,status,unknown"
    result = run("match", "--batch", "-", "--fields", fields, stdin=sheet)
    assert records(result.stdout) == [
        {"answered": 0, "mentioned": 3, "status": "ranked", "unknown": ["vim"]}
    ]


def test_an_empty_stream_gives_nothing_and_exits_0() -> None:
    result = run("match", "--batch", "-")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--batch", "-", "--fields", "id,bset"], "unknown field 'bset'; did you mean best?"),
        (["--batch", "-", "--fields", "xyz"], "unknown field 'xyz'; there are answered, best"),
        (["--batch", "-", "--fields", ","], "--fields names no field"),
        (["--fields", "id"], "--fields and --strict go with --batch"),
        (["--strict"], "--fields and --strict go with --batch"),
        (["--batch", "-", DBA], "not both"),
        (["--batch", "-", "--keep"], "not for --batch"),
        (["--batch", "-", "--company", "small"], "not for --batch"),
        (["--batch", "-", "--current-job", "nurse"], "not for --batch"),
    ],
)
def test_options_that_make_no_sense_exit_2(options: list[str], message: str) -> None:
    result = run("match", *options, stdin=GOOD)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_file_that_cannot_be_read_exits_3(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        result = run("match", "--batch", str(path))
        assert (result.returncode, result.stdout) == (3, "")
        assert "[unreadable]" in result.stderr


def test_what_a_slow_sender_has_sent_is_answered_at_once() -> None:
    with subprocess.Popen(
        [*PROGRAM, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout
        for _ in range(2):
            process.stdin.write(GOOD.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == "ann"
        process.stdin.close()
        assert process.wait(timeout=20) == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_whole_lines(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    path = tmp_path / "out"
    with (
        path.open("wb") as out,
        subprocess.Popen(
            [*PROGRAM, "-"], stdin=subprocess.PIPE, stdout=out, stderr=subprocess.PIPE
        ) as process,
    ):
        assert process.stdin and process.stderr
        process.stdin.write(GOOD.encode() * 2000)
        process.stdin.flush()
        deadline = time.monotonic() + 20
        while not path.stat().st_size and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(number)
        assert process.wait(timeout=20) == code
        assert b"Traceback" not in process.stderr.read()
        process.stdin.close()
    text = path.read_text()
    assert text.endswith("\n")
    assert {record["id"] for record in records(text)} == {"ann"}


def test_a_signal_is_heard_while_the_reader_stalls(tmp_path: Path) -> None:
    path = tmp_path / "people"
    path.write_bytes(GOOD.encode() * 20_000)
    with subprocess.Popen([*PROGRAM, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline().endswith(b"\n")
        time.sleep(1)
        process.terminate()
        assert process.wait(timeout=20) == 143
        *whole, last = process.stdout.read().split(b"\n")
        assert last == b""
        assert all(json.loads(line)["status"] for line in whole)


def test_a_stream_that_does_not_wait_loses_nothing() -> None:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    with subprocess.Popen([*PROGRAM, "-"], stdin=ours, stdout=subprocess.PIPE) as process:
        time.sleep(0.7)
        os.write(theirs, GOOD.encode())
        os.close(theirs)
        out, _ = process.communicate(timeout=30)
    os.close(ours)
    assert json.loads(out)["id"] == "ann"
    assert process.returncode == 0


def test_a_closed_pipe_leaves_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    path.write_text(GOOD * 5000)
    command = f"{' '.join(PROGRAM)} {path} | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert json.loads(result.stdout)["line"] == 1


def test_a_bar_is_shown_to_a_person_only(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    path.write_text(GOOD * 300_000)
    assert run("match", "--batch", str(path), "--fields", "id").stderr == ""
    ours, theirs = pty.openpty()
    with (tmp_path / "out").open("wb") as out:
        process = subprocess.Popen([*PROGRAM, str(path)], stdout=out, stderr=theirs)
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 10_000)
            except OSError:  # so Linux says that the other side is closed
                break
            if not piece:
                break
            seen += piece
    assert process.wait(timeout=60) == 0
    assert b"Matching" in seen


def test_memory_does_not_grow_with_the_number_of_sheets(tmp_path: Path) -> None:
    code = (
        "import resource, sys; sys.argv = ['roleadvisor', 'match', '--batch', sys.argv[1]]\n"
        "from roleadvisor.cli import run\n"
        "try:\n    run()\n"
        "except SystemExit:\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
    )
    peaks = []
    for count in (10_000, 60_000):
        path = tmp_path / f"{count}.ndjson"
        path.write_text(GOOD * count)
        with (tmp_path / "out").open("w") as out:
            result = subprocess.run(
                [sys.executable, "-c", code, str(path)],
                stdout=out,
                stderr=subprocess.PIPE,
                text=True,
                check=True,
            )
        peaks.append(int(result.stderr))
    assert peaks[1] - peaks[0] < 8_000  # kB
