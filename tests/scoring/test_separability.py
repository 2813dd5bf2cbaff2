"""How often people of two roles are told apart."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from conftest import MakePack

from roleadvisor.packs import TOP_LEVEL, Catalog, load_catalog
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.scoring.separability import told_apart

ENOUGH = 0.8
# How far drawn people put pairs in the order in which real ones do; small roles are noise.
LIKENESS = 0.4


def test_every_pair_with_an_estimated_role_can_be_told_apart(
    catalog: Catalog, card: Scorecard
) -> None:
    estimated = {role for role, profile in catalog.roles.items() if not profile.surveyed}
    alike = {
        pair: apart
        for pair in combinations(sorted(catalog.roles), 2)
        if estimated.intersection(pair) and (apart := told_apart(catalog, card, *pair)) < ENOUGH
    }
    assert not alike


def test_surveyed_pairs_are_as_alike_as_real_people_show(catalog: Catalog, card: Scorecard) -> None:
    page = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text()
    table = page.split("<!-- pairs:")[1].split("<!-- end -->")[0]
    rows = [line[1:-1].split("|") for line in table.splitlines() if line[:3] > "| -"][1:]
    ids = {catalog.roles[role].name: role for role in catalog.whole_roles}
    surveyed = [ids[row[0].strip().split(" ", 1)[1]] for row in rows]
    assert "data-engineer" in surveyed
    drawn, real = [], []
    for i, j in combinations(range(len(surveyed)), 2):
        drawn.append(100 * told_apart(catalog, card, surveyed[i], surveyed[j]))
        real.append(float(rows[i][j + 1]))
    # Real answers hang together, so drawn people are an upper bound, in about the same order.
    assert all(d >= r for d, r in zip(drawn, real, strict=True))
    assert np.corrcoef(drawn, real)[0, 1] > LIKENESS


@pytest.mark.parametrize(
    "pair", [("bi-analyst", "data-analyst"), ("data-engineer", "statistician")]
)
def test_the_normal_curve_agrees_with_drawing_people(
    catalog: Catalog, card: Scorecard, pair: tuple[str, str]
) -> None:
    rng = np.random.default_rng(0)
    columns = [card.roles.index(role) for role in pair]
    yes, no = (
        np.array([card.row(item, level, "practitioner") for item in catalog.items])[:, columns]
        for level in (TOP_LEVEL, 0)
    )
    hits = []
    for own, role in enumerate(pair):
        shares = [catalog.share(role, item) for item in catalog.items]
        ticks = rng.random((4000, len(shares))) < shares
        points = ticks @ yes + ~ticks @ no
        hits.append((points[:, own] > points[:, 1 - own]).mean())
    assert told_apart(catalog, card, *pair) == pytest.approx(np.mean(hits), abs=0.015)


def test_roles_that_say_the_same_cannot_be_told_apart(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(a="baking: core", b="baking: core"))
    assert told_apart(catalog, compile_scorecard(catalog), "a", "b") == 0.5
