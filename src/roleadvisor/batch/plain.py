"""Score people one by one, with nothing but Python."""

from collections.abc import Sequence
from operator import getitem
from typing import NamedTuple

from roleadvisor.batch.model import Counts, Model, Scorer, Scores
from roleadvisor.scoring.match import FIT_DIGITS, softmax
from roleadvisor.sheets.people import CODES, Person
from roleadvisor.sheets.sheet import EXPERIENCES


class _Score(NamedTuple):
    """What a model makes of one person, in the order of `Scores`."""

    answered: int
    mentioned: int
    informative: int
    is_ranked: bool
    best: int
    speaker: int
    speciality: int | None
    fit: float
    ranking: Sequence[float]


def plain_scorer(model: Model, *, is_ranked: bool) -> Scorer:
    """Return what scores people by a model, with whole rankings if `is_ranked`."""

    def score(people: Sequence[Person]) -> Scores:
        scores = Scores(*zip(*(_score(model, person) for person in people), strict=True))
        return scores if is_ranked else scores._replace(rankings=None)

    return score


def _score(model: Model, person: Person) -> _Score:
    contest = model.contest
    start = EXPERIENCES.index(person.experience) * CODES
    rows = map(getitem, model.rows, (start + code for code in person.codes))
    begun = (*contest.starts, *Counts(0, 0, 0, 0))
    *points, answered, mentioned, informative, mentions = map(sum, zip(begun, *rows, strict=True))
    speakers = contest.speakers(points)
    best = [points[speaker] for speaker in speakers]
    fits = [round(fit, FIT_DIGITS) for fit in softmax(best, model.temperature)]
    order = sorted(range(len(best)), key=lambda role: (-best[role], role))
    ranking = (value for role in order for value in (speakers[role], fits[role], role, best[role]))
    first = order[0]
    return _Score(
        answered=answered,
        mentioned=mentioned,
        informative=informative,
        is_ranked=model.is_enough(informative, mentions),
        best=first,
        speaker=speakers[first],
        speciality=contest.speciality(points, first),
        fit=fits[first],
        ranking=tuple(ranking),
    )
