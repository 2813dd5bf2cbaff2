"""What is used of libraries without being promised by them: in one place each, and with a capped version."""

import re
import tomllib
from pathlib import Path

import pytest
import questionary
from prompt_toolkit.layout import Window
from questionary.prompts.common import InquirerControl

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
# The one module that may import a library's private parts.
PLACE = "cli/typer_private.py"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_private_modules_are_imported_in_one_place(path: Path) -> None:
    private = re.findall(
        r"^\s*(?:from|import) (?!roleadvisor)\S*\b_(?!_)\w+", path.read_text("utf-8"), re.MULTILINE
    )
    assert not private or path.as_posix().endswith(PLACE)


@pytest.mark.parametrize("library", ["typer", "questionary", "prompt-toolkit"])
def test_a_library_whose_inside_is_used_has_a_highest_version(library: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (wanted,) = (line for line in project["dependencies"] if line.startswith(library))
    assert re.search(r",<\d", wanted)


def test_a_question_of_questionary_is_drawn_by_the_control_that_screens_look_for() -> None:
    question = questionary.select("", ["one", "two"])
    found = [
        window.content
        for window in question.application.layout.find_all_windows()
        if isinstance(window, Window) and isinstance(window.content, InquirerControl)
    ]
    assert len(found) == 1
    assert {"pointed_at", "selected_options", "choices", "choice_count"} <= set(dir(found[0]))
