"""What several commands do with a sheet, a role's name and a result."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from roleadvisor.answers import AnswerSheet, load_sheet, read_sheet, sheet_document
from roleadvisor.catalog import LEVELS, Catalog, near_misses, shown, strict
from roleadvisor.errors import (
    NOT_ENOUGH_ANSWERS,
    OUTPUT_FAILED,
    InputError,
    Problem,
    UnknownIdError,
    UsageError,
    reason_of,
)
from roleadvisor.files import write_atomically

if TYPE_CHECKING:
    from roleadvisor.adaptive import Stop
    from roleadvisor.advice import CompanySize
    from roleadvisor.advice.origin import Origin
    from roleadvisor.render.documents.match import MatchDocument
    from roleadvisor.resumes import Imported
    from roleadvisor.scorecard import Scorecard
    from roleadvisor.scoring import Match


def open_sheet(path: Path, catalog: Catalog, *, ignore_unknown: bool) -> AnswerSheet:
    """Return the sheet in a file, or on standard input if the path is `-`."""
    if str(path) != "-":
        return load_sheet(path, catalog, ignore_unknown=ignore_unknown)
    text = strict.decode(sys.stdin.buffer.read(strict.MAX_BYTES + 1), "<stdin>")
    return read_sheet(text, "<stdin>", catalog, ignore_unknown=ignore_unknown)


def open_labelled(path: Path, catalog: Catalog) -> list[AnswerSheet]:
    """Return the labelled sheets in an NDJSON file, or on standard input if the path is `-`.

    Every problem of every line is reported, a missing label too.
    """
    if str(path) == "-":
        return _labelled(sys.stdin.buffer, "<stdin>", catalog)
    with strict.open_regular(path) as stream:
        return _labelled(stream, str(path), catalog)


def _labelled(stream: BinaryIO, file: str, catalog: Catalog) -> list[AnswerSheet]:
    from roleadvisor.ndjson import read_sheets

    sheets: list[AnswerSheet] = []
    problems: list[Problem] = []
    for line, read in read_sheets(stream, file, catalog):
        if isinstance(read, InputError):
            problems += read.problems
        elif read.label is None:
            problems.append(Problem(strict.shown(file), line, 1, "no label", "missing-label"))
        else:
            sheets.append(read)
        if len(problems) >= strict.MAX_PROBLEMS:
            break
    if problems:
        if len(problems) >= strict.MAX_PROBLEMS:
            more = f"not read further: these are the first {strict.MAX_PROBLEMS} problems"
            last = problems[strict.MAX_PROBLEMS - 1]
            problems[strict.MAX_PROBLEMS :] = [last._replace(message=more, code="more-problems")]
        raise InputError(problems)
    if not sheets:
        raise InputError([Problem(strict.shown(file), 1, 1, "no sheets in this file", "empty")])
    return sheets


def find_role(catalog: Catalog, name: str) -> str:
    """Return `name` if it is a role's id; raise `UnknownIdError` with near misses."""
    if name in catalog.roles:
        return name
    by_name = {
        called.lower(): role
        for role, profile in catalog.roles.items()
        for called in (profile.name, *profile.aliases)
    }
    if found := by_name.get(" ".join(name.lower().split())):
        return found
    near = near_misses(name, catalog.roles)
    hint = f"did you mean {', '.join(near)}?" if near else "see 'roleadvisor list'"
    raise UnknownIdError(f"unknown role '{shown(name, 60)}'; {hint}")


def find_roles(catalog: Catalog, names: str | None) -> Sequence[str]:
    """Return the ids in a comma-separated list; None means all, which is an empty sequence."""
    if names is None:
        return ()
    found = [find_role(catalog, name.strip()) for name in names.split(",") if name.strip()]
    if len(set(found)) < 2:  # noqa: PLR2004 (one role is always first)
        raise UsageError("--roles needs at least two roles to choose between")
    return found


def print_match(
    catalog: Catalog,
    sheet: AnswerSheet,
    *,
    command: Literal["match", "quiz"] = "match",
    roles: Sequence[str] = (),
    size: CompanySize | None = None,
    stop: Stop | None = None,
    is_kept: bool = False,
    origin: Origin | None = None,
    imported: Imported | None = None,
    as_json: bool,
    is_plain: bool = False,
) -> int:
    """Score a sheet, print the result and return the exit code; a quiz says why it stopped."""
    from roleadvisor.advice import roles_in
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.match import match_document

    chosen = roles_in(catalog, size, roles)
    card, match = scored(catalog, sheet, chosen)
    document = match_document(
        catalog,
        card,
        sheet,
        match,
        command=command,
        roles=chosen,
        size=size,
        stop=stop,
        origin=origin,
        imported=imported,
    )
    if as_json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.console import open_page
        from roleadvisor.render.result import write_match

        write_match(document, catalog, open_page(is_plain=is_plain))
    if is_kept and match.status == "ok":
        sys.stdout.flush()
        return _keep(document)
    return 0 if match.status == "ok" else NOT_ENOUGH_ANSWERS


def _keep(document: MatchDocument) -> int:
    """Keep a result for later, say so, and return the exit code."""
    from roleadvisor.history import keep
    from roleadvisor.render.documents.history import kept_result

    try:
        keep(kept_result(document, datetime.now(UTC)))
    except OSError as error:
        sys.stderr.write(f"The result is not kept: {reason_of(error)}.\n")
        return OUTPUT_FAILED
    sys.stderr.write("The result is kept: see roleadvisor history.\n")
    return 0


def print_explanation(
    catalog: Catalog, sheet: AnswerSheet, *, roles: Sequence[str], as_json: bool
) -> int:
    """Score a sheet, print what every answer did and return the exit code."""
    from roleadvisor.advice import explanation_of, flip_of
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.explain import explain_document

    card, match = scored(catalog, sheet, roles)
    document = explain_document(
        catalog, sheet, match, explanation_of(match), flip_of(catalog, card, match)
    )
    if as_json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.explain import write_explain

        write_explain(document, catalog)
    return 0 if match.status == "ok" else NOT_ENOUGH_ANSWERS


def print_plan(
    catalog: Catalog, sheet: AnswerSheet, role: str, *, steps: int, as_json: bool
) -> int:
    """Score a sheet, print the way to a role and return the exit code."""
    from roleadvisor.advice import plan_of
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.plan import plan_document

    card, match = scored(catalog, sheet, ())
    plan = plan_of(catalog, card, role, match, limit=steps)
    document = plan_document(catalog, sheet, match, role, plan)
    if as_json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.plan import write_plan

        write_plan(document, catalog)
    return 0 if match.status == "ok" else NOT_ENOUGH_ANSWERS


def scored(catalog: Catalog, sheet: AnswerSheet, roles: Sequence[str]) -> tuple[Scorecard, Match]:
    """Return the scorecard and what it makes of a sheet, between `roles` (all, if none are named)."""
    from roleadvisor.scorecard import compile_scorecard
    from roleadvisor.scoring import rank_roles

    card = compile_scorecard(catalog)
    match = rank_roles(
        catalog, sheet.levels, experience=sheet.experience, roles=roles, scorecard=card
    )
    return card, match


def writable(path: Path) -> Path:
    """Return the file that a path leads to; refuse at once what could not be written at the end."""
    try:
        target = path.resolve()
        is_free = not target.exists() or target.is_file()
        has_place = os.access(target.parent, os.W_OK | os.X_OK)
    except (OSError, RuntimeError) as error:
        raise UsageError(f"cannot write {shown(str(path), 300)}: {reason_of(error)}") from None
    if not (is_free and has_place):
        raise UsageError(f"cannot write {shown(str(path), 300)}")
    return target


def save_sheet(sheet: AnswerSheet, path: Path, catalog: Catalog) -> None:
    """Write a sheet as YAML, whole or not at all, readable by its owner only."""
    import yaml

    text = yaml.safe_dump(sheet_document(sheet, catalog), sort_keys=False, allow_unicode=True)
    write_atomically(path, text)


def template_of(catalog: Catalog) -> str:
    """Return an answer sheet with every item that tells anything left open, its text beside it."""
    field = catalog.questionnaire.field
    lines = [
        "# Replace null by true or false, a level 0 to 4, or its word; leave null to skip.",
        *(f"# {kind}: {', '.join(words)}" for kind, words in LEVELS.items()),
        "roleadvisor: 1",
        f"experience: practitioner  # or newcomer, if you do not work with {field} yet",
        "answers:",
    ]
    for screen in catalog.questionnaire.screens:
        lines += ["", f"  # {shown(screen.title)} ({screen.kind}): {shown(screen.prompt)}"]
        asked = (item for item in screen.items if item.weight > 0)
        lines += [f"  {item.id}: null  # {shown(item.text)}" for item in asked]
    return "\n".join(lines) + "\n"
