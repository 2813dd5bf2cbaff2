"""The same integers come out of every engine, person by person."""

import csv
import io
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleadvisor.catalog import Catalog
from roleadvisor.export import Whose, cells_of, csv_of, statements_of
from roleadvisor.scorecard import Experience, Scorecard
from roleadvisor.scoring import rank_roles
from roleadvisor.simulate import draw_people

Answer = tuple[str, str, str, int]
Ranked = tuple[str, str, int, int]
Engine = Callable[[Sequence[Answer], Sequence[str]], list[Any]]

COLUMNS = ("person", "experience", "item", "level")
MAKE = (
    "CREATE TABLE answers (person VARCHAR(9), experience VARCHAR(12), item VARCHAR(63), level INT)"
)


@pytest.fixture(scope="module")
def answers(catalog: Catalog) -> list[Answer]:
    """Everybody's answers; of every third person only some, too few to be ranked of a few."""
    everyone: tuple[Experience, ...] = get_args(Experience)
    return [
        (str(number), everyone[number % 2], item, level)
        for number, person in enumerate(draw_people(catalog, 150, seed=11))
        for place, (item, level) in enumerate(person.levels.items())
        if number % 3 or place < number % 16
    ]


def expected(catalog: Catalog, card: Scorecard, answers: Sequence[Answer]) -> list[Ranked]:
    people: dict[tuple[str, str], dict[str, int]] = {}
    for person, experience, item, level in answers:
        people.setdefault((person, experience), {})[item] = level
    return sorted(
        (person, ranked.role, ranked.points, place)
        for (person, experience), levels in people.items()
        for place, ranked in enumerate(
            rank_roles(
                catalog,
                levels,
                experience="newcomer" if experience == "newcomer" else "practitioner",
                scorecard=card,
            ).ranking,
            start=1,
        )
    )


def in_sqlite(answers: Sequence[Answer], statements: Sequence[str]) -> list[Any]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(MAKE)
        connection.executemany("INSERT INTO answers VALUES (?, ?, ?, ?)", answers)
        *before, query = statements
        for statement in before:
            connection.execute(statement)
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@pytest.fixture
def in_duckdb(tmp_path: Path) -> Engine:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")

    def run(answers: Sequence[Answer], statements: Sequence[str]) -> list[Any]:
        with duckdb.connect() as connection:
            connection.execute(MAKE)
            connection.execute(f"INSERT INTO answers FROM '{_file(tmp_path, answers)}'")
            for statement in statements:
                connection.execute(statement)
            fetched: list[Any] = connection.fetchall()
            return fetched

    return run


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java, and there is none")
    warehouse = tmp_path_factory.mktemp("warehouse")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(warehouse))
        .config("spark.sql.legacy.createHiveTableByDefault", "false")
        .getOrCreate()
    )
    yield session
    session.stop()


def in_spark(
    session: Any, folder: Path, answers: Sequence[Answer], statements: Sequence[str]
) -> list[Any]:
    form = "person STRING, experience STRING, item STRING, level INT"
    path = str(_file(folder, answers))
    session.read.csv(path, schema=form, header=True).createOrReplaceTempView("answers")
    session.sql("DROP TABLE IF EXISTS scorecard")
    *before, query = statements
    for statement in before:
        session.sql(statement)
    return [tuple(row) for row in session.sql(query).collect()]


def _file(folder: Path, answers: Sequence[Answer]) -> Path:
    path = folder / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(answers)
    return path


def test_sqlite_gives_the_integers_of_match(
    catalog: Catalog, card: Scorecard, answers: list[Answer]
) -> None:
    rows = in_sqlite(answers, list(statements_of(catalog, "all")))
    assert sorted(rows) == expected(catalog, card, answers)


def test_duckdb_gives_the_integers_of_match(
    catalog: Catalog, card: Scorecard, answers: list[Answer], in_duckdb: Engine
) -> None:
    rows = in_duckdb(answers, list(statements_of(catalog, "all")))
    assert sorted(rows) == expected(catalog, card, answers)


@pytest.mark.filterwarnings("ignore")  # Spark's own
def test_spark_gives_the_integers_of_match(
    catalog: Catalog, card: Scorecard, answers: list[Answer], spark: Any, tmp_path: Path
) -> None:
    rows = in_spark(spark, tmp_path, answers, list(statements_of(catalog, "all", has_fit=True)))
    assert sorted(row[:4] for row in rows) == expected(catalog, card, answers)
    fits = {(row[0], row[1]): row[4] for row in rows}
    duck = in_sqlite(answers, list(statements_of(catalog, "all", has_fit=True)))
    assert fits == pytest.approx({(row[0], row[1]): row[4] for row in duck}, abs=1e-9)


@pytest.mark.parametrize("whose", get_args(Experience))
def test_a_table_for_one_experience_needs_no_column_for_it(
    catalog: Catalog, card: Scorecard, answers: list[Answer], whose: Experience
) -> None:
    rows = in_sqlite(answers, list(statements_of(catalog, whose)))
    same = [(person, whose, item, level) for person, _, item, level in answers]
    assert sorted(rows) == expected(catalog, card, same)


def test_fits_are_those_of_match(
    catalog: Catalog, card: Scorecard, answers: list[Answer], in_duckdb: Engine
) -> None:
    rows = in_duckdb(answers, list(statements_of(catalog, "practitioner", has_fit=True)))
    fits = {(row[0], row[1]): row[4] for row in rows}
    levels = {item: level for person, _, item, level in answers if person == "2"}
    for ranked in rank_roles(catalog, levels, scorecard=card).ranking:
        assert fits["2", ranked.role] == pytest.approx(ranked.fit, abs=1e-6)


@settings(max_examples=20)
@given(data=st.data())
def test_any_answers_give_the_same_in_sql(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    items = st.sampled_from(sorted(catalog.items))
    people = data.draw(st.lists(st.dictionaries(items, st.integers(0, 4)), max_size=5))
    answers = [
        (str(number), "practitioner", item, level)
        for number, levels in enumerate(people)
        for item, level in levels.items()
    ]
    rows = in_sqlite(answers, list(statements_of(catalog, "practitioner")))
    assert sorted(rows) == expected(catalog, card, answers)


@pytest.mark.parametrize("whose", get_args(Whose))
def test_csv_is_the_whole_scorecard(catalog: Catalog, card: Scorecard, whose: Whose) -> None:
    text = csv_of(catalog, whose)
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == ["experience"] * (whose == "all") + ["item", "level", "role", "points"]
    assert len(rows) == len(catalog.items) * 5 * len(card.roles) * (1 + (whose == "all"))
    assert text.count("\r\n") == text.count("\n") == len(rows) + 1


def test_cells_are_the_scorecards_points(catalog: Catalog, card: Scorecard) -> None:
    for cell in cells_of(catalog, "all"):
        row = card.row(cell.item, cell.level, cell.experience)
        assert row[card.roles.index(cell.role)] == cell.points


def test_only_the_roles_asked_for_are_in_it(catalog: Catalog) -> None:
    cells = cells_of(catalog, "newcomer", ["statistician"])
    assert {(cell.role, cell.experience) for cell in cells} == {("statistician", "newcomer")}
