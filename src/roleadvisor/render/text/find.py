"""What was found as text."""

from collections.abc import Sequence

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.text.tools import share_bars, share_legend
from roleadvisor.render.writing import heading, inline, listed, say, say_next, short
from roleadvisor.results.find import Findings, Found, is_retired

LISTED_ROLES = 8
LISTED_THINGS = 6
LISTED_OTHERS = 12
LISTED_NAMES = 4


def write_find(result: Findings, catalog: Catalog, page: Page) -> None:
    """Print what was found: what it is, what it counts for, and the roles that have it."""
    if result.is_near:
        say(page, f"Nothing is called '{result.query}'. The nearest names:")
    exact = [thing for thing in result.found if thing.is_exact]
    says_enough = any(thing.roles or thing.items for thing in exact)
    told = (exact if says_enough else result.found)[:LISTED_THINGS]
    for thing in told:
        heading(page, thing.name)
        if thing.kind == "role":
            say(page, _about_role(catalog, thing))
        else:
            query = result.query if thing is told[0] else ""
            _write_thing(page, thing, query, catalog)
    say(page, "")
    if others := [short(thing.name) for thing in result.found if thing not in told]:
        more = f" and {len(others) - LISTED_OTHERS} more" if len(others) > LISTED_OTHERS else ""
        say(page, f"Also: {'; '.join(others[:LISTED_OTHERS])}{more}")
    if shares := [role.share for thing in told for role in thing.roles]:
        say(page, f"({share_legend(shares)})", style="dim")
    roles = [thing.id for thing in told if thing.kind == "role"]
    say_next(page, *(f"show {role}" for role in roles or ["ROLE"]))


def _about_role(catalog: Catalog, thing: Found) -> str:
    role = catalog.roles[thing.id or ""]
    also = f", also called {listed(role.aliases)}" if role.aliases else ""
    return f"A role{also}. {role.summary}"


def _write_thing(page: Page, thing: Found, query: str, catalog: Catalog) -> None:
    if thing.kind != "item":
        names = [thing.name, query] if thing.is_exact else [thing.name]
        say(page, _counts_for(thing, is_gone=is_retired(catalog, names)))
    elif thing.is_exact and query.casefold() not in thing.name.casefold():
        say(page, f"What '{query}' counts for:")
    if thing.roles:
        share_bars(page, [(role.name, role.share) for role in thing.roles[:LISTED_ROLES]])
        if len(thing.roles) > LISTED_ROLES:
            say(page, f"  and {len(thing.roles) - LISTED_ROLES} more roles, with smaller shares")
    elif thing.kind == "item":
        say(page, "No role states how many of its people have it.")
    else:
        say(page, "No role lists it among its tools.")
    names_it = [inline(role.name) for role in thing.roles if role.names_it]
    if thing.kind == "item" and names_it:
        say(page, f"Among the tools of {_first(names_it)}.", style="dim")


def _counts_for(thing: Found, *, is_gone: bool) -> str:
    if not thing.items:
        return (
            f"Known by name, but {'no longer asked' if is_gone else 'no question asks about it'}."
        )
    return f"Counts for: {listed([short(item.text) for item in thing.items])}"


def _first(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    more = len(names) - LISTED_NAMES
    return listed([*names[:LISTED_NAMES], f"{more} more"]) if more > 1 else listed(names)
