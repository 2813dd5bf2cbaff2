"""The mentions in a résumé as they are written, and the levels that they state."""

import re
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Literal, NamedTuple

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import shown

# A skill is an entry of a list. Certificates, titles and jobs name skills among other words; a job is
# the title of one, a title that of something else, such as a project. In a text
# only unambiguous names count. A degree is read from its first word.
MentionKind = Literal["skill", "certificate", "title", "job", "text", "degree"]

MAX_MENTIONS = 5_000
MAX_SKILL_CHARACTERS = 20_000


class Mention(NamedTuple):
    """Some words of a résumé and their place; `level` is 0 to 4, or None if none is stated."""

    text: str
    where: str
    kind: MentionKind = "skill"
    level: int | None = None


def within_limits(mentions: Sequence[Mention], file: str) -> Sequence[Mention]:
    """Return the mentions; raise `InputError` if there are more than a person would write."""
    length = sum(len(mention.text) for mention in mentions if mention.kind != "text")
    if len(mentions) > MAX_MENTIONS:
        message = f"more than {MAX_MENTIONS} skills and texts"
    elif length > MAX_SKILL_CHARACTERS:
        message = f"more than {MAX_SKILL_CHARACTERS} characters of skills"
    else:
        return mentions
    raise InputError([Problem(shown(file), 1, 1, message, "too-many-values")])


NONE, AWARENESS, WORKING, PRACTITIONER, EXPERT = range(5)

# The words that people write for each level; they are compared by their stems.
LEVEL_WORDS = {
    word: level
    for level, words in {
        NONE: "none zero",
        AWARENESS: "awareness aware basic beginner novice elementary familiar familiarity limited "
        "entry junior learning learner fundamental rudimentary introductory trainee",
        WORKING: "working intermediate medium moderate mid competent average conversational good",
        PRACTITIONER: "practitioner advanced senior proficient experienced strong solid professional "
        "skilled fluent independent high",
        EXPERT: "expert master mastery guru specialist lead",
    }.items()
    for word in words.split()
}
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:(%)|(?:/|of|out of)\s*(\d+))?", re.IGNORECASE)
_RATING = re.compile(
    r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?\s?(?:%|(?:/|of|out of)\s?(?:5|10|100)\b)", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:years?|yrs?|months?|since)\b", re.IGNORECASE)
_LEAST = ((0.9, EXPERT), (0.65, PRACTITIONER), (0.5, WORKING))
_SCALES = (1, 5, 10, 100)


def level_in_words(stems: Iterable[str]) -> int | None:
    """Return the level that words state, the lowest if they state several, or None."""
    return min((LEVEL_WORDS[stem] for stem in stems if stem in LEVEL_WORDS), default=None)


def level_in_figures(text: str) -> int | None:
    """Return the level that "4/5", "80%" or a bare "7" states, or None; years state none."""
    found = _FIGURE.search(text[:40])
    if not found or _YEARS.search(text):
        return None
    most = 100.0 if found[2] else float(found[3] or 0)
    return level_of_rating(float(found[1]), most or None)


def level_beside_name(text: str) -> int | None:
    """Return the level of a rating after a name, or None; a bare figure is taken as a version."""
    found = _RATING.search(text)
    return level_in_figures(found[0]) if found else None


def level_of_rating(rating: float, most: float | None = None) -> int | None:
    """Return the level of a rating on a scale up to `most`.

    Without `most`, the scale is the first of 1, 5, 10 and 100 that the rating fits.
    """
    most = most or next((scale for scale in _SCALES if rating <= scale), None)
    if not isfinite(rating) or rating < 0 or not most or rating > most:
        return None
    # A bare 1 is one of five rather than all of one.
    part = rating / most if most > 1 or rating % 1 else rating / _SCALES[1]
    return next((level for least, level in _LEAST if part >= least), AWARENESS if part else NONE)
