"""Occupations with their titles and ratings, read from the package's data file."""

import gzip
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

DATA = Path(__file__).with_name("onet.json.gz")

ElementKind = Literal["skill", "knowledge"]


class Element(Struct, frozen=True):
    """A skill or a field of knowledge that occupations are rated on."""

    name: str
    kind: ElementKind


class Occupation(Struct, frozen=True):
    """One occupation; `importance` has hundredths, 100 to 500, for each element, or is empty."""

    code: str
    title: str
    description: str
    alternate_titles: tuple[str, ...]
    importance: tuple[int, ...]

    @property
    def is_rated(self) -> bool:
        """Whether its skills and knowledge have been rated."""
        return bool(self.importance)


class OccupationBook(Struct, frozen=True, dict=True):
    """All occupations, and their source."""

    attribution: str
    ratings_release: str
    elements: tuple[Element, ...]
    occupations: tuple[Occupation, ...]

    @cached_property
    def by_code(self) -> dict[str, Occupation]:
        """The occupations by their code."""
        return {occupation.code: occupation for occupation in self.occupations}

    @cached_property
    def rated(self) -> Sequence[Occupation]:
        """The occupations whose skills and knowledge have been rated."""
        return [occupation for occupation in self.occupations if occupation.is_rated]


@cache
def load_occupations() -> OccupationBook:
    """Return the occupations that are shipped with the package; they are read once."""
    return msgspec.json.decode(gzip.decompress(DATA.read_bytes()), type=OccupationBook)
