"""Find the files of a role pack in its folder, and nothing outside it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from roleadvisor.errors import InputError, Problem, reason_of
from roleadvisor.packs.loading import bundled_pack
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import MAX_PROBLEMS

PACK = "pack"
TERMS = "terms"
LADDERS = "ladders"
SCREENS = "screens"
FITTED = "fitted"
PAY = "pay"
# In one folder: 200 roles, pack.yaml, terms.yaml and ladders.yaml.
MAX_FILES = 203


class PackFiles(NamedTuple):
    """The sorted files of a pack; `settings` are those of no single role or screen.

    They are `pack.yaml`, `terms.yaml` and `ladders.yaml`, if present.
    """

    settings: Sequence[Path]
    roles: Sequence[Path]
    screens: Sequence[Path]
    fitted: Sequence[Path]


def find_files(folder: Path) -> PackFiles:
    """Return a pack's files.

    Raise `InputError` for no roles, too many files, misnamed files, or links that lead out.
    """
    parts = (folder, folder / SCREENS, folder / FITTED)
    try:
        top, screens, fitted = found = [_sorted(part, "*.yaml", MAX_FILES) for part in parts]
        misnamed = [path for part in parts for path in _sorted(part, "*.yml", MAX_PROBLEMS)]
        leading_out = list(_leading_out(folder, [*parts[1:], *top, *screens, *fitted]))
        is_folder = folder.is_dir()
    except (OSError, ValueError) as error:
        raise _refused(folder, reason_of(error), "unreadable") from None
    if leading_out and folder != bundled_pack():
        raise InputError(leading_out)
    if misnamed:
        reason = "not read: the name of a pack's file ends in .yaml"
        raise InputError(Problem(shown(str(p)), 1, 1, reason, "file-name") for p in misnamed)
    for part, paths in zip(parts, found, strict=True):
        if len(paths) > MAX_FILES:
            reason = f"more than {MAX_FILES} files in this folder"
            raise _refused(part, reason, "too-many-files")
    settings = [path for path in top if path.stem in {PACK, TERMS, LADDERS}]
    roles = [path for path in top if path not in settings]
    if not roles:
        reason = "no role files (*.yaml) in this folder" if is_folder else "no such folder"
        reason = "a file; name its folder" if folder.is_file() else reason
        raise _refused(folder, reason, "no-roles")
    return PackFiles(settings, roles, screens, fitted)


def _sorted(folder: Path, pattern: str, most: int) -> list[Path]:
    """Return the files of a folder, sorted, but no more than `most` + 1."""
    return sorted(islice(folder.glob(pattern), most + 1))


def _refused(folder: Path, reason: str, code: str) -> InputError:
    return InputError([Problem(shown(str(folder)), 1, 1, reason, code)])


def _leading_out(folder: Path, paths: Iterable[Path]) -> Iterator[Problem]:
    """Yield the symbolic links that lead out of a pack, which could show other files of a user."""
    inside = Path(os.path.realpath(folder))
    for path in paths:
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            message = "a symbolic link that leads out of the pack"
            yield Problem(shown(str(path)), 1, 1, message, "outside-pack")
