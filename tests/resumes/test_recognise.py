from collections.abc import Iterable
from pathlib import Path

import pytest
from terms import COMMON, COMPOSITE, MORE, TEXT_TRAPS, TRAPS

from roleadvisor.catalog import Catalog
from roleadvisor.catalog.names import name_key
from roleadvisor.resumes import Imported, Mention, read_resume, read_skills, recognise
from roleadvisor.resumes.mentions import MentionKind
from roleadvisor.resumes.vocabulary import vocabulary_of

RESUMES = Path(__file__).resolve().parents[1] / "examples" / "resumes"


def read(catalog: Catalog, *texts: str, kind: MentionKind = "skill") -> Imported:
    return recognise(catalog, [Mention(text, "x", kind) for text in texts])


def levels_of_skill(catalog: Catalog, text: str, level: int | None = None) -> dict[str, int]:
    return recognise(catalog, [Mention(text, "x", "skill", level)]).levels


def resume(catalog: Catalog, name: str) -> Imported:
    text = (RESUMES / name).read_text("utf-8-sig")
    reader = read_skills if name.endswith(".csv") else read_resume
    return recognise(catalog, reader(text, name))


def test_the_52_commonest_terms_are_all_known() -> None:
    assert len(COMMON) == 52


def items_by_text(found: Imported) -> dict[str, set[str]]:
    """Return what each mention answers, where its place is its own text."""
    items: dict[str, set[str]] = {}
    for match in found.matched:
        items.setdefault(match.where, set()).add(match.item)
    return items


def read_each(catalog: Catalog, texts: Iterable[str], kind: MentionKind = "skill") -> Imported:
    return recognise(catalog, [Mention(text, text, kind) for text in texts])


def test_every_term_means_its_items_or_is_known(catalog: Catalog) -> None:
    terms = COMMON | MORE
    found = read_each(catalog, terms)
    assert items_by_text(found) == {term: items for term, items in terms.items() if items}
    assert not found.unmatched
    known = {part.where for part in found.known}
    assert {part.where for part in found.matched} | known == terms.keys()


def test_skills_written_together_are_taken_apart(catalog: Catalog) -> None:
    assert items_by_text(read_each(catalog, COMPOSITE)) == COMPOSITE


@pytest.mark.parametrize("kind", ["skill", "certificate", "title", "text"])
def test_what_means_something_else_answers_nothing(catalog: Catalog, kind: MentionKind) -> None:
    assert len(TRAPS) > 100
    assert items_by_text(read_each(catalog, TRAPS, kind)) == {}


def test_a_text_answers_nothing_by_chance(catalog: Catalog) -> None:
    assert items_by_text(read_each(catalog, TEXT_TRAPS, "text")) == {}


def test_a_text_answers_by_names_that_mean_nothing_else(catalog: Catalog) -> None:
    text = "Built pipelines with Airflow, dbt and PySpark on Snowflake. Never touched Tableau."
    found = read(catalog, text, kind="text").levels
    assert found.keys() == {"airflow", "dbt", "sql", "spark", "python", "snowflake"}


def test_names_in_a_text_are_not_listed_when_no_question_asks_them(catalog: Catalog) -> None:
    found = read(catalog, "Kept the code in Git with a friendly team.", kind="text")
    assert not found.known
    assert not found.unmatched


@pytest.mark.parametrize(
    ("skill", "levels"),
    [
        ("Query tuning", {"query-tuning": 3}),
        ("Query tuning (expert)", {"query-tuning": 4}),
        ("Advanced query tuning", {"query-tuning": 3}),
        ("Intermediate query tuning", {"query-tuning": 2}),
        ("Query tuning - beginner", {"query-tuning": 1}),
        ("Query tuning: 5/5", {"query-tuning": 4}),
        ("Query tuning (60%)", {"query-tuning": 2}),
        ("Query tuning (3 years)", {"query-tuning": 3}),
        ("Python (beginner)", {}),
        ("Basic Python", {}),
        ("Python (intermediate)", {"python": 4}),
        ("Master data management", {"master-data": 3}),
    ],
)
def test_the_words_around_a_skill_state_its_level(
    catalog: Catalog, skill: str, levels: dict[str, int]
) -> None:
    assert levels_of_skill(catalog, skill) == levels


def test_too_little_for_a_yes_is_listed_and_left_open(catalog: Catalog) -> None:
    found = recognise(catalog, [Mention("Spark", "skills[0].name", "skill", 1)])
    (match,) = found.matched
    assert (match.item, match.level, match.where) == ("spark", None, "skills[0].name")
    assert found.levels == {}


def test_the_highest_level_stated_anywhere_counts(catalog: Catalog) -> None:
    mentions = [Mention("GDPR", "a", "skill", 1), Mention("GDPR", "b", "skill", 4)]
    assert recognise(catalog, mentions).levels == {"data-privacy": 4}
    assert recognise(catalog, mentions[::-1]).levels == {"data-privacy": 4}


def test_a_stated_level_holds_wherever_the_skill_is_mentioned(catalog: Catalog) -> None:
    stated = Mention("Python", "a", "skill", 1)
    others = [Mention("pandas", "b"), Mention("Wrote Python daily.", "c", "text")]
    assert recognise(catalog, [stated, *others]).levels == {}
    assert recognise(catalog, others).levels == {"python": 4}


def test_the_level_of_what_implies_a_skill_is_not_that_of_the_skill(catalog: Catalog) -> None:
    mentions = [Mention("pandas", "a", "skill", 1), Mention("Python", "b")]
    assert recognise(catalog, mentions).levels == {"python": 4}


def test_a_doctorate_says_what_it_implies(catalog: Catalog) -> None:
    degree = read(catalog, "Ph.D. in Physics", kind="degree")
    assert degree.levels == {"doctorate": 4, "masters-degree": 4}
    assert not read(catalog, "Bachelor of Science", kind="degree").matched


def test_no_answer_is_ever_a_no_or_an_interest(catalog: Catalog) -> None:
    for path in RESUMES.iterdir():
        found = resume(catalog, path.name)
        assert found.matched
        for item, level in found.levels.items():
            assert level > 0
            assert catalog.items[item].kind == "skill"


@pytest.mark.parametrize(
    ("name", "items", "unmatched"),
    [
        (
            "physicist.yaml",
            (
                "python c-cpp matplotlib significance-tests sampling matlab xgboost scikit-learn "
                "doctorate masters-degree"
            ),
            ["Telescope alignment"],
        ),
        (
            "ml-engineer.json",
            (
                "python pytorch ci-cd aws s3 cloud-vm mlflow dvc kubeflow experiment-tracking "
                "docker go sql model-monitoring language-models model-serving tensorflow"
            ),
            ["Go to market", "Advanced first aid"],
        ),
        (
            "Skills.csv",
            "data-catalogues excel sql r master-data significance-tests data-privacy",
            ["Team Spirit", '=HYPERLINK("https://example.org";"Java")'],
        ),
    ],
)
def test_an_example_is_read_as_a_person_reads_it(
    catalog: Catalog, name: str, items: str, unmatched: list[str]
) -> None:
    found = resume(catalog, name)
    assert sorted(found.levels) == sorted(items.split())
    assert [part.text for part in found.unmatched] == unmatched


def test_every_name_to_be_read_with_care_is_a_name(catalog: Catalog) -> None:
    reading = catalog.questionnaire.reading
    known = vocabulary_of(catalog).meanings
    assert [n for n in (*reading.alone, *reading.as_written) if name_key(n) not in known] == []


def test_a_name_for_another_thing_hides_the_name_within(catalog: Catalog) -> None:
    assert not read(catalog, "We read Franz Kafka aloud.", kind="text").matched
    assert read(catalog, "We read from Kafka at night.", kind="text").matched
