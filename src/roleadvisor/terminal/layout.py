"""Lay out a view as lines for a screen of any size; nothing is drawn here.

No text is cut without a sign. Text is wrapped. Choices that do not fit scroll with the pointer, and
those that are hidden are counted ("3 more below"). A question that is too long even so ends in an
ellipsis.
"""

from collections.abc import Collection, Sequence

from prompt_toolkit.utils import get_cwidth

from roleadvisor.terminal.views import View

Line = tuple[str, str]

# Room for the choice pointed at, and for the line that says how many are hidden.
LEAST_ROOM = 2
NARROWEST = 10
TALL = 20
_BLANK: Sequence[Line] = (("", ""),)


def compose(
    view: View, pointed: int, ticked: Collection[str], *, columns: int, rows: int
) -> list[Line]:
    """Return at most `rows` lines of at most `columns` columns, each after its style's name."""
    width = max(columns - 1, NARROWEST)
    blocks = [_choice(view, i, pointed, ticked, width) for i in range(len(view.choices))]
    height = sum(map(len, blocks))
    head, foot, gap = _head(view, width), _foot(view, ticked, width), _BLANK
    airy = _head(view, width, gap)
    if len(airy) + height + len(foot) + 2 <= rows or rows >= TALL:
        head = airy
    elif len(head) + height + len(foot) + 2 > rows:
        gap = ()
    head = _cut(head, rows - len(foot) - 2 * len(gap) - min(height, LEAST_ROOM))
    body = _scrolled(blocks, pointed, rows - len(head) - len(foot) - 2 * len(gap))
    return [*head, *gap, *body, *gap, *foot]


def _head(view: View, width: int, blank: Sequence[Line] = ()) -> list[Line]:
    return [
        *(("class:place", line) for line in wrap(view.place, width)),
        *(("class:warning", line) for line in wrap(view.warning, width)),
        *(("class:note", line) for line in wrap(view.note, width)),
        *blank,
        *(("class:prompt", line) for line in wrap(view.prompt, width)),
        *(blank if view.detail else ()),
        *(("class:detail", line) for line in wrap(view.detail, width)),
    ]


def _choice(
    view: View, index: int, pointed: int, ticked: Collection[str], width: int
) -> list[Line]:
    choice = view.choices[index]
    is_on = choice.value in ticked if view.is_ticked else choice.is_on
    lead = "» " if index == pointed else "  "
    if view.is_ticked:
        lead += "[x] " if is_on else "[ ] "
    elif is_numbered(view):
        lead += f"{index + 1}  "
    text = choice.label if view.is_ticked or not is_on else f"{choice.label} (chosen)"
    first, *rest = wrap(text, width - len(lead)) or [""]
    lines = [lead + first, *(" " * len(lead) + line for line in rest)]
    style = "class:pointed" if index == pointed else "class:on" if is_on else ""
    return [(style, line) for line in lines]


def is_numbered(view: View) -> bool:
    """Return whether a digit chooses each choice."""
    return not view.is_ticked and len(view.choices) <= 9  # noqa: PLR2004 (one key, one digit)


def _scrolled(blocks: Sequence[Sequence[Line]], pointed: int, room: int) -> list[Line]:
    """Return as many choices as there is room for around the one pointed at, and how many are hidden."""
    start, end = _window([len(block) for block in blocks], pointed, room)
    lines = [line for block in blocks[start:end] for line in block]
    hidden = _hidden(start, len(blocks) - end)
    return [*lines[: max(room - len(hidden), 1)], *hidden]


def _window(heights: Sequence[int], pointed: int, room: int) -> tuple[int, int]:
    """Return the range of choices to show, with the one pointed at as near the middle as can be."""
    if sum(heights) <= room:
        return 0, len(heights)
    start, end, is_growing = pointed, pointed + 1, True
    while is_growing:
        is_growing = False
        for lower, upper in ((0, 1), (1, 0)):
            first, last = start - lower, end + upper
            is_there = first >= 0 and last <= len(heights)
            if is_there and sum(heights[first:last]) < room:
                start, end, is_growing = first, last, True
    return start, end


def _hidden(above: int, below: int) -> list[Line]:
    if above and below:
        return [("class:hint", f"{above} above, {below} below")]
    where = f"{above} more above" if above else f"{below} more below"
    return [("class:hint", where)] if above or below else []


def _foot(view: View, ticked: Collection[str], width: int) -> list[Line]:
    if view.is_ticked:
        answer = ["Space to tick", "Enter to go on" if ticked else "Enter: none of these"]
    elif is_numbered(view):
        answer = [f"1-{len(view.choices)} or Enter to answer"]
    else:
        answer = ["Enter to choose"]
    has_answer = view.has_answer or bool(ticked)
    moves = {
        "← back": view.has_back,
        "→ keep": view.has_skip and has_answer and not view.is_ticked,
        "s skip" if has_answer else "→ skip": view.has_skip,
        "r result": view.has_result,
    }
    offered = [move for move, is_there in moves.items() if is_there]
    return [("class:hint", line) for line in _joined([*answer, *offered, "q quit"], width)]


def _joined(hints: Sequence[str], width: int) -> list[str]:
    """Return the hints in as few lines as possible, none of them broken if it fits into a line."""
    lines = [""]
    for hint in hints:
        longer = f"{lines[-1]}   {hint}" if lines[-1] else hint
        if get_cwidth(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(hint)
    return [
        part
        for line in lines
        for part in ([line] if get_cwidth(line) <= width else wrap(line, width))
    ]


def _cut(head: list[Line], room: int) -> list[Line]:
    if len(head) <= room:
        return head
    style, last = head[max(room, 1) - 1]
    return [*head[: max(room, 1) - 1], (style, f"{last[:-1]}…")]


def wrap(text: str, width: int) -> list[str]:
    """Return text in lines of at most `width` columns, wide characters counting two."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if get_cwidth(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width)
        lines += whole
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> list[str]:
    """Return a word in as few pieces as possible, each of at most `width` columns."""
    pieces = [""]
    for character in word:
        if pieces[-1] and get_cwidth(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
