"""One run of the quiz: begin or resume it, ask the questions, print and save the result."""

import shutil
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import replace

from roleadvisor.cli.hints import Answers, to_run
from roleadvisor.cli.inputs import ImportFiles, open_imports, open_pack
from roleadvisor.cli.options import Form
from roleadvisor.cli.outputs import print_advice, writable
from roleadvisor.errors import (
    FROM_SIGNAL,
    INTERRUPTED,
    NOT_ENOUGH_ANSWERS,
    OUTPUT_FAILED,
    TERMINATED,
    NoHomeError,
    StoppedError,
    UsageError,
    reason_of,
)
from roleadvisor.imports.imported import Imported, refit_import, tools_named
from roleadvisor.packs import Catalog
from roleadvisor.quiz import saved as saved_quizzes
from roleadvisor.quiz.bank import ToolList
from roleadvisor.quiz.refitting import refit
from roleadvisor.quiz.saved import QuizDocument, SavedQuiz, Wanted
from roleadvisor.quiz.session import (
    Session,
    answered_questions,
    begun_with,
    open_quiz,
    sheet_of,
)
from roleadvisor.results.advice import advise
from roleadvisor.results.closing import closing_list
from roleadvisor.safe.characters import shown
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import AnswerSheet, save_sheet
from roleadvisor.terminal import Finished, Options, SignalledError, is_plain, run_quiz

if TYPE_CHECKING:
    from roleadvisor.results.jobs import CurrentJob as Job

_RESUME = "roleadvisor quiz --resume"

T = TypeVar("T")


class Request(NamedTuple):
    """What the command line asks for; what is `wanted` is saved with the quiz."""

    pack: Path | None
    wanted: Wanted
    is_resumed: bool
    is_full: bool
    form: Form
    is_long: bool
    prompts: Options
    files: ImportFiles


class _Keeper:
    """Saves the session after every answer, and remembers whether that worked."""

    def __init__(
        self,
        saved: SavedQuiz | None,
        catalog: Catalog,
        pack: Path | None,
        session: Session,
        wanted: Wanted,
        imported: Imported | None = None,
    ) -> None:
        self._saved = saved
        self.wanted = wanted
        self.catalog = catalog
        self._pack = str(pack.absolute()) if pack else None
        self.session = session
        self.imported = imported
        self.note = ""
        self.problem = "" if saved else "there is no place for it"
        self._has_saved = bool(saved and saved.path.exists())

    def keep(self, session: Session) -> str:
        """Save a session; return a warning if that fails."""
        self.session = session
        if self._saved:
            document = QuizDocument(
                pack=self._pack,
                digest=self.catalog.digest,
                session=session,
                imported=self.imported,
                wanted=self.wanted,
            )
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
            _tell(f"Your answers are kept. {purpose}: {_RESUME}")

    def parting(self) -> str:
        """Return what to say to someone who leaves."""
        answered = answered_questions(self.session.replies)
        answered += self.session.experience is not None
        if self.problem and answered:
            lost = f"Stopped. The last answers are not saved: {self.problem}."
            rest = f" To go on from those before: {_RESUME}"
            return lost + rest * self._has_saved
        if not answered:
            return "Stopped. Nothing was answered yet."
        if not self._has_saved:
            return "Stopped."
        answers = "1 answer is" if answered == 1 else f"{answered} answers are"
        return f"Stopped. {answers} saved. To go on: {_RESUME}"


def take_quiz(asked: Request) -> int:
    """Hold the quiz, print its result, return the exit code; raise `StoppedError` if it is left."""
    if asked.is_resumed and asked.files.are_given:
        raise UsageError("a quiz that is resumed has its résumé already; leave --resume out")
    if asked.files.read_standard_input:
        raise UsageError("quiz asks on standard input; give the résumé as a file")
    catalog = None if asked.is_resumed else _loaded(asked.pack)
    imported = open_imports(asked.files, catalog) if catalog else None
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        template, match = to_run("questions --template"), to_run("match SHEET")
        raise UsageError(
            f"quiz needs a terminal; without one, fill in '{template}' and run '{match}'"
        )
    wanted = asked.wanted
    if catalog is None:
        keeper = _refitted(*_resumed(asked.pack), wanted)
        wanted = keeper.wanted
        save = writable(Path(wanted.save)) if wanted.save else None
        job = _read_job(keeper.catalog, wanted.current_job)
    else:
        # A mistake in the arguments must be reported before anything is printed about a quiz.
        save = writable(Path(wanted.save)) if wanted.save else None
        job = _read_job(catalog, wanted.current_job)
        session = begun_with(catalog, imported.mentioned if imported else {})
        saved, told = _begun()
        keeper = _Keeper(saved, catalog, asked.pack, session, wanted, imported)
        keeper.note = f"{_welcome(imported)} {told}".strip() if imported else told
    if asked.is_full:
        keeper.session = replace(keeper.session, is_full=True, is_reviewing=False)
    finished = _with_parting(keeper, lambda: _held(keeper, asked))
    return _with_parting(
        keeper, lambda: _concluded(keeper, finished, save, job, asked), has_output=True
    )


def _with_parting(keeper: _Keeper, work: Callable[[], T], *, has_output: bool = False) -> T:
    """Do some work; if it is interrupted, raise `StoppedError` with how to go on."""
    try:
        return work()
    except KeyboardInterrupt:
        raise StoppedError(keeper.parting(), INTERRUPTED, has_output=has_output) from None
    except SystemExit as leaving:
        if leaving.code != TERMINATED:
            raise
        raise StoppedError(keeper.parting(), TERMINATED, has_output=has_output) from None


def _held(keeper: _Keeper, asked: Request) -> Finished:
    card = compile_scorecard(keeper.catalog)
    titles = keeper.imported.roles if keeper.imported else ()
    closing = partial(_closing, keeper, card)
    quiz = open_quiz(keeper.catalog, card, titles=titles, closing=closing)
    try:
        return run_quiz(quiz, keeper.session, keeper.keep, asked.prompts, note=keeper.note)
    except EOFError:
        raise StoppedError(keeper.parting(), INTERRUPTED) from None
    except SignalledError as signalled:
        raise StoppedError(keeper.parting(), FROM_SIGNAL + signalled.number) from None


def _concluded(
    keeper: _Keeper,
    finished: Finished,
    save: Path | None,
    job: "Job | None",
    asked: Request,
) -> int:
    """Print the result, save the sheet, and discard the quiz unless it may still be needed."""
    sheet = _sheet_of(keeper, finished.session)
    try:
        advice = advise(
            keeper.catalog,
            sheet,
            company=keeper.wanted.company,
            stop=finished.stop,
            current_job=job,
            imported=keeper.imported,
        )
        code = print_advice(
            "quiz",
            advice,
            keeper.catalog,
            form=asked.form,
            is_kept=keeper.wanted.is_kept,
            is_plain=is_plain(asked.prompts),
            is_long=asked.is_long,
            answers=Answers(save),
        )
        sys.stdout.flush()
    except OSError:
        keeper.tell_kept("For the result")
        raise
    if save:
        try:
            save_sheet(sheet, save, keeper.catalog)
        except OSError as error:
            _tell(f"Cannot write {shown(str(save))}: {reason_of(error)}.")
            keeper.tell_kept("To write them elsewhere, with --save FILE")
            return OUTPUT_FAILED
        _tell(f"Your answers are in {shown(str(save))}.")
    if code == NOT_ENOUGH_ANSWERS:
        keeper.tell_kept("To answer more")
    else:
        keeper.discard()
    return code


def _closing(
    keeper: _Keeper, card: Scorecard, sheet: AnswerSheet, shown: Collection[str]
) -> ToolList | None:
    """Return the closing list for a sheet; what imported files name is not on it."""
    return closing_list(keeper.catalog, card, _with_named(keeper, sheet), shown)


def _sheet_of(keeper: _Keeper, session: Session) -> AnswerSheet:
    """Return the sheet of a session, with the tools and titles that imported files name."""
    return _with_named(keeper, sheet_of(session))


def _with_named(keeper: _Keeper, sheet: AnswerSheet) -> AnswerSheet:
    if keeper.imported is None:
        return sheet
    named = tools_named(keeper.catalog, keeper.imported, sheet.levels)
    return replace(sheet, tools=named | dict(sheet.tools), titles=tuple(keeper.imported.roles))


def _welcome(imported: Imported) -> str:
    count = len(imported.mentioned)
    if not count:
        return "Nothing imported is among the questions, so all of them are asked."
    skills = "1 skill is" if count == 1 else f"{count} skills are"
    return f"{skills} imported, and not asked again; the review lists them."


def _begun() -> tuple[SavedQuiz | None, str]:
    """Return the file of a new quiz, or None if none can be made, and what to tell of it at first."""
    try:
        unfinished = saved_quizzes.forget_old()
        saved = saved_quizzes.begin()
    except NoHomeError as error:
        return None, f"This quiz cannot be saved: {error}."
    except OSError as error:
        return None, f"This quiz cannot be saved: {reason_of(error)}."
    if not unfinished:
        return saved, ""
    return saved, f"You have an unfinished quiz. To go on with it, press q and run: {_RESUME}"


def _loaded(pack: Path | None) -> Catalog:
    if pack and shown(str(pack), 10_000) != str(pack):
        raise UsageError("quiz takes no pack whose path has hidden characters")
    catalog = open_pack(pack)
    if len(catalog.whole_roles) < 2:  # noqa: PLR2004 (one role is always first)
        raise UsageError("quiz needs at least two whole roles to choose between")
    return catalog


def _resumed(pack: Path | None) -> tuple[SavedQuiz, QuizDocument]:
    """Return the quiz that was left last, with this pack if one is named."""
    wanted = str(pack.absolute()) if pack else None
    try:
        for saved, document in saved_quizzes.unfinished():
            if wanted in {None, document.pack}:
                return saved, document
            saved.close()
    except OSError as error:
        raise UsageError(f"the saved quizzes cannot be opened: {reason_of(error)}") from None
    of_pack = " with this pack" if pack else ""
    raise UsageError(f"there is no unfinished quiz{of_pack}; 'roleadvisor quiz' starts one")


def _refitted(saved: SavedQuiz, document: QuizDocument, wanted: Wanted) -> _Keeper:
    """Return a saved quiz as far as it fits the pack now; what is wanted now comes before what was."""
    pack = Path(document.pack) if document.pack else None
    catalog = _loaded(pack)
    session, left_behind = refit(catalog, document.session)
    note = ""
    if left_behind:
        listed = ", ".join(shown(item, 60) for item in left_behind)
        note = f"No longer asked as you answered it, so left out: {listed}."
    elif document.digest != catalog.digest:
        note = "The roles or questions have changed since; all your answers still fit."
    imported = refit_import(catalog, document.imported) if document.imported else None
    before = document.wanted
    both = Wanted(
        company=wanted.company or before.company,
        current_job=wanted.current_job or before.current_job,
        is_kept=wanted.is_kept or before.is_kept,
        save=wanted.save or before.save,
    )
    keeper = _Keeper(saved, catalog, pack, session, both, imported)
    keeper.note = note
    return keeper


def _read_job(catalog: Catalog, text: str | None) -> "Job | None":
    """Return how alike a current job is to the roles; print how an unsure title is read."""
    if text is None:
        return None
    from roleadvisor.results.origin import find_current_job

    job = find_current_job(catalog, text)
    if job.certainty != "exact":
        found = job.occupation
        _tell(f"Your job is read as: {found.called} ({found.title}, {found.code}).")
    return job


def _tell(text: str) -> None:
    with suppress(OSError):
        lines = wrap(text, max(shutil.get_terminal_size().columns - 1, 20))
        sys.stderr.write("".join(f"{line}\n" for line in lines))
