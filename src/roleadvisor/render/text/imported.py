"""What was made of a résumé, as text."""

from collections.abc import Iterable, Sequence

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.documents.imported import MatchedPart
from roleadvisor.render.documents.match import MatchDocument
from roleadvisor.render.writing import bullet, heading, say, to_run

# More are counted; the JSON has them all.
MOST_SHOWN = 40
_CALLED = {"resume": "résumé", "linkedin": "LinkedIn skills"}


def write_imported(document: MatchDocument, catalog: Catalog, page: Page) -> None:
    """Print what a résumé names, what is known but not asked, and what was not recognised."""
    imported = document.imported
    if imported is None:
        return
    heading(page, f"From your {' and '.join(_CALLED[source] for source in imported.sources)}")
    levels: dict[str, int] = {}
    for part in imported.matched:
        levels[part.item] = max(part.level or 0, levels.get(part.item, 0))
    mentions = [
        _mention(catalog, item, level, imported.matched) for item, level in levels.items() if level
    ]
    denied = [_named(item, imported.matched) for item, level in levels.items() if not level]
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
            bullet(page, f"{title}: {_listed(listed)}")
    if not mentions:
        say(page, "It names nothing that counts.")
    say(page, "What it does not name counts neither for nor against you.", style="dim")
    if document.quiz is None:
        say(page, _advice(document, imported.sources, catalog), style="dim")


def _mention(catalog: Catalog, item: str, level: int, matched: Sequence[MatchedPart]) -> str:
    """Return an item with the names it has there, and its level where that makes it count less."""
    named = _named(item, matched)
    return named if level == TOP_LEVEL else f"{named[:-1]}: {catalog.items[item].word(level)})"


def _named(item: str, matched: Sequence[MatchedPart]) -> str:
    names = {part.text.casefold(): part.text for part in matched if part.item == item}
    return f"{', '.join(names.values())} ({item})"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_SHOWN
    shown = "; ".join(names[:MOST_SHOWN])
    return f"{shown}; and {more} more" if more > 0 else shown


def _advice(document: MatchDocument, sources: Sequence[str], catalog: Catalog) -> str:
    has_interests = any(catalog.items[e.item].kind == "interest" for e in document.evidence)
    options = " ".join(f"--from-{source} FILE" for source in sources)
    unasked = "" if has_interests else "What you like doing was not asked, and tells most. "
    return f"{unasked}To be asked only what is missing: {to_run(catalog, f'quiz {options}')}"
