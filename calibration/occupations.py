"""Write the one file of occupations that the package ships, from O*NET's tables."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import msgspec

from roleadvisor.occupations import ATTRIBUTION
from roleadvisor.occupations.model import Element, Occupation, OccupationBook

RATINGS_RELEASE = "29.0"
LONGEST_DESCRIPTION = 200


def pack_occupations(data: Path) -> bytes:
    """Return the compressed file; the same tables give the same bytes."""
    folder = data / "onet"
    titles, importance = _alternate_titles(folder), _importance(folder)
    elements = list(dict.fromkeys(e for ratings in importance.values() for e in ratings))
    book = OccupationBook(
        attribution=ATTRIBUTION,
        ratings_release=RATINGS_RELEASE,
        elements=tuple(elements),
        occupations=tuple(
            Occupation(
                code=row["soc"],
                title=row["title"],
                description=first_sentence(row["description"]),
                alternate_titles=tuple(titles[row["soc"]]),
                importance=tuple(importance[row["soc"]][e] for e in elements)
                if row["soc"] in importance
                else (),
            )
            for row in _rows(folder / "occupations.tsv.gz")
        ),
    )
    return gzip.compress(msgspec.json.encode(book, order="sorted"), compresslevel=9, mtime=0)


def first_sentence(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """Return a description's first sentence, cut after a word where it is too long."""
    sentence = text.split(". ", maxsplit=1)[0].rstrip(".")
    if len(sentence) < longest:
        return f"{sentence}."
    return sentence[:longest].rsplit(" ", maxsplit=1)[0].rstrip(",;") + "…"


def _alternate_titles(folder: Path) -> dict[str, list[str]]:
    titles = defaultdict(list)
    for row in _rows(folder / "alternate_titles.tsv.gz"):
        titles[row["soc"]].append(row["alternate_title"])
    return titles


def _importance(folder: Path) -> dict[str, dict[Element, int]]:
    importance: dict[str, dict[Element, int]] = defaultdict(dict)
    for row in _rows(folder / "skill_knowledge_importance_all_occupations.tsv.gz"):
        element = msgspec.convert({"name": row["element"], "kind": row["kind"]}, Element)
        importance[row["soc"]][element] = round(float(row["importance"]) * 100)
    return importance


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
