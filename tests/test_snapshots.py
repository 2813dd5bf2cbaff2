"""What commands print, as it was when somebody last looked at it.

Each file of tests/snapshots is a session: lines `$ roleadvisor ...`, each with what it prints at 80
def printed(command: str, folder: Path, columns: str = "80") -> str:
lines left out. A line `$ sed ...` edits a file in between, as a person does in an editor.
To renew the files after looking at what has changed: RENEW=1 python -m pytest tests/test_snapshots.py
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SNAPSHOTS = sorted((ROOT / "tests" / "snapshots").glob("*.txt"))
PROMPT = "$ "
LEFT_OUT = "…\n"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.stem}: {block.partition(chr(10))[0]}")
    for page in PAGES
    for block in re.findall(r"(?ms)^```console\n(.*?)^```", page.read_text(encoding="utf-8"))
    if block.startswith("$ roleadvisor ")
]


def steps(session: str) -> list[tuple[str, str]]:
    """Return the commands of a session, each with what it is said to print."""
    parts = re.split(r"(?m)^\$ ((?:roleadvisor|sed) .*)\n", session)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def printed(command: str, folder: Path, columns: str = "80") -> str:
    program, *arguments = shlex.split(command)
    called = [sys.executable, "-m", program] if program == "roleadvisor" else [program]
    result = subprocess.run(
        [*called, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={
            **os.environ,
            "COLUMNS": columns,
            "PYTHONIOENCODING": "utf-8",
            "XDG_DATA_HOME": str(folder),
            "XDG_STATE_HOME": str(folder),
        },
        check=False,
    )
    text = "".join(f"{line.rstrip()}\n" for line in (result.stdout + result.stderr).splitlines())
    return undated(text)


def undated(text: str) -> str:
    """Return text in which every day is the same one, and every moment of a day."""
    text = re.sub(r"\d{1,2} [A-Z][a-z]{2} \d{4}\b", "24 Nov 2026", text)
    return re.sub(r"(24 Nov 2026, )\d\d:\d\d", r"\g<1>16:40", text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: path.stem)
def test_a_command_prints_what_its_snapshot_shows(path: Path, folder: Path) -> None:
    session = path.read_text(encoding="utf-8")
    columns = "40" if path.stem.endswith("-40") else "80"
    now = "".join(
        f"{PROMPT}{command}\n{LEFT_OUT if shown == LEFT_OUT else output}"
        for command, shown in steps(session)
        for output in [printed(command, folder, columns)]
    )
    if os.environ.get("RENEW"):
        path.write_text(now, encoding="utf-8")
    else:
        assert session == now


@pytest.mark.parametrize("block", BLOCKS)
def test_a_page_shows_what_is_really_printed(block: str, folder: Path) -> None:
    for command, shown in steps(block):
        now = printed(command, folder)
        start = 0
        for part in re.split(f"(?m)^{LEFT_OUT}", undated(shown)):
            assert part in now[start:]
            start = now.index(part, start) + len(part)


def test_there_are_snapshots_and_blocks() -> None:
    assert SNAPSHOTS
    assert len(BLOCKS) > 10
