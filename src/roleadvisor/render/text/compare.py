"""Roles side by side, and what was found, as text."""

from collections.abc import Iterable, Sequence

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import BASE_SHARE
from roleadvisor.render.console import Page, open_page
from roleadvisor.render.documents.compare import (
    CompareDocument,
    DeciderPart,
    FindDocument,
    FoundPart,
)
from roleadvisor.render.documents.roles import ItemShare
from roleadvisor.render.text.tools import legend, share_mark
from roleadvisor.render.writing import (
    bar,
    bullet,
    heading,
    inline,
    listed,
    percent,
    say,
    say_next,
    short,
)
from roleadvisor.results.find import is_retired
from roleadvisor.scoring.scorecard import multiplier

BAR = 16
SHORTEST_BAR = 4
LISTED_ROLES = 8
LISTED_THINGS = 6
LISTED_OTHERS = 12
LISTED_NAMES = 4
OF_FIELD = "="


def write_compare(document: CompareDocument, catalog: Catalog, page: Page | None = None) -> None:
    """Print two roles: what both have, what sets them apart, and what would decide."""
    page = page or open_page()
    first, second = document.first, document.second
    say(page, f"{first.name} and {inline(second.name)}", style="bold")
    for role in (first, second):
        bullet(page, f"{role.name}: {role.summary}")
    for title, pairs in (
        ("What both have", document.common),
        ("What sets them apart", document.apart),
    ):
        if pairs:
            heading(page, f"{title} ({_legend(s for p in pairs for s in (p.first, p.second))})")
        for pair in pairs:
            say(page, pair.text)
            _bars(page, [(first.name, pair.first), (second.name, pair.second)])
    if document.deciding:
        heading(page, "What to ask yourself")
    for decider in document.deciding:
        bullet(page, f"{decider.text}: {_effect(decider, first.name, second.name)}")
    say(page, "")
    told_apart = round(document.told_apart * 100)
    say(
        page,
        f"Even with every question answered, about {100 - told_apart} of 100 of their people would be "
        "taken for the other (50 is chance).",
    )
    say(page, "")
    say_next(page, catalog, *(f"show {role.id}" for role in (first, second)))


def write_find(document: FindDocument, catalog: Catalog, page: Page | None = None) -> None:
    """Print what was found: what it is, what it counts for, and the roles that have it."""
    page = page or open_page()
    if document.is_near:
        say(page, f"Nothing is called '{document.query}'. Nearest to it:")
    exact = [thing for thing in document.found if thing.is_exact]
    says_enough = any(thing.roles or thing.items for thing in exact)
    told = (exact if says_enough else document.found)[:LISTED_THINGS]
    for thing in told:
        heading(page, thing.name)
        if thing.kind == "role":
            say(page, _about_role(catalog, thing))
        else:
            query = document.query if thing is told[0] else ""
            _write_thing(page, thing, query, catalog)
    say(page, "")
    if others := [short(thing.name) for thing in document.found if thing not in told]:
        more = f" and {len(others) - LISTED_OTHERS} more" if len(others) > LISTED_OTHERS else ""
        say(page, f"Also: {'; '.join(others[:LISTED_OTHERS])}{more}")
    if shares := [role.share for thing in told for role in thing.roles]:
        say(page, f"({_legend(shares)})", style="dim")
    roles = [thing.id for thing in told if thing.kind == "role"]
    say_next(page, catalog, *(f"show {role}" for role in roles or ["ROLE"]))


def _about_role(catalog: Catalog, thing: FoundPart) -> str:
    role = catalog.roles[thing.id or ""]
    also = f", also called {listed(role.aliases)}" if role.aliases else ""
    return f"A role{also}. {role.summary}"


def _write_thing(page: Page, thing: FoundPart, query: str, catalog: Catalog) -> None:
    if thing.kind != "item":
        names = [thing.name, query] if thing.is_exact else [thing.name]
        say(page, _counts_for(thing, is_gone=is_retired(catalog, names)))
    elif thing.is_exact and query.casefold() not in thing.name.casefold():
        say(page, f"What '{query}' counts for:")
    if thing.roles:
        _bars(page, [(role.name, role.share) for role in thing.roles[:LISTED_ROLES]])
        if len(thing.roles) > LISTED_ROLES:
            say(page, f"  and {len(thing.roles) - LISTED_ROLES} more roles, with less")
    elif thing.kind == "item":
        say(page, "No role states how many of its people have it.")
    else:
        say(page, "No role names it among its tools.")
    names_it = [inline(role.name) for role in thing.roles if role.names_it]
    if thing.kind == "item" and names_it:
        say(page, f"Among the tools of {_first(names_it)}.", style="dim")


def _counts_for(thing: FoundPart, *, is_gone: bool) -> str:
    if not thing.items:
        return f"Known by name; {'it is no longer asked' if is_gone else 'no question asks it'}."
    return f"Counts for: {listed([short(item.text) for item in thing.items])}"


def _first(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    more = len(names) - LISTED_NAMES
    return listed([*names[:LISTED_NAMES], f"{more} more"]) if more > 1 else listed(names)


def _mark(share: ItemShare) -> str:
    return OF_FIELD if share.source == BASE_SHARE else share_mark(share)


def _legend(shares: Iterable[ItemShare]) -> str:
    """Return what the figures are, and what their marks mean."""
    listed = list(shares)
    stated = [share for share in listed if share.source != BASE_SHARE]
    field = [f"{OF_FIELD} as in the whole field"] if len(stated) < len(listed) else []
    return ", ".join(["share of people", *legend(stated), *field])


def _bars(page: Page, rows: Iterable[tuple[str, ItemShare]]) -> None:
    listed = list(rows)
    width = max(len(name) for name, _ in listed)
    room = page.console.width - width - len("   ~100% ")
    for name, share in listed:
        figure = f"{_mark(share)}{percent(share.share)}"
        drawn = bar(page, share.share, min(BAR, room)) if room >= SHORTEST_BAR else ""
        say(page, f"  {name:<{width}} {figure:>5} {drawn}".rstrip())


def _effect(decider: DeciderPart, first: str, second: str) -> str:
    said = []
    for word, lead in (("yes", decider.yes), ("no", decider.no)):
        if lead:
            role = inline(first if lead > 0 else second)
            said.append(f"{word} ×{multiplier(abs(lead)):.1f} for {role}")
    return ", ".join(said)
