"""One run of the quiz: begin or resume it, ask the questions, print and save the result."""

import sys
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from roleadvisor.cli.hints import Answers, to_run
from roleadvisor.cli.inputs import ImportFiles, open_imports, open_pack
from roleadvisor.cli.keeping import Keeper, asked_with_parting, begun, left_last, tell, with_parting
from roleadvisor.cli.options import Form
from roleadvisor.cli.outputs import print_advice, writable
from roleadvisor.errors import (
    NOT_ENOUGH_ANSWERS,
    OUTPUT_FAILED,
    UsageError,
)
from roleadvisor.imports.imported import Imported, refit_import, with_names
from roleadvisor.packs import Catalog
from roleadvisor.quiz.bank import ToolList
from roleadvisor.quiz.refitting import refit
from roleadvisor.quiz.saved import QUIZZES, QuizDocument, SavedQuiz, Wanted
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
from roleadvisor.sheets.sheet import AnswerSheet
from roleadvisor.terminal import Finished, Options, is_plain, run_quiz

if TYPE_CHECKING:
    from roleadvisor.results.jobs import CurrentJob as Job

_RESUME = "roleadvisor quiz --resume"


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


class _Keeper(Keeper[QuizDocument]):
    """Saves the session after every answer."""

    def __init__(
        self,
        saved: SavedQuiz[QuizDocument] | None,
        catalog: Catalog,
        pack: Path | None,
        session: Session,
        wanted: Wanted,
        imported: Imported | None = None,
    ) -> None:
        super().__init__(saved, _RESUME)
        self.wanted = wanted
        self.catalog = catalog
        self._pack = str(pack.absolute()) if pack else None
        self.session = session
        self.imported = imported
        self.note = ""

    def keep(self, session: Session) -> str:
        """Save a session; return a warning if that fails."""
        self.session = session
        return self.store(
            QuizDocument(
                pack=self._pack,
                digest=self.catalog.digest,
                session=session,
                imported=self.imported,
                wanted=self.wanted,
            )
        )

    def left(self) -> str:
        """Return what to say to someone who leaves."""
        answered = answered_questions(self.session.replies)
        return self.parting(answered + (self.session.experience is not None))


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
        saved, told = begun(QUIZZES, _RESUME, lambda _document: True)
        keeper = _Keeper(saved, catalog, asked.pack, session, wanted, imported)
        keeper.note = f"{_welcome(imported)} {told}".strip() if imported else told
    if asked.is_full:
        keeper.session = replace(keeper.session, is_full=True, is_reviewing=False)
    finished = asked_with_parting(keeper.left, lambda: _held(keeper, asked))
    return with_parting(
        keeper.left, lambda: _concluded(keeper, finished, save, job, asked), has_output=True
    )


def _held(keeper: _Keeper, asked: Request) -> Finished:
    card = compile_scorecard(keeper.catalog)
    titles = keeper.imported.roles if keeper.imported else ()
    closing = partial(_closing, keeper, card)
    quiz = open_quiz(keeper.catalog, card, titles=titles, closing=closing)
    return run_quiz(quiz, keeper.session, keeper.keep, asked.prompts, note=keeper.note)


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
            is_plain=is_plain(on_request=asked.prompts.is_plain),
            is_long=asked.is_long,
            answers=Answers(save),
        )
        sys.stdout.flush()
    except OSError:
        keeper.tell_kept("For the result")
        raise
    if save and not keeper.write_sheet(sheet, save, keeper.catalog, "answers"):
        return OUTPUT_FAILED
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
    return with_names(keeper.catalog, sheet, keeper.imported)


def _welcome(imported: Imported) -> str:
    count = len(imported.mentioned)
    if not count:
        return "Nothing imported is among the questions, so all of them are asked."
    skills = "1 skill is" if count == 1 else f"{count} skills are"
    return f"{skills} imported, and not asked again; the review lists them."


def _loaded(pack: Path | None) -> Catalog:
    if pack and shown(str(pack), 10_000) != str(pack):
        raise UsageError("quiz takes no pack whose path has hidden characters")
    catalog = open_pack(pack)
    if len(catalog.whole_roles) < 2:  # noqa: PLR2004 (one role is always first)
        raise UsageError("quiz needs at least two whole roles to choose between")
    return catalog


def _resumed(pack: Path | None) -> tuple[SavedQuiz[QuizDocument], QuizDocument]:
    """Return the quiz that was left last, with this pack if one is named."""
    wanted = str(pack.absolute()) if pack else None
    if found := left_last(QUIZZES, lambda document: wanted in {None, document.pack}):
        return found
    of_pack = " with this pack" if pack else ""
    raise UsageError(f"there is no unfinished quiz{of_pack}; 'roleadvisor quiz' starts one")


def _refitted(saved: SavedQuiz[QuizDocument], document: QuizDocument, wanted: Wanted) -> _Keeper:
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
        tell(f"Your job is read as: {found.called} ({found.title}, {found.code}).")
    return job
