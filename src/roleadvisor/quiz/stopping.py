"""When the quiz has asked enough, and which questions it is likely to ask until then."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from roleadvisor.quiz.bank import Question, QuestionBank
from roleadvisor.quiz.chances import chance_of_change, chance_of_renaming
from roleadvisor.quiz.choosing import best_question, best_within, questions_by_worth
from roleadvisor.quiz.standing import Standing, expected_standing
from roleadvisor.quiz.stop import Stop
from roleadvisor.scoring.match import is_enough

# The time that a quiz should take: as measured so far, and for the rest the bank's estimates at the
# person's pace.
BUDGET_SECONDS = 180.0
LEAST_QUESTIONS = 6
# A quiz stops after this many questions if the roles still cannot be ranked: most were skipped.
MOST_UNRANKED = 30

# At STOP_FIT, a result is clear up to a chance of change of STOP_CHANCE; at any fit, it is
# settled up to SETTLED_CHANCE. While the chance is above OPEN_CHANCE, the quiz goes on beyond the
# budget.
STOP_FIT = 0.8
STOP_CHANCE = 0.1
SETTLED_CHANCE = 0.05
OPEN_CHANCE = 0.25

# Once the role is clear or settled, its speciality is asked about while the chance that another
# one, or none, will be named is above this, and a question gains at least this many bits per
# second.
RENAMING_CHANCE = 0.2
LEAST_GAIN_WITHIN = 0.005


def next_step(bank: QuestionBank, standing: Standing, *, is_full: bool = False) -> Question | Stop:
    """Return the question to ask, or why the quiz stops; `is_full` asks everything.

    Both depend on the whole role. Once that is clear or settled, its speciality is asked about as
    long as a question is worth its time.
    """
    following = best_question(bank, standing)
    if following is None:
        return Stop("all-asked", 0.0 if is_ranked(bank, standing) else None)
    stop = None if is_full else _stop_before(bank, standing, following)
    if stop and _is_found(stop):
        return question_within(bank, standing) or stop
    return stop or following


def is_ranked(bank: QuestionBank, standing: Standing) -> bool:
    """Return whether enough was answered, or is mentioned, to rank the roles."""
    has_title = any(bank.contest.titles)
    return is_enough(bank.catalog, standing.informative, standing.mentioned, has_title=has_title)


def question_within(bank: QuestionBank, standing: Standing) -> Question | None:
    """Return the question worth asking about the speciality of the first role, or None."""
    gain, question = best_within(bank, standing)
    if question is None or gain < LEAST_GAIN_WITHIN or _is_over_budget(standing, question):
        return None
    return question if chance_of_renaming(bank, standing) > RENAMING_CHANCE else None


def stopped_by_choice(bank: QuestionBank, standing: Standing) -> Stop:
    """Return the stop of a person who wants the result although the rule would ask on."""
    return Stop(
        "by-choice", chance_of_change(bank, standing) if is_ranked(bank, standing) else None
    )


def questions_ahead(
    bank: QuestionBank, standing: Standing, *, is_full: bool = False
) -> Sequence[Question]:
    """Return the questions likely to come until the quiz stops, if answers come as expected.

    They end with the budget at the latest, as most quizzes do.
    """
    ahead = questions_by_worth(bank, standing)
    if is_full:
        return ahead

    def stop_after(count: int) -> Stop | None:
        expected = expected_standing(bank, standing, ahead[:count])
        return _stop_before(bank, expected, ahead[count])

    total = accumulate((standing.pace * q.seconds for q in ahead), initial=standing.seconds)
    in_time = sum(seconds <= BUDGET_SECONDS for seconds in total) - 1
    least = min(max(in_time, LEAST_QUESTIONS - standing.questions, 1), len(ahead))
    count = bisect_left(range(least), x=True, key=lambda count: stop_after(count) is not None)
    stop = stop_after(count) if count < len(ahead) else None
    if not stop or not _is_found(stop):
        return ahead[:count]
    within = _ahead_within(bank, expected_standing(bank, standing, ahead[:count]))
    return [*ahead[:count], *within]


def _ahead_within(bank: QuestionBank, standing: Standing) -> Iterator[Question]:
    """Yield the questions that are worth asking about the speciality from here on."""
    while question := question_within(bank, standing):
        yield question
        standing = expected_standing(bank, standing, [question])


def _stop_before(bank: QuestionBank, standing: Standing, following: Question) -> Stop | None:
    """Return why the quiz stops before a question about the whole role, or None if it is asked."""
    if following.screen.essential or standing.questions < LEAST_QUESTIONS:
        return None
    is_over_budget = _is_over_budget(standing, following)
    if not is_ranked(bank, standing):
        is_over = is_over_budget or standing.questions >= MOST_UNRANKED
        return Stop("budget", None) if is_over else None
    chance = chance_of_change(bank, standing)
    if max(standing.fits) >= STOP_FIT and chance <= STOP_CHANCE:
        return Stop("clear", chance)
    if chance <= SETTLED_CHANCE:
        return Stop("settled", chance)
    return Stop("budget", chance) if is_over_budget and chance <= OPEN_CHANCE else None


def _is_over_budget(standing: Standing, following: Question) -> bool:
    return standing.seconds + standing.pace * following.seconds > BUDGET_SECONDS


def _is_found(stop: Stop) -> bool:
    """Return whether a stop says that the whole role is found."""
    return stop.reason in {"clear", "settled"}
