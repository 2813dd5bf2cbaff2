"""The command that leads from any occupation into data, and what other commands take of it."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleadvisor.attribution import ATTRIBUTION
from roleadvisor.cli.options import Json, Pack

if TYPE_CHECKING:
    from roleadvisor.occupations import Reading
    from roleadvisor.packs import Catalog
    from roleadvisor.results.origin import Origin

EPILOG = ATTRIBUTION


def from_occupation(
    text: Annotated[str, typer.Argument(help="A job title as you would say it, or an O*NET code.")],
    json: Json = False,
    pack: Pack = None,
) -> None:
    """Show the way from any occupation into data: the nearest roles, what carries over, what is missing."""
    from roleadvisor.cli.opening import open_pack
    from roleadvisor.errors import UnknownIdError, UsageError
    from roleadvisor.render.documents.common import encode
    from roleadvisor.render.documents.origin import from_document, own_role_part
    from roleadvisor.results.kin import kin_of
    from roleadvisor.results.origin import own_role
    from roleadvisor.safe.characters import shown
    from roleadvisor.scoring.scorecard import compile_scorecard

    catalog = open_pack(pack)
    role = own_role(catalog, text)
    try:
        origin = find_origin(catalog, text)
    except (UnknownIdError, UsageError):
        if role is None:
            raise
        origin = None
    own = None
    if role is not None:
        own = own_role_part(catalog, role, kin_of(catalog, compile_scorecard(catalog), role))
    document = from_document(catalog, shown(text, 60), own, origin)
    if json:
        sys.stdout.write(encode(document))
        return
    from roleadvisor.render.text.origin import write_from

    write_from(document, catalog)


def find_origin(catalog: "Catalog", text: str) -> "Origin":
    """Return where an occupation lies, seen from data.

    Raise `UsageError` if the text holds nothing to look for, or no role can be compared; raise
    `UnknownIdError` with near misses if no occupation is called so.
    """
    from roleadvisor.errors import UnknownIdError, UsageError
    from roleadvisor.occupations import Profiles, TitleIndex, load_occupations
    from roleadvisor.results.origin import origin_of, read_title
    from roleadvisor.safe.characters import shown

    if not any(map(str.isalnum, text)):
        raise UsageError("name a job title such as 'accountant'")
    if not any(role.identifiers.onet for role in catalog.roles.values()):
        raise UsageError("no role of this pack cites an O*NET occupation to compare with")
    book = load_occupations()
    index = TitleIndex(book)
    profiles = Profiles(book)
    reading = read_title(catalog, profiles, index, text)
    if reading.best is None:
        hint = _hint(catalog, text, reading)
        raise UnknownIdError(f"no occupation is called '{shown(text, 60)}'; {hint}")
    origin = origin_of(catalog, profiles, index, reading, reading.best)
    if origin is None:
        occupation = reading.best.occupation
        raise UnknownIdError(
            f"O*NET rates no skills of '{occupation.title}' ({occupation.code}), nor of any occupation "
            "near it; name what you did there as a civilian job, such as 'mechanic' or 'paramedic'"
        )
    return origin


def _hint(catalog: "Catalog", text: str, reading: "Reading") -> str:
    """Return what to do where no occupation is called so."""
    from roleadvisor.occupations import is_no_work
    from roleadvisor.results.origin import own_role

    if role := own_role(catalog, text):
        return f"it is a role here: see 'roleadvisor show {role}{catalog.option}'"
    if is_no_work(text):
        return (
            f"answer 'roleadvisor quiz{catalog.option}' as a newcomer, or name work that you have done "
            "or study for, such as 'mathematician'"
        )
    listed = " or ".join(f"'{t.title}' ({t.occupation.code})" for t in reading.others)
    return f"did you mean {listed}?" if listed else "try a more usual title, such as 'accountant'"
