"""Read a stream of lines block by block, and cut lines that are longer than a sheet may be."""

import select
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import BinaryIO, NamedTuple

from roleadvisor.safe.files import MAX_BYTES

BLOCK_BYTES = 1 << 21
LONGEST_LINE = 8_000_000
# Each line costs memory beyond its bytes, so a block of short lines is limited by their number.
MOST_LINES = 1000


class Block(NamedTuple):
    """Consecutive lines with their line ends.

    `first` is the number of the first line in the stream, `read` the number of bytes read so far.
    `has_end` is false if the last line has no end within 8 MB; nothing is read after it.
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
        """Yield the lines that are not blank, and all that are cut, with their numbers."""
        for number, line in enumerate(self.lines, start=self.first):
            if not line.isspace() or len(line) > MAX_BYTES:
                yield number, line


def read_blocks(stream: BinaryIO, size: int = BLOCK_BYTES) -> Iterator[Block]:
    """Yield the lines of a stream as they arrive; the last line may lack its line end.

    A line that is too long is cut to one byte more than a sheet may have. A block need not be full:
    whole lines from a slow sender are yielded at once.
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
    """Return whether a read would not block; true where the system cannot tell."""
    try:
        return bool(select.select([stream], [], [], 0)[0])
    except (OSError, ValueError):
        return True


def _cut(line: bytes) -> bytes:
    return line if len(line) <= MAX_BYTES else line[: MAX_BYTES + 1]
