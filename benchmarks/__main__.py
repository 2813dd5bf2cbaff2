"""Command line: python -m benchmarks start|batch|duckdb|spark|people."""

import argparse
import platform
from pathlib import Path
from tempfile import gettempdir

from benchmarks import batch, engines, start
from benchmarks.contenders import CONTENDERS, train
from benchmarks.people import write_people
from roleadvisor.packs import load_catalog


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, people in (("batch", 200_000), ("duckdb", 1_000_000), ("spark", 1_000_000)):
        command = commands.add_parser(name)
        command.add_argument("--people", type=int, default=people)
        command.add_argument("--repeats", type=int, default=5)
        command.add_argument("--folder", type=Path, default=Path(gettempdir()))
    started = commands.add_parser("start", help="whole commands, beside an empty one")
    started.add_argument("--repeats", type=int, default=15)
    drawn = commands.add_parser("people", help="write a file of made-up people")
    drawn.add_argument("file", type=Path)
    drawn.add_argument("--people", type=int, default=1_000_000)
    drawn.add_argument("--seed", type=int, default=1)
    one = commands.add_parser("run", help="one contender, as the comparison calls it")
    one.add_argument("name", choices=CONTENDERS)
    one.add_argument("file", type=Path)
    trained = commands.add_parser("train", help="what scikit-learn predicts with")
    trained.add_argument("file", type=Path)
    given = parser.parse_args()
    if given.command == "people":
        write_people(load_catalog(), given.file, given.people, given.seed)
    elif given.command == "train":
        train(given.file)
    elif given.command == "run":
        CONTENDERS[given.name](given.file)
    else:
        print(f"{platform.python_implementation()} {platform.python_version()}, {_machine()}")
        if given.command == "start":
            start.compare(given.repeats)
        elif given.command == "batch":
            batch.compare(given.folder, given.people, given.repeats)
        else:
            engines.compare(given.folder, given.people, given.command)


def _machine() -> str:
    """Return what the machine's processor is called."""
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.machine()


main()
