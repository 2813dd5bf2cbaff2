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
ANSWERS = 12
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
        first, *_ = result.ranking
        whose = f", {result.id}" if result.id else ""
        size = f", in a {result.company} company" if result.company else ""
        bullet(
            page,
            f"{_moment(result)}: {first.name} ({percent(first.fit)}){size}; "
            f"{result.answered} answers{whose}",
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
    heading(page, "What was answered otherwise")
    if not document.answers:
        say(page, "Nothing: all answers are the same.")
    for changed in document.answers[:ANSWERS]:
        bullet(page, _answer(changed))
    if len(document.answers) > ANSWERS:
        say(page, f"and {len(document.answers) - ANSWERS} more; --json has all of them.")


def _moment(result: KeptPart) -> str:
    local = result.kept.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def _firsts(before: KeptPart, after: KeptPart) -> str:
    old, new = before.ranking[0], after.ranking[0]
    if old.id == new.id:
        return f"{new.name} is first in both: {percent(old.fit)} before, {percent(new.fit)} now."
    return f"{new.name} is first now ({percent(new.fit)}); it was {inline(old.name)} ({percent(old.fit)})."


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


def _answer(changed: ChangedPart) -> str:
    text = changed.text or changed.item
    if changed.before is None:
        return f"{text}: {changed.after_word}, not answered before"
    if changed.after is None:
        return f"{text}: not answered now, {changed.before_word} before"
    return f"{text}: {changed.after_word} instead of {changed.before_word}"
