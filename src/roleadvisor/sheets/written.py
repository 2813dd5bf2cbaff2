"""Write answer sheets: as plain data, as YAML, and empty ones to fill in."""

from pathlib import Path
from typing import Any

from roleadvisor.packs import LEVELS, TOP_LEVEL, BankItem, Catalog
from roleadvisor.safe.characters import shown
from roleadvisor.safe.files import write_atomically
from roleadvisor.sheets.sheet import SHEET_VERSION, AnswerSheet


def sheet_document(sheet: AnswerSheet, catalog: Catalog) -> dict[str, Any]:
    """Return a sheet as the plain document that `read_sheet` reads, in the words of its items."""
    answers: dict[str, str | bool | None] = {
        item: _said(catalog.items[item], level) for item, level in sheet.levels.items()
    }
    answers |= {item: None for item in sheet.skipped if item not in answers}
    document: dict[str, Any] = {"roleadvisor": SHEET_VERSION, "experience": sheet.experience}
    if sheet.id is not None:
        document["id"] = sheet.id
    if sheet.label is not None:
        document["label"] = sheet.label
    document["answers"] = answers
    if sheet.mentioned:
        document["mentioned"] = _mentions(sheet, catalog)
    if sheet.tools:
        document["tools"] = dict(sheet.tools)
    if sheet.skills:
        words = LEVELS["skill"]
        document["skills"] = {skill: words[level] for skill, level in sheet.skills.items()}
    if sheet.titles:
        document["titles"] = list(sheet.titles)
    return document


def save_sheet(sheet: AnswerSheet, path: Path, catalog: Catalog) -> None:
    """Write a sheet as YAML, whole or not at all, readable by its owner only."""
    import yaml  # noqa: PLC0415 (loaded only when a sheet is written)

    text = yaml.safe_dump(sheet_document(sheet, catalog), sort_keys=False, allow_unicode=True)
    write_atomically(path, text)


def template_of(catalog: Catalog) -> str:
    """Return an empty answer sheet in YAML, with all items of weight above 0 and their texts."""
    field = catalog.questionnaire.field
    lines = [
        "# Replace null by true or false, a level 0 to 4, or its word; leave null to skip.",
        *(f"# {kind}: {', '.join(words)}" for kind, words in LEVELS.items()),
        "roleadvisor: 1",
        f"experience: practitioner  # or newcomer, if you do not work with {field} yet",
    ]
    asked = {item.id for item in catalog.items.values() if item.weight > 0}
    lines.append("answers:" if asked else "answers: {}")
    for screen in catalog.questionnaire.screens:
        listed = [item for item in screen.items if item.id in asked]
        if listed:
            lines += ["", f"  # {shown(screen.title)} ({screen.kind}): {shown(screen.prompt)}"]
        lines += [f"  {item.id}: null  # {shown(item.text)}" for item in listed]
    return "\n".join(lines) + "\n"


def _mentions(sheet: AnswerSheet, catalog: Catalog) -> Any:
    """Return mentions as a list if all have the top level, else as a mapping to their levels."""
    if set(sheet.mentioned.values()) == {TOP_LEVEL}:
        return list(sheet.mentioned)
    return {item: _said(catalog.items[item], level) for item, level in sheet.mentioned.items()}


def _said(item: BankItem, level: int) -> str | bool:
    if item.scale == "yes-no" and level in {0, TOP_LEVEL}:
        return level == TOP_LEVEL
    return LEVELS[item.kind][level]
