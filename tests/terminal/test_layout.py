"""A screen of the quiz fits any terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from roleadvisor.packs import Catalog
from roleadvisor.quiz.session import Progress, Step, open_quiz
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.terminal.layout import compose
from roleadvisor.terminal.views import Choice, View, question_view

WORDS = st.text("abcdefg ", min_size=1, max_size=160)


def lines(view: View, columns: int, rows: int, pointed: int = 0) -> list[str]:
    return [text for _, text in compose(view, pointed, (), columns=columns, rows=rows)]


def test_a_list_at_its_ease() -> None:
    choices = [Choice("sql", "SQL"), Choice("r", "R")]
    view = View("8 answered, about 5 left", "Which languages do you use?", "", choices, True)
    shown = [text for _, text in compose(view, 1, ["r"], columns=80, rows=24)]
    assert shown == [
        "8 answered, about 5 left",
        "",
        "Which languages do you use?",
        "",
        "  [ ] SQL",
        "» [x] R",
        "",
        "Space to tick   Enter to go on   ← back   s skip   q quit",
    ]


@pytest.mark.parametrize(
    ("pointed", "shown", "hidden"),
    [
        (0, range(4), "8 more below"),
        (3, range(2, 6), "2 above, 6 below"),
        (11, range(8, 12), "8 more above"),
    ],
)
def test_a_long_list_scrolls_with_the_pointer_and_says_what_is_hidden(
    pointed: int, shown: range, hidden: str
) -> None:
    choices = [Choice(str(i), f"entry {i}") for i in range(12)]
    view = View("", "Which?", "", choices, is_ticked=True)
    marks = {i: "»" if i == pointed else " " for i in shown}
    assert lines(view, 40, 8, pointed)[1:6] == [
        *(f"{mark} [ ] entry {i}" for i, mark in marks.items()),
        hidden,
    ]


@pytest.mark.parametrize("is_ticked", [False, True])
@pytest.mark.parametrize("has_answer", [False, True])
def test_the_footer_is_one_line_in_80_columns_and_two_in_40(
    *, is_ticked: bool, has_answer: bool
) -> None:
    choices = [Choice(str(i), f"entry {i}", has_answer) for i in range(5)]
    view = View("", "Which?", "", choices, is_ticked, has_answer=has_answer, has_result=True)
    for ticked in ([], ["1"]) if is_ticked else ([],):
        for columns, count in ((80, 1), (40, 2)):
            foot = compose(view, 0, ticked, columns=columns, rows=24)[-count - 1 :]
            assert [style for style, _ in foot] == ["", *["class:hint"] * count]


def test_what_is_too_long_even_so_ends_in_an_ellipsis() -> None:
    view = View("", "word " * 80, "", [Choice(i, f"entry {i}") for i in range(5)])
    shown = lines(view, 20, 10)
    assert len(shown) <= 10
    assert any(line.endswith("…") for line in shown)
    assert "» 1  entry 0" in shown


VIEWS = st.builds(
    View,
    place=WORDS,
    prompt=WORDS,
    detail=WORDS,
    choices=st.lists(WORDS, min_size=1, max_size=14).map(
        lambda labels: [Choice(i, f"x{label}") for i, label in enumerate(labels)]
    ),
    is_ticked=st.booleans(),
    start=st.just(0),
    warning=st.just("") | WORDS,
    note=st.just("") | WORDS,
    why_no_result=st.just("") | WORDS,
    implies=st.just({}),
)


def test_wide_characters_are_wrapped_by_their_columns() -> None:
    view = View("", "数据" * 30, "", [Choice(0, "工程师" * 20), Choice(1, "a b")])
    shown = lines(view, 40, 24)
    assert max(map(get_cwidth, shown)) <= 40
    assert "".join(shown).count("数") == 30
    assert "".join(shown).count("师") == 20


def test_a_choice_taller_than_the_screen_shows_its_beginning() -> None:
    view = View("", "Which?", "", [Choice(i, f"n{i} " + "word " * 40) for i in range(3)])
    assert any(line.startswith("» ") for line in lines(view, 20, 10, 1))


@given(view=VIEWS, columns=st.integers(20, 100), rows=st.integers(10, 50), data=st.data())
def test_every_screen_fits_and_shows_the_pointer(
    view: View, columns: int, rows: int, data: st.DataObject
) -> None:
    pointed = data.draw(st.integers(0, len(view.choices) - 1))
    shown = lines(view, columns, rows, pointed)
    assert len(shown) <= rows
    assert max(map(len, shown)) <= columns
    assert any(line.startswith("» ") for line in shown)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (20, 24)])
def test_no_question_of_the_bundled_pack_is_cut(
    catalog: Catalog, card: Scorecard, columns: int, rows: int
) -> None:
    banks = open_quiz(catalog, card).banks
    for experience, bank in banks.items():
        for group in bank.groups:
            question = bank.question(tuple(bank.gains.items[i] for i in group.items))
            step = Step(question, {}, Progress(27, 12, 60.0))
            view = question_view(catalog, step, question, experience)
            assert not any("…" in line for line in lines(view, columns, rows))
