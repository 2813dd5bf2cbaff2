"""Which question comes next: the one expected to tell most about the role, for the time it takes."""

from collections.abc import Iterator, Mapping, Sequence

from roleadvisor.quiz.bank import LIST_LENGTH, Group, Question, QuestionBank
from roleadvisor.quiz.standing import Standing, belief_in_first
from roleadvisor.scoring.information import (
    GAIN_DIGITS,
    GainTable,
    expected_information_gain,
    focused,
    gathered,
)

# This many questions about interests come first: they need no experience, and they are what the
# advice is about.
INTERESTS_FIRST = 6


def best_question(bank: QuestionBank, standing: Standing) -> Question | None:
    """Return the question to ask next, or None if everything has been asked."""
    return next(iter(questions_by_worth(bank, standing)), None)


def questions_by_worth(bank: QuestionBank, standing: Standing) -> list[Question]:
    """Return all questions still open, by expected information gain per second, best first.

    The gain is about the whole role, not about which of its classes the person is of. The first six
    questions of a quiz are about interests, as far as there are any; then come the pack's essential
    screens. A list holds the twelve most informative open items of its screen, in the screen's
    order; the rest of a longer screen are questions of their own. The first in the pack wins a tie.
    """
    table = gathered(bank.gains, bank.contest.roles, bank.classes, standing.within)
    rated = _rated(bank, standing, table, focused(standing.fits))
    early = max(INTERESTS_FIRST - standing.questions, 0)
    questions = [question for _, question in rated]
    first = [question for question in questions if question.screen.kind == "interest"][:early]
    first += [q for q in questions if q.screen.essential and q not in first]
    return first + [question for question in questions if question not in first]


def best_within(bank: QuestionBank, standing: Standing) -> tuple[float, Question | None]:
    """Return the gain and the question that tells most about the first role's speciality.

    The gain is in bits per second. It is 0 if the role has no specialities or nothing is open.
    """
    rated = _rated(bank, standing, bank.gains, belief_in_first(bank, standing))
    return next(iter(rated), (0.0, None))


def _rated(
    bank: QuestionBank, standing: Standing, table: GainTable, belief: Sequence[float]
) -> list[tuple[float, Question]]:
    """Return the open questions with their gain per second, best first."""
    gains = {i: _gain(table, standing, i, belief) for i in standing.left}
    rated = []
    for group in bank.groups:
        for items in _portions(group, gains):
            question = Question(group.screen, tuple(table.items[i] for i in items))
            worth = sum(gains[i] for i in items) / question.seconds
            rated.append((round(worth, GAIN_DIGITS), question))
    return sorted(rated, key=lambda pair: -pair[0])


def _gain(table: GainTable, standing: Standing, item: int, belief: Sequence[float]) -> float:
    """Return an item's gain; if only a yes tells anything, it falls with the chance of a yes."""
    gain = expected_information_gain(table, item, belief)
    return gain if table.no_worth[item] else gain * standing.touched


def _portions(group: Group, gains: Mapping[int, float]) -> Iterator[Sequence[int]]:
    """Yield the open items of a group, at most twelve at a time, the most informative first."""
    best = sorted((i for i in group.items if i in gains), key=lambda i: -gains[i])
    for start in range(0, len(best), LIST_LENGTH):
        portion = set(best[start : start + LIST_LENGTH])
        yield [i for i in group.items if i in portion]
