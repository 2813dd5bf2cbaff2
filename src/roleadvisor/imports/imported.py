"""What was made of a résumé."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from roleadvisor.packs import Catalog

Source = Literal["resume", "linkedin"]


class Matched(Struct, frozen=True):
    """A name and the item that it mentions, at a level of 1 to 4.

    The level is None where nothing counts: the text says that it is not known.
    """

    text: str
    where: str
    item: str
    level: Annotated[int, Meta(ge=1, le=4)] | None


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
    """What was read, in the order in which it stands; what is not mentioned is not in it.

    What is matched are mentions, no answers: nobody was asked.
    """

    sources: Sequence[Source] = ()
    matched: Sequence[Matched] = ()
    known: Sequence[Known] = ()
    unmatched: Sequence[Unmatched] = ()

    @property
    def mentioned(self) -> dict[str, int]:
        """The levels 1 to 4 by item: the highest that is stated anywhere."""
        levels: dict[str, int] = {}
        for match in self.matched:
            if match.level is not None:
                levels[match.item] = max(match.level, levels.get(match.item, 0))
        return levels


def refit_import(catalog: Catalog, imported: Imported) -> Imported:
    """Return what was imported as far as it fits a catalogue: what is no skill of it is only known."""
    fitting: list[Matched] = []
    known = list(imported.known)
    for match in imported.matched:
        item = catalog.items.get(match.item)
        if item and item.is_skill:
            fitting.append(match)
        else:
            known.append(Known(match.text, match.where, match.text))
    return replace(imported, matched=fitting, known=known)
