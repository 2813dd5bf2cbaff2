"""Find names in running text: those that mean nothing else, and those in a list beside them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from roleadvisor.imports.claims import claims_of, little_within
from roleadvisor.imports.levels import AWARENESS
from roleadvisor.imports.part import FILLERS, Part, cleaned
from roleadvisor.imports.scripts import CONJUNCTIONS
from roleadvisor.imports.vocabulary import SHORT, Name, Vocabulary
from roleadvisor.packs.names import Word, words_of, written

_LINKS = frozenset(
    {"and", "or", "und", "oder", "y", "e", "o", "et", "ou", "plus", *CONJUNCTIONS.split("|")}
)
# They link what stands on both sides, if both are longer than initials.
_RELATIONS = frozenset("with using in on via from to into mit con avec com".split())  # noqa: SIM905
_SEPARATOR = re.compile(r"[,/|;•·+()\[\]:、]|\s[-–—]\s")
# Before R, C and Go, and after them.
_BEFORE_SHORT = frozenset({"in", "using", "with", "mit", "en"})
_AFTER_SHORT = frozenset("that which and to for on as or und y et with using".split())  # noqa: SIM905
# "Worked at Snowflake" tells of a firm, "good at SQL" of a skill.
_WORKED = frozenset(
    """
    work worked working intern interned internship employed job role position engineer analyst manager executive
    consultant developer scientist career
    """.split()  # noqa: SIM905
)
# Before the name of a firm or a person.
_OF_A_FIRM = frozenset(
    "at for by ms mr mrs dr of from joined company firm client employer bei für para pour chez".split()  # noqa: SIM905
)


def parts_of_text(vocabulary: Vocabulary, text: str, *, is_text: bool = True) -> Iterator[Part]:
    """Yield the names in running text that its writer claims, sentence by sentence."""
    for claim in claims_of(vocabulary.spaced(cleaned(text))):
        if claim.precedes and not _names(vocabulary, claim.denied, is_text=False):
            continue
        little = little_within(claim.text) if is_text else []
        words = words_of(claim.text)
        at = 0
        for name in clear_names(vocabulary, words, is_text=is_text):
            called = written(words[name.start : name.end])
            at = max(at, claim.text.find(called, at))
            yield Part(called, name.meaning, AWARENESS if _is_within(little, at) else None)


def _is_within(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    i = bisect_right(stretches, (at, len(stretches) and stretches[-1][1])) - 1
    return i >= 0 and at < stretches[i][1]


def clear_names(vocabulary: Vocabulary, words: Sequence[Word], *, is_text: bool) -> list[Name]:
    """Return the names that are clear, or stand in a list with such, or are capitalised beside such."""
    names = [n for n in vocabulary.names_in(words, is_text=is_text) if not _is_firm(words, n)]
    clear = {i for i, name in enumerate(names) if name.is_clear}
    has_item = any(names[i].meaning.items for i in clear)
    for order in (range(1, len(names)), range(len(names) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        clear |= _linked(names, words, clear, order, step)
    return [
        name
        for i, name in enumerate(names)
        if i in clear or (has_item and (_is_proper(words, name) or _is_initial(words, name)))
    ]


def _names(vocabulary: Vocabulary, text: str, *, is_text: bool) -> list[Name]:
    return [*vocabulary.names_in(words_of(text), is_text=is_text)]


def _linked(
    names: Sequence[Name], words: Sequence[Word], clear: set[int], order: range, step: int
) -> set[int]:
    """Return the names that a list links to clear ones, which stand `step` from them."""
    found = set(clear)
    for i in order:
        first, second = sorted((names[i], names[i + step]))
        if (
            i + step in found
            and _is_link(words, first.end, second.start)
            and _is_apart(words, names[i])
        ):
            found.add(i)
    return found


def _is_link(words: Sequence[Word], end: int, start: int) -> bool:
    """Return whether only separators and little words stand between two names."""
    between = words[end:start]
    if len(between) == 1 and between[0].stem in _RELATIONS:
        return True
    is_separated = _SEPARATOR.search(words[start].gap) is not None
    is_separated |= any(w.stem in _LINKS or _SEPARATOR.search(w.gap) for w in between)
    return is_separated and all(_is_edge(w) for w in between)


def _is_apart(words: Sequence[Word], name: Name) -> bool:
    """Return whether a name is a whole entry of a list: "Series C, Python" has no entry C."""
    is_long = not _is_short(words, name)
    before = words[name.start - 1] if name.start else None
    after = words[name.end] if name.end < len(words) else None
    return all(
        word is None
        or _is_edge(word)
        or (is_long and word.stem in _RELATIONS)
        or _SEPARATOR.search(gap) is not None
        for word, gap in ((before, words[name.start].gap), (after, after.gap if after else ""))
    )


def _is_edge(word: Word) -> bool:
    return word.stem in _LINKS or word.stem in FILLERS


def _is_short(words: Sequence[Word], name: Name) -> bool:
    return sum(len(word.stem) for word in words[name.start : name.end]) <= SHORT


def _is_firm(words: Sequence[Word], name: Name) -> bool:
    before = [word.stem for word in words[max(name.start - 2, 0) : name.start]]
    return len(before) > 1 and before[0] in _WORKED and before[1] in {"at", "for"}


def _is_proper(words: Sequence[Word], name: Name) -> bool:
    """Return whether a name is capitalised within a sentence, and is no firm and no person."""
    first = words[name.start]
    if not name.start or _is_short(words, name) or not first.written[0].isupper():
        return False
    after = words[name.end] if name.end < len(words) else None
    is_longer = after is not None and after.written[0].isupper() and after.gap == " "
    return words[name.start - 1].stem not in _OF_A_FIRM and not is_longer


def _is_initial(words: Sequence[Word], name: Name) -> bool:
    """Return whether a name of a letter or two is a language: "wrote a bot in Go that reports"."""
    if not name.start or not _is_short(words, name) or not words[name.start].written[0].isupper():
        return False
    after = words[name.end] if name.end < len(words) else None
    is_last = after is None or after.stem in _AFTER_SHORT or _SEPARATOR.search(after.gap)
    return words[name.start - 1].stem in _BEFORE_SHORT and bool(is_last)
