"""The tools and languages of a role, with their shares and whether a person has them."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict

from msgspec import Struct, field

from roleadvisor.packs import TOP_LEVEL, Catalog, Share, Tool
from roleadvisor.packs.catalog import ESTIMATE
from roleadvisor.packs.model import HAS_LEVEL, Proportion, ShareOf
from roleadvisor.packs.names import name_key, tool_key

if TYPE_CHECKING:
    from roleadvisor.sheets.sheet import AnswerSheet

# What at least so many of a role's people have is usual there.
USUAL_SHARE = 0.55

Naming = Literal["alone", "among-others", "not"]
# What stands between names in an item's text.
_BETWEEN_NAMES = re.compile(r", | or | and ")


class Said(NamedTuple):
    """What a person said: the levels of answers and mentions by item, and of tools by name."""

    levels: Mapping[str, int]
    tools: Mapping[str, bool]


NOTHING_SAID = Said({}, {})


def said_in(sheet: "AnswerSheet") -> Said:
    """Return what a sheet says of tools; a level of true is a yes."""
    levels = {**sheet.mentioned, **sheet.levels}
    return Said({i: TOP_LEVEL if n is True else n for i, n in levels.items()}, sheet.tools)


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
    the person uses it, by their own words; null where these do not tell. `has_kind` says that they
    said yes to an item that names this tool among others.
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
    has_kind: bool

    @property
    def is_one_of_its_kind(self) -> bool:
        """Whether the person uses this tool or one like it, and it is not known which."""
        return self.has_kind and self.has_it is None


class _Origin(TypedDict):
    """A share that is shown, and where it is from."""

    share: float
    of: ShareOf
    source: str
    n: int | None
    word: str | None
    inherited_from: str | None


def items_ticked(catalog: Catalog, sheet: "AnswerSheet") -> dict[str, bool]:
    """Return what a person's tools say of items: whether they have what these name, by item.

    A tool that its item names among others says nothing of the item if it is not used.
    """
    ticked: dict[str, bool] = {}
    for tool in (tool for role in catalog.roles.values() for tool in role.used):
        uses = sheet.tools.get(tool.name)
        naming = _naming(catalog, tool) if tool.item and uses is not None else "not"
        if tool.item and uses is not None and (naming == "alone" or (uses and naming != "not")):
            ticked[tool.item] = uses or ticked.get(tool.item, False)
    return ticked


def item_share(catalog: Catalog, role: str, item: str) -> ItemShare:
    """Return a role's share for an item as it is shown."""
    return named_share(catalog.items[item].text, catalog.shares[role][item])


def named_share(text: str, share: Share) -> ItemShare:
    """Return a share as it is shown, for what `text` names."""
    return ItemShare(text=text, **_origin(share))


def languages_of(catalog: Catalog, role: str, said: Said = NOTHING_SAID) -> list[ToolUse]:
    """Return the role's languages in the profile's order."""
    return [_use(catalog, role, tool, "Languages", said) for tool in catalog.roles[role].languages]


def tools_of(catalog: Catalog, role: str, said: Said = NOTHING_SAID) -> list[ToolUse]:
    """Return the role's tools, category by category in the profile's order."""
    return [
        _use(catalog, role, tool, category.category, said)
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


def _use(catalog: Catalog, role: str, tool: Tool, category: str, said: Said) -> ToolUse:
    naming = _naming(catalog, tool)
    level = said.levels.get(tool.item) if tool.item else None
    says_yes = level is not None and level >= HAS_LEVEL
    by_item = None if level is None or (says_yes and naming != "alone") else says_yes
    return ToolUse(
        name=tool.name,
        purpose=tool.purpose,
        category=category,
        item=tool.item,
        url=tool.url,
        has_it=said.tools.get(tool.name, by_item),
        has_kind=says_yes and naming == "among-others",
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


def is_one_of_several(text: str) -> bool:
    """Return whether an item's text names several things before its colon, of which one is enough.

    >>> [is_one_of_several(text) for text in ("Python", "Airflow, Dagster or another orchestrator")]
    [False, True]
    """
    return _BETWEEN_NAMES.search(text.partition(":")[0]) is not None


def _naming(catalog: Catalog, tool: Tool) -> Naming:
    """Return how the text of a tool's item names it: alone, among others, or not at all."""
    if tool.item is None:
        return "not"
    text = catalog.items[tool.item].text
    name = tool_key(tool.name)
    if f" {name} " not in f" {name_key(text)} ":
        return "not"
    is_alone = not is_one_of_several(text) and name in name_key(text.partition(":")[0])
    return "alone" if is_alone else "among-others"
