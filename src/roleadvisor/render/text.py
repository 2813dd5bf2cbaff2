"""Results as text for people: Rich on a terminal, plain lines when piped."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from roleadvisor.catalog import FAMILIES, LEVELS, Catalog, shown
from roleadvisor.render.console import UNWRAPPED, Page, open_page
from roleadvisor.render.documents import MatchDocument, ShowDocument, ToolPart
from roleadvisor.scorecard import POINTS_PER_BIT, TOP_LEVEL

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

BAR = 16
CLOSE_CALL = 1.5
CLEAR = 0.6
NEXT_ROLES = 5
EVIDENCE = 5


def write_match(document: MatchDocument, catalog: Catalog, page: Page | None = None) -> None:
    """Print a match: the family, the role in it, how close the next is, why, and what to learn."""
    page = page or open_page()
    if document.best is None:
        _write_insufficient(document, catalog, page)
        return
    best = document.best
    _frame(page, best.name, [_line(page, _verdict(document)), _line(page, best.summary)])
    _heading(page, "How the roles compare")
    _bars(page, [(r.name, r.fit) for r in document.ranking[:NEXT_ROLES]])
    _heading(page, "By family")
    _bars(page, [(f.name, f.fit) for f in document.families])
    _heading(page, "What counted most")
    _evidence(page, document, catalog)
    _heading(page, "Languages and tools of this role (✓ yours, ~ estimated)")
    _tools(page, [*best.languages, *best.tools], is_marked=True)
    if document.gaps:
        _heading(page, "What to learn next")
        for gap in document.gaps[:3]:
            about = "~" if gap.source == "estimate" else ""
            _bullet(page, f"{gap.text} ({about}{_percent(gap.share)} of them have it)")
    if document.flip:
        other = catalog.roles[document.flip.role].name
        _heading(page, "What would have changed this")
        _say(page, f"Other answers here would put {other} first:")
        for change in document.flip.changes:
            old, new = (
                _answer(catalog, change.item, a) for a in (change.from_answer, change.to_answer)
            )
            _bullet(page, f"{catalog.items[change.item].text}: {new} instead of {old}")
    _say(page, "")
    _say(page, f"Next: roleadvisor show {best.id}", style="dim")


def write_show(document: ShowDocument, catalog: Catalog, page: Page | None = None) -> None:
    """Print one role."""
    page = page or open_page()
    role = document.role
    kind = FAMILIES[role.family]
    if role.specialises:
        kind += f", a speciality of {_inline(catalog.roles[role.specialises].name)}"
    _frame(page, role.name, [_line(page, kind, "dim"), _line(page, role.summary)])
    _heading(page, "What they do")
    for duty in role.responsibilities:
        _bullet(page, duty)
    _heading(page, "A day in the job")
    _say(page, role.day)
    _heading(page, "Languages")
    _tools(page, document.languages)
    for category in role.tools:
        _heading(page, category.category)
        _tools(page, [t for t in document.tools if t.category == category.category])
    _heading(page, "Next door")
    for neighbour in role.neighbours:
        _bullet(page, f"{catalog.roles[neighbour.role].name}: {neighbour.difference}")
    _heading(page, "Ways in")
    for way in role.ways_in:
        _bullet(page, f"{way.background} bring {way.bring}; first they learn {way.learn}")
    _heading(page, "Sources")
    for source in role.sources:
        _bullet(page, f"{source.title}: {source.used_for}")
    if role.estimates:
        _bullet(page, f"Shares marked ~ are estimates: {role.estimates.basis}")
    for label, code in _identifiers(document):
        _bullet(page, f"{label}: {code}")


def write_list(catalog: Catalog, page: Page | None = None) -> None:
    """Print all roles, family by family."""
    page = page or open_page()
    for family, name in FAMILIES.items():
        roles = [r for r in catalog.roles.values() if r.family == family]
        if roles:
            _heading(page, name)
        for role in roles:
            _say(page, f"{role.name} ({role.id})", style="bold")
            _say(page, "  " + role.summary)
    _say(page, "")
    _say(page, "Next: roleadvisor show ROLE", style="dim")


def write_questions(catalog: Catalog, page: Page | None = None) -> None:
    """Print the item bank, screen by screen."""
    page = page or open_page()
    for screen in catalog.questionnaire.screens:
        _heading(page, screen.title)
        _say(page, f"{screen.prompt} ({screen.kind}, {screen.scale})", style="dim")
        for item in screen.items:
            _bullet(page, f"{item.id}: {item.text}")


def _write_insufficient(document: MatchDocument, catalog: Catalog, page: Page) -> None:
    _say(page, "Not enough answers to tell the roles apart.", style="bold")
    _say(page, f"{document.informative} answers count so far; {document.minimum} are needed.")
    _say(page, "These would tell most:")
    for item in document.next:
        _bullet(page, f"{item}: {catalog.items[item].text}")


def _verdict(document: MatchDocument) -> str:
    best = document.ranking[0]
    family = document.families[0]
    if family.id == best.family:
        lead = f"{family.name}, and within it {_inline(best.name)}: fit {_percent(best.fit)}."
    else:
        lead = (
            f"{best.name} is the single best role (fit {_percent(best.fit)}), though "
            f"{family.name.lower()} as a family fits better ({_percent(family.fit)})."
        )
    if len(document.ranking) == 1:
        return lead
    second = document.ranking[1]
    if best.fit >= CLEAR:
        return f"{lead} A clear lead over {_inline(second.name)} ({_percent(second.fit)})."
    if best.fit < CLOSE_CALL * second.fit:
        return f"{lead} A close call: {_inline(second.name)} has {_percent(second.fit)}. Read both."
    return f"{lead} Likely, not certain: {_inline(second.name)} has {_percent(second.fit)}."


def _evidence(page: Page, document: MatchDocument, catalog: Catalog) -> None:
    best = document.ranking[0].id
    mean = {e.item: sum(e.points.values()) / len(e.points) for e in document.evidence}
    effects = [(e.points[best] - mean[e.item], e.item, e.answer) for e in document.evidence]
    strongest = sorted(effects, key=lambda e: (-abs(e[0]), e[1]))[:EVIDENCE]
    for effect, item, answer in strongest:
        factor = 2 ** (abs(effect) / POINTS_PER_BIT)
        sign = "for" if effect > 0 else "against"
        _bullet(
            page,
            f"×{factor:.1f} {sign}: {catalog.items[item].text} ({_answer(catalog, item, answer)})",
        )
    _say(page, "Against the average role; the multipliers multiply.", style="dim")


def _answer(catalog: Catalog, item: str, level: int) -> str:
    asked = catalog.items[item]
    if asked.scale == "yes-no" and level in {0, TOP_LEVEL}:
        return "yes" if level else "no"
    return LEVELS[asked.kind][level]


def _tools(page: Page, tools: Sequence[ToolPart], *, is_marked: bool = False) -> None:
    for tool in tools:
        mark = ("✓ " if tool.has_it else "  ") if is_marked else ""
        about = "~" if tool.source == "estimate" else ""
        _bullet(page, f"{mark}{tool.name} {about}{_percent(tool.share)}: {tool.purpose}")


def _bars(page: Page, rows: Iterable[tuple[str, float]]) -> None:
    listed = list(rows)
    width = max((len(name) for name, _ in listed), default=0)
    for name, fit in listed:
        bar = "█" * max(round(fit * BAR), 1 if fit > 0 else 0)
        _say(page, f"{name:<{width}} {_percent(fit):>5} {bar}")


def _identifiers(document: ShowDocument) -> Iterable[tuple[str, str]]:
    identifiers = document.role.identifiers
    if identifiers.onet:
        yield identifiers.onet.taxonomy, ", ".join(identifiers.onet.codes)
    if identifiers.esco:
        yield "ESCO", identifiers.esco
    if identifiers.uk:
        yield "UK Government Digital and Data", identifiers.uk


def _inline(name: str) -> str:
    """Return a role's name as it stands within a sentence: "data engineer", but "BI analyst"."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _percent(share: float) -> str:
    percent = round(share * 100)
    return "<1 %" if percent == 0 and share > 0 else f"{percent} %"


def _line(page: Page, text: str, style: str = "") -> "Text":
    from rich.text import Text

    return Text(page.safe(shown(text, 2000)), style=style)


def _say(page: Page, text: str, *, style: str = "") -> None:
    page.console.print(_line(page, text, style))


def _bullet(page: Page, text: str) -> None:
    mark = page.safe("· ")
    if page.console.width >= UNWRAPPED:
        _say(page, mark + text)
        return
    from rich.table import Table

    row = Table.grid(padding=0)
    row.add_column(width=len(mark))
    row.add_column(overflow="fold")
    row.add_row(mark, _line(page, text))
    page.console.print(row)


def _heading(page: Page, title: str) -> None:
    page.console.print()
    _say(page, title, style="bold cyan")


def _frame(page: Page, title: str, lines: Sequence["RenderableType"]) -> None:
    if not page.is_framed:
        _say(page, title, style="bold")
        for line in lines:
            page.console.print(line)
        return
    from rich.console import Group
    from rich.panel import Panel
    from rich.text import Text

    name = Text(page.safe(shown(title)), style="bold")
    page.console.print(
        Panel(Group(*lines), title=name, title_align="left", width=min(page.console.width, 100))
    )
