"""How names are told from ordinary words: by lists, wishes, degrees, and what stands around them."""

import pytest

from roleadvisor.imports.imported import tools_named
from roleadvisor.imports.levels import UNCLEAR
from roleadvisor.imports.mentions import Mention, MentionKind
from roleadvisor.imports.recognise import recognise
from roleadvisor.imports.vocabulary import vocabulary_of
from roleadvisor.packs import Catalog
from roleadvisor.packs.names import name_key


def items_of(catalog: Catalog, *texts: str, kind: MentionKind = "text") -> set[str]:
    return {*recognise(catalog, [Mention(text, "x", kind) for text in texts]).mentioned}


def test_a_level_that_is_not_understood_leaves_the_item_open_and_says_so(catalog: Catalog) -> None:
    found = recognise(catalog, [Mention("Tableau", "x", "skill", UNCLEAR)], ["resume"])
    (match,) = found.matched
    assert (match.level, match.is_unclear, found.mentioned) == (None, True, {})
    assert tools_named(catalog, found) == {}


def test_a_level_that_is_understood_counts_beside_one_that_is_not(catalog: Catalog) -> None:
    levels = [UNCLEAR, 2]
    found = recognise(catalog, [Mention("Tableau", "x", "skill", level) for level in levels])
    assert found.mentioned == {"tableau": 2}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Analysed it in Python, Spark, Hive, R and Excel.", "python spark hadoop r excel"),
        ("Wrote a bot in Go that reads from Kafka", "go kafka"),
        ("Moved 200 jobs from Oracle to Postgres", "oracle-database postgresql sql"),
        ("Scheduled nightly Hive jobs", "hadoop"),
        ("Raised a Series C, wrote Python", "python"),
        ("A day at the hive, then some Python", "python"),
        ("Went for R&D, then Python", "python"),
        ("Worked at Databricks on Python tools", "python"),
        ("Python, Pandas and nothing else", "python pandas"),
        ("Set up tableaux de bord for the board", ""),
    ],
)
def test_ordinary_words_count_beside_names(catalog: Catalog, text: str, items: str) -> None:
    assert items_of(catalog, text) == {*items.split()}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Java developer, hoping to grow into Spark and Kafka", "java"),
        ("Java developer looking to move on after two years of Python", "java python"),
        ("Kafka and Python: no experience", ""),
        ("Migrated Redshift to Snowflake without downtime", "redshift aws snowflake"),
        ("Not only Python but also SQL", "python sql"),
        ("Worked with analysts who used Tableau", ""),
        ("Taught machine learning to adults", "trained-model"),
        ("Möchte Python lernen", ""),
        ("Quiero aprender Python", ""),
        ("希望学习Python", ""),
    ],
)
def test_a_wish_is_no_claim(catalog: Catalog, text: str, items: str) -> None:
    assert items_of(catalog, text) == {*items.split()}


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("MS, Statistics", "masters-degree"),
        ("University of Y, M.Tech", "masters-degree"),
        ("Boston, MA", ""),
        ("Maestria en Economía", "masters-degree"),
        ("Dr. rer. nat.", "doctorate masters-degree"),
        ("工学博士", "doctorate masters-degree"),
        ("University of Z 硕士", "masters-degree"),
        ("Licence de physique", ""),
        ("PhD (dropped out), MSc", "masters-degree"),
        ("PhD candidate", ""),
        ("Ph.D., ABD", ""),
        ("Doctor of Medicine", ""),
        ("Master class", ""),
        ("Scrum Master", ""),
        ("LLM", ""),
        ("MSc, expected 2027", ""),
        ("博士課程中退", ""),
    ],
)
def test_a_degree_counts_if_it_is_one_and_finished(catalog: Catalog, line: str, items: str) -> None:
    assert items_of(catalog, line, kind="degree") == {*items.split()}


@pytest.mark.parametrize(
    ("certificate", "items"),
    [
        ("Excel Skills for Business", "excel"),
        ("R Programming (Coursera)", "r"),
        ("Introduction to Git", "git"),
        ("PL-300", "power-bi"),
        ("Exam DP-203: Data Engineering on Microsoft Azure", "azure"),
        ("Certified Scrum Master", ""),
        ("Vitamin C course", ""),
        ("Oracle Certified Professional, Java SE 8 Programmer", "java"),
    ],
)
def test_a_certificate_names_its_subject(catalog: Catalog, certificate: str, items: str) -> None:
    assert items_of(catalog, certificate, kind="certificate") == {*items.split()}


def test_a_name_means_something_else_in_other_work(catalog: Catalog) -> None:
    assert items_of(catalog, "GCS", kind="skill") == {"object-storage", "gcp"}
    assert items_of(catalog, "GCS", "Triage", kind="skill") == set()
    assert items_of(catalog, "GCS", "Triage", "BigQuery", kind="skill") >= {"object-storage", "gcp"}


def test_a_skill_of_any_work_is_not_told_of_and_is_no_name_beside_others(catalog: Catalog) -> None:
    mentions = [
        Mention(text, "x") for text in ("Teamarbeit", "Go, teamwork", "Resolución de problemas")
    ]
    found = recognise(catalog, mentions)
    assert (found.matched, found.known, [part.text for part in found.unmatched]) == (
        [],
        [],
        ["Go, teamwork"],
    )


@pytest.mark.parametrize("skill", ["Aprendizaje automático", "aprendizaje automatico", "机器学习"])
def test_a_common_skill_is_known_in_other_languages(catalog: Catalog, skill: str) -> None:
    assert items_of(catalog, skill, kind="skill") == {"trained-model"}


def test_addresses_and_years_are_no_skills(catalog: Catalog) -> None:
    texts = [
        "https://x.example/me",
        "3 yrs",
        "2019 - 2021",
        "dbt, 3 yrs",
        "[SQL](https://x.example)",
    ]
    found = recognise(catalog, [Mention(text, "x") for text in texts])
    assert (found.mentioned, found.unmatched) == ({"dbt": 4, "sql": 4}, [])


def test_every_name_with_another_meaning_is_a_name(catalog: Catalog) -> None:
    reading = catalog.questionnaire.reading
    known = vocabulary_of(catalog).meanings
    names = [name for part in reading.unless for name in part.names]
    assert [name for name in names if not known.get(name_key(name))] == []
    assert [part for part in reading.unless if not (part.beside or part.anywhere)] == []
