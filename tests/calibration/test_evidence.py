"""The measured figures are those of the scorecard that is shipped."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from conftest import DATA

from calibration.blocks import scorecard_digest
from calibration.compare import (
    KINDS,
    TASKS,
    HeldOut,
    Task,
    calibration_error,
    interval_of,
    predict,
    reliability,
    results_of,
)
from calibration.evidence import cheap_blocks, put_block
from calibration.fit import Fit
from calibration.methods import BASELINES
from calibration.origin import first_roles, read_related
from calibration.packfile import load_unfitted
from calibration.picture import reliability_svg
from calibration.responses import Responses
from roleadvisor.occupations.model import load_occupations
from roleadvisor.packs import Catalog, bundled_pack
from roleadvisor.scoring.scorecard import Scorecard

DOCS = Path(__file__).parents[2] / "docs"


def held_out(fits: list[list[float]], labels: list[int]) -> HeldOut:
    best = np.array(fits).argmax(axis=1)
    named = {"gradient boosting": np.array(labels), "scorecard": best}
    return HeldOut(np.array(labels), np.zeros(len(labels), dtype=int), named, np.array(fits))


@pytest.mark.skipif(not DATA.is_dir(), reason="the survey files are not here")
@pytest.mark.parametrize(
    "name",
    ["people", "words", "weights", "vouched", "specialities", "field", "mentions", "separability"],
)
def test_what_the_page_says_of_the_pack_is_fresh(fit: Fit, responses: Responses, name: str) -> None:
    page = (DOCS / "evidence.md").read_text()
    assert put_block(page, name, cheap_blocks(fit, responses)[name]) == page, f"{name} is stale"


def test_the_measured_tables_are_of_the_committed_scorecard(card: Scorecard) -> None:
    measured = re.search("Measured with scorecard `(.*)`", (DOCS / "evidence.md").read_text())
    assert measured
    assert measured[1] == scorecard_digest(card), "run python -m calibration evidence"


def test_the_page_shows_every_block_filled() -> None:
    page = (DOCS / "evidence.md").read_text()
    blocks = re.findall(r"<!-- (\w+): .*? -->\n(.*?)<!-- end -->", page, re.DOTALL)
    assert len(blocks) == 20
    assert all(len(block) > 100 for _, block in blocks)


def test_the_page_measures_the_roles_as_they_cite_occupations_now(catalog: Catalog) -> None:
    found = first_roles(catalog, load_occupations())
    page = (DOCS / "evidence.md").read_text()
    said = "first role cites one that lists them: "
    figures = ", ".join(f"{rule} {share:.0%}" for rule, share in found.hits.items())
    assert f"Of {found.occupations} related occupations" in page
    assert said + figures in page, "run python -m calibration occupations --data DIR --evidence"


def test_related_occupations_are_listed_for_all_that_roles_cite(catalog: Catalog) -> None:
    cited = {
        c for r in catalog.roles.values() if r.identifiers.onet for c in r.identifiers.onet.codes
    }
    related = read_related()
    assert cited <= set(related)
    assert all(sorted(ranks.values()) == list(range(1, 21)) for ranks in related.values())


def test_a_place_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no block 'people'"):
        put_block("nothing here", "people", "")


def test_accuracy_is_the_mean_over_roles_and_the_lead_is_paired() -> None:
    part = held_out([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.7, 0.3]], [0, 0, 0, 1])
    by_method = {r.method: r for r in results_of({Task("people", "three"): [part]})}
    assert by_method["scorecard"].accuracy == pytest.approx((2 / 3 + 0) / 2)
    assert by_method["scorecard"].lead == pytest.approx((2 / 3 + 0) / 2 - 1)
    assert by_method["gradient boosting"].lead_error == 0


def test_calibration_error_counts_each_role_alike() -> None:
    sure = held_out([[0.95, 0.05]] * 19 + [[0.05, 0.95]] + [[0.05, 0.95]], [0] * 20 + [1])
    # Role 0: fit .95, right 19 of 20; role 1: fit .95, right 1 of 1.
    assert calibration_error([sure]) == pytest.approx((0.95 + 1) / 2 - 0.95)
    ((fit, right, weight),) = reliability([sure])
    assert (fit, right, weight) == pytest.approx((0.95, 0.975, 1.0))


def test_an_interval_holds_the_accuracy_and_narrows_with_more_people() -> None:
    few = held_out([[0.9, 0.1], [0.1, 0.9]] * 5 + [[0.9, 0.1]] * 5, [0, 1] * 5 + [1] * 5)
    many = held_out([[0.9, 0.1], [0.1, 0.9]] * 50 + [[0.9, 0.1]] * 50, [0, 1] * 50 + [1] * 50)
    assert few.labels.tolist().count(1) == 10
    (low, high), (lower, higher) = interval_of(few), interval_of(many)
    assert low < 0.75 < high
    assert higher - lower < (high - low) / 2


def test_every_method_names_every_person_and_every_ad(responses: Responses) -> None:
    few = responses.take(np.arange(len(responses.labels)) % 10 == 0)
    is_test = np.arange(len(few.labels)) % 4 == 0
    bare = load_unfitted(bundled_pack())
    parts = predict(bare, few.take(~is_test), few.take(is_test), worth_of_no=0.6)
    assert list(parts) == TASKS
    for kind in KINDS:
        four = parts[Task(kind, "four")]
        assert set(four.named) == {*BASELINES, "scorecard"}
        assert all(len(named) == len(four.labels) for named in four.named.values())
        chance = 1 / 4
        assert all(r.accuracy > chance for r in results_of({Task(kind, "four"): [four]}))
        whole = parts[Task(kind, "whole")]
        assert whole.fits.shape[1] == len(bare.whole_roles)


def test_the_picture_is_well_formed_and_names_its_points() -> None:
    points = {name: [(0.5, 0.4, 0.7)] for name in ("a", "b", "c")}
    picture = ET.fromstring(reliability_svg(points))  # noqa: S314 (our own)
    text = "".join(picture.itertext())
    assert "a: fit 50%, right 40%" in text
    ET.fromstring((DOCS / "reliability.svg").read_text())  # noqa: S314 (our own)
