"""The tools and languages of a role, with their shares and whether a person has them."""

from collections.abc import Mapping
from typing import TypedDict

from msgspec import Struct, field

from roleadvisor.packs import Catalog, Share, Tool
from roleadvisor.packs.catalog import ESTIMATE
from roleadvisor.packs.model import HAS_LEVEL, Proportion, ShareOf

# What at least so many of a role's people have is usual there.
USUAL_SHARE = 0.55


class ItemShare(Struct, frozen=True, kw_only=True):
    """A role's share for one item, and where it is from, as for a tool."""

    text: str
    share: Proportion
    of: ShareOf
    source: str
    n: int | None
    word: str | None
    inherited_from: str | None


class ToolUse(Struct, frozen=True, kw_only=True):
    """A tool or language with its share among the role's practitioners, and where that is from.

    `of` says whether it is a share of people, of job ads that name it, or an estimate; `source` names
    surveys, or is "estimate" or "base share"; `n` counts the people or ads; `word` is what the expert
    said; `inherited_from` names the role whose share it is, if not this one's. `has_it` says whether
    the person has it or, unless it `is_item`, one of its kind; null where nothing is known of it.
    """

    name: str
    purpose: str = field(name="for")
    category: str
    item: str | None
    share: Proportion
    of: ShareOf
    source: str
    n: int | None
    word: str | None
    inherited_from: str | None
    url: str | None
    has_it: bool | None
    is_item: bool


class _Origin(TypedDict):
    """A share that is shown, and where it is from."""

    share: float
    of: ShareOf
    source: str
    n: int | None
    word: str | None
    inherited_from: str | None


def item_share(catalog: Catalog, role: str, item: str) -> ItemShare:
    """Return a role's share for an item as it is shown."""
    return named_share(catalog.items[item].text, catalog.shares[role][item])


def named_share(text: str, share: Share) -> ItemShare:
    """Return a share as it is shown, for what `text` names."""
    return ItemShare(text=text, **_origin(share))


def languages_of(catalog: Catalog, role: str, levels: Mapping[str, int]) -> list[ToolUse]:
    """Return the role's languages in the profile's order; `levels` are the person's, by item."""
    return [
        _use(catalog, role, tool, "Languages", levels) for tool in catalog.roles[role].languages
    ]


def tools_of(catalog: Catalog, role: str, levels: Mapping[str, int]) -> list[ToolUse]:
    """Return the role's tools, category by category in the profile's order."""
    return [
        _use(catalog, role, tool, category.category, levels)
        for category in catalog.roles[role].tools
        for tool in category.tools
    ]


def share_of(catalog: Catalog, role: str, tool: Tool) -> Share:
    """Return the share of a role's people who have a tool: its own, or else its item's."""
    if tool.share:
        share = catalog.questionnaire.words.share(tool.share)
        return Share(share=share, scored=share, of="estimate", source=ESTIMATE, word=tool.share)
    # The pack's checks ensure that a tool without its own share has an item.
    return catalog.shares[role][tool.item or ""]


def _use(
    catalog: Catalog, role: str, tool: Tool, category: str, levels: Mapping[str, int]
) -> ToolUse:
    level = levels.get(tool.item) if tool.item else None
    return ToolUse(
        name=tool.name,
        purpose=tool.purpose,
        category=category,
        item=tool.item,
        url=tool.url,
        has_it=None if level is None else level >= HAS_LEVEL,
        is_item=bool(tool.item) and _names_only(catalog.items[tool.item or ""].text, tool.name),
        **_origin(share_of(catalog, role, tool)),
    )


def _origin(share: Share) -> _Origin:
    return {
        "share": share.share,
        "of": share.of,
        "source": share.source,
        "n": share.n,
        "word": share.word,
        "inherited_from": share.inherited_from,
    }


def _names_only(text: str, name: str) -> bool:
    """Return whether an item's text names this one tool, and no others beside it."""
    head = text.partition(":")[0]
    is_single = not any(mark in head for mark in (",", " or "))
    return is_single and (head.lower() == name.lower() or ":" not in text)
