"""The quiz from its start, or from where it was left, to its result."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from roleadvisor import store
from roleadvisor.catalog import Catalog, load_catalog, shown
from roleadvisor.cli.results import print_match, save_sheet
from roleadvisor.errors import INTERRUPTED, TERMINATED, StoppedError, UsageError
from roleadvisor.prompts import Finished, Options, run_quiz
from roleadvisor.scorecard import compile_scorecard
from roleadvisor.session import Session, open_quiz, refit, sheet_of
from roleadvisor.store import QuizDocument, SavedQuiz

_RESUME = "roleadvisor quiz --resume"


class QuizOptions(NamedTuple):
    """What the command line asks for."""

    pack: Path | None
    save: Path | None
    is_resumed: bool
    is_full: bool
    as_json: bool
    prompts: Options


def take_quiz(options: QuizOptions) -> int:
    """Hold the quiz, print its result and return the exit code; raise `StoppedError` if it is left."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(
            "quiz needs a terminal; without one, fill in 'roleadvisor questions --template' "
            "and run 'roleadvisor match SHEET'"
        )
    if options.save:
        _check_target(options.save)
    saved, document = _resumed() if options.is_resumed else (_begun(), None)
    pack, session = options.pack, Session()
    if document:
        pack = pack or (Path(document.pack) if document.pack else None)
        session = document.session
    catalog = load_catalog(pack)
    session, left_behind = refit(catalog, session)
    if left_behind:
        _tell(f"No longer asked, so left out: {', '.join(shown(i, 60) for i in left_behind)}.")
    keeper = _Keeper(saved, catalog, pack, session)
    finished = _held(keeper, options)
    sheet = sheet_of(finished.session)
    if options.save:
        save_sheet(sheet, options.save)
    code = print_match(catalog, sheet, command="quiz", stop=finished.stop, as_json=options.as_json)
    sys.stdout.flush()
    if saved:
        saved.discard()
    return code


class _Keeper:
    """Saves the session after every answer, and knows what was saved."""

    def __init__(
        self, saved: SavedQuiz | None, catalog: Catalog, pack: Path | None, session: Session
    ) -> None:
        self._saved = saved
        self.catalog = catalog
        self._pack = str(pack.absolute()) if pack else None
        self.session = session
        self.problem = "" if saved else "there is no place for it"
        self._has_saved = bool(saved and saved.path.exists())

    def keep(self, session: Session) -> str:
        """Save a session; return a warning if that fails."""
        self.session = session
        if self._saved:
            document = QuizDocument(pack=self._pack, digest=self.catalog.digest, session=session)
            try:
                self._saved.save(document)
                self.problem, self._has_saved = "", True
            except OSError as error:
                self.problem = (error.strerror or str(error)).lower()
        return f"Not saved: {self.problem}." if self.problem else ""

    def parting(self) -> str:
        """Return what to say to someone who leaves."""
        answered = sum(not reply.is_skipped for reply in self.session.replies)
        answered += self.session.experience is not None
        if self.problem and answered:
            lost = f"Stopped. The last answers are not saved: {self.problem}."
            rest = f" To go on from those before: {_RESUME}"
            return lost + rest * self._has_saved
        if not answered:
            return "Stopped. Nothing was answered yet."
        answers = "1 answer is" if answered == 1 else f"{answered} answers are"
        return f"Stopped. {answers} saved. To go on: {_RESUME}"


def _held(keeper: _Keeper, options: QuizOptions) -> Finished:
    quiz = open_quiz(keeper.catalog, compile_scorecard(keeper.catalog), is_full=options.is_full)
    try:
        return run_quiz(quiz, keeper.session, keeper.keep, options.prompts)
    except (KeyboardInterrupt, EOFError):
        raise StoppedError(keeper.parting(), INTERRUPTED) from None
    except SystemExit as leaving:
        if leaving.code != TERMINATED:
            raise
        raise StoppedError(keeper.parting(), TERMINATED) from None


def _begun() -> SavedQuiz | None:
    """Return a place for a new quiz, or None if there is none; tell of unfinished ones."""
    try:
        unfinished = store.forget_old()
        saved = store.begin()
    except OSError as error:
        _tell(f"This quiz cannot be saved: {(error.strerror or str(error)).lower()}.")
        return None
    if unfinished:
        _tell(f"An earlier quiz is unfinished; to go on with it: {_RESUME}")
    return saved


def _resumed() -> tuple[SavedQuiz, QuizDocument]:
    saved = store.resume()
    if saved is None:
        raise UsageError("there is no unfinished quiz; 'roleadvisor quiz' starts one")
    return saved, saved.load()


def _check_target(path: Path) -> None:
    """Refuse at once what could not be written at the end."""
    if path.is_dir() or not os.access(path.parent, os.W_OK | os.X_OK):
        raise UsageError(f"cannot write {shown(str(path))}")


def _tell(text: str) -> None:
    with suppress(OSError):
        lines = wrap(text, max(shutil.get_terminal_size().columns - 1, 20))
        sys.stderr.write("".join(f"{line}\n" for line in lines))
