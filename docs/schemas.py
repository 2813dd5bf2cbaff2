"""Write the JSON Schemas of all files and documents. `python docs/schemas.py` renews them."""

from pathlib import Path

from roleadvisor.render.json import encode
from roleadvisor.render.schemas import NAMES, json_schema

FOLDER = Path(__file__).resolve().parents[1] / "schemas"


def schemas() -> dict[str, str]:
    """Return the text of each schema's file by its name."""
    return {f"{name}.json": encode(json_schema(name)) for name in NAMES}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
