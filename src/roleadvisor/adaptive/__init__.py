"""The adaptive questionnaire: which question comes next, when to stop, and how many are left."""

from roleadvisor.adaptive.bank import Question, QuestionBank, narrowed, open_bank, open_banks
from roleadvisor.adaptive.selector import best_question, questions_by_worth
from roleadvisor.adaptive.stability import chance_of_change
from roleadvisor.adaptive.standing import Reply, Standing, standing_of
from roleadvisor.adaptive.stopping import (
    LEAST_QUESTIONS,
    Stop,
    StopReason,
    is_ranked,
    questions_ahead,
    stopped_by_choice,
    stopping_rule,
)

__all__ = [
    "LEAST_QUESTIONS",
    "Question",
    "QuestionBank",
    "Reply",
    "Standing",
    "Stop",
    "StopReason",
    "best_question",
    "chance_of_change",
    "is_ranked",
    "narrowed",
    "open_bank",
    "open_banks",
    "questions_ahead",
    "questions_by_worth",
    "standing_of",
    "stopped_by_choice",
    "stopping_rule",
]
