"""The mentions in a résumé as they are written."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import shown

# A skill is an entry of a list. Certificates, titles and jobs name skills among other words; a job is
# the title of one, a title that of something else, such as a project. In a text only unambiguous names
# count. A degree is a line that begins with one.
MentionKind = Literal["skill", "certificate", "title", "job", "text", "degree"]

MAX_MENTIONS = 5_000
MAX_SKILL_CHARACTERS = 20_000


class Mention(NamedTuple):
    """Some words of a résumé, their place, and the level stated for them.

    The level is 0 to 4, `levels.UNCLEAR` if it is not understood, or None if none is stated.
    """

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
