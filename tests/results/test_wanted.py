"""What employers ask for: the largest gaps between a role's ads and its people, both counted."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bakery import bakery

from roleadvisor.packs import Catalog
from roleadvisor.results.wanted import Wanted, wanted_of


def counted(name: str, survey: str, shares: Mapping[str, tuple[float, int]]) -> str:
    listed = ", ".join(f"{i}: {{share: {s}, n: {n}}}" for i, (s, n) in sorted(shares.items()))
    return f"{name}: {{surveys: [{survey}], shares: {{{listed}}}}}\n"


def wanted(
    folder: Path,
    ads: Mapping[str, tuple[float, int]],
    people: Mapping[str, tuple[float, int]],
) -> list[Wanted]:
    fitted = counted("surveyed", "bakers-2024", people) + counted("advertised", "jobs-2026", ads)
    return wanted_of(bakery(folder, {"baker": fitted}), "baker")


def test_the_largest_gap_comes_first_with_both_shares_and_counts(tmp_path: Path) -> None:
    ads = {"oven": (0.9, 400), "mixer": (0.5, 300), "till": (0.2, 400)}
    people = {"oven": (0.6, 70), "mixer": (0.1, 80), "till": (0.4, 80)}
    found = wanted(tmp_path, ads, people)
    assert [part.item for part in found] == ["mixer", "oven"]
    assert (found[0].ads.share, found[0].ads.n) == (0.5, 300)
    assert (found[0].people.share, found[0].people.n) == (0.1, 80)
    assert (list(found[0].ads.surveys), list(found[0].people.surveys)) == (
        ["jobs-2026"],
        ["bakers-2024"],
    )


def test_few_ads_or_few_people_say_nothing(tmp_path: Path) -> None:
    ads = {"oven": (0.9, 99), "mixer": (0.9, 100), "till": (0.9, 500)}
    people = {"oven": (0.1, 500), "mixer": (0.1, 20), "till": (0.1, 19)}
    assert [part.item for part in wanted(tmp_path, ads, people)] == ["mixer"]


def test_what_was_not_counted_on_both_sides_is_no_gap(tmp_path: Path) -> None:
    ads = {"oven": (0.9, 500), "mixer": (0.54, 500)}
    assert wanted(tmp_path, ads, {"till": (0.1, 500), "mixer": (0.5, 500)}) == []


def test_a_role_without_people_or_ads_has_none(tmp_path: Path) -> None:
    assert wanted_of(bakery(tmp_path), "baker") == []


@pytest.mark.parametrize("role", ["data-engineer", "data-scientist", "data-analyst", "ml-engineer"])
def test_roles_with_many_ads_and_people_have_gaps(catalog: Catalog, role: str) -> None:
    found = wanted_of(catalog, role)
    gaps = [part.ads.share - part.people.share for part in found]
    assert 1 <= len(found) <= 5
    assert gaps == sorted(gaps, reverse=True) and gaps[-1] >= 0.05


def test_roles_with_few_ads_have_none(catalog: Catalog) -> None:
    assert wanted_of(catalog, "statistician") == wanted_of(catalog, "data-architect") == []
