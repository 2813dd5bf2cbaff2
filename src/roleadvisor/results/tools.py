"""The tools and languages of a role, with their shares and whether a person has them."""

from collections.abc import Mapping
from typing import NamedTuple

from roleadvisor.packs import Catalog, Share, Tool
from roleadvisor.packs.model import ESTIMATE, ShareOf, Word

HAS_LEVEL = 2


class ToolUse(NamedTuple):
    """A tool or language of a role, with where its share is from as in `Share`.

    `of` says whether the share is one of people or of ads, or an estimate. `has_it` is None where
    nothing is known of it. It speaks of the tool itself only if it `is_item`: under an item that names
    several, they may have another of its kind.
    """

    name: str
    purpose: str
    category: str
    item: str | None
    share: float
    of: ShareOf
    source: str
    n: int | None
    word: Word | None
    inherited_from: str | None
    url: str | None
    has_it: bool | None
    is_item: bool


def languages_of(catalog: Catalog, role: str, levels: Mapping[str, int]) -> list[ToolUse]:
    """Return the role's languages in the profile's order; `levels` are what the person said to have."""
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
    # The pack's checks see to it that a tool without a share of its own has an item.
    return catalog.shares[role][tool.item or ""]


def _use(
    catalog: Catalog, role: str, tool: Tool, category: str, levels: Mapping[str, int]
) -> ToolUse:
    level = levels.get(tool.item) if tool.item else None
    share = share_of(catalog, role, tool)
    return ToolUse(
        name=tool.name,
        purpose=tool.purpose,
        category=category,
        item=tool.item,
        share=share.share,
        of=share.of,
        source=share.source,
        n=share.n,
        word=share.word,
        inherited_from=share.inherited_from,
        url=tool.url,
        has_it=None if level is None else level >= HAS_LEVEL,
        is_item=bool(tool.item) and _names_only(catalog.items[tool.item or ""].text, tool.name),
    )


def _names_only(text: str, name: str) -> bool:
    """Return whether an item's text names this one tool, and no others beside it."""
    head = text.partition(":")[0]
    is_single = not any(mark in head for mark in (",", " or "))
    return is_single and (head.lower() == name.lower() or ":" not in text)
