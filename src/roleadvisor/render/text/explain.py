"""What every answer and mention did for the first two roles, as text, and the sums to check it."""

from math import log2

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.text.details import write_flip
from roleadvisor.render.writing import (
    inline,
    line,
    percent,
    say,
    say_insufficient,
    say_next,
    say_not_counted,
)
from roleadvisor.results.explain import Explanation, RoleSum
from roleadvisor.scoring.scorecard import POINTS_PER_BIT, multiplier

WIDE = 72
WIDEST = 100
NUMBER = 16
TIMES = 7
# A smaller factor would be shown as 1.0.
LEAST_TIMES = 1.05
MOST_TIMES = 1_000_000
# A smaller factor is shown with two decimals.
LEAST_TENTHS = 0.95
STARTS = "Start: specialities are rarer"


def write_explain(result: Explanation, catalog: Catalog, page: Page) -> None:
    """Print what every answer and mention did, the sums, and what would have changed the order."""
    first, second = result.first, result.second
    if first is None or second is None:
        if result.status == "ranked":
            say(page, "There is only one role, so nothing sets it apart from another.")
        else:
            say_insufficient(page, result, (), catalog)
        return
    say(page, _title(first, second), style="bold")
    say(
        page,
        f"Each line has the points of one answer. {POINTS_PER_BIT:,} points more double the odds. "
        f"What speaks most for {inline(first.name)} comes first.",
        style="dim",
    )
    for role in (first, second):
        if role.speaker != role.id:
            speaker = inline(catalog.roles[role.speaker].name)
            say(page, f"{role.name} is scored by its speciality {speaker}, which fits best.")
    say(page, "")
    if page.console.width < WIDE or page.is_plain:
        _stacked(page, result, first, second)
    else:
        _table(page, result, first, second)
    say(page, "")
    say(page, _odds(first, second, catalog.questionnaire.temperature))
    if result.flip:
        write_flip(page, result.flip, first.id, catalog)
    say(page, "")
    say_not_counted(page, result, catalog)
    say_next(page, f"show {first.id}")


def _title(first: RoleSum, second: RoleSum) -> str:
    return (
        f"{first.name} ({percent(first.fit)}) before {inline(second.name)} ({percent(second.fit)})"
    )


def _odds(first: RoleSum, second: RoleSum, temperature: float) -> str:
    """Return what the points between two roles say of them."""
    lead = first.points - second.points
    divided = f" (divided by {temperature:g}, this pack's temperature)" if temperature != 1 else ""
    times = multiplier(min(lead / temperature, POINTS_PER_BIT * log2(MOST_TIMES)))
    likely = f"{times:,.1f} times"
    if times < LEAST_TIMES:
        likely = "about"
    elif times >= MOST_TIMES:
        likely = f"more than {MOST_TIMES:,} times"
    return (
        f"The difference is {lead:,} points{divided}. With these answers {inline(first.name)} is "
        f"{likely} as likely as {inline(second.name)}."
    )


def _table(page: Page, result: Explanation, first: RoleSum, second: RoleSum) -> None:
    from rich.table import Table

    roles = (first, second)
    table = Table.grid(padding=(0, 2))
    table.width = min(page.console.width, WIDEST)
    table.add_column(overflow="fold", ratio=1)
    for _ in roles:
        table.add_column(width=NUMBER, justify="right", overflow="fold")
    table.add_column(width=TIMES, justify="right", overflow="fold")
    table.add_row(line(page, ""), *(line(page, role.name, "bold") for role in roles))
    for reason in result.reasons:
        points = (reason.first, reason.second)
        said = line(page, f"{reason.text}: {reason.word}")
        figures = [*(f"{p:+,}" for p in points), _times(reason.lead)]
        table.add_row(said, *(line(page, figure) for figure in figures))
    starts = [role.start_points for role in roles]
    if any(starts):
        figures = [f"{start:+,}" if start else "" for start in starts]
        figures.append(_times(multiplier(starts[0] - starts[1])))
        table.add_row(line(page, STARTS), *(line(page, figure) for figure in figures))
    sums = (line(page, f"= {role.points:,}", "bold") for role in roles)
    table.add_row(line(page, "All together", "bold"), *sums)
    page.console.print(table)


def _stacked(page: Page, result: Explanation, first: RoleSum, second: RoleSum) -> None:
    for reason in result.reasons:
        say(page, f"{reason.text}: {reason.word}")
        say(page, f"  {reason.first:+,} {inline(first.name)}")
        say(page, f"  {reason.second:+,} {inline(second.name)}")
        say(page, f"  {_times(reason.lead)} between them")
    started = [role for role in (first, second) if role.start_points]
    if started:
        say(page, STARTS)
    for role in started:
        say(page, f"  {role.start_points:+,} {inline(role.name)}")
    say(page, "All together", style="bold")
    for role in (first, second):
        say(page, f"  = {role.points:,} {inline(role.name)}")


def _times(lead: float) -> str:
    return f"×{lead:.1f}" if lead >= LEAST_TENTHS else f"×{lead:.2f}"
