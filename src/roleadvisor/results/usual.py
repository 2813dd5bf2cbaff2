"""The tools that a role's people usually use, with what this person uses first."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from roleadvisor.results.tools import ToolUse

# How many languages and tools are usual. What fewer of the role's people use than the least is named
# only if the person uses it.
LANGUAGES = 6
TOOLS = 10
LEAST_USED = 0.1
_ORDER = (True, False, None)


class Used(NamedTuple):
    """A tool, and whether the person uses it; one of its kind may stand for it."""

    name: str
    is_kind: bool
    has_it: bool | None
    share: float
    url: str | None


def usual_tools(tools: Iterable[ToolUse], most: int, named: Collection[str] = ()) -> list[Used]:
    """Return what a role's people use most, at most so many, and all else that the person uses.

    Tools of `named` items are among them. What the person uses comes first, then what they do not,
    then what is not known.
    """
    listed = list(tools)
    used = list(_once(listed))
    asked = {tool.name for tool in listed if tool.item in named}
    usual = [one for one in used if one.share >= LEAST_USED][:most]
    chosen = [one for one in used if one in usual or one.has_it or one.name in asked]
    return sorted(chosen, key=lambda one: (_ORDER.index(one.has_it), -one.share))


def _once(tools: Iterable[ToolUse]) -> Iterator[Used]:
    """Yield tools, most used first; those that one yes may stand for are one."""
    ordered = sorted(tools, key=lambda tool: (-tool.share, tool.name))
    settled = {tool.item for tool in ordered if tool.has_it and tool.has_kind}
    named = set()
    for tool in ordered:
        is_kind = tool.is_one_of_its_kind
        if tool.name in named or (is_kind and tool.item in settled):
            continue
        named.add(tool.name)
        if is_kind:
            settled.add(tool.item)
        yield Used(tool.name, is_kind, True if is_kind else tool.has_it, tool.share, tool.url)
