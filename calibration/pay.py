"""Count what roles are paid, from a file of salaries, by the mapping in `pay.yaml`.

An ad that states a range stands there as two rows that are adjacent and alike but for their pay. Such
an ad counts once, at the middle of its range.
"""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any, NamedTuple

import yaml

from calibration.surveys import SurveyError, find_column, open_table
from roleadvisor.packs.pay import LEAST_PAID

MAPPING = Path(__file__).with_name("pay.yaml")
FULL_TIME = "FT"
# The columns in which the two ends of a range differ.
AMOUNTS = ("salary", "salary_in_usd")
_COLUMNS = (
    "work_year",
    "experience_level",
    "employment_type",
    "job_title",
    "employee_residence",
    *AMOUNTS,
)

Row = Mapping[str, str]
# The pay of each that was counted, by role, country and level; "all" has every level.
Counted = Mapping[tuple[str, str, str], Sequence[float]]

_HEAD = """\
# yaml-language-server: $schema=../../schemas/pay.json
# Written by `python -m calibration pay`; do not edit.
# Digest of these lines and of the mapping: {digest}
"""
_STATED = ("source", "url", "licence", "about", "currency")


class Paid(NamedTuple):
    """An ad's first row, or a person's, and the pay: for a range, its middle."""

    row: Row
    amount: float


def load_pay_mapping() -> dict[str, Any]:
    """Return what the titles, levels and countries of the file of salaries stand for."""
    mapping: dict[str, Any] = yaml.safe_load(MAPPING.read_text("utf-8"))
    return mapping


def pay_text(data: Path, mapping: Mapping[str, Any]) -> str:
    """Return the text of `fitted/pay.yaml`; the same file of salaries gives the same text."""
    with open_table(data / mapping["file"]) as file:
        rows = csv.DictReader(file)
        for column in _COLUMNS:
            find_column(rows.fieldnames or (), column)
        recent = [paid for paid in paid_in(rows) if _counts(paid.row, mapping)]
    if not recent:
        raise SurveyError(f"{mapping['file']}: no full-time work from {mapping['since']} on")
    counted = count_pay(recent, mapping)
    years = sorted({int(paid.row["work_year"]) for paid in recent})
    body = "".join(f"{line}\n" for line in _lines(mapping, counted, years))
    return _HEAD.format(digest=digest_of(body, mapping)) + body


def digest_of(body: str, mapping: Mapping[str, Any]) -> str:
    """Return a digest of the counted lines and of the mapping, which must change together."""
    written = json.dumps(mapping, sort_keys=True) + body
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def paid_in(rows: Iterable[Row]) -> Iterator[Paid]:
    """Yield each ad or person once, in the order of the file."""
    waiting: Row | None = None
    for row in rows:
        if waiting and _is_one_range(waiting, row):
            yield Paid(row=waiting, amount=(_amount(waiting) + _amount(row)) / 2)
            waiting = None
        else:
            if waiting:
                yield Paid(row=waiting, amount=_amount(waiting))
            waiting = row
    if waiting:
        yield Paid(row=waiting, amount=_amount(waiting))


def count_pay(paid: Iterable[Paid], mapping: Mapping[str, Any]) -> Counted:
    """Return the pay of all whose title names a role, by role, country and level."""
    roles = {title.casefold(): role for role, ts in mapping["roles"].items() for title in ts}
    levels = {code: level for level, code in mapping["levels"].items()}
    counted: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for row, amount in paid:
        if role := roles.get(row["job_title"].casefold()):
            for level in ("all", levels[row["experience_level"]]):
                counted[role, row["employee_residence"], level].append(amount)
    return counted


def _is_one_range(one: Row, other: Row) -> bool:
    differing = {column for column in one if one[column] != other[column]}
    return bool(differing) and differing <= {*AMOUNTS}


def _amount(row: Row) -> int:
    return int(row["salary_in_usd"])


def _counts(row: Row, mapping: Mapping[str, Any]) -> bool:
    return row["employment_type"] == FULL_TIME and int(row["work_year"]) >= mapping["since"]


def _lines(mapping: Mapping[str, Any], counted: Counted, years: Sequence[int]) -> Iterator[str]:
    enough = {key: amounts for key, amounts in counted.items() if len(amounts) >= LEAST_PAID}
    countries = sorted({country for _, country, _ in enough})
    if unnamed := set(countries) - set(mapping["countries"]):
        raise SurveyError(f"pay.yaml does not name the country {min(unnamed)}")
    yield from (f"{key}: {mapping[key]}" for key in _STATED)
    yield f"years: [{years[0]}, {years[-1]}]"
    yield "countries:"
    yield from (f"  {code}: {_country(mapping['countries'][code])}" for code in countries)
    yield "roles:"
    for role in sorted({role for role, _, _ in enough}):
        yield f"  {role}:"
        for country in countries:
            yield from _country_lines(role, country, ["all", *mapping["levels"]], enough)


def _country(named: Mapping[str, Any]) -> str:
    """Return a country on one line of YAML; JSON is YAML too, and quotes its texts."""
    return json.dumps(named, ensure_ascii=False)


def _country_lines(
    role: str, country: str, levels: Iterable[str], enough: Counted
) -> Iterator[str]:
    found = [
        (level, enough[role, country, level])
        for level in levels
        if (role, country, level) in enough
    ]
    if found:
        yield f"    {country}:"
    for level, amounts in found:
        low, median, high = map(round, quantiles(amounts, n=4, method="inclusive"))
        figures = f"n: {len(amounts)}, low: {low}, median: {median}, high: {high}"
        yield f"      {level}: {{{figures}}}"
