"""Files of made-up people, one sheet a line."""

import json
from pathlib import Path

from roleadvisor.answers import sheet_document
from roleadvisor.catalog import Catalog
from roleadvisor.simulate import draw_people


def write_people(catalog: Catalog, path: Path, count: int, seed: int) -> None:
    """Write the sheets of `count` people as a program would: compact JSON, words for levels."""
    with path.open("w", encoding="utf-8") as file:
        for sheet in draw_people(catalog, count, seed):
            document = sheet_document(sheet, catalog)
            file.write(json.dumps(document, separators=(",", ":")) + "\n")
