"""What any command prints with `--json` when it fails."""

from typing import Literal

from roleadvisor import __version__
from roleadvisor.errors import InputError, RoleAdvisorError
from roleadvisor.render.documents.common import Document


class ProblemPart(Document, frozen=True):
    """One fault of an input."""

    file: str
    line: int
    column: int
    message: str
    code: str


class ErrorDocument(Document, frozen=True):
    """What any command prints with `--json` when it fails."""

    schema: Literal["roleadvisor/error@1"]
    tool_version: str
    code: str
    exit_code: int
    message: str
    problems: list[ProblemPart]


def error_document(error: RoleAdvisorError) -> ErrorDocument:
    """Return the document of a failure."""
    problems = error.problems if isinstance(error, InputError) else ()
    return ErrorDocument(
        schema="roleadvisor/error@1",
        tool_version=__version__,
        code=error.code,
        exit_code=error.exit_code,
        message=str(error),
        problems=[ProblemPart(*problem) for problem in problems],
    )
