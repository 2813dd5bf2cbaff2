"""What is known of a person: answers and mentions in words, how many there are, what to answer next."""

from collections.abc import Collection, Sequence
from typing import TypedDict

from roleadvisor.packs import TOP_LEVEL, BankItem, Catalog
from roleadvisor.scoring.information import next_items
from roleadvisor.scoring.match import EvidenceKind, Match
from roleadvisor.sheets.sheet import AnswerSheet

MENTIONED = "named in the text"


class Known(TypedDict):
    """How much is known of a person, and how much a ranking takes."""

    answered: int
    mentioned: int
    informative: int
    minimum: int
    minimum_mentions: int


def word_of(catalog: Catalog, item: str, kind: EvidenceKind, level: int) -> str:
    """Return the word for an answer's level, or say that a text names the item.

    Few texts state a level. A mention without one has the highest level, which is not shown.
    """
    if kind == "asked":
        return catalog.items[item].word(level)
    if level == TOP_LEVEL:
        return MENTIONED
    return f"{MENTIONED}, {catalog.items[item].word(level)}"


def known_of(catalog: Catalog, match: Match) -> Known:
    """Return how many answers and mentions a match has, and how many a ranking takes."""
    return Known(
        answered=match.answered,
        mentioned=match.mentioned,
        informative=match.informative,
        minimum=catalog.questionnaire.minimum_answers,
        minimum_mentions=catalog.questionnaire.minimum_mentions,
    )


def not_to_ask(catalog: Catalog, sheet: AnswerSheet, roles: Collection[str]) -> set[str]:
    """Return the items that a sheet answers or mentions, and those not asked while `roles` are in play."""

    def is_asked(item: BankItem) -> bool:
        conditions = {role for role in item.only_while if role in catalog.roles}
        whole = {catalog.whole_of(role) for role in conditions}
        is_in_play = not conditions or not (conditions | whole).isdisjoint(roles)
        return is_in_play and (item.newcomers or sheet.experience == "practitioner")

    closed = {item.id for item in catalog.items.values() if not is_asked(item)}
    return {*sheet.levels, *sheet.mentioned, *closed}


def next_of(catalog: Catalog, sheet: AnswerSheet, match: Match) -> Sequence[str]:
    """Return the ids of the items to answer next, the most informative first."""
    fits = {ranked.id: ranked.fit for ranked in match.ranking}
    even = 1 / len(match.contest.roles)
    in_play = [role for role, fit in fits.items() if fit >= even] or match.contest.roles
    known = not_to_ask(catalog, sheet, in_play)
    uniform = dict.fromkeys(match.contest.roles, 1 / len(match.contest.roles))
    return next_items(catalog, known, fits or uniform, experience=match.experience)
