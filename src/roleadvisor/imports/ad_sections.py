"""The sections of a job ad: what a heading announces, in English, German, Spanish and French."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

# What a section holds: requirements, what is only welcome, the work itself, or what is offered to
# the reader and said of the company, which asks for nothing.
Section = Literal["must", "nice", "work", "offer"]

_HEADINGS: Mapping[Section, str] = {
    "nice": (
        "nice to have|nice-to-have|nice to haves|nice-to-haves|bonus|bonus points|brownie points|"
        "preferred|preferably|desired|desirable|"
        "good to have|great to have|plus|pluses|a plus|extra points|even better|would be a plus|"
        "what sets you apart|what will set you apart|make you stand out|makes you stand out|"
        "you'll stand out|you stand out|stand out if|to stand out|we'd love it|we would love it|we'd love if|"
        "would be great|would be nice|exceptional candidates|outstanding candidates|optional|ideally|advantageous|"
        "wünschenswert|von vorteil|idealerweise|das wäre schön|das wäre toll|das wäre super|das wäre klasse|"
        "schön wäre|toll wäre|pluspunkte|bonuspunkte|"
        "deseable|deseables|valorable|se valora|se valorará|se valorarán|"
        "souhaité|souhaitées|les plus|un plus|atouts|apprécié"
    ),
    "must": (
        "requirements|required|qualifications|must have|must-have|must haves|must-haves|musts|essential|essentials|minimum|"
        "what you bring|what you will bring|what you'll bring|you bring|what you need|what you'll need|"
        "what you will need|what we are looking for|what we're looking for|we are looking for|"
        "we're looking for|who you are|who we are looking for|about you|your profile|profile|"
        "your skills|skills|your background|your experience|experience|key skills|you have|"
        "we expect|what we expect|you should have|you'll have|you will have|you'll need|you will need|"
        "you'll bring|you will bring|candidate profile|ideal candidate|education|"
        "knowledge|competencies|expertise|"
        "anforderungen|anforderungsprofil|wir erwarten|was wir erwarten|das erwarten wir|erwartungen|"
        "wir suchen|wen wir suchen|das solltest du mitbringen|das sollten sie mitbringen|"
        "profil|dein profil|ihr profil|das bringst du mit|"
        "das bringen sie mit|was du mitbringst|was sie mitbringen|du bringst mit|sie bringen mit|"
        "qualifikation|qualifikationen|voraussetzungen|kenntnisse|"
        "requisitos|perfil|tu perfil|qué buscamos|lo que buscamos|imprescindible|conocimientos|"
        "profil recherché|votre profil|ton profil|compétences|compétences requises|exigences|"
        "ce que nous recherchons"
    ),
    "work": (
        "responsibilities|duties|tasks|what you'll do|what you will do|what you'll be doing|"
        "what you will be doing|your role|role|about the role|about the job|job description|"
        "position|overview|job summary|summary|your tasks|your mission|mission|day to day|day-to-day|"
        "in this role|you will|you'll|tech stack|technology stack|our stack|our tech stack|stack|tools|technologies|"
        "aufgaben|deine aufgaben|ihre aufgaben|aufgabengebiet|das erwartet dich|was dich erwartet|"
        "das erwartet sie|stellenbeschreibung|"
        "funciones|responsabilidades|tareas|qué harás|tus funciones|descripción|"
        "missions|vos missions|tes missions|responsabilités|le poste|description du poste"
    ),
    "offer": (
        "benefits|perks|what we offer|we offer|what you get|what you'll get|why join us|why us|compensation|"
        "salary|pay|about us|about the company|who we are|our company|company|company description|"
        "how to apply|apply|application process|interview process|hiring process|our values|"
        "equal opportunity|diversity|contact|location|"
        "wir bieten|das bieten wir|was wir bieten|unser angebot|über uns|kontakt|"
        "qué ofrecemos|ofrecemos|beneficios|sobre nosotros|"
        "nous offrons|ce que nous offrons|avantages|qui sommes-nous|qui sommes nous|à propos"
    ),
}
_KNOWN: Mapping[str, Section] = {
    name: section for section, names in _HEADINGS.items() for name in names.split("|")
}
# Words that a heading may have beside what it announces: "Key requirements for this role".
_BESIDE = frozenset(
    """
    a an and as be for have if in is it of on or our the this to us we would you your key main core
    position role job work technical professional required skills skill experience qualifications
    qualification requirements requirement criteria education points include includes tasks duties
    responsibilities primary general additional other also great not but und oder y o et de du des
    la le les el los que what with knowledge abilities competencies profile candidate ideal basic
    minimum succeed need perks benefits team stack tools technologies summary overview it's candidates
    will had also love who even
    """.split()  # noqa: SIM905 (a list of words reads best so)
)
_LONGEST = 9
_WORD = re.compile(r"[\w'’-]+")
_MARKUP = re.compile(r"^[#>\s]+|[*_`#]+")
# What stands before the text of a point of a list.
BULLET = re.compile(r"^\s*(?:[-*+•·●▪■◦‣–—✓✔➢►o]|\(?\d{1,2}[.)])\s+")


class Heading(NamedTuple):
    """What a line announces, None for a heading of another kind, and the text after its colon."""

    section: Section | None
    rest: str


def heading_in(line: str, *, is_marked: bool = False) -> Heading | None:
    """Return the heading that a line is or begins with, or None; `is_marked` says that it is one.

    >>> heading_in("**Nice to have:** Kafka")
    Heading(section='nice', rest='Kafka')
    >>> heading_in("- Experience with Kafka") is None
    True
    """
    if BULLET.match(line) and not line.lstrip().startswith("**"):
        return None
    text = plain(line)
    announced, colon, rest = text.partition(":")
    if section := announces(announced):
        return Heading(section, rest.strip())
    is_marked = is_marked or line.lstrip().startswith("#")
    is_heading = is_marked or (colon and not rest.strip())
    if is_heading and len(_WORD.findall(announced)) < _LONGEST:
        return Heading(None, "")
    return None


def announces(text: str) -> Section | None:
    """Return the section that a whole text announces, or None; all its words must be a heading's."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    if not words or len(words) > _LONGEST:
        return None
    spans = _spans(words)
    used = {at for _, start, length in spans for at in range(start, start + length)}
    if not spans or any(word not in _BESIDE for at, word in enumerate(words) if at not in used):
        return None
    found = {section for section, _, _ in spans}
    return "nice" if "nice" in found else spans[0][0]


def plain(line: str) -> str:
    """Return a line without the mark of a list, and without Markdown's signs."""
    return _MARKUP.sub("", BULLET.sub("", line)).strip()


def _spans(words: list[str]) -> list[tuple[Section, int, int]]:
    """Return what is announced in these words, with place and length, the longest first."""
    return [
        (section, start, length)
        for length in range(len(words), 0, -1)
        for start in range(len(words) - length + 1)
        if (section := _KNOWN.get(" ".join(words[start : start + length])))
    ]
