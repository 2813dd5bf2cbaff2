"""A progress bar on stderr, for what takes long in front of a person."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

PATIENCE = 1.0


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int | None], None]]:
    """Yield what to call with (done, total); a bar appears on a terminal after one second.

    With no total it only shows that something is going on.
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
