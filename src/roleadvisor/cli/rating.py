"""One run of the questions about a role's skills: begin or resume it, ask, print and save the result."""

import sys
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from roleadvisor.cli.hints import NO_ANSWERS, Answers, to_run
from roleadvisor.cli.inputs import open_sheet
from roleadvisor.cli.keeping import Keeper, asked_with_parting, begun, left_last, with_parting
from roleadvisor.cli.options import Form
from roleadvisor.cli.outputs import print_level, writable
from roleadvisor.errors import NOT_ENOUGH_ANSWERS, OUTPUT_FAILED, UsageError
from roleadvisor.packs import Catalog
from roleadvisor.quiz.rating import Rating, refitted
from roleadvisor.quiz.saved import RATINGS, RatingDocument, SavedQuiz
from roleadvisor.results.level import ladder_of, level_of, skills_asked
from roleadvisor.safe.characters import shown
from roleadvisor.sheets.sheet import AnswerSheet
from roleadvisor.terminal import asking, is_plain, rate_skills


class Request(NamedTuple):
    """What the command line asks for."""

    catalog: Catalog
    role: str
    pack: str | None
    is_resumed: bool
    is_plain: bool
    save: Path | None
    form: Form
    is_long: bool

    @property
    def resume(self) -> str:
        """The command that goes on with the questions."""
        return to_run(f"level {self.role} --resume")

    def is_of(self, document: RatingDocument) -> bool:
        """Return whether saved answers are about this role of this pack."""
        return (document.rating.role, document.pack) == (self.role, self.pack)


class _Keeper(Keeper[RatingDocument]):
    """Saves the answers after each of them."""

    def __init__(
        self, saved: SavedQuiz[RatingDocument] | None, asked: Request, document: RatingDocument
    ) -> None:
        super().__init__(saved, asked.resume)
        self.document = document
        self.note = ""

    def keep(self, rating: Rating) -> str:
        """Save the answers; return a warning if that fails."""
        self.document = replace(self.document, rating=rating)
        return self.store(self.document)

    def left(self) -> str:
        """Return what to say to someone who leaves."""
        return self.parting(len(self.document.rating.answered))


def take_rating(asked: Request) -> int:
    """Ask, print the result, return the exit code; raise `StoppedError` if the person leaves."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        fill, run = (f"level {asked.role} {rest}" for rest in ("--template", "SHEET"))
        raise UsageError(
            f"level asks in a terminal; without one, fill in '{to_run(fill)}' and run '{to_run(run)}'"
        )
    resumed = _resumed(asked) if asked.is_resumed else None
    wanted = asked.save or (resumed.document.save if resumed else None)
    save = writable(Path(wanted)) if wanted else None
    sheet = _sheet_in(asked, save)
    keeper = resumed or _begun(asked, sheet)
    keeper.document = replace(keeper.document, save=str(save) if save else None)
    rating = asked_with_parting(keeper.left, lambda: _held(keeper, asked))
    return with_parting(
        keeper.left, lambda: _concluded(keeper, rating, sheet, save, asked), has_output=True
    )


def _sheet_in(asked: Request, save: Path | None) -> AnswerSheet:
    """Return the sheet that the skills are to be added to: an empty one if there is none yet."""
    if save and save.exists():
        return open_sheet(save, asked.catalog, ignore_unknown=False)
    return AnswerSheet(levels={})


def _begun(asked: Request, sheet: AnswerSheet) -> _Keeper:
    """Return a new run, which shows what the sheet says already."""
    asks = ladder_of(asked.catalog, asked.role).asks
    known = {skill: sheet.skills[skill] for skill in asks if skill in sheet.skills}
    saved, note = begun(RATINGS, asked.resume, asked.is_of)
    document = RatingDocument(pack=asked.pack, rating=Rating(role=asked.role, levels=known))
    keeper = _Keeper(saved, asked, document)
    keeper.note = note
    return keeper


def _resumed(asked: Request) -> _Keeper:
    """Return the run of this role that was left last, as far as it fits the role's skills now."""
    found = left_last(RATINGS, asked.is_of)
    if found is None:
        start = to_run(f"level {asked.role}")
        raise UsageError(f"nothing is unfinished for this role; '{start}' starts anew")
    saved, document = found
    skills = list(ladder_of(asked.catalog, asked.role).asks)
    return _Keeper(saved, asked, replace(document, rating=refitted(document.rating, skills)))


def _held(keeper: _Keeper, asked: Request) -> Rating:
    skills = skills_asked(asked.catalog, ladder_of(asked.catalog, asked.role))
    title = shown(asked.catalog.roles[asked.role].name)
    with asking(in_plain_lines=is_plain(on_request=asked.is_plain)) as asker:
        return rate_skills(
            asker, title, skills, keeper.document.rating, keeper.keep, note=keeper.note
        )


def _concluded(
    keeper: _Keeper, rating: Rating, sheet: AnswerSheet, save: Path | None, asked: Request
) -> int:
    """Print the result, save the sheet, and discard the run unless it may still be needed."""
    said = AnswerSheet(levels={}, skills=rating.answered)
    result = level_of(asked.catalog, said, asked.role)
    try:
        code = print_level(
            result,
            asked.catalog,
            form=asked.form,
            is_long=asked.is_long,
            in_plain_lines=is_plain(on_request=asked.is_plain),
            answers=Answers(save) if save and sheet.levels else NO_ANSWERS,
        )
        sys.stdout.flush()
    except OSError:
        keeper.tell_kept("For the result")
        raise
    both = replace(sheet, skills={**sheet.skills, **rating.answered})
    if save and not keeper.write_sheet(both, save, asked.catalog, "skills"):
        return OUTPUT_FAILED
    if code == NOT_ENOUGH_ANSWERS:
        keeper.tell_kept("To answer more")
    else:
        keeper.discard()
    return code
