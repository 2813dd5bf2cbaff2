"""Results as text for people: Rich on a terminal, plain lines when piped."""

from collections.abc import Iterable

from roleadvisor.catalog import FAMILIES, LEVELS, Catalog
from roleadvisor.render.console import Page, open_page
from roleadvisor.render.documents.match import MatchDocument
from roleadvisor.render.documents.roles import ShowDocument
from roleadvisor.render.tools import estimate_mark, write_tools
from roleadvisor.render.writing import bars, bullet, frame, heading, inline, line, percent, say
from roleadvisor.scorecard import POINTS_PER_BIT, TOP_LEVEL

CLOSE_CALL = 1.5
CLEAR = 0.6
ALIKE = 0.9
NEXT_ROLES = 5
EVIDENCE = 5


def write_match(document: MatchDocument, catalog: Catalog, page: Page | None = None) -> None:
    """Print a match: the family, the role in it, how close the next is, why, and what to learn."""
    page = page or open_page()
    if document.best is None:
        _write_insufficient(document, catalog, page)
        return
    best = document.best
    frame(page, best.name, [line(page, _verdict(document)), line(page, best.summary)])
    heading(page, "How the roles compare")
    bars(page, [(r.name, r.fit) for r in document.ranking[:NEXT_ROLES]])
    heading(page, "By family")
    bars(page, [(f.name, f.fit) for f in document.families])
    heading(page, "What counted most")
    _evidence(page, document, catalog)
    heading(page, "Languages and tools of this role (✓ yours, ~ estimated)")
    write_tools(page, [*best.languages, *best.tools], catalog, is_marked=True)
    if document.gaps:
        heading(page, "What to learn next")
        for gap in document.gaps[:3]:
            about = estimate_mark(catalog.shares[best.id][gap.item])
            bullet(page, f"{gap.text} ({about}{percent(gap.share)} of them have it)")
    if document.flip:
        other = catalog.roles[document.flip.role].name
        heading(page, "What would have changed this")
        say(page, f"Other answers here would put {other} first:")
        for change in document.flip.changes:
            old, new = (
                _answer(catalog, change.item, a) for a in (change.from_answer, change.to_answer)
            )
            bullet(page, f"{catalog.items[change.item].text}: {new} instead of {old}")
    say(page, "")
    say(page, f"Next: roleadvisor show {best.id}", style="dim")


def write_show(
    document: ShowDocument,
    catalog: Catalog,
    page: Page | None = None,
    *,
    has_sources: bool = False,
) -> None:
    """Print one role, with the source of each share if asked for."""
    page = page or open_page()
    role = document.role
    kind = FAMILIES[role.family]
    if role.specialises:
        kind += f", a speciality of {inline(catalog.roles[role.specialises].name)}"
    frame(page, role.name, [line(page, kind, "dim"), line(page, role.summary)])
    heading(page, "What they do")
    for duty in role.responsibilities:
        bullet(page, duty)
    heading(page, "A day in the job")
    say(page, role.day)
    heading(page, "Languages")
    write_tools(page, document.languages, catalog, has_sources=has_sources)
    for category in role.tools:
        heading(page, category.category)
        tools = [t for t in document.tools if t.category == category.category]
        write_tools(page, tools, catalog, has_sources=has_sources)
    heading(page, "Next door")
    for neighbour in role.neighbours:
        bullet(page, f"{catalog.roles[neighbour.role].name}: {neighbour.difference}")
    heading(page, "Ways in")
    for way in role.ways_in:
        bullet(page, f"{way.background} bring {way.bring}; first they learn {way.learn}")
    heading(page, "Sources")
    _write_sources(page, document, catalog)
    if not has_sources:
        say(page, "")
        say(page, f"Where each share is from: roleadvisor show {role.id} --sources", style="dim")


def write_list(catalog: Catalog, page: Page | None = None) -> None:
    """Print all roles, family by family."""
    page = page or open_page()
    for family, name in FAMILIES.items():
        roles = [r for r in catalog.roles.values() if r.family == family]
        if roles:
            heading(page, name)
        for role in roles:
            say(page, f"{role.name} ({role.id})", style="bold")
            say(page, "  " + role.summary)
    say(page, "")
    say(page, "Next: roleadvisor show ROLE", style="dim")


def write_questions(catalog: Catalog, page: Page | None = None) -> None:
    """Print the item bank, screen by screen."""
    page = page or open_page()
    for screen in catalog.questionnaire.screens:
        heading(page, screen.title)
        say(page, f"{screen.prompt} ({screen.kind}, {screen.scale})", style="dim")
        for item in screen.items:
            bullet(page, f"{item.id}: {item.text}")


def _write_sources(page: Page, document: ShowDocument, catalog: Catalog) -> None:
    role = document.role
    for source in role.sources:
        bullet(page, f"{source.title}: {source.used_for}")
    cited = {name for share in document.shares.values() for name in share.source.split(", ")}
    for survey in catalog.questionnaire.surveys:
        if survey.id in cited:
            bullet(page, f"{survey.id}: {survey.citation}")
    if role.estimates:
        bullet(page, f"Shares marked ~ are estimates: {role.estimates.basis}")
    for label, code in _identifiers(document):
        bullet(page, f"{label}: {code}")


def _write_insufficient(document: MatchDocument, catalog: Catalog, page: Page) -> None:
    say(page, "Not enough answers to tell the roles apart.", style="bold")
    say(page, f"{document.informative} answers count so far; {document.minimum} are needed.")
    say(page, "These would tell most:")
    for item in document.next:
        bullet(page, f"{item}: {catalog.items[item].text}")


def _verdict(document: MatchDocument) -> str:
    best = document.ranking[0]
    family = document.families[0]
    if family.id == best.family:
        lead = f"{family.name}, and within it {inline(best.name)}: fit {percent(best.fit)}."
    else:
        lead = (
            f"{best.name} is the single best role (fit {percent(best.fit)}), though "
            f"{family.name.lower()} as a family fits better ({percent(family.fit)})."
        )
    if len(document.ranking) == 1:
        return lead
    second = document.ranking[1]
    if best.fit >= CLEAR:
        return f"{lead} A clear lead over {inline(second.name)} ({percent(second.fit)})."
    if best.fit < CLOSE_CALL * second.fit:
        return f"{lead} A close call: {inline(second.name)} has {percent(second.fit)}. {_alike(document)}"
    return f"{lead} Likely, not certain: {inline(second.name)} has {percent(second.fit)}."


def _alike(document: MatchDocument) -> str:
    second = document.runner_up
    if second is None or second.told_apart >= ALIKE:
        return "Read both."
    return (
        f"The two are alike: of people drawn from their profiles, {round(second.told_apart * 100)} "
        "of 100 are told apart, of real people fewer. Read both."
    )


def _evidence(page: Page, document: MatchDocument, catalog: Catalog) -> None:
    best = document.ranking[0].id
    mean = {e.item: sum(e.points.values()) / len(e.points) for e in document.evidence}
    effects = [(e.points[best] - mean[e.item], e.item, e.answer) for e in document.evidence]
    strongest = sorted(effects, key=lambda e: (-abs(e[0]), e[1]))[:EVIDENCE]
    for effect, item, answer in strongest:
        factor = 2 ** (abs(effect) / POINTS_PER_BIT)
        sign = "for" if effect > 0 else "against"
        bullet(
            page,
            f"×{factor:.1f} {sign}: {catalog.items[item].text} ({_answer(catalog, item, answer)})",
        )
    say(page, "Against the average role; the multipliers multiply.", style="dim")


def _answer(catalog: Catalog, item: str, level: int) -> str:
    asked = catalog.items[item]
    if asked.scale == "yes-no" and level in {0, TOP_LEVEL}:
        return "yes" if level else "no"
    return LEVELS[asked.kind][level]


def _identifiers(document: ShowDocument) -> Iterable[tuple[str, str]]:
    identifiers = document.role.identifiers
    if identifiers.onet:
        yield identifiers.onet.taxonomy, ", ".join(identifiers.onet.codes)
    if identifiers.esco:
        yield "ESCO", identifiers.esco
    if identifiers.uk:
        yield "UK Government Digital and Data", identifiers.uk
