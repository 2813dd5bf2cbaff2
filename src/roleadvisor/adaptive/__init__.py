"""The adaptive questionnaire: which question comes next, when to stop, and how many are left."""

from roleadvisor.adaptive.bank import Question, QuestionBank, narrowed, open_bank
from roleadvisor.adaptive.selector import best_question, questions_by_worth
from roleadvisor.adaptive.stability import chance_of_change
from roleadvisor.adaptive.standing import Reply, Standing, standing_of
from roleadvisor.adaptive.stopping import (
    LEAST_QUESTIONS,
    Stop,
    StopReason,
    questions_left,
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
    "narrowed",
    "open_bank",
    "questions_by_worth",
    "questions_left",
    "standing_of",
    "stopped_by_choice",
    "stopping_rule",
]
