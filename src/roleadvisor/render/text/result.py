"""The result of a match or a quiz as text: the role, how sure that is, why, and what to do next."""

from collections.abc import Iterable
from typing import get_args

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page, open_page
from roleadvisor.render.documents.common import ToolPart
from roleadvisor.render.documents.match import FlipPart, MatchDocument
from roleadvisor.render.text.imported import write_imported
from roleadvisor.render.text.tools import in_use, legend, write_tools
from roleadvisor.render.verdict import (
    by_size,
    effect_in_words,
    flip_in_words,
    ground_in_words,
    is_close,
    is_open,
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
from roleadvisor.results.company import CompanySize

SIZES: tuple[CompanySize, ...] = get_args(CompanySize)
NEXT_ROLES = 5


def write_match(document: MatchDocument, catalog: Catalog, page: Page | None = None) -> None:
    """Print a match: the role, the speciality in it, how close the next is, why, what to learn."""
    page = page or open_page()
    if document.best is None:
        texts = [(item, catalog.items[item].text) for item in document.next]
        wanted = [text if document.quiz else f"{item}: {text}" for item, text in texts]
        say_insufficient(page, document, wanted, catalog)
        write_imported(document, catalog, page)
        return
    best = document.best
    told = told_of(document, best)
    said = [*verdict(document, best, catalog), told.summary]
    frame(page, title_of(document, best), [line(page, text) for text in said])
    heading(page, "How the roles compare")
    bars(page, [(r.name, r.fit) for r in document.ranking[:NEXT_ROLES]])
    heading(page, "What counted most")
    _effects(page, document)
    tools = _by_share(in_use([*told.languages, *told.tools]))
    what = "Languages and tools" if told.languages else "Tools"
    heading(page, f"{what}: how many {plural(told.name)} use them")
    marks = ["✓ yours", "≈ one of its kind is", "? not answered", *legend(tools)]
    say(page, ", ".join(marks), style="dim")
    write_tools(page, tools, catalog, is_marked=True)
    _learning(page, document, told.id)
    if not document.company and {r.id for r in document.ranking} == set(catalog.whole_roles):
        heading(page, "What the company's size changes")
        for size in SIZES:
            bullet(page, f"{size.capitalize()}: {by_size(size, best, catalog)}")
    if document.flip:
        write_flip(page, document.flip, best.id, catalog)
    if document.current_job:
        from roleadvisor.render.text.origin import write_current_job

        write_current_job(
            page, document.current_job, [r.id for r in document.ranking[:NEXT_ROLES]], catalog
        )
    write_imported(document, catalog, page)
    if is_open(document):
        heading(page, "What to answer for a clearer result")
        for item in document.next:
            bullet(page, catalog.items[item].text)
    say(page, "")
    say_not_counted(page, document, catalog)
    shown = [told.id, *(r.id for r in document.ranking[1:2] if is_close(document))]
    commands = [f"show {role}" for role in shown]
    if document.learn_for and document.learn and not document.quiz:
        commands.append(f"plan {document.learn_for.id} SHEET")
    say_next(page, catalog, *commands)


def _learning(page: Page, document: MatchDocument, told: str) -> None:
    goal = document.learn_for
    towards = f", towards {inline(goal.name)}" if goal and goal.id != told else ""
    heading(page, f"What to learn next{towards}")
    names = plural(goal.name) if goal else ""
    for ground in ground_in_words(document.usual, names):
        bullet(page, ground)
    for step in document.learn:
        bullet(page, step_in_words(step, names))
    if not (document.usual or document.learn):
        say(page, "Nothing: of what its profile names, nothing more would raise the fit.")


def _by_share(tools: Iterable[ToolPart]) -> list[ToolPart]:
    """Return tools with the most used first; what stands under two headings stands once."""
    once = {(tool.name, tool.item): tool for tool in tools}
    return sorted(once.values(), key=lambda tool: (-tool.share, tool.name))


def _effects(page: Page, document: MatchDocument) -> None:
    for effect in document.effects:
        bullet(page, effect_in_words(effect))
    say(page, "Compared with the average role; multiply them for their joint effect.", style="dim")


def write_flip(page: Page, flip: FlipPart, first: str, catalog: Catalog) -> None:
    """Print the fewest answers found whose change puts the second role before the `first`."""
    heading(page, "What would have changed this")
    say(page, flip_in_words(flip, first, catalog))
    for change in flip.changes:
        item = catalog.items[change.item]
        new, old = item.word(change.to_answer), item.word(change.from_answer)
        bullet(page, f"{item.text}: {new} instead of {old}")
