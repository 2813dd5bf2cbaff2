"""Take the dates off the ends of a line: "Sep 2019 – Present   Data Engineer"."""

import re

# Longer lines are no entries.
_LONGEST = 160
_SPACES = re.compile(r"\s{2,}")
_MONTH = (
    r"(?:jan(?:uary|uar|vier|eiro)?|jänner|ene(?:ro)?|feb(?:ruary|ruar|rero)?|fev(?:ereiro)?|f[ée]vr(?:ier)?|"
    r"mar(?:ch|zo|ço|s)?|märz?|mrz|apr(?:il)?|abr(?:il)?|avr(?:il)?|may|mai|mayo|maio|june?|juni|juin|junio|junho|"
    r"july?|juli|juil(?:let)?|julio|julho|aug(?:ust)?|ago(?:sto)?|ao[uû]t|sept?|sep(?:tember|tembre|tiembre)|"
    r"set(?:embro)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|"
    r"dec(?:ember)?|dez(?:ember|embro)?|dic(?:iembre)?|d[ée]c(?:embre)?|spring|summer|fall|autumn|winter|q[1-4])"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:(?:{_MONTH}[.,]?\s{{0,3}}(?:de\s{{1,3}})?|(?:\d{{1,2}}[./-]){{1,2}})?{_YEAR}(?:[/.-]\d{{1,2}}(?!\d)){{0,2}}|"
    rf"{_MONTH}\.?\s{{0,3}}['’]?\d\d(?!\d))"
)
_NOW = (
    r"(?:present|now|today|current(?:ly)?|ongoing|date|heute|jetzt|aktuell|dato|laufend|aujourd['’]hui|"
    r"pr[ée]sent|actuel(?:lement)?|ce\s+jour|maintenant|actualidad|actual(?:mente)?|presente|hoy|fecha|"
    r"hoje|atual(?:mente)?|(?:o\s)?momento|à\s+data)"
)
_TO = (
    r"(?:\s{0,9}[-\u2010-\u2015\u2212~\u2192]{1,2}\s{0,9}|\s{1,9}(?:to|until|till?|through|bis(?:\s+zum?)?|à|au|a|al|jusqu['’](?:à|en)|"
    r"hasta(?:\s+la)?|a\s+la|até(?:\s+(?:[oaà]))?)\s{1,9})"
)
_SINCE = r"(?:since|seit|depuis|desde)\s{1,3}"
_FROM = r"(?:(?:from|von|ab|de|du)\s{1,3})?"
_OPEN = rf"(?:{_FROM}{_DATE}{_TO}{_NOW}|{_SINCE}(?!{_DATE}{_TO}){_DATE})"
_SPAN = rf"(?:{_OPEN}|(?:{_FROM}|{_SINCE})(?:{_DATE}|{_MONTH}\.?){_TO}{_DATE})"
_BEFORE = r"[\s(\[|,;:·•–—-]{0,9}"
_AFTER = r"[\s)\]|,;:·•–—-]{0,9}"
_FIRST = re.compile(rf"{_BEFORE}(?:{_SPAN}|{_DATE})(?!\w){_AFTER}", re.IGNORECASE)
_LAST = re.compile(rf"{_BEFORE}(?<!\w)(?:{_SPAN}|{_DATE}){_AFTER}$", re.IGNORECASE)
_FIRST_OPEN = re.compile(rf"{_BEFORE}{_OPEN}(?!\w)", re.IGNORECASE)
_WITHIN = re.compile(rf"(?<!\w){_SPAN}(?!\w)", re.IGNORECASE)


def undated(text: str) -> str:
    """Return a line without the dates at its ends, or as it is if it has nothing else.

    Where it has several spaces beside each other, one is left, or a tab if that is among them.
    """
    if len(text) > _LONGEST:
        return text
    text = _SPACES.sub(lambda run: "\t" if "\t" in run[0] else " ", text)
    return _LAST.sub("", without_first_dates(text)).strip() or text


def without_first_dates(text: str) -> str:
    """Return a line without the dates that it begins with."""
    found = _FIRST.match(text)
    return text[found.end() :] if found else text


def is_ongoing(text: str) -> bool:
    """Return whether a line begins with the dates of what has not ended."""
    return _FIRST_OPEN.match(text) is not None


def parted_at_dates(text: str) -> str:
    """Return a line with a bar in place of each span of time: "Otto | Data Engineer"."""
    return _WITHIN.sub(" | ", text)
