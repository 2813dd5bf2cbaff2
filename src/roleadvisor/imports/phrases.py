"""Split what people write as one skill: "Python (pandas, NumPy)", "R & Python", "SQL/NoSQL"."""

import re
from collections.abc import Iterator, Sequence

from roleadvisor.imports.brackets import OPENING, balanced, bracketed, split_outside
from roleadvisor.imports.claims import denies
from roleadvisor.imports.levels import (
    LEVEL_WORDS,
    level_beside,
    level_beside_name,
    level_in_figures,
    level_in_marks,
    level_in_words,
    plain,
)
from roleadvisor.imports.part import BEFORE, Part, cleaned, is_filler, is_no_skill
from roleadvisor.imports.running_text import clear_names, parts_of_text
from roleadvisor.imports.scripts import CONJUNCTIONS, EAST_ASIAN
from roleadvisor.imports.vocabulary import GENERAL, SHORT, Vocabulary
from roleadvisor.packs.names import Word, words_of, written

# The first separator that splits a text is used; the later ones split its parts.
_QUALIFIERS, _LIST, _TIGHT = range(3)
_SEPARATORS = (
    re.compile(r"[()\[\]{}:【】]|\s[-–—]+\s|[–—]"),
    re.compile(r"[,;|•·●▪、・。\n\r]"),
    re.compile(r"/|(?<=\w)&(?=\w)"),
)
# Between a name and its level, or between a label and what it is for.
_AFTER_LABEL = re.compile(r":|\s[-–—]+\s|[–—]")
_OF_LABEL = ":-–—"
_MARK = re.compile(rf"[{re.escape(OPENING)}]|{_AFTER_LABEL.pattern}")
# Between the entries of a list; a sentence ends one where a label begins another.
_ENTRY = re.compile(rf"{_SEPARATORS[_LIST].pattern}|\.\s+(?=[^\W\d_][^.,;:]{{0,30}}:)")
_LINK = re.compile(rf"(?:and|or|&|\+|/|und|oder|y|et|e|{CONJUNCTIONS})\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:in|with|using|via|on|mit|con|avec|com)\s")
_CONJUNCTION = re.compile(rf"\s(?:and|or|&|\+|und|oder|y|et|e|{CONJUNCTIONS})\s")
# Words of certificates and courses that say nothing of their subject.
_OF_COURSES = frozenset(
    """
    certified certificate certification course training bootcamp skill essential fundamental basic
    introduction intro introductory to for beginner business complete masterclass advanced
    intermediate professional associate specialist expert developer administrator analyst user core
    foundation level practitioner exam academy everybody everyone programming programmer language
    workshop zero hero learn learning the a an of in with and data science scientist analysis
    analytics engineer engineering specialization track path nanodegree microdegree crash
    kurs zertifikat schulung einführung curso certificado formation cours attestation
    """.split()  # noqa: SIM905 (a list of words reads best so)
)
# These make "R" and "C" languages.
_OF_LANGUAGES = frozenset({"programming", "programmer", "language", "programmiersprache", "coding"})
# Levels within brackets within brackets are read to this depth.
_DEEPEST = 2
# A longer text is prose and not the name of a skill.
LONGEST_SKILL = 1_000


def parts_of_skill(vocabulary: Vocabulary, text: str) -> list[Part]:
    """Return the parts of a skill as somebody wrote it."""
    text = vocabulary.spaced(cleaned(text))
    text = " ".join(text.split(" ")) if "\n" in text else " ".join(text.split())
    if len(text) > LONGEST_SKILL:
        return list(parts_of_text(vocabulary, text))
    text = balanced(text)
    parts = _with_own_levels(vocabulary, text) or _parts(vocabulary, text)
    return [part for part in parts if not part.is_filler]


def parts_of_certificate(vocabulary: Vocabulary, text: str) -> list[Part]:
    """Return the names of a certificate or a course: "Excel Skills for Business"."""
    text = cleaned(text)[:LONGEST_SKILL]
    if denies(text):
        return []
    parts: list[Part] = []
    for piece in _SEPARATORS[_LIST].split(_SEPARATORS[_QUALIFIERS].sub(",", text)):
        subject = _subject(vocabulary, piece)
        parts += [subject] if subject else parts_of_text(vocabulary, piece, is_text=False)
    return parts


def _with_own_levels(vocabulary: Vocabulary, text: str, depth: int = 0) -> list[Part]:
    """Return the parts of a list in which names have levels of their own, none of another text.

    "Python (expert), SQL: basic, R" states no level of R; "Advanced: Python, R" states that of all.
    """
    if not _MARK.search(text):
        return []
    groups: list[list[Part]] = []
    level: int | None = None
    for entry in _entries(vocabulary, text):
        label, *rest = split_outside(_AFTER_LABEL, entry, most=1)
        is_whole = not rest or _own_level(vocabulary, rest[0]) is not None
        of_all = _leading_level(entry) if is_whole else _level_of_label(vocabulary, label)
        # A level without a label is that of all that follows only in Chinese, Japanese and Korean.
        if of_all is not None and (not is_whole or EAST_ASIAN.search(entry)):
            level = of_all
        for piece in filter(None, [entry] if is_whole else [label, *rest]):
            found = _with_brackets(vocabulary, piece, depth)
            groups += [_levelled(group, level) for group in found]
    if len(groups) == 1 or all(part.level is None for group in groups for part in group):
        return []
    return _settled(groups, _LIST, is_plain=not _CONJUNCTION.search(text))


def _with_brackets(vocabulary: Vocabulary, entry: str, depth: int) -> list[list[Part]]:
    """Return the parts of an entry, and apart from them those of a list with levels in its brackets."""
    for opening, end in bracketed(entry) if depth < _DEEPEST else ():
        if inside := _with_own_levels(vocabulary, entry[opening + 1 : end - 1], depth + 1):
            return [_parts(vocabulary, f"{entry[:opening]} {entry[end:]}".strip()), inside]
    return [_parts(vocabulary, entry)]


def _entries(vocabulary: Vocabulary, text: str) -> list[str]:
    """Return the entries of a list; a level in brackets ends one even without a separator."""
    listed = [entry for entry in split_outside(_ENTRY, text) if entry.strip(" .")]
    if len(listed) > 1 and not _whole(vocabulary, listed[-1]):
        listed[-1:] = split_outside(_CONJUNCTION, listed[-1])
    return [part for entry in listed for part in _after_levels(vocabulary, entry)]


def _after_levels(vocabulary: Vocabulary, entry: str) -> Iterator[str]:
    """Yield the pieces of an entry that end with a level in brackets, and the rest."""
    start = 0
    for opening, end in bracketed(entry):
        rest = entry[end:].strip()
        is_level = _own_level(vocabulary, entry[opening + 1 : end - 1]) is not None
        if is_level and rest and rest[0] not in _OF_LABEL:
            yield _without_link(entry[start:end])
            start = end
    yield _without_link(entry[start:])


def _without_link(text: str) -> str:
    """Return a text without the "and" that links it to what stands before it."""
    text = text.strip()
    link = _LINK.match(text)
    return text[link.end() :] if link else text


def _own_level(vocabulary: Vocabulary, text: str) -> int | None:
    """Return the level that a text states, if it states nothing else, or None."""
    whole = _whole(vocabulary, text) if text else None
    return whole.level if whole and whole.is_filler else None


def _level_of_label(vocabulary: Vocabulary, label: str) -> int | None:
    """Return the level that a label states for what follows: "Advanced", "Databases (basic)".

    A label that is a skill, such as "Python (basic)", states only its own.
    """
    parts = _parts(vocabulary, label)
    if any(part.meaning and part.meaning.items for part in parts):
        return None
    return next((part.level for part in parts if part.level is not None), None)


def _subject(vocabulary: Vocabulary, text: str) -> Part | None:
    """Return what a course is about, if there is nothing else but words of courses around it."""
    words = words_of(text)
    core = [i for i, word in enumerate(words) if word.stem not in _OF_COURSES]
    if not core:
        return None
    named = words[core[0] : core[-1] + 1]
    meaning = vocabulary.meaning(named)
    is_short = len(named) == 1 and len(named[0].stem) <= SHORT
    if not meaning or (is_short and not {word.stem for word in words} & _OF_LANGUAGES):
        return None
    return Part(written(named), meaning)


def _parts(vocabulary: Vocabulary, text: str, depth: int = 0) -> list[Part]:
    whole = _whole(vocabulary, text)
    if whole:
        return [whole]
    for deeper in range(depth, len(_SEPARATORS)):
        pieces = _pieces(vocabulary, text, deeper)
        if len(pieces) > 1:
            groups = [_parts(vocabulary, piece, deeper + 1) for piece in pieces]
            if deeper == _TIGHT and not _is_all_known(groups) and not _is_name_with_names(groups):
                return _of_phrase(vocabulary, text)
            has_conjunction = _CONJUNCTION.search(text) is not None
            level = _leading_level(text) if deeper == _LIST else None
            return _levelled(_settled(groups, deeper, is_plain=not has_conjunction), level)
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
    if denies(text):
        return [Part(text, None)]
    if preposition := _PREPOSITION.search(text):
        head = _whole(vocabulary, text[: preposition.start()])
        tail = text[preposition.end() :]
        if head and not _PREPOSITION.search(tail):
            parts = [part._replace(is_alone=False) for part in _parts(vocabulary, tail)]
            # A head that is an ordinary word too is a name before names: "Statistics in R".
            is_word = head.is_alone and head.meaning and head.meaning.items
            if not is_word or all(part.meaning for part in parts):
                return [head, *parts]
    words = words_of(text)
    found = [
        Part(written(words[name.start : name.end]), name.meaning)
        for name in clear_names(vocabulary, words, is_text=False)
    ]
    return found or [Part(text, None)]


def _whole(vocabulary: Vocabulary, text: str) -> Part | None:
    """Return a text as one part if it is a name, filler or a level, else None."""
    words = words_of(text)
    if meaning := vocabulary.meaning(words):
        if meaning == GENERAL:
            return Part(text, None, is_general=True)
        is_alone = _is_alone(vocabulary, words)
        marks = level_in_marks(text)
        name = text if marks is None else written(words)
        return Part(name, meaning, marks, is_alone=is_alone)
    core = _core(words)
    level = _stated(words, core, text)
    if not core or is_no_skill(text):
        return Part(text, None, level, is_filler=True)
    meaning = vocabulary.meaning(core) if len(core) < len(words) else None
    if meaning == GENERAL:
        return Part(text, None, level, is_general=True)
    if meaning:
        return Part(written(core), meaning, level, is_alone=_is_alone(vocabulary, core))
    level = level_beside(text, [word.stem for word in words])
    return None if level is None else Part(text, None, level, is_filler=True)


def _core(words: Sequence[Word]) -> Sequence[Word]:
    first, last = 0, len(words)
    while last > first and is_filler(words[last - 1], is_after=True):
        last -= 1
    while first < last and is_filler(words[first], is_after=False):
        first += 1
    return words[first:last]


def _stated(words: Sequence[Word], core: Sequence[Word], text: str) -> int | None:
    """Return the level that the words around a name state, or that a text without a name states."""
    around = [word.stem for word in words if word not in core]
    in_words = level_in_words(around)
    if in_words is not None:
        return in_words
    if (marks := level_in_marks(text)) is not None:
        return marks
    return level_beside_name(text) if core else level_in_figures(text)


def _is_alone(vocabulary: Vocabulary, words: Sequence[Word]) -> bool:
    key = " ".join(word.stem for word in words)
    is_initial = len(key) <= SHORT and key.isalpha()
    return key in vocabulary.alone or is_initial or not vocabulary.is_as_written(words)


def _is_all_known(groups: Sequence[Sequence[Part]]) -> bool:
    return all(any(part.meaning for part in group) for group in groups)


def _is_name_with_names(groups: Sequence[Sequence[Part]]) -> bool:
    """Return whether a known name stands before unknown ones: "YOLO/Ultralytics", "Go (Fx)"."""
    (first, *_), *rest = groups
    if not first.meaning or len(groups[0]) > 1:
        return False
    texts = [part.text for group in rest for part in group if not part.is_filler]
    return bool(texts) and all(_looks_like_name(text) for text in texts)


def _looks_like_name(text: str) -> bool:
    word = text.strip()
    return word.isalnum() and len(word) > 1 and word[0].isupper()


def _leading_level(text: str) -> int | None:
    """Return the level that stands before a whole list: "basic Python and SQL", "熟悉Python、SQL"."""
    words = words_of(text)
    before = [word.stem for word in words if plain(word.stem) in LEVEL_WORDS][:1]
    leads = all(plain(w.stem) in BEFORE for w in words[: _index(words, before)])
    is_one_list = EAST_ASIAN.search(text) or not _SEPARATORS[_LIST].search(text)
    return level_in_words(before) if before and leads and is_one_list else None


def _index(words: Sequence[Word], stems: Sequence[str]) -> int:
    return next((i for i, word in enumerate(words) if word.stem in stems), 0)


def _levelled(parts: list[Part], level: int | None) -> list[Part]:
    return [part if part.level is not None else part._replace(level=level) for part in parts]


def _settled(groups: Sequence[list[Part]], depth: int, *, is_plain: bool) -> list[Part]:
    """Return the parts of all groups; a part that `is_alone` counts only beside other names."""
    real = [group for group in groups if not all(part.is_filler for part in group)]
    beside = [p.level for g in groups for p in g if p.is_filler] if depth == _QUALIFIERS else []
    level = min((stated for stated in beside if stated is not None), default=None)
    known = [any(part.meaning for part in group) for group in real]
    count = sum(known)
    is_named = depth != _LIST and len(real) > 1 and _is_name_with_names(real)
    parts: list[Part] = []
    for group, is_known in zip(real, known, strict=True):
        first = group[0]
        if first.is_alone and len(group) == 1 and len(real) > 1:
            is_beside_name = count > is_known or (is_named and group is real[0])
            is_long = len(words_of(first.text)[0].stem) > SHORT
            is_name = is_beside_name or (depth == _LIST and is_plain and is_long)
            parts.append(first._replace(meaning=first.meaning if is_name else None, is_alone=False))
        else:
            parts += group
    if not parts:
        return [Part("", None, level, is_filler=True)]
    return _levelled(parts, level)
