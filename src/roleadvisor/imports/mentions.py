"""What a résumé mentions, as it is written there, and how much of it is read."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import shown

# A skill is what somebody lists; a certificate and a title name skills among other words; of a text
# only what cannot mean anything else counts; a degree is read from its first word.
MentionKind = Literal["skill", "certificate", "title", "text", "degree"]

MAX_MENTIONS = 5_000
MAX_SKILL_CHARACTERS = 20_000


class Mention(NamedTuple):
    """Some words of a résumé, and where they stand; `level` is 0 to 4, None where none is stated."""

    text: str
    where: str
    kind: MentionKind = "skill"
    level: int | None = None


def within_limits(mentions: Sequence[Mention], file: str) -> Sequence[Mention]:
    """Return the mentions; raise `InputError` if there are more than any person would write."""
    length = sum(len(mention.text) for mention in mentions if mention.kind != "text")
    if len(mentions) > MAX_MENTIONS:
        message = f"more than {MAX_MENTIONS} skills and texts"
    elif length > MAX_SKILL_CHARACTERS:
        message = f"more than {MAX_SKILL_CHARACTERS} characters of skills"
    else:
        return mentions
    raise InputError([Problem(shown(file), 1, 1, message, "too-many-values")])
