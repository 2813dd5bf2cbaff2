"""A job ad as text: on one screen, in words that the marks explain, and as Markdown."""

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from roleadvisor.imports.documents import lines_of_text
from roleadvisor.imports.lines import Line
from roleadvisor.packs import Catalog
from roleadvisor.render.console import Commands, Page, open_markdown
from roleadvisor.render.text.ad import write_ad, write_ads
from roleadvisor.render.text.screen import HEIGHT, NARROW_HEIGHT
from roleadvisor.results.ad import Ad, AdOutcome, Ads, read_job_ad
from roleadvisor.results.ad_level import Quote
from roleadvisor.sheets.sheet import AnswerSheet, load_sheet

ROOT = Path(__file__).resolve().parents[2]
ADS = sorted((ROOT / "tests" / "examples" / "ads").glob("*.[tm]*"))
LYING = ROOT / "tests" / "examples" / "ads" / "pipelines-called-scientist.txt"


@pytest.fixture(scope="module")
def sheet(catalog: Catalog) -> AnswerSheet:
    return load_sheet(ROOT / "examples" / "database-administrator.yaml", catalog)


def read(catalog: Catalog, path: Path, sheet: AnswerSheet | None = None) -> Ad:
    lines = lines_of_text(path.read_text(encoding="utf-8"), path.name)
    return read_job_ad(catalog, lines, path.name, sheet=sheet)


def written(result: Ad, catalog: Catalog, width: int = 80, *, is_long: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    commands = Commands(answers="me.yaml" if result.person else "")
    write_ad(result, catalog, Page(console, True, True, commands=commands), is_long=is_long)
    return stream.getvalue()


@pytest.mark.parametrize("path", ADS, ids=lambda path: path.stem)
@pytest.mark.parametrize(("width", "height"), [(80, HEIGHT), (40, NARROW_HEIGHT)])
def test_an_ad_fits_a_screen(
    catalog: Catalog, sheet: AnswerSheet, path: Path, width: int, height: int
) -> None:
    for person in (None, sheet):
        lines = written(read(catalog, path, person), catalog, width).splitlines()
        assert len(lines) <= height
        assert max(map(cell_len, lines)) <= width


def test_the_screen_says_role_title_level_and_what_is_asked(catalog: Catalog) -> None:
    text = written(read(catalog, LYING), catalog)
    assert text.startswith("Data engineer ")
    assert "Its title says data scientist; what it asks for says data engineer." in text
    assert "senior, by its title: “Senior” (line 1), “5+ years” (line 15)" in text
    assert "Nice       Snowflake  BigQuery  Scala\n" in text
    assert "roleadvisor show data-engineer · compare data-scientist data-engineer" in text
    assert "✓" not in text


def test_a_person_sees_what_they_have_and_what_their_plan_holds(
    catalog: Catalog, sheet: AnswerSheet
) -> None:
    text = " ".join(written(read(catalog, LYING, sheet), catalog).split())
    assert "✓ Python" in text
    assert "✓ Airflow or similar" in text
    assert "· Kafka" in text
    assert "You have 6 of 14 and lack 4; 4 are not known." in text
    assert "Your plan holds Kafka" in text
    assert "roleadvisor plan data-engineer me.yaml" in text


def test_an_ad_that_parts_nothing_has_one_list(catalog: Catalog) -> None:
    lines = [Line("Data analyst. You use SQL, Tableau and Power BI.", "line 1")]
    text = written(read_job_ad(catalog, lines, "ad"), catalog)
    assert "Asks for   " in text
    assert "Must" not in text


def test_without_a_clear_role_none_is_the_headline(catalog: Catalog) -> None:
    result = read(catalog, LYING)
    fits = [replace(role, fit=0.1) for role in result.ranking]
    text = written(replace(result, ranking=fits), catalog)
    assert text.startswith(
        "No clear role\nThe ad does not point to one role. First: data engineer (10%)"
    )
    assert "Its title says data scientist.\n" in text


def test_a_title_is_contradicted_only_if_the_role_is_clear_and_another_than_the_first_two(
    catalog: Catalog,
) -> None:
    result = read(catalog, LYING)
    assert result.title
    unsure = [replace(result.ranking[0], fit=0.59), *result.ranking[1:]]
    second = replace(result.title, place=2)
    for changed in (replace(result, ranking=unsure), replace(result, title=second)):
        assert "Its title says data scientist.\n" in written(changed, catalog)
    third = written(replace(result, title=replace(result.title, place=3)), catalog)
    assert "Its title says data scientist; what it asks for says data engineer.\n" in third
    same = written(replace(result, title=replace(result.title, place=1)), catalog)
    assert "Its title says" not in same


def test_the_rungs_of_another_pack_have_their_own_source(catalog: Catalog) -> None:
    result = read(catalog, LYING)
    assert result.rungs_source
    source = replace(result.rungs_source, name="Guild of Bakers", notice="All rights kept.")
    text = " ".join(written(replace(result, rungs_source=source), catalog).split())
    assert "Senior data engineer (Guild of Bakers)" in text
    assert "All rights kept." in text
    assert "UK" not in text


def test_a_fit_is_never_nothing(catalog: Catalog, sheet: AnswerSheet) -> None:
    result = read(catalog, LYING, sheet)
    assert result.person
    text = written(replace(result, person=replace(result.person, fit=0.0)), catalog)
    assert "Your own fit as data engineer is <1%." in " ".join(text.split())


def test_an_ad_for_other_work_names_no_role(catalog: Catalog) -> None:
    text = written(read(catalog, LYING.with_name("web-developer.txt")), catalog)
    assert text.startswith("Little of this is work with data.\nSkills recognised: ")
    assert "Part of such work: none." in text
    assert "Its title is that of another occupation: Web Developers." in text
    assert "roleadvisor from 'Web Developers'" in text
    assert "fit" not in text


def test_too_little_is_said_with_what_was_found(catalog: Catalog) -> None:
    text = written(read(catalog, LYING.with_name("too-short.txt")), catalog)
    assert text.startswith("Too little is said to tell the role.\n")
    assert "Its title says data analyst." in text
    assert "Excel" in text


def test_everything_has_all_roles_and_the_words_that_were_found(catalog: Catalog) -> None:
    text = written(read(catalog, LYING), catalog, is_long=True)
    assert "How the roles compare" in text
    assert "Statistician" in text
    assert "“Kafka” (line 17)" in text


def test_markdown_has_no_markup_of_the_ad(catalog: Catalog) -> None:
    stream = io.StringIO()
    result = read(catalog, LYING)
    hidden = replace(result, level=replace(result.level, quotes=[_quote(result, "*x*<b>")]))
    page = open_markdown(stream)
    write_ad(hidden, catalog, page)
    assert "# Data engineer: fit" in stream.getvalue()
    assert "*x*<b>" not in stream.getvalue()


def test_several_have_a_line_each_with_what_is_wrong(catalog: Catalog) -> None:
    def lines_of(outcomes: list[AdOutcome]) -> list[str]:
        stream = io.StringIO()
        console = Console(file=stream, width=5000, highlight=False, markup=False, emoji=False)
        write_ads(Ads(ads=outcomes), Page(console, False, True))
        return stream.getvalue().splitlines()

    ad = read(catalog, LYING)
    other = read(catalog, LYING.with_name("nurse.txt"))
    told = lines_of([
        AdOutcome(file="a.txt", ad=ad, problems=()),
        AdOutcome(file="b.txt", ad=other, problems=()),
    ])  # fmt: skip
    assert told == [
        "2 ads, the highest fit first",
        "1. a.txt: Data engineer, speciality data platform engineer; senior; fit 97%",
        "2. b.txt: not for these roles",
    ]


def _quote(result: Ad, text: str) -> Quote:
    return replace(result.level.quotes[0], text=text)
