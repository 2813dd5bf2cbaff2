from collections.abc import Iterator
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.prompts import converse
from roleadvisor.session import questions

ENTER, LEFT, RIGHT, DOWN, CTRL_C = "\r", "\x1b[D", "\x1b[C", "\x1b[B", "\x03"


@pytest.fixture
def keys() -> Iterator[Any]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def take(pipe: Any, catalog: Catalog, *pressed: str) -> AnswerSheet:
    pipe.send_text("".join(pressed))
    return converse(catalog)


def test_enter_all_the_way_answers_everything(keys: Any, catalog: Catalog) -> None:
    sheet = take(keys, catalog, ENTER * len(questions(catalog)))
    assert (sheet.experience, set(sheet.levels), sheet.skipped) == (
        "practitioner",
        {item for item, stated in catalog.items.items() if stated.weight > 0},
        (),
    )


def test_a_number_key_rates_and_space_ticks(keys: Any, catalog: Catalog) -> None:
    asked = questions(catalog)
    pressed = [ENTER]
    for screen, _ in asked[1:]:
        pressed.append(("5" if screen and screen.kind == "interest" else "") + ENTER)
        if screen and screen.scale == "yes-no":
            pressed[-1] = " " + ENTER
    sheet = take(keys, catalog, *pressed)
    assert sheet.levels[asked[1][1][0]] == 4
    first_ticked = next(ids[0] for screen, ids in asked if screen and screen.scale == "yes-no")
    assert sheet.levels[first_ticked] == 4


def test_left_goes_back_and_right_skips(keys: Any, catalog: Catalog) -> None:
    total = len(questions(catalog))
    sheet = take(
        keys, catalog, DOWN + ENTER, "5" + ENTER, LEFT, LEFT, ENTER, ENTER, RIGHT * (total - 2)
    )
    first = next(iter(catalog.items))
    assert sheet.experience == "newcomer"
    assert sheet.levels == {first: 4}
    asked = {item for item, stated in catalog.items.items() if stated.weight > 0}
    assert set(sheet.skipped) == asked - {first}


def test_ctrl_c_stops(keys: Any, catalog: Catalog) -> None:
    with pytest.raises(KeyboardInterrupt):
        take(keys, catalog, ENTER, CTRL_C)
