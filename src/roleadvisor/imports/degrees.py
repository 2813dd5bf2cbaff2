"""Read the degree that a line of somebody's education states."""

import re
import unicodedata
from collections.abc import Iterator

from roleadvisor.imports.levels import plain
from roleadvisor.imports.part import Part
from roleadvisor.imports.scripts import EAST_ASIAN
from roleadvisor.imports.vocabulary import LONGEST, Meaning, Vocabulary
from roleadvisor.packs.names import Word, words_of

# A degree that is not finished, or that is none.
_UNFINISHED = re.compile(
    r"""
    \b(?:drop(?:ped|\s?out)?|left|withdr[ae]w\w*|discontinued|abandon\w*|incomplete|unfinished|not\ (?:completed|finished|awarded)
      |no\ degree|without\ degree|abd|all\ but\ dissertation|candidate|candidacy|student|studies\ only|expected|expecting|anticipated
      |in\ progress|ongoing|on\ hold|current(?:ly)?|present|today|heute|aujourd['’]hui|actualidad|actualmente|actuellement|hoje|atual(?:mente)?|pursuing|enrolled|started|partial\w*|deferred|paused
      |applicant|admitted|prospective|planned|until\ 20\d\d|abgebrochen|laufend|angestrebt|nicht\ abgeschlossen|ohne\ abschluss
      |cursando|en\ curso|inconcluso|incompleto|trunco|em\ andamento|interrompido|trancado|en\ cours|inachevé\w*|interrompu\w*|abandonn\w*)\b
    | 在读|在讀|肄业|肄業|退学|退學|中退|単位取得|在学|見込|예정|재학|중퇴|수료
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_DEGREE = re.compile(
    r"""
    ^\W*master['’]?s?\W+(?:class\w*|mariner|electrician|plumber|baker|chef|sergeant|builder|brewer|craftsm[ae]n|trainer|teacher
      |gardener|data|of\ ceremon\w+|mason|carpenter|diver|black\s?belt|thesis|scheduler|swimming|franchise\w*)
    | ^\W*doctor\s+of\s+(?:medicine|medical|dental|dentistry|pharmacy|veterinary|law|laws|jurisprudence|physical|osteopath\w*|nursing|chiropract\w*)
    | ^\W*dr\.?\s*(?:med|iur|jur)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PIECES = re.compile(r"[,;|()/•·\n]|\s[-–—]+\s|[–—]|\s(?:and|und|y|et|&|\+)\s")
_LONGEST_LINE = 1_000


def part_of_degree(vocabulary: Vocabulary, text: str) -> Iterator[Part]:
    """Yield the degrees that a line states and that are finished.

    A degree begins the line or one of its pieces: "MSc in Physics", "University of X, MSc".
    """
    text = unicodedata.normalize("NFKC", text[:_LONGEST_LINE])
    found: list[Meaning] = []
    for i, piece in enumerate(piece for piece in _PIECES.split(text) if piece.strip()):
        meaning = _degree(vocabulary, piece, is_first=not i)
        found += [meaning] if meaning else []
        # What is said of a degree stands behind it: "PhD (dropped out)".
        if found and _UNFINISHED.search(piece):
            found.pop()
    yield from (Part(text, meaning) for meaning in dict.fromkeys(found))


# Two letters after a comma may be a state: "Boston, MA".
_LEAST_LATER = 3


def _degree(vocabulary: Vocabulary, text: str, *, is_first: bool) -> Meaning | None:
    """Return the meaning of the longest degree that a text begins with, or None."""
    if _NO_DEGREE.search(text):
        return None
    words = words_of(vocabulary.spaced(text))
    # Chinese, Japanese and Korean name the degree last.
    starts = len(words) if EAST_ASIAN.search(text) else 1
    found = (_named(vocabulary, words[start:]) for start in range(starts))
    key = next((key for key in found if key), "")
    return vocabulary.degrees[key] if key and (is_first or len(key) >= _LEAST_LATER) else None


def _named(vocabulary: Vocabulary, words: list[Word]) -> str:
    """Return the key of the longest degree that words begin with, or nothing."""
    keys = (
        plain("".join(word.stem for word in words[:length]))
        for length in range(min(LONGEST, len(words)), 0, -1)
    )
    return next((key for key in keys if key in vocabulary.degrees), "")
