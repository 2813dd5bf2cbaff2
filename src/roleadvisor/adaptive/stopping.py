"""When the quiz has asked enough, and which questions it is likely to ask until then."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from roleadvisor.adaptive.bank import Question, QuestionBank
from roleadvisor.adaptive.selector import best_question, questions_by_worth
from roleadvisor.adaptive.stability import chance_of_change
from roleadvisor.adaptive.standing import Standing, expected_standing
from roleadvisor.adaptive.stop import Stop

# What a quiz should take, reckoned by the seconds that the bank states for each question.
BUDGET_SECONDS = 180.0
LEAST_QUESTIONS = 6
# Who has skipped so much that nothing can be said yet is not asked on for ever.
MOST_UNRANKED = 30

# A result is clear at this fit if not even one person in ten would see it change, and settled at any
# fit if not even one in twenty would. While a change is more likely than not, nothing stops a quiz.
CLEAR_FIT = 0.8
CLEAR_CHANCE = 0.1
SETTLED_CHANCE = 0.05
OPEN_CHANCE = 0.5


def is_ranked(bank: QuestionBank, standing: Standing) -> bool:
    """Return whether enough was answered to rank the roles."""
    return standing.informative >= bank.catalog.questionnaire.minimum_answers


def stopping_rule(bank: QuestionBank, standing: Standing, *, is_full: bool = False) -> Stop | None:
    """Return why the quiz stops here, or None if it goes on; `is_full` goes on to the very end."""
    following = best_question(bank, standing)
    if following is None:
        return Stop("all-asked", 0.0 if is_ranked(bank, standing) else None)
    if is_full or following.screen.essential or standing.questions < LEAST_QUESTIONS:
        return None
    is_over_budget = standing.seconds + following.seconds > BUDGET_SECONDS
    if not is_ranked(bank, standing):
        is_over = is_over_budget or standing.questions >= MOST_UNRANKED
        return Stop("budget", None) if is_over else None
    chance = chance_of_change(bank, standing)
    if max(standing.fits) >= CLEAR_FIT and chance <= CLEAR_CHANCE:
        return Stop("clear", chance)
    if chance <= SETTLED_CHANCE:
        return Stop("settled", chance)
    return Stop("budget", chance) if is_over_budget and chance <= OPEN_CHANCE else None


def stopped_by_choice(bank: QuestionBank, standing: Standing) -> Stop:
    """Return the stop of a person who wants the result although the rule would ask on."""
    return Stop(
        "by-choice", chance_of_change(bank, standing) if is_ranked(bank, standing) else None
    )


def questions_ahead(
    bank: QuestionBank, standing: Standing, *, is_full: bool = False
) -> Sequence[Question]:
    """Return about which questions come until the quiz stops, if answers come as expected.

    Their number never goes beyond the budget, where most quizzes stop at the latest.
    """
    ahead = questions_by_worth(bank, standing)
    if is_full:
        return ahead

    def is_enough(count: int) -> bool:
        expected = expected_standing(bank, standing, ahead[:count])
        return stopping_rule(bank, expected) is not None

    total = accumulate((question.seconds for question in ahead), initial=standing.seconds)
    in_time = sum(seconds <= BUDGET_SECONDS for seconds in total) - 1
    least = max(in_time, LEAST_QUESTIONS - standing.questions, 1)
    return ahead[: bisect_left(range(min(least, len(ahead))), x=True, key=is_enough)]
