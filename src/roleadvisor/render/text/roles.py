"""Roles and questions as text for people: Rich on a terminal, plain lines when piped."""

from collections.abc import Iterable

from roleadvisor.packs import Catalog, RoleProfile
from roleadvisor.render.console import Page
from roleadvisor.render.text.pay import write_pay
from roleadvisor.render.text.tools import in_use, share_mark, surveys_called, write_tools
from roleadvisor.render.writing import (
    bullet,
    frame,
    heading,
    indented,
    inline,
    line,
    listed,
    percent,
    say,
    say_command,
    say_next,
    short,
)
from roleadvisor.results.roles import Description, ItemList, ListedRole, RoleList
from roleadvisor.results.wanted import Counted


def write_show(
    result: Description,
    catalog: Catalog,
    page: Page,
    *,
    has_sources: bool = False,
) -> None:
    """Print one role, with the source of each share if asked for."""
    role = result.role
    frame(page, role.name, [line(page, _kind(catalog, role), "dim"), line(page, role.summary)])
    _write_apart(page, result)
    heading(page, "What they do")
    for duty in role.responsibilities:
        bullet(page, duty)
    heading(page, "A day in the job")
    say(page, role.day)
    write_pay(page, result.pay, catalog)
    _write_wanted(page, result)
    if languages := in_use(result.languages):
        heading(page, "Languages")
        write_tools(page, languages, catalog, has_sources=has_sources)
    for category in role.tools:
        tools = [t for t in in_use(result.tools) if t.category == category.category]
        if tools:
            heading(page, category.category)
            write_tools(page, tools, catalog, has_sources=has_sources)
    if role.neighbours:
        heading(page, "Neighbouring roles")
    for neighbour in role.neighbours:
        bullet(page, f"{catalog.roles[neighbour.role].name}: {neighbour.difference}")
    if role.ways_in:
        heading(page, "Ways in")
    for way in role.ways_in:
        bullet(page, f"{way.background} bring {way.bring}; first they learn {way.learn}")
    heading(page, "Sources")
    _write_sources(page, result, catalog)
    if not has_sources:
        sources = page.option("sources")
        say(page, "")
        say_command(page, "Where each share is from", f"show {role.id} {sources}")


def _write_apart(page: Page, result: Description) -> None:
    """Print what more of its people have than of the others', with both shares."""
    if result.apart:
        heading(page, "What sets it apart from the other roles")
    for part in result.apart:
        share = f"{share_mark(part.share)}{percent(part.share.share)}"
        bullet(page, f"{short(part.share.text)}: {share}, others {percent(part.others)}")


def _write_wanted(page: Page, result: Description) -> None:
    """Print what employers ask for more often than the role's people had it, with both shares."""
    if not result.wanted:
        return
    heading(page, "What employers ask for")
    first = result.wanted[0]
    ads = surveys_called(", ".join(first.ads.surveys), "ads")
    people = surveys_called(", ".join(first.people.surveys), "people")
    say(page, f"{ads.capitalize()} name these more often than people had them ({people}).")
    for part in result.wanted:
        ads, people = _counted(part.ads, "ads"), _counted(part.people, "people")
        bullet(page, f"{short(part.text)}: {ads}, {people}")
    say(page, "An ad names only some of what is needed.", style="dim")


def _counted(part: Counted, of: str) -> str:
    return f"{percent(part.share)} of {part.n:,} {of}"


def write_list(result: RoleList, catalog: Catalog, page: Page) -> None:
    """Print all roles, family by family."""
    for family, name in catalog.families.items():
        roles = [role for role in result.roles if role.family == family]
        if roles:
            heading(page, name)
        for role in roles:
            say(page, f"{role.name} ({role.id}){_within(catalog, role)}", style="bold")
            indented(page, role.summary, width=2)
    say(page, "")
    say_next(page, "show ROLE")


def write_questions(result: ItemList, catalog: Catalog, page: Page) -> None:
    """Print the item bank, screen by screen."""
    for screen in catalog.questionnaire.screens:
        heading(page, screen.title)
        say(page, f"{screen.prompt} ({screen.kind}, {screen.scale})", style="dim")
        for item in result.items:
            if item.screen == screen.id:
                bullet(page, f"{item.id}: {item.text}")


def _kind(catalog: Catalog, role: RoleProfile) -> str:
    """Return a role's family, with what it is a speciality of, or what its specialities are."""
    kind = f"{catalog.families[role.family]}{_within(catalog, role)}"
    names = [inline(catalog.roles[other].name) for other in catalog.specialities_of(role.id)]
    what = "speciality" if len(names) == 1 else "specialities"
    return f"{kind}, with the {what} {listed(names)}" if names else kind


def _within(catalog: Catalog, role: RoleProfile | ListedRole) -> str:
    if not role.specialises:
        return ""
    return f", a speciality of {inline(catalog.roles[role.specialises].name)}"


def _write_sources(page: Page, result: Description, catalog: Catalog) -> None:
    role = result.role
    for source in role.sources:
        bullet(page, f"{source.title}: {source.used_for}")
    cited = {name for share in result.shares.values() for name in share.source.split(", ")}
    for survey in catalog.questionnaire.surveys:
        if survey.id in cited:
            bullet(page, f"{survey.id}: {survey.citation}")
    marks = [share_mark(tool) for tool in (*result.languages, *result.tools)]
    if "°" in (*marks, *(share_mark(part.share) for part in result.apart)):
        bullet(page, "Shares marked ° are the share of the role's job ads that name the tool")
    if role.estimates:
        bullet(page, f"Shares marked ~ are estimates: {role.estimates.basis}")
    for label, code in _identifiers(result):
        bullet(page, f"{label}: {code}")


def _identifiers(result: Description) -> Iterable[tuple[str, str]]:
    identifiers = result.role.identifiers
    if identifiers.onet:
        yield identifiers.onet.taxonomy, ", ".join(identifiers.onet.codes)
    if identifiers.esco:
        yield "ESCO", identifiers.esco
    if identifiers.uk:
        yield "UK Government Digital and Data", identifiers.uk
