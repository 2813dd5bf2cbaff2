"""Where the answers given so far leave a person: points, fits, and what is still open."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from roleadvisor.adaptive.bank import Question, QuestionBank
from roleadvisor.scoring import softmax


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """What was said to one question: levels 0 to 4 by item, none at all if it was skipped."""

    items: tuple[str, ...]
    levels: dict[str, int] = {}

    @property
    def is_skipped(self) -> bool:
        """Whether the question was left open."""
        return not self.levels


class Standing(NamedTuple):
    """Points and fits by role in the bank's order; `left` are the items not yet asked, by index.

    `informative` counts the answers that tell roles apart, `seconds` is the time that the questions
    were reckoned to take.
    """

    points: Sequence[float]
    fits: Sequence[float]
    left: Sequence[int]
    informative: int
    questions: int
    seconds: float


def standing_of(bank: QuestionBank, replies: Iterable[Reply]) -> Standing:
    """Return the standing after these replies."""
    replies = list(replies)
    asked = {item for reply in replies for item in reply.items}
    levels = {item: level for reply in replies for item, level in reply.levels.items()}
    rows = [bank.row(item, level) for item, level in levels.items()]
    points = [sum(column) for column in zip(*rows, strict=True)] or [0] * len(bank.gains.roles)
    return Standing(
        points=points,
        fits=softmax(points, bank.catalog.questionnaire.temperature),
        left=[i for item, i in bank.places.items() if item not in asked],
        informative=sum(len(set(row)) > 1 for row in rows),
        questions=len(replies),
        seconds=sum(bank.question(reply.items).seconds for reply in replies),
    )


def expected_standing(
    bank: QuestionBank, standing: Standing, questions: Sequence[Question]
) -> Standing:
    """Return the standing to expect after these questions.

    People are taken to answer half like those of the first role, half like those of all roles
    according to their fits.
    """
    items = [bank.places[item] for question in questions for item in question.items]
    first = standing.fits.index(max(standing.fits))
    points = list(standing.points)
    for item in items:
        shares = bank.gains.shares[item]
        mean = sum(fit * share for fit, share in zip(standing.fits, shares, strict=True))
        share = (mean + shares[first]) / 2
        for role, (yes, no) in enumerate(zip(bank.yes, bank.no, strict=True)):
            points[role] += share * yes[item] + (1 - share) * no[item]
    asked = set(items)
    return Standing(
        points=points,
        fits=softmax(points, bank.catalog.questionnaire.temperature),
        left=[item for item in standing.left if item not in asked],
        informative=standing.informative + len(items),
        questions=standing.questions + len(questions),
        seconds=standing.seconds + sum(question.seconds for question in questions),
    )
