"""The model of a batch, the scorecard's rows by item and code, and a scorer in plain Python."""

from collections.abc import Callable, Iterator, Sequence
from operator import add, getitem
from typing import NamedTuple

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.contest import Contest, contest_of
from roleadvisor.scoring.match import FIT_DIGITS, is_enough, is_informative, softmax
from roleadvisor.scoring.scorecard import Column, Row, Scorecard, compile_scorecard
from roleadvisor.sheets.people import ABSENT, CODES, SKIPPED, Person
from roleadvisor.sheets.sheet import EXPERIENCES


class Counts(NamedTuple):
    """What an item counts as: an answer or a mention, and the same again if it is informative."""

    answered: int
    mentioned: int
    informative: int
    informative_mentions: int


class Model(NamedTuple):
    """`rows[item][code]` has the points of each class, followed by the `Counts` of the code.

    A code for no answer and no mention has zeros. The codes of an experience begin at its index in
    `EXPERIENCES` times `CODES`. `families` are those of the contest's roles. `titles` returns what
    each class gains from a person's job titles.
    """

    contest: Contest
    families: Sequence[str]
    rows: Sequence[Sequence[Row]]
    is_enough: Callable[[int, int, bool], bool]
    titles: Callable[[Sequence[str]], Sequence[int]]
    temperature: float


class Scores(NamedTuple):
    """The scores of people, one entry a person; roles and classes are indices in the contest.

    `speaker` is the class that speaks for the best role, `speciality` the one to be named, if any.
    `rankings` has one flat tuple a person: class, fit, role and points of every role, best first.
    It is None if it was not asked for. For people who are not ranked, only the counts are valid.
    """

    answered: Sequence[int]
    mentioned: Sequence[int]
    informative: Sequence[int]
    is_ranked: Sequence[bool]
    best: Sequence[int]
    speaker: Sequence[int]
    speciality: Sequence[int | None]
    fit: Sequence[float]
    rankings: Sequence[Sequence[float]] | None


class _Score(NamedTuple):
    """The scores of one person, in the order of `Scores`."""

    answered: int
    mentioned: int
    informative: int
    is_ranked: bool
    best: int
    speaker: int
    speciality: int | None
    fit: float
    ranking: Sequence[float]


Scorer = Callable[[Sequence[Person]], Scores]


def model_of(catalog: Catalog, roles: Sequence[str]) -> Model:
    """Return the model that ranks whole roles, or `roles` side by side."""
    card = compile_scorecard(catalog)
    contest = contest_of(catalog, card, roles)
    return Model(
        contest=contest,
        families=[catalog.roles[role].family for role in contest.roles],
        rows=[
            [row for experience in EXPERIENCES for row in _rows(card, contest, item, experience)]
            for item in catalog.items
        ],
        is_enough=lambda informative, mentions, has_title: is_enough(
            catalog, informative, mentions, has_title=has_title
        ),
        titles=lambda titles: contest.of(card.title_row(titles)),
        temperature=catalog.questionnaire.temperature,
    )


def _rows(card: Scorecard, contest: Contest, item: str, experience: Column) -> list[Row]:
    """Return the row of every code, for people of an experience."""
    nothing = (*[0] * len(contest.classes), *Counts(0, 0, 0, 0))
    return [
        *_points(card, contest, item, range(TOP_LEVEL + 1), experience),
        *[nothing] * (SKIPPED + 1 - ABSENT),
        *_points(card, contest, item, range(1, CODES - SKIPPED), "mentioned"),
    ]


def _points(
    card: Scorecard, contest: Contest, item: str, levels: Sequence[int], column: Column
) -> Iterator[Row]:
    is_mention = column == "mentioned"
    for level in levels:
        points = contest.of(card.row(item, level, column))
        tells = is_informative(points)
        yield (*points, *Counts(not is_mention, is_mention, tells, tells and is_mention))


def plain_scorer(model: Model, *, is_ranked: bool) -> Scorer:
    """Return a scorer in plain Python, with whole rankings if `is_ranked`."""

    def score(people: Sequence[Person]) -> Scores:
        scores = Scores(*zip(*(_score(model, person) for person in people), strict=True))
        return scores if is_ranked else scores._replace(rankings=None)

    return score


def _score(model: Model, person: Person) -> _Score:
    contest = model.contest
    start = EXPERIENCES.index(person.experience) * CODES
    rows = map(getitem, model.rows, (start + code for code in person.codes))
    titles = model.titles(person.titles)
    begun = (*map(add, contest.starts, titles), *Counts(0, 0, 0, 0))
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
        is_ranked=model.is_enough(informative, mentions, any(titles)),
        best=first,
        speaker=speakers[first],
        speciality=contest.speciality(points, first),
        fit=fits[first],
        ranking=tuple(ranking),
    )
