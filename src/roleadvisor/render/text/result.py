"""The result of a match or a quiz as text: on one screen, and on request the rest below."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.text.screen import (
    LEAST_BESIDE,
    Row,
    headline,
    labelled,
    packed,
    say_commands,
)
from roleadvisor.render.text.tools import LANGUAGES, MARKS, TOOLS, USE, Used, usual_tools
from roleadvisor.render.verdict import (
    effect_in_words,
    meaning_of_fit,
    next_in_words,
    title_of,
    told_of,
    verdict,
)
from roleadvisor.render.writing import (
    line,
    percent,
    say,
    say_insufficient,
    say_not_counted,
)
from roleadvisor.results.advice import Advice
from roleadvisor.results.tools import ToolUse

if TYPE_CHECKING:
    from rich.text import Text

# How many lines tools may take on a page that is wide, and on a narrow one.
TOOL_LINES = (2, 3)
_STYLES = {True: "green", False: "yellow", None: "dim"}


def write_match(result: Advice, catalog: Catalog, page: Page, *, is_long: bool = False) -> None:
    """Print a result on one screen; if it `is_long`, with everything else below."""
    if result.best is None:
        texts = [(item, catalog.items[item].text) for item in result.next]
        wanted = [text if result.quiz else f"{item}: {text}" for item, text in texts]
        say_insufficient(page, result, wanted, catalog)
        if result.imported:
            from roleadvisor.render.text.details import write_import

            write_import(page, result, result.imported, catalog)
        return
    told = told_of(result, result.best)
    headline(page, title_of(result, result.best), f"fit {percent(result.best.fit)}")
    for sentence in verdict(result, result.best, catalog):
        say(page, sentence)
    say(page, meaning_of_fit(result.best), style="dim")
    _write_import(page, result)
    say(page, "")
    _write_tools(page, "Languages", told.languages, LANGUAGES)
    _write_tools(page, "Tools", told.tools, TOOLS)
    labelled(page, "", packed(page, (line(page, mark, "dim") for mark in USE), 2))
    say(page, "")
    for label, is_for in (("For it", True), ("Against", False)):
        labelled(page, label, list(_effects(page, result, catalog, is_for=is_for)))
    say(page, "")
    _write_next(page, result)
    say_not_counted(page, result, catalog)
    if is_long:
        from roleadvisor.render.text.details import write_details

        write_details(page, result, result.best, catalog)
    say(page, "")
    say_commands(page, *_commands(page, result, told.id, is_long=is_long))


def _write_tools(page: Page, label: str, tools: Iterable[ToolUse], most: int) -> None:
    """Print what the role's people use most; what this person uses comes first."""
    lines = TOOL_LINES[page.console.width < LEAST_BESIDE]
    parts = (_marked(page, used) for used in usual_tools(tools, most))
    labelled(page, label, packed(page, parts, lines))


def _marked(page: Page, used: Used) -> "Text":
    style = _STYLES[used.has_it]
    marked = line(page, f"{MARKS[used.has_it]} {used.name}", style)
    if used.url and page.is_framed:
        marked.stylize(f"link {used.url}", 2)
    return marked


def _effects(page: Page, result: Advice, catalog: Catalog, *, is_for: bool) -> Iterator[Row]:
    for effect in result.effects:
        if (effect.points > 0) == is_for:
            text = line(page, effect_in_words(catalog, effect))
            yield Row(f"×{effect.multiplier:.1f}  ", text)


def _write_next(page: Page, result: Advice) -> None:
    rows = [
        Row(
            f"{number}  ",
            line(page, name).append_text(line(page, f": {why}" if why else "", "dim")),
        )
        for number, (name, why) in enumerate(next_in_words(result), 1)
    ]
    labelled(page, "Next", rows)


def _write_import(page: Page, result: Advice) -> None:
    """Print how much was read from a résumé or an export."""
    if imported := result.imported:
        count = len(imported.mentioned)
        skills = "1 skill is" if count == 1 else f"{count} skills are"
        says = f"{skills} read from your files. What they do not name counts as open."
        say(page, says, style="dim")


def _commands(page: Page, result: Advice, told: str, *, is_long: bool) -> Sequence[str]:
    """Return the commands to go on with: what is still to be asked, the sheet, or the role."""
    if result.imported and not result.quiz:
        options = " ".join(f"{page.option(source)} FILE" for source in result.imported.sources)
        return [f"quiz {options}", f"show {told}"]
    sheet = page.commands.sheet
    goal = result.learn_for.id if result.learn_for else told
    if sheet is None:
        second = [f"compare {told} {result.ranking[1].id}"] if len(result.ranking) > 1 else []
        return [f"show {told}", *second]
    long = [] if is_long else [f"match {sheet} {page.option('long')}"]
    return [f"explain {sheet}", f"plan {goal} {sheet}", *long]
