"""Files of made-up people, one sheet a line."""

import json
from pathlib import Path

from msgspec.structs import replace

from roleadvisor.packs import Catalog
from roleadvisor.sheets.drawn import draw_people
from roleadvisor.sheets.written import sheet_document


def write_people(catalog: Catalog, path: Path, count: int, seed: int) -> None:
    """Write the sheets of `count` people as a program would: compact JSON, words for levels.

    Their ids are numbers from 1, which a database keeps in less room than words.
    """
    with path.open("w", encoding="utf-8") as file:
        for number, sheet in enumerate(draw_people(catalog, count, seed=seed), start=1):
            document = sheet_document(replace(sheet, id=str(number)), catalog)
            file.write(json.dumps(document, separators=(",", ":")) + "\n")
