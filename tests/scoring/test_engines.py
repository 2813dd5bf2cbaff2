"""The same integers come out of every engine, person by person."""

import csv
import io
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import MakePack
from hypothesis import given, settings
from hypothesis import strategies as st
from packing import specialise

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.scoring.engines import ClassRow, cells_of, class_rows, csv_of, statements_of
from roleadvisor.scoring.match import rank_sheet
from roleadvisor.scoring.scorecard import COLUMNS, Scorecard, compile_scorecard
from roleadvisor.sheets.drawn import draw_people
from roleadvisor.sheets.sheet import EXPERIENCES, AnswerSheet

Said = tuple[str, str, str, int]
Ranked = tuple[str, str, str, str | None, int, int]
Engine = Callable[[Sequence[Said], Sequence[str]], list[Any]]

COLUMNS_SAID = ("person", "evidence", "item", "level")
MAKE = "CREATE TABLE answers (person VARCHAR(9), evidence VARCHAR(12), item VARCHAR(63), level INT)"
SIDE_BY_SIDE = ("data-architect", "data-engineer", "mlops-engineer", "statistician")


@pytest.fixture(scope="module")
def people(catalog: Catalog) -> list[AnswerSheet]:
    """People of every experience: some answer little, a text mentions some of what others leave out."""
    return [
        AnswerSheet(
            levels={
                i: n for place, (i, n) in enumerate(drawn.levels.items()) if place % 5 < answered
            },
            mentioned={
                item: level
                for place, (item, level) in enumerate(drawn.levels.items())
                if level and place % 7 < mentioned and catalog.items[item].is_skill
            },
            experience=EXPERIENCES[number % 2],
            id=str(number),
        )
        for number, drawn in enumerate(draw_people(catalog, 150, seed=11))
        for answered, mentioned in [(number % 6, number % 4)]
    ]


def said_by(people: Sequence[AnswerSheet]) -> list[Said]:
    """Return everything that people answered, and what is mentioned beside it, answered or not."""
    return [
        (person.id or "", evidence, item, level)
        for person in people
        for evidence, said in [(person.experience, person.levels), ("mentioned", person.mentioned)]
        for item, level in said.items()
    ]


def expected(
    catalog: Catalog,
    card: Scorecard,
    people: Sequence[AnswerSheet],
    roles: Sequence[str] = (),
) -> list[Ranked]:
    matches = [(person.id or "", rank_sheet(catalog, card, person, roles)) for person in people]
    return sorted(
        (person, r.id, r.speaker, None if place > 1 else match.speciality, r.points, place)
        for person, match in matches
        for place, r in enumerate(match.ranking, start=1)
    )


def same(rows: Sequence[Any]) -> list[Ranked]:
    """Return an engine's rows as `expected` has them: a speciality beside the first role only."""
    return sorted(
        (person, role, name, None if place > 1 else speciality, points, place)
        for person, role, name, speciality, points, place, *_ in rows
    )


def in_sqlite(answers: Sequence[Said], statements: Sequence[str]) -> list[Any]:
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

    def run(answers: Sequence[Said], statements: Sequence[str]) -> list[Any]:
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


@pytest.fixture
def in_spark(spark: Any, tmp_path: Path) -> Engine:
    def run(answers: Sequence[Said], statements: Sequence[str]) -> list[Any]:
        form = "person STRING, evidence STRING, item STRING, level INT"
        path = str(_file(tmp_path, answers))
        spark.read.csv(path, schema=form, header=True).createOrReplaceTempView("answers")
        for table in ("roles", "scorecard"):
            spark.sql(f"DROP TABLE IF EXISTS {table}")
        *before, query = statements
        for statement in before:
            spark.sql(statement)
        return [tuple(row) for row in spark.sql(query).collect()]

    return run


def _file(folder: Path, answers: Sequence[Said]) -> Path:
    path = folder / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS_SAID)
        writer.writerows(answers)
    return path


@pytest.mark.parametrize("roles", [(), SIDE_BY_SIDE])
def test_sqlite_gives_the_integers_of_match(
    catalog: Catalog, card: Scorecard, people: list[AnswerSheet], roles: Sequence[str]
) -> None:
    rows = in_sqlite(said_by(people), list(statements_of(catalog, roles)))
    assert same(rows) == expected(catalog, card, people, roles)


@pytest.mark.parametrize("roles", [(), SIDE_BY_SIDE])
def test_duckdb_gives_the_integers_of_match(
    catalog: Catalog,
    card: Scorecard,
    people: list[AnswerSheet],
    in_duckdb: Engine,
    roles: Sequence[str],
) -> None:
    rows = in_duckdb(said_by(people), list(statements_of(catalog, roles)))
    assert same(rows) == expected(catalog, card, people, roles)


@pytest.mark.filterwarnings("ignore")  # Spark's own
@pytest.mark.parametrize("roles", [(), SIDE_BY_SIDE])
def test_spark_gives_the_integers_of_match(
    catalog: Catalog,
    card: Scorecard,
    people: list[AnswerSheet],
    in_spark: Engine,
    roles: Sequence[str],
) -> None:
    statements = list(statements_of(catalog, roles, has_fit=True))
    rows = in_spark(said_by(people), statements)
    assert same(rows) == expected(catalog, card, people, roles)
    fits = {(row[0], row[1]): row[-1] for row in rows}
    lite = {(row[0], row[1]): row[-1] for row in in_sqlite(said_by(people), statements)}
    assert fits == pytest.approx(lite, abs=1e-9)


def test_fits_are_those_of_match(
    catalog: Catalog, card: Scorecard, people: list[AnswerSheet], in_duckdb: Engine
) -> None:
    rows = in_duckdb(said_by(people), list(statements_of(catalog, has_fit=True)))
    fits = {(row[0], row[1]): row[-1] for row in rows}
    person = people[5]
    match = rank_sheet(catalog, card, person)
    assert len(match.ranking) == len(catalog.whole_roles)
    for ranked in match.ranking:
        assert fits["5", ranked.id] == pytest.approx(ranked.fit, abs=1e-6)


@settings(max_examples=20)
@given(data=st.data())
def test_any_answers_and_mentions_give_the_same_in_sql(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    items = st.sampled_from(sorted(catalog.items))
    skills = st.sampled_from(sorted(i.id for i in catalog.items.values() if i.is_skill))
    people = [
        AnswerSheet(
            levels=data.draw(st.dictionaries(items, st.integers(0, 4))),
            mentioned=data.draw(st.dictionaries(skills, st.integers(1, 4))),
            experience=data.draw(st.sampled_from(EXPERIENCES)),
            id=str(number),
        )
        for number in range(data.draw(st.integers(0, 5)))
    ]
    rows = in_sqlite(said_by(people), list(statements_of(catalog)))
    assert same(rows) == expected(catalog, card, people)


def test_an_answer_replaces_a_mention_and_says_no_to_it(catalog: Catalog, card: Scorecard) -> None:
    mentioned = dict.fromkeys(["spark", "kafka", "airflow", "python"], 4)
    people = [
        AnswerSheet(levels={}, mentioned=mentioned, id="mentions"),
        AnswerSheet(levels=dict.fromkeys(mentioned, 0), mentioned=mentioned, id="noes"),
        AnswerSheet(levels={"spark": 0}, mentioned=mentioned, id="both"),
    ]
    rows = same(in_sqlite(said_by(people), list(statements_of(catalog))))
    assert rows == expected(catalog, card, people)
    assert {row[0] for row in rows} == {"mentions", "both"}


def test_ties_are_broken_by_id_as_by_match(make_pack: MakePack) -> None:
    alike = "baking: core, selling: core"
    pack = make_pack(b=alike, d="baking: rare", c=alike, a=alike, e="baking: rare")
    for name, margin in (("c", 0), ("a", 0), ("e", 9)):
        specialise(pack / f"{name}.yaml", "d" if name == "e" else "b", margin=margin)
    catalog = load_catalog(pack)
    people = [AnswerSheet(levels={"baking": n, "selling": 4 - n}, id=str(n)) for n in range(5)]
    rows = same(in_sqlite(said_by(people), list(statements_of(catalog))))
    assert rows == expected(catalog, compile_scorecard(catalog), people)
    assert {row[1:4] for row in rows if row[-1] == 1} >= {("b", "a", "a")}


def test_csv_is_the_whole_scorecard_and_what_specialities_start_with(
    catalog: Catalog, card: Scorecard
) -> None:
    text = csv_of(catalog)
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == ["evidence", "item", "level", "class", "points"]
    skills = sum(item.is_skill for item in catalog.items.values())
    cells = len(card.roles) * (len(catalog.items) * 5 * len(EXPERIENCES) + skills * 4)
    started = {row[3]: int(row[4]) for row in rows if row[:3] == ["start", "", ""]}
    assert started == {role: n for role, n in zip(card.roles, card.starts, strict=True) if n}
    assert len(rows) == cells + len(started)
    assert text.count("\r\n") == text.count("\n") == len(rows) + 1


def test_cells_are_the_scorecards_points(catalog: Catalog, card: Scorecard) -> None:
    for cell in cells_of(catalog):
        row = card.row(cell.item, cell.level, cell.evidence)
        assert row[card.roles.index(cell.name)] == cell.points


def test_classes_speak_for_whole_roles_and_named_roles_for_themselves(catalog: Catalog) -> None:
    for row in class_rows(catalog):
        assert row.role == catalog.whole_of(row.name)
        assert (row.margin is None) == (row.role == row.name)
    assert class_rows(catalog, ["statistician", "etl-developer"]) == [
        ClassRow(name=name, role=name, start_points=0, margin=None)
        for name in ("etl-developer", "statistician")
    ]


def test_only_the_roles_asked_for_are_in_it(catalog: Catalog) -> None:
    cells = list(cells_of(catalog, ["statistician"]))
    assert {cell.name for cell in cells} == {"statistician"}
    assert {cell.evidence for cell in cells} == {*COLUMNS}
