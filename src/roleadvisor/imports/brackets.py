"""Split a text where it has separators, but not within its brackets."""

import re
from collections.abc import Iterator
from itertools import accumulate

OPENING, CLOSING = "([{【", ")]}】"
# What stands at the edge of a name and is no part of it; C++, C# and .NET keep their signs.
_BEFORE, _AFTER = " \t,;:|/&·•●▪、。-–—*)]}】", " \t,;:|/&·•●▪、。-–—*([{【"
# The stop of a sentence, and not that of "Ph.D.".
_STOP = re.compile(r"(?:(?<=\w\w)|(?<=\s\w)|(?<=^\w))\.$")


def balanced(text: str) -> str:
    """Return a text without the brackets that have no partner."""
    opened: list[int] = []
    single: set[int] = set()
    for at, character in enumerate(text):
        if character in OPENING:
            opened.append(at)
        elif character in CLOSING:
            single |= set() if opened else {at}
            del opened[-1:]
    single |= {*opened}
    return "".join(c for at, c in enumerate(text) if at not in single) if single else text


def tidied(name: str) -> str:
    """Return a name that was cut out of a text, without what belongs to the text around it."""
    bare = balanced(_STOP.sub("", " ".join(name.split()))).lstrip(_BEFORE).rstrip(_AFTER)
    return bare or name


def split_outside(separator: re.Pattern[str], text: str, most: int = 0) -> list[str]:
    """Return the pieces between separators outside brackets, at most `most` splits if not 0."""
    depths = _depths(text)
    found = [m.span() for m in separator.finditer(text) if depths[m.start()] == 0]
    cuts = found[: most or None]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each outermost pair of brackets starts and ends."""
    start = 0
    before = 0
    for at, depth in enumerate(_depths(text)):
        if depth and not before:
            start = at
        elif before and not depth:
            yield start, at + 1
        before = depth


def _depths(text: str) -> list[int]:
    return list(accumulate((c in OPENING) - (c in CLOSING) for c in text))
