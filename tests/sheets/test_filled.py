"""A filled-in sheet is read without the parser, to the same result."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roleadvisor.packs import Catalog
from roleadvisor.safe.documents import MAX_NODES
from roleadvisor.safe.parsing import parse
from roleadvisor.sheets.filled import MAX_LENGTH, read_filled
from roleadvisor.sheets.written import template_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PIECES = st.sampled_from([
    "a", "b", "answers", "python", "c-d", "e_f", ":", ": ", ":  ", " ", "  ", "   ", "\n", "\n  ", "\n ",
    "\n    ", "#", " # x: y", "é", "true", "false", "null", "True", "yes", "no", "~", "0", "4", "007", "-1",
    "1.5", "1e3", "like it", "Like, it", "it's (x/y.)", "NULL", "not for me", "- ", "-", "--- ", "---\n", "...", "'", '"', "{", "}", "[", ",",
    "&", "*", "!", "|", ">", "%", "@", "`", "\t", "\r\n", "\r", "<<", "?", "? ", "=", "2026-01-01", "0x1", "1_0",
    "roleadvisor: 1\n", "answers:\n  python: 4\n", "  sql: true\n", "label: a\n", "b: c\n",
])  # fmt: skip
LINES = st.sampled_from([
    "a: 1", "b: like it", "answers:", "  a: true", "  b: NULL", "  c: not, for me  # x: y", "   d: 2", " a: 3",
    "", "  ", "# x", "  # x\r", "a:", "c: d#e", "c: d #e", "  a:", "d: 5", "e: null ", "a:1", "f: a\tb",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.lists(LINES, max_size=8).map("\n".join)


@given(TEXTS)
@example("a:\n  b: 1\na: 2\n")
@example("a:\n  b: 1\n c: 2\n")
@example("a:\n  b: 1\n   c: 2\n")
@example("a: 1\n  b: 2\n")
@example("a:\nb: 1\n")
@example("a: 1\n\n# x\nb:\n    c: like it   # y\n    d: null\n")
@example("a: b\n  c\n")
@example("a: b #c\n")
@example("a: b#c\n")
@example("a: 08\n")
@example("a:\n  b: 1 # x\r  c: 2\n  d: 3\n")
def test_what_is_read_fast_is_what_the_parser_reads(text: str) -> None:
    filled = read_filled(text)
    if filled is not None:
        assert repr(filled) == repr(parse(text, "f").data)


def test_sheets_are_read_without_the_parser(catalog: Catalog) -> None:
    texts = [path.read_text() for path in sorted(EXAMPLES.glob("*.yaml"))]
    for text in [*texts, template_of(catalog)]:
        filled = read_filled(text)
        assert filled == parse(text, "f").data
        assert filled and filled["answers"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# x\n",
        "a",
        "a:\n",
        "a: 1\na: 2\n",
        "a: 1\n" + "\n" * MAX_LENGTH,
        "a:\n  b:\n    c: 1\n",
    ],
)
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert read_filled(text) is None


def test_no_text_that_is_read_fast_has_too_many_values() -> None:
    shortest = len("aa:a\n")
    assert 2 * MAX_LENGTH / shortest < MAX_NODES
