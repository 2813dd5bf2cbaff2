"""A result as the terminal shows it, as a picture."""

import io

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.documents.match import MatchDocument
from roleadvisor.render.text.result import write_match

WIDTH = 80


def picture_of(document: MatchDocument, catalog: Catalog, *, title: str) -> str:
    """Return the SVG of a result in 80 columns; it names no font that would have to be fetched."""
    from rich.console import Console

    console = Console(
        file=io.StringIO(), record=True, width=WIDTH, force_terminal=True,
        color_system="truecolor", highlight=False, markup=False, emoji=False,
        legacy_windows=False, _environ={},
    )  # fmt: skip
    page = Page(console, is_framed=True, is_unicode=True)
    write_match(document, catalog, page)
    return console.export_svg(title=page.safe(title), code_format=_format())


def _format() -> str:
    from rich._export_format import CONSOLE_SVG_FORMAT

    start = CONSOLE_SVG_FORMAT.index("@font-face")
    end = CONSOLE_SVG_FORMAT.index(".{unique_id}-matrix")
    return CONSOLE_SVG_FORMAT[:start] + CONSOLE_SVG_FORMAT[end:]
