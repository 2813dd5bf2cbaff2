"""What every answer and mention did for the first two roles, as text, and the sums to check it."""

from collections.abc import Iterator, Sequence
from math import log2

from roleadvisor.packs import Catalog
from roleadvisor.render.charts import table
from roleadvisor.render.console import Page
from roleadvisor.render.text.details import write_flip
from roleadvisor.render.writing import (
    inline,
    percent,
    say,
    say_insufficient,
    say_next,
    say_not_counted,
    title,
)
from roleadvisor.results.explain import Explanation, RoleSum
from roleadvisor.scoring.scorecard import POINTS_PER_BIT, multiplier

WIDE = 72
# A smaller factor would be shown as 1.0.
LEAST_TIMES = 1.05
MOST_TIMES = 1_000_000
# A smaller factor is shown with two decimals.
LEAST_TENTHS = 0.95
STARTS = "Start: specialities are rarer"
TITLES = "Your job title"


def write_explain(result: Explanation, catalog: Catalog, page: Page) -> None:
    """Print what every answer and mention did, the sums, and what would have changed the order."""
    first, second = result.first, result.second
    if first is None or second is None:
        if result.status == "ranked":
            say(page, "There is only one role, so nothing sets it apart from another.")
        else:
            say_insufficient(page, result, (), catalog)
        return
    title(page, _title(first, second))
    say(
        page,
        f"Each line has the points of one answer. {POINTS_PER_BIT:,} points more double the odds. "
        f"What favours {inline(first.name)} over {inline(second.name)} most comes first.",
        style="dim",
    )
    for role in (first, second):
        if role.speaker != role.id:
            speaker = inline(catalog.roles[role.speaker].name)
            say(page, f"{role.name} is scored by its speciality {speaker}, which fits best.")
    say(page, "")
    header = ("Answer", first.name, second.name, "Odds")
    rows = _rows(result, first, second)
    table(page, header, rows, has_total=True, is_stacked=page.console.width < WIDE)
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


def _rows(result: Explanation, first: RoleSum, second: RoleSum) -> Iterator[Sequence[str]]:
    """Yield what each answer, job titles and the start of specialities gave, and the sums."""
    for reason in result.reasons:
        told = f"{reason.text}: {reason.word}"
        yield told, f"{reason.first:+,}", f"{reason.second:+,}", _times(reason.lead)
    for told, points in (
        (TITLES, (first.title_points, second.title_points)),
        (STARTS, (first.start_points, second.start_points)),
    ):
        if any(points):
            figures = (f"{part:+,}" if part else "" for part in points)
            yield told, *figures, _times(multiplier(points[0] - points[1]))
    yield "All together", f"= {first.points:,}", f"= {second.points:,}", ""


def _times(lead: float) -> str:
    return f"×{lead:.1f}" if lead >= LEAST_TENTHS else f"×{lead:.2f}"
