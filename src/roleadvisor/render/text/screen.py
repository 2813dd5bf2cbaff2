"""The pieces of a result on one screen: its title, rows beside their labels, the commands to go on."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from roleadvisor.render.console import Page
from roleadvisor.render.markdown import Markdown, strong
from roleadvisor.render.writing import bullet, hanging, line, marked_up, say, title

if TYPE_CHECKING:
    from rich.text import Text

# A result is at most so wide; on a narrower page than the least, labels stand above their rows.
SCREEN = 80
LABEL = 11
LEAST_BESIDE = 60
GAP = "  "
# How many lines a result may take in a terminal, and in a narrow one.
HEIGHT, NARROW_HEIGHT = 24, 40

A = TypeVar("A")


class Row(NamedTuple):
    """A row beside a label: what stands before its text, such as a number, and the text."""

    lead: str
    text: "Text"


def headline(page: Page, name: str, note: str) -> None:
    """Print the title of a result, with a note at the other end of the line."""
    from rich.text import Text

    if not note:
        title(page, name)
        return
    first, last = line(page, name, "bold"), line(page, note, "bold cyan")
    gap = min(page.console.width, SCREEN) - first.cell_len - last.cell_len
    if page.markdown or page.is_simple or gap < 1:
        title(page, f"{name}: {note}")
    else:
        page.console.print(Text.assemble(first, " " * gap, last))


def labelled(page: Page, label: str, rows: Sequence[Row]) -> None:
    """Print rows beside their label, or below it on a narrow page; nothing if there are no rows."""
    if not rows:
        return
    if page.markdown:
        _in_markdown(page, page.markdown, label, rows)
        return
    is_beside = page.console.width >= LEAST_BESIDE and not page.is_plain
    if label and not is_beside:
        say(page, label, style="bold cyan")
    for number, row in enumerate(rows):
        beside = f"{label if number == 0 else '':<{LABEL}}" if is_beside else ""
        first = line(page, beside, "bold cyan").append_text(line(page, row.lead, "cyan"))
        hanging(page, first, row.text)


def packed(page: Page, parts: Iterable["Text"], most_lines: int) -> list[Row]:
    """Return parts in at most so many rows, none of them broken; a simple page has one row.

    Those that do not fit are counted at the end.
    """
    listed = list(parts)
    for count in range(len(listed), 0, -1):
        more = len(listed) - count
        shown = [*listed[:count], *([line(page, f"+{more} more", "dim")] if more else [])]
        rows = _rows(page, shown)
        if len(rows) <= most_lines or count == 1:
            return [Row("", text) for text in rows]
    return []


def fitting(page: Page, amounts: Sequence[A], write: Callable[[Page, A], None]) -> A:
    """Return the first amount of a result that fits a screen of this width, or else the last.

    `write` prints the whole screen with such an amount. A page without a height takes the first.
    """
    from rich.console import Console

    if page.markdown or page.is_simple:
        return amounts[0]
    width = page.console.width
    height = HEIGHT if width >= LEAST_BESIDE else NARROW_HEIGHT
    for amount in amounts:
        draft = io.StringIO()
        console = Console(file=draft, width=width, highlight=False, markup=False, emoji=False)
        write(page._replace(console=console), amount)
        if draft.getvalue().count("\n") <= height:
            return amount
    return amounts[-1]


def _rows(page: Page, parts: Iterable["Text"]) -> list["Text"]:
    rows: list[Text] = []
    for part in parts:
        is_room = rows and rows[-1].cell_len + len(GAP) + part.cell_len <= _room(page)
        if rows and (page.is_simple or is_room):
            rows[-1].append(GAP).append_text(part)
        else:
            rows.append(line(page, "").append_text(part))
    return rows


def say_commands(page: Page, *commands: str) -> None:
    """Print in one paragraph the commands to go on with; the first has the program's name."""
    if page.markdown:
        page.markdown.listing([page.commands.to_run(command) for command in commands])
        return
    first, *others = map(page.commands.to_run, commands)
    rest = [command.partition(" ")[2] for command in others]
    say(page, " · ".join([first, *rest]), style="dim")


def _in_markdown(page: Page, markdown: Markdown, label: str, rows: Sequence[Row]) -> None:
    """Print rows as points below their label, or as one paragraph if nothing stands before them."""
    if not any(row.lead for row in rows):
        texts = ", ".join(marked_up(row.text.plain) for row in rows)
        markdown.paragraph(f"{strong(label)}: {texts}" if label else texts)
        return
    markdown.paragraph(strong(label))
    for row in rows:
        lead = row.lead.strip()
        if lead.isdigit():
            bullet(page, row.text.plain, mark=f"{lead}. ")
        else:
            bullet(page, f"{lead} {row.text.plain}")


def _room(page: Page) -> int:
    """Return how wide a row beside a label is, or below it on a narrow page."""
    width = min(page.console.width, SCREEN)
    return width - LABEL if width >= LEAST_BESIDE else width
