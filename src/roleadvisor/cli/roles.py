"""The commands that tell of roles, whoever asks."""

import sys
from typing import Annotated

import typer

from roleadvisor.cli.offers import item_ids, role_ids
from roleadvisor.cli.options import Json, Pack, Role


def show(
    role: Role,
    sources: Annotated[
        bool, typer.Option("--sources", help="Say where each share is from.")
    ] = False,
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show what a role does and uses."""
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.packs.roles import find_role
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.roles import show_document

    catalog = open_pack(pack)
    document = show_document(catalog, find_role(catalog, role))
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text.roles import write_show

    write_show(document, catalog, has_sources=sources)


def compare(
    first: Annotated[
        str, typer.Argument(metavar="ROLE", help="A role id.", autocompletion=role_ids)
    ],
    second: Annotated[
        str, typer.Argument(metavar="ROLE", help="Another.", autocompletion=role_ids)
    ],
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show two roles side by side: what both have, what sets them apart, what would decide."""
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.errors import UsageError
    from roleadvisor.packs.roles import find_role
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.compare import compare_document
    from roleadvisor.results.compare import compare as compare_roles
    from roleadvisor.scoring.scorecard import compile_scorecard

    catalog = open_pack(pack)
    one, other = find_role(catalog, first), find_role(catalog, second)
    if one == other:
        raise UsageError("compare needs two different roles")
    comparison = compare_roles(catalog, compile_scorecard(catalog), one, other)
    document = compare_document(catalog, comparison)
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text.compare import write_compare

    write_compare(document, catalog)


def find(
    text: Annotated[
        str,
        typer.Argument(
            help="A tool, a language, an activity, a role, or part of one.", autocompletion=item_ids
        ),
    ],
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Find a tool, a language, a skill, an interest or a role, and the roles that have it."""
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.errors import UnknownIdError, UsageError
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.compare import find_document
    from roleadvisor.results.find import find as find_things
    from roleadvisor.results.find import find_near, is_retired
    from roleadvisor.safe.characters import shown

    if not any(map(str.isalnum, text)):
        raise UsageError("find needs a letter or a digit to look for")
    catalog = open_pack(pack)
    exact = find_things(catalog, text)
    found = exact or find_near(catalog, text)
    if not found:
        name = f"'{shown(text, 60)}'"
        is_gone = is_retired(catalog, [text])
        said = f"{name} is no longer asked" if is_gone else f"nothing is called {name}"
        raise UnknownIdError(f"{said}; see 'roleadvisor questions{catalog.option}'")
    document = find_document(catalog, shown(text, 60), found, is_near=not exact)
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text.compare import write_find

    write_find(document, catalog)


def list_roles(json: Json = False, pack: Pack = None) -> None:
    """List the roles, family by family."""
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.roles import list_document

    catalog = open_pack(pack)
    if json:
        sys.stdout.write(encode(list_document(catalog)))
        return
    from roleadvisor.render.text.roles import write_list

    write_list(catalog)
