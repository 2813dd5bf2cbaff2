"""What a job ad is for, what it asks for, its warning signs, and a person before it."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from bakery import bakery

from roleadvisor.imports.documents import lines_of_text
from roleadvisor.imports.titles import roles_in_title
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.results.ad import Ad, AdOutcome, best_first, read_job_ad
from roleadvisor.sheets.sheet import AnswerSheet

ADS = Path(__file__).resolve().parents[1] / "examples" / "ads"
EXPECTED = list(csv.DictReader((ADS / "expected.csv").read_text(encoding="utf-8").splitlines()))
SHEET = AnswerSheet(
    levels={"sql": 4, "python": 3, "excel": 4, "kafka": 0, "scala": 0, "move-data": 4, "docker": 1}
)


def read(catalog: Catalog, text: str, sheet: AnswerSheet | None = None) -> Ad:
    return read_job_ad(catalog, lines_of_text(text, "ad.txt"), "ad.txt", sheet=sheet)


def asked(ad: Ad) -> dict[str, str | None]:
    return {ask.item: ask.need for ask in ad.asks}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"])
def test_an_ad_is_for_the_role_that_its_label_names(
    catalog: Catalog, row: Mapping[str, str]
) -> None:
    ad = read(catalog, (ADS / row["file"]).read_text(encoding="utf-8"))
    title = ad.title.role if ad.title else None
    years = "" if ad.level.years is None else str(ad.level.years)
    assert ad.status == row["status"]
    assert (title.id if title else "") == row["title_role"]
    assert (ad.level.level or "", years) == (row["level"], row["years"])
    assert ";".join(sorted(warned.code for warned in ad.warnings)) == row["warnings"]
    if row["role"]:
        assert ad.role is not None
        assert ad.role.id == row["role"]


def test_the_labels_are_of_all_ads() -> None:
    files = {path.name for path in ADS.iterdir()} - {"expected.csv"}
    assert files == {row["file"] for row in EXPECTED}


def test_wording_alone_claims_nothing(catalog: Catalog) -> None:
    ad = read(
        catalog,
        "Data engineer\nRequirements\n- You excel at R&D and go to market fast\n"
        "- C-level talks that spark joy\n- Java coffee, a python snake, a flink mind\n",
    )
    assert ad.asks == []


def test_a_must_that_is_welcome_elsewhere_is_a_must(catalog: Catalog) -> None:
    ad = read(
        catalog, "Nice to have\n- SQL\n- Scala\nRequirements\n- SQL\n- Git\nTasks\n- Run Kafka"
    )
    assert asked(ad) == {"sql": "must", "git": "must", "scala": "nice", "kafka": None}


def test_every_item_has_the_words_that_name_it_and_their_places(catalog: Catalog) -> None:
    ad = read(catalog, "Requirements\n- Airflow or Dagster\nTasks\n- Run Airflow")
    (ask,) = ad.asks
    assert ask.called == "Airflow"
    assert [(quote.text, quote.where) for quote in ask.quotes] == [
        ("Airflow", "line 2"),
        ("Dagster", "line 2"),
        ("Airflow", "line 4"),
    ]


def test_what_only_follows_from_another_item_is_not_asked_for(catalog: Catalog) -> None:
    assert asked(read(catalog, "Requirements\n- PostgreSQL")) == {"postgresql": "must"}
    assert asked(read(catalog, "Requirements\n- PostgreSQL\n- SQL")) == {
        "postgresql": "must",
        "sql": "must",
    }


def test_beyond_is_what_few_have_and_missing_what_most_ads_name(catalog: Catalog) -> None:
    ad = read(catalog, (ADS / "pipelines-called-scientist.txt").read_text(encoding="utf-8"))
    assert {ask.item for ask in ad.beyond} <= {"redshift", "bigquery", "scala", "snowflake"}
    assert all(ask.share and ask.share.share < 0.15 for ask in ad.beyond)
    lacking = read(
        catalog, "Data engineer\nRequirements\n- Spark\n- Kafka\n- Airflow\n- Data\n- data lake"
    )
    assert lacking.role is not None
    assert [one.item for one in lacking.missing] == ["python", "aws"]
    assert {one.share.of for one in lacking.missing} == {"ads"}


def test_too_little_is_said_so_with_what_was_found(catalog: Catalog) -> None:
    ad = read(catalog, "Data analyst\nExcel")
    assert (ad.status, ad.role, ad.ranking) == ("insufficient", None, [])
    assert asked(ad) == {"excel": None}
    assert ad.title is not None
    assert ad.title.place is None


def test_other_work_gets_no_role_and_the_occupation_of_its_title(catalog: Catalog) -> None:
    ad = read(catalog, (ADS / "web-developer.txt").read_text(encoding="utf-8"))
    assert (ad.status, ad.role) == ("outside", None)
    assert ad.title is not None
    assert ad.title.occupation is not None
    assert ad.title.occupation.title == "Web Developers"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior Data Engineer (m/w/d) – Berlin", "data-engineer"),
        ("Engineer, Data Platform", "data-platform-engineer"),
        ("Lead ML Engineer / Computer Vision", "ml-engineer"),
        ("BI Developer", "bi-analyst"),
        ("DBA", "database-administrator"),
        ("Sales engineer", None),
        ("", None),
    ],
)
def test_a_title_names_a_role(catalog: Catalog, title: str, role: str | None) -> None:
    assert next(iter(roles_in_title(catalog, title)), None) == role


def test_a_title_agrees_with_a_speciality_of_its_role(catalog: Catalog) -> None:
    text = (ADS / "pipelines-called-scientist.txt").read_text(encoding="utf-8")
    ad = read(catalog, text)
    assert ad.title is not None
    assert ad.title.differs
    same = read(catalog, text.replace("Senior Data Scientist", "Senior ETL Developer"))
    assert same.title is not None
    assert same.title.place == 1
    assert not same.title.differs


def test_a_person_has_lacks_or_may_have_what_is_asked_for(catalog: Catalog) -> None:
    text = "Data engineer\nRequirements\n- SQL\n- Python\n- Kafka\n- Docker\n- Airflow\n- Spark\nNice to have\n- Scala"
    ad = read(catalog, text, SHEET)
    assert {ask.item: ask.has for ask in ad.asks} == {
        "sql": True,
        "python": True,
        "kafka": False,
        "docker": False,
        "airflow": None,
        "spark": None,
        "scala": False,
    }
    assert ad.person is not None
    assert (ad.person.has, ad.person.lacks, ad.person.unknown) == (2, 3, 2)
    planned = {ask.item for ask in ad.asks if ask.is_planned}
    assert "kafka" in planned
    assert planned <= {"kafka", "docker", "scala"}
    assert ad.person.planned == len(planned)
    assert ad.person.fit is not None


def test_without_a_person_nothing_is_had_or_planned(catalog: Catalog) -> None:
    ad = read(catalog, "Requirements\n- SQL")
    assert ad.person is None
    assert [(ask.has, ask.is_planned) for ask in ad.asks] == [(None, False)]


def test_several_ads_come_by_what_the_person_has_then_those_without_a_role(
    catalog: Catalog,
) -> None:
    def outcome(file: str, text: str, sheet: AnswerSheet | None = None) -> AdOutcome:
        return AdOutcome(file=file, ad=read(catalog, text, sheet), problems=())

    texts = {
        "streams": "Data engineer\n- Kafka\n- Scala\n- Spark\n- Airflow",
        "short": "Data analyst\nExcel",
        "reports": "Data analyst\n- SQL\n- Excel\n- Power BI\n- Tableau",
    }
    broken = AdOutcome(file="broken", ad=None, problems=())
    mine = best_first([broken, *(outcome(f, t, SHEET) for f, t in texts.items())])
    assert [one.file for one in mine.ads] == ["reports", "streams", "short", "broken"]
    plain = [outcome(f, t) for f, t in texts.items()]
    ranked = [o for o in best_first(plain).ads if o.ad and o.ad.role]
    fits = [o.ad.role.fit for o in ranked if o.ad and o.ad.role]
    assert len(fits) == 2
    assert fits == sorted(fits, reverse=True)


def test_a_word_and_years_contradict_each_other_from_two_levels_on(catalog: Catalog) -> None:
    def is_contradictory(title: str, years: str) -> bool:
        return read(
            catalog, f"{title}\nRequirements\n- {years} years of experience"
        ).level.is_contradictory

    assert is_contradictory("Senior data engineer", "0-1")
    assert is_contradictory("Junior data engineer", "6")
    assert not is_contradictory("Senior data engineer", "3")
    assert not is_contradictory("Lead data engineer", "3")
    assert not is_contradictory("Data engineer", "0-1")


def test_thirty_names_are_a_long_list(catalog: Catalog) -> None:
    text = (ADS / "everything-at-once.txt").read_text(encoding="utf-8")
    warned = {one.code: one for one in read(catalog, text).warnings}
    assert (warned["long-list"].count or 0) >= 30
    assert len(warned["three-roles"].roles) >= 3
    assert all(len(one.items) >= 2 for one in warned["three-roles"].roles)
    assert [quote.text for quote in warned["level-and-years"].quotes] == ["Junior", "7 years"]


def test_a_title_does_not_make_other_work_a_role(catalog: Catalog) -> None:
    text = (ADS / "web-developer.txt").read_text(encoding="utf-8")
    ad = read(catalog, text.replace("Senior Frontend Developer", "Senior Data Scientist"))
    assert (ad.status, ad.role) == ("outside", None)
    assert ad.outside is not None
    assert ad.outside.own == ["Data science"]


def test_a_title_of_a_role_halves_what_the_text_must_name_of_the_field(catalog: Catalog) -> None:
    text = (
        "{}\nRequirements\n- Java, Spring, Docker, Kubernetes, Linux, Git, Terraform, Jenkins, AWS\n"
        "- Snowflake, RMAN"
    )
    outside = read(catalog, text.format("Systems specialist"))
    titled = read(catalog, text.format("Oracle DBA"))
    assert outside.status == "outside"
    assert titled.status != "outside"


def test_of_a_choice_none_is_a_must_by_itself(catalog: Catalog) -> None:
    ad = read(
        catalog,
        "Data engineer\nRequirements\n- Python, and one of Snowflake, BigQuery or Redshift\n"
        "- Either Airflow or Dagster\n- Tableau or Power BI is fine too\nNice to have\n- Redshift",
    )
    needs = asked(ad)
    assert {item for item, need in needs.items() if need == "must"} == {"python", "airflow"}
    assert needs["redshift"] == "nice"
    assert needs["snowflake"] is None
    assert needs["tableau"] is None


def test_what_an_item_follows_from_makes_it_a_must_but_not_only_welcome(catalog: Catalog) -> None:
    welcome = read(catalog, "- Fluent SQL\n- Nice to have: dbt\n- Airflow")
    assert asked(welcome) == {"sql": None, "airflow": None, "dbt": "nice"}
    needed = read(catalog, "- Fluent SQL\n- PostgreSQL is required")
    assert asked(needed) == {"sql": "must", "postgresql": "must"}


def test_rungs_have_the_source_of_their_ladder(catalog: Catalog) -> None:
    ad = read(catalog, (ADS / "pipelines-called-scientist.txt").read_text(encoding="utf-8"))
    assert ad.rungs == ["Senior data engineer"]
    assert ad.rungs_source == catalog.ladders.ladders["data-engineer"].source
    unsaid = read(catalog, "Data engineer\nSQL, Spark, Kafka, Airflow, data lake")
    assert (list(unsaid.rungs), unsaid.rungs_source) == ([], None)


def test_a_pack_about_another_field_reads_its_own_ads(tmp_path: Path) -> None:
    bakery(tmp_path)
    small = load_catalog(tmp_path)
    skills = [item.text for item in small.items.values() if item.is_skill]
    ad = read(small, "\n".join(["Baker", "Requirements", *skills]))
    assert ad.status == "ranked"
    assert set(asked(ad).values()) == {"must"}
