"""A pack's file of pay is read strictly; without it a pack says nothing of pay."""

import shutil
from pathlib import Path

import pytest
from bakery import bakery
from conftest import MakePack
from packing import change, write_pack
from paying import PAY, paying_bakery

from roleadvisor.errors import InputError
from roleadvisor.packs import Catalog, bundled_pack, load_catalog
from roleadvisor.packs.loading import compiled, load_compiled


def problems_of(folder: Path, old: str, new: str) -> list[str]:
    paying_bakery(folder)
    change(folder / "fitted" / "pay.yaml", old, new)
    with pytest.raises(InputError) as caught:
        load_catalog(folder)
    return [str(problem).removeprefix(f"{folder}/fitted/") for problem in caught.value.problems]


def test_a_pack_says_what_its_own_file_says(tmp_path: Path) -> None:
    book = paying_bakery(tmp_path).pay
    assert book
    assert (book.currency, book.years, list(book.countries)) == (
        "US dollars",
        (2025, 2026),
        ["CA", "GB", "US"],
    )
    senior = book.roles["baker"]["GB"].senior
    assert senior and senior.median == 48_000


def test_a_pack_without_the_file_has_no_pay(tmp_path: Path, make_pack: MakePack) -> None:
    assert bakery(tmp_path / "bakery").pay is None
    assert load_catalog(make_pack(baker="oven: core", seller="selling: core")).pay is None


def test_a_pack_that_extends_the_bundled_one_has_its_pay(tmp_path: Path, catalog: Catalog) -> None:
    skeleton = Path(load_catalog.__globals__["__file__"]).parents[1] / "skeleton" / "extending"
    pack = tmp_path / "pack"
    shutil.copytree(skeleton, pack)
    assert load_catalog(pack).pay == catalog.pay
    own = PAY.replace("baker:", "geospatial-data-engineer:").replace(
        "confectioner:", "data-engineer:"
    )
    write_pack(pack, {"fitted/pay.yaml": own.replace("miller:", "statistician:")})
    book = load_catalog(pack).pay
    assert book and set(book.roles) == {"geospatial-data-engineer", "data-engineer", "statistician"}


def test_a_pack_that_only_uses_the_bundled_questions_has_none(tmp_path: Path) -> None:
    shutil.copy(bundled_pack() / "statistician.yaml", tmp_path)
    shutil.copy(bundled_pack() / "data-analyst.yaml", tmp_path)
    for path in tmp_path.glob("*.yaml"):
        head, _, rest = path.read_text().partition("neighbours:\n")
        path.write_text(head + rest[rest.index("ways_in:") :])
    assert load_catalog(tmp_path).pay is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "  miller:",
            "  miler:",
            "22:3: unknown role 'miler'; did you mean 'miller'? [unknown-role]",
        ),
        ("    CA:", "    FR:", "23:5: 'FR' is not among the countries [unknown-country]"),
        ("n: 25", "n: 19", "21:16: 19 is too small (at least 20) [limit]"),
        ("median: 45000", "median: 52001", "21:40: the median is not between low and high [limit]"),
        ("senior: {", "senor: {", "16:7: unknown key 'senor'; did you mean 'senior'?"),
        ("    CA:", "    ca:", "23:5: 'ca'"),
        ("licence: CC0\n", "", "1:1: missing key 'licence' [missing-key]"),
        ("https://example.org/pay", "example.org", "2:6: 'example.org' is no link"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    (problem,) = problems_of(tmp_path, old, new)
    assert problem.startswith(f"pay.yaml:{said}")


def test_pay_is_compiled_with_the_pack(tmp_path: Path) -> None:
    catalog = paying_bakery(tmp_path / "pack")
    file = tmp_path / "compiled.msgpack"
    file.write_bytes(compiled(catalog, tmp_path / "pack"))
    read = load_compiled(tmp_path / "pack", file)
    assert read and read.pay == catalog.pay
