"""Save what a person answers in a terminal at once, and say how to go on where they leave."""

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from textwrap import wrap
from typing import Generic, TypeVar

from msgspec import Struct

from roleadvisor.errors import (
    FROM_SIGNAL,
    INTERRUPTED,
    TERMINATED,
    InputError,
    NoHomeError,
    StoppedError,
    UsageError,
    reason_of,
)
from roleadvisor.packs import Catalog
from roleadvisor.quiz import saved as saved_quizzes
from roleadvisor.quiz.saved import SavedQuiz, Shelf
from roleadvisor.safe.characters import shown
from roleadvisor.sheets.sheet import AnswerSheet
from roleadvisor.sheets.written import save_sheet
from roleadvisor.terminal import SignalledError

T = TypeVar("T", bound=Struct)
R = TypeVar("R")


class Keeper(Generic[T]):
    """Saves a quiz after every answer, and remembers whether that worked.

    `resume` is the command that goes on with it.
    """

    def __init__(self, saved: SavedQuiz[T] | None, resume: str) -> None:
        """Take the file of the quiz, None if there can be none."""
        self._saved = saved
        self._resume = resume
        self.problem = "" if saved else "there is no place for it"
        self._has_saved = bool(saved and saved.path.exists())

    def store(self, document: T) -> str:
        """Save a quiz; return a warning if that fails."""
        if self._saved:
            try:
                self._saved.save(document)
                self.problem, self._has_saved = "", True
            except OSError as error:
                self.problem = reason_of(error)
        return f"Not saved: {self.problem}." if self.problem else ""

    def discard(self) -> None:
        """Forget the quiz: it is finished."""
        if self._saved:
            self._has_saved = False
            with suppress(OSError):
                self._saved.discard()

    def tell_kept(self, purpose: str) -> None:
        """Say how to go on, if what was answered is saved."""
        if self._has_saved and not self.problem:
            tell(f"Your answers are kept. {purpose}: {self._resume}")

    def write_sheet(self, sheet: AnswerSheet, path: Path, catalog: Catalog, what: str) -> bool:
        """Write a sheet, say that `what` is there or why it is not, and return whether it is."""
        try:
            save_sheet(sheet, path, catalog)
        except OSError as error:
            tell(f"Cannot write {shown(str(path))}: {reason_of(error)}.")
            self.tell_kept("To write them elsewhere, with --save FILE")
            return False
        tell(f"Your {what} are in {shown(str(path))}.")
        return True

    def parting(self, answered: int) -> str:
        """Return what to say to someone who leaves after so many answers."""
        if self.problem and answered:
            lost = f"Stopped. The last answers are not saved: {self.problem}."
            rest = f" To go on from those before: {self._resume}"
            return lost + rest * self._has_saved
        if not answered:
            return "Stopped. Nothing was answered yet."
        if not self._has_saved:
            return "Stopped."
        answers = "1 answer is" if answered == 1 else f"{answered} answers are"
        return f"Stopped. {answers} saved. To go on: {self._resume}"


def begun(
    shelf: Shelf[T], resume: str, fits: Callable[[T], bool]
) -> tuple[SavedQuiz[T] | None, str]:
    """Return the file of a new quiz, or None if none can be made, and what to tell of it at first.

    One that was left before is told of if it fits, so that `resume` would go on with it.
    """
    try:
        unfinished = saved_quizzes.forget_old(shelf)
        saved = saved_quizzes.begin(shelf)
    except NoHomeError as error:
        return None, f"This quiz cannot be saved: {error}."
    except OSError as error:
        return None, f"This quiz cannot be saved: {reason_of(error)}."
    if not (unfinished and _is_left(shelf, fits)):
        return saved, ""
    return saved, f"You have an unfinished quiz. To go on with it, press q and run: {resume}"


def left_last(shelf: Shelf[T], fits: Callable[[T], bool]) -> tuple[SavedQuiz[T], T] | None:
    """Return the quiz that was left last among those that fit, or None if there is none."""
    try:
        for saved, document in saved_quizzes.unfinished(shelf):
            if fits(document):
                return saved, document
            saved.close()
    except OSError as error:
        raise UsageError(f"the saved quizzes cannot be opened: {reason_of(error)}") from None
    return None


def _is_left(shelf: Shelf[T], fits: Callable[[T], bool]) -> bool:
    """Return whether there is a quiz that fits, or one whose resuming would say what is wrong with it."""
    try:
        found = left_last(shelf, fits)
    except (InputError, UsageError):
        return True
    if found:
        found[0].close()
    return found is not None


def with_parting(
    parting: Callable[[], str], work: Callable[[], R], *, has_output: bool = False
) -> R:
    """Do some work; if the person or the system ends it, raise `StoppedError` with how to go on."""
    try:
        return work()
    except KeyboardInterrupt:
        raise StoppedError(parting(), INTERRUPTED, has_output=has_output) from None
    except SystemExit as leaving:
        if leaving.code != TERMINATED:
            raise
        raise StoppedError(parting(), TERMINATED, has_output=has_output) from None


def asked_with_parting(parting: Callable[[], str], ask: Callable[[], R]) -> R:
    """Ask in the terminal; if the person leaves, raise `StoppedError` with how to go on."""
    try:
        return with_parting(parting, ask)
    except EOFError:
        raise StoppedError(parting(), INTERRUPTED) from None
    except SignalledError as signalled:
        raise StoppedError(parting(), FROM_SIGNAL + signalled.number) from None


def tell(text: str) -> None:
    """Print a paragraph on stderr."""
    with suppress(OSError):
        lines = wrap(text, max(shutil.get_terminal_size().columns - 1, 20))
        sys.stderr.write("".join(f"{line}\n" for line in lines))
