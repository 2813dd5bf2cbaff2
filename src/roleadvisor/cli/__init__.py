"""The command line: parse, call, render, exit."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

from roleadvisor.errors import TERMINATED, USAGE, RoleAdvisorError, StoppedError, UsageError


def run() -> NoReturn:
    """Run the program; every failure ends in a message and one of the documented exit codes."""
    signal.signal(signal.SIGTERM, _terminate)
    _open_closed_streams()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    try:
        code = _invoke(sys.argv[1:])
        sys.stdout.flush()
    except RoleAdvisorError as error:
        code = _report(error)
    except KeyboardInterrupt:
        code = _report(StoppedError("Stopped."))
    except MemoryError:
        sys.stderr.write("not enough memory for this input\n")
        code = RoleAdvisorError.exit_code
    except OSError as error:
        code = _output_failed(error)
    sys.exit(code)


def _open_closed_streams() -> None:
    """Put the null device in place of streams that the caller has closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            null = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 (until the end)
            setattr(sys, name, null)


def _invoke(arguments: list[str]) -> int:
    import typer
    from typer._click.exceptions import ClickException  # typer carries its own click since 0.26
    from typer.main import get_command

    from roleadvisor.cli.app import app

    command = get_command(app)
    try:
        result = command.main(arguments, prog_name="roleadvisor", standalone_mode=False)
    except typer.Abort:
        return _report(StoppedError("Stopped."))
    except ClickException as error:
        if "--json" in arguments:
            return _report(UsageError(error.format_message()))
        error.show()
        return USAGE
    return result if isinstance(result, int) else 0


def _report(error: RoleAdvisorError) -> int:
    if "--json" in sys.argv:
        from roleadvisor.render.documents.common import encode
        from roleadvisor.render.documents.errors import error_document

        sys.stdout.write(encode(error_document(error)))
        sys.stdout.flush()
    sys.stderr.write(f"{error}\n")
    return error.exit_code


def _output_failed(error: OSError) -> int:
    # Nothing more can be written: keep the interpreter from trying again when it flushes.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if not isinstance(error, BrokenPipeError):
        sys.stderr.write(f"cannot write: {error.strerror}\n")
    return 1


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(TERMINATED)
