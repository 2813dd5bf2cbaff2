"""What running text claims for its writer, and what it denies, wishes or says of others."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# What follows one of these is not claimed: "no experience with Python", "hired Python developers".
_NO_CLAIM = re.compile(
    r"""
    \b(?:no|not|never|without|none|nor|neither|lack\w*|cannot|avoid\w*)\b(?![-/]|\s+(?:only|limited|to\s+mention)\b)
    | n['’]t\b
    | \b(?:recruit\w*|hir(?:ed|ing)|headhunt\w*|sold|sell(?:ing|s)?|resell\w*)\b(?![-/])
    | \b(?:interested\ in|eager|keen|hop(?:e[ds]?|ing)\ to|wish(?:es)?\ to|want(?:s|ed)?\ to|would\ (?:like|love)|willing\ to
      |(?:plan|look|aim|seek)(?:s|ning|ing)?\ to|working\ towards?|looking\ forward|aspir\w+|aim(?:s|ing)?\ (?:at|for)
      |currently\ (?:learning|studying|exploring)|(?:now|self-?)\ learning|to\ learn|(?<!machine\ )(?<!deep\ )learning\ to|starting\ to
      |(?:pivot|transition|switch|shift|mov)(?:e|es|ing)?\ (?:in)?to(?:wards?)?\ (?:a\ |the\ )?(?:career|role|position|field)
      |(?:pivot|transition)ing\ (?:in)?to(?:wards?)?|(?:currently|am|now)\ (?:pivot|transition|switch|shift|mov)ing\ (?:in)?to(?:wards?)?
      |next\ (?:goal|step)s?|(?:career\ )?goals?\ (?:is|are)|my\ goals?|dream\w*\ of|curious\ about|curiosity\ (?:about|for)|wish\s?list)\b
    | \b(?:worked|working|work)\ (?:closely\ )?with\ (?:[\w-]+\ ){1,5}who\b
    | \b(?:keinerlei|keine?[rnm]?|ohne|nie(?:mals)?|möchte|würde|interessiere|interesse\ an|künftig|angestrebt)\b
    | \b(?:sin\ experiencia|nunca|quiero|quisiera|deseo|me\ gustaría|aspiro|interesad[oa]\ en|busco\ aprender)\b
    | \b(?:sans\ expérience|jamais|aucune?|souhait\w+|aimerais|voudrais|envie\ d|intéressée?\ par)(?:\b|(?=['’]))
    | \b(?:sem\ experiência|nenhum[ao]?|quero|gostaria|desejo|pretendo|interessad[oa]\ em)\b
    | 没有|没用过|不会|未曾|希望|想要|想学|想從事|想从事|计划|打算|有志于|未経験|経験なし|学びたい|目指し|興味|したい|挑戦
    | 싶|희망|관심|경험\s*없
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What also denies the names before it, if none follows: "Tableau was never used".
_OF_WHAT_PRECEDES = re.compile(
    r"""
    ^(?:no|lack\w*|none|sin|sans|sem|aucune?|keine?[rnm]?|keinerlei|nenhum[ao]?)\b\W*(?:\w+\s+){0,2}?
      (?:experience|knowledge|skills?|exposure|practice|erfahrung\w*|kenntnis\w*|experiencia|expérience|experiência|$)
    | ^(?:not|never|n['’]t|nie)\b\s*(?:\w+\s+)?(?:used?|tried|known?|touched|worked|learn\w*|familiar|applicable|yet)
    | ^(?:recruit|hir|headhunt|sold|sell|resell|interested|eager|keen|hop|wish|want|would|currently|to\ learn|learning|curious|next|my)
    | ^(?:möchte|würde|künftig|quiero|quisiera|me\ gustaría|souhait|aimerais|quero|gostaria|[^\x00-\u1100])
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What somebody brings along, after a wish: "looking to move on after ten years of Python".
_AGAIN = re.compile(
    r"\b(?:after|having|bringing|thanks to|based on|drawing on)\b|\bwith (?:\d|my)", re.IGNORECASE
)
_SENTENCES = re.compile(
    r"[.!?;](?=\s|$)|[。\n\r]|\s(?:but|however|although|aber|pero|mais|mas)\s", re.IGNORECASE
)
# What states the first level of the names after it.
_LITTLE = re.compile(
    r"""
    \b(?:basics?|elementary|rudimentary|limited|beginner\w*|little|introductory|entry[-\ ]level|some)
      \s+(?:(?:level|working|of|in|with|at|the|user)\s+)*(?:knowledge|understanding|experience|exposure|skills?|of|in|with|command|proficiency)
    | \b(?:(?:some|first)\s+)?(?:exposure\ to|familiarity\ with|familiar\ with|awareness\ of|aware\ of|basics\ of|notions\ of)
    | \bgrundkenntnisse\b | \bgrundlagen\b | \berste\ erfahrungen\b
    | \bnociones\b | \bconocimientos?\ básicos?\b | \bnotions\b | \b(?:bases|connaissances\ de\ base)\b
    | \bnoções\b | \bconhecimentos?\ básicos?\b | 了解 | 基礎知識 | 기초
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENOUGH = re.compile(
    r"[.;]|\b(?:advanced|strong|solid|expert|proficient|skilled|good|excellent|experienced|and\s+(?:built|wrote|used|ran))\b"
    r"|精通|熟练|熟悉|掌握",
    re.IGNORECASE,
)

_LONGEST_DENIAL = 200


class Claim(NamedTuple):
    """A piece of a sentence that its writer may claim.

    `denied` is what follows and is not claimed. `precedes` says that without any name in it the
    denial is of the piece itself.
    """

    text: str
    denied: str = ""
    precedes: bool = False


def claims_of(text: str) -> Iterator[Claim]:
    """Yield the claimed pieces of a text, sentence by sentence."""
    for sentence in _SENTENCES.split(text):
        if sentence:
            yield from _of_sentence(sentence)


def denies(text: str) -> bool:
    """Return whether a phrase denies, wishes or says of others what it names."""
    return _NO_CLAIM.search(text) is not None


def little_within(text: str) -> list[tuple[int, int]]:
    """Return where a text names what its writer knows little of: the ends of each stretch."""
    stretches: list[tuple[int, int]] = []
    end = 0
    while found := _LITTLE.search(text, end):
        enough = _ENOUGH.search(text, found.end())
        end = enough.start() if enough else len(text)
        stretches.append((found.end(), end))
        end = max(end, found.end())
    return stretches


def _of_sentence(sentence: str) -> Iterator[Claim]:
    at = 0
    while found := _NO_CLAIM.search(sentence, at):
        again = _AGAIN.search(sentence, found.end())
        end = again.start() if again else len(sentence)
        denial = sentence[found.start() : found.start() + _LONGEST_DENIAL]
        precedes = _OF_WHAT_PRECEDES.search(denial.strip()) is not None
        yield Claim(sentence[at : found.start()], sentence[found.end() : end], precedes)
        at = again.end() if again else len(sentence)
    yield Claim(sentence[at:])
