"""The same people through `match --batch` and an engine: the same integers, and how long.

They are drawn, all practitioners with answers and no mentions; tests compare the rest.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Literal

from benchmarks.people import write_people
from roleadvisor.packs import LEVELS, load_catalog
from roleadvisor.scoring.engines import statements_of

# Person, role, the class that speaks for it, points and place.
Row = tuple[int, str, str, int, int]
_RANKING = "SELECT person, role, class, points, place FROM ranking ORDER BY person, place"
_LEVELS = {"true": 4, "false": 0} | {w: n for words in LEVELS.values() for n, w in enumerate(words)}
_CASES = " ".join(f"WHEN '{word}' THEN {level}" for word, level in _LEVELS.items())
READ = f"""\
CREATE TABLE answers AS
SELECT person, answer.key AS item, CASE answer.value {_CASES} END AS level,
  'practitioner' AS evidence
FROM (
  SELECT CAST(id AS INTEGER) AS person, unnest(map_entries(answers)) AS answer
  FROM read_json(?, format = 'newline_delimited', columns = {{
    id: 'VARCHAR', answers: 'MAP(VARCHAR, VARCHAR)'}})
)"""  # noqa: S608 (our own words)

_SPARK_ANSWERS = f"""\
CREATE OR REPLACE TEMPORARY VIEW answers AS
SELECT CAST(id AS INT) AS person, item, CASE said {_CASES} END AS level,
  'practitioner' AS evidence
FROM (SELECT id, explode(answers) AS (item, said) FROM sheets)
"""  # noqa: S608 (our own words)


def compare(folder: Path, people: int, engine: Literal["duckdb", "spark"]) -> None:
    """Score people both ways, print how long it took, and whether the integers are equal."""
    path = folder / f"people-{people}.ndjson"
    if not path.exists():
        write_people(load_catalog(), path, people, seed=1)
    ours = digest_of(_from_batch(path))
    theirs = digest_of(_from_duckdb(path, folder) if engine == "duckdb" else _from_spark(path))
    print(
        f"match --batch {ours[:16]}, {engine} {theirs[:16]}: {'equal' if ours == theirs else 'NOT'}"
    )
    if ours != theirs:
        sys.exit(1)


def digest_of(rows: Iterable[Row]) -> str:
    """Return the SHA-256 of rows."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row}\n".encode())
    return digest.hexdigest()


def _from_batch(path: Path) -> Iterator[Row]:
    started = perf_counter()
    command = [sys.executable, "-m", "roleadvisor", "match", "--batch", str(path)]
    scored = path.with_suffix(".scored")
    with scored.open("wb") as out:
        subprocess.run([*command, "--fields", "id,ranking"], stdout=out, check=True)
    print(f"match --batch --fields id,ranking: {perf_counter() - started:.1f} s")
    with scored.open("rb") as file:
        for line in file:
            record = json.loads(line)
            for place, ranked in enumerate(record["ranking"], start=1):
                yield int(record["id"]), ranked["id"], ranked["class"], ranked["points"], place
    scored.unlink()


def _from_duckdb(path: Path, folder: Path) -> Iterator[Row]:
    import duckdb  # noqa: PLC0415 (only here)

    with duckdb.connect(config={"temp_directory": str(folder / "duckdb")}) as connection:
        started = perf_counter()
        connection.execute(READ, [str(path)])
        read = perf_counter()
        *before, query = statements_of(load_catalog())
        for statement in before:
            connection.execute(statement)
        connection.execute(f"CREATE TABLE ranking AS {query}")
        scored = perf_counter()
        print(f"DuckDB: {read - started:.1f} s to read, {scored - read:.1f} s to score")
        cursor = connection.execute(_RANKING)
        while rows := cursor.fetchmany(100_000):
            yield from rows


def _from_spark(path: Path) -> Iterator[Row]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 (only here)

    spark = (
        SparkSession.builder.master("local[*]")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.warehouse.dir", str(path.with_suffix(".warehouse")))
        .config("spark.sql.legacy.createHiveTableByDefault", "false")
        .getOrCreate()
    )
    *before, query = statements_of(load_catalog())
    for table in ("roles", "scorecard"):
        spark.sql(f"DROP TABLE IF EXISTS {table}")
    for statement in before:
        spark.sql(statement)
    started = perf_counter()
    form = "id STRING, answers MAP<STRING, STRING>"
    spark.read.json(str(path), schema=form).createOrReplaceTempView("sheets")
    spark.sql(_SPARK_ANSWERS)
    scored = path.with_suffix(".parquet")
    spark.sql(query).write.mode("overwrite").parquet(str(scored))
    print(f"Spark, local: {perf_counter() - started:.1f} s to read, score and write")
    spark.read.parquet(str(scored)).createOrReplaceTempView("ranking")
    for row in spark.sql(_RANKING).toLocalIterator(prefetchPartitions=True):
        yield tuple(row)
    spark.stop()
