"""Every reader refuses what strangers write, cleanly and soon, or shows it as it is."""

import json
import time
from pathlib import Path

import pytest
from cases import Case, cases
from hypothesis import given
from hypothesis import strategies as st
from measured import MOST_SECONDS

from fuzz.readers import READERS, is_refused
from roleadvisor.errors import InputError, RoleAdvisorError

SEEDS = Path(__file__).resolve().parents[2] / "fuzz" / "corpus"
# Keys and words that the documents have, so that what is made up gets past the first check.
WORDS = st.sampled_from([
    "roleadvisor", "answers", "python", "sql", "expert", "label", "data-engineer", "id", "version",
    "temperature", "words", "screens", "items", "text", "base", "weight", "kind", "skill", "name",
    "family", "engineering", "summary", "sources", "url", "https://example.org/", "result", "kept",
    "ranking", "fit", "points", "session", "replies", "levels", "position", "digest", "pack",
    "2026-11-24T16:40:00Z",
])  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=6),
    max_leaves=12,
)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.reader}-{case.name}")
def test_a_case_is_refused_as_the_table_says_within_a_second(case: Case) -> None:
    started = time.process_time()
    refusal: RoleAdvisorError | None = None
    try:
        READERS[case.reader](case.data)
    except RoleAdvisorError as error:
        refusal = error
    assert time.process_time() - started < MOST_SECONDS
    if case.code:
        assert isinstance(refusal, InputError)
        assert case.code in {problem.code for problem in refusal.problems}
    elif case.reader not in {"title", "search", "role-names"}:
        assert refusal is None
    assert is_refused(READERS[case.reader], case.data) == (refusal is not None)


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_has_seeds_that_it_reads(reader: str) -> None:
    seeds = [path.read_bytes() for path in (SEEDS / reader).iterdir()]
    assert seeds
    assert not all(is_refused(READERS[reader], data) for data in seeds)


@given(st.sampled_from(sorted(READERS)), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(reader: str, data: bytes) -> None:
    is_refused(READERS[reader], data)


@given(st.sampled_from(sorted(READERS)), VALUES)
def test_any_structure_is_read_or_refused(reader: str, value: object) -> None:
    is_refused(READERS[reader], json.dumps(value).encode())


@given(st.data())
def test_any_seed_with_a_part_of_it_replaced_is_read_or_refused(data: st.DataObject) -> None:
    reader = data.draw(st.sampled_from(sorted(READERS)))
    seed = data.draw(st.sampled_from(sorted((SEEDS / reader).iterdir()))).read_bytes()
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(start + 20, len(seed))))
    new = data.draw(st.binary(max_size=8) | VALUES.map(lambda value: json.dumps(value).encode()))
    is_refused(READERS[reader], seed[:start] + new + seed[end:])
