"""What a batch is scored by: the scorecard's rows by item and code, and what a score says."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, get_args

from roleadvisor.catalog import Catalog
from roleadvisor.people import CODES, Person
from roleadvisor.scorecard import Experience, Row, Scorecard, compile_scorecard
from roleadvisor.scoring import is_informative

EXPERIENCES: tuple[Experience, ...] = get_args(Experience)


class Model(NamedTuple):
    """`rows[item][code]` has the points by role, then 1 if the answer is informative, then 1.

    What is no answer has zeros. The codes of an experience begin at its place in `EXPERIENCES` times
    `CODES`.
    """

    roles: Sequence[str]
    families: Sequence[str]
    rows: Sequence[Sequence[Row]]
    minimum: int
    temperature: float


class Scores(NamedTuple):
    """What a model makes of people, one entry a person; a role is its place in the model's.

    `rankings` has, for each person, fit, points and role of every role, best first, all in one
    tuple; it is None if nobody asked for it. Where too little is answered nothing but the counts
    means anything.
    """

    answered: Sequence[int]
    informative: Sequence[int]
    best: Sequence[int]
    fit: Sequence[float]
    rankings: Sequence[Sequence[float]] | None


Scorer = Callable[[Sequence[Person]], Scores]


def model_of(catalog: Catalog, roles: Sequence[str], items: Sequence[str]) -> Model:
    """Return the model that ranks `roles` (all, if none are named), for codes in order of `items`."""
    card = compile_scorecard(catalog)
    chosen = [i for i, role in enumerate(card.roles) if not roles or role in roles]
    ids = [card.roles[i] for i in chosen]
    return Model(
        roles=ids,
        families=[catalog.roles[role].family for role in ids],
        rows=[
            [row for experience in EXPERIENCES for row in _rows(card, item, experience, chosen)]
            for item in items
        ],
        minimum=catalog.questionnaire.minimum_answers,
        temperature=catalog.questionnaire.temperature,
    )


def _rows(card: Scorecard, item: str, experience: Experience, chosen: Sequence[int]) -> list[Row]:
    table = card.newcomer if experience == "newcomer" else card.practitioner
    answers = [
        (*(row[i] for i in chosen), int(is_informative(row, chosen)), 1) for row in table[item]
    ]
    nothing = (0,) * (len(chosen) + 2)
    return answers + [nothing] * (CODES - len(answers))
