"""Whether what a person has done and what they would enjoy name different roles."""

from typing import NamedTuple

from roleadvisor.scoring.match import Match

# How many times as well each part must fit its own role as it fits the other's.
LEAST_TIMES = 2.0


class Apart(NamedTuple):
    """The role that a person's skills name, and the one that their interests name instead."""

    used: str
    enjoyed: str


def apart_of(match: Match) -> Apart | None:
    """Return the two roles that skills and interests name, or None if they do not clearly differ."""
    if not (match.by_skills and match.by_interests):
        return None
    used, enjoyed = match.by_skills[0][0], match.by_interests[0][0]
    skills, interests = dict(match.by_skills), dict(match.by_interests)
    is_clear = (
        used != enjoyed
        and skills[used] >= LEAST_TIMES * skills[enjoyed]
        and interests[enjoyed] >= LEAST_TIMES * interests[used]
    )
    return Apart(used, enjoyed) if is_clear else None


def goal_of(match: Match) -> str | None:
    """Return the role to learn for: the speciality that is named, or else the first role.

    Where the person would clearly enjoy another than they have done, it is that one. None if nothing
    was ranked.
    """
    if not match.ranking:
        return None
    apart = apart_of(match)
    return apart.enjoyed if apart else match.speciality or match.ranking[0].role
