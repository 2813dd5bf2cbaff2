"""Résumés that are data come in many shapes; each says what it says, or what to do about it."""

import json
from typing import Any

import pytest

from roleadvisor.errors import InputError
from roleadvisor.imports.mentions import MentionKind
from roleadvisor.imports.resumes import read_resume


def said(text: str) -> list[tuple[MentionKind, str]]:
    return [(m.kind, m.text) for m in read_resume(text.encode(), "me").mentions]


def skills(text: str) -> list[str]:
    return [text for kind, text in said(text) if kind == "skill"]


def refusal(text: str) -> str:
    with pytest.raises(InputError) as caught:
        read_resume(text.encode(), "me")
    return str(caught.value)


def test_skills_by_category_are_read_and_the_categories_are_no_unknown_skills() -> None:
    by_category = {
        "Code": ["Perl", "R"],
        "Databases": "MySQL, Redis",
        "Charts": [{"name": "D3", "level": 5}],
    }
    as_json, as_yaml = (
        json.dumps({"skills": by_category}),
        "skills:\n  Code: [Perl, R]\n  Databases: MySQL, Redis\n",
    )
    assert skills(as_json) == ["Perl", "R", "MySQL, Redis", "D3"]
    assert skills(as_yaml) == ["Perl", "R", "MySQL, Redis"]
    assert ("text", "Databases") in said(as_yaml)


def test_skills_by_name_have_the_levels_beside_them() -> None:
    text = '{"skills": {"Perl": "expert", "R": 2, "Go": null, "Rust": false, "C": {"level": "beginner"}}}'
    mentions = read_resume(text.encode(), "me").mentions
    assert [(m.text, m.level) for m in mentions] == [("Perl", 4), ("R", 1), ("Go", None), ("C", 1)]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("experience", [{"title": "Tester"}], [("job", "Tester")]),
        (
            "workExperience",
            [{"role": "Tester", "bullets": ["B"]}],
            [("job", "Tester"), ("text", "B")],
        ),
        (
            "employment",
            {"Acme": {"position": "Tester"}, "Umbra": {"position": "Cook"}},
            [("job", "Tester"), ("job", "Cook")],
        ),
        ("certifications", ["Scrum"], [("certificate", "Scrum")]),
        ("certs", [{"name": "Scrum"}], []),
        (
            "Licenses & Certifications",
            [{"title": "Scrum", "issuer": "X"}],
            [("certificate", "Scrum")],
        ),
        ("technical_skills", ["R"], [("skill", "R")]),
        ("Kenntnisse", ["R"], [("skill", "R")]),
        ("projets", [{"name": "P", "technologies": "R, Go"}], [("title", "P"), ("skill", "R, Go")]),
        (
            "courses",
            ["SQL 101", {"name": "R 102"}],
            [("certificate", "SQL 101"), ("certificate", "R 102")],
        ),
        (
            "volunteer",
            [{"position": "Tutor", "summary": "Taught R"}],
            [("job", "Tutor"), ("text", "Taught R")],
        ),
    ],
)
def test_sections_by_other_names_are_read(
    key: str, value: Any, expected: list[tuple[str, str]]
) -> None:
    found = said(json.dumps({key: value, "education": []}))
    assert found == expected


def test_a_job_may_list_what_was_used_and_hold_other_jobs() -> None:
    job = {
        "company": "Acme", "url": "https://acme.example", "description": "Ran R",
        "positions": [{"title": "Lead", "skills": ["dbt"]}], "tech_stack": {"Data": ["Kafka"]},
        "outcome": "The nightly load of Redis became twice as fast",
    }  # fmt: skip
    assert said(json.dumps({"work": [job]})) == [
        ("text", "Ran R"), ("job", "Lead"), ("skill", "dbt"), ("text", "Data"), ("skill", "Kafka"),
        ("text", "The nightly load of Redis became twice as fast"),
    ]  # fmt: skip


def test_courses_of_an_education_and_its_degree_by_any_key_are_read() -> None:
    entries = [
        {"studyType": "MS", "area": "Chemistry", "courses": ["SQL", "R for chemists"]},
        {"degree": "BSc"},
        "University of X, PhD in Y",
    ]
    assert said(json.dumps({"education": entries})) == [
        ("degree", "MS"), ("certificate", "SQL"), ("certificate", "R for chemists"),
        ("degree", "BSc"), ("degree", "PhD in Y"),
    ]  # fmt: skip


def test_what_is_passed_over_is_named_and_what_is_empty_is_not() -> None:
    data = {
        "skills": ["R"], "awards": [{"title": "Best"}], "publications": [], "languages": [{"language": "Welsh"}],
        "references": [{}], "patents": [{}, {"a": ""}], "hobbies": dict.fromkeys("abcdefghij", ""), "x-odd": ["a"], "meta": {"v": 1}, "$schema": "x", "basics": {"profiles": [{"network": "x"}]},
    }  # fmt: skip
    assert read_resume(json.dumps(data).encode(), "me").passed_over == [
        "awards",
        "languages",
        "x-odd",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"skills": ["R", "Perl"]} ',
        '{"skills": ["R", "Perl"], "image": "data:image/png;base64,' + "iVBORw0KGgo" * 60_000 + '"}',
        '// mine\n{\n  "skills": ["R", /* and */ "Perl"], // that is all\n}',
        '{"skills": ["R", "Perl"], "languages": [], "languages": []}',
        '[{"skills": ["R", "Perl"]}]',
        '{"resume": {"skills": ["R", "Perl"]}}',
        "---\nskills:\n  - R\n  - Perl\n---\n",
        "skills: [R\u200b, Perl]\n",
        "\ufeffskills:\n- R\n- Perl\n",
        "# mine\n\nbasics:\nskills:\n  - R\n  - {name: Perl}\n",
        '[[skills]]\nname = "R"\n[[skills]]\nname = "Perl"\n',
        'skills = ["R", "Perl"]\n',
        "cv:\n  name: N\n  sections:\n    skills:\n      - {label: Code, details: R}\n      - {label: Old, details: Perl}\n",
        "cv:\n  sections:\n    what i know:\n      - {label: Code, details: R}\n      - {label: Old, details: Perl}\n",
    ],
    ids=range(14),
)  # fmt: skip
def test_harmless_shapes_are_read(text: str) -> None:
    assert skills(text) == ["R", "Perl"]


def test_rendercv_has_sections_of_any_name() -> None:
    text = """\
cv:
  name: N
  label: Analyst
  sections:
    summary: [Counts things.]
    jobs so far:
      - {company: Acme, position: Clerk, highlights: [Kept Redis tidy]}
    education:
      - {institution: X, area: Law, degree: BSc}
    fun: [Rowing]
"""
    assert said(text) == [
        ("job", "Analyst"), ("text", "Counts things."), ("job", "Clerk"),
        ("text", "Kept Redis tidy"), ("degree", "BSc"),
    ]  # fmt: skip
    assert read_resume(text.encode(), "me").passed_over == ["fun"]


def test_a_colon_in_a_line_of_yaml_is_part_of_its_text() -> None:
    text = "work:\n  - position: Clerk\n    highlights:\n      - Wrote: loads for Redis\n"
    assert said(text) == [("job", "Clerk"), ("text", "Wrote: loads for Redis")]


def test_front_matter_before_markdown_is_passed_over_unless_it_is_the_resume() -> None:
    assert said("---\ntitle: CV\n---\n\n# Skills\n\n- R\n") == [("skill", "R")]
    assert said("---\nskills: [R]\n---\n\n# Skills\n\n- Perl\n") == [("skill", "R")]


def test_text_that_looks_a_little_like_yaml_is_text() -> None:
    text = "Name: Ada\nSkills: R, Perl\nWork: Acme: data\n- Ran Redis\n"
    assert ("skill", "R, Perl") in said(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x-a: &a [R]\nskills: *a\n", "me:1:6: anchors are not allowed; write the text out where it belongs [anchor]"),
        ('{"name": "left-pad"}', "me:1:1: data, but no résumé: it has no skills, work, projects, education or certificates [type]"),
        ('{"skills": ["R" "Perl"]}', "me:1:17: expecting ',' delimiter (in JSON) [syntax]"),
        ('[basics]\nlabel = "A\n', "me:2:11: illegal character '\\n' (in TOML) [syntax]"),
        ("skills:\n  - R\n work: x\n", "me:3:2: not a key; indent keys alike, write a quote within quotes twice [syntax]"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_where_and_what_to_do(text: str, message: str) -> None:
    assert refusal(text) == message


def test_lines_with_labels_are_data_too_and_what_is_left_are_skills() -> None:
    text = "Skills: Perl\nMisc: Redis, Hive\nHobbies: chess\n"
    assert sorted(skills(text)) == ["Perl", "Redis, Hive"]
