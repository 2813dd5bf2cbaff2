"""The text of a document, line by line, with the places to name."""

from typing import NamedTuple


class Line(NamedTuple):
    """A line of text, and where it stands: "line 12", or "page 2, line 5"."""

    text: str
    where: str
