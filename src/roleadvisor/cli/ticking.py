"""Begin plans that are ticked off, go on with them, and write their pages."""

import os
import shlex
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from roleadvisor.cli.hints import to_run, typed
from roleadvisor.cli.inputs import with_remedies
from roleadvisor.cli.outputs import writable, writable_beside, written_to
from roleadvisor.errors import InputError, UsageError
from roleadvisor.packs import Catalog
from roleadvisor.render.plan_page import plan_page
from roleadvisor.results.continuing import begin_plan, continue_plan
from roleadvisor.results.plan import Plan
from roleadvisor.results.plan_file import is_plan, read_plan
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import read_text, write_atomically
from roleadvisor.sheets.sheet import AnswerSheet

# The endings of files that are no Markdown.
_OTHER_FORMS = {".html", ".htm", ".svg", ".pdf", ".docx", ".odt", ".json", ".yaml", ".yml", ".csv"}


class PageFile(NamedTuple):
    """The page of a plan and the file for it; `was` is what the file holds now."""

    file: Path
    text: str
    was: str = ""

    def write(self) -> None:
        """Write the page if it has changed; raise `OutputError` if that fails."""
        if self.text == self.was:
            return
        with written_to(self.file):
            write_atomically(self.file, self.text)

    @property
    def told(self) -> str:
        """What became of the page."""
        if self.text == self.was:
            return f"Nothing has changed in {typed(self.file)}."
        if self.was:
            return f"The page in {typed(self.file)} is up to date."
        again = to_run(f"plan --continue {typed(self.file)}")
        return f"The plan is in {typed(self.file)}. When you have ticked steps off: {again}"


def free_place(save: Path, inputs: Sequence[Path | None]) -> Path:
    """Return the file for a new page; raise `UsageError` if something is there that could be lost."""
    called = shown(str(save), 300)
    if save.suffix.lower() in _OTHER_FORMS:
        raise UsageError(f"a plan is saved as Markdown (.md), not {save.suffix.lower()}")
    target = writable_beside(save, inputs, "plan")
    if target.exists() and target.stat().st_size:
        if _holds_plan(target):
            again = to_run(f"plan --continue {typed(save)}")
            raise UsageError(f"{called} is a saved plan; to go on with it: {again}")
        raise UsageError(f"{called} exists and is no plan; name another file")
    return target


def begun(
    catalog: Catalog, planned: Plan, answers: AnswerSheet, target: Path, *, steps: int
) -> PageFile | None:
    """Return the page of a new plan; None if the answers did not suffice to rank the roles."""
    if planned.goal is None:
        return None
    state = begin_plan(catalog, planned, planned.goal, answers, steps=steps, today=_today())
    return PageFile(target, plan_page(planned, planned.goal, state, _go_on(target)))


def continued(
    catalog: Catalog, saved: Path, target: Path | None, *, steps: int | None, ignore_unknown: bool
) -> tuple[Plan, AnswerSheet, PageFile | None]:
    """Return a plan after its ticks, the answers with them, and its page for the same or another file."""
    file = target or writable(saved)
    was = read_text(saved)
    try:
        read = read_plan(was, str(saved), catalog, ignore_unknown=ignore_unknown)
    except InputError as error:
        raise with_remedies(error) from None
    if steps:
        read = replace(read, state=replace(read.state, limit=steps))
    planned, state, answers = continue_plan(catalog, read, today=_today())
    if planned.goal is None:
        return planned, answers, None
    text = plan_page(planned, planned.goal, state, _go_on(file), read.page)
    return planned, answers, PageFile(file, _with_ends_of(was, text), "" if target else was)


def _today() -> date:
    return datetime.now().astimezone().date()


def _holds_plan(path: Path) -> bool:
    try:
        return is_plan(read_text(path))
    except InputError:
        return False


def _go_on(file: Path) -> str:
    """Return the command to go on with, to be typed in the file's folder."""
    return to_run(f"plan --continue {shlex.quote(shown(file.name, 300))}")


def _with_ends_of(was: str, text: str) -> str:
    """Return a text with the ends of lines that its file had; on Windows writing adds them."""
    return text.replace("\n", "\r\n") if "\r\n" in was and os.linesep == "\n" else text
