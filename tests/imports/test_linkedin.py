"""What LinkedIn hands out: its archive, its tables in any language, and the profile as a PDF."""

import io
import zipfile

import pytest
from printed import linkedin_profile

from roleadvisor.errors import InputError
from roleadvisor.imports.linkedin import read_linkedin
from roleadvisor.imports.resumes import read_resume

TABLES = {
    "Skills.csv": "Name\nRedis\n",
    "Positions.csv": 'Company Name,Title,Description,Location\nAcme,Clerk,"Kept Redis, and Perl",X\n',
    "Profile.csv": "First Name,Last Name,Headline,Summary\nA,B,Tester of things,Likes R\n",
    "Certifications.csv": "Name,Url,Authority\nScrum,https://x.example,Acme\n",
    "Education.csv": 'School Name,Start Date,Notes,Degree Name\nX,2010,Thesis on Perl,"BSc, Physics"\n',
    "Courses.csv": "Name,Number\nSQL for all,1\n",
    "Projects.csv": "Title,Description,Url\nTides,Ran Redis,\n",
    "Languages.csv": "Name,Proficiency\nWelsh,Native\n",
    "messages.csv": "FROM,CONTENT\nsomebody,Python\n",
    "Connections.csv": "Notes:\n\nFirst Name\nAda\n",
}


def archive(folder: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, text in TABLES.items():
            made.writestr(f"{folder}{name}", text)
    return buffer.getvalue()


def said(data: bytes | str, file: str = "export") -> list[tuple[str, str, str]]:
    raw = data.encode() if isinstance(data, str) else data
    return [(m.kind, m.text, m.where) for m in read_linkedin(raw, file).mentions]


@pytest.mark.parametrize("folder", ["", "Basic_LinkedInDataExport_11-27-2026/"])
def test_the_archive_is_read_by_its_tables_and_messages_are_not(folder: str) -> None:
    assert said(archive(folder)) == [
        ("skill", "Redis", "Skills.csv, line 2"),
        ("job", "Clerk", "Positions.csv, line 2"),
        ("text", "Kept Redis, and Perl", "Positions.csv, line 2"),
        ("job", "Tester of things", "Profile.csv, line 2"),
        ("text", "Likes R", "Profile.csv, line 2"),
        ("certificate", "Scrum", "Certifications.csv, line 2"),
        ("degree", "BSc, Physics", "Education.csv, line 2"),
        ("text", "Thesis on Perl", "Education.csv, line 2"),
        ("certificate", "SQL for all", "Courses.csv, line 2"),
        ("title", "Tides", "Projects.csv, line 2"),
        ("text", "Ran Redis", "Projects.csv, line 2"),
    ]
    assert read_linkedin(archive(folder), "x").passed_over == ["languages"]


@pytest.mark.parametrize(
    "name", ["Skills", "Positions", "Profile", "Certifications", "Education", "Courses", "Projects"]
)
def test_each_table_is_told_by_its_columns(name: str) -> None:
    in_archive = [found for found in said(archive()) if found[2].startswith(f"{name}.csv")]
    alone = said(TABLES[f"{name}.csv"], "renamed")
    assert [(kind, text) for kind, text, _ in alone] == [
        (kind, text) for kind, text, _ in in_archive
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name\nStatistik\n", [("skill", "Statistik")]),
        ("이름\n통계\n", [("skill", "통계")]),
        ("Unternehmen;Position;Beschreibung\nAcme;Analyst;Mit R\n", [("job", "Analyst"), ("text", "Mit R")]),
        ("Nom de l’entreprise,Intitulé du poste,Description\nX,Analyste,Avec R\n", [("job", "Analyste"), ("text", "Avec R")]),
        ("Nombre de la empresa,Cargo,Descripción\nX,Analista,Con R\n", [("job", "Analista"), ("text", "Con R")]),
        ("Nome da empresa,Cargo,Descrição\nX,Analista,Com R\n", [("job", "Analista"), ("text", "Com R")]),
        ("회사명,직함,설명\nX,분석가,R 사용\n", [("job", "분석가"), ("text", "R 사용")]),
        ("Name,Aussteller\nScrum,X\n", [("certificate", "Scrum")]),
        ("Nombre,Entidad emisora\nScrum,X\n", [("certificate", "Scrum")]),
        ("École,Nom du diplôme\nX,Master\n", [("degree", "Master")]),
        ("Redis;\nPerl;\n", [("skill", "Redis"), ("skill", "Perl")]),
        ("Redis, Perl\n", None),
        ("Notes:\n\nName\nRedis\n", [("skill", "Redis")]),
    ],
)  # fmt: skip
def test_columns_may_be_in_other_languages_or_missing(
    text: str, expected: list[tuple[str, str]] | None
) -> None:
    if expected is None:
        with pytest.raises(InputError, match="none of its columns is known"):
            said(text)
    else:
        assert [(kind, text) for kind, text, _ in said(text)] == expected


def test_the_table_that_excel_writes_as_unicode_text_is_read() -> None:
    assert said("Name\nRedis\n".encode("utf-16")) == [("skill", "Redis", "line 2")]


def test_an_archive_without_a_profile_says_so() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("messages.csv", "FROM\nx\n")
    with pytest.raises(InputError, match=r"no LinkedIn export: it has no Skills\.csv"):
        said(buffer.getvalue())
    with pytest.raises(InputError, match="an archive of tables, like a LinkedIn export"):
        read_resume(archive(), "x")


def test_the_profile_as_a_pdf_is_read_with_either_option() -> None:
    for read in (read_resume, read_linkedin):
        reading = read(linkedin_profile(), "Profile.pdf")
        found = [(m.kind, m.text) for m in reading.mentions if m.kind != "text"]
        assert found == [
            ("skill", "Apache Spark"),
            ("skill", "Data Modeling"),
            ("skill", "Python (Programming Language)"),
            ("certificate", "AWS Certified Solutions Architect – Associate"),
            ("certificate", "dbt Fundamentals"),
            ("job", "Senior Data Engineer"),
            ("job", "Senior Data Engineer"),
            ("skill", "dbt, Snowflake, Terraform"),
            ("job", "Statistician"),
            ("degree", "Master of Science - MSc, Statistics · (2013 - 2015)"),
        ]
        assert reading.passed_over == ["Languages"]
