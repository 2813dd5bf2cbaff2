import runpy
from pathlib import Path

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
