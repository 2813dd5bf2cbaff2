"""A part of what somebody wrote, with its meaning and level, and the words that mean nothing."""

import re
import unicodedata
from typing import NamedTuple

from roleadvisor.imports.levels import LEVEL_WORDS, NEUTRAL, plain
from roleadvisor.imports.scripts import FILLERS as EAST_ASIAN_FILLERS
from roleadvisor.imports.vocabulary import Meaning
from roleadvisor.packs.names import Word

# Words without meaning before a name, and after it.
BEFORE = (
    frozenset(
        """
    a an the and or with using use of in for to other various including incl programming language
    scripting coding skill tool technology knowledge experience proficiency proficient technical
    practical praktische umfangreiche langjährige
    programmiersprache lenguaje programacion langage programmation linguagem programacao
    """.split()  # noqa: SIM905 (a list of words reads best so)
    )
    | (NEUTRAL - {"level"})
    | EAST_ASIAN_FILLERS
)  # "C-level" is no language
FILLERS = BEFORE | frozenset(
    """
    etc program lang development developer software framework library package database db tech
    stack year yr yrs month version daily regularly occasionally usw etcetera utilisation uso
    """.split()  # noqa: SIM905
)
_VERSION = re.compile(r"v?\d+[a-z]?|x", re.IGNORECASE)
# A text of nothing but figures and these words is no skill.
_OF_TIME = frozenset(
    """
    year years yr yrs y month months mo mos jahr jahre jahren monate año años mes meses an ans mois ano anos
    since seit desde depuis present today now heute to bis v st nd rd th
    jan january feb february mar march apr april may jun june jul july aug august sep sept september
    oct october nov november dec december 年 月 年间 年間 个月 개월 년
    """.split()  # noqa: SIM905
)
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKDOWN = re.compile(r"!?\[([^\[\]]{1,200})\]\([^()\s]{1,500}\)")
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)[^\s)\]}>,;|]+|(?<!\S)[^\s@]{1,64}@[^\s@]+\.[^\s@]+"
    r"|\b(?:[\w-]{1,63}\.){1,5}(?:com|org|net|io|dev|me|example)/[^\s)\]}>,;|]*",
    re.IGNORECASE,
)
# "C #" and "C + +" are written so by some templates.
_APART = re.compile(r"\b([CF]) ?(#|\+ ?\+)(?!\w)")


class Part(NamedTuple):
    """A part of a mention and its meaning, None if unknown; `level` is the level stated beside it.

    A part that `is_filler` has no meaning of its own. One that `is_alone` may be an ordinary word,
    and counts only as a whole text or beside other names. One that `is_general` is a skill of any
    work.
    """

    text: str
    meaning: Meaning | None
    level: int | None = None
    is_filler: bool = False
    is_alone: bool = False
    is_general: bool = False


def cleaned(text: str) -> str:
    """Return a text in usual characters, without the addresses of pages and with C# in one word."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = _ADDRESS.sub(" ", _MARKDOWN.sub(r"\1", text))
    return _APART.sub(lambda found: found[1] + found[2].replace(" ", ""), text)


def is_no_skill(text: str) -> bool:
    """Return whether a text is only figures, dates and years."""
    return all(word in _OF_TIME for word in _LETTERS.findall(text.casefold()))


def is_filler(word: Word, *, is_after: bool) -> bool:
    """Return whether a word before or after a name means nothing of its own, or states a level."""
    if is_after and _VERSION.fullmatch(word.written):
        return True
    stem = plain(word.stem)
    return stem in (FILLERS if is_after else BEFORE) or stem in LEVEL_WORDS
