"""Convert a document to a typed value, or report everything that is wrong with it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import Document, Key, first_problems

# In Python, `$` alone also matches before a line feed at the end.
END = r"$(?!\n)"
_CURLY_QUOTES = frozenset("\u201c\u201d\u2018\u2019")

T = TypeVar("T")


def convert(document: Document, kind: type[T]) -> T:
    """Return the document as a `kind`; raise `InputError` with all problems."""
    try:
        return msgspec.convert(document.data, kind)
    except msgspec.ValidationError as error:
        problems = first_problems(_schema_problems(document, kind))
        raise InputError(problems or [_first_problem(document, error)]) from None


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest known id, or nothing."""
    nearest = near_misses(text, known)
    return f"; did you mean '{nearest[0]}'?" if nearest else ""


def near_misses(text: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return the known ids that are most like `text`, best first; none if none are near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (loaded only when something is wrong)

    query = text[:64].lower().replace("_", "-").replace(" ", "-")
    found = process.extract(query, sorted(known), scorer=fuzz.ratio, limit=limit, score_cutoff=70)
    return [name for name, _, _ in found]


def _first_problem(document: Document, error: msgspec.ValidationError) -> Problem:
    message, _, where = str(error).partition(" - at ")
    path: list[Key] = []
    for name, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", where):
        path.append(name or int(index))
    return document.problem(tuple(path), shown(message.lower()), "schema")


def _schema_problems(document: Document, kind: type[Any]) -> Iterator[Problem]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 (loaded only when a file is wrong)

    validator = Draft202012Validator(msgspec.json.schema(kind))
    for error in validator.iter_errors(document.data):
        yield from _problems_of(document, error)


def _problems_of(document: Document, error: Any) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        for key in sorted(set(error.instance) - set(known)):
            near = did_you_mean(key, known)
            # Within braces, the text after an unquoted comma becomes a key without a value.
            cut = "; put a text that contains a comma in quotes"
            if not _CURLY_QUOTES.isdisjoint(key):
                cut = "; the quotes around a text are straight ones"
            hint = near or (cut if error.instance[key] is None else "")
            message = f"unknown key '{shown(key, 60)}'{hint}"
            yield document.problem((*path, key), message, "unknown-key", key=True)
    elif error.validator == "required":
        for key in sorted(set(error.validator_value) - set(error.instance)):
            yield document.problem(path, f"missing key '{key}'", "missing-key")
    elif nested := _nearest_branch(error):
        for inner in nested:
            yield from _problems_of(document, inner)
    else:
        yield document.problem(path, _explain(error), _code(error.validator))


def _nearest_branch(error: Any) -> list[Any]:
    """Return the errors of the first alternative that has the type of a list or mapping."""
    if error.validator != "anyOf" or not isinstance(error.instance, dict | list):
        return []
    branches: dict[Any, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    for inner_errors in branches.values():
        if not any(e.validator == "type" and e.instance is error.instance for e in inner_errors):
            return inner_errors
    return []


def _code(validator: str) -> str:
    return {"type": "type", "enum": "value", "const": "value", "anyOf": "value"}.get(
        validator, "limit"
    )


# How a value that does not match a pattern is described, by the start of the pattern.
_FORMS = {
    "^https://": "is no link that begins with https://",
    "^[a-z0-9]": "is no id: small letters, digits and hyphens only",
}


# The names of JSON types in messages.
_KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a figure",
    "boolean": "true or false",
    "array": "a list: [...]",
    "object": "keys below it",
}


def _hint(value: object, wanted: object) -> str:
    """Return what to write instead of a value of the wrong type, if that is clear."""
    if wanted == "string" and isinstance(value, int | float):
        return "; put it in quotes"
    if wanted == "array" and isinstance(value, str):
        return "; write a list: [...]"
    return ""


def _alternatives(rules: Any) -> str:
    """Return a description of the alternatives; the words to choose from come last."""
    kinds = list(dict.fromkeys(kind for rule in rules if (kind := _allowed(rule))))
    if "a figure" in kinds and "a whole number" in kinds:
        kinds.remove("a whole number")
    if words := [str(word) for rule in rules for word in rule.get("enum", ())]:
        kinds.append(f"one of {', '.join(words)}")
    *most, last = kinds
    return f"{', '.join(most)} or {last}" if most else last


def _allowed(rule: Any) -> str:
    """Return a description of what a rule allows; a rule with a `$ref` is for an object."""
    kind = _KINDS.get("object" if "$ref" in rule else rule.get("type"), "")
    if rule.get("maximum") == 1:
        return f"{kind} from 0 to 1"
    if "pattern" in rule:
        is_link = rule["pattern"].startswith("^https://")
        return "a link that begins with https://" if is_link else f"{kind} of its form"
    if "maxLength" in rule:
        return f"{kind} of {rule.get('minLength', 0)} to {rule['maxLength']} characters"
    return kind


def _one_of(error: Any) -> str:
    """Return the message for a value that is not one of the choices."""
    choices = [str(choice) for choice in error.validator_value]
    value = shown(repr(error.instance), 60)
    if len(choices) == 1:
        return f"{value} does not belong here; write {error.absolute_path[-1]}: {choices[0]}"
    near = did_you_mean(str(error.instance), choices)
    return f"{value} is not one of {', '.join(choices)}{near}"


def _explain(error: Any) -> str:
    value, rule = shown(repr(error.instance), 60), error.validator_value
    match error.validator:
        case "type" | "anyOf" if error.instance is None:
            rules = rule if error.validator == "anyOf" else [{"type": rule}]
            return f"nothing stands here; write {_alternatives(rules)}, or leave the key out"
        case "type":
            return f"{value} is not of type {rule}{_hint(error.instance, rule)}"
        case "enum":
            return _one_of(error)
        case "anyOf":
            return f"{value} is none of the kinds allowed here; write {_alternatives(rule)}"
        case "pattern" | "propertyNames":
            known = _FORMS.get(str(rule)[:9])
            return f"{value} {known or 'has not the form ' + str(rule).replace(END, '$')}"
        case "minLength" | "minItems":
            return f"{value} is too short (at least {rule})"
        case "maxLength" | "maxItems":
            return f"{value} is too long (at most {rule})"
        case "minimum" | "exclusiveMinimum":
            return f"{value} is too small (at least {rule})"
        case "maximum":
            return f"{value} is too large (at most {rule})"
        case _:
            return shown(str(error.message))
