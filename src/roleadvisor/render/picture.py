"""A result as the terminal shows it, as a picture."""

import io
from inspect import signature

from roleadvisor.packs import Catalog
from roleadvisor.render.console import Commands, Page
from roleadvisor.render.text.result import write_match
from roleadvisor.results.advice import Advice

WIDTH = 80


def picture_of(
    result: Advice, catalog: Catalog, *, title: str, commands: Commands | None = None
) -> str:
    """Return the SVG of a result in 80 columns; it names no font that would have to be fetched."""
    from rich.console import Console

    console = Console(
        file=io.StringIO(), record=True, width=WIDTH, force_terminal=True,
        color_system="truecolor", highlight=False, markup=False, emoji=False,
        legacy_windows=False, no_color=False, force_jupyter=False,
    )  # fmt: skip
    page = Page(console, is_framed=True, is_unicode=True, commands=commands or Commands())
    write_match(result, catalog, page)
    console.print()  # Rich's template clips the last line.
    return console.export_svg(title=page.safe(title), code_format=_format())


def _format() -> str:
    """Return Rich's own template without the fonts that it would fetch."""
    from rich.console import Console

    template: str = signature(Console.export_svg).parameters["code_format"].default
    start, end = template.index("@font-face"), template.index(".{unique_id}-matrix")
    return template[:start] + template[end:]
