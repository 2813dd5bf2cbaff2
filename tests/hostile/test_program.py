"""The program itself before hostile files: exit code, lines, JSON, time and memory."""

import json
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from shutil import rmtree

import pytest
from cases import ANYWHERE, KEPT, QUIZ
from measured import MOST_BYTES, MOST_SECONDS, Ran, ran
from packing import write_pack

from fuzz.readers import SMALL_PACK
from roleadvisor.safe.characters import shown

ROOT = Path(__file__).resolve().parents[2]
DBA = ROOT / "examples" / "database-administrator.yaml"
SCREEN = "screens/knowing.yaml"
ASKED, ROLE = SMALL_PACK[SCREEN], SMALL_PACK["baker.yaml"]
BIG = "- [" + "{id: A, q: 1, z: [1, 2]}, " * 2700 + "]"
Make = Callable[[Path], list[str | Path]]


def pack(folder: Path, changed: Mapping[str, str | bytes] | None = None) -> Path:
    return write_pack(folder / "pack", {**SMALL_PACK, **(changed or {})})


def listing(folder: Path, name: str, text: str | bytes) -> list[str | Path]:
    return ["list", "--pack", pack(folder, {name: text})]


def file(folder: Path, data: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(data)
    return path


def as_role(data: bytes) -> Make:
    return lambda folder: listing(folder, "baker.yaml", data)


def as_file(command: str, data: bytes) -> Make:
    return lambda folder: [command, file(folder, data)]


def with_pipe(folder: Path, name: str) -> list[str | Path]:
    made = pack(folder)
    (made / name).unlink(missing_ok=True)
    os.mkfifo(made / name)
    return ["list", "--pack", made]


def with_link(folder: Path, name: str, target: str | Path) -> list[str | Path]:
    made = pack(folder)
    if (made / name).is_dir():
        rmtree(made / name)
    (made / name).unlink(missing_ok=True)
    (made / name).symlink_to(target)
    return ["list", "--pack", made]


def with_many(folder: Path, count: int, text: str, part: str = "") -> list[str | Path]:
    made = pack(folder)
    for i in range(count):
        (made / part / f"r{i}.yaml").write_text(text.replace("id: baker", f"id: r{i}"))
    return ["list", "--pack", made]


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


WORST = [row for row in ANYWHERE.items() if len(row[1][0]) > 10_000 or "bomb" in row[0]]
# What is run in a folder, and the code of a problem.
REFUSED: dict[str, tuple[Make, str]] = {
    **{f"role, {name}": (as_role(data), code) for name, (data, code) in WORST},
    **{f"sheet, {name}": (as_file("match", data), code) for name, (data, code) in WORST},
    **{f"people, {name}": (as_file("evaluate", data), code) for name, (data, code) in WORST},
    "bank, many problems": (
        lambda f: listing(f, "pack.yaml", SMALL_PACK["pack.yaml"] + BIG),
        "syntax",
    ),
    "bank, many bad items": (
        lambda f: listing(f, SCREEN, ASKED.replace("items: [", "items: [" + "{a: 1}," * 6000)),
        "more-problems",
    ),
    "bank, many good items": (
        lambda f: listing(
            f,
            SCREEN,
            ASKED.replace(
                "items: [",
                "items: ["
                + "".join(f"{{id: i{i}, text: T, base: 0.5}}," for i in range(2500))
                + "7,",
            ),
        ),
        "type",
    ),
    "people, a pipe": (lambda f: ["evaluate", pipe(f)], "empty"),
    "people, a device": (lambda _: ["evaluate", "/dev/zero"], "unreadable"),
    "people, long bad lines": (
        lambda f: [
            "evaluate",
            file(f, (b'{"roleadvisor":1,"answers":{' + b'"k":1,' * 30_000 + b'"k":1}}\n') * 10),
        ],
        "duplicate-key",
    ),
    "people, many bad lines": (
        lambda f: ["evaluate", file(f, b"{\n" * 1_000_000)],
        "more-problems",
    ),
    "sheet, a pipe": (lambda f: ["match", pipe(f)], "unreadable"),
    "sheet, a device": (lambda _: ["match", "/dev/zero"], "unreadable"),
    "sheet, a folder": (lambda f: ["match", f], "unreadable"),
    "sheet, a missing file of a long name": (lambda _: ["match", "x" * 5000], "unreadable"),
    "pack, a pipe as role": (lambda f: with_pipe(f, "baker.yaml"), "unreadable"),
    "pack, a pipe as bank": (lambda f: with_pipe(f, "pack.yaml"), "unreadable"),
    "pack, a file": (lambda f: ["list", "--pack", file(f, b"x")], "no-roles"),
    "pack, a device": (lambda _: ["list", "--pack", "/dev/zero"], "no-roles"),
    "pack, a link out": (lambda f: with_link(f, "baker.yaml", DBA), "outside-pack"),
    "pack, a link up": (lambda f: with_link(f, "baker.yaml", "../../x.yaml"), "outside-pack"),
    "pack, a link to a device": (lambda f: with_link(f, "x.yaml", "/dev/zero"), "outside-pack"),
    "pack, a bank linked from outside": (
        lambda f: with_link(f, "pack.yaml", ROOT / "roles" / "pack.yaml"),
        "outside-pack",
    ),
    "pack, a link to itself": (lambda f: with_link(f, "x.yaml", "x.yaml"), "unreadable"),
    "pack, a link to nothing inside": (lambda f: with_link(f, "x.yaml", "y.yaml"), "unreadable"),
    "pack, 10,000 files": (lambda f: with_many(f, 10_000, ""), "too-many-files"),
    "pack, 10,000 screens": (lambda f: with_many(f, 10_000, "", "screens"), "too-many-files"),
    "pack, 10,000 fitted files": (lambda f: with_many(f, 10_000, "", "fitted"), "too-many-files"),
    "pack, a folder linked from outside": (
        lambda f: with_link(f, "fitted", ROOT / "roles" / "fitted"),
        "outside-pack",
    ),
    "pack, a screen linked from outside": (
        lambda f: with_link(f, "screens/x.yaml", ROOT / "roles" / "screens" / "care.yaml"),
        "outside-pack",
    ),
    "pack, a pipe as fitted numbers": (lambda f: with_pipe(f, "fitted/baker.yaml"), "unreadable"),
    "pack, 20 MB of fitted numbers": (
        lambda f: with_many(f, 100, "#" * 200_000, "fitted"),
        "too-large",
    ),
    "pack, 20 MB": (lambda f: with_many(f, 100, ROLE + "#" * 200_000), "too-large"),
    "pack, 2 MB of lists": (
        lambda f: with_many(f, 7, ROLE + "x: [" + "1," * 19_900 + "]"),
        "too-many-values",
    ),
    "pack, 199 bad roles": (lambda f: with_many(f, 199, ROLE + "x: 1\n"), "more-problems"),
}


@cache
def idle() -> Ran:
    return ran("list", "--json")


@pytest.mark.parametrize(("make", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_is_refused_cleanly_soon_and_in_little_memory(
    make: Make, code: str, tmp_path: Path
) -> None:
    refused = ran(*make(tmp_path), "--json")
    document = json.loads(refused.stdout)
    assert (refused.code, document["exit_code"], document["schema"]) == (
        3,
        3,
        "roleadvisor/error@1",
    )
    assert code in {problem["code"] for problem in document["problems"]}
    lines = refused.stderr.splitlines()
    assert len(lines) == len(document["problems"]) <= 51
    assert all(shown(line, 5000) == line for line in lines)
    assert "Traceback" not in refused.stderr
    assert refused.seconds < MOST_SECONDS
    assert refused.peak < idle().peak + MOST_BYTES


def test_a_stream_without_an_end_is_refused() -> None:
    for command in (["evaluate", "-"], ["match", "-"]):
        refused = ran(*command, stdin=Path("/dev/zero"))
        assert (refused.code, "too-large" in refused.stderr) == (3, True)
        assert refused.seconds < MOST_SECONDS
        assert refused.peak < idle().peak + MOST_BYTES


@pytest.mark.parametrize(("data", "code"), [row for _, row in WORST], ids=[n for n, _ in WORST])
def test_a_batch_says_what_is_wrong_with_a_line_and_goes_on(
    data: bytes, code: str, tmp_path: Path
) -> None:
    good = b'{"roleadvisor": 1, "answers": {"python": true}}\n'
    scored = ran("match", "--batch", file(tmp_path, good + data + b"\n" + good))
    first, fault, last = map(json.loads, scored.stdout.splitlines())
    assert (scored.code, first["line"], fault["line"], last["line"]) == (1, 1, 2, 3)
    assert fault["error"]["code"] == code
    assert scored.seconds < MOST_SECONDS
    assert scored.peak < idle().peak + MOST_BYTES


def test_a_batch_of_many_long_bad_lines_takes_no_more_memory_than_one(tmp_path: Path) -> None:
    line = b'{"roleadvisor":1,"answers":{' + b'"k":1,' * 30_000 + b'"k":1}}\n'
    scored = ran("match", "--batch", file(tmp_path, line * 10))
    codes = [json.loads(record)["error"]["code"] for record in scored.stdout.splitlines()]
    assert (scored.code, codes) == (1, ["duplicate-key"] * 10)
    assert scored.peak < idle().peak + MOST_BYTES


def test_a_batch_without_an_end_is_given_up() -> None:
    scored = ran("match", "--batch", "-", stdin=Path("/dev/zero"))
    (record,) = scored.stdout.splitlines()
    assert (scored.code, json.loads(record)["error"]["code"]) == (3, "too-large")
    assert (
        scored.stderr
        == "<stdin>:1:1: not read further: too much of this is unusable [more-problems]\n"
    )
    assert scored.seconds < MOST_SECONDS
    assert scored.peak < idle().peak + MOST_BYTES


@pytest.mark.parametrize(
    "command",
    ["show WORD", "find WORD", "from WORD", "plan WORD -", "schema WORD", "diff WORD 2",
     "history --forget WORD", "compare WORD WORD", "match - --roles WORD", "WORD", "list --WORD",
     "match - --company WORD", "match --batch - --fields WORD", "match --batch WORD", "plan ml-engineer - --steps WORD", "show ml-engineer WORD",
     "list --pack WORD", "match WORD"],
)  # fmt: skip
def test_words_of_a_command_are_refused_cleanly(command: str, tmp_path: Path) -> None:
    word = "zz\x1b[31m\u202e:smile:" + "q" * 5_000
    arguments = command.replace("WORD", word).split()
    refused = ran(*arguments, "--json", XDG_DATA_HOME=str(tmp_path))
    assert refused.code in {2, 3}
    assert json.loads(refused.stdout)["exit_code"] == refused.code
    assert len(refused.stderr.splitlines()) == 1
    assert shown(refused.stderr.rstrip("\n"), 5000) == refused.stderr.rstrip("\n")
    assert refused.seconds < MOST_SECONDS


@pytest.mark.parametrize(
    "data", [b"[" * 100_000, b"x" * 2_000_000, QUIZ.encode(), KEPT.encode()[:-9]]
)
def test_a_kept_result_that_is_none_is_refused_cleanly(data: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "roleadvisor" / "results"
    folder.mkdir(parents=True)
    (folder / "1.json").write_bytes(data)
    os.mkfifo(folder / "2.json")
    for command in ("history", "diff"):
        refused = ran(command, XDG_DATA_HOME=str(tmp_path))
        assert (refused.code, len(refused.stderr.splitlines())) == (3, 2)
        assert refused.seconds < MOST_SECONDS


def test_a_pack_may_itself_be_a_link_and_hold_links_that_stay_inside(tmp_path: Path) -> None:
    made = pack(tmp_path)
    (made / "data").mkdir()
    (made / "baker.yaml").rename(made / "data" / "baker.yaml")
    (made / "baker.yaml").symlink_to("data/baker.yaml")
    (tmp_path / "link").symlink_to(made)
    assert "Baker" in ran("list", "--pack", tmp_path / "link").stdout


@pytest.mark.parametrize("columns", ["²", "9" * 5000, "0", "-1", "abc", "99999"])
def test_a_width_that_is_none_is_not_fatal(columns: str) -> None:
    assert ran("show", "data-engineer", COLUMNS=columns).code == 0
