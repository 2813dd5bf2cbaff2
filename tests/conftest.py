import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from packing import write_pack

from calibration.fit import Fit, fit_catalog
from calibration.packfile import load_unfitted
from calibration.responses import Responses, read_surveys
from roleadvisor.packs import Catalog, bundled_pack, load_catalog
from roleadvisor.packs.loading import compile_bundled
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard

# What is printed is as wide as each test says; some runners set a width.
os.environ.pop("COLUMNS", None)

# A shared machine may stall for longer than Hypothesis allows an example.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

MakePack = Callable[..., Path]
DATA = Path(os.environ.get("ROLEADVISOR_DATA", Path(__file__).parents[2] / "shared" / "data"))

BANK = {
    "pack.yaml": """\
version: "1"
field: bread
families: {engineering: Engineering, science: Science}
temperature: 1.0
minimum_answers: 2
words: {core: 0.8, common: 0.5, occasional: 0.2, rare: 0.05}
screens: [liking, knowing]
""",
    "screens/liking.yaml": """\
{id: liking, title: Liking, prompt: How much?, kind: interest, scale: levels, items: [
  {id: baking, text: Baking bread, base: 0.5, weight: 1.0},
  {id: selling, text: Selling bread, base: 0.5, weight: 1.0}]}
""",
    "screens/knowing.yaml": """\
{id: knowing, title: Knowing, prompt: Which?, kind: skill, scale: yes-no, items: [
  {id: oven, text: An oven, base: 0.5, weight: 1.0}]}
""",
}
ROLE = """\
id: {id}
name: {id} person
family: engineering
summary: A made-up role that exists for the tests only.
responsibilities: [Do the work]
day: A day on which the work is done from the morning to the evening.
sources: [{{id: made-up, title: Made up, url: "https://example.org/", used_for: tests}}]
estimates:
  basis: Made up for the tests of this project.
  shares: {{{shares}}}
"""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the bundled pack of a checkout anew: programs that tests start should not read its files."""
    if not hasattr(session.config, "workerinput"):
        compile_bundled()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def card(catalog: Catalog) -> Scorecard:
    return compile_scorecard(catalog)


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    def make(**roles: str) -> Path:
        files = {f"{name}.yaml": ROLE.format(id=name, shares=s) for name, s in roles.items()}
        return write_pack(tmp_path, {**BANK, **files})

    return make


@pytest.fixture(scope="session")
def responses(catalog: Catalog) -> Responses:
    if not DATA.is_dir():
        pytest.skip("the survey files are not here")
    return read_surveys(DATA, catalog.roles)


@pytest.fixture(scope="session")
def fit(responses: Responses, catalog: Catalog) -> Fit:
    # The worth of a no is taken as committed: fitting it, too, takes minutes.
    worth = catalog.questionnaire.worth_of_no
    return fit_catalog(load_unfitted(bundled_pack()), responses, worth_of_no=worth)
