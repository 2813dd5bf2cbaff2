"""Parse what strangers wrote: YAML or JSON without hidden characters, read as a small, safe subset."""

from collections.abc import Iterator

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import hidden, name_of, shown
from roleadvisor.safe.documents import MAX_PROBLEMS, Document
from roleadvisor.safe.plain import read_plain


def parse(text: str, file: str) -> Document:
    """Return the document that `text` holds, or raise `InputError` with all its problems."""
    file = shown(file)
    if problems := list(_hidden_characters(text, file)):
        raise InputError(problems)
    if plain := read_plain(text, file):
        return plain
    from roleadvisor.safe.events import build  # noqa: PLC0415 (the parser takes long to load)

    return build(text, file)


def _hidden_characters(text: str, file: str) -> Iterator[Problem]:
    for found, match in enumerate(hidden(text).finditer(text)):
        if found == MAX_PROBLEMS:
            return
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield Problem(
            file, line, column, f"character {name_of(match[0])} is not allowed", "character"
        )
