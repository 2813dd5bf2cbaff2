"""The rung that a person is on as text: the ladder, what is above it, and what the next rung asks."""

from collections.abc import Iterator, Sequence

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.text.screen import Row, labelled
from roleadvisor.render.writing import (
    bullet,
    heading,
    indented,
    inline,
    line,
    listed,
    say,
    say_command,
    say_next,
    say_not_counted,
    title,
    with_article,
)
from roleadvisor.results.level import AskedSkill, LadderRung, RungResult

MARKS = {True: "✓ ", False: "· "}


def write_level(result: RungResult, catalog: Catalog, page: Page, *, is_long: bool = False) -> None:
    """Print the rung reached, the ladder, and what the next rungs ask, the nearest of them in full."""
    title(page, _title(result))
    if result.status == "not-enough-answers":
        _write_how_to_answer(page, result)
    else:
        for text in _about(result):
            say(page, text)
        _write_ladder(page, result)
        _write_next(page, result, is_long=is_long)
        say(page, "")
        say_not_counted(page, result, catalog)
        plan = f"plan {result.role.id} {page.commands.answers}".rstrip()
        say_next(page, plan, f"show {result.role.id}")
    _write_source(page, result)


def _title(result: RungResult) -> str:
    if result.status == "not-enough-answers":
        return f"No answer about a skill of {with_article(result.role.name)}."
    if result.status == "below-the-lowest":
        so_far = " so far" if result.at_most else ""
        return f"Below the lowest rung{so_far}: {inline(result.rungs[0].name)}"
    first, *others = result.reached
    return " or ".join([first, *map(inline, others)])


def _write_how_to_answer(page: Page, result: RungResult) -> None:
    say(page, f"There are {len(result.unanswered)} skills to answer for.")
    say_command(page, "To be asked", f"level {result.role.id}")
    say_command(page, "To fill in a sheet", f"level {result.role.id} {page.option('template')}")


def _about(result: RungResult) -> Iterator[str]:
    """Yield what the rung is, and what must be known about how it was found."""
    if result.status == "below-the-lowest":
        yield f"This is where the ladder begins. {result.rung(result.next[0]).summary}"
    for name in result.reached:
        lead = f"{name}: " if len(result.reached) > 1 else ""
        yield f"{lead}{result.rung(name).summary}"
    if len(result.reached) > 1:
        yield "You have all that both sides of the fork ask, and neither is above the other."
        yield "Skills do not say which is yours: what you are in charge of does."
    if result.because:
        own = with_article(result.role.name)
        yield f"These are the rungs of {with_article(result.ladder)}: there are none for {own}."
        yield _sentence(result.because)
    for name in result.passed_over:
        more = listed([f"{s.name} ({s.asked})" for s in result.rung(name).lacking])
        yield f"{name} is a rung below, but asks more of this: {more}."
    if result.unanswered:
        yield from _unanswered(result)


def _unanswered(result: RungResult) -> Iterator[str]:
    count = len(result.unanswered)
    skills = (
        "1 skill has no answer and counts"
        if count == 1
        else f"{count} skills have no answer and count"
    )
    best = " or ".join(map(inline, result.at_most))
    is_open = set(result.at_most) != set(result.reached)
    yield f"{skills} as none{f'. With the best answers this could be {best}' if is_open else ''}."


def _write_ladder(page: Page, result: RungResult) -> None:
    say(page, "")
    labelled(page, "Rungs", [_rung_row(page, rung) for rung in result.rungs])
    if above := "; ".join(_above(result)):
        say(page, "")
        labelled(page, "Above it", [Row("", line(page, above))])


def _rung_row(page: Page, rung: LadderRung) -> Row:
    lacking = f": {len(rung.lacking)} of {len(rung.skills)} skills to go" if rung.lacking else ""
    return Row(MARKS[rung.is_reached], line(page, f"{_with_branch(rung)}{lacking}"))


def _with_branch(rung: LadderRung) -> str:
    return f"{rung.name} (for {rung.branch})" if rung.branch else rung.name


def _above(result: RungResult) -> Iterator[str]:
    """Yield the skills above what the one rung reached asks."""
    if len(result.reached) == 1:
        for skill in result.rung(result.reached[0]).above:
            yield f"{skill.name} ({skill.level}, {skill.asked} asked)"


def _write_next(page: Page, result: RungResult, *, is_long: bool) -> None:
    if not result.next:
        say(page, "")
        say(page, "There is no rung above.")
        return
    rungs = sorted((result.rung(name) for name in result.next), key=lambda r: len(r.lacking))
    for number, rung in enumerate(rungs):
        heading(page, f"The next rung: {_with_branch(rung)}")
        if result.reached:
            say(page, rung.summary)
        if number == 0 or is_long:
            _write_lacking(page, rung.lacking)
        else:
            _write_shortly(page, rung.lacking)
        if met := [skill.name for skill in rung.skills if skill.standing in {"met", "above"}]:
            say(page, f"Reached: {'; '.join(met)}.", style="dim")


def _write_lacking(page: Page, lacking: Sequence[AskedSkill]) -> None:
    for skill in lacking:
        step = (
            f"from {skill.level} to {skill.asked}"
            if skill.level
            else f"{skill.asked}, not answered"
        )
        bullet(page, f"{skill.name}: {step}")
        indented(page, _sentence(skill.can), style="dim", width=2)


def _write_shortly(page: Page, lacking: Sequence[AskedSkill]) -> None:
    for level in dict.fromkeys(skill.asked for skill in lacking):
        names = [skill.name for skill in lacking if skill.asked == level]
        bullet(page, f"{level.capitalize()}: {'; '.join(names)}")
    say(page, f"{page.option('long')} says what one can do at these levels.", style="dim")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _write_source(page: Page, result: RungResult) -> None:
    say(page, "")
    say(page, f"Rungs and skills: {result.source.name}. {result.source.notice}", style="dim")
