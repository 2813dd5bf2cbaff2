"""Measure processes and functions in turn, so that a slow moment strikes all alike."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median
from time import perf_counter
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Measured(NamedTuple):
    """Seconds and, of processes, the highest resident memory in MB."""

    seconds: float
    megabytes: float


def on_one_core() -> None:
    """Keep this process and those it starts on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})


def in_turn(calls: Mapping[str, Callable[[], T]], repeats: int) -> dict[str, list[T]]:
    """Return what each function returns, called in turn."""
    returned: dict[str, list[T]] = {name: [] for name in calls}
    for _ in range(repeats):
        for name, call in calls.items():
            returned[name].append(call())
    return returned


def time_processes(commands: Mapping[str, Sequence[str]], repeats: int) -> dict[str, Measured]:
    """Return the median time of each command, run in turn, and its highest memory."""
    calls = {name: partial(run, command) for name, command in commands.items()}
    return {
        name: Measured(median(m.seconds for m in all_), max(m.megabytes for m in all_))
        for name, all_ in in_turn(calls, repeats).items()
    }


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Measured:
    """Run a command with its output thrown away."""
    started = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Measured(seconds, usage.ru_maxrss / 1000)


def time_functions(calls: Mapping[str, Callable[[], None]], repeats: int) -> dict[str, float]:
    """Return the median seconds of each function, called in turn."""
    timed = {name: partial(_seconds_of, call) for name, call in calls.items()}
    return {name: median(seconds) for name, seconds in in_turn(timed, repeats).items()}


def _seconds_of(call: Callable[[], None]) -> float:
    started = perf_counter()
    call()
    return perf_counter() - started
