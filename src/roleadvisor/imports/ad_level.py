"""The level of a job by the ad's own words: years of experience, senior, lead, junior and the like."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from roleadvisor.imports.ads import Clause
from roleadvisor.imports.lines import Line

# The levels, lowest first.
Level = Literal["trainee", "junior", "mid", "senior", "lead", "manager"]
LEVELS: Sequence[Level] = get_args(Level)
# From so many years on, an ad that has no word for it is for this level.
FROM_YEARS: Sequence[tuple[int, Level]] = ((5, "senior"), (2, "mid"), (0, "junior"))
MOST_YEARS = 20

_WORDS: Mapping[Level, str] = {
    "manager": r"head|manager|director|vp|vice president|chief|leiter(?:in)?|jefe|jefa|directeur|directrice",
    "lead": r"lead|principal|staff",
    "senior": r"senior|snr|sr|sénior",
    "mid": r"mid(?:-?level|-senior)?|intermediate",
    "junior": r"junior|jnr|jr|graduate|entry[- ]level|berufseinsteiger(?:in)?|débutante?",
    "trainee": r"trainee|intern|internship|apprentice|apprenticeship|werkstudent(?:in)?|praktikant(?:in)?|"
    r"praktikum|stage|stagiaire|becari[oa]|prácticas|alternance",
}
_PATTERNS = {
    level: re.compile(rf"(?<![\w-])(?:{words})\b\.?(?!\w)", re.IGNORECASE)
    for level, words in _WORDS.items()
}
# In a sentence, a level counts only where it is that of the person who is sought.
_SAID_OF_JOB = re.compile(
    r"\b(?:looking for|hiring|seeking|recruiting|as|this is|join us as)\s+(?:an?|our)\s+((?:[\w-]+\s*){1,4})|"
    r"\b(?:seniority|career|experience|job)?\s?level\s*:\s*(.{3,40})|"
    r"\b(mid-senior level|entry[- ]level)\b|"
    r"\b((?:junior|mid[- ]level|senior|graduate)\s+(?:role|position|job|programme|program))\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "one ein eine einem un une", "two zwei zwei dos deux", "three drei tres trois",
            "four vier cuatro quatre", "five fünf cinco cinq", "six sechs seis", "seven sieben siete sept",
            "eight acht ocho huit", "nine neun nueve neuf", "ten zehn diez dix",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_YEARS = re.compile(
    rf"(?<![\w.,$€£-])({_NUMBER})\s*(?:\(\d{{1,2}}\)\s*)?(?:\+|plus|or more)?\s*"
    rf"(?:(?:-|–|to|bis|a|à|or|oder)\s*(?:{_NUMBER})\s*\+?\s*)?(?:or more )?"
    r"(?:years?|yrs?|jahren?|jahre?|años?|ans?)\b(?! old)['’]?",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(
    r"experi|erfahr|expéri|\+|at least|minimum|mindestens|work|background|mínimo|min\.|track record|"
    r"berufs|in a |using|with|hands",
    re.IGNORECASE,
)
_OF_COMPANY = re.compile(
    r"\b(?:we|we['’]ve|our|us|founded|company|in business|contract|fixed[- ]term)\b", re.IGNORECASE
)


class Said(NamedTuple):
    """Words that state a level, their place, and the level."""

    text: str
    where: str
    level: Level


class Years(NamedTuple):
    """Years of experience that are asked for, the `least` of a range, with the words and their place."""

    text: str
    where: str
    least: int


def levels_in_title(title: Line, *, besides: str = "") -> list[Said]:
    """Return the levels that a title states; words of `besides`, the role's name, state none."""
    named = {word.casefold() for word in re.findall(r"\w+", besides)}
    return [
        Said(text=found[0], where=title.where, level=level)
        for level, pattern in _PATTERNS.items()
        if (found := pattern.search(title.text)) and found[0].casefold() not in named
    ]


def levels_in_text(clauses: Iterable[Clause]) -> Iterator[Said]:
    """Yield the levels that sentences state of the person who is sought."""
    for clause in clauses:
        for found in _SAID_OF_JOB.finditer(clause.text):
            part = next(group for group in found.groups() if group)
            for level, pattern in _PATTERNS.items():
                if level != "manager" and (word := pattern.search(part)):
                    yield Said(text=word[0], where=clause.where, level=level)


def years_in(clauses: Iterable[Clause]) -> Iterator[Years]:
    """Yield the years of experience that an ad asks for; what is only welcome is left out."""
    for clause in clauses:
        is_asked = _OF_PERSON.search(clause.text) and not _OF_COMPANY.search(clause.text)
        if clause.need == "nice" or not (is_asked or clause.need == "must"):
            continue
        for found in _YEARS.finditer(clause.text):
            count = _NUMBERS.get(found[1].casefold()) or int(found[1])
            if count <= MOST_YEARS:
                yield Years(text=" ".join(found[0].split()), where=clause.where, least=count)


def level_of_years(years: int) -> Level:
    """Return the level that an ad with so many years, and no word for it, is for."""
    return next(level for least, level in FROM_YEARS if years >= least)
