from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roleadvisor.cli.sheet_files import template_of
from roleadvisor.packs import Catalog
from roleadvisor.safe.events import build
from roleadvisor.safe.plain import MAX_LINES, read_plain

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PIECES = st.sampled_from([
    "a", "b", "answers", "python", "c-d", "e_f", ":", ": ", ":  ", " ", "  ", "   ", "\n", "\n  ", "\n ",
    "\n    ", "#", " # x: y", "é", "true", "false", "null", "True", "yes", "no", "~", "0", "4", "007", "-1",
    "1.5", "1e3", "like it", "Like, it", "it's (x/y.)", "NULL", "not for me", "- ", "-", "--- ", "---\n", "...", "'", '"', "{", "}", "[", ",",
    "&", "*", "!", "|", ">", "%", "@", "`", "\t", "\r\n", "\r", "<<", "?", "? ", "=", "2026-01-01", "0x1", "1_0",
    "roleadvisor: 1\n", "answers:\n  python: 4\n", "  sql: true\n", "label: a\n", "b: c\n",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.text("ab:# \n-", max_size=24)


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
def test_what_is_read_plainly_is_what_the_parser_reads(text: str) -> None:
    plain = read_plain(text, "f")
    if plain is not None:
        assert plain == build(text, "f")


def test_sheets_are_read_without_the_parser(catalog: Catalog) -> None:
    texts = [path.read_text() for path in sorted(EXAMPLES.glob("*.yaml"))]
    for text in [*texts, template_of(catalog)]:
        plain = read_plain(text, "f")
        assert plain == build(text, "f")
        assert plain and plain.data["answers"]


@pytest.mark.parametrize(
    "text",
    ["", "# x\n", "a", "a:\n", "a: 1\na: 2\n", "a: 1\n" + "\n" * MAX_LINES, "a:\n  b:\n    c: 1\n"],
)
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text, "f") is None
