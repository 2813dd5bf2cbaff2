"""Survey responses as arrays: people by items, with the role that each person's title names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from calibration.surveys import load_mapping, read_sheets, survey_names

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

FOLDS = 5


class Responses(NamedTuple):
    """What people answered: `yes` and `no` are people by items, both False where nothing is known.

    `labels` are indices into `roles`, `surveys` into `survey_names`; both have one entry a person.
    """

    items: Sequence[str]
    roles: Sequence[str]
    survey_names: Sequence[str]
    yes: Booleans
    no: Booleans
    labels: Integers
    surveys: Integers

    def take(self, people: Booleans | Integers) -> "Responses":
        """Return the same for the chosen people only."""
        return self._replace(
            yes=self.yes[people],
            no=self.no[people],
            labels=self.labels[people],
            surveys=self.surveys[people],
        )

    def without(self, items: Collection[str]) -> "Responses":
        """Return the same as if these items had never been asked."""
        kept = [i for i, item in enumerate(self.items) if item not in items]
        names = tuple(self.items[i] for i in kept)
        return self._replace(items=names, yes=self.yes[:, kept], no=self.no[:, kept])

    def of_roles(self, roles: Sequence[str]) -> "Responses":
        """Return the people of these roles, labelled by their place in `roles`."""
        place = np.array([roles.index(r) if r in roles else -1 for r in self.roles])
        kept = self.take(place[self.labels] >= 0)
        return kept._replace(roles=tuple(roles), labels=place[kept.labels])


def read_surveys(data: Path) -> Responses:
    """Return the respondents of every survey that has a mapping, from the files in `data`."""
    sheets: list[tuple[str, Mapping[str, Any]]] = []
    for survey in survey_names():
        mapping = load_mapping(survey)
        sheets += [(survey, s) for s in read_sheets(survey, data / mapping["file"], mapping)]
    return as_responses(sheets)


def as_responses(sheets: Iterable[tuple[str, Mapping[str, Any]]]) -> Responses:
    """Return labelled sheets, each with the name of its survey, as arrays."""
    listed = list(sheets)
    items = tuple(sorted({item for _, sheet in listed for item in sheet["answers"]}))
    roles = tuple(sorted({sheet["label"] for _, sheet in listed}))
    names = tuple(sorted({name for name, _ in listed}))
    column = {item: i for i, item in enumerate(items)}
    yes = np.zeros((len(listed), len(items)), dtype=bool)
    no = np.zeros_like(yes)
    for row, (_, sheet) in enumerate(listed):
        for item, said in sheet["answers"].items():
            (yes if said else no)[row, column[item]] = True
    labels = np.array([roles.index(sheet["label"]) for _, sheet in listed])
    surveys = np.array([names.index(name) for name, _ in listed])
    return Responses(items, roles, names, yes, no, labels, surveys)


def folds(responses: Responses, seed: int = 0) -> list[Booleans]:
    """Return who is held out in each of five folds: every role and survey is spread evenly.

    Within a role and survey people are dealt out in turn, after a shuffle by `seed` (0: file order).
    """
    dealt = np.zeros(len(responses.labels), dtype=np.int64)
    shuffle = np.random.default_rng(seed)
    for role in range(len(responses.roles)):
        for survey in range(len(responses.survey_names)):
            chosen = (responses.labels == role) & (responses.surveys == survey)
            people = np.flatnonzero(chosen)
            if seed:
                shuffle.shuffle(people)
            dealt[people] = np.arange(len(people)) % FOLDS
    return [dealt == fold for fold in range(FOLDS)]
