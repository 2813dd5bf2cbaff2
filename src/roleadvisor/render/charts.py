"""Figures in columns and bars, in Markdown as tables."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from roleadvisor.render.console import Page
from roleadvisor.render.writing import LONGEST, hanging, inline, line, marked_up, percent, say
from roleadvisor.safe.characters import shown

BAR = 16
SHORTEST_BAR = 8
SHORTEST_SIDE_BAR = 4
WIDEST = 100
WIDEST_FIGURE = 16
# A bar with a note beside it, and the room that both take at least beside a name.
NOTED_BAR = 12
LEAST_NOTED = 46
_EIGHTHS = "▏▎▍▌▋▊▉"
LONGEST_SPAN = 40
SHORTEST_SPAN = 12


class Span(NamedTuple):
    """A name, its figures, and the ends of its bar with the mark between them, as shares of its room.

    One without ends is a title of those below it.
    """

    name: str
    figures: Sequence[str]
    ends: tuple[float, float, float] | None


def bars(
    page: Page, rows: Iterable[tuple[str, float]], *, header: tuple[str, str] = ("Role", "Fit")
) -> None:
    """Print a bar for each name and share; on a narrow page, the bar is below the name.

    Only Markdown, in which it is a table, has the header.
    """
    listed = list(rows)
    if page.markdown:
        table(page, header, [(name, percent(share)) for name, share in listed])
        return
    width = max((len(name) for name, _ in listed), default=0)
    room = page.console.width - width - len(" 100% ")
    for name, share in listed:
        if room < SHORTEST_BAR:
            say(page, name)
            say(page, f"  {percent(share):>5} {bar(page, share)}")
        else:
            say(page, f"{name:<{width}} {percent(share):>5} {bar(page, share, min(room, BAR))}")


def figures(
    page: Page,
    rows: Iterable[tuple[str, str, float]],
    *,
    indent: int = 0,
    header: tuple[str, str] = ("Role", "Share"),
) -> None:
    """Print a line for each name, figure of five characters and share, with a bar if there is room."""
    listed = list(rows)
    if page.markdown:
        table(page, header, [(name, figure) for name, figure, _ in listed])
        return
    width = max((len(name) for name, _, _ in listed), default=0)
    room = page.console.width - indent - width - len(" ~100% ")
    for name, figure, share in listed:
        drawn = bar(page, share, min(BAR, room)) if room >= SHORTEST_SIDE_BAR else ""
        say(page, f"{' ' * indent}{name:<{width}} {figure:>5} {drawn}".rstrip())


def chart(
    page: Page,
    header: Sequence[str],
    rows: Iterable[tuple[str, Sequence[str], float]],
    *,
    least_width: int,
) -> None:
    """Print each name with its figures and a bar; on a narrower page, these are below the name.

    Only Markdown, in which it is a table, has the header.
    """
    listed = list(rows)
    if page.markdown:
        table(page, header, [(name, *figures) for name, figures, _ in listed])
        return
    width = max((len(name) for name, _, _ in listed), default=0)
    for name, figures, share in listed:
        drawn = f"{' '.join(figures)} {bar(page, share)}"
        if page.console.width < least_width:
            say(page, name)
            say(page, f"  {drawn}".rstrip())
        else:
            say(page, f"{name:<{width}} {drawn}".rstrip())


def spans(page: Page, header: Sequence[str], rows: Iterable[Span]) -> None:
    """Print figures in columns below their names, and bars from one end to another if there is room."""
    listed = list(rows)
    cells = [header, *(row.figures for row in listed if row.ends)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    first = max((len(row.name) for row in listed if row.ends), default=0)
    room = page.console.width - first - sum(width + 2 for width in widths) - 2
    gap = "  " if room >= SHORTEST_SPAN else " "
    say(page, _in_columns("", header, first, widths, gap), style="bold")
    for row in listed:
        if row.ends is None:
            say(page, row.name, style="bold")
        else:
            drawn = span(page, row.ends, min(room, LONGEST_SPAN)) if room >= SHORTEST_SPAN else ""
            text = _in_columns(row.name, row.figures, first, widths, gap)
            say(page, f"{text}{gap}{drawn}".rstrip())


def span(page: Page, ends: tuple[float, float, float], length: int) -> str:
    """Return a bar from the first of three shares of `length` characters to the last, with a mark."""
    low, middle, high = (round(share * (length - 1)) for share in ends)
    line, mark = ("━", "╋") if page.is_unicode else ("-", "+")
    return " " * low + line * (middle - low) + mark + line * (high - middle)


def _in_columns(
    name: str, figures: Sequence[str], first: int, widths: Sequence[int], gap: str
) -> str:
    cells = [f"{figure:>{width}}" for figure, width in zip(figures, widths, strict=True)]
    return gap.join((f"{name:<{first}}", *cells))


def noted(page: Page, header: Sequence[str], rows: Iterable[tuple[str, float, str, str]]) -> None:
    """Print a bar for each name and share, with a note in a style.

    A narrow page has no bars, and a note that does not fit stands below the name. Only Markdown, in
    which it is a table, has the header.
    """
    listed = list(rows)
    if page.markdown:
        table(page, header, [(name, percent(share), note) for name, share, note, _ in listed])
        return
    width = max((len(name) for name, _, _, _ in listed), default=0)
    for name, share, note, style in listed:
        drawn = f"{percent(share):>4}  "
        if _has_room(page, width):
            drawn = f"{percent(share):>4} {bar(page, share, NOTED_BAR):<{NOTED_BAR}}  "
        first, told = line(page, f"{name:<{width}} {drawn}"), line(page, note, style)
        if _has_room(page, width) or first.cell_len + told.cell_len <= page.console.width:
            hanging(page, first, told)
        else:
            say(page, first.plain.rstrip())
            hanging(page, line(page, "  "), told)


def note_room(page: Page, width: int) -> int:
    """Return how long a note may be to take one line, with names of this width."""
    beside = page.console.width - width - len(" 100%   ") - NOTED_BAR
    return beside if _has_room(page, width) else page.console.width - len("  ")


def _has_room(page: Page, width: int) -> bool:
    """Return whether bars and notes fit beside names of this width."""
    return page.console.width >= width + LEAST_NOTED and not page.is_plain


def table(
    page: Page,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    has_total: bool = False,
    is_stacked: bool = False,
) -> None:
    """Print rows in columns, the first for text and the others for figures.

    With `is_stacked`, and on a plain page, the figures of a row are below its text, each with the
    name of its column; empty ones are left out. `has_total` prints the last row in bold.
    """
    listed = [[shown(cell, LONGEST) for cell in row] for row in rows]
    styles = ["bold" if has_total and row is listed[-1] else "" for row in listed]
    if page.markdown:
        marked = [
            [marked_up(c, style) for c in row] for row, style in zip(listed, styles, strict=True)
        ]
        page.markdown.table([marked_up(name) for name in header], marked)
    elif is_stacked or page.is_plain:
        for row, style in zip(listed, styles, strict=True):
            say(page, row[0], style=style)
            for name, cell in zip(header[1:], row[1:], strict=True):
                if cell:
                    say(page, f"  {cell} {inline(name)}")
    else:
        _columns(page, header, listed, styles)


def _columns(
    page: Page, header: Sequence[str], rows: Sequence[Sequence[str]], styles: Sequence[str]
) -> None:
    from rich.table import Table

    drawn = Table.grid(padding=(0, 2))
    drawn.width = min(page.console.width, WIDEST)
    drawn.add_column(overflow="fold", ratio=1)
    for _ in header[1:]:
        drawn.add_column(max_width=WIDEST_FIGURE, justify="right", overflow="fold")
    drawn.add_row(*(line(page, name, "bold") for name in header))
    for row, style in zip(rows, styles, strict=True):
        drawn.add_row(*(line(page, cell, style) for cell in row))
    page.console.print(drawn)


def bar(page: Page, share: float, length: int = BAR) -> str:
    """Return a bar that has `length` characters for a share of 1; it is empty on a plain page."""
    if page.is_plain or page.markdown:
        return ""
    if not page.is_unicode:
        return "#" * round(share * length)
    whole, eighths = divmod(round(share * length * 8), 8)
    return "█" * whole + (_EIGHTHS[eighths - 1] if eighths else "")
