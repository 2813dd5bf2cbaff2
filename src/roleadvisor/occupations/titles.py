"""Find the occupation that a person means by a title, and how certain that is."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from math import log
from typing import Literal, NamedTuple

from roleadvisor.occupations.model import Occupation, OccupationBook, load_occupations
from roleadvisor.occupations.words import main_part, names_in, readings_of, words_of

Certainty = Literal["exact", "shared", "near", "unknown"]

# These were chosen by hand, on some 190 titles as people type them.
NEAR = 0.77
SUGGESTED = 0.35
ALSO_LIKELY = 0.12
SUGGESTIONS = 3
LEAST_SIMILAR = 0.74
MOST_SIMILAR = 20
LAST_WORD = 2.0
UNKNOWN_WORD = 5.0
OWN_TITLE = 3.0
MANY_TITLES = 0.5
_CODE = re.compile(r"^\s*(\d\d)-?(\d{4})(?:\.(\d\d))?\s*$")


class Titled(NamedTuple):
    """An occupation, under one of its titles."""

    occupation: Occupation
    title: str


class Reading(NamedTuple):
    """What a title is taken to mean.

    The certainty is `exact` for the title of one occupation, `shared` for that of several, `near`
    for a similar title, and `unknown` if no title is similar enough. `best` is the likeliest
    occupation, None if unknown; `others` are further ones that may be meant, the likeliest first.
    """

    certainty: Certainty
    best: Titled | None
    others: Sequence[Titled]


class _Name(NamedTuple):
    words: tuple[str, ...]
    titled: Titled


class _Match(NamedTuple):
    likeness: float
    asked: str
    known: str
    weight: float


class TitleIndex:
    """An index of the titles of all occupations."""

    def __init__(self, book: OccupationBook) -> None:
        """Read every title into its words."""
        self._book = book
        self._names = [
            _Name(words, Titled(occupation, name))
            for occupation in book.occupations
            for title in (occupation.title, *occupation.alternate_titles)
            for name in names_in(title)
            if (words := words_of(name))
        ]

    def read(self, text: str, *, preferred: Collection[str] = ()) -> Reading:
        """Return what a title, or an occupation's code, is taken to mean.

        If several occupations share the title, those with `preferred` codes come first.
        """
        if code := _CODE.match(text):
            return self._by_code(f"{code[1]}-{code[2]}.{code[3] or '00'}")
        ways = readings_of(text)
        for words in ways:
            if found := self._called(words):
                scores = {t: 1.0 + (t.occupation.code in preferred) for t in found}
                ranked = self._ranked(scores)
                return Reading("shared" if len(ranked) > 1 else "exact", ranked[0], ranked[1:])
        readings = [self._near(words) for words in ways]
        return max(readings, key=lambda r: r.best is not None, default=Reading("unknown", None, ()))

    def _by_code(self, code: str) -> Reading:
        found = self._book.by_code.get(code)
        if found:
            return Reading("exact", Titled(found, found.title), ())
        siblings = [o for c, o in self._book.by_code.items() if c[:7] == code[:7]]
        return Reading("unknown", None, [Titled(o, o.title) for o in siblings[:SUGGESTIONS]])

    def _called(self, words: Sequence[str]) -> list[Titled]:
        """Return the titles with exactly these words, in any order; only official ones if any."""
        wanted = set(words)
        called = [name.titled for name in self._having(words) if set(name.words) == wanted]
        return [t for t in called if t.title == t.occupation.title] or called

    def _near(self, words: Sequence[str]) -> Reading:
        scores = self._scores(words)
        best = max(scores.values(), default=0.0)
        is_found = best >= NEAR
        least = max(best - ALSO_LIKELY, 0 if is_found else SUGGESTED)
        ranked = self._ranked({titled: s for titled, s in scores.items() if s >= least})
        if is_found:
            return Reading("near", ranked[0], ranked[1:])
        return Reading("unknown", None, ranked[:SUGGESTIONS])

    def _ranked(self, scores: Mapping[Titled, float]) -> list[Titled]:
        """Return the best title of each occupation, by score and then by how likely it is meant."""
        best: dict[str, Titled] = {}
        for titled, score in scores.items():
            known = best.get(titled.occupation.code)
            if known is None or score > scores[known]:
                best[titled.occupation.code] = titled

        def order(titled: Titled) -> tuple[float, float, str]:
            likely = likeliness(words_of(titled.title), titled.occupation)
            return (-round(scores[titled], 2), -likely, titled.occupation.code)

        return sorted(best.values(), key=order)

    def _having(self, words: Iterable[str]) -> list[_Name]:
        """Return the names that have all the words."""
        common = set.intersection(*(set(self._with_word.get(word, ())) for word in words))
        return [self._names[i] for i in sorted(common)]

    def _scores(self, words: Sequence[str]) -> dict[Titled, float]:
        """Return a score from 0 to 1 for each title that shares words with these.

        The score is twice the weight of the matched words, divided by the weight of all words of
        both. Rare words weigh more, and so does the last word, which is the kind of worker. An
        unknown word has a medium weight. A misspelt word counts by its likeness to the right one.
        """
        asked = list(dict.fromkeys(words))
        times = {word: LAST_WORD if word == words[-1] and len(asked) > 1 else 1.0 for word in asked}
        matches: dict[int, list[_Match]] = defaultdict(list)
        for word in asked:
            for i, match in self._matches(word, times[word]).items():
                matches[i].append(match)
        weights = {word: times[word] * self._weight(word) for word in asked}
        scores: dict[Titled, float] = {}
        for i, found in matches.items():
            name = self._names[i]
            common = sum(match.weight for match in found)
            missed = sum(weights[w] for w in set(asked) - {match.asked for match in found})
            left = set(name.words) - {match.known for match in found}
            extra = sum(self._weight(w) * (LAST_WORD if w == name.words[-1] else 1.0) for w in left)
            score = sum(m.likeness * m.weight for m in found) / (common + (missed + extra) / 2)
            scores[name.titled] = max(scores.get(name.titled, 0.0), score)
        return scores

    def _matches(self, word: str, times: float) -> dict[int, _Match]:
        """Return the best match of each name with a word, by the index of the name."""
        matches: dict[int, _Match] = {}
        for known, likeness in self._alike(word).items():
            match = _Match(likeness, word, known, times * self._weight(known))
            for i in self._with_word[known]:
                if i not in matches or matches[i].likeness < likeness:
                    matches[i] = match
        return matches

    def _alike(self, word: str) -> dict[str, float]:
        """Return the known words that a word may stand for, with their likenesses from 0 to 1.

        A known word stands for itself. A misspelt word is taken to have the right first letter.
        """
        if word in self._with_word:
            return {word: 1.0}
        from rapidfuzz import process  # noqa: PLC0415 (most titles are spelt well)
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        scorer: Callable[..., float] = OSA.normalized_similarity
        known = [w for w in self._with_word if w[0] == word[0]]
        found = process.extract(
            word, known, scorer=scorer, score_cutoff=LEAST_SIMILAR, limit=MOST_SIMILAR
        )
        return {w: likeness for w, likeness, _ in found}

    @cached_property
    def _with_word(self) -> dict[str, list[int]]:
        having = defaultdict(list)
        for i, name in enumerate(self._names):
            for word in name.words:
                having[word].append(i)
        return having

    def _weight(self, word: str) -> float:
        having = self._with_word.get(word)
        return log(len(self._names) / len(having)) if having else UNKNOWN_WORD


@cache
def title_index() -> TitleIndex:
    """Return the index of the occupations that are shipped; it takes long to make, and is made once."""
    return TitleIndex(load_occupations())


def likeliness(words: Sequence[str], occupation: Occupation) -> float:
    """Return a score of how likely an occupation is meant by one of its titles.

    It adds up the overlap of the words with the official title, the mean log share of its titles
    that have each word, and a bonus for the number of titles: occupations with many titles have
    many people. "All Other" and unrated occupations are meant less often, and lose a little.
    """
    own = set(words_of(main_part(occupation.title)))
    wanted = set(words)
    overlap = 2 * len(own & wanted) / (len(own) + len(wanted))
    titles = [set(words_of(title)) for title in occupation.alternate_titles]
    shares = [
        log((1 + sum(word in title for title in titles)) / (2 + len(titles))) for word in wanted
    ]
    is_rest = occupation.title.endswith("All Other")
    return (
        OWN_TITLE * overlap
        + sum(shares) / len(shares)
        + MANY_TITLES * log(2 + len(titles))
        - is_rest
        - (not occupation.is_rated) / 10
    )
