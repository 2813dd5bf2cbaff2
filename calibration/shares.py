"""Compute the shares of surveyed roles from labelled sheets, and write them into the role files."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

SHRINKAGE = 10
_BLOCK = re.compile(r"^surveyed:\n(?:[ #].*\n|\n)*", re.MULTILINE)


class Count(NamedTuple):
    """How many of `n` respondents said yes."""

    yes: int
    n: int


def count_answers(sheets: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Count]]:
    """Return, by role and item, how many were asked and how many said yes."""
    asked: dict[str, Counter[str]] = defaultdict(Counter)
    said_yes: dict[str, Counter[str]] = defaultdict(Counter)
    for sheet in sheets:
        asked[sheet["label"]].update(sheet["answers"].keys())
        said_yes[sheet["label"]].update(i for i, yes in sheet["answers"].items() if yes)
    return {
        role: {item: Count(said_yes[role][item], n) for item, n in sorted(counts.items())}
        for role, counts in sorted(asked.items())
    }


def base_shares(counts: Mapping[str, Mapping[str, Count]]) -> dict[str, float]:
    """Return each item's base share: the unweighted mean over the roles that were asked it."""
    shares: dict[str, list[float]] = defaultdict(list)
    for by_item in counts.values():
        for item, count in by_item.items():
            shares[item].append(count.yes / count.n)
    return {item: sum(listed) / len(listed) for item, listed in sorted(shares.items())}


def shrunk(count: Count, base: float) -> float:
    """Return a role's share, drawn toward the base as if ten more people had answered like it."""
    return round((count.yes + SHRINKAGE * base) / (count.n + SHRINKAGE), 3)


def write_shares(
    folder: Path, counts: Mapping[str, Mapping[str, Count]], surveys: Mapping[str, Iterable[str]]
) -> None:
    """Write the `surveyed` block of each counted role, leaving the rest of its file as it is.

    `surveys` names, by role, the surveys its respondents come from.
    """
    base = base_shares(counts)
    for role, by_item in counts.items():
        lines = ["surveyed:", f"  surveys: [{', '.join(sorted(surveys[role]))}]", "  shares:"]
        for item, count in by_item.items():
            lines.append(f"    {item}: {{share: {shrunk(count, base[item])}, n: {count.n}}}")
        path = folder / f"{role}.yaml"
        rest = _BLOCK.sub("", path.read_text("utf-8")).rstrip("\n")
        path.write_text("\n".join([rest, *lines, ""]), "utf-8")
