"""Read a survey's answers as labelled answer sheets, by a declarative mapping beside this file."""

import csv
import gzip
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import yaml

MAPPINGS = Path(__file__).parent / "surveys"
NO_ANSWER = frozenset({"", "nan"})
NO_CHOICE = ("None", "Other", "No / None")
FOLLOW_UP = "_B_"
MINIMUM_TICKS = 5


class SurveyError(Exception):
    """A survey file or its mapping cannot be used."""


class Question(NamedTuple):
    """One question: all its columns, those of real choices, and the columns behind each item."""

    columns: Sequence[int]
    choices: Sequence[int]
    items: Mapping[str, Sequence[int]]


class Choice(NamedTuple):
    """A question with one answer: its column, the options that are yes by item, and all options."""

    name: str
    column: int
    items: Mapping[str, Collection[str]]
    answers: Collection[str]
    no_answer: Collection[str]


class Layout(NamedTuple):
    """The columns of a survey's file that the mapping asks for."""

    title: int
    roles: Mapping[str, str]
    activities: Sequence[int]
    questions: Sequence[Question]
    choices: Sequence[Choice]


def survey_names() -> list[str]:
    """Return the names of the surveys that have a mapping."""
    return sorted(path.stem for path in MAPPINGS.glob("*.yaml"))


def load_mapping(name: str) -> dict[str, Any]:
    """Return the mapping of a survey."""
    mapping: dict[str, Any] = yaml.safe_load((MAPPINGS / f"{name}.yaml").read_text("utf-8"))
    return mapping


def read_sheets(name: str, path: Path, mapping: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a labelled sheet for each respondent of a mapped title.

    People are kept who name at least one work activity and tick at least five options of the mapped
    questions. Questions that a person never reached are left out of their sheet.
    """
    with open_table(path) as file:
        rows = csv.reader(file)
        try:
            header, texts = next(rows), next(rows)
        except StopIteration:
            raise SurveyError(f"{path} has no two header rows") from None
        layout, width = find_layout(mapping, header, texts), len(header)
        for number, row in enumerate(rows, start=1):
            if len(row) < width:
                raise SurveyError(f"{path}: row {number} has too few cells")
            role = layout.roles.get(row[layout.title])
            if role and (answers := _answers(layout, row)):
                yield {
                    "answers": answers,
                    "experience": "practitioner",
                    "id": f"{name}-{number}",
                    "label": role,
                    "roleadvisor": 1,
                }


def find_layout(mapping: Mapping[str, Any], header: Sequence[str], texts: Sequence[str]) -> Layout:
    """Return where the mapping's columns are; an option's text ends its column's question."""
    options = [text.rsplit(" - ", 1)[-1].strip() for text in texts]
    activities = _choices(options, _columns(header, mapping["activities"]))
    if not activities:
        raise SurveyError(f"no column {mapping['activities']}...: is this the right survey?")
    asked = mapping["questions"]
    return Layout(
        title=find_column(header, mapping["title"]["column"]),
        roles=mapping["title"]["roles"],
        activities=activities,
        questions=[_question(q, header, options) for q in asked if "columns" in q],
        choices=[_choice(q, header) for q in asked if "column" in q],
    )


def open_table(path: Path) -> TextIO:
    """Return a table opened as text, decompressed if need be."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def find_column(header: Sequence[str], name: str) -> int:
    """Return the index of a column; raise `SurveyError` if the file does not have it."""
    if name not in header:
        raise SurveyError(f"no column {name}: is this the right survey?")
    return list(header).index(name)


def _columns(header: Sequence[str], prefix: str) -> list[int]:
    return [i for i, name in enumerate(header) if name.startswith(prefix) and FOLLOW_UP not in name]


def _choices(options: Sequence[str], columns: Sequence[int]) -> list[int]:
    return [i for i in columns if not options[i].startswith(NO_CHOICE)]


def _question(asked: Mapping[str, Any], header: Sequence[str], options: Sequence[str]) -> Question:
    columns = _columns(header, asked["columns"])
    by_option = {options[i]: i for i in columns}
    wanted = {option for named in asked["items"].values() for option in named}
    if missing := sorted(wanted - set(by_option)):
        raise SurveyError(f"{asked['columns']}: no column for the option '{missing[0]}'")
    items = {item: [by_option[o] for o in named] for item, named in asked["items"].items()}
    return Question(columns, _choices(options, columns), items)


def _choice(asked: Mapping[str, Any], header: Sequence[str]) -> Choice:
    yes = {option for named in asked["items"].values() for option in named}
    no_answer = {*asked.get("no_answer", ()), *NO_ANSWER}
    return Choice(
        name=asked["column"],
        column=find_column(header, asked["column"]),
        items=asked["items"],
        answers=yes.union(asked["otherwise"]),
        no_answer=no_answer,
    )


def _answers(layout: Layout, row: Sequence[str]) -> dict[str, bool]:
    ticked = {i for i, cell in enumerate(row) if cell not in NO_ANSWER}
    choices = sum(i in ticked for question in layout.questions for i in question.choices)
    if choices < MINIMUM_TICKS or not ticked.intersection(layout.activities):
        return {}
    last = max(ticked)
    answers: Counter[str] = Counter()
    for question in layout.questions:
        if last > max(question.columns) or ticked.intersection(question.columns):
            for item, columns in question.items.items():
                answers[item] += sum(i in ticked for i in columns)
    said = {item: count > 0 for item, count in answers.items()}
    for choice in layout.choices:
        said |= _chosen(choice, row[choice.column].strip())
    return dict(sorted(said.items()))


def _chosen(choice: Choice, option: str) -> dict[str, bool]:
    if option in choice.no_answer:
        return {}
    if option not in choice.answers:
        raise SurveyError(f"{choice.name}: the mapping does not know the option '{option}'")
    return {item: option in named for item, named in choice.items.items()}
