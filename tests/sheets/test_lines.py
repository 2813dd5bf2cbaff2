"""A stream comes in blocks of whole lines, however it is sent."""

import io

import pytest

from roleadvisor.sheets.lines import LONGEST_LINE, read_blocks


def test_blocks_are_whole_lines_however_the_stream_is_cut() -> None:
    data = b"one\ntwo\n\nthree"
    for size in range(1, 20):
        blocks = list(read_blocks(io.BytesIO(data), size))
        assert [raw for block in blocks for raw in block.lines] == data.splitlines(keepends=True)
        assert [block.first for block in blocks] == [
            sum(len(b.lines) for b in blocks[:i]) + 1 for i in range(len(blocks))
        ]
        assert blocks[-1].read == len(data)


def test_blank_lines_are_counted_and_passed_over() -> None:
    (block,) = read_blocks(io.BytesIO(b"\none\n \t\ntwo\n"), 100)
    assert list(block.filled()) == [(2, b"one\n"), (4, b"two\n")]


@pytest.mark.parametrize("size", [1 << 21, 300_000])
def test_a_line_that_is_too_long_is_cut_and_the_next_one_whole(size: int) -> None:
    data = b"one\n" + b"x" * (LONGEST_LINE - 100) + b"\ntwo\n"
    lines = [(n, raw) for block in read_blocks(io.BytesIO(data), size) for n, raw in block.filled()]
    assert lines == [(1, b"one\n"), (2, b"x" * 256_001), (3, b"two\n")]


def test_nothing_is_read_after_a_line_that_seems_to_have_no_end() -> None:
    stream = io.BytesIO(b"one\n" + b"x" * 20_000_000 + b"\ntwo\n")
    *blocks, last = read_blocks(stream)
    assert all(block.has_end for block in blocks)
    assert (last.last, last.has_end, len(last.lines[0])) == (2, False, 256_001)
    assert stream.tell() < 13_000_000


def test_many_short_lines_are_given_in_parts() -> None:
    blocks = list(read_blocks(io.BytesIO(b"1\n" * 2500 + b"3")))
    assert [len(block.lines) for block in blocks] == [1000, 1000, 500, 1]
    assert [block.first for block in blocks] == [1, 1001, 2001, 2501]
    assert blocks[-1].lines == [b"3"]
