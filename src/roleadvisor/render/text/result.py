"""The result of a match or a quiz as text: the role, how sure it is, why, and what to do next."""

from collections.abc import Iterable, Sequence
from typing import get_args

from roleadvisor.imports.imported import Matched, Source
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.text.tools import in_use, legend, write_tools
from roleadvisor.render.verdict import (
    by_size,
    effect_in_words,
    flip_in_words,
    step_in_words,
    title_of,
    told_of,
    verdict,
)
from roleadvisor.render.writing import (
    bars,
    bullet,
    frame,
    heading,
    inline,
    line,
    plural,
    say,
    say_insufficient,
    say_next,
    say_not_counted,
)
from roleadvisor.results.advice import Advice, CompanySize
from roleadvisor.results.flip import Flip
from roleadvisor.results.tools import ToolUse

SIZES: tuple[CompanySize, ...] = get_args(CompanySize)
NEXT_ROLES = 5
# More are counted; the JSON has them all.
MOST_SHOWN = 40
_CALLED = {"resume": "résumé", "linkedin": "LinkedIn skills"}


def write_match(result: Advice, catalog: Catalog, page: Page) -> None:
    """Print a match: the role, the speciality in it, how close the next is, why, what to learn."""
    if result.best is None:
        texts = [(item, catalog.items[item].text) for item in result.next]
        wanted = [text if result.quiz else f"{item}: {text}" for item, text in texts]
        say_insufficient(page, result, wanted, catalog)
        _imported(result, catalog, page)
        return
    best = result.best
    told = told_of(result, best)
    said = [*verdict(result, best, catalog), told.summary]
    frame(page, title_of(result, best), [line(page, text) for text in said])
    heading(page, "How the roles compare")
    bars(page, [(r.name, r.fit) for r in result.ranking[:NEXT_ROLES]])
    heading(page, "What counted most")
    _effects(page, result)
    tools = _by_share(in_use([*told.languages, *told.tools]))
    what = "Languages and tools" if told.languages else "Tools"
    heading(page, f"{what}: how many {plural(told.name)} use them")
    marks = ["✓ yours", "≈ one of its kind is", "? not answered", *legend(tools)]
    say(page, ", ".join(marks), style="dim")
    write_tools(page, tools, catalog, is_marked=True)
    _learning(page, result, told.id)
    if not result.company and {r.id for r in result.ranking} == set(catalog.whole_roles):
        heading(page, "What the company's size changes")
        for size in SIZES:
            bullet(page, f"{size.capitalize()}: {by_size(size, best, catalog)}")
    if result.flip:
        write_flip(page, result.flip, best.id, catalog)
    if result.current_job:
        from roleadvisor.render.text.origin import write_current_job

        write_current_job(page, result.current_job, [r.id for r in result.ranking[:NEXT_ROLES]])
    _imported(result, catalog, page)
    if result.is_open:
        heading(page, "What to answer for a clearer result")
        for item in result.next:
            bullet(page, catalog.items[item].text)
    say(page, "")
    say_not_counted(page, result, catalog)
    shown = [told.id, *(r.id for r in result.ranking[1:2] if result.is_close)]
    commands = [f"show {role}" for role in shown]
    if result.learn_for and result.learn and not result.quiz:
        commands.append(f"plan {result.learn_for.id} SHEET")
    say_next(page, *commands)


def _learning(page: Page, result: Advice, told: str) -> None:
    goal = result.learn_for
    towards = f", towards {inline(goal.name)}" if goal and goal.id != told else ""
    heading(page, f"What to learn next{towards}")
    names = plural(goal.name) if goal else ""
    for step in result.learn:
        bullet(page, step_in_words(step, names))
    if not result.learn:
        say(page, "Nothing that you said you lack would raise the fit.")


def _by_share(tools: Iterable[ToolUse]) -> list[ToolUse]:
    """Return tools with the most used first, each once, even if it is listed in two categories."""
    once = {(tool.name, tool.item): tool for tool in tools}
    return sorted(once.values(), key=lambda tool: (-tool.share, tool.name))


def _effects(page: Page, result: Advice) -> None:
    for effect in result.effects:
        bullet(page, effect_in_words(effect))
    say(page, "Compared with the average role; multiply them for their joint effect.", style="dim")


def write_flip(page: Page, flip: Flip, first: str, catalog: Catalog) -> None:
    """Print the fewest answers found whose change puts the second role before the `first`."""
    heading(page, "What would have changed this")
    say(page, flip_in_words(flip, first, catalog))
    for change in flip.changes:
        item = catalog.items[change.item]
        new, old = item.word(change.to_answer), item.word(change.from_answer)
        bullet(page, f"{item.text}: {new} instead of {old}")


def _imported(result: Advice, catalog: Catalog, page: Page) -> None:
    """Print the items that a résumé names, the terms that are not asked, and what is unknown."""
    imported = result.imported
    if imported is None:
        return
    heading(page, f"From your {' and '.join(_CALLED[source] for source in imported.sources)}")
    levels: dict[str, int] = {}
    for part in imported.matched:
        levels[part.item] = max(part.level or 0, levels.get(part.item, 0))
    mentions = [
        _mention(catalog, item, level, imported.matched) for item, level in levels.items() if level
    ]
    denied = [_called(item, imported.matched) for item, level in levels.items() if not level]
    names = {part.text.casefold() for part in imported.matched}
    known = [part.name for part in imported.known if part.text.casefold() not in names]
    groups: Sequence[tuple[str, Iterable[str]]] = (
        ("Named", mentions),
        ("Named as not known, so left open", denied),
        ("Known, but no question asks it", known),
        ("Not recognised", [part.text for part in imported.unmatched]),
    )
    for title, names_of in groups:
        if listed := list({name.casefold(): name for name in names_of}.values()):
            bullet(page, f"{title}: {_first_of(listed)}")
    if not mentions:
        say(page, "It names nothing that counts.")
    say(page, "What it does not name counts neither for nor against you.", style="dim")
    if result.quiz is None:
        say(page, _import_advice(page, result, imported.sources, catalog), style="dim")


def _mention(catalog: Catalog, item: str, level: int, matched: Sequence[Matched]) -> str:
    """Return an item with the names it has there, and its level where that makes it count less."""
    named = _called(item, matched)
    return named if level == TOP_LEVEL else f"{named[:-1]}: {catalog.items[item].word(level)})"


def _called(item: str, matched: Sequence[Matched]) -> str:
    names = {part.text.casefold(): part.text for part in matched if part.item == item}
    return f"{', '.join(names.values())} ({item})"


def _first_of(names: Sequence[str]) -> str:
    more = len(names) - MOST_SHOWN
    shown = "; ".join(names[:MOST_SHOWN])
    return f"{shown}; and {more} more" if more > 0 else shown


def _import_advice(page: Page, result: Advice, sources: Sequence[Source], catalog: Catalog) -> str:
    has_interests = any(catalog.items[e.item].kind == "interest" for e in result.evidence)
    options = " ".join(f"{page.option(source)} FILE" for source in sources)
    unasked = "" if has_interests else "What you like doing was not asked, and tells most. "
    return f"{unasked}To be asked only what is missing: {page.commands.to_run(f'quiz {options}')}"
