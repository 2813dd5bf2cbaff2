"""Lay out a view as lines for a screen of any size; nothing is drawn here.

No text is cut without a sign. Text is wrapped. Choices that do not fit scroll with the pointer and
are counted ("3 of 12"). A question that is too long even so ends in an ellipsis.
"""

from collections.abc import Collection, Sequence

from prompt_toolkit.utils import get_cwidth

from roleadvisor.terminal.views import View

Line = tuple[str, str]

LEAST_CHOICES = 2
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
    head, foot, gap = _head(view, width), _foot(view, ticked, "", width), _BLANK
    airy = _head(view, width, gap)
    if view.is_ticked or len(head) + height + len(foot) > rows:
        foot = _foot(view, ticked, f"{pointed + 1} of {len(view.choices)}", width)
    if len(airy) + height + len(foot) + 2 <= rows or rows >= TALL:
        head = airy
    elif len(head) + height + len(foot) + 2 > rows:
        gap = ()
    head = _cut(head, rows - len(foot) - 2 * len(gap) - min(height, LEAST_CHOICES))
    body = _scrolled(blocks, pointed, rows - len(head) - len(foot) - 2 * len(gap))
    return [*head, *gap, *body, *gap, *foot]


def _head(view: View, width: int, blank: Sequence[Line] = ()) -> list[Line]:
    return [
        *(("class:place", line) for line in wrap(view.place, width)),
        *(("class:warning", line) for line in wrap(view.warning, width)),
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
    """Return as many lines as there is room for, with the choice pointed at in the middle."""
    lines = [line for block in blocks for line in block]
    start = sum(len(block) for block in blocks[:pointed])
    height = len(blocks[pointed])
    top = max(0, min(start - max(room - height, 0) // 2, len(lines) - room))
    return lines[top : top + room]


def _foot(view: View, ticked: Collection[str], count: str, width: int) -> list[Line]:
    if view.is_ticked:
        answer = ["Space to tick", "Enter to go on" if ticked else "Enter: none of these"]
    elif is_numbered(view):
        answer = [f"1-{len(view.choices)} or Enter to answer"]
    else:
        answer = ["Enter to choose"]
    has_answer = view.has_answer or bool(ticked)
    moves = {
        "← back": view.has_back,
        "→ keep": view.has_skip and has_answer,
        "s skip" if has_answer else "→ skip": view.has_skip,
        "r result": view.has_result,
    }
    offered = [move for move, is_there in moves.items() if is_there]
    hints = [*([count] if count else []), *answer, *offered, "q quit"]
    return [("class:hint", line) for line in _joined(hints, width)]


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
