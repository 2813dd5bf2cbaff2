"""Ask the questions of a session in a terminal, on stderr."""

from __future__ import annotations

import sys
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.application import create_app_session, get_app_session
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output

from roleadvisor import session as machine
from roleadvisor.catalog import LEVELS

if TYPE_CHECKING:
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

    from roleadvisor.answers import AnswerSheet
    from roleadvisor.catalog import Catalog

_BACK = object()
_SKIP = object()
_HINT = "Left back, Right skip"


def run_quiz(catalog: Catalog) -> AnswerSheet:
    """Ask every question and return the answers; raise `KeyboardInterrupt` or `EOFError` on leaving."""
    with create_app_session(output=create_output(stdout=sys.stderr)):
        return converse(catalog)


def converse(catalog: Catalog) -> AnswerSheet:
    """Ask every question in the current prompt session and return the answers."""
    state = machine.Session()
    while question := machine.current(catalog, state):
        reply = _ask(catalog, question, state)
        if reply is _BACK:
            state = machine.back(state)
        elif question.screen is None:
            state = machine.begin(state, "newcomer" if reply == "newcomer" else "practitioner")
        elif reply is _SKIP:
            state = machine.skip(state, question)
        elif question.screen.scale == "yes-no":
            state = machine.tick(state, question, set(reply))
        else:
            state = machine.answer(state, {question.items[0]: reply})
    return machine.sheet_of(state)


def _ask(catalog: Catalog, question: machine.Question, state: machine.Session) -> Any:
    if question.screen is None:
        return _run(_experience(state))
    if question.screen.scale == "yes-no":
        return _run(_list(catalog, question, state))
    return _run(_rating(catalog, question, state))


def _experience(state: machine.Session) -> questionary.Question:
    return questionary.select(
        "Do you work with data already?",
        choices=[
            questionary.Choice("Yes, it is part of my work or my studies", value="practitioner"),
            questionary.Choice("Not yet", value="newcomer"),
        ],
        default=state.experience or "practitioner",
        instruction="(arrow keys, Enter)",
        erase_when_done=True,
    )


def _list(
    catalog: Catalog, question: machine.Question, state: machine.Session
) -> questionary.Question:
    items = [catalog.items[i] for i in question.items]
    prompt = question.screen.prompt if question.screen else ""
    return questionary.checkbox(
        _message(f"{question.number} of {question.total}  {prompt}"),
        choices=[
            questionary.Choice(i.text, value=i.id, checked=bool(state.levels.get(i.id)))
            for i in items
        ],
        instruction=f"Space ticks, Enter goes on; {_HINT}",
        erase_when_done=True,
    )


def _rating(
    catalog: Catalog, question: machine.Question, state: machine.Session
) -> questionary.Question:
    item = catalog.items[question.items[0]]
    words = LEVELS[item.kind]
    prompt = question.screen.prompt if question.screen else ""
    choices = [
        questionary.Choice(word, value=level, shortcut_key=str(level + 1))
        for level, word in enumerate(words)
    ]
    middle = len(words) // 2 if item.kind == "interest" else 0
    return questionary.select(
        _message(f"{question.number} of {question.total}  {prompt}", item.text),
        choices=choices,
        default=choices[state.levels.get(item.id, middle)],
        use_shortcuts=True,
        instruction=f"1 to 5, Enter; {_HINT}",
        erase_when_done=True,
    )


def _message(*paragraphs: str) -> str:
    """Return the paragraphs wrapped to the terminal, with room for the hint on a line of its own."""
    width = max(20, get_app_session().output.get_size().columns - 4)
    return "\n  ".join(line for text in paragraphs for line in wrap(text, width)) + "\n "


def _run(question: questionary.Question) -> Any:
    application = question.application
    bound = application.key_bindings
    application.key_bindings = merge_key_bindings([*([bound] if bound else []), _keys()])
    application.ttimeoutlen = 0.05
    return question.unsafe_ask()


def _keys() -> KeyBindings:
    keys = KeyBindings()

    def leave(event: KeyPressEvent, result: object) -> None:
        event.app.exit(result=result)

    back_keys: tuple[Keys | str, ...] = (Keys.Left, Keys.Escape, Keys.ControlB)
    skip_keys: tuple[Keys | str, ...] = (Keys.Right, Keys.ControlS, "s")
    for key in back_keys:
        keys.add(key, eager=True)(lambda event: leave(event, _BACK))
    for key in skip_keys:
        keys.add(key, eager=True)(lambda event: leave(event, _SKIP))

    @keys.add(Keys.SIGINT)
    @keys.add(Keys.ControlD, eager=True)
    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    return keys
