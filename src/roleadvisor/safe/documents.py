"""Plain data with the place of every key and value, to report problems at them."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from roleadvisor.errors import Problem
from roleadvisor.safe.characters import shown

MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_PROBLEMS = 50
# The code of what stands in place of all further problems.
MORE = "more-problems"
MAX_MESSAGE = 1000
MAX_DIGITS = 18

Key = str | int
Place = tuple[int, int]


class Document(NamedTuple):
    """Plain data and the place, as line and column from 1, of every key and value in its file."""

    data: Any
    file: str
    places: dict[tuple[Key, ...], Place]
    key_places: dict[tuple[Key, ...], Place]

    def problem(
        self, path: tuple[Key, ...], message: str, code: str, *, key: bool = False
    ) -> Problem:
        """Return a problem at the value (or key) that `path` leads to, or at its nearest parent."""
        chosen = self.key_places if key else self.places
        while path and path not in chosen:
            path, chosen = path[:-1], self.places
        line, column = chosen.get(path, (1, 1))
        return Problem(self.file, line, column, shown(message, MAX_MESSAGE), code)

    def part(self, key: str) -> "Document":
        """Return what stands under a key as a document of its own, with its places in the file."""
        within, keys_within = (
            {path[1:]: place for path, place in places.items() if path[:1] == (key,)}
            for places in (self.places, self.key_places)
        )
        return Document(self.data[key], self.file, within, keys_within)


def first_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems; if there are more than 50, the first 50 and one that says so."""
    found = list(islice(problems, MAX_PROBLEMS + 1))
    if len(found) > MAX_PROBLEMS:
        more = f"not read further: these are the first {MAX_PROBLEMS} problems"
        found[MAX_PROBLEMS:] = [replace(found[-1], message=more, code=MORE)]
    return found
