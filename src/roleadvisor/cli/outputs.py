"""How commands print a JSON document or a text, keep results, and check files to be written."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Literal, TextIO

from roleadvisor.cli.hints import NO_ANSWERS, Answers
from roleadvisor.errors import (
    NOT_ENOUGH_ANSWERS,
    OUTPUT_FAILED,
    NoHomeError,
    OutputError,
    UsageError,
    reason_of,
)

PATIENCE = 1.0

if TYPE_CHECKING:
    from msgspec import Struct

    from roleadvisor.cli.options import Form
    from roleadvisor.packs import Catalog
    from roleadvisor.render.console import Page
    from roleadvisor.results.advice import Advice
    from roleadvisor.results.level import RungResult
    from roleadvisor.results.plan import Plan
    from roleadvisor.scoring.match import Status
    from roleadvisor.sheets.sheet import AnswerSheet


def print_json(name: str, result: Struct, catalog: Catalog | None = None) -> None:
    """Print the document of a command's result, with the pack's stamp where one was used."""
    from roleadvisor.render.json import document, encode

    sys.stdout.write(encode(document(name, result, catalog)))


def form_of(form: Form | None, *, json: bool) -> Form:
    """Return what to print a result as, by `--format` and `--json`; raise `UsageError` if they differ."""
    if json and form not in {None, "json"}:
        raise UsageError(f"--json and --format {form} contradict each other; give one of them")
    return "json" if json else form or "text"


def page(
    stream: TextIO | None = None,
    *,
    form: Form = "text",
    is_plain: bool = False,
    answers: Answers = NO_ANSWERS,
) -> Page:
    """Return a page on stdout, or on another stream, that names commands as they are typed."""
    from roleadvisor.cli.hints import commands_on
    from roleadvisor.render.console import open_markdown, open_page

    if form == "markdown":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        return open_markdown(stream, commands=commands_on(answers))
    return open_page(stream, is_plain=is_plain, commands=commands_on(answers))


def print_advice(
    name: Literal["match", "quiz"],
    advice: Advice,
    catalog: Catalog,
    *,
    form: Form,
    is_kept: bool,
    is_plain: bool = False,
    is_long: bool = False,
    answers: Answers = NO_ANSWERS,
) -> int:
    """Print a result, keep it if asked to, and return the exit code."""
    if form == "json":
        print_json(name, advice, catalog)
    else:
        from roleadvisor.render.text.result import write_match

        target = page(form=form, is_plain=is_plain, answers=answers)
        write_match(advice, catalog, target, is_long=is_long)
    if is_kept and advice.ranking:
        sys.stdout.flush()
        return keep_result(advice, catalog)
    return exit_code(advice.status)


def print_level(
    result: RungResult,
    catalog: Catalog,
    *,
    form: Form,
    is_long: bool,
    in_plain_lines: bool = False,
    answers: Answers = NO_ANSWERS,
) -> int:
    """Print the rung that a person is on, and return the exit code."""
    if form == "json":
        print_json("level", result, catalog)
    else:
        from roleadvisor.render.text.level import write_level

        target = page(form=form, is_plain=in_plain_lines, answers=answers)
        write_level(result, catalog, target, is_long=is_long)
    return NOT_ENOUGH_ANSWERS if result.status == "not-enough-answers" else 0


def exit_code(status: Status) -> int:
    """Return the exit code of a command that scored a sheet: 0 if the roles were ranked."""
    return 0 if status == "ranked" else NOT_ENOUGH_ANSWERS


def writable(path: Path) -> Path:
    """Return the file that a path leads to; raise `UsageError` if it cannot be written.

    Commands call this before their work, so that a wrong path does not cost a person their answers.
    """
    from roleadvisor.safe.characters import shown

    try:
        target = path.resolve()
        is_free = not target.exists() or target.is_file()
        has_place = os.access(target.parent, os.W_OK | os.X_OK)
    except (OSError, RuntimeError) as error:
        raise UsageError(f"cannot write {shown(str(path), 300)}: {reason_of(error)}") from None
    if not (is_free and has_place):
        raise UsageError(f"cannot write {shown(str(path), 300)}")
    return target


def writable_beside(path: Path, sources: Iterable[Path | None], what: str) -> Path:
    """Return `writable(path)`; raise `UsageError` too if it is one of the files that `what` is made from."""
    target = writable(path)
    if any(source and source.resolve() == target for source in sources):
        raise UsageError(f"the {what} would overwrite what it is made from; name another file")
    return target


@contextmanager
def written_to(path: Path) -> Iterator[None]:
    """Raise `OutputError`, with the name of the file, for an `OSError` while it is written."""
    from roleadvisor.safe.characters import shown

    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {shown(str(path), 300)}: {reason_of(error)}") from None


def save_answers(
    answers: AnswerSheet, path: Path, catalog: Catalog, *, kept: Sequence[Path | None]
) -> None:
    """Write a sheet and say so; raise `UsageError` if that would overwrite one of the `kept` files."""
    from roleadvisor.safe.characters import shown
    from roleadvisor.sheets.written import save_sheet

    target = writable_beside(path, kept, "sheet")
    if target.exists() and target.stat().st_size:
        raise UsageError(f"{shown(str(path), 300)} is there already; name another file")
    with written_to(path):
        save_sheet(answers, target, catalog)
    sys.stderr.write(f"The answers are in {shown(str(path), 1000)}.\n")


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int | None], None]]:
    """Yield a function to call with (done, total); a bar appears on a terminal after one second.

    If the total is None, the bar only shows that something is going on.
    """
    started = monotonic()
    bar = None

    def advance(done: int, total: int | None) -> None:
        nonlocal bar
        if bar is None and sys.stderr.isatty() and monotonic() - started > PATIENCE:
            bar = _Bar(title, total)
        if bar is not None:
            bar.advance(done)

    try:
        yield advance
    finally:
        if bar is not None:
            bar.close()


def keep_result(advice: Advice, catalog: Catalog, towards: Plan | None = None) -> int:
    """Keep a result for later, with the role that a plan leads to; say so, and return the exit code."""
    from roleadvisor.history.kept import keep, kept_result

    try:
        keep(kept_result(catalog, advice, datetime.now(UTC), plan=towards))
    except NoHomeError as error:
        error.has_output = True
        raise
    except OSError as error:
        sys.stderr.write(f"The result is not kept: {reason_of(error)}.\n")
        return OUTPUT_FAILED
    sys.stderr.write("The result is kept: see roleadvisor history.\n")
    return 0


class _Bar:
    def __init__(self, title: str, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(title, total=total)
        self._progress.start()

    def advance(self, done: int) -> None:
        self._progress.update(self._task, completed=done)

    def close(self) -> None:
        self._progress.stop()
