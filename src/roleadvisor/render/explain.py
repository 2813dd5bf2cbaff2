"""What every answer and mention did for the first two roles as text, and the sums that anyone can check."""

from collections.abc import Sequence

from roleadvisor.catalog import Catalog
from roleadvisor.render.console import Page, open_page
from roleadvisor.render.documents.explain import EffectPart, ExplainDocument, RoleSumPart
from roleadvisor.render.result import write_flip
from roleadvisor.render.writing import inline, line, percent, say, say_insufficient, to_run
from roleadvisor.scorecard import POINTS_PER_BIT

WIDE = 72
LEAST_FIT = 1e-6
WIDEST = 100
NUMBER = 16
STARTS = "To begin with: a speciality is the rarer"


def write_explain(document: ExplainDocument, catalog: Catalog, page: Page | None = None) -> None:
    """Print what every answer and mention did, the sums, and what would have changed the order."""
    page = page or open_page()
    first, second = document.first, document.second
    if first is None or second is None:
        if document.status == "ranked":
            say(page, "There is only one role, so nothing sets it apart from another.")
        else:
            say_insufficient(page, document, ())
        return
    say(page, _title(first, second), style="bold")
    say(
        page,
        f"Points of each answer and mention; {POINTS_PER_BIT:,} points are ×2. What sets "
        f"{inline(first.name)} most ahead of {inline(second.name)} comes first.",
        style="dim",
    )
    for role in (first, second):
        if role.speaker.id != role.id:
            say(page, f"{role.name} counts by its speciality {inline(role.speaker.name)}.")
    say(page, "")
    if page.console.width < WIDE or page.is_plain:
        _stacked(page, document, first, second)
    else:
        _table(page, document, first, second)
    lead = first.points - second.points
    say(page, "")
    say(
        page,
        f"{lead:,} points lie between them: by these answers {inline(first.name)} is "
        f"{first.fit / max(second.fit, LEAST_FIT):.1f} times as likely as {inline(second.name)}.",
    )
    if document.flip:
        write_flip(page, document.flip, catalog)
    say(page, "")
    say(page, f"Next: {to_run(catalog, f'show {first.id}')}", style="dim")


def _title(first: RoleSumPart, second: RoleSumPart) -> str:
    return (
        f"{first.name} ({percent(first.fit)}) before {inline(second.name)} ({percent(second.fit)})"
    )


def _table(page: Page, document: ExplainDocument, first: RoleSumPart, second: RoleSumPart) -> None:
    from rich.table import Table

    roles = (first, second)
    table = Table.grid(padding=(0, 2))
    table.width = min(page.console.width, WIDEST)
    table.add_column(overflow="fold", ratio=1)
    for _ in roles:
        table.add_column(width=NUMBER, justify="right", overflow="fold")
    table.add_row(line(page, ""), *(line(page, role.name, "bold") for role in roles))
    for reason in document.reasons:
        effects = (reason.first, reason.second)
        said = line(page, f"{reason.text}: {reason.word}")
        table.add_row(said, *(line(page, _effect(effect)) for effect in effects))
    if _has_starts(roles):
        starts = (line(page, f"{role.start_points:+,}") for role in roles)
        table.add_row(line(page, STARTS), *starts)
    sums = (line(page, f"= {role.points:,}", "bold") for role in roles)
    table.add_row(line(page, "All together", "bold"), *sums)
    page.console.print(table)


def _stacked(
    page: Page, document: ExplainDocument, first: RoleSumPart, second: RoleSumPart
) -> None:
    for reason in document.reasons:
        say(page, f"{reason.text}: {reason.word}")
        say(page, f"  {_effect(reason.first)} {inline(first.name)}")
        say(page, f"  {_effect(reason.second)} {inline(second.name)}")
    if _has_starts((first, second)):
        say(page, STARTS)
        for role in (first, second):
            say(page, f"  {role.start_points:+,} {inline(role.name)}")
    say(page, "All together", style="bold")
    for role in (first, second):
        say(page, f"  = {role.points:,} {inline(role.name)}")


def _has_starts(roles: Sequence[RoleSumPart]) -> bool:
    return any(role.start_points for role in roles)


def _effect(effect: EffectPart) -> str:
    return f"{effect.points:+,} (×{effect.multiplier:.2f})"
