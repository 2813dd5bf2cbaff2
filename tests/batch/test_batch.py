"""A batch says of each line what `match` says of the sheet alone, in constant memory."""

import dataclasses
import io
import json
import tracemalloc
from collections.abc import Iterator, Sequence
from math import log2
from typing import Any

import msgspec
import pytest
from conftest import MakePack
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from packing import change, specialise

from roleadvisor.batch import FIELDS, BatchOptions, score_stream
from roleadvisor.batch.model import Model, plain_scorer
from roleadvisor.batch.records import BatchRecord
from roleadvisor.batch.together import numpy_scorer
from roleadvisor.errors import InputError
from roleadvisor.packs import LEVELS, Catalog, load_catalog
from roleadvisor.safe.files import MAX_BYTES, decode
from roleadvisor.scoring.contest import Contest
from roleadvisor.scoring.match import rank_sheet
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.people import CODES, Person, PersonReader, read_sheets, sheet_of
from roleadvisor.sheets.sheet import EXPERIENCES, AnswerSheet, read_sheet

PRACTICE = ("python", "sql", "spark", "r", "docker", "move-data", "research-ml", "airflow")
SKILLS = {item.id for item in load_catalog().items.values() if item.is_skill}
WORDS = [word for words in LEVELS.values() for word in words]


def scored(catalog: Catalog, data: bytes, **options: Any) -> bytes:
    outcomes = score_stream(catalog, io.BytesIO(data), "x", BatchOptions(**options))
    return b"".join(outcome.records for outcome in outcomes)


def records(catalog: Catalog, data: bytes, **options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in scored(catalog, data, **options).splitlines()]


def line(answers: dict[str, Any], **rest: Any) -> bytes:
    return json.dumps({"roleadvisor": 1, **rest, "answers": answers}).encode() + b"\n"


def plainly(
    catalog: Catalog, card: Scorecard, data: bytes, roles: Sequence[str], *, ignore_unknown: bool
) -> Iterator[dict[str, Any]]:
    """Yield what the strict reader and the scoring of a single sheet say of each line."""
    for number, raw in enumerate(io.BytesIO(data), start=1):
        if raw.isspace():
            continue
        read = strictly(catalog, raw, number, ignore_unknown=ignore_unknown)
        if isinstance(read, InputError):
            parts = [
                {"code": p.code, "column": p.column, "message": p.message} for p in read.problems
            ]
            yield {"line": number, "error": {**parts[0], "also": parts[1:]}}
        else:
            yield _single(catalog, card, number, read, roles)


def strictly(
    catalog: Catalog, raw: bytes, number: int, *, ignore_unknown: bool = False
) -> AnswerSheet | InputError:
    try:
        return read_sheet(decode(raw, "x"), "x", catalog, ignore_unknown=ignore_unknown)
    except InputError as error:
        return InputError(dataclasses.replace(problem, line=number) for problem in error.problems)


def _single(
    catalog: Catalog, card: Scorecard, number: int, sheet: AnswerSheet, roles: Sequence[str]
) -> dict[str, Any]:
    match = rank_sheet(catalog, card, sheet, roles)
    best = match.ranking[0] if match.ranking else None
    return {
        "line": number,
        "id": sheet.id,
        "label": sheet.label,
        "experience": sheet.experience,
        "unknown": list(sheet.unknown),
        "status": match.status,
        "answered": match.answered,
        "mentioned": match.mentioned,
        "informative": match.informative,
        "best": best and best.id,
        "class": best and best.speaker,
        "speciality": match.speciality,
        "family": best and best.family,
        "fit": best and best.fit,
        "ranking": [
            {"id": r.id, "class": r.speaker, "fit": r.fit, "points": r.points}
            for r in match.ranking
        ],
    }


ids = st.one_of(st.none(), st.integers(), st.text(max_size=6), st.just("a:b"), st.floats())
values = st.one_of(
    st.booleans(),
    st.integers(-1, 5),
    st.none(),
    st.sampled_from([*WORDS, "Love It", "yes", "no", "true"]),
    st.floats(),
    st.integers(),
)
plain_values = st.one_of(st.booleans(), st.integers(0, 4), st.none())
names = st.sampled_from([*PRACTICE, "pyhton", "a:b", "answers", "text-editor"])
plain_labels = st.sampled_from(["data-engineer", "statistician", "baker", "a: b", "", "é"])


def mapping(pairs: Sequence[tuple[str, Any]]) -> str:
    """Return an object in JSON, in which a key may stand twice."""
    return "{" + ", ".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in pairs) + "}"


@st.composite
def mentions(draw: st.DrawFn, catalog_items: Sequence[str], *, is_good: bool) -> str:
    """Draw what a sheet mentions: a list, or levels by item."""
    known = st.sampled_from(sorted(SKILLS.intersection(catalog_items)))
    named = known if is_good else st.one_of(known, names, st.sampled_from(catalog_items))
    if draw(st.booleans()):
        return json.dumps(draw(st.lists(named, max_size=10)))
    levels = st.integers(1, 4) if is_good else values
    return mapping([*draw(st.dictionaries(named, levels, max_size=10)).items()])


@st.composite
def sheets(draw: st.DrawFn, catalog_items: Sequence[str]) -> bytes:
    """Draw a line: often a good sheet, else one with something odd, or spoilt text."""
    is_good = draw(st.booleans())
    known = st.sampled_from(catalog_items)
    pairs = draw(
        st.lists(
            st.tuples(known if is_good else st.one_of(known, names), plain_values)
            if is_good
            else st.tuples(st.one_of(known, names), values),
            max_size=20,
            unique_by=(lambda pair: pair[0]) if is_good else None,
        )
    )
    top = [
        '"roleadvisor": ' + ("1" if is_good else draw(st.sampled_from(["1", "2", "1.0", "true"])))
    ]
    if draw(st.booleans()) or pairs:
        top.append(f'"answers": {mapping(pairs)}')
    many = st.lists(mentions(catalog_items, is_good=is_good), max_size=1 if is_good else 2)
    top += [f'"mentioned": {mentioned}' for mentioned in draw(many)]
    optional = {
        "id": st.text(max_size=5) if is_good else ids,
        "label": plain_labels if is_good else st.one_of(plain_labels, st.just(3), st.none()),
        "experience": st.sampled_from(["newcomer", "practitioner"] + ["some"] * (not is_good)),
    }
    for key, strategy in optional.items():
        for _ in range(draw(st.integers(0, 1 if is_good else 2))):
            ascii_only = draw(st.booleans())
            top.append(f'"{key}": {json.dumps(draw(strategy), ensure_ascii=ascii_only)}')
    text = "{" + ", ".join(draw(st.permutations(top))) + "}"
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(max_size=2)) + text[at + 1 :]
    return text.encode("utf-8", "surrogatepass").replace(b"\n", b" ")


ODD = [
    b"",
    b'{"roleadvisor": 1, "mentioned": ["sql"], "titles": ["data-engineer", "etl-developer"]}',
    b'{"roleadvisor": 1, "mentioned": ["sql"], "titles": ["data-enginer"]}',
    b" \t\x0c",
    b'\t{"roleadvisor": 1, "answers": {"r": true}}',
    b'{"roleadvisor":\t1, "answers": {"r": true}}\t\r',
    b"\xef\xbb\xbf" + line({"python": True}).strip(),
    b'{"roleadvisor": 1, "answers": {"r": true, "r": true}}',
    b'{"roleadvisor": 1, "id": "\\u003a", "answers": {"r": true, "r": true}}',
    b'{"roleadvisor": 1, "roleadvisor": 1, "answers": {}}',
    b'{"roleadvisor": 1, "answers": {"r": 1.0}}',
    b'{"roleadvisor": 1, "answers": {"r": 1e0, "sql": NaN, "python": Infinity}}',
    b'{"roleadvisor": 1, "answers": {"r": 5}}',
    b'{"roleadvisor": 1, "answers": {"r": "love it", "move-data": "expert"}}',
    b'{"roleadvisor": 1, "answers": {"r": "  EXPERT ", "move-data": "LOVE_IT"}}',
    b'{"roleadvisor": 1, "id": 123456789012345678, "answers": {}}',
    b'{"roleadvisor": 1, "id": 1234567890123456789, "answers": {}}',
    b'{"roleadvisor": 1, "id": ' + b"9" * 5000 + b', "answers": {}}',
    b'{"roleadvisor": 1, "id": true, "answers": {}}',
    b'{"roleadvisor": 1, "id": 4.0, "answers": {}}',
    b'{"roleadvisor": 1, "id": "\\u001b[2J", "answers": {}}',
    b'{"roleadvisor": 1, "id": "\\ud83d\\ude00", "answers": {}}',
    b'{"roleadvisor": 1, "id": "\\ud83d", "answers": {}}',
    b'{"roleadvisor": 1, "id": "\xff", "answers": {}}',
    b'{"roleadvisor": 1, "id": "' + b"x" * 201 + b'", "answers": {}}',
    b'{"roleadvisor": 1, "answers": {}} {"roleadvisor": 1, "answers": {}}',
    b'{"roleadvisor": 1}',
    b'{"roleadvisor": 1, "mentioned": []}',
    b'{"roleadvisor": 1, "mentioned": null}',
    b'{"roleadvisor": 1, "mentioned": ["sql", "sql", "r", "spark"], "answers": {"r": false}}',
    b'{"roleadvisor": 1, "mentioned": ["sql", "r"], "answers": {"r": null, "sql": 1}}',
    b'{"roleadvisor": 1, "mentioned": {"sql": "expert", "r": 0, "spark": null, "kafka": 2}}',
    b'{"roleadvisor": 1, "mentioned": ["move-data"]}',
    b'{"roleadvisor": 1, "mentioned": ["cobol"]}',
    b'{"roleadvisor": 1, "mentioned": ["sql:"]}',
    b'{"roleadvisor": 1, "mentioned": ["vim", "sql", "vim"], "answers": {"vscode": true, "vim": null}}',
    b'{"roleadvisor": 1, "answers": {"vim": "expert", "vscode": 7}}',
    b'{"roleadvisor": 1, "answers": {"vim": [1]}}',
    b'{"roleadvisor": 1, "answers": {"vim": true, "vim": true}}',
    b'{"roleadvisor": 1, "mentioned": [' + b'"r",' * 25_000 + b'"r"]}',
    b'{"roleadvisor": 1, "answers": {' + b",".join(b'"%d":null' % i for i in range(15_000)) + b"}}",
    b'{"roleadvisor": 1, "label": "\\u003a", "answers": {"r": true, "r": true}}',
    b'{"roleadvisor": 1, "label": "\\u001b[2J", "answers": {}}',
    b'{"roleadvisor": 1, "label": "' + b"x" * 64 + b'", "answers": {}}',
    b'{"roleadvisor": 1, "label": "' + b"x" * 63 + b'", "answers": {}}',
    b'{"roleadvisor": 1, "answers": {"cobol": true, "fortran": 1.5, "ada": "\\u200b"}}',
    b"[" * 100_000,
    b"x" * (MAX_BYTES - 1),
    b"x" * MAX_BYTES,
    b" " * (MAX_BYTES + 1) + b"x",
    line({"python": True}).strip() + b" " * MAX_BYTES,
    b"roleadvisor: 1, answers: {r: true}",
    b"{roleadvisor: 1, answers: {r: true, sql: yes}}",
]


def agrees(
    catalog: Catalog,
    card: Scorecard,
    data: bytes,
    roles: Sequence[str] = (),
    *,
    ignore_unknown: bool = False,
    **options: Any,
) -> None:
    fields = [field for field in FIELDS if field not in {"catalogue", "schema", "tool_version"}]
    options |= {"roles": roles, "fields": fields, "ignore_unknown": ignore_unknown}
    fast, slow = (scored(catalog, data, is_fast=is_fast, **options) for is_fast in (True, False))
    assert fast == slow
    expected = plainly(catalog, card, data, roles, ignore_unknown=ignore_unknown)
    assert list(map(json.loads, fast.splitlines())) == list(expected)
    if not ignore_unknown:
        for raw in io.BytesIO(data):
            assert [normal(read) for _, read in read_sheets(io.BytesIO(raw), "x", catalog)] == [
                normal(strictly(catalog, raw, 1))
            ] * (not raw.isspace())


def normal(read: AnswerSheet | InputError) -> object:
    """Return what can be compared of a sheet, in which the order of items means nothing."""
    if isinstance(read, InputError):
        return list(read.problems)
    return replace(read, skipped=sorted(read.skipped), unknown=list(read.unknown))


@settings(max_examples=100)
@given(data=st.data())
def test_both_ways_say_what_the_strict_reader_and_a_single_match_say(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    lines = data.draw(st.lists(sheets(sorted(catalog.items)), max_size=5))
    agrees(
        catalog,
        card,
        b"\n".join(lines),
        data.draw(st.sampled_from([(), ("statistician",), ("data-engineer", "etl-developer")])),
        ignore_unknown=data.draw(st.booleans()),
        block_bytes=data.draw(st.sampled_from([1, 100, 1 << 20])),
    )


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("ignore_unknown", [False, True])
def test_an_odd_line_fares_as_with_the_strict_reader(
    catalog: Catalog, card: Scorecard, odd: bytes, *, ignore_unknown: bool
) -> None:
    good = line(dict.fromkeys(PRACTICE, True), id="é")
    agrees(catalog, card, good + odd + b"\n" + good, ignore_unknown=ignore_unknown)
    agrees(catalog, card, odd, ignore_unknown=ignore_unknown)


@pytest.mark.parametrize("roles", [(), ("data-engineer", "statistician")])
def test_titles_count_as_in_a_single_match(
    catalog: Catalog, card: Scorecard, roles: tuple[str, ...]
) -> None:
    titled = b'{"roleadvisor": 1, "mentioned": ["sql", "r"], "titles": ["data-engineer"]}\n'
    untitled = b'{"roleadvisor": 1, "mentioned": ["sql", "r"]}\n'
    agrees(catalog, card, titled + untitled + titled, roles)


def same_scores(model: Model, people: list[Person]) -> bool:
    for is_ranked in (True, False):
        fast = numpy_scorer(model, is_ranked=is_ranked)(people)
        slow = plain_scorer(model, is_ranked=is_ranked)(people)
        if any(repr([*(f or ())]) != repr([*(s or ())]) for f, s in zip(fast, slow, strict=True)):
            return False
    return True


def of_points(points: Sequence[int], temperature: float) -> Model:
    """Return a model of one item, any answer to which gives these points."""
    names = tuple(f"r{i}" for i in range(len(points)))
    places = tuple(range(len(points)))
    none = (0,) * len(points)
    contest = Contest(names, names, places, places, none, (None,) * len(points), none)
    rows = [[(*points, 1, 0, 1, 0)] * CODES * len(EXPERIENCES)]
    return Model(contest, names, rows, lambda *_: True, lambda _: none, temperature)


ONE = [Person(1, b"\x00", "practitioner", None, None, ())]


@settings(max_examples=500)
@given(
    points=st.lists(st.integers(-60_000, 60_000), min_size=1, max_size=15),
    temperature=st.floats(0.05, 5),
)
def test_fits_are_the_same_to_the_last_digit(points: list[int], temperature: float) -> None:
    assert same_scores(of_points(points, temperature), ONE)


def test_fits_at_the_edge_of_rounding_are_the_same_to_the_last_digit() -> None:
    for unit in range(500_001, 999_999, 991):
        fit = (unit + 0.5) / 1_000_000
        temperature = 1 / log2(fit / (1 - fit))  # at 1000 points' distance the first has that fit
        assert same_scores(of_points([1000, 0], temperature), ONE)


def test_ties_break_by_role_id(make_pack: MakePack) -> None:
    same = "baking: core, selling: core"
    catalog = load_catalog(make_pack(b="baking: rare, selling: rare", d=same, c=same))
    data = line({"baking": 4, "selling": 4})
    agrees(catalog, compile_scorecard(catalog), data)
    (record,) = records(catalog, data)
    assert [ranked["id"] for ranked in record["ranking"]] == ["c", "d", "b"]


@pytest.fixture
def bakery(make_pack: MakePack) -> Catalog:
    """Two whole roles; one has two specialities that nothing tells apart, and that tie with it."""
    pack = make_pack(
        baker="baking: core, oven: core",
        seller="selling: core",
        d="baking: core, oven: core",
        c="baking: core, oven: core",
    )
    for name in ("c", "d"):
        specialise(pack / f"{name}.yaml", "baker", margin=0)
    till = "{id: till, text: A till, base: 0.5, weight: 1.0}"
    change(pack / "screens" / "knowing.yaml", "{id: oven", f"{till}, {{id: oven")
    return load_catalog(pack)


def test_the_first_class_among_equal_ones_speaks_and_the_first_speciality_is_named(
    bakery: Catalog,
) -> None:
    data = line({"baking": 4, "selling": 0}) + line({}, mentioned=["oven"]) + line({"selling": 4})
    agrees(bakery, compile_scorecard(bakery), data)
    told, *_ = records(bakery, data)
    assert (told["best"], told["class"], told["speciality"]) == ("baker", "baker", "c")
    (side,) = records(bakery, line({"baking": 4, "selling": 0}), roles=["c", "seller"])
    assert (side["best"], side["class"], side["speciality"]) == ("c", "c", None)


def test_mentions_alone_are_enough_from_their_minimum_on(bakery: Catalog) -> None:
    bank = replace(bakery.questionnaire, minimum_answers=2, minimum_mentions=1)
    catalog = replace(bakery, questionnaire=bank)
    data = line({}, mentioned=["oven"]) + line({"oven": 4}) + line({"oven": 4}, mentioned=["oven"])
    agrees(catalog, compile_scorecard(catalog), data)
    said = [(r["status"], r["answered"], r["mentioned"]) for r in records(catalog, data)]
    assert said == [("ranked", 0, 1), ("insufficient", 1, 0), ("insufficient", 1, 0)]


def test_sheets_of_every_usual_form_are_read_fast(catalog: Catalog) -> None:
    reader = PersonReader(catalog, "x")
    for sheet in (
        line({"python": True, "move-data": "love it", "r": None}, label="my label", id=3),
        line({"python": True}, mentioned=["sql", "python"]),
        line({"python": True, "vim": False}, mentioned=["vscode", "r"]),
        b'{"roleadvisor": 1, "mentioned": ["sql"], "label": "Data engineer: 2023"}',
    ):
        person = reader.read_fast(1, sheet)
        expected = strictly(catalog, sheet, 1)
        assert person and isinstance(expected, AnswerSheet)
        assert normal(sheet_of(person, catalog)) == normal(expected)


def test_a_word_has_one_level_whatever_the_item() -> None:
    assert len(set(WORDS) | {"yes", "no"}) == len(WORDS) + 2


def test_one_role_alone_is_never_ranked(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="baking: core, selling: core"))
    (record,) = records(catalog, line({"baking": 4, "selling": 4}))
    assert (record["status"], record["answered"], record["ranking"]) == ("insufficient", 2, [])


def test_records_are_of_the_shipped_form(catalog: Catalog) -> None:
    data = line(dict.fromkeys(PRACTICE, True), id="a") + line({}) + b"x\n"
    for record in scored(catalog, data).splitlines():
        decoded = msgspec.json.decode(record, type=BatchRecord)
        assert list(json.loads(record)) == sorted(json.loads(record))
        assert decoded.schema == "roleadvisor/batch@1"


@pytest.mark.parametrize("field", FIELDS)
def test_one_field_is_all_that_a_record_has_and_a_fault_says_its_line(
    catalog: Catalog, field: str
) -> None:
    data = line(dict.fromkeys(PRACTICE, True)) + b"x\n"
    record, fault = records(catalog, data, fields=[field])
    assert list(record) == [field]
    assert {"error", "line"} <= set(fault) <= {"error", "line", field}


def test_records_stand_in_the_order_of_lines_whatever_the_blocks(catalog: Catalog) -> None:
    data = b"".join(
        b"x\n" if i % 3 == 1 else b"\n" if i % 7 == 2 else line({}, id=str(i)) for i in range(100)
    )
    for size in (1, 7, 1000, 1 << 20):
        numbers = [record["line"] for record in records(catalog, data, block_bytes=size)]
        assert numbers == [i + 1 for i in range(100) if i % 3 == 1 or i % 7 != 2]


def test_a_strict_stream_stops_at_the_first_malformed_line(catalog: Catalog) -> None:
    data = line({}) + b"x\n" + line({})
    outcomes = list(score_stream(catalog, io.BytesIO(data), "x", BatchOptions(is_strict=True)))
    assert [(o.sheets, o.faults) for o in outcomes] == [(1, 1)]
    assert outcomes[0].stopped_by is not None


def test_an_empty_stream_gives_nothing(catalog: Catalog) -> None:
    assert scored(catalog, b"") == scored(catalog, b"\n\n") == b""


class Endless(io.RawIOBase):
    """A line without an end, up to 100 MB of which can be read."""

    left = 100_000_000

    def read1(self, size: int) -> bytes:
        size = min(size, self.left)
        self.left -= size
        return b"x" * size


def test_a_line_without_an_end_is_given_up_in_the_memory_of_a_sheet(catalog: Catalog) -> None:
    stream = Endless()
    tracemalloc.start()
    outcomes = list(score_stream(catalog, stream, "x", BatchOptions()))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    (record,) = b"".join(outcome.records for outcome in outcomes).splitlines()
    assert json.loads(record)["error"]["code"] == "too-large"
    stopped_by = outcomes[-1].stopped_by
    assert stopped_by and [p.code for p in stopped_by.problems] == ["more-problems"]
    assert stream.left > 85_000_000
    assert peak < 20_000_000
