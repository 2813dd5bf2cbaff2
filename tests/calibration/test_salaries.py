"""What the file of salaries means: each ad once, by role, country and level, and not too few."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA

from calibration.ads import load_ads_mapping, role_named
from calibration.pay import digest_of, load_pay_mapping, paid_in, pay_text
from calibration.surveys import SurveyError, open_table
from roleadvisor.packs import Catalog, bundled_pack

SHIPPED = bundled_pack() / "fitted" / "pay.yaml"
HEADER = "work_year,experience_level,employment_type,job_title,salary,salary_in_usd,employee_residence,nth"
MAPPING: dict[str, Any] = {
    "file": "pay.csv",
    "source": "The guild",
    "url": "https://example.org/",
    "licence": "CC0",
    "about": "Bakeries that answered",
    "currency": "US dollars",
    "since": 2024,
    "levels": {"entry": "EN", "senior": "SE"},
    "roles": {"baker": ["Baker", "Bread Baker"]},
    "countries": {"GB": {"name": "United Kingdom", "aliases": ["UK"]}},
}


def row(amount: int, **changed: str) -> dict[str, str]:
    usual = dict(
        zip(HEADER.split(","), f"2024,EN,FT,Baker,{amount},{amount},GB,0".split(","), strict=True)
    )
    return usual | changed


def amounts(*rows: dict[str, str]) -> list[float]:
    return [paid.amount for paid in paid_in(rows)]


def written(folder: Path, *rows: dict[str, str]) -> str:
    lines = [HEADER, *(",".join(row.values()) for row in rows)]
    (folder / "pay.csv").write_text("\n".join(lines) + "\n")
    return pay_text(folder, MAPPING)


def several(count: int, **changed: str) -> list[dict[str, str]]:
    """Return rows that are no ranges: adjacent ones differ in another column too."""
    return [row(1000 * i, nth=f"{i}", **changed) for i in range(1, count + 1)]


def test_two_rows_alike_but_for_pay_count_once_at_the_middle() -> None:
    assert amounts(row(90), row(50)) == [70]
    assert amounts(row(90), row(50), row(30)) == [70, 30]
    assert amounts(row(90), row(50), row(40), row(20)) == [70, 30]


def test_rows_that_differ_in_more_or_not_at_all_count_each() -> None:
    assert amounts(row(90), row(50, experience_level="SE")) == [90, 50]
    assert amounts(row(90), row(90)) == [90, 90]
    assert amounts(row(90), row(50, employee_residence="US"), row(50)) == [90, 50, 50]
    assert amounts() == []


def test_a_level_of_twenty_is_told_and_one_of_fewer_only_among_all(tmp_path: Path) -> None:
    entry, senior = several(20), several(19, experience_level="SE")
    text = written(tmp_path, *entry, *senior)
    assert "all: {n: 39, low: 5500, median: 10000, high: 15000}" in text
    assert "entry: {n: 20, low: 5750, median: 10500, high: 15250}" in text
    assert "senior" not in text


def test_only_full_time_work_of_the_years_asked_for_counts(tmp_path: Path) -> None:
    others = [*several(9, employment_type="PT"), *several(9, work_year="2023")]
    assert "n: 20," in written(tmp_path, *several(20), *others)


def test_titles_count_in_any_case_and_unmapped_ones_not_at_all(tmp_path: Path) -> None:
    rows = [*several(10, job_title="bread baker"), *several(10), *several(30, job_title="Guard")]
    assert re.findall(r"\bn: (\d+)", written(tmp_path, *rows)) == ["20", "20"]


def test_a_country_that_has_enough_must_have_a_name(tmp_path: Path) -> None:
    with pytest.raises(SurveyError, match="does not name the country XX"):
        written(tmp_path, *several(20, employee_residence="XX"))
    written(tmp_path, *several(19, employee_residence="XX"), *several(20))


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SurveyError, match="no full-time work from 2024 on"):
        written(tmp_path)
    (tmp_path / "pay.csv").write_text("work_year,job_title\n2024,Baker\n")
    with pytest.raises(SurveyError, match="experience_level"):
        pay_text(tmp_path, MAPPING)


def test_the_mapping_names_our_roles_and_each_title_once(catalog: Catalog) -> None:
    mapping = load_pay_mapping()
    titles = [title.casefold() for named in mapping["roles"].values() for title in named]
    assert set(mapping["roles"]) <= set(catalog.roles)
    assert len(titles) == len(set(titles))
    assert all(named == sorted(named, key=str.casefold) for named in mapping["roles"].values())


def test_titles_are_never_of_another_role_than_in_ads() -> None:
    ads = load_ads_mapping("ads-2023")
    for role, titles in load_pay_mapping()["roles"].items():
        for title in titles:
            assert role_named(ads, title) in {role, None}, title


def test_the_shipped_figures_belong_to_the_mapping_as_it_is() -> None:
    head, digest, body = re.split(r"mapping: (\w+)\n", SHIPPED.read_text("utf-8"))
    assert "do not edit" in head
    assert digest == digest_of(body, load_pay_mapping()), "run python -m calibration pay --data DIR"


def test_figures_known_beforehand(catalog: Catalog) -> None:
    assert catalog.pay
    mid = catalog.pay.roles["data-engineer"]["US"].mid
    assert mid
    assert mid.n == pytest.approx(1080, rel=0.02)
    assert (round(mid.low, -3), round(mid.high, -3)) == (105_000, 156_000)


@pytest.mark.skipif(not DATA.is_dir(), reason="the file of salaries is not here")
def test_the_shipped_figures_are_fresh() -> None:
    assert pay_text(DATA, load_pay_mapping()) == SHIPPED.read_text("utf-8")


@pytest.mark.skipif(not DATA.is_dir(), reason="the file of salaries is not here")
def test_every_title_of_the_mapping_stands_in_the_file() -> None:
    mapping = load_pay_mapping()
    with open_table(DATA / mapping["file"]) as file:
        text = file.read().casefold()
    assert all(f",{title.casefold()}," in text for ts in mapping["roles"].values() for title in ts)
