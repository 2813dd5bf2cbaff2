"""What a person said, or a text mentions, as documents put it."""

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.scoring.match import EvidenceKind

MENTIONED = "named in the text"


def word_of(catalog: Catalog, item: str, kind: EvidenceKind, level: int) -> str:
    """Return the word of an answer, or that a text names the item.

    A text seldom states a level; the highest stands for none.
    """
    if kind == "asked":
        return catalog.items[item].word(level)
    if level == TOP_LEVEL:
        return MENTIONED
    return f"{MENTIONED}, {catalog.items[item].word(level)}"
