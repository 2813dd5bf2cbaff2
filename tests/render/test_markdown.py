"""Markdown: no text becomes markup, and blocks are apart; read back by a parser of CommonMark."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from roleadvisor.render.charts import bars, table
from roleadvisor.render.console import Page, open_markdown
from roleadvisor.render.markdown import Markdown, code, linked
from roleadvisor.render.writing import bullet, heading, indented, link, say, say_next

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# Letters that may be markup, alone or side by side.
TRICKY = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:=$\"'/ a1\u00e9"), min_size=1, max_size=40)
TEXTS = TRICKY.map(str.strip).filter(bool)


def written(write: Callable[[Page], None]) -> str:
    stream = io.StringIO()
    write(open_markdown(stream))
    return stream.getvalue()


def blocks(text: str) -> list[str]:
    return [token.type for token in PARSER.parse(text) if token.nesting >= 0]


def inlines(text: str) -> list[list[Token]]:
    return [token.children or [] for token in PARSER.parse(text) if token.type == "inline"]


def told(children: list[Token]) -> str:
    """Return the text of a block; fail if there is any markup in it."""
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@given(text=TEXTS)
def test_a_text_is_read_back_as_it_was_in_every_place(text: str) -> None:
    paragraph = written(lambda page: say(page, text))
    assert blocks(paragraph) == ["paragraph_open", "inline"]
    title = written(lambda page: heading(page, text))
    assert blocks(title) == ["heading_open", "inline"]
    point = written(lambda page: bullet(page, text))
    assert blocks(point) == ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]
    for document in (paragraph, title, point):
        assert [told(children) for children in inlines(document)] == [text]


@given(cells=st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=2, max_size=4))
def test_the_cells_of_a_table_are_read_back_as_they_were(cells: list[list[str]]) -> None:
    header, *rows = cells
    document = written(lambda page: table(page, header, rows))
    assert blocks(document)[0] == "table_open"
    assert [told(children) for children in inlines(document)] == [t for row in cells for t in row]


@given(text=TEXTS)
def test_bold_text_is_read_back_as_it_was(text: str) -> None:
    ((*before, opened, inner, closed),) = [
        [c for c in children if c.content or c.type.startswith("strong")]
        for children in inlines(written(lambda page: say(page, "x", style="bold")))
    ]
    assert (before, opened.type, inner.content, closed.type) == (
        [], "strong_open", "x", "strong_close"
    )  # fmt: skip
    (children,) = inlines(written(lambda page: bullet(page, text, style="bold")))
    assert [c.type for c in children if c.type.startswith(("strong", "em", "code", "link"))] == [
        "strong_open",
        "strong_close",
    ]
    assert "".join(child.content for child in children) == text


@given(text=TEXTS)
def test_code_is_read_back_as_it_was(text: str) -> None:
    (children,) = inlines(code(text))
    assert [(child.type, child.content) for child in children] == [("code_inline", text)]


@pytest.mark.parametrize(
    "text", ["1. one", "12) two", "- three", "+ four", "> five", "# six", "---"]
)
def test_the_start_of_a_text_is_no_mark(text: str) -> None:
    assert blocks(written(lambda page: say(page, text))) == ["paragraph_open", "inline"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "see https://example.org or www.example.org",
            "see https:\\//example.org or www\\.example.org\n",
        ),
        ("C# and AT&T", "C# and AT\\&T\n"),
        ("a | b", "a \\| b\n"),
        ("costs ~40% to ~50%", "costs \\~40% to \\~50%\n"),
    ],
)
def test_what_github_would_take_for_markup_is_escaped(text: str, kept: str) -> None:
    assert written(lambda page: say(page, text)) == kept


def test_blocks_are_apart_and_what_belongs_to_a_point_is_below_it() -> None:
    def write(page: Page) -> None:
        heading(page, "Steps")
        bullet(page, "Learn", mark="1. ", style="bold")
        indented(page, "It helps.")
        link(page, "https://example.org/a(b)", width=3)
        bullet(page, "Do", mark="2. ")
        say(page, "")
        say(page, "That is all.", style="dim")
        say_next(page, "list", "show x")

    assert written(write) == (
        "## Steps\n\n1. **Learn**\n\n   It helps.\n\n   <https://example.org/a%28b%29>\n\n"
        "2. Do\n\nThat is all.\n\nNext:\n\n```\nroleadvisor list\nroleadvisor show x\n```\n"
    )
    assert blocks(written(write)).count("ordered_list_open") == 1


def test_bars_are_a_table_with_figures_to_the_right() -> None:
    assert written(lambda page: bars(page, [("Baker", 0.7), ("Miller", 0.001)])) == (
        "| Role | Fit |\n| --- | ---: |\n| Baker | 70% |\n| Miller | <1% |\n".replace("<", "\\<")
    )


def test_a_table_without_rows_and_a_text_without_letters_are_nothing() -> None:
    assert written(lambda page: table(page, ["a", "b"], [])) == ""
    assert written(lambda page: say(page, " ")) == ""
    assert written(lambda page: say(page, " ", style="bold")) == ""
    assert written(say_next) == ""


def test_a_link_has_its_text_or_its_address() -> None:
    assert linked("https://example.org/?a=1&copy;=2", "a [b]") == (
        "[a \\[b\\]](https://example.org/?a=1&copy%3B=2)"
    )
    assert linked("https://example.org/x y") == "<https://example.org/x%20y>"


def test_a_listing_is_fenced_by_more_ticks_than_it_has() -> None:
    stream = io.StringIO()
    Markdown(stream).listing(["a ```` b"])
    assert stream.getvalue() == "`````\na ```` b\n`````\n"
