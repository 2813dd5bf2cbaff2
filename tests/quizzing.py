"""Hold the quiz with made-up people."""

import random
from collections.abc import Callable

from roleadvisor.quiz.bank import QuestionBank
from roleadvisor.quiz.standing import Reply, standing_of
from roleadvisor.quiz.stop import Stop
from roleadvisor.quiz.stopping import next_step

Person = Callable[[str], int]


def drawn(bank: QuestionBank, role: str, seed: int) -> Person:
    """Return someone whose answers are drawn from a role's shares."""
    rng = random.Random(f"{role} {seed}")
    shares = {item: bank.catalog.share(role, item) for item in bank.gains.items}
    levels = {item: 4 * (rng.random() < share) for item, share in shares.items()}
    return lambda item: levels[item]


def reply_of(items: tuple[str, ...], person: Person) -> Reply:
    return Reply(items, {item: person(item) for item in items})


def quizzed(bank: QuestionBank, person: Person) -> tuple[list[Reply], Stop]:
    """Return what a person is asked and says, and why the quiz stops."""
    replies: list[Reply] = []
    while not isinstance(step := next_step(bank, standing_of(bank, replies)), Stop):
        replies.append(reply_of(step.items, person))
    return replies, step
