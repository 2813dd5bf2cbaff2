"""The text of a document, line by line, with the places to name."""

from typing import NamedTuple


class Line(NamedTuple):
    """A line of text, and where it stands: "line 12", or "page 2, line 5".

    A paragraph or an item of a list that the page wraps is one line. `heading` is its level, the
    largest headings having 1, or 0 for other text. `is_capitals` says that only its capitals make a
    line look like one. Of an item the bullet is left out.
    """

    text: str
    where: str
    heading: int = 0
    is_item: bool = False
    is_capitals: bool = False
