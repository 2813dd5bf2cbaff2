"""People as codes, one byte an answer, read from a line that is plainly right."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import astuple

from roleadvisor.answers import AnswerSheet, SheetId
from roleadvisor.catalog import LEVELS, Catalog, strict
from roleadvisor.scorecard import TOP_LEVEL, Experience

# The code of a level is the level; these two follow.
ABSENT = 5
SKIPPED = 6
CODES = 7


class Person(NamedTuple):
    """One sheet; `codes` has a byte an item: its level, or that it is absent or skipped."""

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
    answers: dict[str, msgspec.Raw]


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
    said = dict.fromkeys(sheet.skipped, SKIPPED) | dict(sheet.levels)
    codes = bytes(said.get(item, ABSENT) for item in items)
    return Person(number, codes, sheet.experience, sheet.id, sheet.label, sheet.unknown)


def sheet_of(person: Person, items: Sequence[str]) -> AnswerSheet:
    """Return a person, whose codes are in the order of `items`, as a sheet."""
    said = dict(zip(items, person.codes, strict=True))
    return AnswerSheet(
        levels={item: code for item, code in said.items() if code < ABSENT},
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

    Codes are in the order of `items`; lines that have them in that order are read fastest.
    """
    decode = msgspec.json.Decoder(_form_of(catalog, items, ignore_unknown=ignore_unknown)).decode
    head = len(_pack([ABSENT] * len(items))) - len(items)

    def read(number: int, raw: bytes) -> Person | None:
        try:
            sheet = decode(raw)
            codes = _pack(astuple(sheet.answers))[head:].translate(_CODE_OF_BYTE)
            missing = raw.count(b":") - _colons(sheet, codes)
            unknown = _unknown(raw, catalog) if missing and ignore_unknown else ()
        except (ValueError, RecursionError):
            return None
        if missing != len(unknown) or len(codes) != len(items) or not _is_plain(sheet.id, raw):
            return None
        named = None if sheet.id is None or sheet.id is UNSET else str(sheet.id)
        experience: Experience = sheet.experience or "practitioner"
        return Person(number, codes, experience, named, sheet.label or None, unknown)

    return read


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


def _form_of(catalog: Catalog, items: Sequence[str], *, ignore_unknown: bool) -> Any:
    """Return the type of a sheet that is plainly right: a field an item, so no key is built."""
    names = {f"item_{i}": item for i, item in enumerate(items)}
    answers = msgspec.defstruct(
        "Answers",
        [(name, _answer_to(catalog.items[item].kind), ABSENT) for name, item in names.items()],
        rename=names,
        forbid_unknown_fields=not ignore_unknown,
        gc=False,
    )
    label: Any = Literal[tuple(catalog.roles)]
    return msgspec.defstruct(
        "Sheet",
        [
            ("roleadvisor", Literal[1]),
            ("answers", answers),
            ("experience", Experience | UnsetType, UNSET),
            ("label", label | None | UnsetType, UNSET),
            ("id", SheetId | UnsetType, UNSET),
        ],
        forbid_unknown_fields=True,
        gc=False,
    )


def _colons(sheet: Any, codes: bytes) -> int:
    """Return how many colons there are in a line if no key stands twice and all items are known.

    Every key brings a colon, and apart from keys only an id can have some.
    """
    keys = 2 + len(codes) - codes.count(ABSENT)
    keys += (sheet.experience is not UNSET) + (sheet.label is not UNSET) + (sheet.id is not UNSET)
    return keys + (sheet.id.count(":") if isinstance(sheet.id, str) else 0)


def _unknown(raw: bytes, catalog: Catalog) -> Sequence[str]:
    """Return the items that nobody knows; raise `ValueError` if one is not plainly right."""
    answers = _decode_names(raw).answers
    unknown = [name for name in answers if name not in catalog.items]
    for name in unknown:
        is_shown = strict.shown(name, 60) == name
        if not (is_shown and bytes(answers[name]) in {b"true", b"false", b"null"}):
            raise ValueError(name)
    return unknown


def _is_plain(sheet_id: str | int | UnsetType | None, raw: bytes) -> bool:
    """Return whether the strict reader takes a line's length, its beginning and its id as they are."""
    if len(raw) > strict.MAX_BYTES or not raw.startswith(b"{"):
        return False
    if isinstance(sheet_id, str):
        is_shown = sheet_id.isascii() and sheet_id.isprintable()
        # An escaped colon could stand for that of a key that stands twice.
        is_counted = ":" not in sheet_id or b"\\" not in raw
        return is_counted and (is_shown or strict.shown(sheet_id) == sheet_id)
    return not isinstance(sheet_id, int) or len(str(sheet_id)) <= strict.MAX_DIGITS
