"""Labelled sheets as arrays: people and job ads by items, with the role that each one's title names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from calibration.ads import ads_names, load_ads_mapping, read_ads, recordable_items
from calibration.surveys import load_mapping, read_sheets, survey_names

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

FOLDS = 5


class Responses(NamedTuple):
    """What people answered and ads name: `yes`, `no` and `mentioned` are sheets by items.

    A person has `yes` and `no`, both False where nothing is known; an ad has `mentioned`. `labels` are
    indices into `roles`, `surveys` into `survey_names`; both have one entry a sheet. `recordable`,
    surveys by items, says what a collection of ads can name at all; it is False for people. `partly` says of
    which of these it knows a part only.
    """

    items: Sequence[str]
    roles: Sequence[str]
    survey_names: Sequence[str]
    yes: Booleans
    no: Booleans
    mentioned: Booleans
    labels: Integers
    surveys: Integers
    recordable: Booleans
    partly: Booleans

    @property
    def people(self) -> "Responses":
        """The sheets of people."""
        return self.take(~self._are_ads)

    @property
    def ads(self) -> "Responses":
        """The sheets of ads."""
        return self.take(self._are_ads)

    @property
    def _are_ads(self) -> Booleans:
        are_ads = np.asarray(self.recordable.any(axis=1))
        return np.asarray(are_ads[self.surveys])

    def take(self, sheets: Booleans | Integers) -> "Responses":
        """Return only the chosen sheets."""
        return self._replace(
            yes=self.yes[sheets],
            no=self.no[sheets],
            mentioned=self.mentioned[sheets],
            labels=self.labels[sheets],
            surveys=self.surveys[sheets],
        )

    def without(self, items: Collection[str]) -> "Responses":
        """Return the same as if these items had never been asked or named."""
        kept = [i for i, item in enumerate(self.items) if item not in items]
        return self._replace(
            items=tuple(self.items[i] for i in kept),
            yes=self.yes[:, kept],
            no=self.no[:, kept],
            mentioned=self.mentioned[:, kept],
            recordable=self.recordable[:, kept],
            partly=self.partly[:, kept],
        )

    def of_roles(self, roles: Sequence[str]) -> "Responses":
        """Return the sheets of these roles, labelled by their place in `roles`."""
        place = np.array([roles.index(r) if r in roles else -1 for r in self.roles])
        kept = self.take(place[self.labels] >= 0)
        return kept._replace(roles=tuple(roles), labels=place[kept.labels])

    def called(self, names: Mapping[str, str]) -> "Responses":
        """Return the same with every role called by another name; several may share one."""
        roles = tuple(sorted(set(names.values())))
        place = np.array([roles.index(names[role]) for role in self.roles])
        return self._replace(roles=roles, labels=place[self.labels])


def read_surveys(data: Path, roles: Collection[str]) -> Responses:
    """Return the people and the ads of these roles, of every source that has a mapping.

    A collection of ads counts only for the roles that it is typical of.
    """
    sheets: list[tuple[str, Mapping[str, Any]]] = []
    recordable: dict[str, Collection[str]] = {}
    partly: dict[str, Collection[str]] = {}
    for survey in survey_names():
        mapping = load_mapping(survey)
        sheets += [(survey, s) for s in read_sheets(survey, data / mapping["file"], mapping)]
    for name in ads_names():
        mapping = load_ads_mapping(name)
        typical = set(mapping.get("typical_of", roles)).intersection(roles)
        found = read_ads(name, data / mapping["file"], mapping)
        listed = [(name, sheet) for sheet in found if sheet["label"] in typical]
        if listed:
            recordable[name] = recordable_items(mapping)
            partly[name] = mapping.get("partly", ())
            sheets += listed
    return as_responses(
        [(name, s) for name, s in sheets if s["label"] in roles], recordable, partly
    )


def as_responses(
    sheets: Iterable[tuple[str, Mapping[str, Any]]],
    recordable: Mapping[str, Collection[str]] | None = None,
    partly: Mapping[str, Collection[str]] | None = None,
) -> Responses:
    """Return labelled sheets, each with the name of its survey, as arrays.

    `recordable` names, for each collection of ads, the items that it can name, and `partly` those of which
    it knows a part only.
    """
    listed, can_name, knows_partly = list(sheets), recordable or {}, partly or {}
    named = {i for _, s in listed for i in (*s["answers"], *s.get("mentioned", ()))}
    items = tuple(sorted(named.union(*can_name.values())))
    roles = tuple(sorted({sheet["label"] for _, sheet in listed}))
    names = tuple(sorted({name for name, _ in listed}))
    column = {item: i for i, item in enumerate(items)}
    yes, no, mentioned = (np.zeros((len(listed), len(items)), dtype=bool) for _ in range(3))
    for row, (_, sheet) in enumerate(listed):
        for item, said in sheet["answers"].items():
            (yes if said else no)[row, column[item]] = True
        mentioned[row, [column[item] for item in sheet.get("mentioned", ())]] = True
    return Responses(
        items=items,
        roles=roles,
        survey_names=names,
        yes=yes,
        no=no,
        mentioned=mentioned,
        labels=np.array([roles.index(sheet["label"]) for _, sheet in listed]),
        surveys=np.array([names.index(name) for name, _ in listed]),
        recordable=_listed_in(can_name, names, items),
        partly=_listed_in(knows_partly, names, items),
    )


def _listed_in(
    lists: Mapping[str, Collection[str]], names: Sequence[str], items: Sequence[str]
) -> Booleans:
    return np.array([[item in lists.get(name, ()) for item in items] for name in names])


def folds(responses: Responses, seed: int = 0) -> list[Booleans]:
    """Return who is held out in each of five folds: every role and survey is spread evenly.

    The people of one role and survey are dealt to the folds in turn, in file order if `seed` is 0,
    else shuffled by it.
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
