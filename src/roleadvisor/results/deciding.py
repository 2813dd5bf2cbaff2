"""Which questions would decide between two roles."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.information import next_items
from roleadvisor.scoring.scorecard import Scorecard


class Decider(Struct, frozen=True, kw_only=True):
    """A question that would decide: the first role's lead in points after a yes, and after a no."""

    item: str
    text: str
    yes: int
    no: int


def deciders(
    catalog: Catalog,
    card: Scorecard,
    first: str,
    second: str,
    *,
    known: Collection[str] = (),
    limit: int,
) -> Iterator[Decider]:
    """Yield the questions that tell two roles or specialities apart best, without `known` items."""
    mine, theirs = card.roles.index(first), card.roles.index(second)
    for item in next_items(catalog, known, dict.fromkeys((first, second), 0.5), limit=limit):
        rows = (card.row(item, level, "practitioner") for level in (TOP_LEVEL, 0))
        yes, no = (row[mine] - row[theirs] for row in rows)
        if yes or no:
            yield Decider(item=item, text=catalog.items[item].text, yes=yes, no=no)
