"""Which items, terms and levels the words of a résumé mean."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from bakery import bakery
from conftest import MakePack
from terms import COMMON, COMPOSITE, MORE, TEXT_TRAPS, TRAPS

from roleadvisor.imports.imported import Imported, Known, Matched, Unmatched, refit_import
from roleadvisor.imports.linkedin import read_linkedin
from roleadvisor.imports.mentions import Mention, MentionKind
from roleadvisor.imports.recognise import recognise
from roleadvisor.imports.resumes import read_resume
from roleadvisor.imports.vocabulary import vocabulary_of
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.packs.names import name_key

RESUMES = Path(__file__).resolve().parents[1] / "examples" / "resumes"


def read(catalog: Catalog, *texts: str, kind: MentionKind = "skill") -> Imported:
    return recognise(catalog, [Mention(text, "x", kind) for text in texts])


def mentioned_by_skill(catalog: Catalog, text: str) -> dict[str, int]:
    return recognise(catalog, [Mention(text, "x", "skill")]).mentioned


def resume(catalog: Catalog, name: str) -> Imported:
    reader = read_linkedin if name.endswith(".csv") else read_resume
    return recognise(catalog, reader((RESUMES / name).read_bytes(), name).mentions)


def test_the_52_commonest_terms_are_all_known() -> None:
    assert len(COMMON) == 52


def items_by_text(found: Imported) -> dict[str, set[str]]:
    """Return the items of each mention, where its place is its own text."""
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
def test_what_means_something_else_mentions_nothing(catalog: Catalog, kind: MentionKind) -> None:
    assert len(TRAPS) > 100
    assert items_by_text(read_each(catalog, TRAPS, kind)) == {}


def test_a_text_mentions_nothing_by_chance(catalog: Catalog) -> None:
    assert items_by_text(read_each(catalog, TEXT_TRAPS, "text")) == {}


def test_a_text_mentions_by_names_that_mean_nothing_else(catalog: Catalog) -> None:
    text = "Built pipelines with Airflow, dbt and PySpark on Snowflake. Never touched Tableau."
    found = read(catalog, text, kind="text").mentioned
    assert found.keys() == {"airflow", "dbt", "sql", "spark", "python", "snowflake"}


def test_names_in_a_text_are_not_listed_when_no_question_asks_them(catalog: Catalog) -> None:
    found = read(catalog, "Kept the plan in Jira with a friendly team.", kind="text")
    assert not found.known
    assert not found.unmatched


@pytest.mark.parametrize(
    ("skill", "levels"),
    [
        ("Query tuning", {"query-tuning": 4}),
        ("Query tuning (expert)", {"query-tuning": 4}),
        ("Advanced query tuning", {"query-tuning": 3}),
        ("Intermediate query tuning", {"query-tuning": 2}),
        ("Query tuning - beginner", {"query-tuning": 1}),
        ("Query tuning: 5/5", {"query-tuning": 4}),
        ("Query tuning (60%)", {"query-tuning": 2}),
        ("Query tuning (3 years)", {"query-tuning": 4}),
        ("Python", {"python": 4}),
        ("Python (beginner)", {"python": 1}),
        ("Basic Python", {"python": 1}),
        ("Python (intermediate)", {"python": 2}),
        ("Advanced Python", {"python": 3}),
        ("Python: none", {}),
        ("Python (0/5)", {}),
        ("Master data management", {"master-data": 4}),
    ],
)
def test_the_words_around_a_skill_state_its_level(
    catalog: Catalog, skill: str, levels: dict[str, int]
) -> None:
    assert mentioned_by_skill(catalog, skill) == levels


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_the_level_of_an_entry_is_that_of_what_it_names(catalog: Catalog, level: int) -> None:
    found = recognise(catalog, [Mention("Spark", "skills[0].name", "skill", level)])
    (match,) = found.matched
    assert (match.item, match.level, match.where) == ("spark", level, "skills[0].name")
    assert found.mentioned == {"spark": level}


def test_what_is_said_not_to_be_known_is_listed_and_no_mention(catalog: Catalog) -> None:
    found = recognise(catalog, [Mention("Spark", "skills[0].name", "skill", 0)])
    (match,) = found.matched
    assert (match.item, match.level, match.where) == ("spark", None, "skills[0].name")
    assert found.mentioned == {}


def test_an_item_is_mentioned_at_the_highest_level_that_is_stated_anywhere() -> None:
    stated = [("python", 1), ("python", 2), ("sql", 4), ("java", None)]
    found = Imported(
        sources=[],
        matched=[Matched(text=item, where="a", item=item, level=level) for item, level in stated],
        known=[],
        unmatched=[],
    )
    assert found.mentioned == {"python": 2, "sql": 4}


def test_what_no_question_tells_by_is_mentioned_all_the_same(catalog: Catalog) -> None:
    assert catalog.items["gcp"].weight == 0
    assert read(catalog, "Google Cloud").mentioned == {"gcp": 4}


def test_what_was_read_is_told_word_by_word_with_its_place_and_level(tmp_path: Path) -> None:
    bakery(tmp_path)
    terms = "terms: [{name: Marzipan}, {name: Sourdough, implies: [dough, mixer]}]\n"
    (tmp_path / "terms.yaml").write_text(terms)
    mentions = [
        Mention("  An  oven ", "a", "skill", 3),
        Mention("Marzipan, a whisk", "b"),
        Mention("Sourdough (expert)", "c"),
        Mention("Whisking  eggs", "d", "certificate"),
        Mention("Kept the books with a till and a millstone", "e", "text"),
        Mention("=Oven", "f", "skill"),
        Mention("=Oven", "g", "text"),
        Mention("@Baking", "k", "certificate"),
        Mention("Till/Mixer: 2/5", "h"),
        Mention("till", "i", "skill", 0),
        Mention("Oven", "j"),
        Mention("Oven", "j"),
    ]
    found = recognise(load_catalog(tmp_path), mentions, ["resume"])
    # 2 of 5 is awareness, and what is stated by a skill's own name holds wherever it is mentioned.
    read = [(m.text, m.where, m.item, m.level) for m in found.matched]
    assert read == [
        ("An oven", "a", "oven", 3),
        ("Sourdough", "c", "dough", 4),
        ("Sourdough", "c", "mixer", 1),
        ("a till", "e", "till", 1),
        ("a millstone", "e", "millstone", 4),
        ("Till", "h", "till", 1),
        ("Mixer", "h", "mixer", 1),
        ("till", "i", "till", 1),
        ("Oven", "j", "oven", 3),
    ]
    assert found.known == [Known(text="Marzipan", where="b", name="Marzipan")]
    assert found.unmatched == [
        Unmatched(text="a whisk", where="b"),
        Unmatched(text="Whisking eggs", where="d"),
        Unmatched(text="=Oven", where="f"),
        Unmatched(text="@Baking", where="k"),
    ]
    assert found.sources == ["resume"]


@pytest.mark.parametrize(
    ("skill", "levels"),
    [
        ("Spark, hiking", {"spark": 4}),  # a plain list
        ("hiking, Spark, Python", {"spark": 4, "python": 4}),
        ("Go, hiking", {}),  # two letters are too few
        ("Go, Python", {"go": 4, "python": 4}),  # but not beside a name
        ("Spark and hiking", {}),  # a sentence
        ("Spark, hiking and fun", {}),
        (
            "Query tuning (beginner, expert)",
            {"query-tuning": 1},
        ),  # the lowest of what stands beside
        ("Python, query tuning (beginner)", {"python": 4, "query-tuning": 1}),
    ],
)
def test_what_stands_beside_a_name_says_what_it_is_and_how_well_it_is_known(
    catalog: Catalog, skill: str, levels: dict[str, int]
) -> None:
    assert mentioned_by_skill(catalog, skill) == levels


def test_the_highest_level_stated_anywhere_counts(catalog: Catalog) -> None:
    mentions = [Mention("GDPR", "a", "skill", 1), Mention("GDPR", "b", "skill", 4)]
    assert recognise(catalog, mentions).mentioned == {"data-privacy": 4}
    assert recognise(catalog, mentions[::-1]).mentioned == {"data-privacy": 4}


def test_a_stated_level_holds_wherever_the_skill_is_mentioned(catalog: Catalog) -> None:
    stated = Mention("Python", "a", "skill", 1)
    others = [Mention("NumPy", "b"), Mention("Wrote Python daily.", "c", "text")]
    assert recognise(catalog, [stated, *others]).mentioned == {"python": 1}
    assert recognise(catalog, others).mentioned == {"python": 4}


def test_the_level_of_what_implies_a_skill_is_not_that_of_the_skill(catalog: Catalog) -> None:
    mentions = [Mention("NumPy", "a", "skill", 1), Mention("Python", "b")]
    assert recognise(catalog, mentions).mentioned == {"python": 4}


def test_a_doctorate_says_what_it_implies(catalog: Catalog) -> None:
    degree = read(catalog, "Ph.D. in Physics", kind="degree")
    assert degree.mentioned == {"doctorate": 4, "masters-degree": 4}
    assert not read(catalog, "Bachelor of Science", kind="degree").matched


def test_no_mention_is_ever_a_no_or_an_interest(catalog: Catalog) -> None:
    for path in RESUMES.iterdir():
        found = resume(catalog, path.name)
        assert found.matched
        for item, level in found.mentioned.items():
            assert level > 0
            assert catalog.items[item].is_skill


def test_a_tool_or_a_term_that_stands_for_an_interest_is_only_known(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    (pack / "terms.yaml").write_text("terms: [{name: Sourdough, implies: [baking, oven]}]\n")
    role = pack / "baker.yaml"
    role.write_text(
        f"{role.read_text()}languages: [{{name: Recipes, item: baking, for: writing down}}]\n"
    )
    found = read(load_catalog(pack), "Sourdough, Recipes")
    assert found.mentioned == {"oven": 4}
    assert [part.name for part in found.known] == ["Recipes"]


def test_what_the_bank_no_longer_has_is_only_known(catalog: Catalog) -> None:
    found = Imported(
        sources=["resume"],
        matched=[
            Matched(text="VS Code", where="a", item="vscode", level=4),
            Matched(text="joy", where="b", item="move-data", level=4),
            Matched(text="R", where="c", item="r", level=2),
        ],
        known=[Known(text="Git", where="d", name="Git")],
        unmatched=[],
    )
    refitted = refit_import(catalog, found)
    assert refitted.mentioned == {"r": 2}
    assert [part.name for part in refitted.known] == ["Git", "VS Code", "joy"]


@pytest.mark.parametrize(
    ("name", "items", "unmatched"),
    [
        (
            "physicist.yaml",
            (
                "bash:1 python:3 c-cpp:3 significance-tests:3 sampling:3 matplotlib matlab xgboost "
                "scikit-learn git:3 doctorate masters-degree"
            ),
            ["Telescope alignment"],
        ),
        (
            "ml-engineer.json",
            (
                "python pytorch ci-cd aws object-storage mlflow dvc kubeflow trained-model "
                "kubernetes:1 go:2 docker:3 sql model-monitoring language-models model-serving "
                "tensorflow"
            ),
            ["Go to market", "Advanced first aid"],
        ),
        (
            "Skills.csv",
            "data-catalogues excel sql r master-data significance-tests data-privacy",
            ['=HYPERLINK("https://example.org";"Java")'],
        ),
    ],
)
def test_an_example_is_read_as_a_person_reads_it(
    catalog: Catalog, name: str, items: str, unmatched: list[str]
) -> None:
    found = resume(catalog, name)
    stated = [item.partition(":") for item in items.split()]
    assert found.mentioned == {item: int(level or 4) for item, _, level in stated}
    assert [part.text for part in found.unmatched] == unmatched


def test_every_name_to_be_read_with_care_is_a_name(catalog: Catalog) -> None:
    reading = catalog.questionnaire.reading
    known = vocabulary_of(catalog).meanings
    names = (*reading.alone, *reading.as_written, *reading.capitals)
    assert [n for n in names if name_key(n) not in known] == []


def test_a_name_for_another_thing_hides_the_name_within(catalog: Catalog) -> None:
    assert not read(catalog, "We read Franz Kafka aloud.", kind="text").matched
    assert read(catalog, "We read from Kafka at night.", kind="text").matched


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Richard Doe", "skill"),
        ("Mary Doe, Java", "skill"),
        ("Richard Doe | Java, Kafka", "text"),
        ("Doe, Mary, Java", "text"),
        ("Work with Java paid by the DOE laboratory", "text"),
        ("Erwin Maier | Java, Kafka", "text"),
        ("Roald Amundsen, Java", "skill"),
        ("Un point de vue, Java", "text"),
        ("Within the purview of the team that ran Java", "text"),
        ("The Prisoner of Azkaban and Java", "text"),
        ("Vitamin D3, Java", "skill"),
        ("Wireshark, PCAP, Java", "skill"),
    ],
)
def test_a_persons_name_or_a_usual_word_is_no_skill(
    catalog: Catalog, text: str, kind: MentionKind
) -> None:
    found = read(catalog, text, kind=kind).mentioned.keys()
    assert found <= {"java", "kafka"}


@pytest.mark.parametrize("text", ["Minitab, DOE, Java", "DOE", "ANOVA and DOE"])
def test_a_surname_in_capitals_is_a_skill_in_a_list(catalog: Catalog, text: str) -> None:
    assert "significance-tests" in read(catalog, text).mentioned


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Java (Kafka, Spark), Tableau (Looker); Excel.", "Java Kafka Spark Tableau Looker Excel"),
        ("Tools | Java", "Java"),
        ("- Java (advanced", "Java"),
        ("Kafka: expert; Java: 2/5; Docker", "Kafka Java Docker"),
        ("Java ★★★☆☆ | Excel (daily)", "Java Excel"),
        ("C++, Node.js.", "C++ Node.js"),
    ],
)
def test_a_name_is_shown_without_what_stands_around_it(
    catalog: Catalog, text: str, names: str
) -> None:
    assert list(dict.fromkeys(m.text for m in read(catalog, text).matched)) == names.split()
