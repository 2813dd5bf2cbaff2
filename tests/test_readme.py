import re
import runpy
from pathlib import Path

import pytest

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
    readme = (ROOT / "README.md").read_text()
    assert (
        sum(line.startswith("python3 -m venv .venv-test &&") for line in readme.splitlines()) == 1
    )


def test_the_committed_schemas_are_fresh() -> None:
    module = runpy.run_path(str(ROOT / "docs" / "schemas.py"))
    committed = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / "schemas").iterdir()}
    assert committed == module["schemas"](), "run python docs/schemas.py"


def test_every_file_of_a_pack_names_its_schema_in_the_first_line() -> None:
    for folder in (ROOT / "roles", *(ROOT / "examples" / "packs").iterdir()):
        for path in folder.glob("*.yaml"):
            first = path.read_text(encoding="utf-8").partition("\n")[0]
            before, _, schema = first.partition("$schema=")
            assert before == "# yaml-language-server: ", path
            assert (folder / schema).resolve().parent == ROOT / "schemas"
            assert (folder / schema).is_file()
