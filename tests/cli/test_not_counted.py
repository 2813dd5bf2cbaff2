"""Items that the pack does not ask, or no longer, are named and count for nothing."""

from pathlib import Path

import pytest
from bakery import bakery
from packing import change
from test_commands import document, run

ANSWERS = "baking: 4, oven: true, till: false, hearth: true, abacus: true, flint: true"
FEW = "hearth: true, abacus: true, flint: true"
SAYS = (
    "Not counted, no longer asked: flint, hearth.",
    "Not counted, not known to this pack: abacus.",
)
COMMANDS = [["match", "-"], ["explain", "-"], ["plan", "baker", "-"]]


@pytest.fixture
def pack(tmp_path: Path) -> str:
    bakery(tmp_path)
    change(tmp_path / "pack.yaml", "screens:", "retired: [hearth, flint]\nscreens:")
    return str(tmp_path)


@pytest.mark.parametrize("answers", [ANSWERS, FEW])
@pytest.mark.parametrize("command", COMMANDS)
def test_what_does_not_count_is_named_with_the_reason(
    pack: str, command: list[str], answers: str
) -> None:
    sheet = f"roleadvisor: 1\nanswers: {{{answers}}}\n"
    options = ("--pack", pack, "--ignore-unknown")
    text = " ".join(run(*command, *options, stdin=sheet).stdout.split())
    assert [text.count(said) for said in SAYS] == [1, 1]
    assert document(*command, *options, stdin=sheet)["unknown"] == ["abacus", "flint", "hearth"]


@pytest.mark.parametrize("command", COMMANDS)
def test_where_all_counts_nothing_is_said_of_it(pack: str, command: list[str]) -> None:
    sheet = "roleadvisor: 1\nanswers: {baking: 4, oven: true, till: false}\n"
    assert "Not counted" not in run(*command, "--pack", pack, stdin=sheet).stdout


def test_the_page_names_it_too(pack: str, tmp_path: Path) -> None:
    sheet = f"roleadvisor: 1\nanswers: {{{ANSWERS}}}\n"
    file = tmp_path / "page.html"
    run("report", "-", "-o", str(file), "--pack", pack, "--ignore-unknown", stdin=sheet)
    page = file.read_text(encoding="utf-8")
    assert all(said in page for said in SAYS)
