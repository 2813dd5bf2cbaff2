"""`from`: the way from any occupation into data."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from roleadvisor.cli.inputs import ImportFiles, open_imports, open_pack
from roleadvisor.cli.options import FromLinkedIn, FromResume, Json, Pack
from roleadvisor.cli.outputs import page, print_json
from roleadvisor.errors import UnknownIdError, UsageError
from roleadvisor.occupations import ATTRIBUTION

if TYPE_CHECKING:
    from roleadvisor.packs import Catalog
    from roleadvisor.results.origin import Origin

EPILOG = ATTRIBUTION


def from_(
    text: Annotated[
        str | None, typer.Argument(help="A job title as you would say it, or an O*NET code.")
    ] = None,
    from_resume: FromResume = None,
    from_linkedin: FromLinkedIn = None,
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show the way from any job into data: the nearest roles, what carries over, what is missing."""
    from roleadvisor.results.origin import find_origin

    files = ImportFiles(from_resume, from_linkedin)
    if (text is None) != files.are_given:
        raise UsageError("name one job title, or a résumé with --from-resume FILE")
    catalog = open_pack(pack)
    origin = find_origin(catalog, text) if text is not None else _of_files(catalog, files)
    if json:
        print_json("from", origin, catalog)
    else:
        from roleadvisor.render.text.origin import write_from

        write_from(origin, catalog, page())


def _of_files(catalog: "Catalog", files: ImportFiles) -> "Origin":
    """Return the way from the latest job in a résumé or an export whose title is known."""
    from roleadvisor.results.origin import find_origin

    imported = open_imports(files, catalog)
    titles: Sequence[str] = [title.text for title in imported.titles] if imported else ()
    for title in titles:
        try:
            return find_origin(catalog, title)
        except (UnknownIdError, UsageError):
            continue
    raise UsageError("no job title in it is known; name one: roleadvisor from 'accountant'")
