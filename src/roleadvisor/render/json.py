"""Results as JSON documents: their envelope and their encoding."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import fields

from roleadvisor import __version__
from roleadvisor.errors import InputError, Problem, RoleAdvisorError
from roleadvisor.packs import Catalog
from roleadvisor.results.parts import stamp_of
from roleadvisor.results.pay import Pay

if TYPE_CHECKING:
    from roleadvisor.results.advice import Advice
    from roleadvisor.results.plan import Plan
    from roleadvisor.results.team import Team

ReportFormat = Literal["html", "svg"]


class Failure(Struct, frozen=True, kw_only=True):
    """What any command prints with `--json` when it fails."""

    code: str
    exit_code: int
    message: str
    problems: Sequence[Problem]


class Report(Struct, frozen=True, kw_only=True):
    """What `report SHEET -o FILE --json` prints: what was written where, and what it shows.

    `pay` is that of the role or speciality that the page describes. Nothing is written if the answers
    do not suffice; then `file`, `plan` and `pay` are null. With `--team` it shows a `team`, and
    `match`, `plan` and `pay` are null; otherwise `team` is.
    """

    file: str | None
    format: ReportFormat
    bytes: Annotated[int, Meta(ge=0)]
    pay: Pay | None


# The documents of commands that use no pack.
WITHOUT_CATALOGUE = {"diff", "error", "history", "pack-check", "pack-path"}


def document(name: str, result: Struct, catalog: Catalog | None = None) -> dict[str, Any]:
    """Return a command's result with its schema, the program's version and the pack's stamp."""
    envelope: dict[str, Any] = {
        "schema": f"roleadvisor/{name}@1",
        "tool_version": __version__,
    }
    if catalog and name not in WITHOUT_CATALOGUE:
        envelope["catalogue"] = stamp_of(catalog)
    return envelope | {field.encode_name: getattr(result, field.name) for field in fields(result)}


def report_document(
    catalog: Catalog, report: Report, advice: "Advice", plan: "Plan | None"
) -> dict[str, Any]:
    """Return the document of a report, which contains those of its result and its plan."""
    return {
        **document("report", report, catalog),
        "match": document("match", advice, catalog),
        "plan": document("plan", plan, catalog) if plan else None,
        "team": None,
    }


def team_report_document(catalog: Catalog, report: Report, team: "Team") -> dict[str, Any]:
    """Return the document of a team's report, which contains that of the team."""
    return {
        **document("report", report, catalog),
        "match": None,
        "plan": None,
        "team": document("team", team, catalog),
    }


def failure_of(error: RoleAdvisorError, message: str) -> Failure:
    """Return an error as the content of a JSON document."""
    return Failure(
        code=error.code,
        exit_code=error.exit_code,
        message=message,
        problems=error.problems if isinstance(error, InputError) else (),
    )


def encode(document: object) -> str:
    """Return a document as JSON: sorted keys, two spaces, one LF at the end."""
    raw = msgspec.json.encode(document, order="sorted")
    return msgspec.json.format(raw, indent=2).decode() + "\n"


def encode_line(document: object) -> str:
    """Return a document as one line of JSON: sorted keys, one LF at the end."""
    return msgspec.json.encode(document, order="sorted").decode() + "\n"
