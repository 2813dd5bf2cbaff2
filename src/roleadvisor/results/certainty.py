"""How certain a ranking is: whether its first role is clear, close to the second, or open."""

from collections.abc import Sequence
from typing import Literal, Protocol

from roleadvisor.scoring.match import CLEAR_FIT

# From this fit on, the first role is likely.
LIKELY_FIT = 0.5
# The second role is close if the first one's fit is less than this many times its own.
CLOSE_CALL = 1.5
# Below this fit, or less than this many times what chance gives, the result is open; between few
# roles it is a close call.
FEW_ROLES = 3
OPEN_FIT = 0.15
TIMES_CHANCE = 1.2

RankingCertainty = Literal["open", "clear", "close", "likely", "ahead"]


class HasFit(Protocol):
    """A role of a ranking, by its fit."""

    @property
    def fit(self) -> float:
        """The fit, from 0 to 1."""
        ...


def certainty_of(ranking: Sequence[HasFit]) -> RankingCertainty:
    """Return how certain it is that the first role of a ranking is the best."""
    if is_open(ranking):
        return "open"
    fit = ranking[0].fit
    if fit >= CLEAR_FIT:
        return "clear"
    if is_close(ranking):
        return "close"
    return "likely" if fit >= LIKELY_FIT else "ahead"


def is_open(ranking: Sequence[HasFit]) -> bool:
    """Return whether the first role's fit is hardly above chance, or nothing was ranked."""
    count = len(ranking)
    least = max(OPEN_FIT, TIMES_CHANCE / count) if count > FEW_ROLES else 0
    return count == 0 or ranking[0].fit < least


def is_close(ranking: Sequence[HasFit]) -> bool:
    """Return whether the second role is so close that both are worth reading about."""
    fits = [role.fit for role in ranking[:2]]
    return len(fits) > 1 and fits[0] < CLOSE_CALL * fits[1]
