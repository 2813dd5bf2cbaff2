"""The same people through `match --batch` and through DuckDB: the same integers, and how long."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.people import write_people
from roleadvisor.catalog import LEVELS, load_catalog
from roleadvisor.export import statements_of

_LEVELS = {"true": 4, "false": 0} | {w: n for words in LEVELS.values() for n, w in enumerate(words)}
_CASES = " ".join(f"WHEN '{word}' THEN {level}" for word, level in _LEVELS.items())
READ = f"""\
CREATE TABLE answers AS
SELECT person, answer.key AS item, CASE answer.value {_CASES} END AS level
FROM (
  SELECT CAST(id AS INTEGER) AS person, unnest(map_entries(answers)) AS answer
  FROM read_json(?, format = 'newline_delimited', columns = {{
    id: 'VARCHAR', answers: 'MAP(VARCHAR, VARCHAR)'}})
)"""  # noqa: S608 (our own words)


def compare(folder: Path, people: int) -> None:
    """Score people both ways, print how long it took, and whether the integers are equal."""
    path = folder / f"people-{people}.ndjson"
    if not path.exists():
        write_people(load_catalog(), path, people, seed=1)
    ours = digest_of(_from_batch(path))
    theirs = digest_of(_from_duckdb(path, folder / "duckdb"))
    print(
        f"match --batch {ours[:16]}, DuckDB {theirs[:16]}: {'equal' if ours == theirs else 'NOT'}"
    )
    if ours != theirs:
        sys.exit(1)


def digest_of(rows: Iterable[tuple[int, str, int, int]]) -> str:
    """Return the SHA-256 of rows of person, role, points and place."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row}\n".encode())
    return digest.hexdigest()


def _from_batch(path: Path) -> Iterator[tuple[int, str, int, int]]:
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
                yield int(record["id"]), ranked["role"], ranked["points"], place
    scored.unlink()


def _from_duckdb(path: Path, spill: Path) -> Iterator[tuple[int, str, int, int]]:
    import duckdb  # noqa: PLC0415 (only here)

    with duckdb.connect(config={"temp_directory": str(spill)}) as connection:
        started = perf_counter()
        connection.execute(READ, [str(path)])
        read = perf_counter()
        *before, query = statements_of(load_catalog(), "practitioner")
        for statement in before:
            connection.execute(statement)
        connection.execute(f"CREATE TABLE ranking AS {query}")
        scored = perf_counter()
        print(f"DuckDB: {read - started:.1f} s to read, {scored - read:.1f} s to score")
        cursor = connection.execute("SELECT * FROM ranking ORDER BY person, place")
        while rows := cursor.fetchmany(100_000):
            yield from rows
