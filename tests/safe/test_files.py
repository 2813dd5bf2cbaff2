"""Files are written whole or not at all, and what a killed writer leaves is removed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from roleadvisor.safe.files import UNFINISHED, remove_left, write_atomically

# Writes a file, and stands still just before it would get its name.
STUCK = """
import os, sys, time
from pathlib import Path
os.fsync = lambda _: (print("writing", flush=True), time.sleep(60))
from roleadvisor.safe.files import write_atomically
write_atomically(Path(sys.argv[1]), "secret answers")
"""


@contextmanager
def stuck_writer(path: Path) -> Iterator[None]:
    """Yield while another process is writing a file; it is killed in the end."""
    with subprocess.Popen(
        [sys.executable, "-c", STUCK, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        yield
        process.kill()


def left(folder: Path) -> list[Path]:
    return list(folder.glob(f"{UNFINISHED}*"))


def test_what_a_killed_writer_left_is_removed_by_the_next_write(tmp_path: Path) -> None:
    with stuck_writer(tmp_path / "one.json"):
        pass
    (unfinished,) = left(tmp_path)
    assert unfinished.read_text() == "secret answers"
    write_atomically(tmp_path / "two.json", "others")
    assert [path.name for path in tmp_path.iterdir()] == ["two.json"]


def test_who_is_still_writing_is_left_alone(tmp_path: Path) -> None:
    with stuck_writer(tmp_path / "one.json"):
        write_atomically(tmp_path / "two.json", "others")
        remove_left(tmp_path)
        assert len(left(tmp_path)) == 1
    remove_left(tmp_path)
    assert left(tmp_path) == []


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".new-notes").write_text("mine")
    (tmp_path / f"{UNFINISHED}folder").mkdir()
    write_atomically(tmp_path / "two.json", "others")
    assert (tmp_path / ".new-notes").read_text() == "mine"


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from roleadvisor.safe.files import write_atomically\n"
        "for n in range(40): write_atomically(Path(sys.argv[1]) / f'{sys.argv[2]}-{n}', 'x' * n)"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(i)]) for i in range(4)
    ]
    assert [process.wait(60) for process in processes] == [0] * 4
    assert len(list(tmp_path.iterdir())) == 160


def test_a_failed_write_leaves_the_old_text_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    write_atomically(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("one.json", "old")]
    assert path.stat().st_mode & 0o777 == 0o600
