"""Sections begin and end where a reader sees them do so."""

import pytest
from test_documents import drawn, printed

from roleadvisor.imports.resumes import read_resume


def said(data: str | bytes) -> list[tuple[str, str]]:
    raw = data.encode() if isinstance(data, str) else data
    return [(mention.kind, mention.text) for mention in read_resume(raw, "me").mentions]


def passed_over(text: str) -> list[str]:
    return list(read_resume(text.encode(), "me").passed_over)


@pytest.mark.parametrize("label", ["Other", "Others", "Misc", "Miscellaneous", "Sonstiges", "Divers", "Weitere", "Otros"])  # fmt: skip
@pytest.mark.parametrize(
    "form",
    ["# Skills\n\n{}\n\n# Education\n\nBA\n", "Ann Example\nSkills: Perl\n{}\nEducation: BA\n"],
)
def test_a_label_among_the_skills_names_some_of_them(form: str, label: str) -> None:
    line = f"{label}: Redis, Hive"
    assert said(form.format(line))[-2:] == [("skill", "Redis, Hive"), ("degree", "BA")]
    assert passed_over(form.format(line)) == []


def test_a_label_among_the_skills_may_plainly_name_another_section() -> None:
    text = "# Skills\n\n- Perl\n\nTools: Hive\nOperating systems: BSD\nHobbies: chess\nSprachen: Deutsch\nEducation: MSc Botany\nCertificates: Scrum\nExperience: Spark\n"
    assert said(text) == [
        ("skill", "Perl"), ("skill", "Tools: Hive"), ("skill", "Operating systems: BSD"), ("degree", "MSc Botany"), ("certificate", "Scrum"), ("skill", "Experience: Spark"),
    ]  # fmt: skip
    assert passed_over(text) == ["Hobbies", "Sprachen"]


@pytest.mark.parametrize("is_upper", [False, True])
def test_a_skill_in_capitals_ends_no_skills_where_headings_are_in_the_font_of_the_text(
    *, is_upper: bool
) -> None:
    names = [name.upper() if is_upper else name for name in ("Skills", "Work", "Education")]
    lines = [
        names[0],
        "Perl",
        "SAS",
        "AWS",
        "R",
        "Hive",
        names[1],
        "Clerk, Umbra",
        "Kept the books there.",
        names[2],
        "BA History",
    ]
    assert said(printed(*((50, 700 - 16 * i, line) for i, line in enumerate(lines)))) == [
        *(("skill", name) for name in ("Perl", "SAS", "AWS", "R", "Hive")),
        ("job", "Clerk"), ("text", "Umbra"), ("text", "Kept the books there."), ("degree", "BA History"),
    ]  # fmt: skip


def test_a_skill_in_capitals_ends_no_skills_of_a_text_or_a_page() -> None:
    for text in (
        "SKILLS\n\nPerl\nSPSS\nHive\n\nWORK\n\nClerk\n",
        "<html><p>SKILLS</p><p>Perl</p><p>SPSS</p><p>Hive</p><p>WORK</p><p>Clerk</p></html>",
    ):
        assert said(text) == [
            ("skill", "Perl"),
            ("skill", "SPSS"),
            ("skill", "Hive"),
            ("job", "Clerk"),
        ]


def test_an_unknown_heading_by_its_font_ends_the_skills() -> None:
    lines = [("Skills", True), ("Perl", False), ("SAS", False), ("Things I like", True), ("Boats", False), ("Work", True), ("Clerk", False)]  # fmt: skip
    assert said(drawn(lines)) == [
        ("skill", "Perl"), ("skill", "SAS"), ("text", "Things I like"), ("text", "Boats"), ("job", "Clerk"),
    ]  # fmt: skip


def test_the_only_heading_of_skills_may_be_small() -> None:
    lines = [("Work", True), ("Clerk", False), ("Education", True), ("BA History", False), ("Key skills", False), ("Perl", False), ("Hive", False)]  # fmt: skip
    assert said(drawn(lines)) == [
        ("job", "Clerk"),
        ("degree", "BA History"),
        ("skill", "Perl"),
        ("skill", "Hive"),
    ]


def test_a_small_heading_within_a_job_is_about_that_job() -> None:
    lines = [("Work", True), ("Clerk", False), ("Key skills", False), ("Perl", False), ("Nurse", False), ("Education", True), ("BA", False)]  # fmt: skip
    assert said(drawn(lines)) == [
        ("job", "Clerk"),
        ("skill", "Perl"),
        ("job", "Nurse"),
        ("degree", "BA"),
    ]
