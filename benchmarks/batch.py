"""`match --batch` beside only parsing and beside scikit-learn, on one core."""

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmarks.contenders import CONTENDERS, command_of
from benchmarks.people import write_people
from benchmarks.timing import on_one_core, run, time_functions, time_processes
from roleadvisor.packs import load_catalog

TITLES = {
    "parse": "msgspec, only parsing",
    "few": "match --batch, id, best and fit",
    "ranking": "match --batch, everything",
    "few-plain": "the same without numpy, id, best and fit",
    "sklearn": "DictVectorizer and LogisticRegression",
}


def compare(folder: Path, people: int, repeats: int) -> None:
    """Measure every contender as a process and within one, and print both."""
    on_one_core()
    path = folder / f"people-{people}.ndjson"
    if not path.exists():
        write_people(load_catalog(), path, people, seed=1)
    # In a process of its own, lest what is measured inherit its memory.
    run([sys.executable, "-m", "benchmarks", "train", str(path)])
    commands = {name: command_of(name, path) for name in CONTENDERS}
    processes = time_processes(commands, repeats)
    calls = {name: partial(contender, path) for name, contender in CONTENDERS.items()}
    print(f"{people:,} people, {path.stat().st_size / 1e6:,.0f} MB, medians of {repeats}")
    _print("Whole processes", {name: m.seconds for name, m in processes.items()}, people)
    for name, measured in processes.items():
        print(f"  {TITLES[name]:45}{measured.megabytes:8.0f} MB at most")
    _print("Within one process", time_functions(calls, repeats), people)


def _print(title: str, seconds: Mapping[str, float], people: int) -> None:
    print(f"\n{title:47}{'s/million':>10}{'of parsing':>12}{'× sklearn':>11}")
    for name, taken in seconds.items():
        million = taken * 1e6 / people
        of_parsing, of_sklearn = seconds["parse"] / taken, seconds["sklearn"] / taken
        print(f"  {TITLES[name]:45}{million:10.1f}{of_parsing:12.0%}{of_sklearn:11.1f}")
