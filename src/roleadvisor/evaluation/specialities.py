"""How often a speciality is named: for its own people, and for those of whole roles in plain form."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from roleadvisor.packs import Catalog


class SpecialityResult(NamedTuple):
    """For how many of a speciality's `n` people it is named."""

    role: str
    n: int
    named: int


class PlainResult(NamedTuple):
    """Which specialities are named, and how often, for a whole role's `n` people without one."""

    role: str
    n: int
    specialities: Mapping[str, int]


class Naming(NamedTuple):
    """What people labelled with a speciality, and with a whole role, are told."""

    specialities: Sequence[SpecialityResult]
    plain: Sequence[PlainResult]


def naming_of(catalog: Catalog, told: Iterable[tuple[str, str | None]]) -> Naming:
    """Return how often specialities are named; `told` has each person's label, and what is named."""
    named: dict[str, Counter[str | None]] = {role: Counter() for role in sorted(catalog.roles)}
    for label, speciality in told:
        named[label][speciality] += 1
    return Naming(
        specialities=[
            SpecialityResult(role, counts.total(), counts[role])
            for role, counts in named.items()
            if catalog.roles[role].specialises
        ],
        plain=[
            PlainResult(role, counts.total(), {s: counts[s] for s in sorted(filter(None, counts))})
            for role, counts in named.items()
            if not catalog.roles[role].specialises
        ],
    )
