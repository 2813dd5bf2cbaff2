"""What `--long` adds to a result: all roles and tools, sizes of companies, what would change it."""

from collections.abc import Iterable, Sequence
from typing import get_args

from roleadvisor.imports.imported import Imported, Matched, Source
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.render.charts import bars
from roleadvisor.render.console import Page
from roleadvisor.render.text.tools import USE, in_use, legend, write_tools
from roleadvisor.render.verdict import by_size, flip_in_words, told_of
from roleadvisor.render.writing import bullet, heading, plural, say
from roleadvisor.results.advice import Advice, Best, CompanySize
from roleadvisor.results.flip import Flip
from roleadvisor.results.tools import ToolUse

SIZES: tuple[CompanySize, ...] = get_args(CompanySize)
COMPARED = 5
# Two roles are alike if fewer of their people than this are told apart.
ALIKE = 0.9
# More are counted; the JSON has them all.
MOST_SHOWN = 40
_CALLED = {"resume": "résumé", "linkedin": "LinkedIn export"}


def write_details(page: Page, result: Advice, best: Best, catalog: Catalog) -> None:
    """Print everything that a result on one screen leaves out."""
    heading(page, "How the roles compare")
    bars(page, [(r.name, r.fit) for r in result.ranking[:COMPARED]])
    _write_alike(page, result)
    _write_all_tools(page, result, best, catalog)
    if not result.company and {r.id for r in result.ranking} == set(catalog.whole_roles):
        heading(page, "What the company's size changes")
        for size in SIZES:
            bullet(page, f"{size.capitalize()}: {by_size(size, best, catalog)}")
    if result.flip:
        write_flip(page, result.flip, best.id, catalog)
    if result.current_job:
        from roleadvisor.render.text.origin import write_current_job

        write_current_job(page, result.current_job, [r.id for r in result.ranking[:COMPARED]])
    if result.imported:
        write_import(page, result, result.imported, catalog)
    if result.is_open:
        heading(page, "What to answer for a clearer result")
        for item in result.next:
            bullet(page, catalog.items[item].text)


def write_flip(page: Page, flip: Flip, first: str, catalog: Catalog) -> None:
    """Print the fewest answers found whose change puts the second role before the `first`."""
    heading(page, "What would have changed this")
    say(page, flip_in_words(flip, first, catalog))
    for change in flip.changes:
        item = catalog.items[change.item]
        new, old = item.word(change.to_answer), item.word(change.from_answer)
        bullet(page, f"{item.text}: {new} instead of {old}")


def write_import(page: Page, result: Advice, imported: Imported, catalog: Catalog) -> None:
    """Print the items that a résumé names, the terms that are not asked, and what is unknown."""
    heading(page, f"From your {' and '.join(_CALLED[source] for source in imported.sources)}")
    levels: dict[str, int] = {}
    for part in imported.matched:
        levels[part.item] = max(part.level or 0, levels.get(part.item, 0))
    mentions = [
        _mention(catalog, item, level, imported.matched) for item, level in levels.items() if level
    ]
    unclear = {part.item for part in imported.matched if part.is_unclear}
    left_open = {
        item: _called(item, imported.matched) for item, level in levels.items() if not level
    }
    denied = [called for item, called in left_open.items() if item not in unclear]
    not_clear = [called for item, called in left_open.items() if item in unclear]
    names = {part.text.casefold() for part in imported.matched}
    known = [part.name for part in imported.known if part.text.casefold() not in names]
    groups: Sequence[tuple[str, Iterable[str]]] = (
        ("Named", mentions),
        ("Named as not known, so left open", denied),
        ("With a level that is not understood, so left open", not_clear),
        ("Known, but no question asks it", known),
        ("Not recognised", [part.text for part in imported.unmatched]),
        ("Passed over", imported.passed_over),
    )
    for title, names_of in groups:
        if listed := list({name.casefold(): name for name in names_of}.values()):
            bullet(page, f"{title}: {_first_of(listed)}")
    if not mentions:
        say(page, "It names nothing that counts.")
    say(page, "What it does not name counts neither for nor against you.", style="dim")
    if result.quiz is None:
        say(page, _import_advice(page, result, imported.sources, catalog), style="dim")


def _write_alike(page: Page, result: Advice) -> None:
    """Print how alike the first two roles are, if that is why they are close."""
    second = result.runner_up
    if result.certainty == "close" and second and second.told_apart < ALIKE:
        mistaken = 100 - round(second.told_apart * 100)
        say(page, "The first two jobs are alike.")
        say(
            page,
            f"With every question answered, {mistaken} of 100 of their people would be given the other.",
        )


def _write_all_tools(page: Page, result: Advice, best: Best, catalog: Catalog) -> None:
    told = told_of(result, best)
    once = {(t.name, t.item): t for t in in_use([*told.languages, *told.tools])}
    if not once:
        return
    tools: list[ToolUse] = sorted(once.values(), key=lambda tool: (-tool.share, tool.name))
    what = "Languages and tools" if told.languages else "Tools"
    heading(page, f"{what}: how many {plural(told.name)} use them")
    say(page, ", ".join([*USE, *legend(tools)]), style="dim")
    write_tools(page, tools, catalog, is_marked=True)


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
