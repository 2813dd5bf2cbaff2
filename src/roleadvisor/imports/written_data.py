"""Read the data that a text holds, if it holds any: JSON, YAML or TOML, as people really write it."""

import json
import re
from typing import Any, NamedTuple

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import hidden, shown
from roleadvisor.safe.parsing import parse, unrepeated

# No width of their own; people copy them in with a text.
_UNSEEN = re.compile("[\xad\u200b\u200e\u200f\u2060\ufeff]")
_JSON = re.compile(
    r"\s*+(?://[^\n]*\n\s*+|/\*(?:[^*]|\*(?!/))*+\*/\s*+)*+[\[{]\s*(?:[\]\[{}\"'/\n0-9]|$|null|true|false|[\w$-]{1,40}:\s)",
    re.DOTALL,
)
# What is left open goes on to its end: then no text is looked through twice.
_COMMENTS = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/)?')
# Lines before the first that says something; possessive, so that none is looked at twice.
_BEFORE = r"(?:[ \t]*+(?:#[^\n]*+|---[ \t]*+|%[A-Z][^\n]*+)?\n)*+"
_TOML = re.compile(
    _BEFORE + r"[ \t]*+(?:\[\[?[\w.-]+\]\]?[ \t]*(?:#[^\n]*)?\n|[\w-]+[ \t]*=[ \t]*[\"'\[{\d])"
)
_DEEP_KEY = re.compile(r"(?:[\w\"'-]{1,60}[ \t]{0,9}\.[ \t]{0,9}){32}[\w\"']")
_YAML = re.compile(_BEFORE + r"[\"']?[\w$ -]{1,40}[\"']?:(?:\s|$)")
# Keys as the formats have them, with something under them.
_SURE_YAML = re.compile(
    r"^(?:basics|skills|work|projects|education|certificates|cv|resume|x-[\w-]+)[ \t]*:[ \t]*(?:[&*!\[{][^\n]*)?(?:#[^\n]*)?\n?"
    r"(?:[ \t]+[\w\"'-]|-[ \t]|[&*\[{]|$)",
    re.MULTILINE,
)
_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ADVICE = {
    "anchor": "; write the text out where it belongs",
    "alias": "; write the text out where it belongs",
    "merge-key": "; write the keys out where they belong",
}


class Written(NamedTuple):
    """Data, and the text behind it: a document that follows its front matter."""

    data: Any
    rest: str = ""


def data_in(text: str, file: str) -> Written | None:
    """Return the data that a text is, None if it is no data; raise `InputError` if it is broken."""
    text = _UNSEEN.sub("", text)
    if _TOML.match(text):
        return Written(_toml(text, file))
    if _JSON.match(text):
        return Written(_json(text, file))
    front = _FRONT.match(text)
    if front:
        rest = text[front.end() :]
        kept = "\n" * text.count("\n", 0, front.start(1)) + front[1]
        data = _yaml(kept, file, is_sure=not rest.strip() or bool(_SURE_YAML.search(kept)))
        return Written(data, "\n" * text.count("\n", 0, front.end()) + rest)
    if not _YAML.match(text):
        return None
    data = _yaml(text, file, is_sure=bool(_SURE_YAML.search(text)))
    return None if data is None else Written(data)


def _json(text: str, file: str) -> Any:
    """Return the data; where JSON has been written with comments or commas too many, that too."""
    try:
        return json.loads(text, object_pairs_hook=_with_repeats, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        fault = error
    plain = _COMMENTS.sub(lambda found: found[0] if found[0][0] == '"' else _blank(found[0]), text)
    try:
        return parse(plain.replace("\t", " "), file, is_repeating=True).data
    except InputError as error:
        # Messages about YAML syntax can be misleading for a JSON file.
        is_yaml_only = {problem.code for problem in error.problems} == {"syntax"}
        if is_yaml_only and isinstance(fault, json.JSONDecodeError):
            problem = Problem(shown(file), fault.lineno, fault.colno, _told(fault), "syntax")
            raise InputError([problem]) from None
        raise


def _told(fault: json.JSONDecodeError) -> str:
    return f"{shown(fault.msg.lower())} (in JSON)"


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _with_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        read[unrepeated(key, read)] = value
    return read


def _toml(text: str, file: str) -> Any:
    import tomllib  # noqa: PLC0415 (loaded where needed)

    if _DEEP_KEY.search(text):
        raise InputError([Problem(shown(file), 1, 1, "nested too deep", "too-deep")])
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InputError([Problem(shown(file), 1, 1, "nested too deep", "too-deep")]) from None
    except tomllib.TOMLDecodeError as error:
        said = re.fullmatch(
            r"(.*?)(?: \(at line (\d+), column (\d+)\)| \(at end of document\))", str(error)
        )
        reason = (said[1] if said else str(error)).lower()
        line, column = (
            (int(said[2]), int(said[3])) if said and said[2] else (text.count("\n") + 1, 1)
        )
        raise InputError(
            [Problem(shown(file), line, column, f"{shown(reason)} (in TOML)", "syntax")]
        ) from None


def _yaml(text: str, file: str, *, is_sure: bool) -> Any:
    """Return the data, None if this is no YAML after all; if it `is_sure`, raise `InputError`."""
    try:
        return parse(text, file, is_repeating=True).data
    except InputError as error:
        if not is_sure and not hidden(text).search(text):
            return None
        raise InputError(_advised(problem) for problem in error.problems) from None


def _advised(problem: Problem) -> Problem:
    advice = _ADVICE.get(problem.code, "")
    return Problem(
        problem.file, problem.line, problem.column, f"{problem.message}{advice}", problem.code
    )
