"""Why a quiz stopped."""

from typing import Literal, NamedTuple

StopReason = Literal["clear", "settled", "budget", "all-asked", "by-choice"]


class Stop(NamedTuple):
    """Why the quiz stops, and the chance that answering everything would change the first role.

    The chance is None where too little was answered to rank the roles at all. When a quiz has
    ended, `questions` says how many were answered, as its screens count them.
    """

    reason: StopReason
    chance_of_change: float | None
    questions: int | None = None
