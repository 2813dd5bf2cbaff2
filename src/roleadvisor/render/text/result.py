"""The result of a match or a quiz as text: on one screen, and on request the rest below."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.text.tools import MARKS, USE
from roleadvisor.render.verdict import (
    effect_in_words,
    meaning_of_fit,
    step_in_words,
    title_of,
    told_of,
    verdict,
)
from roleadvisor.render.writing import (
    LEAST_BESIDE,
    Row,
    labelled,
    line,
    packed,
    percent,
    plural,
    say,
    say_commands,
    say_insufficient,
    say_not_counted,
    title,
)
from roleadvisor.results.advice import Advice
from roleadvisor.results.tools import ToolUse

if TYPE_CHECKING:
    from rich.text import Text

LANGUAGES = 6
TOOLS = 10
# How many lines tools may take on a page that is wide, and on a narrow one.
TOOL_LINES = (2, 3)
# What fewer of the role's people use is named only if the person uses it.
LEAST_USED = 0.1
# People leave this vendor out of the names of its tools.
VENDOR = "Apache "
_STYLES = {True: "green", False: "yellow", None: "dim"}
_ORDER = (True, False, None)


class _Entry(NamedTuple):
    """A tool, or one of its kind, and whether the person uses it."""

    name: str
    has_it: bool | None
    share: float
    url: str | None


def write_match(result: Advice, catalog: Catalog, page: Page, *, is_long: bool = False) -> None:
    """Print a result on one screen; if it `is_long`, with everything else below."""
    if result.best is None:
        texts = [(item, catalog.items[item].text) for item in result.next]
        wanted = [text if result.quiz else f"{item}: {text}" for item, text in texts]
        say_insufficient(page, result, wanted, catalog)
        _write_import(page, result)
        return
    told = told_of(result, result.best)
    title(page, title_of(result, result.best), f"fit {percent(result.best.fit)}")
    for sentence in verdict(result, result.best, catalog):
        say(page, sentence)
    say(page, meaning_of_fit(result.best), style="dim")
    say(page, "")
    _write_tools(page, "Languages", told.languages, LANGUAGES)
    _write_tools(page, "Tools", told.tools, TOOLS)
    labelled(page, "", packed(page, (line(page, mark, "dim") for mark in USE), 2))
    say(page, "")
    for label, is_for in (("For it", True), ("Against", False)):
        labelled(page, label, list(_effects(page, result, catalog, is_for=is_for)))
    say(page, "")
    _write_next(page, result)
    _write_import(page, result)
    say_not_counted(page, result, catalog)
    if is_long:
        from roleadvisor.render.text.details import write_details

        write_details(page, result, result.best, catalog)
    say(page, "")
    say_commands(page, *_commands(page, result, told.id, is_long=is_long))


def _write_tools(page: Page, label: str, tools: Iterable[ToolUse], most: int) -> None:
    """Print what the role's people use most; what this person uses comes first."""
    entries = list(_entries(tools))
    usual = [entry for entry in entries if entry.share >= LEAST_USED][:most]
    chosen = [entry for entry in entries if entry in usual or entry.has_it]
    chosen.sort(key=lambda entry: (_ORDER.index(entry.has_it), -entry.share))
    lines = TOOL_LINES[page.console.width < LEAST_BESIDE]
    labelled(page, label, packed(page, (_marked(page, entry) for entry in chosen), lines))


def _entries(tools: Iterable[ToolUse]) -> Iterator[_Entry]:
    """Yield tools, most used first; those that one yes may stand for are one entry."""
    ordered = sorted(tools, key=lambda tool: (-tool.share, tool.name))
    settled = {tool.item for tool in ordered if tool.has_it and tool.has_kind}
    named = set()
    for tool in ordered:
        is_kind = tool.has_kind and tool.has_it is None
        if tool.name in named or (is_kind and tool.item in settled):
            continue
        named.add(tool.name)
        name = tool.name.removeprefix(VENDOR)
        if is_kind:
            settled.add(tool.item)
            name += " or similar"
        yield _Entry(name, True if is_kind else tool.has_it, tool.share, tool.url)


def _marked(page: Page, entry: _Entry) -> "Text":
    style = _STYLES[entry.has_it]
    marked = line(page, f"{MARKS[entry.has_it]} {entry.name}", style)
    if entry.url and page.is_framed:
        marked.stylize(f"link {entry.url}", 2)
    return marked


def _effects(page: Page, result: Advice, catalog: Catalog, *, is_for: bool) -> Iterator[Row]:
    for effect in result.effects:
        if (effect.points > 0) == is_for:
            text = line(page, effect_in_words(catalog, effect))
            yield Row(f"×{effect.multiplier:.1f}  ", text)


def _write_next(page: Page, result: Advice) -> None:
    names = plural(result.learn_for.name) if result.learn_for else ""
    rows = [
        Row(f"{number}  ", line(page, step_in_words(step, names)))
        for number, step in enumerate(result.learn, 1)
    ]
    labelled(page, "Next", rows)


def _write_import(page: Page, result: Advice) -> None:
    """Print how much was read from a résumé."""
    if imported := result.imported:
        count = len(imported.mentioned)
        say(page, f"Read from your résumé: {count} skills. What it does not name counts as open.")


def _commands(page: Page, result: Advice, told: str, *, is_long: bool) -> Sequence[str]:
    """Return the commands to go on with: about the sheet if there is one, or about the role."""
    sheet = page.commands.sheet
    goal = result.learn_for.id if result.learn_for else told
    if sheet is None:
        second = [f"compare {told} {result.ranking[1].id}"] if len(result.ranking) > 1 else []
        return [f"show {told}", *second]
    long = [] if is_long else [f"match {sheet} {page.option('long')}"]
    return [f"explain {sheet}", f"plan {goal} {sheet}", *long]
