import json
import runpy
from pathlib import Path

from jsonschema import Draft202012Validator

from roleadvisor.safe.parsing import parse

ROOT = Path(__file__).resolve().parents[1]


def test_the_picture_is_fresh_and_needs_nothing_from_the_network() -> None:
    module = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    drawn = module["picture"]()
    assert (ROOT / "docs" / "result.svg").read_text(encoding="utf-8") == drawn
    assert "url(http" not in drawn.replace(" ", "")


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    readme = (ROOT / "README.md").read_text()
    assert (
        sum(line.startswith("python3 -m venv .venv-test &&") for line in readme.splitlines()) == 1
    )


def test_the_committed_schemas_are_fresh() -> None:
    module = runpy.run_path(str(ROOT / "docs" / "schemas.py"))
    committed = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / "schemas").iterdir()}
    assert committed == module["schemas"](), "run python docs/schemas.py"


def test_every_file_of_a_pack_names_its_schema_in_the_first_line_and_fits_it() -> None:
    for folder in (ROOT / "roles", *(ROOT / "examples" / "packs").iterdir()):
        for path in folder.rglob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            before, _, name = text.partition("\n")[0].partition("$schema=")
            schema = (path.parent / name).resolve()
            assert (before, schema.parent) == ("# yaml-language-server: ", ROOT / "schemas"), path
            validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
            assert validator.is_valid(parse(text, path.name).data), path
