"""A pack's text comes out as it stands there, whatever it would mean to Rich, HTML, a shell or a sheet."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import BANK, ROLE
from measured import ran
from packing import write_pack
from terminal import Terminal

from roleadvisor.errors import InputError
from roleadvisor.packs import load_catalog
from roleadvisor.safe.parsing import parse

MARK = "=1 [red]x[/] :smile: <b>&amp;"
SHORTEST = 40
SHEET = (
    "{roleadvisor: 1, id: '%s', answers: {baking: 4, selling: 0, oven: true}, skills: {heat: 1}}"
)
# Texts whose form is given; a mark there is refused.
FORMED = {
    "id", "family", "url", "docs", "kind", "scale", "version", "share", "specialises", "role", "item",
    "ladder", "heat", "seniority", "branch", "codes", "esco", "surveys", "implies", "base", "screens",
}  # fmt: skip


def whole_role(name: str) -> dict[str, Any]:
    """Return a role that has every field."""
    role: dict[str, Any] = parse(
        ROLE.format(id=name, shares="baking: core, oven: rare"), "role"
    ).data
    other = "seller" if name == "baker" else "baker"
    tool = {"name": "Yeast", "for": "for rising", "share": "core", "url": "https://example.org/"}
    return role | {
        "languages": [tool],
        "tools": [{"category": "Heat", "tools": [tool | {"name": "Salt"}]}],
        "neighbours": [{"role": other, "difference": "They are not the same."}],
        "ways_in": [{"from": "Cooks", "bring": "their knives", "learn": "to rise early"}],
        "identifiers": {
            "onet": {"taxonomy": "O*NET-SOC 2019", "codes": ["51-3011.00"]},
            "uk": "Baker",
        },
    }


def whole_bank() -> dict[str, Any]:
    """Return a bank that has every field."""
    screens = [parse(BANK[f"screens/{name}.yaml"], name).data for name in ("liking", "knowing")]
    terms = {"terms": [{"name": "Stove", "implies": ["oven"]}]}
    pack = parse(BANK["pack.yaml"], "pack").data
    rungs = [
        {"name": name, "seniority": "lead", "branch": branch, "summary": "They do it on and on."}
        for name, branch in (("Master", "experts"), ("Owner", "managers"))
    ]
    asks = {"heat": ["working", "expert"]}
    ladders = {
        "source": {"name": "Guild", "notice": "With leave.", "url": "https://example.org/"},
        "roles": {"baker": {"ladder": "bakers", "because": "They are alike."}},
        "ladders": [{"id": "bakers", "name": "Bakers", "rungs": rungs, "asks": asks}],
        "skills": [{"id": "heat", "name": "Heat", "can": {"working": "heat", "expert": "burn"}}],
    }
    bank: dict[str, Any] = {"screens": screens, "pack": pack, "terms": terms, "ladders": ladders}
    pack["surveys"] = [{"id": "s1", "citation": "A survey", "url": "https://example.org/"}]
    for screen in screens:
        screen["newcomer_prompt"] = "How much, if at all?"
        for item in screen["items"]:
            item |= {"build": "Make one", "docs": "https://example.org/"}
    screens[0]["items"][0]["aliases"] = ["Alias"]  # a name stands for one thing only
    return bank


def texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every text in a document."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from texts(inner, (*path, i))
    elif isinstance(value, str):
        yield path


def field(path: tuple[str | int, ...]) -> str:
    return next(str(part) for part in reversed(path) if isinstance(part, str))


def changed(document: Any, path: tuple[str | int, ...], text: str) -> Any:
    """Return a copy of a document with another text at a path."""
    copy = json.loads(json.dumps(document))
    place = copy
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = text
    return copy


def write(folder: Path, bank: Any, **roles: Any) -> Path:
    """Write a pack as JSON in ASCII: what is hidden stands there escaped."""
    screens = {
        f"screens/{name}": bank["screens"][i] for i, name in enumerate(("liking", "knowing"))
    }
    documents = {
        "pack": bank["pack"],
        "terms": bank["terms"],
        "ladders": bank["ladders"],
        **screens,
        **roles,
    }
    return write_pack(folder, {f"{name}.yaml": json.dumps(d) for name, d in documents.items()})


def marked(document: Any) -> Any:
    for path in texts(document):
        if field(path) not in FORMED and "shares" not in path:
            # What an item is called must tell it from others, up to the first colon.
            numbers = "".join(str(part) for part in path if isinstance(part, int))
            text = f"{numbers} {MARK} {'-'.join(map(str, path[-2:]))}"
            document = changed(document, path, text[:SHORTEST])
    return document


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    baker, seller = marked(whole_role("baker")), marked(whole_role("seller"))
    seller["estimates"]["shares"] = {"selling": "core"}
    return write(folder, marked(whole_bank()), baker=baker, seller=seller)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.yaml"
    path.write_text(SHEET % MARK)
    return path


@pytest.mark.parametrize(
    "command",
    ["list", "questions", "show baker --sources", "find oven", "find :smile:", "compare baker seller",
     "match SHEET", "explain SHEET", "plan seller SHEET", "level baker SHEET --long"],
)  # fmt: skip
def test_markup_and_emoji_codes_come_out_as_they_stand(
    command: str, pack: Path, sheet: Path
) -> None:
    arguments = [str(sheet) if word == "SHEET" else word for word in command.split()]
    for colour in ("", "1"):  # empty is as if it were not set
        text = ran(*arguments, "--pack", pack, COLUMNS="4000", FORCE_COLOR=colour)
        assert text.code == 0
        plain = re.sub(r"\x1b\[[0-9;]*m", "", text.stdout)
        assert MARK.casefold() in plain.casefold()
        assert "😄" not in plain
        assert colour or "\x1b" not in text.stdout
    assert MARK in str(json.loads(ran(*arguments, "--pack", pack, "--json").stdout))


def test_a_page_and_a_picture_hold_text_and_no_markup_of_a_pack(
    pack: Path, sheet: Path, tmp_path: Path
) -> None:
    for form in ("html", "svg"):
        path = tmp_path / f"report.{form}"
        assert ran("report", sheet, "--pack", pack, "--format", form, "-o", path).code == 0
        text = path.read_text()
        assert "<b>" not in text
        assert MARK in html.unescape(re.sub(r"(?s)<[^>]*>", "", text)).replace("\xa0", " ")
        assert "[red]x[/]" in text.replace("&#160;", " ")


def test_a_sheet_to_fill_in_holds_text_in_comments_only(tmp_path: Path) -> None:
    bank = whole_bank()
    for number, path in enumerate(texts(bank)):
        if field(path) in {"text", "title", "prompt"}:
            bank = changed(bank, path, f"a{number}\n  oven: true\r  selling: 4\tb")
    folder = write(tmp_path, bank, baker=whole_role("baker"), seller=whole_role("seller"))
    template = ran("questions", "--template", "--pack", folder).stdout
    assert set(yaml.safe_load(template)["answers"].values()) == {None}


def test_the_quiz_asks_in_the_words_of_a_pack(pack: Path, tmp_path: Path) -> None:
    with Terminal(tmp_path, "quiz", "--plain", "--pack", str(pack), columns=120) as terminal:
        terminal.wait_for("Do you work with")
        terminal.answer("1\r")
        assert MARK in terminal.text


BAD = {
    "escape": "\x1b[31m",
    "C1": "\x9b",
    "bidirectional": "\u202e",
    "zero width": "\u200b",
    "NUL": "\0",
}
PLACES = [
    *(("baker", path) for path in texts(whole_role("baker"))),
    *(("questionnaire", path) for path in texts(whole_bank())),
]


@pytest.mark.parametrize(("file", "path"), PLACES, ids=lambda value: "-".join(map(str, value)))
def test_hidden_characters_are_refused_in_every_text_of_a_pack(
    file: str, path: tuple[str | int, ...], tmp_path: Path
) -> None:
    whole = {
        "questionnaire": whole_bank(), "baker": whole_role("baker"), "seller": whole_role("seller")
    }  # fmt: skip
    for bad in BAD.values():
        documents = {**whole, file: changed(whole[file], path, f"some {bad} text of some length")}
        write(tmp_path, documents.pop("questionnaire"), **documents)
        with pytest.raises(InputError, match=r"\[(character|limit)\]"):
            load_catalog(tmp_path)
