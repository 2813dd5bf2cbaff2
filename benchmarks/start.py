"""How long a command takes from nothing to its output, beside an empty typer command."""

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from benchmarks.timing import in_turn, run

PROGRAM = str(Path(sys.executable).with_name("roleadvisor"))
SHEET = str(Path(__file__).resolve().parents[1] / "examples" / "database-administrator.yaml")
EMPTY = """\
import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def empty() -> None:
    "Do nothing."


app()
"""
FIRST_SCREEN = b"Do you work with"
PATIENCE = 30.0


class Target(NamedTuple):
    """A command, and how many times the empty command it may take at most."""

    arguments: Sequence[str]
    most: float


TARGETS: Mapping[str, Target] = {
    "--version": Target(["--version"], 1.1),
    "show ml-engineer --json": Target(["show", "ml-engineer", "--json"], 1.4),
    "match SHEET --json": Target(["match", SHEET, "--json"], 1.7),
    "show ml-engineer": Target(["show", "ml-engineer"], 2.2),
    "match SHEET": Target(["match", SHEET], 2.2),
    "quiz, to its first screen": Target(["quiz"], 3.0),
}


def compare(repeats: int) -> None:
    """Measure every command in turn, and print the medians and their ratios to the empty command."""
    with TemporaryDirectory() as folder:
        seconds = _measure(Path(folder), repeats)
    empty = seconds.pop("empty")
    print(f"medians of {repeats}; an empty typer command takes {empty * 1000:.0f} ms\n")
    print(f"{'':28}{'ms':>6}{'times':>8}{'at most':>9}")
    for name, target in TARGETS.items():
        taken = seconds[name]
        print(f"{name:28}{taken * 1000:6.0f}{taken / empty:8.2f}{target.most:9.1f}")


def _measure(folder: Path, repeats: int) -> dict[str, float]:
    """Return the median seconds of each command, all of them run in turn."""
    script = folder / "empty.py"
    script.write_text(EMPTY)
    # Bytecode is written before anything is timed, as an installer does, wherever the user keeps none.
    kept = {"XDG_STATE_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    environment = {**os.environ, **kept, "PYTHONDONTWRITEBYTECODE": "", "COLUMNS": "80"}
    calls: dict[str, Callable[[], float]] = {
        "empty": partial(_to_end, [sys.executable, str(script)], environment)
    }
    for name, target in TARGETS.items():
        reach = _to_first_screen if target.arguments == ["quiz"] else _to_end
        calls[name] = partial(reach, [PROGRAM, *target.arguments], environment)
    for call in calls.values():
        call()
    return {name: median(seconds) for name, seconds in in_turn(calls, repeats).items()}


def _to_end(command: Sequence[str], environment: Mapping[str, str]) -> float:
    return run(command, environment).seconds


def _to_first_screen(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Start a command in a terminal and return after how many seconds its first screen was there."""
    import pexpect  # noqa: PLC0415 (only this needs a terminal)

    environment = {**environment, "TERM": "xterm-256color"}
    started = perf_counter()
    child = pexpect.spawn(command[0], list(command[1:]), env=environment, dimensions=(24, 80))
    child.expect_exact(FIRST_SCREEN, timeout=PATIENCE)
    seconds = perf_counter() - started
    child.kill(signal.SIGKILL)
    child.wait()
    return seconds
