"""Read a line as a person: one byte an answer. What is not plainly right goes to the strict reader."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from operator import itemgetter
from typing import Any, Literal, NamedTuple, Self

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import astuple

from roleadvisor.answers import SheetId, is_plain_id, read_line
from roleadvisor.catalog import LEVELS, Catalog, strict
from roleadvisor.errors import InputError
from roleadvisor.scorecard import Experience

# A code is one byte. No and yes come first, so that a boolean is its own code.
CODED_LEVELS = (0, 4, 1, 2, 3)
ABSENT = 5
SKIPPED = 6
CODES = 7


class Person(NamedTuple):
    """One sheet; `codes` has a byte an item: a level's code, or that it is absent or skipped."""

    line: int
    codes: bytes
    experience: Experience
    id: str | None
    label: str | None
    unknown: Sequence[str]


Reader = Callable[[int, bytes], Person | InputError]
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
    **{
        word: CODED_LEVELS.index(level)
        for words in LEVELS.values()
        for level, word in enumerate(words)
    },
}


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


def reader_of(
    catalog: Catalog, items: Sequence[str], file: str, *, ignore_unknown: bool = False
) -> Reader:
    """Return what reads a line, given its number, as a person with codes as `coded_items` has them.

    Lines that have the items in this order are read fastest. It accepts, refuses and says what `answers.read_line` does, only sooner where a sheet is plain.
    """
    decode = msgspec.json.Decoder(_form_of(catalog, items)).decode
    encode = _encoder_of(catalog, items)
    order = coded_items(catalog, items)

    def read(number: int, raw: bytes) -> Person | InputError:
        try:
            sheet = decode(raw)
        except (ValueError, RecursionError):
            return read_strictly(number, raw)
        codes = encode(astuple(sheet.answers))
        if not _is_plain(sheet, codes, raw):
            return read_strictly(number, raw)
        named = None if sheet.id is None or sheet.id is UNSET else str(sheet.id)
        experience: Experience = sheet.experience or "practitioner"
        return Person(number, codes, experience, named, sheet.label or None, ())

    def read_strictly(number: int, raw: bytes) -> Person | InputError:
        sheet = read_line(raw, file, number, catalog, ignore_unknown=ignore_unknown)
        if isinstance(sheet, InputError):
            return sheet
        return Person(
            line=number,
            codes=bytes(
                CODED_LEVELS.index(sheet.levels[item]) if item in sheet.levels else ABSENT
                for item in order
            ),
            experience=sheet.experience,
            id=sheet.id,
            label=sheet.label,
            unknown=sheet.unknown,
        )

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


def _form_of(catalog: Catalog, items: Sequence[str]) -> Any:
    """Return the type of a sheet that is plainly right: a field an item, so no key is built."""
    values: dict[str, Any] = {
        kind: bool | _Given | Literal[tuple(words)] | None for kind, words in LEVELS.items()
    }
    names = {f"item_{i}": item for i, item in enumerate(items)}
    answers = msgspec.defstruct(
        "Answers",
        [(name, values[catalog.items[item].kind], ABSENT) for name, item in names.items()],
        rename=names,
        forbid_unknown_fields=True,
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


def _is_plain(sheet: Any, codes: bytes, raw: bytes) -> bool:
    """Return whether a decoded sheet is right, short enough, and names no key twice.

    Every key brings a colon, and apart from keys only an id can have some. So as many colons as
    there are different keys mean that none stands twice.
    """
    keys = 2 + len(codes) - codes.count(ABSENT)
    keys += (sheet.experience is not UNSET) + (sheet.label is not UNSET) + (sheet.id is not UNSET)
    if raw.count(b":") != keys or len(raw) > strict.MAX_BYTES:
        return False
    return sheet.id is UNSET or is_plain_id(sheet.id)
