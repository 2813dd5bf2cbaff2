"""`explain`: what every answer did."""

from roleadvisor.cli.inputs import ImportFiles, find_roles, open_answers, open_pack
from roleadvisor.cli.options import (
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Pack,
    Roles,
    Sheet,
)
from roleadvisor.cli.outputs import exit_code, page, print_json


def explain(
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    json: Json = False,
    roles: Roles = None,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show what every answer did for the first two roles, and what would swap them."""
    from roleadvisor.results.explain import explain as explain_answers

    catalog = open_pack(pack)
    chosen = find_roles(catalog, roles)
    files = ImportFiles(from_resume, from_linkedin)
    answers, _ = open_answers(
        sheet, files, catalog, ignore_unknown=ignore_unknown, call="explain {}"
    )
    explanation = explain_answers(catalog, answers, roles=chosen)
    if json:
        print_json("explain", explanation, catalog)
    else:
        from roleadvisor.render.text.explain import write_explain

        write_explain(explanation, catalog, page())
    return exit_code(explanation.status)
