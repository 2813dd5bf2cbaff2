"""Put the pieces of a page into reading order: columns, rows, paragraphs and items of lists.

Columns are told by a gutter that several rows in a row leave free. A table has one too, but its
cells stand beside each other on the same rows, and it is read row by row.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from roleadvisor.imports.headings import section_of

BULLET = re.compile(
    r"[\u2022\u2023\u2043\u2219\u25a0-\u25ff\u2605\u2606\u2660-\u2667\u2710-\u2718\u27a2-\u27be"
    r"\u00b7\u204c\u204d\u29bf\u2756\u276f\u203a\u00bb\ue000-\uf8ff*]+\s*|[-+\u2013\u2014\u2212o]\s+"
)
NEW_CELL = 1.2  # of the height of the letters
_GUTTER = 5.0  # points; the space between two columns is wider
_LEAST_ROWS = 3
_SAME_ROW = 0.35  # of the height of the letters
_WRAPPED = 30  # characters; shorter lines are entries of a list, however narrow the column
_WRAPPED_LOWER = 18
_HEADING_LENGTH = 60
_UNFINISHED = (",", "-", "&", "/", "(", " and", " und", " y", " et", " e", " of", " de")
# Steps from line to line, in heights of the letters; paragraphs are further apart than lines.
_LEAST_STEP = 0.8
_MOST_STEP = 1.9
_MORE_SPACE = 1.25
_EDGE_ROWS = 2


class Run(NamedTuple):
    """Letters beside each other in one style; `size` is the height of the letters, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool


Row = Sequence[Run]
# A text without its figures, and where it stands.
_Place = tuple[str, int, int]


class Paragraph(NamedTuple):
    """A paragraph, heading or item, with the number of its first row on the page."""

    text: str
    row: int
    size: float
    is_bold: bool
    is_item: bool


# What makes headings of one level alike: size, capitals, weight.
_Style = tuple[float, bool, bool]


class Headings(NamedTuple):
    """The level of each style that headings have, and the size of the other text."""

    levels: Mapping[_Style, int]
    body: float


def paragraphs_of(runs: Sequence[Run]) -> list[Paragraph]:
    """Return a page's paragraphs in reading order."""
    paragraphs: list[Paragraph] = []
    count = 0
    for column in _columns(_rows(runs)):
        lines = [line for row in column for line in _lines_of(row)]
        numbered = list(enumerate(lines, count + 1))
        count += len(lines)
        paragraphs += _joined(numbered)
    return paragraphs


def without_running_heads(pages: Sequence[Sequence[Run]]) -> Iterator[Sequence[Run]]:
    """Yield the runs of each page without what several have in the same place at an edge.

    What stands at the top stays on the first page that has it.
    """
    edges = [_edges(page) for page in pages]
    feet = Counter(place for _, bottom in edges for place in bottom)
    seen: set[_Place] = set()
    for page, (top, bottom) in zip(pages, edges, strict=True):
        left_out = (seen & top) | {place for place in bottom if feet[place] > 1}
        yield [run for run in page if _place(run) not in left_out]
        seen |= top


def _edges(page: Sequence[Run]) -> tuple[set[_Place], set[_Place]]:
    """Return what stands in the first rows of a page, and what in the last."""
    bases = sorted({round(run.base) for run in page})
    if len(bases) <= _EDGE_ROWS * 2:
        return set(), set()
    top = {_place(run) for run in page if round(run.base) in bases[-_EDGE_ROWS:]}
    return top, {_place(run) for run in page if round(run.base) in bases[:_EDGE_ROWS]}


def _place(run: Run) -> _Place:
    return re.sub(r"\d+", "", run.text), round(run.base), round(run.left / 10)


def headings_of(pages: Sequence[Sequence[Paragraph]]) -> Headings:
    """Return how headings are told: the level of each style that they have, the largest first."""
    paragraphs = [paragraph for page in pages for paragraph in page]
    letters: Counter[float] = Counter()
    for paragraph in paragraphs:
        letters[round(paragraph.size)] += len(paragraph.text)
    body = letters.most_common(1)[0][0] if letters else 0
    styles = {_style_of(p) for p in paragraphs if _is_heading(p, body)}
    ordered = sorted(styles, key=lambda style: (-style[0], not style[1], not style[2]))
    return Headings({style: level for level, style in enumerate(ordered, 1)}, body)


def _style_of(paragraph: Paragraph) -> _Style:
    return round(paragraph.size), paragraph.text.isupper(), paragraph.is_bold


def level_of(paragraph: Paragraph, headings: Headings) -> int:
    """Return the level of a heading, or 0 for other text.

    What looks like all other text is a heading only if it names a section.
    """
    size, is_upper, is_bold = style = _style_of(paragraph)
    looks = is_upper or is_bold or size > headings.body or _names_section(paragraph.text)
    return headings.levels.get(style, 0) if looks and _may_be_heading(paragraph) else 0


def is_by_capitals(paragraph: Paragraph, headings: Headings) -> bool:
    """Return whether only its capitals make a paragraph look like a heading."""
    size, is_upper, is_bold = _style_of(paragraph)
    is_plain = not is_bold and size <= headings.body
    return is_upper and is_plain and level_of(paragraph, headings) > 0


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    size, is_upper, is_bold = _style_of(paragraph)
    return _may_be_heading(paragraph) and (
        size > body or ((is_upper or is_bold) and size >= body) or _names_section(paragraph.text)
    )


def _may_be_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        not paragraph.is_item
        and len(text) <= _HEADING_LENGTH
        and not text.endswith((".", ",", ";"))
    )


def _rows(runs: Sequence[Run]) -> list[Row]:
    """Return the runs by rows, from the top; each row from the left."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.base):
        if rows and abs(rows[-1][0].base - run.base) <= _SAME_ROW * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _columns(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows of each column, in reading order."""
    band = _widest_band(rows)
    if band is None:
        if rows:
            yield rows
        return
    first, last, at = band
    yield from _columns(rows[:first])
    for is_right in (False, True):
        part = [[run for run in row if (run.left >= at) is is_right] for row in rows[first:last]]
        yield from _columns([row for row in part if row])
    yield from _columns(rows[last:])


def _widest_band(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """Return the first row, the row after the last, and the gutter of the tallest two columns."""
    starts = Counter(round(run.left) for row in rows for run in row)
    best: tuple[int, int, float] | None = None
    for start, count in starts.items():
        if count < _LEAST_ROWS:
            continue
        at = start - 1.5
        place = 0
        for is_free, group in groupby(rows, key=lambda row: _leaves_free(row, at)):
            size = len(list(group))
            is_taller = best is None or size > best[1] - best[0]
            if is_free and is_taller and _are_columns(rows[place : place + size], at):
                best = (place, place + size, at)
            place += size
    return best


def _leaves_free(row: Row, at: float) -> bool:
    return all(run.left >= at or run.right <= at - _GUTTER + 1.5 for run in row)


def _are_columns(rows: Sequence[Row], at: float) -> bool:
    """Return whether the rows are two columns of text, and no table."""
    sides = [([r for r in row if r.left < at], [r for r in row if r.left >= at]) for row in rows]
    left = [row for row, _ in sides if row]
    right = [row for _, row in sides if row]
    if min(len(left), len(right)) < _LEAST_ROWS:
        return False
    named = [sum(_names_section(_text(row)) for row in side) for side in (left, right)]
    if all(named):
        # Headings at the left of what they head are no column.
        return named[0] < len(left)
    beside = sum(bool(row and other) for row, other in sides)
    return beside < min(len(left), len(right)) / 2 and min(len(left), len(right)) > _LEAST_ROWS


def _names_section(text: str) -> bool:
    return section_of(text.strip(" :")) is not None


class _Line(NamedTuple):
    text: str
    run: Run
    last: Run
    left: float
    is_item: bool


def _lines_of(row: Row) -> Iterator[_Line]:
    """Yield the lines of a row: cells of a table are one line, items beside each other several."""
    cells: list[Run] = []
    bullet: Run | None = None
    started = False
    for run in row:
        is_bullet = BULLET.match(run.text + " ") is not None
        if is_bullet and cells:
            yield _line(cells, bullet)
            cells, bullet = [], None
        if is_bullet and BULLET.fullmatch(run.text + " "):
            bullet = run
            continue
        started = True
        if len(cells) == 1 and not bullet and _names_section(cells[0].text):
            # A heading at the left of what it heads.
            yield _line(cells, None)
            cells = []
        cells.append(run)
    if cells or (bullet and not started):
        yield _line(cells or ([bullet] if bullet else []), bullet)


def _line(cells: Sequence[Run], bullet: Run | None) -> _Line:
    text = _text(cells)
    found = BULLET.match(text)
    is_item = bullet is not None or found is not None
    text = text[found.end() :] if found else text
    return _Line(text, cells[0], cells[-1], (bullet or cells[0]).left, is_item)


def _text(cells: Sequence[Run]) -> str:
    parts: list[str] = []
    for i, cell in enumerate(cells):
        if i:
            gap = cell.left - cells[i - 1].right
            parts.append(
                " | " if gap > cell.size * NEW_CELL else " " if gap > cell.size * 0.12 else ""
            )
        parts.append(cell.text)
    return _unspaced("".join(parts).strip())


def _unspaced(text: str) -> str:
    """Return a text without the spaces between its letters: "S K I L L S", "C O N TA C T"."""
    words = text.split()
    letters = sum(map(len, words))
    is_spaced = len(words) > 3 and letters < len(words) * 1.7 and text.isupper()  # noqa: PLR2004
    return "".join(words) if is_spaced else text


def _joined(lines: Sequence[tuple[int, _Line]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a column; where a line has no room for the next word, it goes on."""
    edge = max((line.last.right for _, line in lines), default=0.0)
    step = _least_step([line for _, line in lines])
    parts: list[tuple[int, _Line]] = []
    for number, line in lines:
        if parts and not _goes_on(parts[0][1], parts[-1][1], line, edge, step):
            yield _paragraph(parts)
            parts = []
        parts.append((number, line))
    if parts:
        yield _paragraph(parts)


def _least_step(lines: Sequence[_Line]) -> float:
    """Return the least height of a line of a paragraph, in heights of its letters."""
    steps = [
        (above.run.base - line.run.base) / line.run.size
        for above, line in pairwise(lines)
        if abs(above.run.size - line.run.size) < 1
    ]
    return min((step for step in steps if step >= _LEAST_STEP), default=_MOST_STEP)


def _goes_on(first: _Line, before: _Line, line: _Line, edge: float, step: float) -> bool:
    """Return whether a line goes on with what the line before it says."""
    if line.is_item or not before.text or not line.text or _names_section(line.text):
        return False
    run, last = line.run, before.last
    size = run.size
    most = min(step * _MORE_SPACE, _MOST_STEP) * size
    if run.is_bold is not before.run.is_bold or abs(size - before.run.size) > 1:
        return False
    if not 0 < last.base - run.base <= most or line.left < first.left - 2:
        return False
    if first.is_item and line.left > first.left + 3:
        # It hangs beneath the item's text.
        return line.left < first.left + size * 4
    if last is not before.run and last.left - before.run.right > size * NEW_CELL:
        return False
    return before.text.endswith(_UNFINISHED) or _is_full(before, line, edge, is_item=first.is_item)


def _is_full(before: _Line, line: _Line, edge: float, *, is_item: bool) -> bool:
    """Return whether a line has no room for the first word of the next, and is one of a text."""
    run, word = line.run, line.text.split(" ", 1)[0]
    width = (run.right - run.left) * (len(word) + 1) / max(len(run.text), 1)
    if before.last.right + width < edge - run.size * 0.4:
        return False
    is_lower = line.text[0].islower() and not before.text.endswith((".", ":"))
    length = len(before.text)
    return length >= _WRAPPED_LOWER if is_lower else length >= _WRAPPED and not is_item


def _paragraph(parts: Sequence[tuple[int, _Line]]) -> Paragraph:
    text = parts[0][1].text
    for _, line in parts[1:]:
        text = f"{text}{line.text}" if re.search(r"\w-$", text) else f"{text} {line.text}"
    number, first = parts[0]
    return Paragraph(text, number, first.run.size, first.run.is_bold, first.is_item)
