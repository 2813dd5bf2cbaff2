"""`match --batch`: read many sheets, one a line, and write a record for each."""

import os
import select
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from roleadvisor.batch import FIELDS, BatchOptions, Outcome, score_stream
from roleadvisor.cli.outputs import progress_bar
from roleadvisor.errors import MALFORMED_LINES, UsageError
from roleadvisor.packs import Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import open_given
from roleadvisor.safe.typed import near_misses

# The signals that must not cut a record in two.
_SIGNALS = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}


def match_batch(
    path: Path,
    catalog: Catalog,
    *,
    roles: Sequence[str],
    fields: str | None,
    is_strict: bool,
    ignore_unknown: bool,
) -> int:
    """Write a record for each sheet in a file, and return the exit code; `-` is standard input."""
    options = BatchOptions(
        roles=roles,
        fields=find_fields(fields),
        ignore_unknown=ignore_unknown,
        is_strict=is_strict,
    )
    if str(path) == "-":
        return _write(catalog, sys.stdin.buffer, "<stdin>", options)
    with open_given(path) as stream:
        return _write(catalog, stream, str(path), options)


def find_fields(names: str | None) -> Sequence[str]:
    """Return the fields in a comma-separated list, all for None; raise `UsageError` if unknown."""
    if names is None:
        return FIELDS
    found = [name.strip() for name in names.split(",") if name.strip()]
    for name in found:
        if name not in FIELDS:
            near = near_misses(name, FIELDS)
            hint = f"did you mean {', '.join(near)}?" if near else f"there are {', '.join(FIELDS)}"
            raise UsageError(f"unknown field '{shown(name, 60)}'; {hint}")
    if not found:
        raise UsageError("--fields names no field")
    return found


def _write(catalog: Catalog, stream: BinaryIO, file: str, options: BatchOptions) -> int:
    faults = lines = 0
    for outcome in _watched(score_stream(catalog, stream, file, options), _size_of(stream)):
        _write_whole(outcome.records)
        faults += outcome.faults
        lines += outcome.faults + outcome.sheets
        if outcome.stopped_by:
            outcome.stopped_by.has_output = True
            raise outcome.stopped_by
    if faults:
        sys.stderr.write(f"Malformed: {faults:,} of {lines:,} lines. Their records say why.\n")
    return MALFORMED_LINES if faults else 0


def _write_whole(records: bytes) -> None:
    """Write records to stdout, so that no signal cuts one in two.

    A file takes them all at once. Signals still end the program while it waits for a pipe.
    """
    stream = sys.stdout.buffer
    if _size_of(stream) is not None or not hasattr(select, "PIPE_BUF"):
        with _undisturbed():
            stream.write(records)
            stream.flush()
        return
    for piece in _pieces(records, select.PIPE_BUF):
        select.select([], [stream], [])
        # A pipe that is ready takes a piece of this size whole; a longer record may have to wait.
        with _undisturbed() if len(piece) <= select.PIPE_BUF else nullcontext():
            stream.write(piece)
            stream.flush()


def _pieces(records: bytes, size: int) -> Iterator[bytes]:
    """Yield whole records, as many at a time as fit into `size` bytes, and at least one."""
    start = 0
    while start < len(records):
        end = records.rfind(b"\n", start, start + size) + 1 or records.find(b"\n", start) + 1
        yield records[start:end]
        start = end


def _watched(outcomes: Iterator[Outcome], size: int | None) -> Iterator[Outcome]:
    """Pass on the outcomes, with a progress bar on stderr unless stdout is a terminal."""
    if sys.stdout.isatty():
        yield from outcomes
        return
    with progress_bar("Matching") as advance:
        for outcome in outcomes:
            yield outcome
            advance(outcome.read, size)


def _size_of(stream: BinaryIO) -> int | None:
    """Return the size of a regular file in bytes, or None for any other stream."""
    status = os.fstat(stream.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back the signals that end the program, if the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
