"""Tell job titles and degrees among the other lines of a résumé, by the words that they are called by."""

import re
from collections.abc import Iterator

from roleadvisor.imports.dates import (
    is_ongoing,
    parted_at_dates,
    undated,
    without_first_dates,
)

# Words that jobs are called by, in five languages; also those outside the field.
_JOB = re.compile(
    r"\b(?:[a-zäöü]*(?:engineer|developer|programmer|scientist|analyst|architect|administrator)s?|consultant|"
    r"manager|director|lead|head of|chief|officer|president|founder|owner|intern|internship|trainee|"
    r"apprentice|assistant|associate|researcher|research fellow|fellow|statistician|specialist|dba|tester|"
    r"teacher|professor|lecturer|tutor|nurse|accountant|auditor|actuary|solicitor|lawyer|attorney|paralegal|"
    r"designer|writer|editor|technician|coordinator|supervisor|representative|clerk|agent|driver|cook|chef|"
    r"advisor|adviser|strategist|steward|governor|modell?er|economist|physicist|mathematician|biologist|"
    r"chemist|quant|freelancer|contractor|executive|secretary|receptionist|cashier|recruiter|buyer|planner|"
    r"c[tiod]o|ceo|cfo|"
    r"[a-zäöü]*(?:ingenieur|entwickler|wissenschaftler|analytiker|berater|leiter|architekt|informatiker|"
    r"techniker|lehrer|kaufmann|pfleger|statistiker|mathematiker)(?:in(?:nen)?|en)?|praktikant(?:in)?|"
    r"werkstudent(?:in)?|referent(?:in)?|sachbearbeiter(?:in)?|mitarbeiter(?:in)?|kauffrau|"
    r"ing[eé]nieure?|d[eé]veloppeu(?:r|se)|analyste|architecte|administrat(?:eur|rice)|consultante?|stagiaire|"
    r"directeur|directrice|responsable|chef|cheffe|alternante?|scientifique|chercheu(?:r|se)|statisticien(?:ne)?|"
    r"ingenier[oa]|desarrollador(?:a)?|programador(?:a)?|analista|cient[ií]fic[oa]|arquitect[oa]|"
    r"administrador(?:a)?|consultora?|director(?:a)?|jef[ea]|becari[oa]|practicante|gerente|investigador(?:a)?|"
    r"estad[ií]stic[oa]|profesora?|coordinador(?:a)?|t[eé]cnic[oa]|asistente|l[ií]der|"
    r"engenheir[oa]|desenvolvedor(?:a)?|cientista|arquitet[oa]|estagi[aá]ri[oa]|pesquisador(?:a)?|"
    r"coordenador(?:a)?|diretor(?:a)?|assistente|estat[ií]stic[oa]|professora?)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s*[|•·;\t]\s*|,\s+|\s+[-–—/]\s+|\s+@\s*|\s*[()\[\]]\s*|\s+(?:at|bei|chez|en|em|na|no)\s+(?=[A-ZÄÖÜ])|:\s+"
)
_YEARS = re.compile(r"^(?:\d{1,2}[./])?(?:19|20)\d\d\b|(?:\d{1,2}[./])?\b(?:19|20)\d\d$")
_MOST_CHARACTERS = 110
_MOST_WORDS = 16
_MOST_TITLE_WORDS = 9

_DEGREE = re.compile(
    r"(?:ph\W?\s?d|d\.?\s?phil|dr\b|doctor|doktor|docteur|doctorat|doctorad|promotion|"
    r"bachelor|master|magister|mag\.|diplom|licen|lic\.|laurea|ingenie|engenh|ing[eé]nieur|m[aá]ster|"
    r"maestr|mestr|ma[iî]trise|grado|graduad|tecn|técn|bacharel|associate|post\s?grad|"
    r"abitur|staatsexamen|higher|honou?rs|graduate|undergraduate|minor|major|"
    # Short forms in capitals, since "be" and "ma" are words too.
    r"(?-i:(?:Ed\.?D|DBA\b|D\.?S[Cc]|S[Cc]\.?\s?D|M\.?\s?B\.?\s?A\b|"
    r"[BM]\.?\s?(?:S[Cc]|sc|SC|S|A|E|Eng|ENG|[Tt]ech|TECH|Com|Ed|CA|Phil|Res|Stat|Fin|B\.?A)\b|"
    r"LL\.?\s?[BM]\b|BTS\b|DUT\b))|"
    r"学士|硕士|碩士|博士|修士|학사|석사|박사)",
    re.IGNORECASE,
)
_DEGREE_PARTS = re.compile(r"\s*[|•·;\t]\s*|,\s+|\s+[-–—]\s+|:\s+|\s{3,}")


def title_in(text: str) -> str | None:
    """Return the job title that a line holds, without the company, place and dates; or None."""
    text = parted_at_dates(undated(text))
    words = text.split()
    if len(text) > _MOST_CHARACTERS or len(words) > _MOST_WORDS or text.endswith((".", "!", "?")):
        return None
    parts = [_YEARS.sub("", part).strip() for part in _PARTS.split(text)]
    named = (part for part in parts if _JOB.search(part) and len(part.split()) <= _MOST_TITLE_WORDS)
    return next((part for part in named if "@" not in part), None)


def degrees_in(text: str) -> Iterator[str]:
    """Yield what a line of an education says from each degree in it on: "MSc in Physics".

    A line that begins with the dates of what has not ended has none.
    """
    if is_ongoing(text):
        return
    text = without_first_dates(text)
    starts = [0, *(found.end() for found in _DEGREE_PARTS.finditer(text))]
    for start in starts:
        if _DEGREE.match(text, start):
            yield text[start:]
            return
    # "University of X MSc Physics": a degree may follow its school without any mark.
    if found := re.search(rf"\b(?:{_SURE_DEGREE})", text):
        yield text[found.start() :]


_SURE_DEGREE = (
    r"Ph\.?\s?D|Bachelor|Master(?:'s|s)? (?:of|in|degree)|Doctor(?:ate)? (?:of|in)|[BM]\.?Sc\b|[BM]\.Tech|"
    r"[BM]\.S\.|[BM]\.A\.|[BM]\.Eng"
)
