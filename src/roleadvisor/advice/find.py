"""Find what is called something: items and tools, with the roles that have them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roleadvisor.advice.tools import ToolUse, languages_of, tools_of
from roleadvisor.catalog import Catalog, Share
from roleadvisor.catalog.typed import near_misses

LEAST_PART = 3
LONGEST_NAME = 200
_FAR = 3


class Found(NamedTuple):
    """An item, or a tool that is none, and the roles whose people have it, most often first."""

    item: str | None
    name: str
    roles: Sequence[tuple[str, Share]]


def find(catalog: Catalog, text: str) -> list[Found]:
    """Return what is called `text`, by its id, an alias, or a word or part of its name.

    What is called so exactly comes first, then what has it as a whole word.
    """
    wanted = _plain(text)
    if len(wanted) > LONGEST_NAME:
        return []
    ranked = [(_closeness(wanted, names), thing.name, thing) for names, thing in _things(catalog)]
    return [
        thing for closeness, _, thing in sorted(ranked, key=lambda r: r[:2]) if closeness < _FAR
    ]


def find_near(catalog: Catalog, text: str) -> list[Found]:
    """Return what is called nearly `text`, the nearest first."""
    by_name = {name: thing for names, thing in _things(catalog) for name in names}
    near = near_misses(_plain(text), by_name)
    return list({by_name[name].name: by_name[name] for name in near}.values())


def _closeness(wanted: str, names: Sequence[str]) -> int:
    if wanted in names:
        return 0
    if any(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", name) for name in names):
        return 1
    is_part = len(wanted) >= LEAST_PART and any(wanted in name for name in names)
    return 2 if is_part else _FAR


def _things(catalog: Catalog) -> Iterator[tuple[list[str], Found]]:
    called: dict[str, set[str]] = {item: set() for item in catalog.items}
    others: dict[str, list[tuple[str, ToolUse]]] = {}
    for role in catalog.roles:
        for tool in [*languages_of(catalog, role, {}), *tools_of(catalog, role, {})]:
            if tool.item:
                called[tool.item].add(tool.name)
            else:
                others.setdefault(tool.name, []).append((role, tool))
    for item in catalog.items.values():
        names = [item.id, item.text, *item.aliases, *sorted(called[item.id])]
        roles = [(role, catalog.shares[role][item.id]) for role in _having(catalog, item.id)]
        yield [_plain(name) for name in names], Found(item.id, item.text, _sorted(roles))
    for name, uses in others.items():
        stated = {role: _share(tool) for role, tool in uses}
        yield [_plain(name)], Found(None, name, _sorted(list(stated.items())))


def _having(catalog: Catalog, item: str) -> list[str]:
    return [role for role, shares in catalog.shares.items() if shares[item].is_stated]


def _share(tool: ToolUse) -> Share:
    return Share(
        share=tool.share,
        scored=tool.share,
        of=tool.of,
        source=tool.source,
        n=tool.n,
        word=tool.word,
        inherited_from=tool.inherited_from,
    )


def _sorted(roles: Sequence[tuple[str, Share]]) -> list[tuple[str, Share]]:
    return sorted(roles, key=lambda pair: (-pair[1].share, pair[0]))


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("_", " ").replace("-", " ").split())
