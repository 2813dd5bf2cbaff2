"""What was made of a résumé."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Source = Literal["resume", "linkedin"]


class Matched(Struct, frozen=True):
    """A name and the item that it answers; the level is None where it is too little for a yes."""

    text: str
    where: str
    item: str
    level: int | None


class Known(Struct, frozen=True):
    """A name of something that no item asks; `name` is its usual one."""

    text: str
    where: str
    name: str


class Unmatched(Struct, frozen=True):
    """What is listed as a skill and not known."""

    text: str
    where: str


class Imported(Struct, frozen=True):
    """What was read, in the order in which it stands; what is not mentioned is not in it."""

    sources: Sequence[Source] = ()
    matched: Sequence[Matched] = ()
    known: Sequence[Known] = ()
    unmatched: Sequence[Unmatched] = ()

    @property
    def levels(self) -> dict[str, int]:
        """The levels 0 to 4 by item: the highest that is stated anywhere."""
        levels: dict[str, int] = {}
        for match in self.matched:
            if match.level is not None:
                levels[match.item] = max(match.level, levels.get(match.item, 0))
        return levels
