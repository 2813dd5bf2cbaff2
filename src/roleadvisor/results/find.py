"""Find items, roles, tools that roles name, and terms that people write, by their names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from roleadvisor.errors import UnknownIdError, UsageError
from roleadvisor.packs import Catalog, Share
from roleadvisor.packs.model import Term, Tool
from roleadvisor.packs.names import is_same_name, item_names, name_key, role_names, roles_meant
from roleadvisor.results.parts import NamedItem, named_item
from roleadvisor.results.tools import ItemShare, named_share, share_of
from roleadvisor.safe.characters import shown

LEAST_PART = 3
LONGEST_NAME = 200
SUGGESTIONS = 3
# A name of at least this many letters is still found with one wrong letter, or with two.
LEAST_WITH_ONE = 4
LEAST_WITH_TWO = 9
# How close a thing is, the closest first: it has the same name; a thing of the same name counts for
# it; its name has the same words; words that begin so; the same letters within a word; none of
# these.
_SAME, _COUNTED, _WORDS, _BEGUN, _WITHIN, _FAR = range(6)

Kind = Literal["item", "role", "tool", "term"]
# The order of things that are equally close.
_ORDER = {"item": 0, "role": 1, "tool": 2, "term": 3}


class RoleShare(Struct, frozen=True, kw_only=True):
    """A role and its share of what was found; it may name it among its tools and languages."""

    id: str
    name: str
    share: ItemShare
    names_it: bool


class Found(Struct, frozen=True, kw_only=True):
    """What was found: an item, a tool that roles name, a term that people write, or a role.

    An item and a role have an `id`; a mention of a tool or a term counts for `items`, if for any. It
    `is_exact` if it, or what counts for it, is called just so. `roles` have it, most often first.
    """

    kind: Kind
    id: str | None
    name: str
    is_exact: bool
    items: Sequence[NamedItem]
    roles: Sequence[RoleShare]


class Findings(Struct, frozen=True, kw_only=True):
    """What `find TEXT --json` prints.

    If it `is_near`, nothing is called exactly so, and `found` holds what is called nearly so.
    """

    query: str
    is_near: bool
    found: Sequence[Found]


def find(catalog: Catalog, text: str) -> Findings:
    """Return the things whose id, alias or name is or contains `text`, the closest first.

    Exact matches come first, with the first item that each counts for and the one role whose name
    begins with `text`. Names that have `text` as whole words come next, with the
    terms that count for no item last among them. If nothing matches, names with one or two wrong
    letters are returned; the first letter must be right. Raise `UsageError` if there is no letter
    or digit to look for, and `UnknownIdError` if nothing is found.
    """
    if not any(map(str.isalnum, text)):
        raise UsageError("find needs a letter or a digit to look for")
    exact = _called(catalog, text)
    found = exact or _called_nearly(catalog, text)
    query = shown(text, 60)
    if not found:
        is_gone = is_retired(catalog, [text])
        said = f"'{query}' is no longer asked" if is_gone else f"nothing is called '{query}'"
        raise UnknownIdError(f"{said}; see ", run="questions")
    return Findings(
        query=query, is_near=not exact, found=[_found(catalog, thing) for thing in found]
    )


def is_retired(catalog: Catalog, names: Iterable[str]) -> bool:
    """Return whether one of these names is that of an item that is no longer asked."""
    gone = [name_key(item) for item in catalog.questionnaire.retired if item not in catalog.items]
    keys = [name_key(name) for name in names if len(name) <= LONGEST_NAME]
    return any(is_same_name(key, item) for key in keys for item in gone)


class _Thing(NamedTuple):
    """An item, a role, a tool that roles name, or a term that people write.

    Items and roles have an `id`. A mention of a tool or a term counts for `items`. `roles` are
    those whose people have an item or a tool, with their shares, the largest first; `named_by` are
    those that list it among their tools and languages.
    """

    kind: Kind
    id: str | None
    name: str
    items: Sequence[str] = ()
    roles: Sequence[tuple[str, Share]] = ()
    named_by: Sequence[str] = ()
    is_exact: bool = False


def _found(catalog: Catalog, thing: _Thing) -> Found:
    return Found(
        kind=thing.kind,
        id=thing.id,
        name=thing.name,
        is_exact=thing.is_exact,
        items=[named_item(catalog, item) for item in thing.items],
        roles=[
            RoleShare(
                id=role,
                name=catalog.roles[role].name,
                share=named_share(thing.name, share),
                names_it=role in thing.named_by,
            )
            for role, share in thing.roles
        ],
    )


def _called(catalog: Catalog, text: str) -> list[_Thing]:
    """Return the things whose names match, the closest first."""
    if len(text) > LONGEST_NAME:
        return []
    wanted = name_key(text)
    close = [(_closeness(wanted, names), thing) for names, thing in _things(catalog)]
    led_to = {("item", t.items[0]) for near, t in close if near == _SAME and t.items}
    if len(meant := roles_meant(catalog, text)) == 1:
        led_to.add(("role", meant[0]))
    found = [
        (_COUNTED if (t.kind, t.id) in led_to and near != _SAME else near, t) for near, t in close
    ]
    nearest = min((near for near, _ in found), default=_FAR)
    last = _WITHIN if nearest == _WITHIN else _BEGUN
    ranked = sorted(found, key=lambda pair: _place(*pair))
    return [t._replace(is_exact=near <= _COUNTED) for near, t in ranked if near <= last]


def _called_nearly(catalog: Catalog, text: str) -> list[_Thing]:
    """Return the things whose names nearly match, the closest first."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (loaded only when no name matches)

    wanted = name_key(text[:LONGEST_NAME])
    near = []
    for names, thing in _things(catalog):
        begun = [name for name in names if name[:1] == wanted[:1]]
        wrong = [(OSA.distance(wanted, name), name) for name in begun]
        if meant := [count for count, name in wrong if count <= _forgiven(wanted, name)]:
            near.append((min(meant), _ORDER[thing.kind], thing.name, thing))
    return [thing for *_, thing in sorted(near, key=lambda n: n[:3])][:SUGGESTIONS]


def _forgiven(one: str, other: str) -> int:
    """Return how many letters may be wrong in a name of this length."""
    length = min(len(one), len(other))
    return (length >= LEAST_WITH_ONE) + (length >= LEAST_WITH_TWO)


def _closeness(wanted: str, names: set[str]) -> int:
    if not wanted:
        return _FAR
    if any(is_same_name(wanted, name) for name in names):
        return _SAME
    if any(f" {wanted} " in f" {name} " for name in names):
        return _WORDS
    if len(wanted) < LEAST_PART:
        return _FAR
    if any(f" {wanted}" in f" {name}" for name in names):
        return _BEGUN
    return _WITHIN if any(wanted in name for name in names) else _FAR


def _place(near: int, thing: _Thing) -> tuple[int, int, str]:
    is_bare = thing.kind == "term" and not thing.items
    return max(near, _WORDS) if is_bare else near, _ORDER[thing.kind], thing.name


class _Used(NamedTuple):
    """A tool's name, and every role that lists it, with the tool as it is listed there."""

    name: str
    tools: Sequence[tuple[str, Tool]]


def _things(catalog: Catalog) -> Iterator[tuple[set[str], _Thing]]:
    """Yield every thing after the keys of its names.

    The vendor in a tool's name may be left out, unless the rest is the name of something else that
    the tool does not count for.
    """
    things = list(_named(catalog))
    owners: dict[str, list[str | None]] = {}
    for names, thing in things:
        for name in names:
            owners.setdefault(name, []).append(thing.id)
    vendors = {name_key(vendor) for vendor in catalog.questionnaire.reading.vendors}
    for names, thing in things:
        split = [name.partition(" ") for name in names if thing.kind == "tool"]
        rests = {rest for vendor, _, rest in split if vendor in vendors and rest}
        yield names | {r for r in rests if {*owners.get(r, ())} <= {*thing.items}}, thing


def _named(catalog: Catalog) -> Iterator[tuple[set[str], _Thing]]:
    """Yield every thing with its names; one that is both an item and a tool comes once."""
    tools = _tools(catalog)
    keys = {
        item.id: {name_key(name) for name in (item.id, item.text, *item_names(item))}
        for screen in catalog.questionnaire.screens
        for item in screen.items
    }
    terms: list[tuple[set[str], Term]] = []
    for term in catalog.questionnaire.terms:
        names = {name_key(name) for name in (term.name, *term.aliases)}
        owner = next((item for item in term.implies if name_key(term.name) in keys[item]), None)
        if owner:
            keys[owner] |= names
        else:
            terms.append((names, term))
    for key in [key for key, named in tools.items() if _is_items_own(keys, key, named)]:
        keys[tools.pop(key).tools[0][1].item or ""].add(key)
    yield from ((names, _item(catalog, item)) for item, names in keys.items())
    for names, term in terms:
        used = [use for key in sorted(names & tools.keys()) for use in tools.pop(key).tools]
        yield names, _tool(catalog, term.name, term.implies, used)
    for key, named in tools.items():
        yield {key}, _tool(catalog, named.name, (), named.tools)
    for role, profile in catalog.roles.items():
        thing = _Thing("role", role, profile.name)
        yield {name_key(name) for name in role_names(profile)}, thing


def _tools(catalog: Catalog) -> dict[str, _Used]:
    tools: dict[str, _Used] = {}
    for role, profile in catalog.roles.items():
        for tool in profile.used:
            key = name_key(tool.name)
            name, known = tools.get(key, (tool.name, ()))
            tools[key] = _Used(name, [*known, (role, tool)])
    return tools


def _is_items_own(keys: Mapping[str, set[str]], key: str, named: _Used) -> bool:
    """Return whether an item names a tool, and every role lists the tool with the item's shares."""
    items = {tool.item for _, tool in named.tools}
    if len(items) > 1 or any(tool.share or not tool.item for _, tool in named.tools):
        return False
    (item,) = items
    return any(f" {key} " in f" {name} " for name in keys[item or ""])


def _item(catalog: Catalog, item: str) -> _Thing:
    roles = [(role, of[item]) for role, of in catalog.shares.items() if of[item].is_stated]
    named_by = [
        role
        for role, profile in catalog.roles.items()
        if any(tool.item == item for tool in profile.used)
    ]
    return _Thing("item", item, catalog.items[item].text, (), _most_first(roles), named_by)


def _tool(
    catalog: Catalog, name: str, implied: Sequence[str], used: Sequence[tuple[str, Tool]]
) -> _Thing:
    items = dict.fromkeys([*implied, *(tool.item for _, tool in used if tool.item)])
    shares = {role: share_of(catalog, role, tool) for role, tool in reversed(used)}
    roles = _most_first(list(shares.items()))
    return _Thing(
        kind="tool" if used else "term",
        id=None,
        name=name,
        items=[item for item in items if catalog.items[item].is_skill],
        roles=roles,
        named_by=[role for role, _ in roles],
    )


def _most_first(roles: Sequence[tuple[str, Share]]) -> list[tuple[str, Share]]:
    return sorted(roles, key=lambda pair: (-pair[1].share, pair[0]))
