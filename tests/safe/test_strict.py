"""What the strict reader of YAML and JSON takes, and what it refuses at once."""

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.errors import InputError, Problem
from roleadvisor.packs import Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import decode, read_text
from roleadvisor.safe.parsing import parse
from roleadvisor.sheets.sheet import read_sheet

HOSTILE = {
    "alias bomb": ("a: &a [x, x]\nb: [*a, *a]\n", "anchor", 1),
    "alias without anchor": ("a: *b\n", "alias", 1),
    "merge key": ("a: 1\n<<: {b: 2}\n", "merge-key", 2),
    "tag": ("a: !!python/object:os.system x\n", "tag", 1),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3),
    "depth": ("[" * 100_000, "too-deep", 1),
    "block depth": ("".join(" " * i + "a:\n" for i in range(40)), "too-deep", 33),
    "nodes": ("[" + "1," * 30_000 + "]", "too-many-values", 1),
    "infinity": ("a: .inf\n", "number", 1),
    "not a number": ("a: .nan\n", "number", 1),
    "overflow": ("a: 1e999\n", "number", 1),
    "long integer": ("a: " + "9" * 5000 + "\n", "number", 1),
    "escape": ("a: 1\nb: \x1b[31m\n", "character", 2),
    "escaped escape": ('a: 1\nb: "\\e[31m"\n', "character", 2),
    "C1 control": ("a: \x9b31m\n", "character", 1),
    "bidirectional": ("a: \u202etxt\n", "character", 1),
    "zero width": ("a: p\u200bython\n", "character", 1),
    "null byte": ("a: \x00\n", "character", 1),
    "two documents": ("a: 1\n---\nb: 2\n", "syntax", 2),
    "unclosed": ("a: [1, 2\n", "syntax", 2),
    "mapping as key": ("? {a: 1}\n: 2\n", "key", 1),
    "empty": ("", "empty", 1),
}


@pytest.mark.parametrize(("text", "code", "line"), HOSTILE.values(), ids=HOSTILE.keys())
def test_refuses_what_the_subset_leaves_out_within_a_second(
    text: str, code: str, line: int
) -> None:
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        parse(text, "f.yaml")
    assert time.monotonic() - started < 1
    assert (code, line) in [(p.code, p.line) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("0o7", "0o7"),
        ("2026-13-45", "2026-13-45"),
        ("true", True),
        ("~", None),
        ("12", 12),
        ("-1.5e3", -1500.0),
        ("'12'", "12"),
        ("pa\u200dss", "pa\u200dss"),
    ],
)
def test_reads_scalars_by_yaml_1_2(text: str, value: object) -> None:
    read = parse(f"a: {text}", "f.yaml").data["a"]
    assert (type(read), read) == (type(value), value)


def test_reads_json_and_windows_line_ends_and_a_byte_order_mark() -> None:
    text = decode(b'\xef\xbb\xbf{\r\n\t"a": [1, "b"]\r\n}\r\n', "f.json")
    assert parse(text, "f.json").data == {"a": [1, "b"]}


@pytest.mark.parametrize(
    "text", ["\U0001f600", "\\\U0001f600", "\\ud83d\\ude00", "\U0001f600\U0010ffff\n"]
)
def test_reads_the_escapes_that_json_has_for_characters_beyond_the_first_plane(text: str) -> None:
    assert parse(json.dumps({"a": text}), "x").data == {"a": text}


def test_reports_every_problem_of_a_file_sorted_by_line() -> None:
    with pytest.raises(InputError) as caught:
        parse("a: .inf\na: 1\nb: .nan\n", "f.yaml")
    assert [(p.line, p.code) for p in caught.value.problems] == [
        (1, "number"),
        (2, "duplicate-key"),
        (3, "number"),
    ]


def test_refuses_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a" * 2_000_000)
    with pytest.raises(InputError, match="too-large"):
        read_text(path)


def test_refuses_what_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "utf16.yaml"
    path.write_bytes("a: 1".encode("utf-16"))
    with pytest.raises(InputError, match="encoding"):
        read_text(path)


def test_refuses_a_pipe_a_device_and_a_folder_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path, tmp_path / "missing", Path("a\0b")):
        with pytest.raises(InputError, match="unreadable"):
            read_text(path)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    problems: Sequence[Problem] = ()
    try:
        assert parse(text, "f.yaml").places
    except InputError as error:
        problems = error.problems
    assert all(p.line >= 1 and p.column >= 1 for p in problems)


@given(st.text())
def test_shown_text_carries_no_control_characters(text: str) -> None:
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown(text))


def test_json_may_be_indented_with_tabs(catalog: Catalog) -> None:
    text = '\t{\n\t"roleadvisor":\t1,\n\t"answers": {\n\t\t"sql": true, "excel":\t"no"\n\t}\n}\n'
    assert dict(read_sheet(text, "me", catalog).levels) == {"sql": 4, "excel": 0}


def test_a_problem_in_json_with_tabs_is_told_at_its_place(catalog: Catalog) -> None:
    with pytest.raises(InputError) as error:
        read_sheet('{\n\t"roleadvisor": 1,\n\t"answers": {\t"sqll": true}\n}', "me", catalog)
    assert str(error.value) == "me:3:15: unknown item 'sqll'; did you mean 'sql'? [unknown-item]"


def test_a_tab_within_a_text_of_json_is_left_there() -> None:
    assert parse('{"one": "a\\tb",\t"two": "it\'s"}', "me").data == {"one": "a\tb", "two": "it's"}


def test_yaml_is_still_indented_with_spaces_only() -> None:
    with pytest.raises(InputError, match="a tab; indent with spaces only"):
        parse("answers:\n\tsql: true\n", "me")


@pytest.mark.parametrize("character", "\u034f\u2800\U0001d159\ufff3\u3164\u115f\u200b\U000e0041")
def test_a_name_of_nothing_visible_is_refused(character: str) -> None:
    with pytest.raises(InputError, match=f"character U\\+{ord(character):04X} .*is not allowed"):
        parse(f"name: a{character}b\n", "me")
    assert shown(f"a{character}b") == "a\ufffdb"
