"""`explain`: what every answer did."""

from roleadvisor.cli.inputs import ImportFiles, find_roles, open_answers, open_pack
from roleadvisor.cli.options import (
    Format,
    FromLinkedIn,
    FromResume,
    IgnoreUnknown,
    Json,
    Pack,
    Roles,
    Sheet,
)
from roleadvisor.cli.outputs import exit_code, form_of, page, print_json


def explain(
    sheet: Sheet = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    form: Format = None,
    json: Json = False,
    roles: Roles = None,
    ignore_unknown: IgnoreUnknown = False,
    pack: Pack = None,
) -> int:
    """Show what every answer did for the first two roles, and what would swap them."""
    from roleadvisor.results.explain import explain as explain_answers

    chosen = form_of(form, json=json)
    catalog = open_pack(pack)
    ranked = find_roles(catalog, roles)
    files = ImportFiles(from_resume, from_linkedin)
    answers, _ = open_answers(
        sheet, files, catalog, ignore_unknown=ignore_unknown, call="explain {}"
    )
    explanation = explain_answers(catalog, answers, roles=ranked)
    if chosen == "json":
        print_json("explain", explanation, catalog)
    else:
        from roleadvisor.render.text.explain import write_explain

        write_explain(explanation, catalog, page(form=chosen))
    return exit_code(explanation.status)
