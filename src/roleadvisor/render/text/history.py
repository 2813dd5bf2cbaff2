"""Kept results, and what moved between two, as text."""

from roleadvisor.render.console import Page, open_page
from roleadvisor.render.documents.history import (
    ChangedPart,
    DiffDocument,
    HistoryDocument,
    KeptPart,
    MovePart,
)
from roleadvisor.render.writing import bar, bullet, heading, inline, percent, say

MOVED = 0.005
LISTED = 8
CHANGED = 12
WIDE = 60
BAR = 16


def write_history(document: HistoryDocument, page: Page | None = None) -> None:
    """Print a line for each kept result, the oldest first."""
    page = page or open_page()
    if not document.results:
        say(page, "No results are kept yet. 'match SHEET --keep' and 'quiz --keep' keep theirs.")
        return
    width = len(str(len(document.results)))
    for result in document.results:
        whose = f", {result.id}" if result.id else ""
        mentions = f", {result.mentioned} mentions" if result.mentioned else ""
        bullet(
            page,
            f"{_moment(result)}: {_first(result)}; {result.answered} answers{mentions}{whose}",
            mark=f"{result.number:>{width}}  ",
        )
    if len(document.results) > 1:
        say(page, "")
        say(page, "Next: roleadvisor diff", style="dim")


def write_diff(document: DiffDocument, page: Page | None = None) -> None:
    """Print what moved: the first role, the fits, and the answers that differ."""
    page = page or open_page()
    before, after = document.before, document.after
    say(
        page,
        f"From {before.number} ({_moment(before)}) to {after.number} ({_moment(after)})",
        style="bold",
    )
    say(page, _firsts(before, after))
    if not document.is_same_pack:
        say(page, "The roles or questions changed in between, which moves fits too.")
    if not document.has_same_roles:
        say(page, "Other roles were ranked, which moves fits too.")
    moved = [m for m in document.roles if abs((m.after or 0) - (m.before or 0)) >= MOVED]
    heading(page, "How the fits moved")
    if not moved:
        say(page, "No fit moved by as much as 1%.")
    _moves(page, moved[:LISTED])
    heading(page, "What you answered differently")
    if not document.changed:
        say(page, "Nothing: all answers and mentions are the same.")
    for changed in document.changed[:CHANGED]:
        bullet(page, _changed(changed))
    if len(document.changed) > CHANGED:
        say(page, f"and {len(document.changed) - CHANGED} more; --json has all of them.")


def _moment(result: KeptPart) -> str:
    local = result.kept.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def _first(result: KeptPart) -> str:
    """Return the first role with its fit, and the speciality in it if one was named."""
    best, within = result.ranking[0], result.speciality
    name = f"{best.name}, within it {inline(within.name)}" if within else best.name
    return f"{name} ({percent(best.fit)})"


def _firsts(before: KeptPart, after: KeptPart) -> str:
    return f"First now: {_first(after)}. Before: {_first(before)}."


def _moves(page: Page, moves: list[MovePart]) -> None:
    width = max((len(move.name) for move in moves), default=0)
    for move in moves:
        old, new = (percent(f) if f is not None else "-" for f in (move.before, move.after))
        figures = f"{old:>4} {page.safe('→')} {new:>4}"
        drawn = bar(page, move.after or 0, BAR)
        if page.console.width < WIDE:
            say(page, move.name)
            say(page, f"  {figures} {drawn}".rstrip())
        else:
            say(page, f"{move.name:<{width}} {figures} {drawn}".rstrip())


def _changed(changed: ChangedPart) -> str:
    text = changed.text or changed.item
    was, now = (said.word if said else None for said in (changed.before, changed.after))
    if was is None:
        return f"{text}: {now}, not answered before"
    if now is None:
        return f"{text}: {was} before, now not answered"
    return f"{text}: {now} instead of {was}"
