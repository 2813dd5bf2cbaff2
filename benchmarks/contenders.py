"""What is measured side by side: each reads a file of sheets and writes to nowhere."""

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from roleadvisor.batch import FIELDS, BatchOptions, score_stream
from roleadvisor.packs import load_catalog
from roleadvisor.sheets.drawn import draw_people

FEW = ("id", "best", "fit")
CHUNK = 5000
TRAINED_ON = 5000


def parse_only(path: Path) -> None:
    """Parse every line with msgspec, into plain dictionaries."""
    decode = msgspec.json.Decoder().decode
    with path.open("rb") as file:
        for line in file:
            decode(line)


def score(path: Path, fields: Sequence[str], *, is_fast: bool) -> None:
    """Write the records of `match --batch`."""
    options = BatchOptions(fields=fields, is_fast=is_fast)
    with path.open("rb") as file, Path(os.devnull).open("wb") as out:
        out.writelines(
            outcome.records for outcome in score_stream(load_catalog(), file, str(path), options)
        )


def predict(path: Path) -> None:
    """Predict the role with scikit-learn, from the same sheets, several thousand at a time."""
    vectorizer, model = pickle.loads(model_file(path).read_bytes())  # noqa: S301 (our own)
    encode = msgspec.json.Encoder().encode
    with path.open("rb") as file, Path(os.devnull).open("wb") as out:
        sheets = map(msgspec.json.Decoder().decode, file)
        while chunk := list(islice(sheets, CHUNK)):
            table = vectorizer.transform([sheet["answers"] for sheet in chunk])
            chances = model.predict_proba(table)
            best = chances.argmax(axis=1)
            roles, fits = model.classes_[best].tolist(), chances.max(axis=1).tolist()
            out.writelines(
                encode({"best": role, "fit": fit, "id": sheet["id"]}) + b"\n"
                for sheet, role, fit in zip(chunk, roles, fits, strict=True)
            )


def train(path: Path) -> None:
    """Fit what `predict` uses to other people drawn from the same profiles, and keep it."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 (only here)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 (only here)

    people = list(_answers_of_others())
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([answers for answers, _ in people])
    model = LogisticRegression(max_iter=300).fit(table, [role for _, role in people])
    model_file(path).write_bytes(pickle.dumps((vectorizer, model)))


def model_file(path: Path) -> Path:
    """Return where the trained model of a file of sheets is kept."""
    return path.with_suffix(".model")


def _answers_of_others() -> Iterator[tuple[dict[str, Any], str]]:
    from roleadvisor.sheets.written import sheet_document  # noqa: PLC0415 (only here)

    catalog = load_catalog()
    for sheet in draw_people(catalog, TRAINED_ON, seed=2):
        yield sheet_document(sheet, catalog)["answers"], sheet.label or ""


CONTENDERS: Mapping[str, Callable[[Path], None]] = {
    "parse": parse_only,
    "few": lambda path: score(path, FEW, is_fast=True),
    "ranking": lambda path: score(path, FIELDS, is_fast=True),
    "few-plain": lambda path: score(path, FEW, is_fast=False),
    "sklearn": predict,
}


def command_of(name: str, path: Path) -> list[str]:
    """Return the process that does the same: for roleadvisor, what a person would call."""
    if name in {"few", "ranking"}:
        fields = ["--fields", ",".join(FEW)] if name == "few" else []
        return [sys.executable, "-m", "roleadvisor", "match", "--batch", str(path), *fields]
    return [sys.executable, "-m", "benchmarks", "run", name, str(path)]
