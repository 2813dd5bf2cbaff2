"""Read many people from a stream of JSON sheets, one per line.

A fast path decodes most lines with msgspec and looks up their answers. A line with anything unusual
goes to the strict reader. So every line is accepted or refused as it would be in a file of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import Annotated, Any, BinaryIO, Literal, NamedTuple

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import astuple

from roleadvisor.errors import InputError, Problem
from roleadvisor.packs import LEVELS, TOP_LEVEL, Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import MAX_DIGITS
from roleadvisor.safe.files import MAX_BYTES, decode
from roleadvisor.sheets.lines import read_blocks
from roleadvisor.sheets.sheet import (
    AnswerSheet,
    Experience,
    Label,
    SheetId,
    ToolName,
    read_sheet,
)

# The codes of a person's items: 0 to 4 for the level of an answer, these two, and then SKIPPED plus
# the level, 1 to 4, for a mention.
ABSENT = 5
SKIPPED = 6
CODES = SKIPPED + TOP_LEVEL + 1
# The strict reader limits the number of values in a sheet. With no more than these, the fast path
# need not count them.
MOST_UNKNOWN = 100
MOST_MENTIONS = 1000


class Person(NamedTuple):
    """The sheet of one line, without its tools, which are not scored.

    `codes` has a byte for each item, in the order of the catalogue.
    """

    line: int
    codes: bytes
    experience: Experience
    id: str | None
    label: str | None
    unknown: Sequence[str]
    titles: Sequence[str] = ()


class _Digit(Enum):
    """A level as a number. It is not an integer, because 1 == True and true means level 4."""

    ZERO = 0
    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4


class _Line(Struct, forbid_unknown_fields=True, gc=False):
    """A sheet without its answers, which `_form_of` adds with a field for each item."""

    roleadvisor: Literal[1]
    experience: Experience | UnsetType = UNSET
    label: Label | UnsetType = UNSET
    id: SheetId | UnsetType = UNSET
    mentioned: Annotated[list[str], Meta(max_length=MOST_MENTIONS)] | UnsetType = UNSET
    tools: Annotated[dict[ToolName, bool], Meta(max_length=MOST_MENTIONS)] | UnsetType = UNSET


class _Names(Struct, gc=False):
    answers: dict[str, bool | _Digit | str | None] = {}


_decode_names = msgspec.json.Decoder(_Names).decode
_CODES: Mapping[object, int] = {
    UNSET: ABSENT,
    None: SKIPPED,
    **{digit: digit.value for digit in _Digit},
    **{word: level for words in LEVELS.values() for level, word in enumerate(words)},
    **dict.fromkeys((False, "no"), 0),
    **dict.fromkeys((True, "yes"), TOP_LEVEL),
}


def read_sheets(
    stream: BinaryIO, file: str, catalog: Catalog, *, ignore_unknown: bool = False
) -> Iterator[tuple[int, AnswerSheet | InputError]]:
    """Yield each line's number with its sheet, or with the error that lists its problems.

    Blank lines are skipped. Reading stops after a line without an end within 8 MB, and when the
    refused lines have more bytes than one sheet may have: reading many more strictly would be slow.
    """
    refused = 0
    reader = PersonReader(catalog, file, ignore_unknown=ignore_unknown)
    for block in read_blocks(stream):
        for number, raw in block.filled():
            person = reader.read(number, raw)
            if isinstance(person, Person):
                yield number, sheet_of(person, catalog)
                continue
            yield number, person
            refused += len(raw) if len(raw) <= MAX_BYTES else 0
            if refused > MAX_BYTES:
                yield number, not_read_further(file, number)
                return
        if not block.has_end:
            yield block.last, not_read_further(file, block.last)


def not_read_further(file: str, line: int) -> InputError:
    """Return the error for a stream that is not read beyond a line."""
    message = "not read further: too much of this is unusable"
    return InputError([Problem(shown(file), line, 1, message, "more-problems")])


class PersonReader:
    """Reads each line of a file as a sheet of its own."""

    def __init__(self, catalog: Catalog, file: str, *, ignore_unknown: bool = False) -> None:
        self._catalog = catalog
        self._file = file
        self._ignore_unknown = ignore_unknown
        self._decode = msgspec.json.Decoder(_form_of(catalog)).decode
        self._indices = {item: index for index, item in enumerate(catalog.items)}
        self._retired = set(catalog.questionnaire.retired).difference(catalog.items)
        skills = (item.id for item in catalog.items.values() if item.is_skill)
        self._mentionable = self._retired.union(skills)
        self._tools = {tool.name for role in catalog.roles.values() for tool in role.used}

    def read(self, number: int, raw: bytes) -> Person | InputError:
        """Return the person in a line, or the error with the problems of that line."""
        return self.read_fast(number, raw) or self._read_strictly(number, raw)

    def read_fast(self, number: int, raw: bytes) -> Person | None:
        """Return the person in a line, or None for a line that the strict reader must judge."""
        try:
            return self._person(number, raw)
        except (ValueError, RecursionError):
            return None

    def _read_strictly(self, number: int, raw: bytes) -> Person | InputError:
        try:
            text = decode(raw, self._file)
            sheet = read_sheet(text, self._file, self._catalog, ignore_unknown=self._ignore_unknown)
        except InputError as error:
            return InputError(replace(problem, line=number) for problem in error.problems)
        return person_of(sheet, number, self._catalog)

    def _person(self, number: int, raw: bytes) -> Person:
        """Return the person in a line; raise `ValueError` if anything in it is unusual."""
        if len(raw) > MAX_BYTES or not raw.lstrip(b" \t").startswith(b"{"):
            raise ValueError("too long, or no object")
        line = self._decode(raw)
        answers = (UNSET,) * len(self._indices) if line.answers is UNSET else astuple(line.answers)
        codes = bytes(map(_CODES.__getitem__, answers))
        unknown: Sequence[str] = ()
        if missing := raw.count(b":") - _colons(line, codes, raw):
            unknown = self._unknown(raw, missing)
        if line.tools and not self._tools.issuperset(line.tools):
            raise ValueError("a tool that no role uses, or by another name")
        if line.mentioned:
            codes, unknown = self._with_mentions(line.mentioned, codes, unknown)
        return Person(
            line=number,
            codes=codes,
            experience=line.experience or "practitioner",
            id=None if line.id is None or line.id is UNSET else str(line.id),
            label=None if line.label is UNSET else line.label,
            unknown=unknown,
        )

    def _unknown(self, raw: bytes, count: int) -> list[str]:
        """Return the `count` answered items that the catalogue lacks, if they may be ignored."""
        answers = _decode_names(raw).answers
        unknown = [item for item in answers if item not in self._indices]
        are_ignored = self._ignore_unknown or self._retired.issuperset(unknown)
        if len(unknown) != count or count > MOST_UNKNOWN or not are_ignored:
            raise ValueError("unknown items, or keys that stand twice")
        if any(isinstance(answers[item], str) or shown(item, 60) != item for item in unknown):
            raise ValueError("a text that may hold hidden characters")
        return unknown

    def _with_mentions(
        self, mentioned: Sequence[str], codes: bytes, unknown: Sequence[str]
    ) -> tuple[bytes, Sequence[str]]:
        """Return the codes with mentions of unanswered items, and all unknown items."""
        if not self._mentionable.issuperset(mentioned):
            raise ValueError("an unknown item, or an interest, is mentioned")
        merged = bytearray(codes)
        for index in (self._indices[item] for item in mentioned if item in self._indices):
            if merged[index] >= ABSENT:
                merged[index] = SKIPPED + TOP_LEVEL
        retired = (item for item in mentioned if item not in self._indices)
        return bytes(merged), list(dict.fromkeys((*unknown, *retired)))


def _form_of(catalog: Catalog) -> Any:
    """Return the type of a line, with a field for each item.

    With fields msgspec builds no dictionary of answers, and it checks the words of each answer.
    """
    answers = {
        kind: bool | _Digit | Literal["yes", "no", *words] | None for kind, words in LEVELS.items()
    }
    names = {f"item_{index}": item for index, item in enumerate(catalog.items.values())}
    form = msgspec.defstruct(
        "Answers",
        [(name, answers[item.kind], UNSET) for name, item in names.items()],
        rename={name: item.id for name, item in names.items()},
        gc=False,
    )
    return msgspec.defstruct("Line", [("answers", form | UnsetType, UNSET)], bases=(_Line,))


def _colons(line: Any, codes: bytes, raw: bytes) -> int:
    """Return how many colons a line has if no key is repeated and all items are known.

    Each key has one colon; only an id, a label and a tool's name can contain more. Raise `ValueError`
    if the strict reader might read one of these differently.
    """
    parts = astuple(line)
    colons = len(parts) - parts.count(UNSET) + len(codes) - codes.count(ABSENT)
    tools = line.tools or ()
    colons += len(tools)
    for text in (line.id, line.label, *tools):
        if isinstance(text, str):
            colons += _colons_of(text, raw)
        elif isinstance(text, int) and len(str(text)) > MAX_DIGITS:
            raise ValueError("a number of too many digits")
    return colons


def _colons_of(text: str, raw: bytes) -> int:
    if not (text.isascii() and text.isprintable()) and shown(text) != text:
        raise ValueError("a text that may hold hidden characters")
    colons = text.count(":")
    if colons and b"\\" in raw:
        raise ValueError("an escaped colon could stand for that of a key that stands twice")
    return colons


def person_of(sheet: AnswerSheet, line: int, catalog: Catalog) -> Person:
    """Return the sheet of a line as a person."""
    said = dict.fromkeys(sheet.skipped, SKIPPED)
    said |= {item: SKIPPED + level for item, level in sheet.mentioned.items()}
    said |= sheet.levels
    codes = bytes(said.get(item, ABSENT) for item in catalog.items)
    return Person(
        line=line,
        codes=codes,
        experience=sheet.experience,
        id=sheet.id,
        label=sheet.label,
        unknown=sheet.unknown,
        titles=sheet.titles,
    )


def sheet_of(person: Person, catalog: Catalog) -> AnswerSheet:
    """Return a person as a sheet."""
    said = dict(zip(catalog.items, person.codes, strict=True))
    return AnswerSheet(
        levels={item: code for item, code in said.items() if code < ABSENT},
        mentioned={item: code - SKIPPED for item, code in said.items() if code > SKIPPED},
        experience=person.experience,
        label=person.label,
        id=person.id,
        skipped=[item for item, code in said.items() if code == SKIPPED],
        unknown=person.unknown,
        titles=person.titles,
    )
