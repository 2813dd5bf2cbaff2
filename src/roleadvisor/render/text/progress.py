"""What the ticks in a plan did, as text: which steps are done, and the fit round by round."""

from collections.abc import Iterator
from datetime import date

from roleadvisor.render.charts import bar
from roleadvisor.render.console import Page
from roleadvisor.render.writing import bullet, heading, listed, ordinal, say, short, tenths
from roleadvisor.results.plan import Plan
from roleadvisor.results.progress import Done, Progress

BAR = 10
# A rise or a fall that is seen with one decimal of a percent.
LEAST_GAIN = 0.0005


def write_progress(page: Page, result: Plan, progress: Progress) -> None:
    """Print what is newly done and what that did to the fit, then the rounds."""
    heading(page, "What you have done")
    for text in _changes(result, progress):
        say(page, text)
    for one in progress.newly:
        bullet(page, f"{short(one.text)}{_gained(one)}")
    if len(progress.rounds) > 1:
        heading(page, "The fit, round by round")
        for reached in progress.rounds:
            drawn = "" if page.markdown or page.is_simple else bar(page, reached.fit, BAR)
            text = f"{day(reached.date)}: {tenths(reached.fit)}, {ordinal(reached.place)} {drawn}"
            bullet(page, text.rstrip())


def day(one: date) -> str:
    """Return a date as "7 Dec 2026"."""
    return f"{one.day} {one:%b %Y}"


def _changes(result: Plan, progress: Progress) -> Iterator[str]:
    if not progress.is_same_pack:
        yield "The roles or questions changed since this plan was written, which also changes fits."
    if not (progress.newly or progress.undone):
        count = len(progress.done)
        done = f"{count} {'step is' if count == 1 else 'steps are'} done in all." if count else ""
        yield f"No step is newly ticked off. {done}".strip()
    elif result.goal and progress.before:
        yield _moved(progress.before.fit, result.goal.fit, progress.before.place, result.goal.place)
    if progress.undone:
        names = listed([short(item.text) for item in progress.undone])
        yield f"No longer ticked off, so answered as before: {names}."
    if progress.removed:
        names = listed([short(item.text) for item in progress.removed])
        yield f"Taken out of the plan: {names}. A line '- [ ] {progress.removed[0].id}' puts it back."


def _moved(before: float, after: float, was: int, now: int) -> str:
    verb = "rose" if after > before else "fell"
    if abs(after - before) < LEAST_GAIN:
        return f"The fit stays at {tenths(after)}, {ordinal(now)}."
    place = f", still {ordinal(now)}" if was == now else f", from {ordinal(was)} to {ordinal(now)}"
    return f"The fit {verb} from {tenths(before)} to {tenths(after)}{place}."


def _gained(done: Done) -> str:
    """Return what a step changed, in points of percent."""
    if done.gain is None:
        return ""
    points = round(done.gain * 100, 1)
    return f": {points:+.1f} points" if points else ": no change"
