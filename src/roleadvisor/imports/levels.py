"""The levels that people state beside a skill: in words of many languages, in figures, in stars.

A level is 0 (none) to 4 (expert). `UNCLEAR` is one that is stated and not understood: it is neither
a level nor a yes. None says that no level is stated.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

from roleadvisor.packs.names import words_of

UNCLEAR = -1
NONE, AWARENESS, WORKING, PRACTITIONER, EXPERT = range(5)

# Words of one meaning wherever they stand beside a name, in lower case and without accents.
_BESIDE: Mapping[int, str] = {
    NONE: "none zero ninguno nenhum aucun keine",
    AWARENESS: """
        awareness aware basic beginner novice elementary familiar familiarity limited entry junior
        learning learner progress some exposure erste ersten fundamental rudimentary introductory trainee newbie starter theoretical
        grundkenntnisse grundlagen basiskenntnisse grundlegend anfanger einsteiger basiswissen
        basico basica basicos principiante elemental nociones inicial aprendiendo aprendiz
        debutant debutante notion base elementaire initiation
        iniciante elementar nocao nocoes aprendendo basiskennis beginnend principianti
        了解 勉強中 学習中 学习中 学習 初级 初級 入门 入門 基础 基礎 基本 初学 初心者 초급 기초 초보 입문 하
    """,
    WORKING: """
        working intermediate medium moderate mid competent average conversational good decent
        comfortable gut gute mittel mittelstufe durchschnittlich solide
        intermedio intermedia medio bueno buena
        intermediaire moyen moyenne bon bonne bonnes autonome
        intermediario intermediaria bom boa goed gemiddeld buono buona discreto
        熟悉 中级 中級 一般 掌握 중급 중 보통
    """,
    PRACTITIONER: """
        practitioner advanced senior proficient experienced strong solid professional skilled fluent
        independent high confident versiert
        fortgeschritten fortgeschrittene fortgeschrittener fundiert fundierte fliessend flussig erfahren
        avanzado avanzada alto alta profesional competente fluido
        avance avancee confirme confirmee courant couramment professionnel
        avancado avancada fluente profissional gevorderd vloeiend avanzata avanzati ottimo ottima
        熟练 熟練 熟练掌握 高级 高級 上級 上级 擅长 得意 고급 상급 능숙 상
    """,
    EXPERT: """
        expert master mastery guru specialist lead experte expertin profi expertise experto experta maitrise
        especialista spezialist
        精通 专家 專家 専門家 エキスパート 전문가
    """,
}
# More words that state a level only where a level is asked: "low" beside C may be "low level".
_ALONE: Mapping[int, str] = {
    NONE: "nothing nada rien nichts 无 無 없음",
    AWARENESS: """
        low little poor weak minimal fair hobby hobbyist student bajo faible baixo gering
        niedrig wenig etwas poco pouco peu basis principiant scolaire 低 하급
    """,
    WORKING: "ok okay normal regular mean regolare mittlere 中",
    PRACTITIONER: "great superior pro hoch stark eleve forte hoog 高",
    EXPERT: """
        excellent native bilingual exceptional outstanding highest ausgezeichnet exzellent hervorragend
        muttersprache excelente nativo nativa langue maternelle uitstekend eccellente
    """,
}
# Two words that are more, or less, than one.
_PAIRS = {
    "very good": PRACTITIONER,
    "very high": EXPERT,
    "very strong": EXPERT,
    "very basic": AWARENESS,
    "very low": AWARENESS,
    "sehr gut": PRACTITIONER,
    "sehr gute": PRACTITIONER,
    "tres bon": PRACTITIONER,
    "tres bonne": PRACTITIONER,
    "tres bonnes": PRACTITIONER,
    "muy bueno": PRACTITIONER,
    "muy buena": PRACTITIONER,
    "muito bom": PRACTITIONER,
    "muito boa": PRACTITIONER,
    "upper intermediate": PRACTITIONER,
    "entry level": AWARENESS,
    "low intermediate": AWARENESS,
    "pre intermediate": AWARENESS,
    "basic advanced": AWARENESS,
}
# Words that say that somebody has a skill and not how well.
_YES = frozenset(
    """
    yes used use daily weekly certified certificate production commercial hand hands regularly often ja oui
    si sim はい 是 会 有 네 usage work project degree university academic regelmassig diario quotidien
    """.split()  # noqa: SIM905 (a list of words reads best so)
)
# Words that state nothing and stand beside those that do.
NEUTRAL = frozenset(
    """
    level skill knowledge experience proficiency understanding user of in with very currently stufe
    niveau nivel kenntnisse kenntniss kenntni wissen erfahrung erfahrungen anwender sehr mit von
    conocimiento experiencia usuario dominio muy con de en connaissance competence utilisateur tres avec
    conhecimento usuario dominio muito com em livello conoscenza
    水平 程度 能力 经验 經驗 経験 使用 可以 能够 具有 具备 有 수준 경험 사용 가능
    """.split()  # noqa: SIM905
)
# What says anywhere that something is not known, or not yet.
_DENIED = re.compile(
    r"""
    ^\W*(?:n\s*/\s*a|n\.a\.|not\ applicable|never|nil|✗|✘|❌)\W*$
    | \b(?:no|without|zero|lack\w*|not\ any)\s+(?:\w+\s+){0,2}?(?:experience|knowledge|skills?|exposure|practice|training|idea)\b
    | \b(?:never|not\ yet|not|n['’]t|yet\ to)\s+(?:\w+\s+)?(?:used?|tried|try|known?|touched|worked|learn\w*|started|begun|familiar|experienced|practi[cs]ed)\b
    | \b(?:wants?|wanted|wish\w*|hop\w+|plan\w*|eager|keen|like|aim\w*|willing|looking|going|about|need|have|intend\w*)\s+to\s+(?:\w+\s+)?(?:learn|study|try|start|explore|improve)\b
    | \bto\ (?:learn|be\ learn(?:ed|t))\b | \bwish\s?list\b | \bon\ my\ list\b
    | \b(?:keinerlei|keine?r?n?|ohne|sin|sem|sans|aucune?|senza|geen|nessuna?|ningun[ao]?|nenhum[ao]?)\s+(?:\w+\s+)?
      (?:(?:er|vor)?(?:fahrung|kenntnis)\w*|experi\w+|expéri\w+|ervaring\w*|esperienz\w*|con[ho]\w+|connaiss\w+)
    | \b(?:noch\ nie|noch\ nicht|nunca|jamais|mai|nooit)\s+(?:\w+\s+)?(?:ge\w+|us\w+|utilis\w+|utilizz\w+)
    | \b(?:möchte|würde)\b.*\blern\w* | \b(?:quiero|deseo|gustaría|quero|gostaria|desejo|souhaite|aimerais|vorrei)\b
    | 没有经验|没用过|未使用|不会|无经验|無經驗|零基础|想学|想學|希望学习|计划学习|未経験|経験なし|経験無|学びたい|勉強したい|使ったことがない
    | 경험\s*없|미경험|배우고\s*싶
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What says so where a level is asked, and may mean another thing elsewhere.
_DENIED_LEVEL = re.compile(
    r"""
    ^\W*(?:no|null|nope|nein|non|não|não\ tenho|-+|–|—|todo|to\ do)\W*$
    | \b(?:interested|interest|aspir\w+|planned|future|next|geplant|keine?r?n?|ohne|nie(?:mals)?)\b
    | \b(?:sin|sem|sans|aucune?|senza|geen|nessuna?|ningun[ao]?|nenhum[ao]?|nunca|jamais|nooit|quisiera|envie)\b
    | 没有|なし|これから|없음|없다|모름
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NEGATED = re.compile(r"\b(?:not|non|no|nicht|never|without|hardly|barely)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![\w.])(\d+(?:[.,]\d+)?)\s*(?:(%)|(?:/|of|out of|von|sur|de)\s*(\d+|five|ten)\b)?"
    r"\s*(stars?|sterne?|estrellas?|étoiles?|estrelas?)?",
    re.IGNORECASE,
)
_RATING = re.compile(
    r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?\s?(?:%|(?:/|of|out of)\s?(?:5|10|100)\b)", re.IGNORECASE
)
_NUMBERS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_NUMBER = re.compile(
    rf"\b({'|'.join(_NUMBERS)})\b(?=\s+(?:stars?|of|out|years?|yrs?|months?)|\s*$)", re.IGNORECASE
)
_YEARS = re.compile(
    r"(?:\b|\d)(?:years?|yrs?|months?|mos?|since|jahren?|seit|años?|desde|ans?|depuis|anos?|anni|jaar)\b"
    r"|年|年間|个月|개월|년",
    re.IGNORECASE,
)
_NO_YEARS = re.compile(
    r"(?<![\d.,])0+(?:[.,]0+)?\s*\+?\s*(?:years?|yrs?|months?|jahre?|años?|ans?|anos?|anni|jaar|年|년)",
    re.IGNORECASE,
)
_FULL, _EMPTY = "★⭐●⬤■▮█▪◼🟊✪🌟", "☆○◯□▯░▢▫◻✩⚪▒·"
_MARKS = re.compile(f"[{_FULL}][{_FULL}{_EMPTY}\ufe0f ]*|[{_EMPTY}]{{3,}}")
_STARS = 5
_LEAST = ((0.9, EXPERT), (0.65, PRACTITIONER), (0.5, WORKING))
_SCALES = (1, 5, 10, 100)
# Shorter words are not corrected: one letter makes another word of them.
_LEAST_CORRECTED = 6
_LONGEST = 100


def level_of(stated: Any) -> int | None:
    """Return the level that the value of a field states: 0 to 4, `UNCLEAR`, or None for none."""
    if stated is None or stated is True:
        return None
    if isinstance(stated, int | float) and not isinstance(stated, bool):
        level = level_of_rating(stated)
        return UNCLEAR if level is None else level
    return level_stated(stated) if isinstance(stated, str) else UNCLEAR


def level_stated(text: str) -> int | None:
    """Return the level that a text states which stands where a level is asked."""
    text = unicodedata.normalize("NFKC", text[:_LONGEST]).strip()
    if not text:
        return None
    if is_denied(text) or _DENIED_LEVEL.search(text):
        return NONE
    words = _plain_words(text)
    for level in (level_in_marks(text), _least_of(words, _WORDS), level_in_figures(text)):
        if level is not None:
            return UNCLEAR if _NEGATED.search(text) else level
    if _YEARS.search(text) or _YES & {*words} or (words and NEUTRAL.issuperset(words)):
        return None
    level = _least_of(_corrected(words), _WORDS)
    return UNCLEAR if level is None or _NEGATED.search(text) else level


def level_beside(text: str, stems: Sequence[str]) -> int | None:
    """Return the level that a part of a skill states, if it states nothing else, or None."""
    if is_denied(text):
        return NONE
    if (marks := level_in_marks(text)) is not None:
        return marks
    words = [plain(stem) for stem in stems]
    is_level = all(word in _WORDS or word in NEUTRAL for word in words)
    return _least_of(words, _WORDS) if is_level else None


def is_denied(text: str) -> bool:
    """Return whether a text says that what it is about is not known."""
    return _DENIED.search(text) is not None or _NO_YEARS.search(text) is not None


def level_in_words(stems: Iterable[str]) -> int | None:
    """Return the level that words beside a name state, the lowest if they state several, or None."""
    return _least_of([plain(stem) for stem in stems], LEVEL_WORDS)


def level_in_marks(text: str) -> int | None:
    """Return the level of stars, dots or bars, full ones among all, or None."""
    found = _MARKS.search(text)
    if not found:
        return None
    full = sum(mark in _FULL for mark in found[0])
    most = full + sum(mark in _EMPTY for mark in found[0])
    return level_of_rating(full, most if most > full else max(_STARS, full))


def level_in_figures(text: str) -> int | None:
    """Return the level that "4/5", "80%", "one star" or a bare "7" states, or None; years state none."""
    if _YEARS.search(text):
        return NONE if _NO_YEARS.search(text) else None
    text = _NUMBER.sub(lambda word: str(_NUMBERS[word[1].lower()]), text)
    found = _FIGURE.search(text[:40])
    if not found or text[: found.start()].rstrip().endswith("-"):
        return None
    scale = found[3] and float(_NUMBERS.get(found[3].lower(), 0) or found[3])
    most = 100.0 if found[2] else scale or (_STARS if found[4] else None)
    return level_of_rating(float(found[1].replace(",", ".")), most)


def level_beside_name(text: str) -> int | None:
    """Return the level of a rating after a name, or None; a bare figure is taken as a version."""
    if (marks := level_in_marks(text)) is not None:
        return marks
    if _NO_YEARS.search(text):
        return NONE
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


def plain(word: str) -> str:
    """Return a word in lower case and without accents; other scripts stay as they are."""
    word = word.casefold()
    if word.isascii() or _is_east_asian(word):
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _is_east_asian(word: str) -> bool:
    return any(character >= "\u1100" for character in word)


def _by_word(*tables: Mapping[int, str]) -> Mapping[str, int]:
    """Return the levels by word, and by the stem that words are compared by."""
    return {
        word: level
        for table in tables
        for level, words in table.items()
        for word in (*words.split(), *(found.stem for found in words_of(words)))
    }


LEVEL_WORDS = _by_word(_BESIDE)
_WORDS = _by_word(_BESIDE, _ALONE)


def _plain_words(text: str) -> list[str]:
    return [plain(word.stem) for word in words_of(text)]


def _least_of(words: Sequence[str], levels: Mapping[str, int]) -> int | None:
    """Return the lowest level of the words; a pair of words counts for both."""
    found: list[int] = []
    at = 0
    while at < len(words):
        pair = _PAIRS.get(" ".join(words[at : at + 2]))
        level = levels.get(words[at]) if pair is None else pair
        at += 1 if pair is None else 2
        found += [] if level is None else [level]
    return min(found, default=None)


def _corrected(words: Iterable[str]) -> list[str]:
    """Return the level words that these words are, but for one letter."""
    long = [word for word in words if len(word) >= _LEAST_CORRECTED]
    if not long:
        return []
    from rapidfuzz import process  # noqa: PLC0415 (most levels are spelt well)
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    known = [word for word in _WORDS if len(word) >= _LEAST_CORRECTED]
    near = (process.extractOne(w, known, scorer=OSA.distance, score_cutoff=1) for w in long)
    return [found[0] for found in near if found]
