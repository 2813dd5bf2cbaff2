"""What Tab offers, in the shells themselves, and what it must not do before a hostile pack."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from conftest import MakePack

from roleadvisor.cli.completion import ASKED
from roleadvisor.packs import load_catalog

PROGRAM = [sys.executable, "-m", "roleadvisor"]
SHELLS = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(not shutil.which(name), reason=f"there is no {name} here"),
    )
    for name in ("bash", "zsh", "fish")
]
NAMES = [
    "$(touch x)", "`touch x`", "a'b", 'a"b', "a b", "a\nb", "a\x1b[31mb", "-rf", "a;touch x", "*", "ok",
]  # fmt: skip


def offered(*words: str, asker: str = "zsh") -> list[str]:
    """Return the lines that a shell is told for these words, the last one under the cursor."""
    told = subprocess.run(
        [*PROGRAM, *words],
        env={**os.environ, ASKED: asker},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    return told.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["sho"], ["words", "show:Show what a role does, uses and is paid."]),
        (["show", "ml"], ["words", "ml-engineer", "mlops-engineer"]),
        (["plan", "stat"], ["words", "statistician"]),
        (["plan", "Stat"], ["words", "statistician"]),
        (["match", "--roles", "ML-engineer,Ml"], ["words", "ml-engineer,mlops-engineer"]),
        (["compare", "statistician", "etl"], ["words", "etl-developer"]),
        (["report", "--towards", "stat"], ["words", "statistician"]),
        (["match", "--roles", "ml-engineer,ml"], ["words", "ml-engineer,mlops-engineer"]),
        (["match", "--roles=stat"], ["words", "--roles=statistician"]),
        (["find", "query-tun"], ["words", "query-tuning"]),
        (["schema", "fitted"], ["words", "fitted-pack", "fitted-role"]),
        (["completion", ""], ["words", "bash", "zsh", "fish"]),
        (["match", "--company", "m"], ["words", "medium"]),
        (["show", "--country", "G"], ["words", "gb"]),
        (["match", "--batch", "exa"], ["files"]),
        (["match", "--fields", "id,t"], ["words", "id,tool_version"]),
        (["scorecard", "--format", "s"], ["words", "sql"]),
        (["match", "exa"], ["files"]),
        (["report", "-o", ""], ["files"]),
        (["show", "--pack", ""], ["directories"]),
        (["no-such-command", ""], ["words"]),
        (["from", "acc"], ["words"]),
    ],
)
def test_what_stands_at_the_cursor_is_completed(words: list[str], lines: list[str]) -> None:
    assert offered(*words) == lines


def test_every_role_of_the_bundled_pack_is_offered() -> None:
    assert offered("show", "")[1:] == list(load_catalog().roles)


def test_roles_and_items_are_those_of_the_pack_named_before(make_pack: MakePack) -> None:
    pack = str(make_pack(baker="baking: core", seller="selling: core"))
    assert offered("show", "--pack", pack, "") == ["words", "baker", "seller"]
    assert offered("match", f"--pack={pack}", "--roles", "baker,") == ["words", "baker,seller"]
    assert offered("find", "--pack", pack, "ov") == ["words", "oven"]
    assert offered("show", "--pack", "=", pack, "s", asker="bash") == ["words", "seller"]
    assert offered("show", "--pack", f'"{pack}"', "s", asker="bash") == ["words", "seller"]


def test_nothing_that_a_pack_says_is_offered_but_its_ids(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    path = pack / "baker.yaml"
    path.write_text(path.read_text().replace("name: baker person", 'name: "$(touch x) [red]"'))
    assert offered("show", "--pack", str(pack), "") == ["words", "baker"]


@pytest.mark.parametrize(
    "break_it",
    [
        lambda p: (p / "baker.yaml").write_text("["),
        lambda p: (p / "baker.yaml").write_bytes(b"[" * 200_000),
        lambda p: (p / "a$(touch x).yaml").write_text((p / "baker.yaml").read_text()),
        lambda p: os.mkfifo(p / "x.yaml"),
        lambda p: (p / "x.yaml").symlink_to("/dev/zero"),
        lambda p: (p / "baker.yaml").unlink(),
        lambda p: (p / "baker.yaml").write_text(
            (p / "baker.yaml").read_text().replace("id: baker", "id: ../baker")
        ),
    ],
)
def test_a_broken_pack_offers_nothing_soon_and_in_silence(
    break_it: Callable[[Path], object], make_pack: MakePack
) -> None:
    pack = make_pack(baker="baking: core")
    break_it(pack)
    started = time.monotonic()
    assert offered("show", "--pack", str(pack), "") == []
    assert time.monotonic() - started < 3  # a second, and what a busy machine adds


class Shell:
    """A shell in a terminal, in a folder, with the completion loaded."""

    def __init__(self, name: str, folder: Path) -> None:
        script = subprocess.run(
            [*PROGRAM, "completion", name], capture_output=True, text=True, check=True
        ).stdout
        path = folder.parent / f"completion.{name}"
        path.write_text(script)
        arguments = {
            "bash": ["--norc", "--noprofile"],
            "zsh": ["-f"],
            "fish": ["--no-config"],
        }[name]
        self.child = pexpect.spawn(
            name,
            arguments,
            cwd=str(folder),
            encoding="utf-8",
            dimensions=(40, 200),
            env={**os.environ, "TERM": "dumb", "HOME": str(folder.parent), "PS1": "> "},
            timeout=20,
        )
        if name == "zsh":
            dump = folder.parent / "zcompdump"
            self.child.sendline(f"autoload -Uz compinit; compinit -u -d '{dump}'")
        self.child.sendline(f"source '{path}'; echo rea''dy")
        self.child.expect("ready")

    def tab(self, typed: str, awaited: str) -> str:
        """Type, press Tab twice, and return what is on the screen when something awaited is."""
        self.child.send(typed + "\t\t")
        self.child.expect(awaited)
        time.sleep(0.3)
        return str(self.child.before) + str(self.child.after)

    def settle(self, typed: str) -> str:
        """Type, press Tab, and return what is on the screen some time later."""
        self.child.send(typed + "\t")
        time.sleep(2)
        return str(self.child.read_nonblocking(100_000, 1))


@pytest.mark.parametrize("name", SHELLS)
@pytest.mark.parametrize(
    ("typed", "awaited"),
    [
        ("roleadvisor show stat", "show statistician"),
        ("roleadvisor comple", "roleadvisor completion"),
        ("roleadvisor match --roles ml-engineer,stat", "ml-engineer,statistician"),
        ("roleadvisor match --roles=ml-engineer,stat", "--roles=ml-engineer,statistician"),
        ("roleadvisor match she", "match sheet.yaml"),
        ("roleadvisor match --pack fol", "--pack folder/"),
        ("roleadvisor find query-tun", "find query-tuning"),
    ],
)
def test_a_shell_completes_what_is_typed(
    name: str, typed: str, awaited: str, tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    (folder / "folder").mkdir(parents=True)
    (folder / "sheet.yaml").touch()
    text = Shell(name, folder).tab(typed, awaited)
    assert re.search(awaited, text)


@pytest.mark.parametrize("name", SHELLS)
def test_a_hostile_pack_runs_nothing_and_shows_nothing_in_a_shell(
    name: str, make_pack: MakePack
) -> None:
    folder = make_pack(baker="baking: core")
    text = (folder / "baker.yaml").read_text()
    for i, odd in enumerate(NAMES):
        quoted = "'" + odd.replace("'", "''").replace("\n", " ").replace("\x1b", "") + "'"
        (folder / f"{odd}.yaml").write_text(text.replace("id: baker", f"id: {quoted}"))
        (folder / f"named{i}.yaml").write_text(
            text.replace("id: baker", f"id: named{i}").replace(
                "name: baker person", f"name: {quoted}"
            )
        )
    shell = Shell(name, folder)
    shown = shell.settle(f"roleadvisor show --pack {folder} ")
    assert not (folder / "x").exists()
    assert "touch" not in shown
    assert "Traceback" not in shown
    assert "\x1b[31m" not in shown
    shown = shell.settle("\x15roleadvisor show --pack $(touch x) ")
    assert not (folder / "x").exists()


@pytest.mark.parametrize("name", SHELLS)
def test_tab_never_runs_what_lies_in_the_folder_at_hand(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    for planted in ("roleadvisor", "yaml.py", "typer.py", "msgspec.py"):
        (folder / planted).write_text("#!/bin/sh\ntouch planted\n")
        (folder / planted).chmod(0o755)
    Shell(name, folder).tab(
        "./roleadvisor show stat" if name == "bash" else "roleadvisor show stat", "statistician|\a"
    )
    assert not (folder / "planted").exists()
