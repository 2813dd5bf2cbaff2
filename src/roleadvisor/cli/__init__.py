"""The command line: parse, call, print, exit. Each command is one file; `run` is the program.

It imports everything, and nothing imports it. Begin with `app`, then `match`.
"""

import errno
import gc
import io
import os
import signal
import sys
from contextlib import suppress
from itertools import pairwise
from types import FrameType
from typing import NoReturn

from roleadvisor.errors import (
    INTERRUPTED,
    OUTPUT_FAILED,
    TERMINATED,
    USAGE,
    ClosedInputError,
    RoleAdvisorError,
    StoppedError,
    UsageError,
)

GARBAGE_AFTER = 100_000
LONGEST_SIZE = 5
LONGEST_LINE = 1000


def run() -> NoReturn:
    """Run the program; every failure ends in a message and one of the documented exit codes."""
    # Starting makes many objects and little garbage; collecting it takes a twentieth of the time.
    gc.set_threshold(GARBAGE_AFTER)
    signal.signal(signal.SIGTERM, _terminate)
    _open_closed_streams()
    _forget_odd_sizes()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except OSError as error:
        code = _output_failed(error)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    try:
        return _invoke(arguments)
    except RoleAdvisorError as error:
        return _report(error)
    except KeyboardInterrupt:
        return _report(StoppedError("Stopped."))
    except SystemExit as leaving:
        if leaving.code != TERMINATED:
            raise
        return _report(StoppedError("Stopped.", TERMINATED))
    except MemoryError:
        return _report(RoleAdvisorError("not enough memory for this input"))


def _open_closed_streams() -> None:
    """Put others in place of streams that the caller has closed; have the rest wait.

    Standard input and output fail when they are used; what would go to standard error is lost.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # So that no file that is opened later gets its number.
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
            setattr(sys, name, _closed(number))
    # The caller may share streams that do not block; reading and writing would then lose data.
    for number in range(3):
        with suppress(OSError):
            os.set_blocking(number, True)


class _ClosedInput(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 0

    def readinto(self, _buffer: object) -> int:
        raise ClosedInputError("standard input is closed")


class _ClosedOutput(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def write(self, _data: object) -> int:
        raise OSError(errno.EBADF, "standard output is closed")


def _closed(number: int) -> io.TextIOWrapper:
    """Return what stands in for a standard stream that is closed."""
    if number == 0:
        return io.TextIOWrapper(io.BufferedReader(_ClosedInput()), encoding="utf-8")
    if number == 1:
        return io.TextIOWrapper(io.BufferedWriter(_ClosedOutput()), encoding="utf-8")
    return os.fdopen(number, "w", encoding="utf-8")


def _forget_odd_sizes() -> None:
    """Drop a terminal size that is no usable number: Rich accepts any Unicode digits."""
    for name in ("COLUMNS", "LINES"):
        size = os.environ.get(name, "")
        if size.isdigit() and not (size.isascii() and len(size) <= LONGEST_SIZE):
            del os.environ[name]


def _invoke(arguments: list[str]) -> int:
    if shell := os.environ.get("_ROLEADVISOR_COMPLETE"):
        from roleadvisor.cli.completion import answer

        answer(shell, arguments)
        return 0
    import typer
    from typer.main import get_command

    from roleadvisor.cli.app import app
    from roleadvisor.cli.typer_private import ClickException

    command = get_command(app)
    try:
        result = command.main(arguments, prog_name="roleadvisor", standalone_mode=False)
    except typer.Abort:
        raise StoppedError("Stopped.") from None
    except ClickException as error:
        from roleadvisor.safe.characters import shown

        if _wants_json(arguments):
            raise UsageError(shown(error.format_message(), LONGEST_LINE)) from None
        told = io.StringIO()
        error.show(file=told)
        lines = told.getvalue().splitlines()
        sys.stderr.write("".join(f"{shown(line, LONGEST_LINE)}\n" for line in lines))
        return USAGE
    if result == INTERRUPTED:  # typer has caught a KeyboardInterrupt
        raise StoppedError("Stopped.")
    return result if isinstance(result, int) else 0


def _report(error: RoleAdvisorError) -> int:
    from roleadvisor.cli.hints import to_run

    message = error.told(to_run)
    with suppress(OSError):
        sys.stderr.write(f"{message}\n")
    if _wants_json(sys.argv[1:]) and not error.has_output:
        from roleadvisor.render.json import document, encode, failure_of

        sys.stdout.write(encode(document("error", failure_of(error, message))))
        sys.stdout.flush()
    return error.exit_code


def _wants_json(arguments: list[str]) -> bool:
    """Return whether a document is asked for; what follows `--` are no options."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    named = {"--json", "--format=json"}
    return not named.isdisjoint(options) or ("--format", "json") in pairwise(options)


def _output_failed(error: OSError) -> int:
    # Nothing more can be written: keep the interpreter from trying again when it flushes.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if not isinstance(error, BrokenPipeError):
        told = error.strerror if error.errno == errno.EBADF else f"cannot write: {error.strerror}"
        with suppress(OSError):
            sys.stderr.write(f"{told}\n")
    return OUTPUT_FAILED


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(TERMINATED)
