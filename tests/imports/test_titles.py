"""Job titles name roles, whatever stands around the name."""

import pytest
from bakery import bakery

from roleadvisor.imports.imported import Imported, refit_import
from roleadvisor.imports.mentions import Mention
from roleadvisor.imports.titles import job_titles
from roleadvisor.packs import Catalog


def roles_of(catalog: Catalog, title: str) -> list[str]:
    (found,) = job_titles(catalog, [Mention(title, "work[0].position", "job")])
    return list(found.roles)


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Senior Data Engineer II", ["data-engineer"]),
        ("Lead, Azure Data Engineers", ["data-engineer"]),
        ("Data Scientist / ML Engineer", ["data-scientist", "ml-engineer"]),
        ("Head of Data Science", ["data-scientist"]),
        ("Data Analytics Consultant", ["data-analyst"]),
        ("AI/ML Engineer", ["ml-engineer"]),
        ("SQL DBA", ["database-administrator"]),
        ("Junior BI Developer (m/f/d)", ["bi-analyst"]),
        ("Analytics Engineer", ["analytics-engineer"]),
        ("Software Engineer", []),
        ("Engineer", []),
        ("Director of Engineering", []),
        ("Data entry clerk", []),
    ],
)
def test_a_title_names_the_roles_that_stand_in_it(
    catalog: Catalog, title: str, roles: list[str]
) -> None:
    assert roles_of(catalog, title) == roles


def test_only_titles_of_jobs_are_read_and_each_once(catalog: Catalog) -> None:
    mentions = [
        Mention("Web developer", "work[0].position", "job"),
        Mention("Data scientist for a day", "projects[0].name", "title"),
        Mention("DBA", "work[1].position", "job"),
        Mention("dba", "work[2].position", "job"),
        Mention("Data engineer", "work[3].position", "job"),
    ]
    titles = job_titles(catalog, mentions)
    assert [(t.text, t.where) for t in titles] == [
        ("Web developer", "work[0].position"),
        ("DBA", "work[1].position"),
        ("Data engineer", "work[3].position"),
    ]


def test_the_latest_title_that_names_a_role_counts(
    catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> None:
    titles = [
        job_titles(catalog, [Mention(t, "x", "job")])[0] for t in ("Cook", "DBA", "Data analyst")
    ]
    imported = Imported(sources=["resume"], matched=[], known=[], unmatched=[], titles=titles)
    assert imported.title and imported.title.text == "DBA"
    assert list(imported.roles) == ["database-administrator"]
    other = bakery(tmp_path_factory.mktemp("bakery"))
    assert list(refit_import(other, imported).roles) == []
