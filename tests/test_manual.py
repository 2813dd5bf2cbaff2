"""The manual page is fresh and well formed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from docs.manual import MANUAL, manual
from roleadvisor.cli.app import app

PAGE = MANUAL.read_text(encoding="utf-8")


def told(*command: str | Path) -> str:
    """Return everything that a checker says; skip where it is not installed."""
    if not shutil.which(str(command[0])):
        pytest.skip(f"there is no {command[0]} here")
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stderr if command[0] != "mandoc" else result.stdout + result.stderr


def test_the_manual_is_what_the_commands_say_now() -> None:
    assert manual() == PAGE, "renew it: python docs/manual.py"


def test_the_manual_has_the_sections_that_people_look_for() -> None:
    assert re.findall(r'(?m)^\.SH "(.*)"', PAGE) == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "FILES", "ENVIRONMENT",
        "EXAMPLES", "SEE ALSO", "NOTES",
    ]  # fmt: skip


def test_the_manual_has_every_command_with_every_option() -> None:
    sections = {part.split('"')[1].split()[0]: part for part in re.split(r"(?m)^\.SS ", PAGE)[1:]}
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert set(commands) <= set(sections)
    for name, command in commands.items():
        options = [option for parameter in command.params for option in parameter.opts]
        for option in filter(re.compile("--").match, options):
            assert option.replace("-", "\\-") in sections[name]


def test_the_manual_is_well_formed_for_mandoc() -> None:
    said = told("mandoc", "-Tlint", MANUAL).splitlines()
    # It names the version and no date, so that it stays the same until something in it changes.
    assert [line for line in said if "missing date" not in line] == []


def test_the_manual_is_well_formed_for_groff() -> None:
    assert told("groff", "-man", "-ww", "-Tascii", "-z", MANUAL) == ""
