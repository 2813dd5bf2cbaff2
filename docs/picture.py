"""Draw the README's picture: a real result, as Rich exports it. `python docs/picture.py` renews it."""

import io
from pathlib import Path

from rich.console import Console

from roleadvisor.answers import load_sheet
from roleadvisor.catalog import load_catalog
from roleadvisor.render.console import Page
from roleadvisor.render.documents.match import match_document
from roleadvisor.render.result import write_match
from roleadvisor.scorecard import compile_scorecard
from roleadvisor.scoring import rank_roles

ROOT = Path(__file__).resolve().parents[1]
SHEET = ROOT / "examples" / "database-administrator.yaml"
PICTURE = ROOT / "docs" / "result.svg"


def picture() -> str:
    """Return the SVG of the result for the example sheet, 80 columns wide, with no remote font."""
    catalog = load_catalog()
    card = compile_scorecard(catalog)
    sheet = load_sheet(SHEET, catalog)
    match = rank_roles(catalog, sheet.levels, experience=sheet.experience, scorecard=card)
    console = Console(
        file=io.StringIO(), record=True, width=80, force_terminal=True, color_system="truecolor",
        highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    page = Page(console, is_framed=True, is_unicode=True)
    write_match(match_document(catalog, card, sheet, match), catalog, page)
    return console.export_svg(
        title="roleadvisor match examples/database-administrator.yaml", code_format=_format()
    )


def _format() -> str:
    from rich._export_format import CONSOLE_SVG_FORMAT

    start = CONSOLE_SVG_FORMAT.index("@font-face")
    end = CONSOLE_SVG_FORMAT.index(".{unique_id}-matrix")
    return CONSOLE_SVG_FORMAT[:start] + CONSOLE_SVG_FORMAT[end:]


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
