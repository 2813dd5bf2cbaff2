"""Draw the README's picture: a real result. `python docs/picture.py` renews it."""

from pathlib import Path

from roleadvisor.cli.hints import COMMANDS
from roleadvisor.packs import load_catalog
from roleadvisor.render.picture import picture_of
from roleadvisor.results.advice import advise
from roleadvisor.sheets.sheet import load_sheet

ROOT = Path(__file__).resolve().parents[1]
SHEET = "examples/database-administrator.yaml"
PICTURE = ROOT / "docs" / "result.svg"


def picture() -> str:
    """Return the SVG of the result for the example sheet."""
    catalog = load_catalog()
    advice = advise(catalog, load_sheet(ROOT / SHEET, catalog))
    commands = COMMANDS._replace(answers=SHEET)
    return picture_of(advice, catalog, title=f"roleadvisor match {SHEET}", commands=commands)


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
