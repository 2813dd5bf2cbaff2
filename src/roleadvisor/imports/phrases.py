"""Split what people write as one skill: "Python (pandas, NumPy)", "R & Python", "SQL/NoSQL"."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from roleadvisor.imports.mentions import (
    LEVEL_WORDS,
    level_beside_name,
    level_in_figures,
    level_in_words,
)
from roleadvisor.imports.vocabulary import LONGEST, SHORT, Meaning, Vocabulary
from roleadvisor.packs.names import Word, words_of

# Words without meaning before a name, and after it.
_BEFORE = frozenset(
    """
    a an the and or with using use of in for other various including incl programming language
    scripting coding skill tool technology knowledge experience proficiency proficient technical
    """.split()  # noqa: SIM905 (a list of words reads best so)
)
_AFTER = _BEFORE | frozenset(
    """
    etc program lang development developer software framework library package database db tech
    stack year yr month version
    """.split()  # noqa: SIM905
)
_VERSION = re.compile(r"v?\d+[a-z]?|x", re.IGNORECASE)
# The first separator that splits a text is used; the later ones split its parts.
_QUALIFIERS, _LIST, _TIGHT = range(3)
_SEPARATORS = (
    re.compile(r"[()\[\]{}:]|\s[-–—]+\s|[–—]"),
    re.compile(r"[,;|•·●▪\n\r]"),
    re.compile(r"/|(?<=\w)&(?=\w)"),
)
_PREPOSITION = re.compile(r"\s(?:in|with|using|via|on)\s")
_CONJUNCTION = re.compile(r"\s(?:and|or|&|\+)\s")
# A sentence with one of these does not claim its skills for the writer.
_NO_CLAIM = re.compile(
    r"\b(?:no|not|never|without|none|nor|neither|lack\w*|cannot|avoid\w*|recruit\w*|hir(?:ed|ing)|"
    r"headhunt\w*|sold|sell(?:ing|s)?|resell\w*)\b(?![-/]|\s+only\b)|n['’]t\b|"
    r"\b(?:interested in|eager|hop(?:e|ing) to|wish(?:es)? to|want(?:s|ed)? to|would like|"
    r"(?:plan|look|aim)(?:s|ning|ing)? to|aspir\w+|currently learning|to learn|start(?:ing|ed)? to)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[.!?;](?=\s|$)|[\n\r]|\s(?:but|however|although)\s", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+")
# A longer text is prose and not the name of a skill.
LONGEST_SKILL = 1_000


class Part(NamedTuple):
    """A part of a mention and its meaning, None if unknown; `level` is the level stated beside it.

    A part that `is_filler` has no meaning of its own. One that `is_alone` may be an ordinary word,
    and counts only as a whole text or beside other names.
    """

    text: str
    meaning: Meaning | None
    level: int | None = None
    is_filler: bool = False
    is_alone: bool = False


def parts_of_skill(vocabulary: Vocabulary, text: str) -> list[Part]:
    """Return the parts of a skill as somebody wrote it."""
    text = " ".join(text.split(" ")) if "\n" in text else " ".join(text.split())
    if len(text) > LONGEST_SKILL:
        return list(parts_of_text(vocabulary, text))
    return [part for part in _parts(vocabulary, text) if not part.is_filler]


def parts_of_text(vocabulary: Vocabulary, text: str, *, is_text: bool = True) -> Iterator[Part]:
    """Yield the unambiguous names in running text, sentence by sentence."""
    for sentence in _SENTENCES.split(_ADDRESS.sub(" ", text)):
        if sentence and not _NO_CLAIM.search(sentence):
            for name, meaning in vocabulary.within(words_of(sentence), is_text=is_text):
                yield Part(name, meaning)


def part_of_degree(vocabulary: Vocabulary, text: str) -> Iterator[Part]:
    """Yield the name that a degree begins with, such as "Master of Science" before "in Physics"."""
    words = words_of(text[:LONGEST_SKILL])
    for length in range(min(LONGEST, len(words)), 0, -1):
        if meaning := vocabulary.meaning(words[:length]):
            yield Part(text, meaning)
            return


def _parts(vocabulary: Vocabulary, text: str, depth: int = 0) -> list[Part]:
    whole = _whole(vocabulary, text)
    if whole:
        return [whole]
    for deeper in range(depth, len(_SEPARATORS)):
        pieces = _pieces(vocabulary, text, deeper)
        if len(pieces) > 1:
            groups = [_parts(vocabulary, piece, deeper + 1) for piece in pieces]
            if deeper == _TIGHT and not all(any(p.meaning for p in group) for group in groups):
                return _of_phrase(vocabulary, text)
            has_conjunction = _CONJUNCTION.search(text) is not None
            return _settled(groups, deeper, is_plain=not has_conjunction)
        if len(pieces) == 1 and pieces[0] != text:
            return _parts(vocabulary, pieces[0], deeper)
    return _of_phrase(vocabulary, text)


def _pieces(vocabulary: Vocabulary, text: str, depth: int) -> list[str]:
    """Return a text split by the separators of a depth; "and" splits lists, but not known names."""
    pieces = [p.strip() for p in _SEPARATORS[depth].split(text) if p.strip(" .\t")]
    if depth != _LIST:
        return pieces
    split = [[p] if _whole(vocabulary, p) else _CONJUNCTION.split(p) for p in pieces]
    return [piece.strip() for parts in split for piece in parts if piece.strip(" .\t")]


def _of_phrase(vocabulary: Vocabulary, text: str) -> list[Part]:
    """Return the parts of a phrase: "Statistics in R", "Machine learning with PyTorch"."""
    if _NO_CLAIM.search(text):
        return [Part(text, None)]
    if preposition := _PREPOSITION.search(text):
        head = _whole(vocabulary, text[: preposition.start()])
        if head and not (head.is_alone and head.meaning and head.meaning.items):
            tail = text[preposition.end() :]
            if not _PREPOSITION.search(tail):
                return [head, *(p._replace(is_alone=False) for p in _parts(vocabulary, tail))]
    found = [
        Part(name, meaning) for name, meaning in vocabulary.within(words_of(text), is_text=False)
    ]
    return found or [Part(text, None)]


def _whole(vocabulary: Vocabulary, text: str) -> Part | None:
    """Return a text as one part if it is a name or filler, else None."""
    words = words_of(text)
    if meaning := vocabulary.meaning(words):
        return Part(text, meaning, is_alone=_is_alone(vocabulary, words))
    core = _core(words)
    level = _stated(words, core, text)
    if not core:
        return Part(text, None, level, is_filler=True)
    meaning = vocabulary.meaning(core) if len(core) < len(words) else None
    if meaning:
        return Part(text, meaning, level, is_alone=_is_alone(vocabulary, core))
    return None


def _core(words: Sequence[Word]) -> Sequence[Word]:
    first, last = 0, len(words)
    while last > first and _is_filler(words[last - 1], _AFTER):
        last -= 1
    while first < last and _is_filler(words[first], _BEFORE):
        first += 1
    return words[first:last]


def _is_filler(word: Word, fillers: AbstractSet[str]) -> bool:
    is_version = fillers is _AFTER and _VERSION.fullmatch(word.written)
    return word.stem in fillers or word.stem in LEVEL_WORDS or bool(is_version)


def _stated(words: Sequence[Word], core: Sequence[Word], text: str) -> int | None:
    """Return the level that the words around a name state, or that a text without a name states."""
    around = [word.stem for word in words if word not in core]
    in_words = level_in_words(around)
    if in_words is not None:
        return in_words
    return level_beside_name(text) if core else level_in_figures(text)


def _is_alone(vocabulary: Vocabulary, words: Sequence[Word]) -> bool:
    key = " ".join(word.stem for word in words)
    is_initial = len(key) <= SHORT and key.isalpha()
    return key in vocabulary.alone or is_initial or not vocabulary.is_as_written(words)


def _settled(groups: Sequence[list[Part]], depth: int, *, is_plain: bool) -> list[Part]:
    """Return the parts of all groups; a part that `is_alone` counts only beside other names."""
    real = [group for group in groups if not all(part.is_filler for part in group)]
    beside = [p.level for g in groups for p in g if p.is_filler] if depth == _QUALIFIERS else []
    level = min((stated for stated in beside if stated is not None), default=None)
    known = [any(part.meaning for part in group) for group in real]
    count = sum(known)
    parts: list[Part] = []
    for group, is_known in zip(real, known, strict=True):
        first = group[0]
        if first.is_alone and len(group) == 1 and len(real) > 1:
            is_beside_name = count > is_known
            is_long = len(words_of(first.text)[0].stem) > SHORT
            is_name = is_beside_name or (depth == _LIST and is_plain and is_long)
            parts.append(first._replace(meaning=first.meaning if is_name else None, is_alone=False))
        else:
            parts += group
    if not parts:
        return [Part("", None, level, is_filler=True)]
    return [p if p.level is not None else p._replace(level=level) for p in parts]
