"""Whose level it is that stands in a list: that of one name, or of all."""

import pytest

from roleadvisor.imports.mentions import Mention
from roleadvisor.imports.recognise import recognise
from roleadvisor.packs import Catalog


def levels(catalog: Catalog, text: str) -> dict[str, int]:
    return recognise(catalog, [Mention(text, "x", "skill")]).mentioned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Java (expert), Kafka (beginner), Docker", "java:4 kafka:1 docker:4"),
        ("Java (intermediate) | Kafka (advanced) | Docker | Git", "java:2 kafka:3 docker:4 git:4"),
        ("Tableau (gut), Java (sehr gut), Git (Anfänger)", "tableau:2 java:3 git:1"),
        ("Java: advanced; Docker: beginner; Git", "java:3 docker:1 git:4"),
        ("Java – Expert • Docker – Basic • Git", "java:4 docker:1 git:4"),
        ("Java: 3/5, Docker: 1/5, Git", "java:2 docker:1 git:4"),
        ("Java (basic) Docker (advanced) Git", "java:1 docker:3 git:4"),
        ("Java (expert) and Docker (beginner)", "java:4 docker:1"),
        ("Git, Docker and Java (beginner)", "git:4 docker:4 java:1"),
        ("Java [expert] / Docker [beginner]", "java:4 docker:1"),
        ("Languages: Java (basic), Scala", "java:1 scala:4"),
        ("Tools (Docker (basic), Git), Java", "docker:1 git:4 java:4"),
        ("Java(精通)、Docker(熟悉)、Git", "java:4 docker:2 git:4"),
        ("Java (expert, since 2015), Docker", "java:4 docker:4"),
        ("Kafka (expert, Docker", "kafka:4 docker:4"),
    ],
)
def test_a_level_in_brackets_or_after_a_colon_is_that_of_its_own_name(
    catalog: Catalog, text: str, expected: str
) -> None:
    assert levels(catalog, text) == read(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Intermediate: Java, Docker, Git", "java:2 docker:2 git:2"),
        ("Basic - Java, Docker", "java:1 docker:1"),
        ("Advanced: Java, Docker; Basic: Git, Kafka", "java:3 docker:3 git:1 kafka:1"),
        ("Expert: Java, Docker. Beginner: Git", "java:4 docker:4 git:1"),
        ("Tools (basic): Docker, Git", "docker:1 git:1"),
        ("Advanced: Java (basic), Docker", "java:1 docker:3"),
        ("Grundkenntnisse: Java, Docker", "java:1 docker:1"),
        ("熟悉Java、Docker,了解Git(基础)", "java:2 docker:2 git:1"),
    ],
)
def test_a_level_before_a_list_is_that_of_all(catalog: Catalog, text: str, expected: str) -> None:
    assert levels(catalog, text) == read(expected)


@pytest.mark.parametrize("text", ["(" * 900, ")" * 900, "(" * 300 + "Java" + ")" * 300])
def test_any_number_of_brackets_is_read(catalog: Catalog, text: str) -> None:
    assert levels(catalog, text).keys() <= {"java"}


def read(expected: str) -> dict[str, int]:
    return {item: int(level) for item, _, level in (e.partition(":") for e in expected.split())}
