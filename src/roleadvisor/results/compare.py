"""Two roles side by side: what both have, what sets them apart, and what would decide."""

from collections.abc import Sequence

from msgspec import Struct

from roleadvisor.packs import Catalog, Share
from roleadvisor.packs.model import Proportion
from roleadvisor.results.deciding import Decider, deciders
from roleadvisor.results.pay import Pay, pay_of
from roleadvisor.results.tools import ItemShare, item_share
from roleadvisor.scoring.scorecard import compile_scorecard
from roleadvisor.scoring.separability import told_apart

LISTED = 8
DECIDING = 5
LEAST_COMMON = 0.4
LEAST_APART = 0.1


class Role(Struct, frozen=True, kw_only=True):
    """A role by name, with what it is about, and what it is paid where that is known."""

    id: str
    name: str
    summary: str
    pay: Pay | None


class Pair(Struct, frozen=True, kw_only=True):
    """One item and its share in both roles."""

    item: str
    text: str
    first: ItemShare
    second: ItemShare


class Comparison(Struct, frozen=True, kw_only=True):
    """What `compare A B --json` prints.

    `told_apart` is the share of people, drawn half from each profile, who score higher for their
    own; of real people it is less.
    """

    first: Role
    second: Role
    told_apart: Proportion
    common: Sequence[Pair]
    apart: Sequence[Pair]
    deciding: Sequence[Decider]


def compare(catalog: Catalog, first: str, second: str, country: str | None = None) -> Comparison:
    """Return two different roles side by side.

    Only items that are asked are listed, each at most once. Differences are between the shares that
    answers are scored by. An item is left out of `apart` if its shown shares do not differ the same
    way, and out of `common` if its shown shares are not high in both roles. Raise
    `UnknownIdError` for an unknown role, `UsageError` for a country without figures on pay, and
    `ValueError` if both roles are the same.
    """
    catalog.check_ids(roles=(first, second))
    if first == second:
        raise ValueError(f"'{first}' cannot be compared with itself")

    def shares(item: str) -> tuple[float, float]:
        return catalog.share(first, item), catalog.share(second, item)

    def difference(item: str) -> float:
        mine, theirs = shares(item)
        return mine - theirs

    def agrees_as_shown(item: str) -> bool:
        mine, theirs = (catalog.shares[role][item].share for role in (first, second))
        return difference(item) * (mine - theirs) > 0

    def is_common(item: str) -> bool:
        stated = [catalog.shares[role][item] for role in (first, second)]
        least = min(min(share.scored, share.share) for share in stated)
        return least >= LEAST_COMMON and all(map(_is_known, stated))

    card = compile_scorecard(catalog)
    items = sorted(item for item, asked in catalog.items.items() if asked.weight > 0)
    far = sorted(
        (i for i in items if abs(difference(i)) >= LEAST_APART and agrees_as_shown(i)),
        key=lambda i: -abs(difference(i)),
    )
    apart = far[:LISTED]
    common = sorted(
        (i for i in items if i not in apart and is_common(i)), key=lambda i: -min(shares(i))
    )
    return Comparison(
        first=_role(catalog, first, country),
        second=_role(catalog, second, country),
        told_apart=round(told_apart(catalog, card, first, second), 3),
        common=[_pair(catalog, item, first, second) for item in common[:LISTED]],
        apart=[_pair(catalog, item, first, second) for item in apart],
        deciding=list(deciders(catalog, card, first, second, limit=DECIDING)),
    )


def _role(catalog: Catalog, role: str, country: str | None) -> Role:
    profile = catalog.roles[role]
    return Role(
        id=role,
        name=profile.name,
        summary=profile.summary,
        pay=pay_of(catalog, role, country),
    )


def _is_known(share: Share) -> bool:
    """Return whether a share is from a survey of the role, or experts call the item common there."""
    return share.word in {"core", "common"} or (share.n is not None and not share.inherited_from)


def _pair(catalog: Catalog, item: str, first: str, second: str) -> Pair:
    return Pair(
        item=item,
        text=catalog.items[item].text,
        first=item_share(catalog, first, item),
        second=item_share(catalog, second, item),
    )
