"""The result of a match or a quiz as text: on one screen, and on request the rest below."""

from collections.abc import Iterator, Sequence
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.render.charts import bars
from roleadvisor.render.console import Page
from roleadvisor.render.text.screen import (
    LEAST_BESIDE,
    Row,
    fitting,
    headline,
    labelled,
    packed,
    say_commands,
)
from roleadvisor.render.text.tools import MARKS, USE, name_of_use
from roleadvisor.render.verdict import (
    effect_in_words,
    meaning_of_fit,
    next_in_words,
    question_in_words,
    title_of,
    told_of,
    verdict,
)
from roleadvisor.render.writing import (
    VENDOR,
    bullet,
    inline,
    line,
    listed,
    percent,
    say,
    say_insufficient,
    say_not_counted,
    title,
)
from roleadvisor.results.advice import Advice, Best
from roleadvisor.results.outside import Outside
from roleadvisor.results.usual import LANGUAGES, TOOLS, Used, usual_tools

if TYPE_CHECKING:
    from rich.text import Text

COMPARED = 3
WAYS_IN = 2
_CALLED = {"resume": "résumé", "linkedin": "LinkedIn export"}
_STYLES = {True: "green", False: "yellow", None: "dim"}


class _Amount(NamedTuple):
    """How much of a result to show: reasons for the role, steps, and lines of tools."""

    reasons: int
    steps: int
    tool_lines: int


# What is tried in turn until the result fits the screen.
AMOUNTS = [_Amount(3, 3, 2), _Amount(2, 3, 2), _Amount(2, 2, 2), _Amount(2, 2, 1), _Amount(1, 1, 1)]


def write_match(result: Advice, catalog: Catalog, page: Page, *, is_long: bool = False) -> None:
    """Print a result on one screen; if it `is_long`, with everything else below."""
    if result.best is None:
        _write_unranked(page, result, catalog)
        return
    if result.is_open:
        _write_open(page, result, catalog)
    else:
        amount = _fitting(page, result, result.best, catalog)
        _write_screen(page, result, result.best, catalog, amount)
    if is_long:
        from roleadvisor.render.text.details import write_details

        write_details(page, result, result.best, catalog)
    say(page, "")
    say_commands(page, *_commands(page, result, is_long=is_long))


def _write_unranked(page: Page, result: Advice, catalog: Catalog) -> None:
    if result.outside:
        _write_outside(page, result.outside, catalog)
        say_commands(page, *_ways_on(page, result.outside))
        return
    texts = [(item, catalog.items[item].text) for item in result.next]
    wanted = [text if result.quiz else f"{item}: {text}" for item, text in texts]
    say_insufficient(page, result, wanted, catalog)
    if result.imported:
        from roleadvisor.render.text.details import write_import

        write_import(page, result, result.imported, catalog)


def _write_outside(page: Page, outside: Outside, catalog: Catalog) -> None:
    """Print why a text is called other work, and the nearest role with its ways in."""
    title(page, f"Little of this is work with {catalog.questionnaire.field}.")
    own = f"{len(outside.own)} of them: {', '.join(outside.own)}" if outside.own else "none"
    say(page, f"Skills recognised: {outside.recognised}. Part of such work: {own}.")
    if outside.nearest:
        say(page, f"The nearest role is {inline(outside.nearest.name)}. Ways in:")
        for way in catalog.roles[outside.nearest.id].ways_in[:WAYS_IN]:
            bullet(page, f"{way.background} bring {way.bring}; first they learn {way.learn}")
    say(page, "The quiz asks what you would enjoy, and then names a role.")
    say(page, "")


def _ways_on(page: Page, outside: Outside) -> Iterator[str]:
    """Yield the commands that lead from other work into the field."""
    yield f"quiz {page.commands.files}".strip()
    if outside.title:
        yield f"from {quote(outside.title)}"
    if outside.nearest:
        yield f"show {outside.nearest.id}"


def _write_open(page: Page, result: Advice, catalog: Catalog) -> None:
    """Print the roles that are in play, and the questions that would tell more."""
    if result.best is None:
        return
    headline(page, title_of(result, result.best), "")
    for sentence in verdict(result, result.best, catalog):
        say(page, sentence)
    _write_import(page, result)
    say(page, "")
    bars(page, [(role.name, role.fit) for role in result.ranking[:COMPARED]])
    say(page, "")
    questions = (question_in_words(catalog, item) for item in result.next[:COMPARED])
    rows = [Row("· ", line(page, f"{asked[:1].upper()}{asked[1:]}")) for asked in questions]
    labelled(page, "Open", rows)
    say_not_counted(page, result, catalog)


def _write_screen(
    page: Page, result: Advice, best: Best, catalog: Catalog, amount: _Amount
) -> None:
    told = told_of(result, best)
    headline(page, title_of(result, best), f"fit {percent(best.fit)}")
    for sentence in verdict(result, best, catalog):
        say(page, sentence)
    if len(result.ranking) > 1:
        say(page, meaning_of_fit(result, best, catalog), style="dim")
    _write_import(page, result)
    say(page, "")
    lines = amount.tool_lines + (page.console.width < LEAST_BESIDE)
    goals = {step.skill.item for step in result.learn}
    for label, tools, most in (
        ("Languages", told.languages, LANGUAGES),
        ("Tools", told.tools, TOOLS),
    ):
        parts = [_marked(page, used) for used in usual_tools(tools, most, goals)]
        labelled(page, label, packed(page, parts, lines))
    if told.languages or told.tools:
        labelled(page, "", packed(page, (line(page, mark, "dim") for mark in USE), 2))
    _write_effects(page, result, catalog, amount.reasons)
    _write_next(page, list(next_in_words(result, catalog))[: amount.steps])
    say_not_counted(page, result, catalog)


def _fitting(page: Page, result: Advice, best: Best, catalog: Catalog) -> _Amount:
    """Return how much of a result fits a screen of this width, with the commands below it."""

    def write(draft: Page, amount: _Amount) -> None:
        _write_screen(draft, result, best, catalog, amount)
        say(draft, "")
        say_commands(draft, *_commands(draft, result, is_long=False))

    return fitting(page, AMOUNTS, write)


def _marked(page: Page, used: Used) -> "Text":
    name = name_of_use(used.name.removeprefix(VENDOR), is_kind=used.is_kind)
    marked = line(page, f"{MARKS[used.has_it]} {name}", _STYLES[used.has_it])
    if used.url and page.is_framed:
        marked.stylize(f"link {used.url}", 2)
    return marked


def _write_effects(page: Page, result: Advice, catalog: Catalog, most: int) -> None:
    favour = [effect for effect in result.effects if effect.points > 0][:most]
    against = [effect for effect in result.effects if effect.points < 0]
    if not (favour or against):
        return
    say(page, "")
    for label, effects in (("For it", favour), ("Against", against)):
        rows = [
            Row(f"×{e.multiplier:.1f}  ", line(page, effect_in_words(catalog, e))) for e in effects
        ]
        labelled(page, label, rows)
    note = "×2: twice as likely, compared with the average role"
    labelled(page, "", [Row("", line(page, note, "dim"))])


def _write_next(page: Page, things: Sequence[tuple[str, str]]) -> None:
    rows = [
        Row(
            f"{number}  ",
            line(page, name).append_text(line(page, f": {why}" if why else "", "dim")),
        )
        for number, (name, why) in enumerate(things, 1)
    ]
    if rows:
        say(page, "")
    labelled(page, "Next", rows)


def _write_import(page: Page, result: Advice) -> None:
    """Print how much was read from a résumé or an export."""
    if imported := result.imported:
        count = len(imported.mentioned)
        skills = "1 skill" if count == 1 else f"{count} skills"
        job = f" and the job title '{imported.title.text}'" if imported.title else ""
        were = "was" if count == 1 and not job else "were"
        sources = listed([_CALLED[source] for source in imported.sources])
        read = f"{skills}{job} {were} read from your {sources}."
        say(page, f"{read} What is left out there counts as unknown.", style="dim")


def _commands(page: Page, result: Advice, *, is_long: bool) -> Iterator[str]:
    """Yield the commands to go on with: what is still to be asked, the answers, or the role."""
    answers, files = page.commands.answers, page.commands.files
    goal = result.learn_for.id if result.learn_for else ""
    if files and not result.quiz:
        yield f"quiz {files}"
    if answers:
        yield f"explain {answers}"
        if result.learn or not files:
            yield f"plan {goal} {answers}"
    else:
        yield f"show {goal}"
        if len(result.ranking) > 1:
            yield f"compare {result.ranking[0].id} {result.ranking[1].id}"
    if answers and not (is_long or files):
        yield f"match {answers} {page.option('long')}"
