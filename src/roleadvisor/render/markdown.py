"""Markdown, block by block: CommonMark with GitHub's tables, in which no text becomes markup."""

import re
from collections.abc import Sequence
from typing import TextIO

# What may be markup anywhere in a line. GitHub also takes a lone ~, and makes links of addresses.
_MARKUP = re.compile(r"[\\`*_\[\]<|~$]|&(?=#|\w)|(?<!\S)#|(?<=:)//|(?<=www)\.")
# What may be markup at the start of a block.
_START = re.compile(r"^(?:\d{1,9}(?=[.)])|(?=[-+>]))")
_IN_ADDRESS = {mark: f"%{ord(mark):02X}" for mark in '\\()<>|"` '}
_NUMBERED = re.compile(r"\d{1,9}\. ")
_PLAIN_MARKS = {"·", "-", "•", ""}


def escaped(text: str) -> str:
    r"""Return text so that none of it is markup within a line.

    >>> escaped("C# and *some* <b> in snake_case, AT&T")
    'C# and \\*some\\* \\<b> in snake\\_case, AT\\&T'
    """
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text.strip())


def strong(text: str) -> str:
    """Return text in bold."""
    return f"**{escaped(text)}**" if text.strip() else ""


def code(text: str) -> str:
    """Return text as code within a line; its spaces at the ends are kept."""
    ticks = _longer_than_any("`", text)
    room = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{ticks}{room}{text}{room}{ticks}"


def linked(address: str, text: str = "") -> str:
    """Return a link, whose text is its address if none is given."""
    target = "".join(_IN_ADDRESS.get(character, character) for character in address.strip())
    target = re.sub(r"(&#?\w+);", r"\1%3B", target)  # else it could be read as a character's name
    return f"[{escaped(text)}]({target})" if text else f"<{target}>"


class Markdown:
    """Writes blocks to a stream, with the blank lines that belong between them.

    Texts are markup already: those from elsewhere go through `escaped`, `strong`, `code` or `linked`.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_begun = False
        self._is_after_point = False
        # How far a block is indented that belongs to the last point; None if there is none.
        self._indent: int | None = None

    def heading(self, text: str, level: int) -> None:
        """Write a heading."""
        self._block(f"{'#' * level} {_begun(text)}" if text else "")

    def paragraph(self, text: str) -> None:
        """Write a paragraph; an empty one is nothing."""
        self._block(_begun(text))

    def point(self, text: str, mark: str = "") -> None:
        """Write a point of a list; a mark such as "1. " makes it a numbered one."""
        is_numbered = _NUMBERED.fullmatch(mark)
        bullet = mark if is_numbered else "- "
        if not is_numbered and mark.strip() not in _PLAIN_MARKS:
            text = f"{escaped(mark)} {text}"
        if not self._is_after_point:
            self._separate()
        self._stream.write(f"{bullet}{_begun(text)}\n")
        self._is_after_point, self._indent = True, len(bullet)

    def below(self, text: str) -> None:
        """Write a paragraph that belongs to the last point, or any paragraph if there is none."""
        if not text:
            return
        self._separate()
        self._stream.write(f"{' ' * (self._indent or 0)}{_begun(text)}\n")
        self._is_after_point = False

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write a table; all columns but the first, and those of texts, are aligned to the right."""
        if not rows:
            return
        sides = ["---", *(_side(column) for column in list(zip(*rows, strict=True))[1:])]
        self._block("\n".join(f"| {' | '.join(cells)} |" for cells in (header, sides, *rows)))

    def listing(self, lines: Sequence[str]) -> None:
        """Write lines as a block of code."""
        text = "\n".join(lines)
        fence = _longer_than_any("`", text, least=3)
        self._block(f"{fence}\n{text}\n{fence}" if text else "")

    def _block(self, text: str) -> None:
        if not text:
            return
        self._separate()
        self._stream.write(f"{text}\n")
        self._is_after_point, self._indent = False, None

    def _separate(self) -> None:
        if self._is_begun:
            self._stream.write("\n")
        self._is_begun = True


def _begun(text: str) -> str:
    """Return a block's text so that its start is no mark of a list or a quotation."""
    return _START.sub(lambda found: f"{found[0]}\\", text)


def _side(cells: Sequence[str]) -> str:
    """Return how a column is aligned: figures, which begin with no letter, to the right."""
    is_figures = all(not cell or cell.lstrip("*\\+-=~°×<? ")[:1].isdigit() for cell in cells)
    return "---:" if is_figures and any(cells) else "---"


def _longer_than_any(mark: str, text: str, least: int = 1) -> str:
    runs = re.findall(f"{mark}+", text)
    return mark * max(least, max(map(len, runs), default=0) + 1)
