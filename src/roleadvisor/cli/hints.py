"""How commands and options are typed, for texts and errors that name them."""

import os
import shlex
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

from roleadvisor.cli.options import PACK_VARIABLE
from roleadvisor.errors import NoHomeError
from roleadvisor.render.console import Commands, Purpose
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import user_folder

# What to add to a command so that it uses the pack in force, such as " --pack DIR".
_pack = ContextVar("pack", default="")


class Answers(NamedTuple):
    """The files that hold a person's answers, and the options that are needed to read them."""

    sheet: Path | None = None
    resume: Path | None = None
    linkedin: Path | None = None
    flags: tuple[str, ...] = ()


NO_ANSWERS = Answers()


def remember_pack(pack: Path) -> None:
    """Have every command that is named from here on use this pack."""
    by_environment = os.environ.get(PACK_VARIABLE)
    if by_environment and named_pack(Path(by_environment)) == pack:
        return
    is_named = len(pack.parts) > 1 and named_pack(Path(pack.name)) == pack
    name = shown(pack.name if is_named else str(pack), 300)
    _pack.set(f" --pack {shlex.quote(name)}")


def to_run(command: str) -> str:
    """Return a command as it must be typed to use the pack in force."""
    return f"roleadvisor {command}{_pack.get()}"


COMMANDS = Commands(
    to_run=to_run,
    options={
        "all": "--json",
        "help": "--help",
        "keep": "--keep",
        "long": "--long",
        "pack": "--pack",
        "pack-variable": PACK_VARIABLE,
        "roles": "--roles",
        "sources": "--sources",
        "resume": "--from-resume",
        "linkedin": "--from-linkedin",
        "template": "--template",
        "team": "--team",
    },
)


def commands_on(answers: Answers) -> Commands:
    """Return how commands are typed, with the answers that they are about, if these are read again."""
    given = [path for path in (answers.sheet, answers.resume, answers.linkedin) if path]
    if not given or not all(map(_is_read_again, given)):
        return COMMANDS
    named: tuple[tuple[Purpose, Path | None], ...] = (
        ("resume", answers.resume),
        ("linkedin", answers.linkedin),
    )
    files = [f"{COMMANDS.options[option]} {_typed(path)}" for option, path in named if path]
    parts = [*([_typed(answers.sheet)] if answers.sheet else []), *files, *answers.flags]
    return COMMANDS._replace(answers=" ".join(parts), files=" ".join(files))


def _is_read_again(path: Path) -> bool:
    """Return whether a path names a file or folder, or a file that is still to be written."""
    return str(path) != "-" and (path.is_file() or path.is_dir() or not path.exists())


def _typed(path: Path) -> str:
    """Return a path as it is typed here, the shorter way."""
    names = [str(path)]
    with suppress(ValueError):  # on another drive
        names.append(os.path.relpath(path))
    return shlex.quote(shown(min(names, key=len), 300))


def named_pack(pack: Path) -> Path:
    """Return the folder of a pack given by its path, or by its name among the user's packs."""
    if len(pack.parts) != 1:
        return pack
    try:
        named = user_packs() / pack
        return pack if pack.exists() or not named.is_dir() else named
    except (NoHomeError, OSError, ValueError):
        return pack  # reading it will report the problem


def user_packs() -> Path:
    """Return the folder in which packs are found by their names; raise `NoHomeError` if there is none."""
    return user_folder("config", "packs")
