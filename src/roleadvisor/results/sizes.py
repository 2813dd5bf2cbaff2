"""How long steps take: an estimate, in three sizes."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from roleadvisor.packs import BankItem
from roleadvisor.packs.model import Size
from roleadvisor.results.course import Why

Hours = Annotated[int, Meta(ge=1)]
# Beside a job, so many hours a week: five evenings of two.
HOURS_A_WEEK = 10
HOURS: Mapping[Size, int] = {"weekend": 10, "month": 40, "season": 120}
# What sort of skill has which size. The items' sizes are set by these rules alone.
BASIS: Mapping[Size, str] = {
    "weekend": "one tool or method on top of what it needs",
    "month": "a system or a method with ideas of its own",
    "season": "a programming language, a cloud, or a subject with its theory",
}
DEEPENING = "a level more comes with use"


class StepSize(Struct, frozen=True, kw_only=True):
    """How long a step takes, an estimate: a weekend, a month or a season of evenings, in hours.

    `basis` is the rule by which it was estimated.
    """

    size: Size
    hours: Hours
    basis: str


def size_of(item: BankItem, why: Why) -> StepSize | None:
    """Return how long a step takes; None if the pack does not say how long its skill takes.

    To take a skill deeper than working level is a season, whatever the skill.
    """
    if item.size is None:
        return None
    size: Size = "season" if why == "deepen" else item.size
    basis = DEEPENING if why == "deepen" else BASIS[size]
    return StepSize(size=size, hours=HOURS[size], basis=basis)


def total_hours(sizes: Iterable[StepSize | None]) -> int | None:
    """Return how many hours steps take together; None without steps, or if one has no size."""
    listed = list(sizes)
    known = [size.hours for size in listed if size]
    return sum(known) if known and len(known) == len(listed) else None
