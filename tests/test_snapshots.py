"""What commands print, as it was when somebody last looked at it.

Each file of tests/snapshots is a session: a line `$ roleadvisor ...` and what that prints at 80
columns. README's console blocks are such sessions too, where a line `…` stands for lines left out.
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
README_BLOCKS = [
    block
    for block in re.findall(r"(?ms)^```console\n(.*?)^```", (ROOT / "README.md").read_text())
    if block.startswith(PROMPT)
]


def printed(command: str, folder: Path) -> str:
    (folder / "examples").symlink_to(ROOT / "examples")
    result = subprocess.run(
        [sys.executable, "-m", "roleadvisor", *shlex.split(command)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={
            **os.environ,
            "COLUMNS": "80",
            "PYTHONIOENCODING": "utf-8",
            "XDG_DATA_HOME": str(folder),
            "XDG_STATE_HOME": str(folder),
        },
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in (result.stdout + result.stderr).splitlines())


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: path.stem)
def test_a_command_prints_what_its_snapshot_shows(path: Path, tmp_path: Path) -> None:
    command, _, shown = path.read_text(encoding="utf-8").partition("\n")
    now = printed(command.removeprefix(PROMPT), tmp_path)
    if os.environ.get("RENEW"):
        path.write_text(f"{command}\n{now}", encoding="utf-8")
    else:
        assert shown == now


@pytest.mark.parametrize("block", README_BLOCKS, ids=lambda block: block.partition("\n")[0])
def test_the_readme_shows_what_is_really_printed(block: str, tmp_path: Path) -> None:
    command, _, shown = block.partition("\n")
    now = printed(command.removeprefix(PROMPT), tmp_path)
    start = 0
    for part in re.split(r"(?m)^…\n", shown):
        assert part in now[start:]
        start = now.index(part, start) + len(part)


def test_there_are_snapshots() -> None:
    assert SNAPSHOTS
