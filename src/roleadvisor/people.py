"""People as codes, one byte an answer, read from a line that is plainly right."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from operator import itemgetter
from typing import Annotated, Any, Literal, NamedTuple, Self

import msgspec
from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import astuple

from roleadvisor.catalog import LEVELS, Catalog, strict
from roleadvisor.scorecard import TOP_LEVEL, Experience

SheetId = Annotated[str, Meta(max_length=200)] | int | None

# A code is one byte. No and yes come first, so that a boolean is its own code.
CODED_LEVELS = (0, 4, 1, 2, 3)
ABSENT = 5
SKIPPED = 6
CODES = 7


class Person(NamedTuple):
    """One sheet; `codes` has a byte an item: a level's code, or that it is absent or skipped.

    The items are in the order that `coded_items` gives them.
    """

    line: int
    codes: bytes
    experience: Experience
    id: str | None
    label: str | None
    unknown: Sequence[str]


PlainReader = Callable[[int, bytes], Person | None]
Values = tuple[Any, ...]


class _Given(int, Enum):
    """A level given as a number; as an integer it is its code. So 1 is not taken for true."""

    def __new__(cls, level: int) -> Self:
        """Return the member that stands for a level in a sheet."""
        member = int.__new__(cls, CODED_LEVELS.index(level))
        member._value_ = level
        return member

    NONE = 0
    ONE = 1
    TWO = 2
    THREE = 3
    ALL = 4

    __hash__ = int.__hash__


_CODE: Mapping[object, int] = {
    None: SKIPPED,
    **{code: code for code in range(CODES)},
    "yes": CODED_LEVELS.index(TOP_LEVEL),
    "no": CODED_LEVELS.index(0),
    **{
        word: CODED_LEVELS.index(level)
        for words in LEVELS.values()
        for level, word in enumerate(words)
    },
}


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


def coded_items(catalog: Catalog, items: Sequence[str]) -> list[str]:
    """Return the items in the order of a person's codes: what is ticked, then what is rated."""
    return sorted(items, key=lambda item: catalog.items[item].scale != "yes-no")


def codes_of(levels: Mapping[str, int], order: Sequence[str]) -> bytes:
    """Return levels as codes, for items in this order."""
    return bytes(CODED_LEVELS.index(levels[item]) if item in levels else ABSENT for item in order)


def levels_of(codes: bytes, order: Sequence[str]) -> dict[str, int]:
    """Return the levels that codes stand for, for items in this order."""
    pairs = zip(order, codes, strict=True)
    return {item: CODED_LEVELS[code] for item, code in pairs if code < ABSENT}


def plain_reader(
    catalog: Catalog, items: Sequence[str], *, ignore_unknown: bool = False
) -> PlainReader:
    """Return what reads a line, given its number, as a person; None sends it to the strict reader.

    Lines that have the items in the order of `items` are read fastest.
    """
    decode = msgspec.json.Decoder(_form_of(catalog, items, ignore_unknown=ignore_unknown)).decode
    encode = _encoder_of(catalog, items)

    def read(number: int, raw: bytes) -> Person | None:
        try:
            sheet = decode(raw)
            codes = encode(astuple(sheet.answers))
            missing = raw.count(b":") - _colons(sheet, codes)
            unknown = _unknown(raw, catalog) if missing and ignore_unknown else ()
        except (ValueError, RecursionError):
            return None
        if missing != len(unknown) or not _is_plain(sheet.id, raw):
            return None
        named = None if sheet.id is None or sheet.id is UNSET else str(sheet.id)
        experience: Experience = sheet.experience or "practitioner"
        return Person(number, codes, experience, named, sheet.label or None, unknown)

    return read


def _encoder_of(catalog: Catalog, items: Sequence[str]) -> Callable[[Values], bytes]:
    """Return what turns answers, in order of `items`, into codes."""
    is_ticked = [catalog.items[item].scale == "yes-no" for item in items]
    ticked, rated = _picker(is_ticked), _picker([not ticked for ticked in is_ticked])
    code = _CODE.__getitem__

    def encode(values: Values) -> bytes:
        rates = bytes(map(code, rated(values)))
        try:
            return bytes(ticked(values)) + rates
        except TypeError:  # something is skipped, or said in a word
            return bytes(map(code, ticked(values))) + rates

    return encode


def _picker(is_chosen: Sequence[bool]) -> Callable[[Values], Values]:
    places = [place for place, chosen in enumerate(is_chosen) if chosen]
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple(values[place] for place in places)


def _form_of(catalog: Catalog, items: Sequence[str], *, ignore_unknown: bool) -> Any:
    """Return the type of a sheet that is plainly right: a field an item, so no key is built."""
    values: dict[str, Any] = {
        kind: bool | _Given | Literal[*words, "yes", "no"] | None for kind, words in LEVELS.items()
    }
    names = {f"item_{i}": item for i, item in enumerate(items)}
    answers = msgspec.defstruct(
        "Answers",
        [(name, values[catalog.items[item].kind], ABSENT) for name, item in names.items()],
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
