"""What commands print, as it was when somebody last looked at it.

Each file of tests/snapshots is a session: lines `$ roleadvisor ...`, each with what it prints at 80
columns below it, or at 40 if the file is called so. The console blocks of README.md and of docs/ are such sessions too. A line `…` stands for
lines left out.
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
PROMPT = "$ roleadvisor "
LEFT_OUT = "…\n"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.stem}: {block.partition(chr(10))[0]}")
    for page in PAGES
    for block in re.findall(r"(?ms)^```console\n(.*?)^```", page.read_text(encoding="utf-8"))
    if block.startswith(PROMPT)
]


def steps(session: str) -> list[tuple[str, str]]:
    """Return the commands of a session, each with what it is said to print."""
    parts = re.split(r"(?m)^\$ roleadvisor (.*)\n", session)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def printed(command: str, folder: Path, columns: str = "80") -> str:
    result = subprocess.run(
        [sys.executable, "-m", "roleadvisor", *shlex.split(command)],
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
    """Return text in which every moment is the same one."""
    return re.sub(r"\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d", "24 Nov 2026, 16:40", text)


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
