"""Score people one by one, with nothing but Python."""

from collections.abc import Sequence
from operator import getitem
from typing import NamedTuple

from roleadvisor.batch.model import EXPERIENCES, Model, Scorer, Scores
from roleadvisor.people import CODES, Person
from roleadvisor.scoring import FIT_DIGITS, softmax


class _Score(NamedTuple):
    answered: int
    informative: int
    best: int
    fit: float
    ranking: Sequence[float]


def plain_scorer(model: Model, *, is_ranked: bool) -> Scorer:
    """Return what scores people by a model, with whole rankings if `is_ranked`."""

    def score(people: Sequence[Person]) -> Scores:
        scores = [_score(model, person) for person in people]
        answered, informative, best, fit, rankings = zip(*scores, strict=True)
        return Scores(answered, informative, best, fit, rankings if is_ranked else None)

    return score


def _score(model: Model, person: Person) -> _Score:
    start = EXPERIENCES.index(person.experience) * CODES
    rows = map(getitem, model.rows, (start + code for code in person.codes))
    *points, informative, answered = map(sum, zip(*rows, strict=True))
    fits = [round(fit, FIT_DIGITS) for fit in softmax(points, model.temperature)]
    order = sorted(range(len(points)), key=lambda i: (-points[i], i))
    ranking = tuple(value for i in order for value in (fits[i], points[i], i))
    return _Score(answered, informative, order[0], fits[order[0]], ranking)
