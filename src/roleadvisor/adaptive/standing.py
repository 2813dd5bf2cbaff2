"""Where the answers given so far leave a person: points, fits, and what is still open."""

from collections.abc import Iterable, Mapping, Sequence
from operator import mul
from typing import NamedTuple

from msgspec import Struct

from roleadvisor.adaptive.bank import SKIP_SECONDS, Question, QuestionBank
from roleadvisor.scorecard import TOP_LEVEL
from roleadvisor.scoring import softmax

# How much of their role's skills newcomers are taken to have before they are asked: an estimate, and
# how many expected skills it is worth against what they then say.
FIRST_TOUCHED = 0.5
FIRST_EXPECTED = 3.0


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """What was said to one question: levels 0 to 4 by item, none at all if it was skipped.

    Items were ticked if it `is_list`, else one was rated. What `is_imported` was read from a résumé: it
    counts like any answer, but was no question and took no time.
    """

    items: tuple[str, ...]
    levels: dict[str, int] = {}
    is_list: bool = True
    is_imported: bool = False

    @property
    def is_skipped(self) -> bool:
        """Whether the question was left open."""
        return not self.levels


class Standing(NamedTuple):
    """Points and fits by role in the bank's order; `left` are the items not yet asked, by index.

    `informative` counts the answers that tell roles apart, `seconds` is the time that the questions
    were reckoned to take. `touched` is how many of the skills that a role's people have a newcomer is
    likely to have, in (0, 1]; 1 for a practitioner.
    """

    points: Sequence[float]
    fits: Sequence[float]
    left: Sequence[int]
    informative: int
    questions: int
    seconds: float
    touched: float = 1.0

    @property
    def first(self) -> int:
        """The place of the role that comes first; the first id wins a tie."""
        return self.points.index(max(self.points))


def standing_of(bank: QuestionBank, replies: Iterable[Reply]) -> Standing:
    """Return the standing after these replies."""
    replies = list(replies)
    asked = {item for reply in replies for item in reply.items}
    levels = {item: level for reply in replies for item, level in reply.levels.items()}
    rows = [bank.row(item, level) for item, level in levels.items()]
    points = [sum(column) for column in zip(*rows, strict=True)] or [0] * len(bank.gains.roles)
    fits = softmax(points, bank.catalog.questionnaire.temperature)
    return Standing(
        points=points,
        fits=fits,
        left=[i for item, i in bank.places.items() if item not in asked],
        informative=sum(len(set(row)) > 1 for row in rows),
        questions=sum(not reply.is_imported for reply in replies),
        seconds=sum(_seconds(bank, reply) for reply in replies if not reply.is_imported),
        touched=_touched(bank, levels, fits),
    )


def expected_standing(
    bank: QuestionBank, standing: Standing, questions: Sequence[Question]
) -> Standing:
    """Return the standing to expect after these questions.

    People are taken to answer half like those of the first role, half like those of all roles
    according to their fits; while no role is ahead, wholly like the latter.
    """
    items = [bank.places[item] for question in questions for item in question.items]
    first = standing.first
    is_ahead = len(set(standing.fits)) > 1
    points = list(standing.points)
    for item in items:
        share = _mean_share(bank, standing.fits, item)
        if is_ahead:
            share = (share + bank.shares[first][item]) / 2
        share *= 1.0 if bank.gains.counts_no[item] else standing.touched
        for role, (yes, no) in enumerate(zip(bank.yes, bank.no, strict=True)):
            points[role] += share * yes[item] + (1 - share) * no[item]
    asked = set(items)
    return standing._replace(
        points=points,
        fits=softmax(points, bank.catalog.questionnaire.temperature),
        left=[item for item in standing.left if item not in asked],
        informative=standing.informative + len(items),
        questions=standing.questions + len(questions),
        seconds=standing.seconds + sum(question.seconds for question in questions),
    )


def _seconds(bank: QuestionBank, reply: Reply) -> float:
    return SKIP_SECONDS if reply.is_skipped else bank.question(reply.items).seconds


def _touched(bank: QuestionBank, levels: Mapping[str, int], fits: Sequence[float]) -> float:
    """Return which part of their role's skills a person seems to have, from those asked so far.

    It starts at `FIRST_TOUCHED`, as sure as `FIRST_EXPECTED` expected skills would make it.
    """
    expected, found = FIRST_EXPECTED, FIRST_EXPECTED * FIRST_TOUCHED
    for item, level in levels.items():
        place = bank.places.get(item)
        if place is not None and not bank.gains.counts_no[place]:
            expected += _mean_share(bank, fits, place)
            found += level / TOP_LEVEL
    return 1.0 if bank.experience == "practitioner" else min(found / expected, 1.0)


def _mean_share(bank: QuestionBank, fits: Sequence[float], item: int) -> float:
    return float(sum(map(mul, fits, bank.gains.shares[item])))
