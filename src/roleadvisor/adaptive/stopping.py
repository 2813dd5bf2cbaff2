"""When the quiz has asked enough, and how many questions that is away."""

from bisect import bisect_left
from typing import Literal, NamedTuple

from roleadvisor.adaptive.bank import QuestionBank
from roleadvisor.adaptive.selector import best_question, questions_by_worth
from roleadvisor.adaptive.stability import chance_of_change
from roleadvisor.adaptive.standing import Standing, expected_standing

# What a quiz should take, reckoned by the seconds that the bank states for each question.
BUDGET_SECONDS = 180.0
LEAST_QUESTIONS = 6

# A result is clear at this fit if not even one person in ten would see it change, and settled at any
# fit if not even one in twenty would. While a change is more likely than not, nothing stops a quiz.
CLEAR_FIT = 0.8
CLEAR_CHANCE = 0.1
SETTLED_CHANCE = 0.05
OPEN_CHANCE = 0.5

StopReason = Literal["clear", "settled", "budget", "all-asked", "by-choice"]


class Stop(NamedTuple):
    """Why the quiz stops, and the chance that answering everything would change the first role.

    The chance is None where too little was answered to rank the roles at all.
    """

    reason: StopReason
    chance_of_change: float | None


def stopping_rule(bank: QuestionBank, standing: Standing, *, is_full: bool = False) -> Stop | None:
    """Return why the quiz stops here, or None if it goes on; `is_full` goes on to the very end."""
    is_ranked = standing.informative >= bank.catalog.questionnaire.minimum_answers
    following = best_question(bank, standing)
    if following is None:
        return Stop("all-asked", 0.0 if is_ranked else None)
    if is_full or standing.questions < LEAST_QUESTIONS:
        return None
    is_over_budget = standing.seconds + following.seconds > BUDGET_SECONDS
    if not is_ranked:
        return Stop("budget", None) if is_over_budget else None
    chance = chance_of_change(bank, standing)
    if max(standing.fits) >= CLEAR_FIT and chance <= CLEAR_CHANCE:
        return Stop("clear", chance)
    if chance <= SETTLED_CHANCE:
        return Stop("settled", chance)
    return Stop("budget", chance) if is_over_budget and chance <= OPEN_CHANCE else None


def stopped_by_choice(bank: QuestionBank, standing: Standing) -> Stop:
    """Return the stop of a person who wants the result although the rule would ask on."""
    is_ranked = standing.informative >= bank.catalog.questionnaire.minimum_answers
    return Stop("by-choice", chance_of_change(bank, standing) if is_ranked else None)


def questions_left(bank: QuestionBank, standing: Standing, *, is_full: bool = False) -> int:
    """Return about how many questions are left until the quiz stops, if answers come as expected."""
    ahead = questions_by_worth(bank, standing)
    if is_full:
        return len(ahead)

    def is_enough(count: int) -> bool:
        expected = expected_standing(bank, standing, ahead[:count])
        return stopping_rule(bank, expected) is not None

    return bisect_left(range(len(ahead)), x=True, key=is_enough)
