"""The pieces that texts are made of, in Markdown too: words, paragraphs, headings, points."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.markdown import code, escaped, linked, strong
from roleadvisor.safe.characters import shown

if TYPE_CHECKING:
    from rich.text import Text

    from roleadvisor.results.advice import Advice
    from roleadvisor.results.explain import Explanation
    from roleadvisor.results.level import RungResult
    from roleadvisor.results.plan import Plan


# People leave this vendor out of the names of its tools.
VENDOR = "Apache "
LONGEST = 2000
# Letters whose names begin with a vowel.
_SPOKEN_WITH_VOWEL = "AEFHILMNORSX"


def inline(name: str) -> str:
    """Return a role's name or a phrase as it stands within a sentence.

    >>> [inline(name) for name in ("Data engineer", "BI analyst", "A doctorate")]
    ['data engineer', 'BI analyst', 'a doctorate']
    """
    is_abbreviation = name[:2].isupper() and name[:2].isalpha()
    return name if is_abbreviation else name[:1].lower() + name[1:]


def with_article(name: str) -> str:
    """Return a role's name after "a" or "an", as it is spoken: "an ML engineer".

    >>> [with_article(name) for name in ("Data engineer", "AI engineer", "BI analyst", "Analyst")]
    ['a data engineer', 'an AI engineer', 'a BI analyst', 'an analyst']
    """
    spoken = _SPOKEN_WITH_VOWEL if name[:2].isupper() else "AEIO"
    return f"{'an' if name[:1].upper() in spoken else 'a'} {inline(name)}"


def plural(name: str) -> str:
    """Return what a role's people are called within a sentence: "data engineers"."""
    return f"{inline(name)}s"


def short(text: str) -> str:
    """Return an item's text up to a colon: what it is, without the examples."""
    return text.partition(":")[0]


def brief(text: str) -> str:
    """Return the first name in an item's text: "Airflow" of "Airflow, Dagster or another"."""
    return re.split(r", | or ", short(text))[0].removeprefix(VENDOR)


def percent(share: float) -> str:
    """Return a share in whole percent; one above 0 is never shown as 0%, one below 1 never as 100%."""
    percent = round(share * 100)
    if percent == 0 and share > 0:
        return "<1%"
    return ">99%" if percent == 100 and share < 1 else f"{percent}%"  # noqa: PLR2004


def percent_of_fit(fit: float) -> str:
    """Return a fit in whole percent; as it is rounded and never nothing, 0 is less than 1%."""
    return percent(fit) if fit else "<1%"


def listed(parts: Sequence[str]) -> str:
    """Return parts as "one", "one and two", "one, two and three"."""
    *start, last = parts
    return f"{', '.join(start)} and {last}" if start else last


def tenths(share: float) -> str:
    """Return a share in percent with one decimal, so that small steps are seen."""
    count = round(share * 1000)
    return f"{count / 10:.1f}%" if count else "<0.1%"


def ordinal(place: int) -> str:
    """Return a place as "1st", "2nd", "11th"."""
    teens = place % 100 in {11, 12, 13}
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def why_stopped(reason: str, chance: float | None) -> str:
    """Return why a quiz stopped, and how likely more answers are to change its first role."""
    if chance is None:
        return "Too little is answered to rank the roles."
    more = in_cases(chance)
    reasons = {
        "all-asked": "All the questions for your roles have been asked.",
        "clear": f"Your first role is clear: more answers would change it in {more}.",
        "settled": f"More answers would hardly change your first role: in {more}.",
        "budget": f"Three minutes are up. More answers would change your first role in {more}.",
        "by-choice": f"More answers would change your first role in {more}.",
    }
    return reasons[reason]


def in_cases(chance: float) -> str:
    """Return a chance as a number of cases."""
    count = round(chance * 100)
    return f"about {count} of 100 cases" if count else "fewer than 1 of 100 cases"


def not_counted(unknown: Sequence[str], catalog: Catalog) -> Iterator[str]:
    """Yield which items of a sheet do not count, and why: no longer asked, or not in this pack."""
    retired = [item for item in unknown if item in catalog.questionnaire.retired]
    foreign = [item for item in unknown if item not in catalog.questionnaire.retired]
    for reason, items in (
        ("no longer asked", retired),
        ("not known to this pack", foreign),
    ):
        if items:
            yield f"Not counted, {reason}: {', '.join(items)}."


def say_next(page: Page, *commands: str) -> None:
    """Print the commands to run next, one a line."""
    typed = [page.commands.to_run(command) for command in commands]
    if page.markdown:
        page.markdown.paragraph("Next:" * bool(typed))
        page.markdown.listing([shown(command, LONGEST) for command in typed])
        return
    title = "Next: "
    for command in typed:
        say(page, f"{title}{command}", style="dim")
        title = " " * len(title)


def say_command(page: Page, text: str, command: str) -> None:
    """Print a text, a colon and a command to run."""
    typed = page.commands.to_run(command)
    if page.markdown:
        page.markdown.paragraph(f"{marked_up(text)}: {code(shown(typed, LONGEST))}")
    else:
        say(page, f"{text}: {typed}", style="dim")


def line(page: Page, text: str, style: str = "") -> "Text":
    """Return text from any source so that it is safe to print."""
    from rich.text import Text

    return Text(page.safe(shown(text, LONGEST)), style=style)


def marked_up(text: str, style: str = "") -> str:
    """Return text from any source as Markdown; of the styles only bold is kept."""
    text = shown(text, LONGEST)
    return strong(text) if "bold" in style else escaped(text)


def say(page: Page, text: str, *, style: str = "") -> None:
    """Print a paragraph."""
    if page.markdown:
        page.markdown.paragraph(marked_up(text, style))
    else:
        hanging(page, line(page, ""), line(page, text, style))


def bullet(page: Page, text: str, *, mark: str = "· ", style: str = "") -> None:
    """Print a point of a list; longer text is wrapped within its column."""
    if page.markdown:
        page.markdown.point(marked_up(text, style), mark)
    else:
        hanging(page, line(page, mark, style), line(page, text, style))


def indented(page: Page, text: str, *, style: str = "", width: int = 3) -> None:
    """Print a paragraph that belongs to the point above it."""
    if page.markdown:
        page.markdown.below(marked_up(text, style))
    else:
        hanging(page, line(page, " " * width), line(page, text, style))


def hanging(page: Page, first: "Text", text: "Text") -> None:
    """Print text after `first`; longer text is wrapped within its column."""
    from rich.text import Text

    if page.markdown:
        page.markdown.below(escaped(first.plain + text.plain))
        return
    if page.is_simple:
        page.console.print(Text.assemble(first, text))
        return
    room = max(page.console.width - first.cell_len, 1)
    for part in text.wrap(page.console, room, overflow="fold"):
        part.rstrip()
        page.console.print(Text.assemble(first, part))
        first = line(page, " " * first.cell_len)


def link(page: Page, address: str, *, width: int = 0) -> None:
    """Print an address, behind `width` spaces, without wrapping it, so that it can be copied."""
    if page.markdown:
        page.markdown.below(linked(shown(address, LONGEST)))
    else:
        page.console.print(line(page, f"{' ' * width}{address}", "cyan"), soft_wrap=True)


def title(page: Page, text: str) -> None:
    """Print the title of a result that has no frame."""
    if page.markdown:
        page.markdown.heading(marked_up(text), 1)
    else:
        say(page, text, style="bold")


def heading(page: Page, title: str) -> None:
    """Print a heading with a line above it."""
    if page.markdown:
        page.markdown.heading(marked_up(title), 2)
        return
    page.console.print()
    say(page, title, style="bold cyan")


def frame(page: Page, title: str, lines: Sequence["Text"]) -> None:
    """Print lines under a title, in a frame if the page has frames."""
    if page.markdown:
        page.markdown.heading(marked_up(title), 1)
        for text in lines:
            page.markdown.paragraph(escaped(text.plain))
        return
    if not page.is_framed:
        say(page, title, style="bold")
        for text in lines:
            hanging(page, line(page, ""), text)
        return
    from rich.console import Group
    from rich.panel import Panel
    from rich.text import Text

    name = Text(page.safe(shown(title)), style="bold")
    page.console.print(
        Panel(Group(*lines), title=name, title_align="left", width=min(page.console.width, 100))
    )


def say_insufficient(
    page: Page,
    result: "Advice | Plan | Explanation",
    wanted: Iterable[str],
    catalog: Catalog,
) -> None:
    """Print that more answers are needed, and which would tell most."""
    title(page, "Not enough answers to tell the roles apart.")
    mentions = f", or {result.minimum_mentions} mentions" if result.mentioned else ""
    say(page, f"{_told_so_far(result)}; {result.minimum} are needed{mentions}.")
    say_not_counted(page, result, catalog)
    for i, text in enumerate(wanted):
        if i == 0:
            say(page, "These would help most:")
        bullet(page, text)


def _told_so_far(result: "Advice | Plan | Explanation") -> str:
    """Return how many answers and mentions there are, and how many tell the roles apart."""
    counts = [(result.answered, "answer"), (result.mentioned, "mention")]
    named = [f"{n} {kind}{'' if n == 1 else 's'}" for n, kind in counts if n or kind == "answer"]
    telling = result.informative
    if telling == result.answered + result.mentioned:
        return f"{listed(named)} so far"
    apart = f"{telling} {'tells' if telling == 1 else 'tell'} these roles apart"
    return f"{listed(named)} so far, of which {apart}"


def say_not_counted(
    page: Page, result: "Advice | Plan | Explanation | RungResult", catalog: Catalog
) -> None:
    """Print which items of the sheet do not count, and why."""
    for text in not_counted(result.unknown, catalog):
        say(page, text, style="dim")
