"""Measure processes and functions in turn, so that a slow moment strikes all alike."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Measured(NamedTuple):
    """Seconds and, of processes, the highest resident memory in MB."""

    seconds: float
    megabytes: float


def on_one_core() -> None:
    """Keep this process and those it starts on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})


def time_processes(commands: Mapping[str, Sequence[str]], repeats: int) -> dict[str, Measured]:
    """Return the median time of each command, run in turn, and its highest memory."""
    taken: dict[str, list[Measured]] = {name: [] for name in commands}
    for _ in range(repeats):
        for name, command in commands.items():
            taken[name].append(run(command))
    return {
        name: Measured(median(m.seconds for m in all_), max(m.megabytes for m in all_))
        for name, all_ in taken.items()
    }


def run(command: Sequence[str]) -> Measured:
    """Run a command with its output thrown away."""
    started = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Measured(seconds, usage.ru_maxrss / 1000)


def time_functions(calls: Mapping[str, Callable[[], None]], repeats: int) -> dict[str, float]:
    """Return the median seconds of each function, called in turn."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(repeats):
        for name, call in calls.items():
            started = perf_counter()
            call()
            taken[name].append(perf_counter() - started)
    return {name: median(seconds) for name, seconds in taken.items()}
