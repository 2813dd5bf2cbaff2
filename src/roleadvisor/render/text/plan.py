"""The way to a role as text: what the person has, what each step adds, and what to begin with."""

from collections.abc import Iterator, Sequence

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.text.tools import share_in_words, source_of
from roleadvisor.render.verdict import taken_for_granted
from roleadvisor.render.writing import (
    bullet,
    chart,
    frame,
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
)
from roleadvisor.results.plan import Plan
from roleadvisor.results.steps import Goal, Skill, Step

BROUGHT = 5
USUAL = 3
LABEL = 32
WIDE = 64


def write_plan(result: Plan, catalog: Catalog, page: Page) -> None:
    """Print a plan: what the person has, what the role takes for granted, and the steps."""
    if result.goal is None:
        wanted = [f"{item}: {catalog.items[item].text}" for item in result.next]
        say_insufficient(page, result, wanted, catalog)
        return
    frame(
        page,
        f"Towards {inline(result.towards.name)}",
        [line(page, t) for t in _summary(result)],
    )
    if result.brings:
        heading(page, "What you already bring")
    kinds = [[b for b in result.brings if b.is_skill == is_skill] for is_skill in (True, False)]
    brings = [brought for kind in kinds for brought in kind[:BROUGHT]]
    for brought in brings:
        bullet(page, f"{brought.text} ({brought.word})")
    if more := len(result.brings) - len(brings):
        say(page, f"and {more} more; {page.option('all')} has all of them.")
    if result.usual:
        heading(page, taken_for_granted(result.usual[:USUAL]))
    for skill in result.usual[:USUAL]:
        bullet(page, skill.text, style="bold")
        _begin(page, skill, f"{_having(result, skill, catalog)}.")
    if result.steps:
        heading(page, "How the fit grows")
        _chart(page, result.goal, result.steps)
        heading(page, "Step by step, by what raises the fit most")
    fit = result.goal.fit
    for number, step in enumerate(result.steps, 1):
        bullet(page, f"{step.skill.text}{_from_to(step)}", mark=f"{number}. ", style="bold")
        grown = f"From {tenths(fit)} to {tenths(step.fit)}"
        _begin(page, step.skill, f"{grown}; {_having(result, step.skill, catalog)}.")
        fit = step.fit
    say(page, "")
    say_not_counted(page, result, catalog)
    say_next(page, f"show {result.towards.id}")


def _summary(result: Plan) -> Iterator[str]:
    goal, ahead = result.goal, result.ahead
    if goal is None or ahead is None:
        return
    if result.towards.id != goal.id:
        yield f"A speciality of {inline(goal.name)}, which it alone stands for here."
    if goal.place == 1:
        yield f"It already fits you best: {tenths(goal.fit)}."
    else:
        yield (
            f"Today it has {tenths(goal.fit)} and is {ordinal(goal.place)} of "
            f"{result.roles} roles; {inline(ahead.name)} comes first with {tenths(ahead.fit)}."
        )
    if not result.steps:
        yield "Of the skills that its profile names, none alone would raise the fit further."
        return
    last = result.steps[-1]
    count = len(result.steps)
    steps = "this step" if count == 1 else f"these {count} steps"
    yield f"After {steps} it would have {tenths(last.fit)} and be {ordinal(last.place)}."
    if last.place > 1 and ahead.interest_points > goal.interest_points:
        yield (
            "Skills alone would not bring it first: what you enjoy speaks more for "
            f"{inline(ahead.name)}."
        )


def _having(result: Plan, skill: Skill, catalog: Catalog) -> str:
    source = source_of(skill.share, catalog)
    return f"{share_in_words(skill.share, plural(result.towards.name))} ({source})"


def _chart(page: Page, goal: Goal, steps: Sequence[Step]) -> None:
    stages = [("Today", goal.fit, goal.place)]
    stages += [
        (f"{number} {_label(step.skill.text)}", step.fit, step.place)
        for number, step in enumerate(steps, 1)
    ]
    rows = [
        (name, (f"{tenths(fit):>6}", f"{ordinal(place):>4}"), fit) for name, fit, place in stages
    ]
    chart(page, ("Step", "Fit", "Place"), rows, least_width=WIDE)


def _label(text: str) -> str:
    """Return the beginning of an item's text that names it."""
    name = text.partition(":")[0].partition(",")[0]
    return name if len(name) <= LABEL else name[: LABEL - 1].rstrip() + "…"


def _begin(page: Page, skill: Skill, standing: str) -> None:
    """Print how common a skill is, a first thing to make with it, and where to read."""
    indented(page, standing, style="dim")
    if skill.build:
        indented(page, skill.build)
    if skill.docs:
        link(page, skill.docs, width=3)


def _from_to(step: Step) -> str:
    notes = [f"needed for {short(step.needed_for.text)}"] if step.needed_for else []
    notes += [] if step.to_word == "yes" else [f"next: {step.to_word}"]
    notes += [] if step.from_answer is not None else ["not answered"]
    return f" ({', '.join(notes)})" if notes else ""
