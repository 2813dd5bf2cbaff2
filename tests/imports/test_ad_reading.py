"""How a job ad is read: its sections, what it asks for, its title, its level."""

from collections.abc import Sequence

import pytest

from roleadvisor.errors import InputError
from roleadvisor.imports.ad_level import (
    Level,
    level_of_years,
    levels_in_text,
    levels_in_title,
    years_in,
)
from roleadvisor.imports.ad_sections import Section, heading_in
from roleadvisor.imports.ad_words import mentions_in
from roleadvisor.imports.ads import MOST_LINES, AdText, Clause, Need, read_ad
from roleadvisor.imports.documents import lines_of_text
from roleadvisor.imports.lines import Line


def read(*lines: str) -> AdText:
    return read_ad([Line(text, f"line {n}") for n, text in enumerate(lines, 1)], "ad.txt")


def needs(*lines: str) -> list[tuple[str, Need | None]]:
    return [(clause.text, clause.need) for clause in read(*lines).clauses]


def clause(text: str, need: Need | None = None) -> Clause:
    return Clause(text, "line 1", None, need)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Requirements", "must"),
        ("REQUIREMENTS:", "must"),
        ("## What we're looking for", "must"),
        ("**What you’ll bring to our team**", "must"),
        ("Key skills and qualifications", "must"),
        ("🚀 Must have", "must"),
        ("Preferred qualifications", "nice"),
        ("Nice to have skills", "nice"),
        ("Qualifications (desirable)", "nice"),
        ("Bonus points if you have:", "nice"),
        ("What you will do", "work"),
        ("Your main responsibilities", "work"),
        ("Our tech stack", "work"),
        ("Benefits & perks", "offer"),
        ("About us", "offer"),
        ("Dein Profil", "must"),
        ("Deine Aufgaben", "work"),
        ("Wir bieten", "offer"),
        ("Requisitos", "must"),
        ("Se valorará", "nice"),
        ("Profil recherché :", "must"),
        ("Vos missions", "work"),
        ("Nice-to-Have Skills:", "nice"),
        ("Nice-to-Haves", "nice"),
        ("It’s a bonus if you also have", "nice"),
        ("We would love it if you had:", "nice"),
        ("Outstanding candidates will also have", "nice"),
        ("What will make you stand out", "nice"),
        ("Das wäre super", "nice"),
        ("Pluspunkte", "nice"),
        ("You will have", "must"),
        ("You’ll need", "must"),
        ("Das erwarten wir", "must"),
    ],
)
def test_a_heading_announces_a_section(line: str, section: Section) -> None:
    heading = heading_in(line)
    assert heading is not None
    assert heading.section == section


@pytest.mark.parametrize(
    "line",
    [
        "- Requirements engineering",
        "Experience with dbt",
        "You have written a compiler",
        "We are looking for a data engineer",
        "5+ years of experience",
        "Skills in Python",
        "We'd love to have you here",
        "You will have a desk",
    ],
)
def test_what_asks_for_something_is_no_heading(line: str) -> None:
    assert heading_in(line) is None


def test_what_follows_a_heading_is_a_must_or_nice_to_have() -> None:
    told = needs(
        "Data engineer", "Requirements", "- SQL", "Nice to have", "- Scala", "Tasks", "- Run Spark"
    )
    assert told == [("Data engineer", None), ("SQL", "must"), ("Scala", "nice"), ("Run Spark", None)]  # fmt: skip


def test_a_heading_may_stand_in_the_line_of_what_it_announces() -> None:
    lines = ["Tea."] * 8
    assert needs(*lines, "Must have: SQL", "Git", "Nice to have: Scala")[8:] == [
        ("SQL", "must"),
        ("Git", "must"),
        ("Scala", "nice"),
    ]


def test_a_part_of_the_requirements_does_not_end_them() -> None:
    assert needs("Requirements", "Databases:", "Oracle") == [("Oracle", "must")]


def test_what_is_offered_is_left_out_if_there_is_anything_else() -> None:
    assert needs("Requirements", "SQL", "Benefits", "Azure certificates") == [("SQL", "must")]
    assert needs("About us", "We use SQL") == [("We use SQL", None)]


def test_a_note_at_the_top_is_about_its_own_line() -> None:
    assert needs("Location: Bonn", "You write SQL") == [("You write SQL", None)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Python. Scala is a plus.", [("Python.", "must"), ("Scala is a plus.", "nice")]),
        ("Python (R is a bonus)", [("Python", "must"), ("R is a bonus", "nice")]),
        ("5 years with SQL, ideally with dbt", [("5 years with SQL", "must"), ("ideally with dbt", "nice")]),
        ("Terraform von Vorteil", [("Terraform von Vorteil", "nice")]),
        ("Scala sería deseable", [("Scala sería deseable", "nice")]),
    ],
)  # fmt: skip
def test_a_phrase_says_that_a_part_is_only_welcome(
    line: str, told: Sequence[tuple[str, Need]]
) -> None:
    assert needs("Requirements", line) == told


def test_a_phrase_says_that_a_part_is_a_must() -> None:
    assert needs("You write SQL.", "Git is required.") == [
        ("You write SQL.", None),
        ("Git is required.", "must"),
    ]


def test_a_line_that_was_broken_is_put_together() -> None:
    assert needs("Requirements", "- Experience with", "  streams") == [
        ("Experience with streams", "must")
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<h2>Requirements</h2><ul><li>good knowledge of Tableau in a team</li><li>practice in dbt</li><li>ideally Looker</li></ul>",
        "<p><b>Requirements</b></p><ul><li>good knowledge of Tableau in a team<li>practice in dbt<li>ideally Looker",
        "Requirements\n* good knowledge of Tableau in a team\n* practice in dbt\n* ideally Looker\n",
        "Requirements\ngood knowledge of Tableau\npractice in dbt\nideally Looker\n",
    ],
)
def test_items_of_a_list_are_not_put_together(page: str) -> None:
    clauses = read_ad(lines_of_text(page, "ad"), "ad").clauses
    assert [(clause.text.split()[-1], clause.need) for clause in clauses] == [
        ("team" if "team" in page else "Tableau", "must"),
        ("dbt", "must"),
        ("Looker", "nice"),
    ]


def test_a_heading_that_only_the_file_marks_ends_a_section() -> None:
    page = (
        "<h1>Job</h1><h3>Requirements</h3><p>SQL</p><h3>Your first months</h3><p>You run Spark</p>"
    )
    clauses = read_ad(lines_of_text(page, "ad"), "ad").clauses
    assert [(clause.text, clause.need) for clause in clauses] == [
        ("SQL", "must"),
        ("You run Spark", None),
    ]


def test_a_smaller_heading_within_the_requirements_does_not_end_them() -> None:
    page = "# Job\n\n## Requirements\n\n### Languages\n\n* Go\n\n### Databases\n\n* Oracle\n\n## Life here\n\nTea"
    clauses = read_ad(lines_of_text(page, "ad"), "ad").clauses
    assert [(clause.text, clause.need) for clause in clauses] == [
        ("Go", "must"),
        ("Oracle", "must"),
        ("Tea", None),
    ]


def test_a_point_of_a_page_is_no_title() -> None:
    page = "<p>Growth engineer</p><ul><li>Data scientist</li></ul>"
    titles = read_ad(lines_of_text(page, "ad"), "ad").titles
    assert [title.text for title in titles] == ["Growth engineer"]


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("One of Snowflake, BigQuery or Redshift", [True]),
        ("SQL, and at least one of Kotlin, C++ and Rust", [False, True]),
        ("Either Azure or AWS", [True]),
        ("Looker or Qlik is fine as well", [True]),
        ("Eine der folgenden: Java, Go oder Rust", [True]),
        ("3 or more years of SQL", [False]),
        ("SQL and Git", [False]),
        ("You join one of our teams", [False]),
        ("As one of our engineers, you know SQL", [False]),
        ("One of the following: Go, Rust", [True]),
    ],
)
def test_words_say_that_any_of_several_will_do(line: str, choices: Sequence[bool]) -> None:
    assert [c.is_choice for c in read("Requirements", line).clauses] == choices


def test_choices_of_any_length_are_read_soon() -> None:
    assert read("one of " * 8_000).clauses
    assert read("or " * 19_000).clauses


def test_an_ad_without_lines_is_parted_at_its_headings() -> None:
    text = f"We sell tea. {'Our tea is good. ' * 20}Requirements: SQL and Git. Nice to have: Scala."
    assert needs(text)[-2:] == [("SQL and Git.", "must"), ("Scala.", "nice")]


def test_titles_are_labelled_lines_then_short_first_ones_then_what_is_sought() -> None:
    ad = read(
        "Acme Ltd", "Job title: Data engineer", "We are looking for a data nerd who likes tea."
    )
    assert [line.text for line in ad.titles][:2] == ["Data engineer", "Acme Ltd"]
    assert ad.titles[-1] == Line("data nerd", "line 3")


@pytest.mark.parametrize(
    "line", ["- Work with data scientists", "You join our data scientists", "Our people are DBAs"]
)
def test_a_sentence_or_a_point_is_no_title(line: str) -> None:
    assert [title.text for title in read("Growth engineer", line).titles] == ["Growth engineer"]


def test_what_stands_below_a_heading_is_no_title() -> None:
    titles = read("Growth engineer", "Requirements", "Data scientist by training").titles
    assert [title.text for title in titles] == ["Growth engineer"]


def test_a_text_that_is_no_ad_by_its_length_is_refused() -> None:
    with pytest.raises(InputError, match=r"ad\.txt:1:1: too long for a job ad"):
        read(*["SQL"] * (MOST_LINES + 1))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("You have at least 3 years of hands-on experience with Spark", "Spark"),
        ("5+ years' experience in Excel", "Excel"),
        ("Excel required", "Excel"),
        ("Deep learning in PyTorch", "Deep learning in PyTorch"),
        ("Deep knowledge of R", "R"),
        ("SQL experience with Spark", "SQL experience with Spark"),
        ("A/B testing", "A/B testing"),
        ("It's a plus if you know Flink", "Flink"),
        ("At least one of the following: Flink", "Flink"),
        ("One of Flink or Beam", "Flink or Beam"),
    ],
)
def test_the_words_that_ask_for_a_skill_are_no_part_of_it(text: str, asked: str) -> None:
    assert [mention.text for mention in mentions_in(clause(text))] == [asked]


def test_a_degree_is_a_mention_of_its_own() -> None:
    kinds = {m.text: m.kind for m in mentions_in(clause("A PhD in statistics"))}
    assert kinds["PhD in statistics"] == "degree"


def test_introductions_of_any_length_are_read_soon() -> None:
    assert list(mentions_in(clause("1+1+" * 20_000)))
    assert list(mentions_in(clause("you " * 20_000)))


@pytest.mark.parametrize(
    ("title", "besides", "levels"),
    [
        ("Senior Data Engineer", "Data engineer", ["senior"]),
        ("Sr. Data Engineer", "Data engineer", ["senior"]),
        ("Data Engineer (Junior)", "", ["junior"]),
        ("Graduate Analyst", "", ["junior"]),
        ("Head of Data", "", ["manager"]),
        ("Data Governance Manager", "Data governance manager", []),
        ("Staff Engineer", "", ["lead"]),
        ("Werkstudent Data Science", "", ["trainee"]),
        ("Data engineer, internal tools", "", []),
        ("Data-driven leader", "", []),
    ],
)
def test_the_words_of_a_title_state_a_level(
    title: str, besides: str, levels: Sequence[Level]
) -> None:
    assert [
        said.level for said in levels_in_title(Line(title, "line 1"), besides=besides)
    ] == levels


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("We are looking for a senior engineer", ["senior"]),
        ("This is an entry-level position", ["junior"]),
        ("Seniority level: Mid-Senior level", ["mid"]),
        ("Hybrid, full-time, Mid-Senior level", ["mid"]),
        ("You report to senior management", []),
        ("Mentor junior engineers", []),
    ],
)
def test_a_sentence_states_the_level_of_whom_it_seeks(text: str, levels: list[Level]) -> None:
    assert {said.level for said in levels_in_text([clause(text)])} == set(levels)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("5+ years of experience", [5]),
        ("3-5 years of experience", [3]),
        ("at least five (5) years of experience", [5]),
        ("0-1 years of experience", [0]),
        ("mindestens 3 Jahre Berufserfahrung", [3]),
        ("2 años de experiencia", [2]),
        ("1 an d'expérience", [1]),
        ("We have 20 years of experience", []),
        ("Employees over 18 years old with experience", []),
        ("a 3 year contract", []),
        ("sales of 30 years of experience", []),
    ],
)
def test_years_of_experience_are_found(text: str, least: list[int]) -> None:
    assert [years.least for years in years_in([clause(text)])] == least


def test_years_that_are_only_welcome_do_not_count() -> None:
    assert not list(years_in([clause("5 years of experience", "nice")]))


def test_years_without_a_word_make_a_level() -> None:
    assert [level_of_years(n) for n in (0, 1, 2, 4, 5, 15)] == [
        "junior", "junior", "mid", "mid", "senior", "senior",
    ]  # fmt: skip
