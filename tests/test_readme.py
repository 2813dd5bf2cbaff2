"""What is generated is fresh, and what documents link to is there."""

import json
import re
import runpy
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from roleadvisor.safe.parsing import parse

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "fuzz").glob("*.md")])


def anchors(page: Path) -> set[str]:
    """Return what a link may name in a page: its headings in lower case, with hyphens."""
    headings = re.findall(r"(?m)^#+ (.*)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_the_pages_leads_somewhere(page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8"))
    for link in re.findall(r"\]\((?!https:)([^)]*)\)", text):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_picture_is_fresh_and_needs_nothing_from_the_network() -> None:
    module = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    drawn = module["picture"]()
    assert (ROOT / "docs" / "result.svg").read_text(encoding="utf-8") == drawn
    assert "url(http" not in drawn.replace(" ", "")


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    run = (ROOT / ".ci" / "run").read_text()
    (start,) = re.findall(r"grep '\^(.*)' README\.md", run)
    lines = (ROOT / "README.md").read_text().splitlines()
    (command,) = (line for line in lines if line.startswith(start))
    assert "pytest" in command


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
