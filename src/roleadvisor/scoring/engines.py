"""Export the scorecard to other engines: as JSON, as CSV, and as SQL with a query that scores."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import astuple

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.contest import contest_of
from roleadvisor.scoring.scorecard import COLUMNS, Column, compile_scorecard, nats_per_point
from roleadvisor.sheets.sheet import Level

# Few statements, and none too long for an engine.
ROWS_PER_INSERT = 1000
# In the CSV, the evidence of rows with the points that a class starts with.
START = "start"

CLASS_COLUMNS = {
    "class": "VARCHAR(63) NOT NULL",
    "role": "VARCHAR(63) NOT NULL",
    "start_points": "INTEGER NOT NULL",
    "margin": "INTEGER",
}
CELL_COLUMNS = {
    "evidence": "VARCHAR(12) NOT NULL",
    "item": "VARCHAR(63) NOT NULL",
    "level": "INTEGER NOT NULL",
    "class": "VARCHAR(63) NOT NULL",
    "points": "INTEGER NOT NULL",
}

# Points are summed in one column per class, so that each answer is joined once, not once per class.
_QUERY = """\
WITH said AS (
  SELECT person, item, level, evidence
  FROM answers
  WHERE evidence <> 'mentioned'
  UNION ALL
  SELECT m.person, m.item, m.level, m.evidence
  FROM answers m
  LEFT JOIN answers a ON a.person = m.person AND a.item = m.item AND a.evidence <> 'mentioned'
  WHERE m.evidence = 'mentioned' AND a.person IS NULL
),
wide AS (
  SELECT evidence, item, level,
    CASE WHEN MIN(points) < MAX(points) THEN 1 ELSE 0 END AS tells,
    {points}
  FROM scorecard
  GROUP BY evidence, item, level
),
classes AS (
  SELECT
    {classes}
  FROM roles
),
sums AS (
  SELECT s.person,
    {sums}
  FROM said s
  JOIN wide w ON w.evidence = s.evidence AND w.item = s.item AND w.level = s.level
  GROUP BY s.person
  HAVING SUM(w.tells) >= {minimum_answers}
    OR SUM(CASE WHEN w.evidence = 'mentioned' THEN w.tells ELSE 0 END) >= {minimum_mentions}
),
started AS (
  SELECT s.person,
    {started}
  FROM sums s
  CROSS JOIN classes c
),
totals AS (
  SELECT s.person, r.role,
    {speakers} AS class,
    {specialities} AS speciality,
    CAST({totals} AS BIGINT) AS points
  FROM started s
  CROSS JOIN (SELECT DISTINCT role FROM roles) r
)"""

_RANKING = """
SELECT person, role, class, speciality, points,
  ROW_NUMBER() OVER (PARTITION BY person ORDER BY points DESC, role) AS place
FROM totals
ORDER BY person, place"""

_RANKING_WITH_FIT = """,
odds AS (
  SELECT person, role, class, speciality, points,
    ROW_NUMBER() OVER (PARTITION BY person ORDER BY points DESC, role) AS place,
    EXP((points - MAX(points) OVER (PARTITION BY person)) * {scale:.17E}) AS odds
  FROM totals
)
SELECT person, role, class, speciality, points, place,
  odds / SUM(odds) OVER (PARTITION BY person) AS fit
FROM odds
ORDER BY person, place"""


class ClassRow(Struct, frozen=True, kw_only=True):
    """A class, and the role that it speaks for, which counts by its class with most points.

    A speciality has a margin, and is to be named where it leads the plain role by so many points.
    """

    name: str = field(name="class")
    role: str
    start_points: int
    margin: int | None


class Cell(Struct, frozen=True, kw_only=True):
    """The points that a level of an item gives a class; 1,000 points double the odds.

    `evidence` is the experience of the person who answered, or "mentioned" for what a text names. An
    answer replaces a mention of the same item.
    """

    evidence: Column
    item: str
    level: Level
    name: str = field(name="class")
    points: int


class ScorecardTable(Struct, frozen=True, kw_only=True):
    """What `scorecard --json` prints.

    What is informative gives two classes different points. There is a ranking from `minimum_answers`
    informative answers and mentions on, or from `minimum_mentions` informative mentions. Fits are the
    softmax over roles of points / 1000 * ln 2 / `temperature`.
    """

    temperature: float
    minimum_answers: int
    minimum_mentions: int
    classes: Sequence[ClassRow]
    cells: Sequence[Cell]


def class_rows(catalog: Catalog, roles: Sequence[str] = ()) -> list[ClassRow]:
    """Return the classes of all whole roles, or of `roles` side by side."""
    contest = contest_of(catalog, compile_scorecard(catalog), roles)
    rows = zip(contest.classes, contest.speaks_for, contest.starts, contest.margins, strict=True)
    return [
        ClassRow(name=name, role=contest.roles[role], start_points=start, margin=margin)
        for name, role, start, margin in rows
    ]


def cells_of(catalog: Catalog, roles: Sequence[str] = ()) -> Iterator[Cell]:
    """Yield the cells of the same classes; interests have none for mentions."""
    card = compile_scorecard(catalog)
    contest = contest_of(catalog, card, roles)
    for column in COLUMNS:
        is_mention = column == "mentioned"
        for item in sorted(catalog.items):
            if is_mention and not catalog.items[item].is_skill:
                continue
            for level in range(int(is_mention), TOP_LEVEL + 1):
                row = contest.of(card.row(item, level, column))
                for name, points in zip(contest.classes, row, strict=True):
                    yield Cell(evidence=column, item=item, level=level, name=name, points=points)


def scorecard_table(catalog: Catalog, roles: Sequence[str] = ()) -> ScorecardTable:
    """Return the scorecard of all whole roles, or of `roles` side by side."""
    return ScorecardTable(
        temperature=catalog.questionnaire.temperature,
        minimum_answers=catalog.questionnaire.minimum_answers,
        minimum_mentions=catalog.questionnaire.minimum_mentions,
        classes=class_rows(catalog, roles),
        cells=list(cells_of(catalog, roles)),
    )


def csv_of(catalog: Catalog, roles: Sequence[str] = ()) -> str:
    """Return the scorecard as CSV (RFC 4180), with the starting points of specialities first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(CELL_COLUMNS)
    classes = class_rows(catalog, roles)
    writer.writerows((START, "", "", c.name, c.start_points) for c in classes if c.start_points)
    writer.writerows(map(astuple, cells_of(catalog, roles)))
    return text.getvalue()


def statements_of(
    catalog: Catalog, roles: Sequence[str] = (), *, has_fit: bool = False
) -> Iterator[str]:
    """Yield the SQL that creates and fills the tables `roles` and `scorecard`, then the query.

    The query scores a table `answers` with one row per person, item and kind of evidence. Its
    columns are `person`, `item`, `level` (0 to 4) and `evidence`: the person's experience for an
    answer, "mentioned" for a mention in a text. The SQL keeps to what SQLite, DuckDB and Spark have
    in common. The fit needs the function `EXP`, which some builds of SQLite lack.
    """
    classes = class_rows(catalog, roles)
    by_role: dict[str, list[ClassRow]] = {}
    for row in classes:
        by_role.setdefault(row.role, []).append(row)
    yield _create("roles", CLASS_COLUMNS)
    yield from _inserts("roles", map(astuple, classes))
    yield _create("scorecard", CELL_COLUMNS)
    yield from _inserts("scorecard", map(astuple, cells_of(catalog, roles)))
    yield _query_of(catalog, by_role, has_fit=has_fit)


def _create(table: str, columns: Mapping[str, str]) -> str:
    return f"CREATE TABLE {table} ({', '.join(map(' '.join, columns.items()))})"


def _inserts(table: str, rows: Iterable[Sequence[str | int | None]]) -> Iterator[str]:
    left = iter(rows)
    while chunk := [f"({', '.join(map(_literal, row))})" for row in islice(left, ROWS_PER_INSERT)]:
        yield f"INSERT INTO {table} VALUES\n" + ",\n".join(chunk)


def _query_of(catalog: Catalog, classes: Mapping[str, Sequence[ClassRow]], *, has_fit: bool) -> str:
    """Return the query that scores; `classes` are by the role that they speak for."""
    names = [c.name for listed in classes.values() for c in listed]
    split = {role: [c for c in listed if c.margin is not None] for role, listed in classes.items()}
    return (_QUERY + (_RANKING_WITH_FIT if has_fit else _RANKING)).format(
        points=_listed(
            f"SUM(CASE WHEN class = {_literal(name)} THEN points ELSE 0 END) AS {_column(name)}"
            for name in names
        ),
        classes=_listed(
            f"MAX(CASE WHEN class = {_literal(name)} THEN {column} END) AS {_column(name, column)}"
            for name in names
            for column in ("start_points", "margin")
        ),
        sums=_listed(f"SUM(w.{_column(name)}) AS {_column(name)}" for name in names),
        started=_listed(
            f"s.{_column(name)} + c.{_column(name, 'start_points')} AS {_column(name)}, "
            f"c.{_column(name, 'margin')}"
            for name in names
        ),
        speakers=_case_by_role({r: _of_best_class(c, _literal) for r, c in classes.items()}),
        specialities=_case_by_role(
            {r: _of_best_class(c, partial(_if_leading, r)) for r, c in split.items() if c}
        ),
        totals=_case_by_role({r: _of_best_class(c, _column) for r, c in classes.items()}),
        minimum_answers=catalog.questionnaire.minimum_answers,
        minimum_mentions=catalog.questionnaire.minimum_mentions,
        # `_RANKING_WITH_FIT` writes it with an exponent: some engines take 0.1 for a decimal.
        scale=nats_per_point(catalog.questionnaire.temperature),
    )


def _case_by_role(values: Mapping[str, str]) -> str:
    """Return an expression with a value for each of these roles, and NULL for others."""
    if not values:
        return "CAST(NULL AS VARCHAR(63))"
    cases = "".join(f"\n      WHEN {_literal(r)} THEN {value}" for r, value in values.items())
    return f"CASE r.role{cases}\n    END"


def _of_best_class(classes: Sequence[ClassRow], value: Callable[[str], str]) -> str:
    """Return an expression for the value of the class with most points; the first wins a tie."""
    *others, last = [c.name for c in classes]
    cases = ""
    for i, name in enumerate(others):
        # The classes before this one have lost already, so it need not be compared with them.
        leads = " AND ".join(f"{_column(name)} >= {_column(c.name)}" for c in classes[i + 1 :])
        cases += f"WHEN {leads} THEN {value(name)} "
    return f"CASE {cases}ELSE {value(last)} END" if cases else value(last)


def _if_leading(role: str, name: str) -> str:
    """Return an expression for a speciality's name if it leads by its margin, else NULL."""
    leads = f"{_column(name)} - {_column(role)} >= {_column(name, 'margin')}"
    return f"CASE WHEN {leads} THEN {_literal(name)} END"


def _column(name: str, column: str = "points") -> str:
    return f"{column}_{name.replace('-', '_')}"


def _listed(parts: Iterable[str]) -> str:
    return ",\n    ".join(parts)


def _literal(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
