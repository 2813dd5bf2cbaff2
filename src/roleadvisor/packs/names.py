"""How names are compared: whatever their case, punctuation, plural, or spelling of English."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from roleadvisor.packs.model import Item

# "tensor flow" is TensorFlow; shorter names could come together by chance.
LEAST_COMPACT = 5

_WORD = re.compile(r"\.net\b|[^\W_]+(?:\+\+|#)?|&", re.IGNORECASE)
_APOSTROPHES = re.compile(r"(?<=\w)['’](?=\w)")
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060-\u2064\ufeff]")
_SPELLINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysing", "yzing"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("ogue", "og"),
    ("oguing", "oging"),
)


class Word(NamedTuple):
    """A word of a text: as it is written, as it is compared, and what stands before it."""

    written: str
    stem: str
    gap: str = ""


def words_of(text: str) -> list[Word]:
    """Return the words of a text; `c++` and `c#` are words, and `&` is the word "and"."""
    text = _APOSTROPHES.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        words.append(Word(found[0], _stem(found[0].casefold()), text[end : found.start()]))
        end = found.end()
    return words


def written(words: Sequence[Word]) -> str:
    """Return adjacent words as they are written."""
    return "".join(word.gap * (i > 0) + word.written for i, word in enumerate(words))


def name_key(text: str) -> str:
    """Return a name as it is compared; two names with one key are the same name."""
    return " ".join(word.stem for word in words_of(text))


def is_same_name(one: str, other: str) -> bool:
    """Return whether two keys of names are one name, perhaps written apart: "ml ops" is "mlops"."""
    whole = one.replace(" ", "")
    return one == other or (len(whole) >= LEAST_COMPACT and whole == other.replace(" ", ""))


def item_names(item: Item) -> tuple[str, ...]:
    """Return what an item is called: its text, as far as a colon, and its aliases."""
    return (item.text.partition(":")[0], *item.aliases)


def _stem(word: str) -> str:
    """Return the singular of a word, in American spelling; a good guess is enough on both sides."""
    if word == "&":
        return "and"
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 (not "ties")
        word = f"{word[:-3]}y"
    elif word.endswith("sses"):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 (not "aws")
        word = word[:-1]
    for british, american in _SPELLINGS:
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word
