"""Read a job ad: what may be its title, and its clauses, each with what it asks of the reader."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from roleadvisor.errors import InputError, Problem
from roleadvisor.imports.ad_sections import BULLET, Section, announces, heading_in, plain
from roleadvisor.imports.documents.flow import LOOKS_LIKE_HEADING
from roleadvisor.imports.lines import Line
from roleadvisor.safe.characters import shown

Need = Literal["must", "nice"]

# A title stands among the first lines, and is no sentence.
TITLE_LINES = 8
LONGEST_TITLE = 100
# An ad has some thousand characters; a whole page around it is still read.
MOST_LINES = 3_000
MOST_CHARACTERS = 60_000
# From this length on, a line may have been broken in mid-sentence.
WRAPPED = 40
# A line that is longer than this may be a whole ad whose lines were lost.
LONG_LINE = 300

_NICE = re.compile(
    r"\bnice[- ]to[- ]haves?\b|\b(?:is|are|as|be|definite|big|huge|strong|major) (?:an? )?"
    r"(?:\w+ )?(?:plus|bonus|advantage|asset)\b|\ba plus\b|\bbonus\b|\bprefer(?:red|ably|ence)\b|\bideally\b|"
    r"\bdesir(?:able|ed)\b|\badvantageous\b|\bwould be (?:great|nice|good|ideal)\b|\boptional(?:ly)?\b|"
    r"\bvon Vorteil\b|\bwünschenswert\b|\bidealerweise\b|\bein Plus\b|\bse valorar?á?n?\b|\bdeseables?\b|"
    r"\bvalorables?\b|\bun plus\b|\bun atout\b|\bsouhaitée?s?\b|\bappréciée?s?\b|\bidéalement\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\bmust[- ]haves?\b|\b(?:(?:is|are) )?(?:a must|required|mandatory|essential)\b|\byou must\b|\brequires\b|"
    r"\bzwingend\b|\berforderlich\b|\bvorausgesetzt\b|\bimprescindibles?\b|\bobligatori[oa]s?\b|"
    r"\bindispensables?\b|\bexigée?s?\b|\brequise?s?\b",
    re.IGNORECASE,
)
# Clauses end at a sentence, a bracket, or where what is only welcome, or a choice, begins.
_CLAUSES = re.compile(
    r"(?<=[.!?;])\s+|;|(?=\s\((?:[^()]*)\))|(?<=\))\s|"
    r",?\s(?=(?:and |or )?(?:ideally|preferably|idealerweise|idéalement)\b)|,\s(?=(?:nice to have|bonus)\b)|"
    r",?\s(?:and |as well as )(?=(?:at least |either )?(?:one|any)(?: or more)? of\b|either\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:job title|title|position|role|job|stelle|stellentitel|puesto|poste|intitulé(?: du poste)?)\s*:\s*(.+)",
    re.IGNORECASE,
)
# What begins or ends so is a sentence or a heading.
_SENTENCE = re.compile(
    r"^(?:you|we|our|join|as|are|if|in|at|this|do|wir|du|sie|nous|vous|somos)\b|[.:!?]$",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:looking for|hiring|seeking|searching for|recruiting|suchen(?: wir)?|buscamos|recherchons)\s+"
    r"(?:an?|our|the|eine?n?|une?|nuestro)?\s*([^.,;:!?]{3,100}?)(?=\s+(?:to|who|with|for|in|at|that|der|die|"
    r"mit|con|para|avec|pour|and join|join)\b|[.,;:!?]|$)",
    re.IGNORECASE,
)
# A line that ends so is not continued on the next.
_ENDED = re.compile(r"[.:;!?]$|^$")
# A line that ends so is continued, however short it is.
_UNFINISHED = re.compile(
    r"(?:[,&/-]|\b(?:and|or|with|in|of|for|to|a|an|the|as|on|at|using|like|including|und|oder|mit|von|für|der|"
    r"die|das|y|o|con|de|en|et|ou|avec|des|les))$",
    re.IGNORECASE,
)
# Of what is named so, any one will do.
_CHOICE = re.compile(
    r"\b(?:(?:one|any|either|some)(?: or (?:more|several))? of(?! (?:our|your|its|the(?! following))\b)|either)\b"
    r".{0,200}?(?:\bor\b|[,:/])|"
    r"\bor\b.{0,100}?\b(?:is|are|would be|works?)\b.{0,10}\b(?:okay|ok|fine|good|welcome|too|as well|will do)\b|"
    r"\b(?:eine[rs]?|mindestens eine[rs]?) (?:von|aus|der folgenden)\b.{0,200}?\boder\b|\bentweder\b|"
    r"\b(?:alguno|uno) de\b.{0,200}?\bo\b|\bl['’]un(?:e)? des?\b.{0,200}?\bou\b",
    re.IGNORECASE,
)
_BEFORE_HEADING = re.compile(r"(?<=[.;!?)])\s+(?=((?:[\w'’-]+ ){0,4}[\w'’-]+):\s)")


class Clause(NamedTuple):
    """A part of a line that asks for one thing or several; `section` is where it stands.

    Of what an `is_choice` names, any one will do.
    """

    text: str
    where: str
    section: Section | None
    need: Need | None
    is_choice: bool = False


class AdText(NamedTuple):
    """A job ad as it was read; `titles` are lines that may be its title, the likeliest first."""

    titles: Sequence[Line]
    clauses: Sequence[Clause]


def read_ad(lines: Sequence[Line], file: str) -> AdText:
    """Return the clauses of an ad that ask for something or tell of the work, and possible titles.

    What is offered, and what is said of the company, is left out where there is anything else. Raise
    `InputError` for a text that is too long to be an ad.
    """
    if len(lines) > MOST_LINES or sum(len(line.text) for line in lines) > MOST_CHARACTERS:
        message = f"too long for a job ad: over {MOST_LINES} lines or {MOST_CHARACTERS} characters"
        raise InputError([Problem(shown(file), 1, 1, message, "too-large")])
    told = [part for line in _joined(lines) for part in _parted(line)]
    clauses = list(_clauses(told))
    asking = [clause for clause in clauses if clause.section != "offer"]
    return AdText(_titles(told), asking or clauses)


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that say something; one that was broken in mid-sentence is put together."""
    last: Line | None = None
    for line in lines:
        here = line._replace(text=line.text.strip())
        if last and _goes_on(last, here):
            last = last._replace(text=f"{last.text} {here.text}")
            continue
        if last and last.text:
            yield last
        last = here
    if last and last.text:
        yield last


def _goes_on(before: Line, line: Line) -> bool:
    """Return whether a line is the rest of the one before, and no item of a list of its own."""
    if line.is_item or line.heading or before.heading or not line.text[:1].islower():
        return False
    is_open = len(before.text) >= WRAPPED or bool(_UNFINISHED.search(before.text))
    return is_open and not _ENDED.search(before.text)


def _parted(line: Line) -> Iterator[Line]:
    """Yield a long line in parts that begin with a heading, if headings stand within it."""
    if len(line.text) <= LONG_LINE:
        yield line
        return
    starts = [m.end() for m in _BEFORE_HEADING.finditer(line.text) if announces(m[1])]
    for start, end in zip([0, *starts], [*starts, len(line.text)], strict=True):
        yield line._replace(text=line.text[start:end])


def _clauses(lines: Sequence[Line]) -> Iterator[Clause]:
    section: Section | None = None
    depth = LOOKS_LIKE_HEADING
    for number, line in enumerate(lines):
        here, text = section, plain(line.text)
        is_marked = _is_marked(line)
        heading = None if line.is_item else heading_in(line.text, is_marked=is_marked)
        if heading:
            here, text = heading.section, heading.rest
            # "Location: Bonn" at the top is about its own line only.
            is_note = text and (here == "offer" or number < TITLE_LINES)
            # "Databases:" within requirements, or a smaller heading, is one of their parts.
            is_part = here is None and (not is_marked or line.heading > depth)
            if not (is_note or is_part):
                section, depth = here, line.heading or LOOKS_LIKE_HEADING
        for part in _CLAUSES.split(text):
            if words := part.strip(" ()\t"):
                yield _clause(words, line.where, here)


def _is_marked(line: Line) -> bool:
    """Return whether a line is marked as a heading, and does not only look like one."""
    return line.text.startswith("#") or 0 < line.heading < LOOKS_LIKE_HEADING


def _clause(text: str, where: str, section: Section | None) -> Clause:
    is_choice = _CHOICE.search(text) is not None
    return Clause(text, where, section, need_of(text, section), is_choice)


def need_of(text: str, section: Section | None) -> Need | None:
    """Return whether a clause asks for what one must have or what is only welcome, None if unsaid."""
    if section == "nice" or _NICE.search(text):
        return "nice"
    return "must" if section == "must" or _MUST.search(text) else None


def without_need(text: str) -> str:
    """Return a clause without the words that say whether it is a must or only welcome.

    >>> without_need("Excel required")
    'Excel'
    """
    return _MUST.sub(" ", _NICE.sub(" ", text)).strip()


def _titles(lines: Sequence[Line]) -> list[Line]:
    """Return what is called a title, then the short first lines, then what a sentence looks for."""
    above = takewhile(lambda line: not announces(plain(line.text)), lines[:TITLE_LINES])
    first = [
        Line(text, line.where)
        for line in above
        if len(text := plain(line.text)) <= LONGEST_TITLE
        and not (line.is_item or BULLET.match(line.text))
    ]
    labelled = [
        Line(found[1].strip(), line.where)
        for line in first
        if (found := _LABEL.fullmatch(line.text))
    ]
    short = [line for line in first if not _SENTENCE.search(line.text)]
    sought = [
        Line(found[1].strip(), line.where)
        for line in lines
        if (found := _SOUGHT.search(plain(line.text)))
    ]
    return [*labelled, *short, *sought]
