"""Read a JSON Resume (https://jsonresume.org/schema), or the same in YAML, as people really write it.

Unknown keys, nulls and odd scalars are ignored. A list in place of a text, or a text in place of a
list, is a problem, because its content would be lost silently.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from roleadvisor.errors import InputError, Problem
from roleadvisor.imports.levels import level_of
from roleadvisor.imports.mentions import Mention, MentionKind, within_limits
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import MAX_PROBLEMS, Document, Key
from roleadvisor.safe.parsing import parse

_LISTS = ("skills", "work", "projects", "certificates", "education")
_KNOWN = {"basics", "meta", "volunteer", "awards", "publications", "languages", "interests"}

# The keys that are read from each entry of a list. An entry that is only a text is read as the
# first.
_PARTS: Mapping[str, tuple[tuple[str, MentionKind], ...]] = {
    "skills": (("name", "skill"), ("keywords", "skill")),
    "work": (
        ("position", "job"),
        ("summary", "text"),
        ("highlights", "text"),
        ("keywords", "skill"),
    ),
    "projects": (
        ("name", "title"),
        ("description", "text"),
        ("highlights", "text"),
        ("keywords", "skill"),
    ),
    "certificates": (("name", "certificate"),),
    "education": (("studyType", "degree"),),
}


class _Fault(NamedTuple):
    path: tuple[Key, ...]
    message: str


def is_resume(data: Any) -> bool:
    """Return whether parsed data has a part that a résumé has."""
    return isinstance(data, dict) and bool(data.keys() & {*_LISTS, *_KNOWN})


def read_resume(text: str, file: str) -> list[Mention]:
    """Return the mentions in a résumé; raise `InputError` with all its problems."""
    data = parsed(text, file)
    mentions: list[Mention] = []
    faults: list[_Fault] = []
    for found in _contents(data):
        if isinstance(found, Mention):
            mentions.append(found)
        else:
            faults.append(found)
    if faults:
        raise InputError(_placed(text, file, faults[:MAX_PROBLEMS]))
    return list(within_limits(mentions, file))


def parsed(text: str, file: str) -> Any:
    """Return the data; the strict reader reads YAML, and reports problems with their places."""
    try:
        return json.loads(text, object_pairs_hook=_without_repeats, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        fault = error
    try:
        return _strictly(text, file).data
    except InputError as error:
        # Messages about YAML syntax can be misleading for a JSON file.
        is_yaml_only = {problem.code for problem in error.problems} == {"syntax"}
        if is_yaml_only and _is_json(text) and isinstance(fault, json.JSONDecodeError):
            reason = shown(fault.msg.lower())
            problem = Problem(shown(file), fault.lineno, fault.colno, reason, "syntax")
            raise InputError([problem]) from None
        raise


def _strictly(text: str, file: str) -> Document:
    # JSON may be indented with tabs, YAML may not. No JSON text contains a raw tab.
    return parse(text.replace("\t", " ") if _is_json(text) else text, file)


def _is_json(text: str) -> bool:
    return re.match(r"\s*[\[{]", text) is not None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(read := dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return read


def _placed(text: str, file: str, faults: list[_Fault]) -> list[Problem]:
    try:
        document = _strictly(text, file)
    except InputError:
        document = Document(None, shown(file), {}, {})
    return [document.problem(fault.path, fault.message, "type") for fault in faults]


def _contents(data: Any) -> Iterator[Mention | _Fault]:
    if not is_resume(data):
        yield _Fault((), f"not a JSON Resume: it has none of {', '.join(_LISTS)}")
        return
    if isinstance(basics := data.get("basics"), dict):
        yield from _texts(basics.get("label"), ("basics", "label"), "job")
        yield from _texts(basics.get("summary"), ("basics", "summary"), "text")
    for part in _LISTS:
        listed = data.get(part)
        if isinstance(listed, list):
            for i, entry in enumerate(listed):
                yield from _entry(part, entry, (part, i))
        elif part == "skills" and isinstance(listed, str):
            yield from _texts(listed, (part,), "skill")
        elif listed is not None:
            yield _Fault((part,), f"{part} must be a list")


def _entry(part: str, entry: Any, path: tuple[Key, ...]) -> Iterator[Mention | _Fault]:
    if isinstance(entry, str):
        yield from _texts(entry, path, _PARTS[part][0][1])
    elif isinstance(entry, dict):
        level = level_of(entry.get("level"))
        for key, kind in _PARTS[part]:
            yield from _texts(entry.get(key), (*path, key), kind, level)
    elif isinstance(entry, list):
        yield _Fault(path, f"an entry of {part} must be a mapping or a text")


def _texts(
    value: Any, path: tuple[Key, ...], kind: MentionKind, level: int | None = None
) -> Iterator[Mention | _Fault]:
    """Yield a text, or each text of a list; mappings and lists within lists are faults."""
    if isinstance(value, str):
        if value.strip():
            yield Mention(value, _where(path), kind, level)
    elif isinstance(value, list) and not isinstance(path[-1], int):
        for i, part in enumerate(value):
            yield from _texts(part, (*path, i), kind, level)
    elif isinstance(value, list | dict):
        yield _Fault(path, f"{_where(path)} must be text")


def _where(path: tuple[Key, ...]) -> str:
    keys = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return "".join(keys).removeprefix(".")
