"""Score a sheet, print what a command shows of it, and say how it ended."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from roleadvisor.errors import NOT_ENOUGH_ANSWERS, OUTPUT_FAILED, reason_of
from roleadvisor.packs import Catalog
from roleadvisor.sheets.sheet import AnswerSheet

if TYPE_CHECKING:
    from roleadvisor.imports.imported import Imported
    from roleadvisor.quiz.stop import Stop
    from roleadvisor.render.documents.match import MatchDocument
    from roleadvisor.results.company import CompanySize
    from roleadvisor.results.origin import Origin
    from roleadvisor.scoring.match import Match
    from roleadvisor.scoring.scorecard import Scorecard


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
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.match import match_document

    card, match = scored(catalog, sheet, roles)
    document = match_document(
        catalog,
        card,
        sheet,
        match,
        command=command,
        size=size,
        stop=stop,
        origin=origin,
        imported=imported,
    )
    if as_json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.console import open_page
        from roleadvisor.render.text.result import write_match

        write_match(document, catalog, open_page(is_plain=is_plain))
    if is_kept and match.ranking:
        sys.stdout.flush()
        return _keep(document)
    return _exit_code(match)


def _keep(document: MatchDocument) -> int:
    """Keep a result for later, say so, and return the exit code."""
    from roleadvisor.history.kept import keep
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
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.explain import explain_document
    from roleadvisor.results.explain import explanation_of
    from roleadvisor.results.flip import flip_of

    card, match = scored(catalog, sheet, roles)
    document = explain_document(
        catalog, sheet, match, explanation_of(match), flip_of(catalog, card, match)
    )
    if as_json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.text.explain import write_explain

        write_explain(document, catalog)
    return _exit_code(match)


def print_plan(
    catalog: Catalog, sheet: AnswerSheet, role: str, *, steps: int, as_json: bool
) -> int:
    """Score a sheet, print the way to a role and return the exit code."""
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.plan import plan_document
    from roleadvisor.results.plan import plan_of

    card, match = scored(catalog, sheet, ())
    plan = plan_of(catalog, card, role, match, limit=steps)
    document = plan_document(catalog, sheet, match, role, plan)
    if as_json:
        sys.stdout.write(encode(document))
    else:
        from roleadvisor.render.text.plan import write_plan

        write_plan(document, catalog)
    return _exit_code(match)


def scored(catalog: Catalog, sheet: AnswerSheet, roles: Sequence[str]) -> tuple[Scorecard, Match]:
    """Return the scorecard and what it makes of a sheet, between whole roles or those in `roles`."""
    from roleadvisor.scoring.match import rank_roles
    from roleadvisor.scoring.scorecard import compile_scorecard

    card = compile_scorecard(catalog)
    match = rank_roles(
        catalog,
        sheet.levels,
        mentioned=sheet.mentioned,
        experience=sheet.experience,
        roles=roles,
        scorecard=card,
    )
    return card, match


def _exit_code(match: Match) -> int:
    """Return how a command ends that scored a sheet: well, if that ranked the roles."""
    return 0 if match.status == "ranked" else NOT_ENOUGH_ANSWERS
