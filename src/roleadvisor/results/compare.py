"""Two roles side by side: what both have, what sets them apart, and what would decide."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from roleadvisor.packs import TOP_LEVEL, Catalog, Share
from roleadvisor.scoring.information import next_items
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.scoring.separability import told_apart

LISTED = 8
DECIDING = 5
LEAST_COMMON = 0.4
LEAST_APART = 0.1


class Decider(NamedTuple):
    """A question between two roles: the lead in points that a yes, and a no, gives the first."""

    item: str
    yes: int
    no: int


class Comparison(NamedTuple):
    """Items that many people of both roles have, those with the largest difference, and deciders.

    An item stands once, and only if it is asked. Differences are those of the shares that answers are
    scored by; an item whose shown shares would say the opposite does not stand among them, nor one
    among those that both have that is not shown to be common.

    `told_apart` is how often people drawn half from each role are told apart, from .5 to 1.
    """

    first: str
    second: str
    told_apart: float
    common: Sequence[str]
    apart: Sequence[str]
    deciding: Sequence[Decider]


def compare(catalog: Catalog, card: Scorecard, first: str, second: str) -> Comparison:
    """Return two different roles side by side."""

    def shares(item: str) -> tuple[float, float]:
        return catalog.share(first, item), catalog.share(second, item)

    def difference(item: str) -> float:
        mine, theirs = shares(item)
        return mine - theirs

    def is_shown_so(item: str) -> bool:
        mine, theirs = (catalog.shares[role][item].share for role in (first, second))
        return difference(item) * (mine - theirs) > 0

    def is_common(item: str) -> bool:
        stated = [catalog.shares[role][item] for role in (first, second)]
        least = min(min(share.scored, share.share) for share in stated)
        return least >= LEAST_COMMON and all(map(_is_known, stated))

    items = sorted(item for item, asked in catalog.items.items() if asked.weight > 0)
    far = sorted(
        (i for i in items if abs(difference(i)) >= LEAST_APART and is_shown_so(i)),
        key=lambda i: -abs(difference(i)),
    )
    apart = far[:LISTED]
    common = (i for i in items if i not in apart and is_common(i))
    return Comparison(
        first=first,
        second=second,
        told_apart=told_apart(catalog, card, first, second),
        common=sorted(common, key=lambda item: -min(shares(item)))[:LISTED],
        apart=apart,
        deciding=list(_deciders(catalog, card, first, second)),
    )


def _is_known(share: Share) -> bool:
    """Return whether a share is from a survey of the role, or experts call the item common there."""
    return share.word in {"core", "common"} or (share.n is not None and not share.inherited_from)


def _deciders(catalog: Catalog, card: Scorecard, first: str, second: str) -> Iterable[Decider]:
    mine, theirs = card.roles.index(first), card.roles.index(second)
    for item in next_items(catalog, (), dict.fromkeys((first, second), 0.5), limit=DECIDING):
        yes, no = (card.row(item, level, "practitioner") for level in (TOP_LEVEL, 0))
        if yes[mine] != yes[theirs] or no[mine] != no[theirs]:
            yield Decider(item, yes[mine] - yes[theirs], no[mine] - no[theirs])
