"""What roles are paid, as `show`, `compare` and `report` tell it."""

import re
from pathlib import Path

import pytest
from paying import paying_bakery
from test_commands import DBA, document, run

from roleadvisor.packs import Catalog

NOTES = """\
Bakeries that answered, 2025 to 2026. Source: The guild's count, CC0. These
figures do not say what you will be paid.
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("bakery")
    paying_bakery(folder)
    return str(folder)


def shown(*arguments: str, width: int = 80, **environment: str) -> str:
    result = run(*arguments, COLUMNS=str(width), **environment)
    assert result.returncode == 0, result.stderr
    return result.stdout


def section(text: str, title: str = "What it pays") -> str:
    return text.partition(f"\n{title}\n")[2].partition("\n\n")[0]


def test_a_role_is_shown_with_its_pay_in_every_country_on_one_scale(pack: str) -> None:
    assert (
        f"{section(shown('show', 'confectioner', '--pack', pack))}\n"
        == f"""\
In thousands of US dollars a year. A bar is the middle half, its mark the
median.
              Middle half  Median  Count
United States
  all levels        38–52      45     25                         ━━━━━╋━━━━
United Kingdom, as for bakers
  all levels        30–50      40     60                    ━━━━━━━╋━━━━━━
  entry             25–33      30     20                 ━━━╋━━
  senior            41–60      48     31                           ━━━━━╋━━━━━━━
{NOTES}"""
    )


def test_on_a_narrow_page_the_figures_stand_without_bars(pack: str) -> None:
    lines = section(shown("show", "baker", "--pack", pack, width=40)).splitlines()
    assert "  senior           41–60     48    31" in lines
    assert all(len(line) <= 40 for line in lines)
    assert "╋" not in "".join(lines)


def test_a_country_can_be_chosen(pack: str) -> None:
    text = section(shown("show", "baker", "--country", "uk", "--pack", pack))
    assert "United Kingdom" in text and "United States" not in text
    part = document("show", "baker", "--country", "uk", "--pack", pack)["pay"]["countries"]
    assert [(p["code"], len(p["levels"])) for p in part] == [("GB", 3)]


def test_too_few_are_told_only_where_they_are_asked_for(pack: str) -> None:
    text = shown("show", "manager", "--country", "ca", "--pack", pack)
    assert section(text) == "Too few were counted in Canada."
    assert "What it pays" not in shown("show", "manager", "--pack", pack)
    assert document("show", "manager", "--pack", pack)["pay"] is None


def test_a_note_on_a_country_stands_where_its_figures_do(pack: str) -> None:
    note = "Millers in Canada are paid in flour."
    assert note in section(shown("show", "miller", "--pack", pack, width=200))
    assert note in section(
        shown("compare", "baker", "miller", "--pack", pack, width=200), "What they pay"
    )
    for arguments in (["show", "baker"], ["show", "baker", "--country", "ca"]):
        assert "flour" not in shown(*arguments, "--pack", pack)


def test_two_roles_have_a_line_for_each_country(pack: str) -> None:
    text = section(shown("compare", "confectioner", "miller", "--pack", pack), "What they pay")
    rows = [re.split(r" {2,}", line) for line in text.splitlines()[1:6]]
    assert rows[:4] == [
        ["All levels", "Confectioner", "Miller"],
        ["United States", "45 (38–52)", "not known"],
        ["United Kingdom", "~40 (30–50)", "not known"],
        ["Canada", "not known", "36 (35–37)"],
    ]
    assert rows[4] == ["~ Too few were counted: as for the role that it specialises."]
    text = shown("compare", "baker", "miller", "--country", "ca", "--pack", pack)
    assert "Too few" not in text and "Canada" in section(text, "What they pay")
    text = shown("compare", "baker", "manager", "--country", "ca", "--pack", pack)
    assert section(text, "What they pay") == "Too few were counted in Canada."
    compared = document("compare", "confectioner", "seller", "--pack", pack)
    assert compared["first"]["pay"]["countries"][1]["inherited_from"] == "baker"
    assert compared["second"]["pay"] is None


def test_markdown_has_the_same_figures_in_tables(pack: str) -> None:
    text = shown("show", "baker", "--format", "markdown", "--pack", pack)
    assert "| United Kingdom: senior | 41–60 | 48 | 31 |" in text
    text = shown("compare", "baker", "miller", "--format", "markdown", "--pack", pack)
    assert "| Canada | not known | 36 (35–37) |" in text


def test_a_stream_without_such_characters_has_other_bars(pack: str) -> None:
    text = shown("show", "baker", "--pack", pack, PYTHONIOENCODING="ascii")
    assert re.search(r"entry +25-33 +30 +20 +-+\+-+\n", text)


def test_a_page_has_a_line_for_each_country_and_its_source(
    tmp_path: Path, catalog: Catalog
) -> None:
    told = document("report", DBA, "-o", str(tmp_path / "page.html"))
    part = told["pay"]["countries"][0]
    median = round(part["levels"][0]["median"] / 1000)
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert f"<li>{part['name']}: {median} (" in text
    assert "These figures do not say what you will be paid." in text
    assert catalog.pay and f'href="{catalog.pay.url}"' in text
    told = document("report", DBA, "-o", str(tmp_path / "page.html"), "--country", "CA")
    assert [part["code"] for part in told["pay"]["countries"]] == ["CA"]


@pytest.mark.parametrize(
    "command", [["show", "baker"], ["compare", "baker", "miller"]], ids=["show", "compare"]
)
def test_another_country_is_refused(pack: str, command: list[str]) -> None:
    result = run(*command, "--country", "Atlantis", "--pack", pack)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "no pay is known for 'Atlantis'; there are figures for CA (Canada), GB (United Kingdom), "
        "US (United States)\n"
    )


def test_what_employers_ask_for_has_both_shares_and_counts() -> None:
    wanted = document("show", "data-engineer")["wanted"]
    text = section(shown("show", "data-engineer", width=100), "What employers ask for")
    assert (
        "Job ads of 2023 name these more often than people had them (Kaggle 2021 and 2022)." in text
    )
    assert len(wanted) == text.count("\n· ")
    first = wanted[0]
    ads, people = (
        f"{round(first[k]['share'] * 100)}% of {first[k]['n']:,} {k}" for k in ("ads", "people")
    )
    assert f": {ads}, {people}\n" in text
    assert "What employers ask for" not in shown("show", "statistician")
