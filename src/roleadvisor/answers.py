"""Answer sheets: what a person said, read strictly from YAML or JSON."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from roleadvisor.catalog import LEVELS, BankItem, Catalog, parse, strict
from roleadvisor.catalog.typed import convert, did_you_mean
from roleadvisor.errors import InputError, Problem
from roleadvisor.scorecard import TOP_LEVEL, Experience

SHEET_VERSION = 1
# A sheet with so many unknown items, and more of them than of others, was not mistyped.
FOREIGN = 3
# What a JSON Resume has and a sheet has not.
_RESUME = {"basics", "work", "education"}

SheetId = Annotated[str, Meta(max_length=200)] | int | None


class SheetDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The form of an answer sheet's file."""

    roleadvisor: Literal[1]
    experience: Experience = "practitioner"
    label: Annotated[str, Meta(max_length=63)] | None = None
    id: SheetId = None
    answers: dict[str, bool | int | float | str | None]


class AnswerSheet(Struct, frozen=True, kw_only=True):
    """One person's answers: levels 0 to 4 by item id; what was skipped is only named."""

    levels: Mapping[str, int]
    experience: Experience = "practitioner"
    label: str | None = None
    id: str | None = None
    skipped: Sequence[str] = ()
    unknown: Sequence[str] = ()


def load_sheet(path: Path, catalog: Catalog, *, ignore_unknown: bool = False) -> AnswerSheet:
    """Return the sheet in a file; raise `InputError` with all its problems."""
    return read_sheet(
        strict.read_text(path), strict.shown(str(path)), catalog, ignore_unknown=ignore_unknown
    )


def read_sheet(
    text: str, file: str, catalog: Catalog, *, ignore_unknown: bool = False
) -> AnswerSheet:
    """Return the sheet that `text` holds; items nobody knows are problems, or listed if ignored.

    Raise `InputError` with all its problems; `file` is what they call the text.

    >>> from roleadvisor import load_catalog
    >>> sheet = read_sheet("{roleadvisor: 1, answers: {python: expert, r: no}}", "me", load_catalog())
    >>> dict(sheet.levels)
    {'python': 4, 'r': 0}
    """
    document = parse(text, file)
    if _is_resume(document.data):
        message = "no sheet of answers but a résumé; read it with --from-resume"
        raise InputError([document.problem((), message, "resume")])
    sheet = convert(document, SheetDocument)
    levels, unknown, problems = _levels(sheet, document, catalog, ignore_unknown=ignore_unknown)
    if sheet.label is not None and sheet.label not in catalog.roles:
        near = did_you_mean(sheet.label, catalog.roles)
        message = f"unknown role '{strict.shown(sheet.label, 60)}'{near}"
        problems.append(document.problem(("label",), message, "unknown-role"))
    if problems:
        raise InputError(strict.first_problems(problems))
    return _sheet(sheet, levels, unknown)


def _is_resume(data: Any) -> bool:
    return isinstance(data, dict) and bool(data.keys() & _RESUME) and "answers" not in data


def _is_foreign(sheet: SheetDocument, catalog: Catalog) -> bool:
    unknown = sum(name not in catalog.items for name in sheet.answers)
    return unknown >= max(FOREIGN, len(sheet.answers) / 2)


def _levels(
    sheet: SheetDocument, document: strict.Document, catalog: Catalog, *, ignore_unknown: bool
) -> tuple[dict[str, int], list[str], list[Problem]]:
    if not ignore_unknown and _is_foreign(sheet, catalog):
        message = (
            "most of these items are not in the pack in force; is the sheet for another (--pack)?"
        )
        return {}, [], [document.problem(("answers",), message, "other-pack", key=True)]
    levels: dict[str, int] = {}
    unknown: list[str] = []
    problems: list[Problem] = []
    for name, value in sheet.answers.items():
        item = catalog.items.get(name)
        if len(problems) > strict.MAX_PROBLEMS:
            break
        if item is None:
            unknown.append(strict.shown(name, 60))
            if not ignore_unknown:
                problems.append(_unknown_item(document, name, catalog.items))
        elif value is None:
            continue
        elif (level := level_of(value, item)) is None:
            problems.append(document.problem(("answers", name), _bad_level(value, item), "level"))
        else:
            levels[name] = level
    return levels, unknown, problems


def _sheet(sheet: SheetDocument, levels: Mapping[str, int], unknown: Sequence[str]) -> AnswerSheet:
    return AnswerSheet(
        levels=levels,
        experience=sheet.experience,
        label=sheet.label,
        id=None if sheet.id is None else str(sheet.id),
        skipped=[name for name, value in sheet.answers.items() if value is None],
        unknown=unknown,
    )


def level_of(value: bool | float | str, item: BankItem) -> int | None:  # noqa: FBT001 (an answer)
    """Return an answer's level 0 to 4, or None if it is not one of the item's."""
    if isinstance(value, bool):
        return TOP_LEVEL if value else 0
    if isinstance(value, int):
        return value if 0 <= value <= TOP_LEVEL else None
    if isinstance(value, float):
        return None  # 1.0 may be meant as a level or as a yes
    word = " ".join(value.lower().replace("-", " ").replace("_", " ").split())
    if word in {"yes", "no"}:
        return TOP_LEVEL if word == "yes" else 0
    words = LEVELS[item.kind]
    return words.index(word) if word in words else None


def sheet_document(sheet: AnswerSheet, catalog: Catalog) -> dict[str, Any]:
    """Return a sheet as the plain document that `read_sheet` reads, in the words of its items."""
    answers: dict[str, str | bool | None] = {
        item: _said(catalog.items[item], level) for item, level in sheet.levels.items()
    }
    answers |= dict.fromkeys(sheet.skipped)
    document: dict[str, Any] = {"roleadvisor": SHEET_VERSION, "experience": sheet.experience}
    if sheet.id is not None:
        document["id"] = sheet.id
    if sheet.label is not None:
        document["label"] = sheet.label
    return document | {"answers": answers}


def _said(item: BankItem, level: int) -> str | bool:
    if item.scale == "yes-no" and level in {0, TOP_LEVEL}:
        return level == TOP_LEVEL
    return LEVELS[item.kind][level]


def _unknown_item(document: strict.Document, name: str, known: Collection[str]) -> Problem:
    message = f"unknown item '{strict.shown(name, 60)}'{did_you_mean(name, known)}"
    return document.problem(("answers", name), message, "unknown-item", key=True)


def _bad_level(value: object, item: BankItem) -> str:
    words = ", ".join(f"'{word}'" for word in LEVELS[item.kind])
    return f"{strict.shown(repr(value), 40)} is not an answer: true, false, 0 to 4, or {words}"
