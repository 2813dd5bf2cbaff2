"""Unfinished quizzes on disk: saved after every answer, so that a person can go on later.

Those of a kind are on one shelf: the quiz about roles, and the questions about the skills of a rung.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Generic, Literal, NamedTuple, TypeVar

import msgspec
from filelock import FileLock, Timeout
from msgspec import Struct

from roleadvisor.errors import InputError, Problem
from roleadvisor.imports.imported import Imported
from roleadvisor.quiz.rating import Rating
from roleadvisor.quiz.session import Session
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import read_text, remove_left, user_folder, write_atomically
from roleadvisor.safe.parsing import parse

# Older unfinished quizzes are forgotten: nobody goes on with them.
KEPT = 20

T = TypeVar("T", bound=Struct)


class Wanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a quiz was asked for when it was begun, beside its questions."""

    company: Literal["small", "medium", "large"] | None = None
    current_job: str | None = None
    is_kept: bool = False
    save: str | None = None


class QuizDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The form of a saved quiz's file.

    `pack` is the folder of roles and `imported` the résumé that it was begun with, if any; `wanted` is
    what its result is to be told and written as.
    """

    roleadvisor_quiz: Literal[1] = 1
    pack: str | None
    digest: str
    session: Session
    imported: Imported | None = None
    wanted: Wanted = Wanted()


class RatingDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The form of the file of saved answers about the skills of a role.

    `pack` is the folder of roles that they were begun with, if any, and `save` the sheet that is to be
    written in the end.
    """

    roleadvisor_level: Literal[1] = 1
    pack: str | None
    rating: Rating
    save: str | None = None


class Shelf(NamedTuple, Generic[T]):
    """Where unfinished quizzes of a kind are, and the form of their files."""

    folder: str
    form: type[T]


QUIZZES = Shelf("quizzes", QuizDocument)
RATINGS = Shelf("levels", RatingDocument)


class SavedQuiz(Generic[T]):
    """The file of one quiz, locked so that no other process goes on with it."""

    def __init__(self, path: Path, lock: FileLock, form: type[T]) -> None:
        """Hold a file whose lock has been taken, and what it is to hold."""
        self.path = path
        self._lock = lock
        self._form = form

    def save(self, document: T) -> None:
        """Write the quiz, whole or not at all; raise `OSError` if that fails."""
        write_atomically(self.path, msgspec.json.encode(document).decode())

    def load(self) -> T:
        """Return what was saved; raise `InputError` if it is not a saved quiz."""
        text, file = read_text(self.path), shown(str(self.path))
        try:
            # Unlike a JSON decoder, the reader of packs refuses hidden text and repeated keys.
            return msgspec.convert(parse(text, file).data, self._form)
        except (msgspec.ValidationError, InputError):
            message = "not a saved quiz; delete the file to go on without it"
            raise InputError([Problem(file, 1, 1, message, "saved-quiz")]) from None

    def discard(self) -> None:
        """Remove the file, and what killed writers left: the quiz is finished."""
        remove_left(self.path.parent)
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Release the quiz; the file stays, if there is one."""
        self._lock.release()
        if not self.path.exists():
            Path(self._lock.lock_file).unlink(missing_ok=True)


def begin(shelf: Shelf[T]) -> SavedQuiz[T]:
    """Return the file of a new quiz; raise `OSError` if none can be made."""
    folder = _folder(shelf)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    while True:
        path = folder / f"{os.urandom(6).hex()}.json"
        # Another process may hold the new lock for a moment; then another name will do.
        with suppress(Timeout):
            return SavedQuiz(path, _take_lock(path), shelf.form)


def unfinished(shelf: Shelf[T]) -> Iterator[tuple[SavedQuiz[T], T]]:
    """Yield the quizzes that no other process has, with what was saved, the last answered first.

    If none can be used, raise what is wrong with the newest: `InputError` if it cannot be read,
    `OSError` if it cannot be opened.
    """
    failure: Exception | None = None
    is_any = False
    for path in _newest_first(shelf):
        try:
            saved = SavedQuiz(path, _take_lock(path), shelf.form)
        except Timeout:
            failure = failure or BlockingIOError("it is open in another terminal")
            continue
        except OSError as error:
            failure = failure or error
            continue
        try:
            document = saved.load()
        except InputError as error:
            failure = failure or error
            saved.close()
            continue
        is_any = True
        yield saved, document
    if failure and not is_any:
        raise failure


def forget_old(shelf: Shelf[T]) -> int:
    """Remove all but the newest unfinished quizzes, and return how many are left.

    The locks of quizzes that were left before the first answer are removed too.
    """
    count = 0
    for path in _newest_first(shelf):
        with suppress(Timeout, OSError):
            saved = SavedQuiz(path, _take_lock(path), shelf.form)
            count += 1
            saved.close() if count <= KEPT else saved.discard()
    for lock in _folder(shelf).glob("*.lock"):
        path = lock.with_suffix(".json")
        if not path.exists():
            with suppress(Timeout, OSError):
                SavedQuiz(path, _take_lock(path), shelf.form).close()
    return min(count, KEPT)


def _newest_first(shelf: Shelf[T]) -> Iterator[Path]:
    dated = []
    for path in _folder(shelf).glob("*.json"):
        with suppress(OSError):
            status = path.lstat()
            if S_ISREG(status.st_mode):
                dated.append((status.st_mtime_ns, path))
    for _, path in sorted(dated, reverse=True):
        if path.exists():
            yield path


def _take_lock(path: Path) -> FileLock:
    lock = FileLock(path.with_suffix(".lock"), timeout=0, mode=0o600)
    lock.acquire()
    return lock


def _folder(shelf: Shelf[T]) -> Path:
    return user_folder("state", shelf.folder)
