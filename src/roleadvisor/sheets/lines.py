"""Read a stream of lines block by block; no line is kept further than a sheet may be long."""

import select
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import BinaryIO, NamedTuple

from roleadvisor.safe.files import MAX_BYTES

BLOCK_BYTES = 1 << 21
LONGEST_LINE = 8_000_000
# So that short lines, of which many are in a block's bytes, take no more memory than long ones.
MOST_LINES = 1000


class Block(NamedTuple):
    """Whole lines with their ends; the first has the number `first`. `read` counts bytes so far.

    Without `has_end` the last line had none within 8 MB, and nothing is read after it.
    """

    first: int
    lines: Sequence[bytes]
    read: int
    has_end: bool = True

    @property
    def last(self) -> int:
        """The number of the last line."""
        return self.first + len(self.lines) - 1

    def filled(self) -> Iterator[tuple[int, bytes]]:
        """Yield the lines that are not blank, each with its number; one that is cut may not be."""
        for number, line in enumerate(self.lines, start=self.first):
            if not line.isspace() or len(line) > MAX_BYTES:
                yield number, line


def read_blocks(stream: BinaryIO, size: int = BLOCK_BYTES) -> Iterator[Block]:
    """Yield the lines of a stream as they come; the last one may lack its end.

    A line that is too long is cut one byte past what a sheet may have. Nothing waits for a block to
    fill: what a slow sender has sent is yielded at once.
    """
    first, read, begun, rest = 1, 0, 0, b""
    while piece := _piece(stream, size):
        read += len(piece)
        whole, rest = BytesIO(rest + piece), b""
        while lines := list(islice(whole, MOST_LINES)):
            if not lines[-1].endswith(b"\n"):
                rest = _cut(lines.pop())
            if lines:
                yield Block(first, list(map(_cut, lines)), read)
                first += len(lines)
                begun = read - len(rest)
        if read - begun > LONGEST_LINE:
            yield Block(first, [rest], read, has_end=False)
            return
    if rest:
        yield Block(first, [rest], read)


def _piece(stream: BinaryIO, size: int) -> bytes:
    pieces = [_read(stream, size)]
    missing = size - len(pieces[0])
    while pieces[-1] and missing > 0 and _is_ready(stream):
        pieces.append(_read(stream, missing))
        missing -= len(pieces[-1])
    return b"".join(pieces)


def _read(stream: BinaryIO, size: int) -> bytes:
    read_once = getattr(stream, "read1", stream.read)
    return bytes(read_once(size))


def _is_ready(stream: BinaryIO) -> bool:
    """Return whether reading would not wait; where the system cannot say, that it would not."""
    try:
        return bool(select.select([stream], [], [], 0)[0])
    except (OSError, ValueError):
        return True


def _cut(line: bytes) -> bytes:
    return line if len(line) <= MAX_BYTES else line[: MAX_BYTES + 1]
