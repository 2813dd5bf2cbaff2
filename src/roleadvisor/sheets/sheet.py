"""Answer sheets: read them strictly from YAML or JSON, and write them."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace as replace_problem
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from msgspec import Meta, Struct
from msgspec.structs import replace

from roleadvisor.errors import InputError, Problem
from roleadvisor.packs import LEVELS, TOP_LEVEL, BankItem, Catalog
from roleadvisor.packs.names import tool_key
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import (
    MAX_MESSAGE,
    MAX_PROBLEMS,
    MORE,
    Document,
    Key,
    first_problems,
)
from roleadvisor.safe.files import read_text
from roleadvisor.safe.parsing import parse
from roleadvisor.safe.typed import convert, near_misses
from roleadvisor.sheets.filled import read_filled
from roleadvisor.sheets.mistakes import (
    SUGGESTED,
    Names,
    bad_experience,
    bad_level,
    bad_skill_level,
    mostly_unknown,
    unknown_item,
    unknown_role,
    unknown_skill,
    unknown_tool,
)
from roleadvisor.sheets.skills import near_skills, plain_word, skill_level_of

Experience = Literal["newcomer", "practitioner"]
EXPERIENCES: tuple[Experience, ...] = get_args(Experience)
Level = Annotated[int, Meta(ge=0, le=TOP_LEVEL)]

SHEET_VERSION = 1
# With at least this many unknown items, making up half of all, a sheet is for another pack.
LEAST_FOREIGN = 3
# Keys of a JSON Resume that a sheet does not have.
_RESUME = {"basics", "work", "education"}
# Keys of which any other file has none.
_SHEET = {"roleadvisor", "answers", "mentioned"}

SheetId = Annotated[str, Meta(max_length=200)] | int | None
Label = Annotated[str, Meta(max_length=63)] | None

Said = bool | int | float | str | None
ToolName = Annotated[str, Meta(min_length=1, max_length=80)]


class SheetDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The form of an answer sheet's file.

    `answers` are what the person was asked; `mentioned` are items that a text names, such as a résumé
    or a job ad, with the level that it states if it states any; a null or a no is no mention.
    `tools` says by name which tools the person uses. It sets ticks in results, and gives no points.
    `skills` are the levels of the skills that rungs of roles ask; they give no points either.
    `titles` are roles that a text names as jobs of the person.
    """

    roleadvisor: Literal[1]
    experience: Experience = "practitioner"
    label: Label = None
    id: SheetId = None
    answers: dict[str, Said] = {}
    mentioned: list[str] | dict[str, Said] = []
    tools: dict[ToolName, bool | Literal["yes", "no"]] = {}
    skills: dict[str, Said] = {}
    titles: list[str] = []


class AnswerSheet(Struct, frozen=True, kw_only=True):
    """One person's answers: `levels` are 0 to 4, by item id.

    An item is answered, mentioned or skipped: an answer replaces a mention, and a mention a skip.
    The level of a mention is 1 to 4, and 4 if the text states none. `tools` are tools by name, and
    whether the person uses them: nothing is scored by that, nor by `skills`, which are the levels, 0
    to 4, of what rungs of roles ask. `titles` are the ids of roles that a text names as jobs of the
    person. `unknown` are items and skills that the catalogue does not have, or no longer asks.
    """

    levels: Mapping[str, int]
    mentioned: Mapping[str, int] = {}
    tools: Mapping[str, bool] = {}
    skills: Mapping[str, int] = {}
    titles: Sequence[str] = ()
    experience: Experience = "practitioner"
    label: str | None = None
    id: str | None = None
    skipped: Sequence[str] = ()
    unknown: Sequence[str] = ()


def load_sheet(path: Path, catalog: Catalog, *, ignore_unknown: bool = False) -> AnswerSheet:
    """Return the sheet in a file; raise `InputError` with all its problems."""
    return read_sheet(read_text(path), shown(str(path)), catalog, ignore_unknown=ignore_unknown)


def read_sheet(
    text: str, file: str, catalog: Catalog, *, ignore_unknown: bool = False
) -> AnswerSheet:
    """Return the sheet in `text`; raise `InputError` with all its problems.

    Unknown items are problems; with `ignore_unknown` the sheet lists them as `unknown`. Retired
    items are never problems. A label may be a role that the catalogue does not have. `file` is the
    name of the text in problems.

    >>> from roleadvisor import load_catalog
    >>> sheet = read_sheet("{roleadvisor: 1, answers: {python: expert, r: no}}", "me", load_catalog())
    >>> dict(sheet.levels)
    {'python': 4, 'r': 0}
    """
    if filled := read_filled(text):
        with suppress(InputError):  # the strict reader reports it with line numbers
            return sheet_in(Document(filled, file, {}, {}), catalog, ignore_unknown=ignore_unknown)
    return sheet_in(parse(text, file), catalog, ignore_unknown=ignore_unknown)


def sheet_in(document: Document, catalog: Catalog, *, ignore_unknown: bool) -> AnswerSheet:
    """Return the sheet in a document; raise as `read_sheet`."""
    if _is_resume(document.data):
        raise InputError([document.problem((), "a résumé, not a sheet of answers", "resume")])
    reading = _Reading(document, catalog, ignore_unknown=ignore_unknown)
    sheet = reading.form()
    levels, mentions = reading.levels("answers"), reading.levels("mentioned")
    tools = reading.tools() if sheet and sheet.tools else {}
    skills = reading.skills()
    titles = reading.titles(sheet.titles) if sheet and sheet.titles else ()
    if reading.problems or sheet is None:
        raise InputError(reading.told())
    answered = AnswerSheet(
        levels=levels,
        tools=tools,
        skills=skills,
        titles=titles,
        experience=sheet.experience,
        label=sheet.label,
        id=None if sheet.id is None else str(sheet.id),
        skipped=[
            name for name, value in sheet.answers.items() if value is None and name in catalog.items
        ],
        unknown=list(dict.fromkeys(reading.unknown)),
    )
    return with_mentions(answered, mentions)


def with_mentions(sheet: AnswerSheet, mentioned: Mapping[str, int]) -> AnswerSheet:
    """Return a sheet that mentions these items too; an item mentioned twice has the higher level.

    Answered items are not mentioned, and mentioned items are no longer skipped.

    >>> sheet = AnswerSheet(levels={"sql": 0}, skipped=["python", "r"])
    >>> both = with_mentions(sheet, {"sql": 4, "python": 2})
    >>> both.levels, both.mentioned, both.skipped
    ({'sql': 0}, {'python': 2}, ['r'])
    """
    named = dict(sheet.mentioned)
    for item, level in mentioned.items():
        if item not in sheet.levels:
            named[item] = max(level, named.get(item, 0))
    skipped = [item for item in sheet.skipped if item not in named]
    return replace(sheet, mentioned=named, skipped=skipped)


def is_sheet(data: Any) -> bool:
    """Return whether parsed data is meant as a sheet, right or wrong."""
    return isinstance(data, dict) and bool(data.keys() & _SHEET)


def _is_resume(data: Any) -> bool:
    is_answered = isinstance(data, dict) and bool(data.keys() & {"answers", "mentioned"})
    return isinstance(data, dict) and bool(data.keys() & _RESUME) and not is_answered


class _Reading:
    """Reads one sheet, and notes all its problems and its unknown items.

    The items are read even if the form of the sheet is wrong, so that all is told at once.
    """

    def __init__(self, document: Document, catalog: Catalog, *, ignore_unknown: bool) -> None:
        self.problems: list[Problem] = []
        self.unknown: list[str] = []
        self._document = document
        self._catalog = catalog
        self._ignore_unknown = ignore_unknown
        self._names: Names | None = None

    def form(self) -> SheetDocument | None:
        """Return the sheet's document, or None, with problems, if it has not the form of one."""
        document, data = self._document, self._document.data
        if isinstance(data, dict) and data.get("experience", EXPERIENCES[0]) not in EXPERIENCES:
            message = bad_experience(data["experience"])
            self.problems.append(document.problem(("experience",), message, "value"))
            rest = {key: value for key, value in data.items() if key != "experience"}
            document = document._replace(data=rest)
        try:
            return convert(document, SheetDocument)
        except InputError as error:
            self.problems += error.problems
            return None

    def told(self) -> list[Problem]:
        """Return the problems by line, at most 51; the last may say what is behind most of them."""
        ordered = sorted(self.problems, key=lambda p: (p.code == MORE, p.line, p.column))
        told = first_problems(ordered)
        said = [*self._said("answers"), *self._said("mentioned")]
        unknown = [name for name in dict.fromkeys(said) if not self._is_known(name)]
        count = len(set(said))
        if not self._ignore_unknown and len(unknown) >= max(LEAST_FOREIGN, count / 2):
            message = shown(mostly_unknown(unknown, count), MAX_MESSAGE)
            told[MAX_PROBLEMS:] = [replace_problem(told[-1], message=message, code="other-pack")]
        return told

    def levels(self, part: str) -> dict[str, int]:
        """Return the levels of the items in a part of the sheet."""
        levels: dict[str, int] = {}
        noted = len(self.problems)
        for name, value in self._said(part).items():
            item = self._catalog.items.get(name)
            if len(self.problems) - noted > MAX_PROBLEMS:
                break
            if item is None:
                self._note_unknown(part, name)
            elif part == "mentioned" and not item.is_skill:
                message = f"'{name}' is an interest, which no text can answer"
                self._note(part, name, message, "mention")
            elif value is None or isinstance(value, dict | list):
                continue  # skipped, or of no kind that a level can be: the form's problem
            elif (level := level_of(value, item)) is None:
                self._note(part, name, bad_level(value, item), "level")
            elif level or part == "answers":
                levels[name] = level
        return levels

    def _said(self, part: str) -> Mapping[str, Any]:
        """Return what a part says of each item, as far as it has the form of such a part."""
        data = self._document.data
        said = data.get(part) if isinstance(data, dict) else None
        if isinstance(said, list) and part == "mentioned":
            return dict.fromkeys((name for name in said if isinstance(name, str)), TOP_LEVEL)
        return said if isinstance(said, dict) else {}

    def _is_known(self, name: str) -> bool:
        return name in self._catalog.items or name in self._catalog.questionnaire.retired

    def tools(self) -> dict[str, bool]:
        """Return the tools in the sheet by the names that the roles use.

        A name that is like one of these is a problem; another is unknown, as of a tool that roles no
        longer use.
        """
        by_key = {tool_key(t.name): t.name for r in self._catalog.roles.values() for t in r.used}
        tools: dict[str, bool] = {}
        for name, said in self._said("tools").items():
            key = tool_key(name)
            near = () if key in by_key else near_misses(key, by_key, limit=SUGGESTED)
            if key in by_key:
                tools[by_key[key]] = said in (True, "yes")
            elif near and not self._ignore_unknown:
                message = unknown_tool(name, [by_key[one] for one in near])
                self._note("tools", name, message, "unknown-tool", key=True)
            else:
                self.unknown.append(shown(name, 60))
        return tools

    def skills(self) -> dict[str, int]:
        """Return the levels of the skills that rungs of roles ask; null is no answer."""
        known = self._catalog.ladders.skills
        levels: dict[str, int] = {}
        noted = len(self.problems)
        for name, value in self._said("skills").items():
            if len(self.problems) - noted > MAX_PROBLEMS:
                break
            if name not in known:
                self._note_unknown_skill(name)
            elif value is None or isinstance(value, dict | list):
                continue  # no answer, or of no kind that a level can be: the form's problem
            elif (level := skill_level_of(value)) is None:
                self._note("skills", name, bad_skill_level(value, name), "level")
            else:
                levels[name] = level
        return levels

    def _note_unknown_skill(self, name: str) -> None:
        self.unknown.append(shown(name, 60))
        if not self._ignore_unknown:
            near = near_skills(name, self._catalog.ladders.skills.values())
            self._note("skills", name, unknown_skill(name, near), "unknown-skill", key=True)

    def titles(self, named: Sequence[str]) -> tuple[str, ...]:
        """Return the roles that are named as titles, each once; another name is a problem."""
        known = self._catalog.roles
        for name in dict.fromkeys(named):
            if name not in known and self._ignore_unknown:
                self.unknown.append(shown(name, 60))
            elif name not in known:
                near = near_misses(name, known, limit=SUGGESTED)
                self._note("titles", name, unknown_role(name, near), "unknown-role")
        return tuple(name for name in dict.fromkeys(named) if name in known)

    def _note_unknown(self, part: str, name: str) -> None:
        self.unknown.append(shown(name, 60))
        if self._ignore_unknown or self._is_known(name):
            return
        self._names = self._names or Names(self._catalog)
        message = unknown_item(name, self._names.near(name))
        self._note(part, name, message, "unknown-item", key=True)

    def _note(self, part: str, name: str, message: str, code: str, *, key: bool = False) -> None:
        """Note a problem at an item, which in a list is a value and not a key."""
        listed = self._document.data.get(part)
        place: Key = listed.index(name) if isinstance(listed, list) else name
        is_key = key and not isinstance(listed, list)
        self.problems.append(self._document.problem((part, place), message, code, key=is_key))


def level_of(value: bool | float | str, item: BankItem) -> int | None:  # noqa: FBT001 (an answer)
    """Return the level of an answer, 0 to 4, or None if the answer is not one of the item's."""
    if isinstance(value, bool):
        return TOP_LEVEL if value else 0
    if isinstance(value, int):
        return value if 0 <= value <= TOP_LEVEL else None
    if isinstance(value, float):
        return None  # 1.0 may be meant as a level or as a yes
    word = plain_word(value)
    if word in {"yes", "no"}:
        return TOP_LEVEL if word == "yes" else 0
    words = LEVELS[item.kind]
    return words.index(word) if word in words else None
