"""Read the Skills.csv of a LinkedIn data export: a header with the column `Name`, one skill a line."""

import csv
import re
from collections.abc import Sequence

from roleadvisor.errors import InputError, Problem
from roleadvisor.imports.mentions import Mention, within_limits
from roleadvisor.safe.characters import shown

_COLUMNS = ("name", "skill", "skill name", "skills")
_DELIMITERS = ",;\t"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_skills(text: str, file: str) -> list[Mention]:
    """Return the skills in a CSV file; raise `InputError` if it is malformed."""
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        message = f"character U+{ord(control[0]):04X} is not allowed"
        raise InputError([Problem(shown(file), line, column, message, "character")])
    lines = text.lstrip("\n\r ").replace("\r\n", "\n").replace("\r", "\n")
    skipped = text[: len(text) - len(text.lstrip("\n\r "))].count("\n")
    header = lines.partition("\n")[0]
    for delimiter in _DELIMITERS:
        names = [name.strip(' "').lower() for name in header.split(delimiter)]
        if wanted := next((name for name in _COLUMNS if name in names), None):
            return _skills(lines, file, delimiter, names.index(wanted), skipped)
    message = "no column 'Name' in the first line; is this the Skills.csv of a LinkedIn export?"
    raise InputError([Problem(shown(file), skipped + 1, 1, message, "header")])


def _skills(text: str, file: str, delimiter: str, column: int, skipped: int) -> list[Mention]:
    rows = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=delimiter, strict=True)
    mentions: list[Mention] = []
    line = 1
    try:
        for row in rows:
            name = _cell(row, column)
            if line > 1 and name:
                mentions.append(Mention(name, f"line {line + skipped}"))
            line = rows.line_num + 1
    except csv.Error as error:
        reason = shown(str(error))
        problem = Problem(shown(file), line + skipped, 1, reason, "syntax")
        raise InputError([problem]) from None
    return list(within_limits(mentions, file))


def _cell(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""
