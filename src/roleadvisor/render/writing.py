"""The pieces that texts are made of: paragraphs, headings, points, bars, a frame."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.safe.characters import shown

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from roleadvisor.results.advice import Advice
    from roleadvisor.results.explain import Explanation
    from roleadvisor.results.plan import Plan


BAR = 16
SHORTEST_BAR = 8
SHORTEST_SIDE_BAR = 4
# Letters whose names begin with a vowel.
_SPOKEN_WITH_VOWEL = "AEFHILMNORSX"
_EIGHTHS = "▏▎▍▌▋▊▉"


def inline(name: str) -> str:
    """Return a role's name as it stands within a sentence: "data engineer", but "BI analyst"."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


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


def percent(share: float) -> str:
    """Return a share in whole percent; a share above 0 is never shown as 0%."""
    percent = round(share * 100)
    return "<1%" if percent == 0 and share > 0 else f"{percent}%"


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
    count = round(chance * 100)
    cases = f"about {count} of 100 cases" if count else "fewer than 1 of 100 cases"
    reasons = {
        "all-asked": "Everything has been asked.",
        "clear": f"Your first role is clear: more answers would change it in {cases}.",
        "settled": f"More answers would hardly change your first role: in {cases}.",
        "budget": f"Three minutes are up. More answers would change your first role in {cases}.",
        "by-choice": f"More answers would change your first role in {cases}.",
    }
    return reasons[reason]


def not_counted(unknown: Sequence[str], catalog: Catalog) -> Iterator[str]:
    """Yield which items of a sheet do not count, and why: no longer asked, or not in this pack."""
    retired = [item for item in unknown if item in catalog.questionnaire.retired]
    foreign = [item for item in unknown if item not in catalog.questionnaire.retired]
    for reason, items in (
        ("it is no longer asked", retired),
        ("this pack does not ask it", foreign),
    ):
        if items:
            yield f"Not counted, because {reason}: {', '.join(items)}."


def say_next(page: Page, *commands: str) -> None:
    """Print the commands to run next, one a line."""
    title = "Next: "
    for command in commands:
        say(page, f"{title}{page.commands.to_run(command)}", style="dim")
        title = " " * len(title)


def line(page: Page, text: str, style: str = "") -> "Text":
    """Return text from any source so that it is safe to print."""
    from rich.text import Text

    return Text(page.safe(shown(text, 2000)), style=style)


def say(page: Page, text: str, *, style: str = "") -> None:
    """Print a paragraph."""
    page.console.print(line(page, text, style))


def bullet(page: Page, text: str, *, mark: str = "· ", style: str = "") -> None:
    """Print a point of a list; longer text is wrapped within its column."""
    hanging(page, line(page, mark, style), line(page, text, style))


def indented(page: Page, text: str, *, style: str = "", width: int = 3) -> None:
    """Print a paragraph that belongs to the point above it."""
    hanging(page, line(page, " " * width), line(page, text, style))


def hanging(page: Page, first: "Text", text: "Text") -> None:
    """Print text after `first`; longer text is wrapped within its column."""
    if page.is_simple:
        page.console.print(first + text)
        return
    room = max(page.console.width - first.cell_len, 1)
    for part in text.wrap(page.console, room, overflow="fold"):
        part.rstrip()
        page.console.print(first + part)
        first = line(page, " " * first.cell_len)


def link(page: Page, address: str) -> None:
    """Print an address without wrapping it, so that it can be copied."""
    page.console.print(line(page, address, "cyan"), soft_wrap=True)


def heading(page: Page, title: str) -> None:
    """Print a heading with a line above it."""
    page.console.print()
    say(page, title, style="bold cyan")


def frame(page: Page, title: str, lines: Sequence["RenderableType"]) -> None:
    """Print lines under a title, in a frame if the page has frames."""
    if not page.is_framed:
        say(page, title, style="bold")
        for line in lines:
            page.console.print(line)
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
    say(page, "Not enough answers to tell the roles apart.", style="bold")
    mentions = f", or {result.minimum_mentions} mentions" if result.mentioned else ""
    say(page, f"{_told_so_far(result)}; {result.minimum} are needed{mentions}.")
    say_not_counted(page, result, catalog)
    for i, text in enumerate(wanted):
        if i == 0:
            say(page, "These would tell most:")
        bullet(page, text)


def _told_so_far(result: "Advice | Plan | Explanation") -> str:
    """Return how many answers and mentions there are, and how many tell the roles apart."""
    counts = [(result.answered, "answer"), (result.mentioned, "mention")]
    named = [f"{n} {kind}{'' if n == 1 else 's'}" for n, kind in counts if n or kind == "answer"]
    telling = result.informative
    if telling == result.answered + result.mentioned:
        return f"{listed(named)} so far"
    apart = f"{telling} {'tells' if telling == 1 else 'tell'} these roles apart"
    return f"{listed(named)}, of which {apart}"


def say_not_counted(page: Page, result: "Advice | Plan | Explanation", catalog: Catalog) -> None:
    """Print which items of the sheet do not count, and why."""
    for text in not_counted(result.unknown, catalog):
        say(page, text, style="dim")


def bars(page: Page, rows: Iterable[tuple[str, float]]) -> None:
    """Print a bar for each name and share; on a narrow page, the bar is below the name."""
    listed = list(rows)
    width = max((len(name) for name, _ in listed), default=0)
    room = page.console.width - width - len(" 100% ")
    for name, share in listed:
        if room < SHORTEST_BAR:
            say(page, name)
            say(page, f"  {percent(share):>5} {bar(page, share)}")
        else:
            say(page, f"{name:<{width}} {percent(share):>5} {bar(page, share, min(room, BAR))}")


def figures(page: Page, rows: Iterable[tuple[str, str, float]], *, indent: int = 0) -> None:
    """Print a line for each name, figure of five characters and share, with a bar if there is room."""
    listed = list(rows)
    width = max((len(name) for name, _, _ in listed), default=0)
    room = page.console.width - indent - width - len(" ~100% ")
    for name, figure, share in listed:
        drawn = bar(page, share, min(BAR, room)) if room >= SHORTEST_SIDE_BAR else ""
        say(page, f"{' ' * indent}{name:<{width}} {figure:>5} {drawn}".rstrip())


def chart(page: Page, rows: Iterable[tuple[str, str, float]], *, least_width: int) -> None:
    """Print each name with its figures and a bar; on a narrower page, these are below the name."""
    listed = list(rows)
    width = max((len(name) for name, _, _ in listed), default=0)
    for name, figure, share in listed:
        drawn = f"{figure} {bar(page, share)}"
        if page.console.width < least_width:
            say(page, name)
            say(page, f"  {drawn}".rstrip())
        else:
            say(page, f"{name:<{width}} {drawn}".rstrip())


def bar(page: Page, share: float, length: int = BAR) -> str:
    """Return a bar that has `length` characters for a share of 1; it is empty on a plain page."""
    if page.is_plain:
        return ""
    if not page.is_unicode:
        return "#" * round(share * length)
    whole, eighths = divmod(round(share * length * 8), 8)
    return "█" * whole + (_EIGHTHS[eighths - 1] if eighths else "")
