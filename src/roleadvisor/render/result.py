"""The result of a match or a quiz as text: the role, how sure that is, why, and what to do next."""

from collections.abc import Iterable, Iterator, Sequence
from math import log2

from roleadvisor.catalog import Catalog
from roleadvisor.render.console import Page, open_page
from roleadvisor.render.documents.common import ToolPart
from roleadvisor.render.documents.match import BestPart, CompanyPart, FlipPart, MatchDocument
from roleadvisor.render.imported import write_imported
from roleadvisor.render.tools import estimate_mark, write_tools
from roleadvisor.render.writing import (
    bars,
    bullet,
    frame,
    heading,
    inline,
    line,
    percent,
    say,
    why_stopped,
)
from roleadvisor.scorecard import POINTS_PER_BIT, multiplier

CLOSE_CALL = 1.5
CLEAR = 0.6
ALIKE = 0.9
NEXT_ROLES = 5
EVIDENCE = 5
LIKELY = 0.4
OPEN = 0.4
TO_LEARN = 3
LACKS = 2
LEAST_SHARE = 0.25
TYPICAL = 0.4
SET_APART = 1.1
# What is shown as ×1.0 says nothing.
LEAST_EFFECT = POINTS_PER_BIT * log2(1.05)


def write_match(document: MatchDocument, catalog: Catalog, page: Page | None = None) -> None:
    """Print a match: the family, the role in it, how close the next is, why, and what to learn."""
    page = page or open_page()
    if document.best is None:
        _write_insufficient(document, catalog, page)
        write_imported(document, catalog, page)
        return
    best = document.best
    first = [_verdict(document), *([stopped] if (stopped := _stopped(document)) else [])]
    frame(page, best.name, [line(page, text) for text in (*first, best.summary)])
    heading(page, "How the roles compare")
    bars(page, [(r.name, r.fit) for r in document.ranking[:NEXT_ROLES]])
    heading(page, "By family")
    bars(page, [(f.name, f.fit) for f in document.families])
    heading(page, "What counted most")
    _evidence(page, document, catalog)
    heading(page, "Languages and tools: how many of its people use them")
    say(page, "✓ yours, ? not asked, ~ estimated", style="dim")
    write_tools(page, _by_share([*best.languages, *best.tools]), catalog, is_marked=True)
    learning = list(_to_learn(document, best, catalog))[:TO_LEARN]
    if learning:
        heading(page, "What to learn next")
    for step in learning:
        bullet(page, step)
    heading(page, "What the company's size changes")
    for size in _by_size(best.company, catalog, best.id):
        bullet(page, size)
    if document.flip:
        write_flip(page, document.flip, catalog)
    write_imported(document, catalog, page)
    say(page, "")
    for role in document.ranking[: 2 if _is_close(document) else 1]:
        say(page, f"Next: roleadvisor show {role.id}", style="dim")


def _write_insufficient(document: MatchDocument, catalog: Catalog, page: Page) -> None:
    say(page, "Not enough answers to tell the roles apart.", style="bold")
    say(page, f"{document.informative} answers count so far; {document.minimum} are needed.")
    say(page, "These would tell most:")
    for item in document.next:
        name = "" if document.quiz else f"{item}: "
        bullet(page, f"{name}{catalog.items[item].text}")


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
    return f"{lead} {_lead_in_words(document)}".rstrip()


def _lead_in_words(document: MatchDocument) -> str:
    best, second = document.ranking[:2]
    other = f"{inline(second.name)} has {percent(second.fit)}"
    if document.quiz and (document.quiz.chance_of_change or 0) >= OPEN:
        return f"It is early to say: {other}."
    if best.fit >= CLEAR:
        return f"A clear lead: {other}."
    if _is_close(document):
        return f"A close call: {other}. {_alike(document)}".rstrip()
    return f"Likely, not certain: {other}." if best.fit >= LIKELY else f"Ahead, but open: {other}."


def _alike(document: MatchDocument) -> str:
    second = document.runner_up
    if second is None or second.told_apart >= ALIKE:
        return ""
    told_apart = round(second.told_apart * 100)
    return (
        f"The two are alike: of 100 of their people, all answers would place at most {told_apart} "
        "with their own role."
    )


def _is_close(document: MatchDocument) -> bool:
    """Return whether the second role is so close that one should read of both."""
    # A single role has no informative answers, so whatever is ranked has a second.
    best, second = document.ranking[:2]
    return best.fit < CLOSE_CALL * second.fit


def _by_share(tools: Iterable[ToolPart]) -> list[ToolPart]:
    """Return tools with the most used first; what stands under two headings stands once."""
    once = {(tool.name, tool.item): tool for tool in tools}
    return sorted(once.values(), key=lambda tool: (-tool.share, tool.name))


def _stopped(document: MatchDocument) -> str:
    quiz = document.quiz
    return why_stopped(quiz.stop, quiz.chance_of_change) if quiz else ""


def _evidence(page: Page, document: MatchDocument, catalog: Catalog) -> None:
    for effect, item, answer in _strongest(document):
        sign = "for" if effect > 0 else "against"
        asked = catalog.items[item]
        bullet(page, f"×{multiplier(abs(effect)):.1f} {sign}: {asked.text} ({asked.word(answer)})")
    say(page, "Compared with the average role; multiply them for their joint effect.", style="dim")


def _strongest(document: MatchDocument) -> list[tuple[float, str, int]]:
    """Return the strongest effects, those for the role first; both sides are heard if there are two."""
    best = document.ranking[0].id
    mean = {e.item: sum(e.points.values()) / len(e.points) for e in document.evidence}
    effects = [(e.points[best] - mean[e.item], e.item, e.answer) for e in document.evidence]
    effects = [effect for effect in effects if abs(effect[0]) >= LEAST_EFFECT]
    effects.sort(key=lambda e: (-abs(e[0]), e[1]))
    first, rest = effects[:EVIDENCE], effects[EVIDENCE:]
    sides = {effect > 0 for effect, _, _ in first}
    other = next((e for e in rest if (e[0] > 0) not in sides), None)
    if other:
        first[-1] = other
    return sorted(first, key=lambda e: (e[0] <= 0, -abs(e[0]), e[1]))


def _to_learn(document: MatchDocument, best: BestPart, catalog: Catalog) -> Iterator[str]:
    """Yield what the person lacks, then what they were not asked, the most common first.

    Typical things come before others. It is what the role's profile names as a tool or language, or
    what its people have clearly more often than others, and a quarter of them at least.
    """
    answers = {e.item: e.answer for e in document.evidence}
    named = {tool.item for tool in best.tools + best.languages if tool.item}
    wanted = [
        (item, share)
        for item, share in catalog.shares[best.id].items()
        if share.share >= LEAST_SHARE
        and catalog.items[item].is_learnable_skill
        and (item in named or share.share > SET_APART * catalog.items[item].base)
        and answers.get(item, 0) <= LACKS
    ]
    wanted.sort(key=lambda w: (w[1].share < TYPICAL, w[0] not in answers, -w[1].share, w[0]))
    for item, share in wanted:
        had = f"{estimate_mark(share)}{percent(share.share)} of them have it"
        unasked = "" if item in answers else "; you were not asked"
        yield f"{catalog.items[item].text} ({had}{unasked})"


def _by_size(company: CompanyPart, catalog: Catalog, best: str) -> Iterator[str]:
    first, *others = [f"{f.name.lower()} ({percent(f.fit)})" for f in company.small]
    parts = f"{first}, besides {_listed(others)}" if others else first
    yield f"Small: one person does it all; in yours most would be {parts}."
    medium = inline(company.medium.name)
    fit = percent(company.medium.fit)
    yield f"Medium: roles take in their specialities; yours would be {medium} ({fit})."
    if company.specialities:
        named = [f"{inline(r.name)} ({percent(r.fit)})" for r in company.specialities[:TO_LEARN]]
        yield f"Large: the role splits into specialities, nearest to you {_listed(named)}."
    elif company.part_of:
        whole = inline(catalog.roles[company.part_of].name)
        yield f"Large: only there is it a job of its own; elsewhere the {whole} does it too."
    elif any(role.specialises == best for role in catalog.roles.values()):
        yield "Large: the role splits into specialities."
    else:
        near = [inline(catalog.roles[n.role].name) for n in catalog.roles[best].neighbours[:2]]
        yield "Large: you do only this" + (f"; next to you work: {_listed(near)}." if near else ".")


def write_flip(page: Page, flip: FlipPart, catalog: Catalog) -> None:
    """Print the fewest answers whose change puts the second role first."""
    heading(page, "What would have changed this")
    name = inline(catalog.roles[flip.role].name)
    if len(flip.changes) == 1:
        say(page, f"This answer alone would put {name} first:")
    else:
        say(page, f"These answers together would put {name} first:")
    for change in flip.changes:
        item = catalog.items[change.item]
        new, old = item.word(change.to_answer), item.word(change.from_answer)
        bullet(page, f"{item.text}: {new} instead of {old}")


def _listed(parts: Sequence[str]) -> str:
    *start, last = parts
    return f"{', '.join(start)} and {last}" if start else last
