"""People as codes, one byte an item, read from a line that is plainly right."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import astuple

from roleadvisor.packs import LEVELS, TOP_LEVEL, Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import MAX_DIGITS
from roleadvisor.safe.files import MAX_BYTES
from roleadvisor.sheets.sheet import AnswerSheet, Experience, Label, SheetId

# The code of an answer is its level; these two follow, and the levels 1 to 4 of mentions after them.
ABSENT = 5
SKIPPED = 6
CODES = SKIPPED + TOP_LEVEL + 1
# A line with more of them is no longer plain: the strict reader counts its values.
MOST_UNKNOWN = 100


class Person(NamedTuple):
    """One sheet; `codes` has a byte an item: an answer, a mention, or that it is absent or skipped.

    An answer to an item replaces its mention.
    """

    line: int
    codes: bytes
    experience: Experience
    id: str | None
    label: str | None
    unknown: Sequence[str]


PlainReader = Callable[[int, bytes], Person | None]


# MessagePack has one byte for each of these, which for a level is the level itself.
_pack = msgspec.msgpack.Encoder().encode
_CODE_OF_BYTE = bytes.maketrans(
    b"".join(map(_pack, (None, False, True))), bytes((SKIPPED, 0, TOP_LEVEL))
)


class _Names(msgspec.Struct, gc=False):
    answers: dict[str, msgspec.Raw] = {}


_decode_names = msgspec.json.Decoder(_Names).decode


def items_like(raw: bytes, catalog: Catalog) -> list[str]:
    """Return the items, first those of this line in its order: so lines like it read fastest."""
    try:
        answers = msgspec.json.decode(raw)["answers"]
        named = [item for item in answers if item in catalog.items]
    except (ValueError, TypeError, KeyError, RecursionError):
        named = []
    return list(dict.fromkeys([*named, *catalog.items]))


def person_of(sheet: AnswerSheet, number: int, items: Sequence[str]) -> Person:
    """Return a sheet as a person, with codes in the order of `items`."""
    said = dict.fromkeys(sheet.skipped, SKIPPED)
    said |= {item: _mention(level) for item, level in sheet.mentioned.items()}
    said |= sheet.levels
    codes = bytes(said.get(item, ABSENT) for item in items)
    return Person(number, codes, sheet.experience, sheet.id, sheet.label, sheet.unknown)


def sheet_of(person: Person, items: Sequence[str]) -> AnswerSheet:
    """Return a person, whose codes are in the order of `items`, as a sheet."""
    said = dict(zip(items, person.codes, strict=True))
    return AnswerSheet(
        levels={item: code for item, code in said.items() if code < ABSENT},
        mentioned={item: code - SKIPPED for item, code in said.items() if code > SKIPPED},
        experience=person.experience,
        label=person.label,
        id=person.id,
        skipped=[item for item, code in said.items() if code == SKIPPED],
        unknown=person.unknown,
    )


def plain_reader(
    catalog: Catalog, items: Sequence[str], *, ignore_unknown: bool = False
) -> PlainReader:
    """Return what reads a line, given its number, as a person; None sends it to the strict reader.

    Codes are in the order of `items`; lines that have them in that order are read fastest. Mentions are
    read where they are a list: few texts state levels.
    """
    decode = msgspec.json.Decoder(_form_of(catalog, items)).decode
    nothing = bytes([ABSENT] * len(items))
    head = len(_pack(list(nothing))) - len(items)
    places = {item: place for place, item in enumerate(items)}
    no_items: Sequence[str] = ()
    passed_over = None if ignore_unknown else frozenset(catalog.questionnaire.retired)

    def read(number: int, raw: bytes) -> Person | None:
        codes, unknown = nothing, no_items
        try:
            sheet = decode(raw)
            if sheet.answers is not UNSET:
                codes = _pack(astuple(sheet.answers))[head:].translate(_CODE_OF_BYTE)
            if missing := raw.count(b":") - _colons(sheet, codes):
                unknown = _unknown(raw, catalog, passed_over)
        except (ValueError, RecursionError):
            return None
        if missing != len(unknown) or len(codes) != len(items) or not _is_plain(sheet, raw):
            return None
        if sheet.mentioned:
            codes = _with_mentions(codes, sheet.mentioned, places)
            gone = (item for item in sheet.mentioned if item not in places)
            unknown = list(dict.fromkeys((*unknown, *gone)))
        named = None if sheet.id is None or sheet.id is UNSET else str(sheet.id)
        label = None if sheet.label is UNSET else sheet.label
        return Person(number, codes, sheet.experience or "practitioner", named, label, unknown)

    return read


def _mention(level: int) -> int:
    return SKIPPED + level


def _with_mentions(codes: bytes, mentioned: Sequence[str], places: Mapping[str, int]) -> bytes:
    """Return codes with those of mentions, but not of what is answered."""
    said = bytearray(codes)
    for item in mentioned:
        place = places.get(item)
        if place is not None and said[place] >= ABSENT:
            said[place] = _mention(TOP_LEVEL)
    return bytes(said)


def _answer_to(kind: str) -> Any:
    return bool | Literal[0, 1, 2, 3, 4] | _words_of(kind) | None


@cache
def _words_of(kind: str) -> Any:
    """Return the type of a level in words: msgspec reads it by its word, and packs it as its level.

    What msgspec reads is settled when it first meets a type, what it writes is looked up each time.
    """
    levels = {word: level for level, word in enumerate(LEVELS[kind])} | {"yes": TOP_LEVEL, "no": 0}
    make: Any = Enum  # whose members mypy wants to know
    words = make("Words", {f"word_{i}": word for i, word in enumerate(levels)})
    msgspec.json.Decoder(words)
    for word in words:
        word._value_ = levels[word.value]
    return words


def _form_of(catalog: Catalog, items: Sequence[str]) -> Any:
    """Return the type of a sheet that is plainly right: a field an item, so no key is built."""
    names = {f"item_{i}": item for i, item in enumerate(items)}
    answers = msgspec.defstruct(
        "Answers",
        [(name, _answer_to(catalog.items[item].kind), ABSENT) for name, item in names.items()],
        rename=names,
        gc=False,
    )
    return msgspec.defstruct(
        "Sheet",
        [
            ("roleadvisor", Literal[1]),
            ("answers", answers | UnsetType, UNSET),
            ("mentioned", _mentions_form(catalog) | UnsetType, UNSET),
            ("experience", Experience | UnsetType, UNSET),
            ("label", Label | UnsetType, UNSET),
            ("id", SheetId | UnsetType, UNSET),
        ],
        forbid_unknown_fields=True,
        gc=False,
    )


def _mentions_form(catalog: Catalog) -> Any:
    """Return the type of a list of items that a text can mention, of which few stand twice."""
    retired = catalog.questionnaire.retired
    names = [item.id for item in catalog.items.values() if item.is_skill]
    names += [item for item in retired if item not in catalog.items and _is_shown(item)]
    some: Any = Literal[tuple(names)] if names else str
    return Annotated[list[some], Meta(max_length=len(names))]


def _colons(sheet: Any, codes: bytes) -> int:
    """Return how many colons there are in a line if no key stands twice and all items are known.

    Every key brings a colon, and apart from keys only an id and a label can have some.
    """
    keys = 1 + len(codes) - codes.count(ABSENT)
    keys += (sheet.answers is not UNSET) + (sheet.mentioned is not UNSET) + (sheet.id is not UNSET)
    keys += (sheet.experience is not UNSET) + (sheet.label is not UNSET)
    if isinstance(sheet.id, str):
        keys += sheet.id.count(":")
    return keys + (sheet.label.count(":") if isinstance(sheet.label, str) else 0)


def _unknown(raw: bytes, catalog: Catalog, passed_over: Collection[str] | None) -> list[str]:
    """Return the answered items that the bank does not have.

    Raise `ValueError` for one that is not plainly right, or not among those `passed_over`; None is all.
    """
    answers = _decode_names(raw).answers
    unknown = [name for name in answers if name not in catalog.items]
    if len(unknown) > MOST_UNKNOWN:
        raise ValueError(f"{len(unknown)} unknown items")
    for name in unknown:
        is_said = bytes(answers[name]) in {b"true", b"false", b"null"}
        is_let = passed_over is None or name in passed_over
        if not (is_let and is_said and _is_shown(name)):
            raise ValueError(name)
    return unknown


def _is_shown(name: str) -> bool:
    return shown(name, 60) == name


def _is_plain(sheet: Any, raw: bytes) -> bool:
    """Return whether the strict reader takes a line's length, its beginning and texts as they are."""
    if len(raw) > MAX_BYTES or not raw.startswith(b"{"):
        return False
    if isinstance(sheet.id, int) and len(str(sheet.id)) > MAX_DIGITS:
        return False
    return _is_plain_text(sheet.id, raw) and _is_plain_text(sheet.label, raw)


def _is_plain_text(text: str | int | UnsetType | None, raw: bytes) -> bool:
    if not isinstance(text, str):
        return True
    # An escaped colon could stand for that of a key that stands twice.
    is_counted = ":" not in text or b"\\" not in raw
    is_ascii = text.isascii() and text.isprintable()
    return is_counted and (is_ascii or shown(text) == text)
