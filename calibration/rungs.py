"""Read which level of each skill the UK Government Digital and Data framework asks of each rung.

Its names and levels are what `roles/ladders.yaml` has; every text there that says what one can do is ours.
"""

import csv
import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path

from roleadvisor.packs.ladders import Ladder

FILE = "uk-role-levels.csv.gz"

# The levels that a rung asks, by the names of its skills.
Asked = Mapping[str, str]


def framework(folder: Path) -> Mapping[str, Mapping[str, Asked]]:
    """Return what each rung of each role asks, by the framework's names; the order is the file's.

    `folder` holds the table, with columns `role`, `role_level`, `skill` and `skill_level`.
    """
    roles: dict[str, dict[str, dict[str, str]]] = {}
    with gzip.open(folder / FILE, "rt", encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            rung = roles.setdefault(row["role"], {}).setdefault(row["role_level"], {})
            rung[row["skill"]] = row["skill_level"].lower()
    return roles


def asked_by(ladder: Ladder, names: Mapping[str, str]) -> Mapping[str, Asked]:
    """Return what each rung of a ladder asks, by the names of its rungs and skills."""
    return {
        rung.name: {
            names[skill]: word for skill, words in ladder.asks.items() if (word := words[place])
        }
        for place, rung in enumerate(ladder.rungs)
    }


def rung_lines(rungs: Mapping[str, Asked]) -> Iterator[str]:
    """Yield the rungs of a role, and below them each skill with what they ask of it, in their order."""
    yield f"  # {', '.join(rungs)}"
    for skill in sorted({skill for asked in rungs.values() for skill in asked}):
        yield f"  {skill}: [{', '.join(asked.get(skill, 'null') for asked in rungs.values())}]"
