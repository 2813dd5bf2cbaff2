"""Dates at the ends of a line hide neither the title of a job nor a degree."""

import time

import pytest

from roleadvisor.imports.dates import is_ongoing, undated
from roleadvisor.imports.lines_told import degrees_in, title_in

NOW = ["present", "Now", "today", "current", "heute", "jetzt", "aujourd'hui", "aujourd’hui", "actualidad", "hoy", "atual", "hoje", "presente"]  # fmt: skip


@pytest.mark.parametrize("now", NOW)
@pytest.mark.parametrize("begun", ["Aug 2017", "11/2017", "2017", "01.11.2017", "2017-11"])
def test_a_title_is_told_before_and_behind_its_dates(begun: str, now: str) -> None:
    dates = f"{begun} \u2013 {now}"
    lines = (
        f"{dates} Statistician, Umbra",
        f"Statistician, Umbra ({dates})",
        f"Umbra {dates} Statistician",
    )
    assert [title_in(line) for line in lines] == ["Statistician"] * 3


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("März 2011 bis heute: Wirtin", "Wirtin"),
        ("seit 2016 | Wirtin", "Wirtin"),
        ("depuis janvier 2016, Cuisinier", "Cuisinier"),
        ("Camarera, de 2010 a 2012", "Camarera"),
        ("Camarera enero de 2010 hasta la actualidad", "Camarera"),
        ("Garçom 2010 até o momento", "Garçom"),
        ("Feb - Nov 2012 Cook", "Cook"),
        ("Cook from 2012 to date", "Cook"),
        ("Cook Oct '12 \u2014 Feb '14", "Cook"),
        ("2015/16 Cook", "Cook"),
        ("2015 \u2013 Data Steward", "Data Steward"),
        ("Q2 2015 - Q3 2016  Cook", "Cook"),
        ("Cook   \t  Umbra    2016", "Cook\tUmbra"),
        ("Head of Marketing 2014", "Head of Marketing"),
        ("Cook of 20 dishes", "Cook of 20 dishes"),
        ("2015 - 2017", "2015 - 2017"),
        ("May Smith", "May Smith"),
    ],
)
def test_dates_at_the_ends_are_taken_off(line: str, text: str) -> None:
    assert undated(line) == text


@pytest.mark.parametrize("line", ["2003 \u2013 2007 Magister Geographie", "10/2003 - 09/2007: Magister Geographie", "2007 Magister Geographie"])  # fmt: skip
def test_a_degree_is_told_behind_its_dates(line: str) -> None:
    assert list(degrees_in(line)) == ["Magister Geographie"]


@pytest.mark.parametrize("dates", ["2022 \u2013 heute", "since 2022", "Sep 2022 - present"])
def test_a_degree_that_goes_on_is_none(dates: str) -> None:
    assert is_ongoing(f"{dates} MA History")
    assert not list(degrees_in(f"{dates} MA History"))


@pytest.mark.parametrize(
    "piece", ["2019 ", " ,", "Sep ", "01.01.", "2019-", "seit ", "de ", "from 2019 to ", "(", "\t"]
)
def test_lines_that_are_built_to_be_slow_are_not(piece: str) -> None:
    started = time.process_time()
    for length in (100, 160, 100_000):
        line = (piece * length)[:length]
        title_in(line)
        list(degrees_in(line))
    assert time.process_time() - started < 1
