"""The package as a library: what it offers, that its examples are true, and what it may load."""

import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import roleadvisor
from roleadvisor import Catalog, Scorecard, UnknownIdError, load_catalog, rank_roles

ROOT = Path(__file__).resolve().parents[1]
DBA = ROOT / "examples" / "database-administrator.yaml"
# What draws, asks or checks; a script that reads one document needs none of it.
HEAVY = {"jinja2", "jsonschema", "numpy", "prompt_toolkit", "questionary", "rapidfuzz", "rich"}
# What commands share; beside it each has a module of its own.
SHARED = {"app", "hints", "inputs", "options", "outputs", "typer_private"}
TERMINAL = HEAVY | {"roleadvisor.cli", "roleadvisor.terminal", "roleadvisor.render", "typer"}


def loaded(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has after running some code."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(told.stderr.split())


def command(*arguments: str) -> str:
    return (
        f"import sys; sys.argv = {['roleadvisor', *arguments]!r}\n"
        "from roleadvisor.cli import run\n"
        "try: run()\n"
        "except SystemExit as leaving: assert not leaving.code"
    )


def test_everything_public_is_there_and_has_a_docstring() -> None:
    for name in set(roleadvisor.__all__) - {"__version__"}:
        assert getattr(roleadvisor, name).__doc__
    assert set(roleadvisor.__all__) <= set(dir(roleadvisor))
    assert list(roleadvisor.__all__) == sorted(roleadvisor.__all__)
    with pytest.raises(AttributeError, match="no attribute 'rank_rolls'"):
        roleadvisor.rank_rolls  # noqa: B018


@pytest.mark.parametrize("name", ["", *sorted(roleadvisor._HOMES)])
def test_the_examples_of_the_docstrings_are_true(name: str) -> None:
    module = import_module(f"roleadvisor.{name}".rstrip("."))
    assert doctest.testmod(module).failed == 0


def test_the_examples_of_the_page_on_scripts_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    results = doctest.testfile(str(ROOT / "docs" / "scripting.md"), module_relative=False)
    assert results.attempted > 5
    assert results.failed == 0


def test_what_is_not_in_the_catalogue_is_refused(catalog: Catalog, card: Scorecard) -> None:
    with pytest.raises(UnknownIdError, match="unknown item 'pyhton'"):
        rank_roles(catalog, {"pyhton": 4}, scorecard=card)
    with pytest.raises(UnknownIdError, match="unknown role 'baker'"):
        rank_roles(catalog, {"python": 4}, roles=["baker"])
    for level in (-1, 5):
        with pytest.raises(ValueError, match="the level of 'python'"):
            rank_roles(catalog, {"python": level}, scorecard=card)


def test_the_library_loads_nothing_for_terminals() -> None:
    everything = f"import roleadvisor as r\n{'; '.join(f'r.{n}' for n in roleadvisor.__all__)}"
    used = (
        f"{everything}\nc = r.load_catalog(); s = r.load_sheet(__import__('pathlib').Path({str(DBA)!r}), c)\n"
        "m = r.rank_roles(c, s.levels, scorecard=r.compile_scorecard(c)); r.advise(c, s)\n"
        "r.explain(c, s); r.plan(c, s, m.ranking[0].id); r.next_items(c, s.levels)"
    )
    assert not loaded(used) & TERMINAL


def test_to_import_the_package_alone_loads_nothing_else() -> None:
    ours = {name for name in loaded("import roleadvisor") if name.startswith("roleadvisor")}
    assert ours == {"roleadvisor"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "ml-engineer", "--json"),
        ("list", "--json"),
        ("compare", "ml-engineer", "data-engineer", "--json"),
        ("match", str(DBA), "--json"),
        ("explain", str(DBA), "--json"),
        ("plan", "ml-engineer", str(DBA), "--json"),
        ("level", "data-engineer", str(ROOT / "examples" / "data-engineer.yaml"), "--json"),
        ("questions", "--json"),
        ("team", str(ROOT / "examples" / "team.ndjson"), "--json"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_json_command_loads_what_it_needs_alone(arguments: tuple[str, ...]) -> None:
    assert load_catalog().digest
    modules = loaded(command(*arguments))
    slow = {*HEAVY, "statistics", "filelock", "platformdirs", "tempfile", "logging", "yaml"}
    assert modules & slow == set()
    commands = {m.rpartition(".")[2] for m in modules if m.startswith("roleadvisor.cli.")}
    assert {name.rstrip("_") for name in commands - SHARED} == {arguments[0]}
    if arguments[0] in {"show", "list"}:
        assert not {m for m in modules if m.startswith("roleadvisor.quiz")}
        assert "roleadvisor.sheets" not in modules


def test_the_version_is_printed_without_loading_a_command() -> None:
    modules = loaded(command("--version"))
    assert {m for m in modules if m.startswith("roleadvisor.")} == {
        "roleadvisor.cli", "roleadvisor.cli.app", "roleadvisor.cli.typer_private", "roleadvisor.errors",
    }  # fmt: skip
    assert "msgspec" not in modules
