"""What is read of résumés and exports: mentions, their places and their levels."""

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.errors import InputError
from roleadvisor.imports.levels import (
    UNCLEAR,
    level_beside_name,
    level_in_figures,
    level_in_words,
    level_of_rating,
)
from roleadvisor.imports.linkedin import read_linkedin
from roleadvisor.imports.mentions import MAX_MENTIONS, Mention, within_limits
from roleadvisor.imports.recognise import recognise
from roleadvisor.imports.resumes import read_resume
from roleadvisor.packs import Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import read_text


def problem_of(text: str) -> tuple[int, int, str, str]:
    with pytest.raises(InputError) as caught:
        read_resume(text.encode(), "me.json")
    problem = caught.value.problems[0]
    return problem.line, problem.column, problem.code, problem.message


def places(text: str) -> dict[str, str]:
    return {
        mention.where: mention.text for mention in read_resume(text.encode(), "me.json").mentions
    }


def skills(text: str) -> list[Mention]:
    return list(read_linkedin(text.encode(), "Skills.csv").mentions)


def test_a_resume_says_what_stands_where() -> None:
    resume = {
        "basics": {"name": "N", "label": "Analyst", "summary": "Sums."},
        "skills": [{"name": "Web", "level": "Master", "keywords": ["HTML", "CSS"]}],
        "work": [{"name": "Oracle", "position": "DBA", "summary": "S", "highlights": ["H"]}],
        "projects": [{"name": "P", "description": "D", "keywords": ["K"]}],
        "certificates": [{"name": "C", "issuer": "Oracle"}],
        "education": [{"institution": "Shell", "studyType": "PhD"}],
    }
    mentions = read_resume(json.dumps(resume).encode(), "me.json").mentions
    assert [(m.where, m.text, m.kind, m.level) for m in mentions] == [
        ("basics.label", "Analyst", "job", None),
        ("basics.summary", "Sums.", "text", None),
        ("skills[0].name", "Web", "skill", 4),
        ("skills[0].keywords[0]", "HTML", "skill", 4),
        ("skills[0].keywords[1]", "CSS", "skill", 4),
        ("work[0].position", "DBA", "job", None),
        ("work[0].summary", "S", "text", None),
        ("work[0].highlights[0]", "H", "text", None),
        ("projects[0].name", "P", "title", None),
        ("projects[0].description", "D", "text", None),
        ("projects[0].keywords[0]", "K", "skill", None),
        ("certificates[0].name", "C", "certificate", None),
        ("education[0].studyType", "PhD", "degree", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"skills": null, "basics": {}}', {}),
        ('{"skills": [null, {"name": null}, 7, true, {"nome": "x"}], "x": [[{}]]}', {"skills[4].nome": "x"}),
        ('{"skills": "Python, SQL"}', {"skills": "Python, SQL"}),
        ('{"skills": ["Python", {"name": "R"}]}', {"skills[0]": "Python", "skills[1].name": "R"}),
        ('{"skills": [{"name": "A", "keywords": "B, C"}]}', {"skills[0].name": "A", "skills[0].keywords": "B, C"}),
        ('{"skills": [{"keywords": ["B", 3, null, "  "]}]}', {"skills[0].keywords[0]": "B"}),
        ('{"skills": [{"name": "A"},]}', {"skills[0].name": "A"}),
        ('{\n\t"skills": ["\\ud83d\\ude00 \\/ Python"]}', {"skills[0]": "\U0001f600 / Python"}),
        ("skills: [Python, {name: R}]", {"skills[0]": "Python", "skills[1].name": "R"}),
        ('{"skills":\n {"Python": "expert"}}', {"skills.Python": "Python"}),
        ('{"skills": [\n {"name": ["Python"]}]}', {"skills[0].name[0]": "Python"}),
        ('{"skills": [\n ["Python"]]}', {"skills[0][0]": "Python"}),
        ('{"work": "many"}', {"work": "many"}),
        ('{"skills": [],\n "skills": ["R"]}', {"skills (2)[0]": "R"}),
        ('{"skills": ["A"], "x": NaN, "y": 1e999, "z": -Infinity}', {"skills[0]": "A"}),
        ('\r\n{"skills":\r\n["A"]}\r\n', {"skills[0]": "A"}),
    ],
)  # fmt: skip
def test_what_people_really_write_is_read(text: str, expected: dict[str, str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("", 1, 1, "empty"),
        ("[]", 1, 1, "type"),
        ('{"name": "left-pad", "version": "1.0.0"}', 1, 1, "type"),
        ('{"skills": ["A" "B"]}', 1, 17, "syntax"),
        ('{"skills":\n\t["A"', 2, 6, "syntax"),
        ('{"skills": ["\x1b[31mA"]}', 1, 14, "character"),
        ('{"skills": ["A\x00"]}', 1, 1, "format"),
        ("skills: &a [*a]", 1, 9, "anchor"),
        ("skills: !!python/object:os.system [x]", 1, 9, "tag"),
        ("[skills]\nname = ", 2, 1, "syntax"),
        ('{"skills": [' + '"R",' * 6000 + '"R"]}', 1, 1, "too-many-values"),
        ('{"skills": ["' + "R " * 12000 + '"]}', 1, 1, "too-many-values"),
        ("[a]\n" + "a." * 40 + "a = 1\n", 1, 1, "too-deep"),
    ],
)
def test_a_resume_that_cannot_be_read_is_refused_at_its_place(
    text: str, line: int, column: int, code: str
) -> None:
    assert problem_of(text)[:3] == (line, column, code)


def test_a_resume_may_not_be_nested_without_end() -> None:
    assert problem_of('{"skills": ' + "[" * 5000 + "]" * 5000 + "}")[2] == "too-deep"


@pytest.mark.parametrize(
    "text",
    [
        "Name\nPython\n",
        "\ufeffName\r\nPython\r\n".removeprefix("\ufeff"),
        '"Name"\n"Python"\n',
        "Name,Endorsements\nPython,3\n",
        "Endorsements,NAME\n3,Python\n",
        "Name;Endorsements\nPython;3\n",
        "Name\tEndorsements\nPython\t3\n",
        "Skill\nPython",
        "Python",
        "Python;\n",
        "Nombre\nPython\n",
        "이름\nPython\n",
        "\n\nName\n\nPython\n\n",
        "Name\rPython\r",
    ],
)
def test_skills_of_any_spelling_of_csv_are_read(text: str) -> None:
    (mention,) = skills(text)
    assert mention.text == "Python"
    assert text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[int(mention.where[5:]) - 1]


def test_a_skill_may_hold_commas_quotes_and_lines() -> None:
    text = 'Name\n"Extract, Transform, Load (ETL)"\n"a ""b""\nc"\nR\n'
    assert [(m.text, m.where) for m in skills(text)] == [
        ("Extract, Transform, Load (ETL)", "line 2"),
        ('a "b"\nc', "line 3"),
        ("R", "line 5"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("First,Last\nA,B\n", 1, 1, "header"),
        ('Name\nA\n"B\n', 3, 1, "syntax"),
        ('Name\n"A"B\n', 2, 1, "syntax"),
        ("Name\nA\x1b[31m\n", 2, 2, "character"),
        ("Name\n" + "R\n" * 5001, 1, 1, "too-many-values"),
        ("Name\n" + "R " * 70_000, 2, 1, "syntax"),
    ],
)
def test_skills_that_cannot_be_read_are_refused_at_their_place(
    text: str, line: int, column: int, code: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_linkedin(text.encode(), "Skills.csv")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == (line, column, code)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encodings_that_spreadsheets_write_are_read(encoding: str) -> None:
    for read in (read_linkedin, read_resume):
        (mention, *_) = read("Skills\nPyth\u00f6n\n".encode(encoding), "Skills.csv").mentions
        assert mention.text == "Pyth\u00f6n"


def test_a_fifo_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(InputError, match="not a regular file"):
        read_text(tmp_path / "fifo")


@pytest.mark.parametrize(
    ("stated", "level"),
    [
        ("Master", 4), ("expert", 4), ("Advanced", 3), ("Senior", 3), ("Proficient", 3),
        ("Intermediate", 2), ("working knowledge", 2), ("Beginner", 1), ("Novice", 1), ("Basic", 1),
        ("Basic to advanced", 1), ("none", 0), ("wizard", UNCLEAR), ("", None), (5, 4), (4, 3), (3, 2),
        (1, 1), (0, 0), (0.8, 3), (80, 3), (8, 3), ("90%", 4), ("4/5", 3), ("7 out of 10", 3),
        ("5 years", None), ("101%", UNCLEAR), (-1, UNCLEAR), (float("inf"), None),
        (True, None), ([4], UNCLEAR), ({"x": 1}, UNCLEAR), (10**30, UNCLEAR),
    ],
)  # fmt: skip
def test_a_stated_level_is_one_of_ours_or_none(stated: Any, level: int | None) -> None:
    skill = {"name": "GDPR", "level": stated}
    (mention,) = read_resume(json.dumps({"skills": [skill]}).encode(), "me.json").mentions
    assert mention.level == level


def test_levels_are_read_from_words_and_figures() -> None:
    assert level_in_words(["expert", "beginner"]) == 1
    assert level_in_figures("since 2015") is None
    assert level_of_rating(float("nan")) is None


@pytest.mark.parametrize(
    ("rating", "most", "level"),
    [
        (0.9, None, 4), (0.89, None, 3), (0.65, None, 3), (0.64, None, 2), (0.5, None, 2),
        (0.49, None, 1), (0.01, None, 1), (0.0, None, 0),
        (1, None, 1), (5, None, 4), (6, None, 2), (9, None, 4), (10, None, 4),  # of 5, and of 10
        (11, None, 1), (64, None, 2), (65, None, 3), (100, None, 4), (100.5, None, None),  # of 100
        (13, 20, 3), (10, 20, 2), (20, 20, 4), (1, 1, 1), (21, 20, None), (-0.1, 5, None),
    ],
)  # fmt: skip
def test_a_rating_is_a_level_by_the_part_that_it_is_of_the_highest(
    rating: float, most: float | None, level: int | None
) -> None:
    assert level_of_rating(rating, most) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Python 3.11", None),  # a version
        ("Python 4/5", 3),
        ("Python 5 of 10", 2),
        ("Python 10 out of 10", 4),
        ("Python 35%", 1),
        ("Python 3/7", None),  # no scale that people use
    ],
)
def test_a_rating_behind_a_name_is_one_of_a_known_scale(text: str, level: int | None) -> None:
    assert level_beside_name(text) == level


def test_so_many_mentions_are_read_and_no_more() -> None:
    most = [Mention("R", "x")] * MAX_MENTIONS
    assert within_limits(most, "me.json") == most
    long = [Mention("R" * 10_000, "x"), Mention("R" * 10_000, "y", "title")]
    assert within_limits([*long, Mention("R" * 10_000, "z", "text")], "me.json")
    for many, message in (
        ([*most, Mention("R", "x")], "more than 5000 skills and texts"),
        ([*long, Mention("R", "z")], "more than 20000 characters of skills"),
    ):
        with pytest.raises(InputError) as caught:
            within_limits(many, "me.json")
        (problem,) = caught.value.problems
        assert (problem.file, problem.message, problem.code) == (
            "me.json",
            message,
            "too-many-values",
        )


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["name", "level", "keywords", "summary", "highlights"]) | st.text(),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)
PARTS = st.sampled_from(["skills", "work", "projects", "certificates", "education", "basics"])
WORDS = st.sampled_from(
    [
        "Python",
        "R",
        "C",
        "C++",
        "Go",
        "&",
        "/",
        ",",
        ";",
        "(",
        ")",
        ":",
        "-",
        "and",
        "in",
        "with",
        "no",
        "\n",
        "Spark",
        "SQL",
        "Excel",
        "advanced",
        "5/5",
        "=",
        "@",
        "\u200b",
        "é",
    ]
)


@given(data=st.dictionaries(PARTS, JSONS | st.lists(JSONS, max_size=3), max_size=4))
def test_any_json_is_read_or_refused(catalog: Catalog, data: Any) -> None:
    try:
        mentions = read_resume(json.dumps(data).encode(), "me.json").mentions
    except InputError:
        return
    found = recognise(catalog, mentions)
    assert all(1 <= level <= 4 for level in found.mentioned.values())


@given(
    raw=st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "ignore"))
)
def test_any_bytes_are_read_or_refused(catalog: Catalog, raw: bytes) -> None:
    for read in (read_resume, read_linkedin):
        try:
            mentions = read(raw, "f").mentions
        except InputError:
            continue
        recognise(catalog, mentions)


@given(words=st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_skill_is_taken_apart_into_safe_texts(catalog: Catalog, words: str) -> None:
    found = recognise(catalog, [Mention(words, "x"), Mention(words, "y", "text", 2)])
    texts = [m.text for m in found.matched] + [u.text for u in found.unmatched]
    assert all(shown(text, 80) == text for text in texts)


@pytest.mark.parametrize(
    "skill",
    [
        "no a after " * 90,
        "basics of R. " * 70,
        "UAT, dev, " * 90,
        "a." * 450,
        "möchte " * 140,
        "熟悉R" * 300,
        "(" * 900,
        "a/" * 450,
        "R," * 450,
        "in " * 300,
        "- " * 450,
        "x" * 990,
        " " * 9000 + "a",
    ],
)
def test_what_is_built_to_be_slow_is_not(catalog: Catalog, skill: str) -> None:
    start = time.process_time()
    recognise(catalog, [Mention(skill, f"{i}") for i in range(20)])
    recognise(catalog, [Mention(skill * 250, "text", "text")])
    # What took the square of the length took a minute and a half.
    assert time.process_time() - start < 6
