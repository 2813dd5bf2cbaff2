"""What a pack says of its roles and items, whoever the person is."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion, RoleProfile
from roleadvisor.results.parts import part_of
from roleadvisor.results.pay import Pay, pay_of
from roleadvisor.results.tools import ItemShare, ToolUse, item_share, languages_of, tools_of
from roleadvisor.results.wanted import Wanted, wanted_of

LISTED = 6
LEAST_ABOVE = 0.05


class Contrast(Struct, frozen=True, kw_only=True):
    """A skill that sets a role apart, its share there, and its mean share in the other whole roles."""

    item: str
    share: ItemShare
    others: Proportion


class Description(Struct, frozen=True, kw_only=True):
    """What `show ROLE --json` prints; what sets the role apart most comes first in `apart`.

    `wanted` is what the role's ads ask for more often than its people had it. `pay` is null where
    nothing is known of it.
    """

    role: RoleProfile
    apart: Sequence[Contrast]
    wanted: Sequence[Wanted]
    pay: Pay | None
    languages: Sequence[ToolUse]
    tools: Sequence[ToolUse]
    shares: Mapping[str, ItemShare]


class ListedRole(Struct, frozen=True, kw_only=True):
    """A role in a list."""

    id: str
    name: str
    family: str
    specialises: str | None
    summary: str


class RoleList(Struct, frozen=True, kw_only=True):
    """What `list --json` prints."""

    roles: Sequence[ListedRole]


class ListedItem(Struct, frozen=True, kw_only=True):
    """An item of the bank."""

    id: str
    text: str
    screen: str
    kind: str
    scale: str
    base: Proportion
    weight: float
    aliases: Sequence[str]
    surveys: Sequence[str]


class ItemList(Struct, frozen=True, kw_only=True):
    """What `questions --json` prints."""

    items: Sequence[ListedItem]


def show(catalog: Catalog, role: str, country: str | None = None) -> Description:
    """Return what a role, or a speciality, does, uses and is paid, in one country or all.

    Raise `UnknownIdError` for no role, and `UsageError` for a country without figures.
    """
    catalog.check_ids(roles=[role])
    return Description(
        role=catalog.roles[role],
        apart=sets_apart(catalog, role),
        wanted=wanted_of(catalog, role),
        pay=pay_of(catalog, role, country),
        languages=languages_of(catalog, role),
        tools=tools_of(catalog, role),
        shares={
            item: item_share(catalog, role, item)
            for item, share in catalog.shares[role].items()
            if share.is_stated
        },
    )


def list_roles(catalog: Catalog) -> RoleList:
    """Return all roles, in the order of the pack."""
    return RoleList(roles=[part_of(role, ListedRole) for role in catalog.roles.values()])


def list_items(catalog: Catalog) -> ItemList:
    """Return all items that can be asked, in the order of the pack."""
    return ItemList(items=[part_of(item, ListedItem) for item in catalog.items.values()])


def sets_apart(catalog: Catalog, role: str, *, limit: int = LISTED) -> list[Contrast]:
    """Return the skills that set a role apart most from the mean of the other whole roles.

    They are sorted by how far the role's share that answers are scored by lies above that mean. The
    share that is shown must lie above its own mean too, which is `others`.
    """
    others = [other for other in catalog.whole_roles if other != role]
    found = sorted(_above(catalog, role, others), key=lambda pair: -pair[0]) if others else []
    return [contrast for _, contrast in found[:limit]]


def _above(catalog: Catalog, role: str, others: Sequence[str]) -> Iterator[tuple[float, Contrast]]:
    """Yield the skills that are more common in a role than in the others, and by how much."""
    shares = [catalog.shares[other] for other in others]
    for item in sorted(catalog.items):
        share = catalog.shares[role][item]
        scored = sum(one[item].scored for one in shares) / len(others)
        shown = sum(one[item].share for one in shares) / len(others)
        is_asked = catalog.items[item].is_skill and catalog.items[item].weight > 0
        above = share.scored - scored
        if is_asked and share.is_stated and min(above, share.share - shown) >= LEAST_ABOVE:
            yield (
                above,
                Contrast(item=item, share=item_share(catalog, role, item), others=round(shown, 3)),
            )
