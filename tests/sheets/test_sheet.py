"""Sheets: what is read from `answers` and `mentioned`, what is refused, and that saving loses nothing."""

import json
from pathlib import Path

import pytest
import yaml
from conftest import BANK, ROLE
from hypothesis import given
from hypothesis import strategies as st
from packing import change, write_pack

from roleadvisor.errors import InputError
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.safe.characters import hidden
from roleadvisor.safe.documents import MAX_DIGITS
from roleadvisor.sheets.filled import read_filled
from roleadvisor.sheets.people import PersonReader, sheet_of
from roleadvisor.sheets.sheet import AnswerSheet, load_sheet, read_sheet, with_mentions
from roleadvisor.sheets.written import save_sheet, sheet_document

# Beside the items that all tests have: skills on levels, one that was asked once, and one of weight 0.
DOING = """\
{id: doing, title: Doing, prompt: How well?, kind: skill, scale: levels, items: [
  {id: kneading, text: Kneading dough, base: 0.5, weight: 1.0},
  {id: proofing, text: Proofing dough, base: 0.5, weight: 0.0}]}
"""
INTERESTS = ["baking", "selling"]
SKILLS = ["kneading", "oven", "proofing"]


@pytest.fixture(scope="session")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("bakery")
    roles = {f"{r}.yaml": ROLE.format(id=r, shares="oven: core") for r in ("baker", "seller")}
    write_pack(folder, {**BANK, **roles, "screens/doing.yaml": DOING})
    change(folder / "pack.yaml", "knowing]", "knowing, doing]\nretired: [hearth]")
    return load_catalog(folder)


def read(bakery: Catalog, rest: str, *, ignore_unknown: bool = False) -> AnswerSheet:
    return read_sheet(f"roleadvisor: 1\n{rest}\n", "me", bakery, ignore_unknown=ignore_unknown)


def problems(bakery: Catalog, rest: str) -> list[tuple[int, int, str]]:
    with pytest.raises(InputError) as caught:
        read(bakery, rest)
    return [(problem.line, problem.column, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("mentioned", "levels"),
    [
        ("[]", {}),
        ("[oven]", {"oven": 4}),
        ("[oven, kneading, oven]", {"oven": 4, "kneading": 4}),
        ("[proofing]", {"proofing": 4}),
        ("{}", {}),
        ("{oven: true, kneading: yes}", {"oven": 4, "kneading": 4}),
        ("{oven: awareness, kneading: Working}", {"oven": 1, "kneading": 2}),
        ("{oven: practitioner, kneading: EXPERT}", {"oven": 3, "kneading": 4}),
        ("{oven: 1, kneading: 4}", {"oven": 1, "kneading": 4}),
        ("{oven: none, kneading: null}", {}),
        ("{oven: 0, kneading: false, proofing: no}", {}),
    ],
)
def test_what_is_mentioned_is_a_list_or_has_levels(
    bakery: Catalog, mentioned: str, levels: dict[str, int]
) -> None:
    sheet = read(bakery, f"mentioned: {mentioned}")
    assert (sheet.mentioned, sheet.levels, sheet.skipped) == (levels, {}, [])


def test_an_answer_replaces_a_mention_and_a_mention_a_skip(bakery: Catalog) -> None:
    said = "answers: {oven: false, kneading: null, proofing: null}\nmentioned: "
    for mentioned in ("[oven, kneading]", "{oven: true, kneading: true, proofing: none}"):
        sheet = read(bakery, said + mentioned)
        assert sheet.levels == {"oven": 0}
        assert sheet.mentioned == {"kneading": 4}
        assert sheet.skipped == ["proofing"]


@pytest.mark.parametrize(
    ("rest", "line", "column", "code"),
    [
        ("mentioned: [oven, baking]", 2, 19, "mention"),
        ("mentioned: {baking: love it}", 2, 21, "mention"),
        ("mentioned: {baking: null}", 2, 21, "mention"),
        ("mentioned: [oven, ovn]", 2, 19, "unknown-item"),
        ("mentioned: {ovn: expert}", 2, 13, "unknown-item"),
        ("mentioned: {oven: 5}", 2, 19, "level"),
        ("mentioned: {oven: love it}", 2, 19, "level"),
        ("mentioned: {oven: 1.0}", 2, 19, "level"),
        ("mentioned: {oven: [4]}", 2, 19, "value"),
        ("mentioned: [oven, 7]", 2, 19, "type"),
        ("mentioned: [{oven: 4}]", 2, 13, "type"),
        ("mentioned: oven", 2, 12, "value"),
        ("mentioned: null", 2, 12, "value"),
        ("mentions: [oven]", 2, 1, "unknown-key"),
        ("answers: {baking: expert}", 2, 19, "level"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(
    bakery: Catalog, rest: str, line: int, column: int, code: str
) -> None:
    assert problems(bakery, rest) == [(line, column, code)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("roleadvisor: true", "True does not belong here; write roleadvisor: 1"),
        ('roleadvisor: "1"', "'1' does not belong here; write roleadvisor: 1"),
        ('{"roleadvisor": 2}', "2 does not belong here; write roleadvisor: 1"),
        (
            "roleadvisor: 1\nanswers:",
            "nothing stands here; write keys below it, or leave the key out",
        ),
        (
            "roleadvisor: 1\nmentioned:",
            "nothing stands here; write a list: [...] or keys below it, or leave the key out",
        ),
        (
            "roleadvisor: 1\nmentioned: oven",
            "'oven' is none of the kinds allowed here; write a list: [...] or keys below it",
        ),
        (
            "roleadvisor: 1\nanswers: {oven: [1]}",
            "[1] is none of the kinds allowed here; write true or false, a figure or a text",
        ),
        (
            "roleadvisor: 1\nlabel: [a]",
            "['a'] is none of the kinds allowed here; write a text of 0 to 63 characters",
        ),
    ],
)
def test_what_is_of_the_wrong_kind_is_told_with_what_to_write(
    bakery: Catalog, text: str, message: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_sheet(text, "me", bakery)
    assert [problem.message for problem in caught.value.problems] == [message]


def test_every_problem_of_both_parts_is_told(bakery: Catalog) -> None:
    rest = "answers:\n  ovn: true\n  oven: 9\nmentioned:\n  - ovn\n  - baking\n  - kneading"
    assert problems(bakery, rest) == [
        (3, 3, "unknown-item"),
        (4, 9, "level"),
        (6, 5, "unknown-item"),
        (7, 5, "mention"),
    ]


def test_unknown_items_can_be_ignored_and_are_named_once(bakery: Catalog) -> None:
    rest = "answers: {ovn: 1, stove: null}\nmentioned: {pan: 9, ovn: expert}"
    sheet = read(bakery, rest, ignore_unknown=True)
    assert sheet.unknown == ["ovn", "stove", "pan"]
    assert (sheet.levels, sheet.mentioned, sheet.skipped) == ({}, {}, [])


@pytest.mark.parametrize(
    "rest", ["answers: {hearth: true}", "answers: {hearth: null}", "mentioned: [hearth]"]
)
def test_an_item_that_was_asked_once_is_accepted_and_named(bakery: Catalog, rest: str) -> None:
    sheet = read(bakery, rest)
    assert sheet.unknown == ["hearth"]
    assert (sheet.levels, sheet.mentioned, sheet.skipped) == ({}, {}, [])


def test_sheets_of_items_that_were_asked_once_are_of_no_other_pack(bakery: Catalog) -> None:
    bank = bakery.questionnaire
    assert bank.retired == ("hearth",)
    sheet = read(bakery, "answers: {hearth: 1, x: 1, y: 1}", ignore_unknown=True)
    assert sheet.unknown == ["hearth", "x", "y"]
    found = problems(bakery, "answers: {hearth: 1, x: 1, y: 1}")
    assert {code for _, _, code in found} == {"unknown-item"}


def test_a_label_may_be_a_role_that_the_pack_does_not_have(bakery: Catalog) -> None:
    assert read(bakery, "label: pastry-chef").label == "pastry-chef"
    assert problems(bakery, f"label: {'x' * 64}") == [(2, 8, "value")]


# Ids that a file can hold: those without hidden characters.
IDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200).filter(
    lambda text: not hidden(text).search(text)
)
ANSWERED = st.dictionaries(st.sampled_from(INTERESTS + SKILLS), st.integers(0, 4))
SHEETS = st.builds(
    lambda levels, skipped, mentioned, **rest: with_mentions(
        AnswerSheet(
            levels=levels, skipped=[i for i in skipped if i not in levels], unknown=[], **rest
        ),
        mentioned,
    ),
    levels=ANSWERED,
    skipped=st.lists(st.sampled_from(INTERESTS + SKILLS), unique=True),
    mentioned=st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4)),
    experience=st.sampled_from(["newcomer", "practitioner"]),
    label=st.none() | st.sampled_from(["baker", "pastry-chef"]) | IDS.filter(lambda t: len(t) < 64),
    id=st.none() | IDS | st.integers(0, 10**MAX_DIGITS - 1).map(str),
)


@given(sheet=SHEETS)
def test_to_save_a_sheet_and_read_it_is_to_have_it_again(
    bakery: Catalog, tmp_path_factory: pytest.TempPathFactory, sheet: AnswerSheet
) -> None:
    path = tmp_path_factory.getbasetemp() / "sheet.yaml"
    save_sheet(sheet, path, bakery)
    assert load_sheet(path, bakery) == sheet
    as_json = json.dumps(sheet_document(sheet, bakery))
    assert read_sheet(as_json, "me", bakery) == sheet


@given(
    said=st.dictionaries(st.sampled_from(SKILLS), st.none() | st.integers(0, 4)),
    mentioned=st.lists(st.sampled_from(SKILLS), unique=True),
)
def test_a_line_that_is_read_fast_is_read_as_any_sheet(
    bakery: Catalog, said: dict[str, int | None], mentioned: list[str]
) -> None:
    text = json.dumps({"roleadvisor": 1, "answers": said, "mentioned": mentioned})
    person = PersonReader(bakery, "me").read_fast(1, text.encode())
    assert person is not None
    plain, strictly = sheet_of(person, bakery), read_sheet(text, "me", bakery)
    assert (plain.levels, plain.mentioned) == (strictly.levels, strictly.mentioned)
    assert sorted(plain.skipped) == sorted(strictly.skipped)
    parts = (strictly.levels, strictly.mentioned, strictly.skipped)
    assert sum(map(len, parts)) == len({*said, *mentioned})


def test_mentions_are_a_list_until_one_has_a_level(bakery: Catalog) -> None:
    plain = AnswerSheet(levels={}, mentioned={"oven": 4, "kneading": 4})
    assert sheet_document(plain, bakery)["mentioned"] == ["oven", "kneading"]
    stated = AnswerSheet(levels={}, mentioned={"oven": 4, "kneading": 1})
    assert sheet_document(stated, bakery)["mentioned"] == {"oven": True, "kneading": "awareness"}
    assert "mentioned" not in sheet_document(AnswerSheet(levels={}), bakery)


def test_a_sheet_may_lack_answers_or_mentions(bakery: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text("roleadvisor: 1\n")
    assert load_sheet(path, bakery) == AnswerSheet(levels={}, skipped=[], unknown=[])


def test_what_is_answered_is_not_saved_as_skipped(bakery: Catalog) -> None:
    sheet = AnswerSheet(levels={"oven": 0}, skipped=["oven", "baking"])
    assert sheet_document(sheet, bakery)["answers"] == {"oven": False, "baking": None}


def test_tools_are_read_by_name_and_written_as_they_were(catalog: Catalog) -> None:
    text = "{roleadvisor: 1, answers: {sql: yes}, tools: {Apache Airflow: yes, C++: no, R: true}}"
    sheet = read_sheet(text, "me", catalog)
    assert sheet.tools == {"Apache Airflow": True, "C++": False, "R": True}
    written = yaml.safe_dump(sheet_document(sheet, catalog))
    assert read_sheet(written, "me", catalog) == sheet
    assert read_filled(yaml.safe_dump(sheet_document(sheet, catalog), sort_keys=False))


@pytest.mark.parametrize("said", ["maybe", "4", "null", "''"])
def test_a_tool_is_used_or_not(catalog: Catalog, said: str) -> None:
    text = f"roleadvisor: 1\nanswers: {{sql: yes}}\ntools:\n  dbt: {said}\n"
    with pytest.raises(InputError, match=r"me:4:8: .*\[type\]|me:4:8: .*\[value\]"):
        read_sheet(text, "me", catalog)


def test_skills_of_rungs_are_read_by_word_or_number_and_saved_again(
    catalog: Catalog, tmp_path: Path
) -> None:
    text = "roleadvisor: 1\nskills:\n  data-modelling: Expert\n  testing: 2\n  data-design: null\n"
    sheet = read_sheet(text, "me", catalog)
    assert (sheet.skills, sheet.levels) == ({"data-modelling": 4, "testing": 2}, {})
    save_sheet(sheet, tmp_path / "me.yaml", catalog)
    assert load_sheet(tmp_path / "me.yaml", catalog) == sheet


@pytest.mark.parametrize(
    ("skill", "message"),
    [
        ("testing: true", "'testing', which takes none (0), awareness (1)"),
        ("testing: 5", "5 is no answer to 'testing'"),
        ("testing: 2.0", "2.0 is no answer to 'testing'"),
        ("testing: proficient", "did you mean 'practitioner'?"),
        ("data-modeling: 1", "did you mean 'data-modelling'"),
        ("systems-integratoin: 1", "did you mean 'systems-integration'"),
        ("testing-data-pipelines-in-production: 1", "no rung asks a skill"),
    ],
)
def test_a_mistake_in_a_skill_is_told_with_what_may_be_meant(
    catalog: Catalog, skill: str, message: str
) -> None:
    with pytest.raises(InputError) as refused:
        read_sheet(f"roleadvisor: 1\nskills:\n  {skill}\n", "me", catalog)
    [problem] = refused.value.problems
    assert message in problem.message
    assert problem.line == 3
