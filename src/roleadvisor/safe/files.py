"""Read regular files of a modest size, and write a file whole or not at all."""

import os
import select
import stat
from codecs import BOM_UTF8
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Literal

from roleadvisor.errors import InputError, NoHomeError, Problem
from roleadvisor.safe.characters import shown

MAX_BYTES = 256_000
# So many seconds a pipe's sender may take to open it.
PATIENCE = 0.5
# What the name of a file begins with that is being written.
UNFINISHED = ".roleadvisor-"
ATTEMPTS = 10


def read_text(path: Path) -> str:
    """Return a regular file's text; raise `InputError` for anything else or over 256 kB."""
    with open_regular(path) as file:
        return decode(file.read(MAX_BYTES + 1), shown(str(path)))


def read_given(path: Path) -> str:
    """Return the text of a regular file, or of a pipe, that a person named; raise as `read_text`.

    A pipe is read to its end, however long its sender takes; one that nobody writes to is refused.
    """
    return decode(read_given_bytes(path, MAX_BYTES + 1), shown(str(path)))


def read_given_bytes(path: Path, most: int) -> bytes:
    """Return up to `most` bytes of a regular file, or of a pipe, that a person named.

    Raise as `read_given`.
    """
    with open_given(path) as file:
        raw = file.read(most)
        is_file = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    if not raw and not is_file:
        raise _unreadable(path, "a pipe that nothing comes from")
    return raw


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading; raise `InputError` for anything else.

    It does not block, not even on a pipe without a writer.
    """
    return _opened(path, stat.S_ISREG)


def open_given(path: Path) -> BinaryIO:
    """Open a regular file, or a pipe, that a person named; raise `InputError` for anything else."""
    file = _opened(path, lambda mode: stat.S_ISREG(mode) or stat.S_ISFIFO(mode))
    if stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
        # Whoever writes may only be about to open it; without a writer, reading ends at once.
        select.select([file], [], [], PATIENCE)
        os.set_blocking(file.fileno(), True)
    return file


def _opened(path: Path, is_taken: Callable[[int], bool]) -> BinaryIO:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise _unreadable(path, reason.lower()) from None
    if not is_taken(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _unreadable(path, "not a regular file")
    return os.fdopen(descriptor, "rb")


def _unreadable(path: Path, reason: str) -> InputError:
    return InputError([Problem(shown(str(path)), 1, 1, reason, "unreadable")])


def decode(raw: bytes, file: str) -> str:
    """Return `raw` as text; raise `InputError` if it is too large or not UTF-8."""
    file = shown(file)
    if len(raw) > MAX_BYTES:
        raise InputError([Problem(file, 1, 1, f"larger than {MAX_BYTES // 1000} kB", "too-large")])
    raw = raw.removeprefix(BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Problem(file, line, 1, "not UTF-8 text", "encoding")]) from None


def write_atomically(path: Path, text: str) -> None:
    """Put `text` into a file that only its owner can read (mode 0600).

    The file always holds the whole old text or the whole new one. If writing fails, raise `OSError`
    and leave the old text. Files that killed writers left in the folder are removed.
    """
    import tempfile  # noqa: PLC0415 (loaded only when a file is written)

    remove_left(path.parent)
    for attempt in range(ATTEMPTS):
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                _lock(file.fileno())
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except FileNotFoundError:
            # Another writer may have removed the file before it was locked.
            if attempt + 1 == ATTEMPTS:
                raise
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        else:
            return


def remove_left(folder: Path) -> None:
    """Remove the unfinished files that writers left in a folder when they were killed.

    Who is still writing holds a lock on the file, so it stays. Where the system has no such locks,
    nothing is removed.
    """
    for path in folder.glob(f"{UNFINISHED}*"):
        with suppress(OSError), path.open("rb") as file:
            if _lock(file.fileno()):
                path.unlink()


def _lock(descriptor: int) -> bool:
    """Lock an open file until it is closed; return whether that was possible."""
    try:
        import fcntl  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def user_folder(kind: Literal["config", "data", "state"], name: str) -> Path:
    """Return a folder of the program among a user's files; raise `NoHomeError` where they have none."""
    import platformdirs  # noqa: PLC0415 (loaded only when something is kept)

    find = getattr(platformdirs, f"user_{kind}_path")
    try:
        return Path(find("roleadvisor", appauthor=False)) / name
    except (RuntimeError, KeyError, OSError):
        message = "there is no home directory to keep anything in; set HOME, or XDG_{}_HOME"
        raise NoHomeError(message.format(kind.upper())) from None
