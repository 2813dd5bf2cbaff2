"""Write the scorecard for other engines: a table of points, and the query that scores with it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import log
from typing import Literal, NamedTuple, TypeVar, get_args

from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import POINTS_PER_BIT, TOP_LEVEL, Experience, compile_scorecard

T = TypeVar("T")
Whose = Literal["practitioner", "newcomer", "all"]

# So many rows go into one INSERT: few statements, none too long for an engine.
ROWS_PER_INSERT = 1000

_COLUMNS = {
    "experience": "VARCHAR(12)",
    "item": "VARCHAR(63)",
    "level": "INTEGER",
    "role": "VARCHAR(63)",
    "points": "INTEGER",
}

# Points are added up in a column a role: so each answer is met once, not once a role.
_QUERY = """\
WITH wide AS (
  SELECT {answer}, CASE WHEN MIN(points) < MAX(points) THEN 1 ELSE 0 END AS tells,
    {columns}
  FROM scorecard
  GROUP BY {answer}
),
sums AS (
  SELECT a.person,
    {sums}
  FROM answers a
  JOIN wide w ON {same_answer}
  GROUP BY a.person
  HAVING SUM(w.tells) >= {minimum}
),
totals AS (
  SELECT s.person, r.role,
    CAST(CASE r.role
      {cases}
    END AS BIGINT) AS points
  FROM sums s
  CROSS JOIN (SELECT DISTINCT role FROM scorecard) r
)"""

_RANKING = """
SELECT person, role, points,
  ROW_NUMBER() OVER (PARTITION BY person ORDER BY points DESC, role) AS place
FROM totals
ORDER BY person, place"""

_RANKING_WITH_FIT = """,
odds AS (
  SELECT person, role, points,
    ROW_NUMBER() OVER (PARTITION BY person ORDER BY points DESC, role) AS place,
    EXP((points - MAX(points) OVER (PARTITION BY person)) * {scale:.17E}) AS odds
  FROM totals
)
SELECT person, role, points, place,
  odds / SUM(odds) OVER (PARTITION BY person) AS fit
FROM odds
ORDER BY person, place"""


class Cell(NamedTuple):
    """The points that an answer gives a role."""

    experience: Experience
    item: str
    level: int
    role: str
    points: int


def cells_of(catalog: Catalog, whose: Whose, roles: Sequence[str] = ()) -> Iterator[Cell]:
    """Yield the scorecard cell by cell, for `roles` (all, if none are named)."""
    card = compile_scorecard(catalog)
    everyone: tuple[Experience, ...] = get_args(Experience)
    for experience in everyone if whose == "all" else (whose,):
        for item in sorted(catalog.items):
            for level in range(TOP_LEVEL + 1):
                row = card.row(item, level, experience)
                for role, points in zip(card.roles, row, strict=True):
                    if not roles or role in roles:
                        yield Cell(experience, item, level, role, points)


def csv_of(catalog: Catalog, whose: Whose, roles: Sequence[str] = ()) -> str:
    """Return the scorecard as CSV (RFC 4180); `experience` is a column if both are in it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_chosen(Cell._fields, whose))
    writer.writerows(_chosen(cell, whose) for cell in cells_of(catalog, whose, roles))
    return text.getvalue()


def statements_of(
    catalog: Catalog, whose: Whose, roles: Sequence[str] = (), *, has_fit: bool = False
) -> Iterator[str]:
    """Yield the SQL that makes and fills the table `scorecard`, and last the query that scores.

    It scores a table `answers` with a row a person and item: `person`, `item`, `level` (0 to 4), and
    `experience` if both are asked for. It keeps to what SQLite, DuckDB and Spark have in common; the
    fit needs `EXP`, which an SQLite may have been built without.
    """
    columns = (f"{name} {kind} NOT NULL" for name, kind in _chosen(_COLUMNS.items(), whose))
    yield f"CREATE TABLE scorecard ({', '.join(columns)})"
    cells = cells_of(catalog, whose, roles)
    while chunk := [_values(_chosen(cell, whose)) for cell in islice(cells, ROWS_PER_INSERT)]:
        yield "INSERT INTO scorecard VALUES\n" + ",\n".join(chunk)
    yield _query_of(catalog, whose, roles, has_fit=has_fit)


def _query_of(catalog: Catalog, whose: Whose, roles: Sequence[str], *, has_fit: bool) -> str:
    answer = ["experience"] * (whose == "all") + ["item", "level"]
    columns = {role: "of_" + role.replace("-", "_") for role in sorted(roles or catalog.roles)}
    return (_QUERY + (_RANKING_WITH_FIT if has_fit else _RANKING)).format(
        answer=", ".join(answer),
        same_answer=" AND ".join(f"w.{name} = a.{name}" for name in answer),
        columns=",\n    ".join(
            f"SUM(CASE WHEN role = {_literal(role)} THEN points ELSE 0 END) AS {column}"
            for role, column in columns.items()
        ),
        sums=",\n    ".join(f"SUM(w.{column}) AS {column}" for column in columns.values()),
        cases="\n      ".join(
            f"WHEN {_literal(role)} THEN s.{column}" for role, column in columns.items()
        ),
        minimum=catalog.questionnaire.minimum_answers,
        # As a floating-point literal, lest an engine compute in decimals.
        scale=log(2) / POINTS_PER_BIT / catalog.questionnaire.temperature,
    )


def _chosen(values: Iterable[T], whose: Whose) -> Sequence[T]:
    """Return the values of a cell's columns, without the experience where there is only one."""
    return tuple(values)[0 if whose == "all" else 1 :]


def _values(values: Sequence[str | int]) -> str:
    return f"({', '.join(map(_literal, values))})"


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
