"""Read regular files of a modest size, and write a file whole or not at all."""

import os
import stat
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import shown

MAX_BYTES = 256_000


def read_text(path: Path) -> str:
    """Return a regular file's text; raise `InputError` for anything else or over 256 kB."""
    with open_regular(path) as file:
        return decode(file.read(MAX_BYTES + 1), shown(str(path)))


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading; raise `InputError` for anything else.

    It does not block, not even on a pipe without a writer.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise InputError([Problem(shown(str(path)), 1, 1, reason.lower(), "unreadable")]) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise InputError([Problem(shown(str(path)), 1, 1, "not a regular file", "unreadable")])
    return os.fdopen(descriptor, "rb")


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
    and leave the old text.
    """
    import tempfile  # noqa: PLC0415 (loaded only when a file is written)

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
