"""Read single files of a ZIP archive that a stranger made, each up to a size."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import shown

MAX_MEMBERS = 2_000
_MEMBER = b"PK\x01\x02"  # begins what the directory says of each file
_ENCRYPTED = 0x1


class Archive:
    """A ZIP archive in memory; nothing of it is unpacked but what `read` is asked for."""

    def __init__(self, data: bytes, file: str) -> None:
        """Take the archive; raise `InputError` if it is damaged, or holds too many files."""
        self._file = shown(file)
        if data.count(_MEMBER) > MAX_MEMBERS:
            raise self._refused(f"an archive of more than {MAX_MEMBERS} files", "too-many-values")
        with self._refusing():
            self._zip = zipfile.ZipFile(io.BytesIO(data))

    @property
    def names(self) -> list[str]:
        """The paths of the files, as the archive's directory lists them."""
        return self._zip.namelist()

    def read(self, name: str, most: int) -> bytes:
        """Return a file's bytes; raise `InputError` if there are more than `most` of them."""
        with self._refusing():
            member = self._zip.getinfo(name)
            if member.flag_bits & _ENCRYPTED:
                raise self._refused("it is locked with a password; save it without one", "locked")
            with self._zip.open(member) as opened:
                data = opened.read(most + 1)
        if len(data) > most:
            message = f"{shown(name, 60)} in it is larger than {most // 1_000_000} MB"
            raise self._refused(message, "too-large")
        return data

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except (
            zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, EOFError, OSError,
            ValueError, RuntimeError, OverflowError,
        ):  # fmt: skip
            raise self._refused("the file is damaged; save it again", "damaged") from None

    def _refused(self, message: str, code: str) -> InputError:
        return InputError([Problem(self._file, 1, 1, message, code)])
