"""Kept results, and what moved between two, as text."""

from collections.abc import Sequence

from roleadvisor.history.compared import Changed, Difference, History, Kept, Move
from roleadvisor.history.kept import KeptRole
from roleadvisor.render.charts import chart
from roleadvisor.render.console import Page
from roleadvisor.render.writing import bullet, heading, inline, percent, say, say_next, tenths

MOVED = 0.005
LISTED = 8
CHANGED = 12
WIDE = 60


def write_history(result: History, page: Page) -> None:
    """Print a line for each kept result, the oldest first."""
    if not result.results:
        keep = page.option("keep")
        say(page, f"No results are kept yet. 'match SHEET {keep}' and 'quiz {keep}' keep one.")
        return
    width = len(str(len(result.results)))
    for kept in result.results:
        whose = f", {kept.id}" if kept.id else ""
        mentions = f", {kept.mentioned} mentions" if kept.mentioned else ""
        count = (
            f"{kept.answered} answers" if kept.questions is None else f"{kept.questions} questions"
        )
        bullet(
            page,
            f"{_moment(kept)}: {_first(kept)}; {count}{mentions}{whose}{_planned(kept)}",
            mark=f"{kept.number:>{width}}  ",
        )
    if len(result.results) > 1:
        _write_plans(page, result.results)
        say(page, "")
        say_next(page, "diff")


def write_diff(result: Difference, page: Page) -> None:
    """Print what moved: the first role, the fits, and the answers that differ."""
    before, after = result.before, result.after
    say(
        page,
        f"From result {before.number} ({_moment(before)}) to result {after.number} ({_moment(after)})",
        style="bold",
    )
    say(page, _firsts(before, after))
    if not result.is_same_pack:
        say(page, "The roles or questions changed in between, which also changes fits.")
    if not result.has_same_roles:
        say(page, "Different roles were ranked, which also changes fits.")
    moved = [m for m in result.roles if abs((m.after or 0) - (m.before or 0)) >= MOVED]
    heading(page, "How the fits changed")
    if not moved:
        say(page, "No fit changed by 1% or more.")
    _moves(page, moved[:LISTED])
    heading(page, "What you answered differently")
    if result.titles:
        before_, after_ = (", ".join(titles) or "none" for titles in result.titles)
        bullet(page, f"Job title in a text: {after_}, before {before_}")
    elif not result.changed:
        say(page, "Nothing: all answers and mentions are the same.")
    for changed in result.changed[:CHANGED]:
        bullet(page, _changed(changed))
    if len(result.changed) > CHANGED:
        say(page, f"and {len(result.changed) - CHANGED} more; {page.option('all')} lists them all.")


def _moment(result: Kept) -> str:
    local = result.kept.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def _first(result: Kept) -> str:
    """Return the first role with its fit, and the speciality in it if one was named."""
    best, within = result.ranking[0], result.speciality
    name = f"{best.name}, speciality {inline(within.name)}" if within else best.name
    return f"{name} ({percent(best.fit)})"


def _planned(result: Kept) -> str:
    """Return the role that a kept plan leads to, with its fit."""
    role = result.towards
    return f"; plan for {inline(role.name)} ({tenths(role.fit)})" if role else ""


def _write_plans(page: Page, results: Sequence[Kept]) -> None:
    """Print for each plan of which several rounds are kept how the fit went."""
    rounds: dict[str, list[KeptRole]] = {}
    for result in results:
        if result.towards:
            rounds.setdefault(result.towards.id, []).append(result.towards)
    plans = [kept for kept in rounds.values() if len(kept) > 1]
    if plans:
        heading(page, "Plans, round by round")
    for kept in plans:
        fits = page.safe(" → ").join(tenths(one.fit) for one in kept)
        bullet(page, f"{kept[-1].name}: {fits}")


def _firsts(before: Kept, after: Kept) -> str:
    return f"First now: {_first(after)}. Before: {_first(before)}."


def _moves(page: Page, moves: Sequence[Move]) -> None:
    rows = []
    for move in moves:
        old, new = (percent(f) if f is not None else "-" for f in (move.before, move.after))
        rows.append((move.name, (f"{old:>4}", page.safe("→"), f"{new:>4}"), move.after or 0))
    chart(page, ("Role", "Before", "", "Now"), rows, least_width=WIDE)


def _changed(changed: Changed) -> str:
    text = changed.text or changed.item
    was, now = (said.word if said else None for said in (changed.before, changed.after))
    if was is None:
        return f"{text}: {now}, not answered before"
    if now is None:
        return f"{text}: {was} before, now not answered"
    return f"{text}: {now} instead of {was}"
