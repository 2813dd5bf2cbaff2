"""Problems as values, and the errors that end a command."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

USAGE = 2
UNUSABLE_INPUT = 3
NOT_ENOUGH_ANSWERS = 4
OUTPUT_FAILED = 1
MALFORMED_LINES = 1
INPUT_CLOSED = 1
FROM_SIGNAL = 128
INTERRUPTED = 130
TERMINATED = 143


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault of an input."""

    file: str
    line: int
    column: int
    message: str
    code: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message} [{self.code}]"


def reason_of(error: Exception) -> str:
    """Return the system's reason for an error, in lower case, to be part of a sentence."""
    return (getattr(error, "strerror", None) or str(error)).lower()


class RoleAdvisorError(Exception):
    """A command cannot go on; `exit_code` says why, `code` names the reason for scripts.

    `has_output` says that stdout holds a document already. A message may name a command to `run`:
    it stands between `message` and `rest`, as arguments of `roleadvisor`.
    """

    exit_code = UNUSABLE_INPUT
    code = "error"
    has_output = False

    def __init__(self, message: str, *, run: str = "", rest: str = "") -> None:
        """Take the message, and a command to name in it."""
        super().__init__(message)
        self.run = run
        self.rest = rest

    def told(self, to_run: Callable[[str], str]) -> str:
        """Return the message; `to_run` turns the command's arguments into what the user types."""
        command = f"'{to_run(self.run)}'" if self.run else ""
        return f"{self.args[0]}{command}{self.rest}"

    def __str__(self) -> str:
        return self.told("roleadvisor {}".format)


class InputError(RoleAdvisorError):
    """An input has problems; all of them are listed in `problems`.

    They are ordered by their places; those at one place stay in the order in which they are given.
    """

    code = "unusable-input"

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems; one that is given twice counts once."""
        self.problems: Sequence[Problem] = sorted(
            dict.fromkeys(problems),
            key=lambda problem: (problem.file, problem.line, problem.column),
        )
        super().__init__("\n".join(map(str, self.problems)))


class UnknownIdError(RoleAdvisorError):
    """An id that is not in the catalogue."""

    code = "unknown-id"


class UsageError(RoleAdvisorError):
    """The command cannot be carried out as it was called."""

    exit_code = USAGE
    code = "usage"


class NoRungsError(RoleAdvisorError):
    """A role has no rungs to be on."""

    exit_code = USAGE
    code = "no-rungs"


class OutputError(RoleAdvisorError):
    """A file that was asked for could not be written."""

    exit_code = OUTPUT_FAILED
    code = "output"


class ClosedInputError(RoleAdvisorError):
    """Standard input was to be read, and the caller has closed it."""

    exit_code = INPUT_CLOSED
    code = "closed-input"


class NoHomeError(RoleAdvisorError):
    """The person has no home directory in which something could be kept."""

    code = "no-home"


class StoppedError(RoleAdvisorError):
    """The user or the system stopped the command before it was done."""

    code = "stopped"

    def __init__(
        self, message: str, exit_code: int = INTERRUPTED, *, has_output: bool = False
    ) -> None:
        """Take the message, and whether stdout holds a document already."""
        super().__init__(message)
        self.exit_code = exit_code
        self.has_output = has_output
