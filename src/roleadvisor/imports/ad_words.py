"""The mentions in a clause of a job ad, without the words by which an ad asks for them."""

import re
from collections.abc import Iterator

from roleadvisor.imports.ads import Clause, without_need
from roleadvisor.imports.mentions import Mention

# In a résumé these words claim nothing. In an ad they are the employer's, or welcome who wants to learn.
_NO_DENIAL = re.compile(
    r"\b(?:hiring|recruiting|eager to|keen to|interested in|currently learning|to learn|would like to|"
    r"(?:hope|hoping|wish|want|plan|look|looking|aim|start)s? (?:for|to)|aspir\w+)\b",
    re.IGNORECASE,
)
# What stands before the names in "You have at least 3 years of hands-on experience with Spark".
_WORDS = """
    and but also two three four five six seven eight ten you you'll you've you're we we're your will
    should can must have know write use bring are a an the of in at with to or more than least minimum
    min years year yrs very good great strong solid in-depth sound excellent proven practical
    hands-on professional commercial relevant demonstrated demonstrable extensive prior previous some
    first working basic advanced thorough significant production real-world profound technical
    experience experienced knowledge skills proficient proficiency expertise familiar familiarity
    understanding command fluent fluency exposure comfortable confident worked it it's if one any either
    following these
    """.split()  # noqa: SIM905 (a list of words reads best so)
_INTRODUCTION = re.compile(
    rf"(?:(?:\d+\+?|deep(?! learning)|{'|'.join(map(re.escape, _WORDS))})[',:]?\s+)*+",
    re.IGNORECASE,
)
# A clause that begins with a degree, perhaps after what it must be like.
_DEGREE = re.compile(
    r"(?:(?:an?|you have an?|completed|abgeschlossene[rs]?) )?"
    r"((?:ph\.? ?d|dphil|doctora|doktor|promotion|master|m\.? ?sc|m\.?eng).*)",
    re.IGNORECASE,
)


def mentions_in(clause: Clause) -> Iterator[Mention]:
    """Yield a clause as a skill, and as a degree if it begins with one.

    Read as a skill, names that are ordinary words count where they stand alone or in a list only.

    >>> list(mentions_in(Clause("3+ years' experience with Excel required", "line 4", None, None)))
    [Mention(text='Excel', where='line 4', kind='skill', level=None)]
    """
    text = _NO_DENIAL.sub(" ", without_need(clause.text.replace("’", "'"))).strip()
    before = _INTRODUCTION.match(text)
    yield Mention(text[before.end() if before else 0 :], clause.where)
    if degree := _DEGREE.match(text):
        yield Mention(degree[1], clause.where, "degree")
