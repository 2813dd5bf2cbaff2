"""The way to a role as text: where it stands, what the person brings, the steps, what is not known."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from roleadvisor.packs import Catalog
from roleadvisor.render.charts import bar
from roleadvisor.render.console import Page
from roleadvisor.render.text.progress import write_progress
from roleadvisor.render.verdict import (
    left_out_in_words,
    name_of,
    needs_of,
    time_of,
    total_time,
    why_in_words,
    without_steps,
)
from roleadvisor.render.writing import (
    bullet,
    frame,
    hanging,
    heading,
    indented,
    inline,
    line,
    link,
    ordinal,
    plural,
    say,
    say_insufficient,
    say_next,
    say_not_counted,
    short,
    tenths,
    with_article,
)
from roleadvisor.results.plan import Plan
from roleadvisor.results.steps import Goal, Skill

if TYPE_CHECKING:
    from rich.text import Text

SKILLS = 6
ENJOYED = 2
UNASKED = 8
BAR = 10
# The room for a fit and its bar on a line with a name.
FIGURE = 18
# On a narrower page, the fit is below the name.
NARROW = 60
WIDEST = 100


def write_plan(result: Plan, catalog: Catalog, page: Page) -> None:
    """Print a plan: where the role stands, what the person has, the steps, and what is not known."""
    if result.goal is None:
        wanted = [f"{item}: {catalog.items[item].text}" for item in result.next]
        say_insufficient(page, result, wanted, catalog)
        return
    frame(page, title_of_plan(result, result.goal), [line(page, t) for t in summary_of(result)])
    if result.progress:
        write_progress(page, result, result.progress)
    _write_brought(page, result)
    if result.steps:
        _write_steps(page, result, result.goal)
    else:
        say(page, "")
        say(page, without_steps(result))
    if left_out := left_out_in_words(result):
        say(page, "")
        say(page, left_out)
    if result.unasked:
        _write_unasked(page, result.unasked, catalog)
    say(page, "")
    say_not_counted(page, result, catalog)
    further = [f"show {role.id}" for role in result.further]
    ask = ["quiz"] if result.unasked else []
    say_next(page, *(further or [f"show {result.towards.id}"]), *ask, *_save(page, result))


def _save(page: Page, result: Plan) -> Iterator[str]:
    """Yield how the plan is saved as a page to tick off, if its answers can be read again."""
    if page.commands.answers and result.steps and not result.progress:
        call = f"plan {result.towards.id} {page.commands.answers}"
        yield f"{call} {page.option('save')} plan.md"


def title_of_plan(result: Plan, goal: Goal) -> str:
    """Return the title of a plan."""
    doing = "Growing as" if goal.place == 1 else "Becoming"
    return f"{doing} {with_article(result.towards.name)}"


def summary_of(result: Plan) -> Iterator[str]:
    """Yield where the role stands today, where the steps lead, and how long they take."""
    goal, ahead = result.goal, result.ahead
    if goal is None or ahead is None:
        return
    if result.towards.id != goal.id:
        yield f"This is a speciality of {inline(goal.name)}; the figures are for it alone."
    if goal.place == 1:
        yield f"Today this is your best fit: {tenths(goal.fit)}."
    else:
        yield (
            f"Today the fit is {tenths(goal.fit)}, {ordinal(goal.place)} of {result.roles} roles. "
            f"Your best fit is {inline(ahead.name)}: {tenths(ahead.fit)}."
        )
    if not result.steps:
        return
    last = result.steps[-1]
    count = len(result.steps)
    after = "the step" if count == 1 else f"the {count} steps"
    place = "" if goal.place == last.place == 1 else f", {ordinal(last.place)}"
    yield f"After {after} below: {tenths(last.fit)}{place}."
    if total := total_time(result):
        yield total
    if last.place > 1 and ahead.interest_points > goal.interest_points:
        yield f"What you enjoy speaks more for {inline(ahead.name)}."


def _write_brought(page: Page, result: Plan) -> None:
    skills = [short(b.text) for b in result.brings if b.is_skill]
    enjoyed = [b.text for b in result.brings if not b.is_skill]
    if skills:
        heading(page, "What you bring")
        more = len(skills) - SKILLS
        named = [*skills[:SKILLS], *([f"and {more} more"] if more > 0 else [])]
        say(page, "; ".join(named))
    if enjoyed:
        heading(page, "What you enjoy about it")
    _list(page, enjoyed, ENJOYED)


def _write_steps(page: Page, result: Plan, goal: Goal) -> None:
    heading(page, "What to learn, in this order")
    if not page.markdown:
        _write_fit(page, line(page, "   "), "Today", goal.fit)
    for number, step in enumerate(result.steps, 1):
        _write_fit(page, line(page, f"{number}. ", "bold"), name_of(step), step.fit, style="bold")
        why = why_in_words(step, plural(result.towards.name))
        indented(page, f"{why[:1].upper()}{why[1:]}.", style="dim")
        takes = f"Takes {time_of(step.size)}." if step.size else ""
        if takes or step.needs:
            indented(page, f"{takes} {needs_of(step)}".strip(), style="dim")
        if step.skill.build:
            indented(page, step.skill.build)
        if step.skill.docs:
            link(page, step.skill.docs, width=3)


def _write_fit(page: Page, first: "Text", name: str, fit: float, style: str = "") -> None:
    """Print a name with a fit and its bar: in a column beside it, or below it if it is too long."""
    figure = f"{tenths(fit):>6} {bar(page, fit, BAR)}".rstrip()
    head = line(page, name, style)
    room = min(page.console.width, WIDEST) - first.cell_len - FIGURE
    if page.markdown or page.is_simple:
        bullet(page, f"{name}: {tenths(fit)}", mark=first.plain, style=style)
    elif head.cell_len <= room:
        head.pad_right(room - head.cell_len)
        hanging(page, first, head.append_text(line(page, f" {figure}", "cyan")))
    else:
        hanging(page, first, head)
        shift = room if page.console.width >= NARROW else 0
        say(page, f"{' ' * (first.cell_len + shift)} {figure}", style="cyan")


def _write_unasked(page: Page, unasked: Sequence[Skill], catalog: Catalog) -> None:
    heading(page, "Not known yet")
    first = unasked[0].item
    answer = "yes" if catalog.items[first].scale == "yes-no" else "working"
    say(
        page,
        "Nothing is known of these so far. If you have one, say so in the quiz, or in your sheet: "
        f"'{first}: {answer}'.",
    )
    _list(page, [f"{short(skill.text)} ({skill.item})" for skill in unasked], UNASKED)


def _list(page: Page, texts: Sequence[str], most: int) -> None:
    """Print the first texts as points, and how many more there are; a single one is no "more"."""
    cut = len(texts) if len(texts) == most + 1 else most
    for text in texts[:cut]:
        bullet(page, text)
    if more := len(texts[cut:]):
        say(page, f"and {more} more; {page.option('all')} lists all of them", style="dim")
