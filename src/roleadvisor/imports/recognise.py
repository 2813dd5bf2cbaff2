"""Find the items that a résumé mentions, and tell known from unknown among the rest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roleadvisor.imports.imported import Imported, Known, Matched, Source, Unmatched
from roleadvisor.imports.mentions import Mention
from roleadvisor.imports.phrases import Part, part_of_degree, parts_of_skill, parts_of_text
from roleadvisor.imports.vocabulary import Vocabulary, vocabulary_of
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.safe.characters import shown

_SHOWN = 80
_FORMULA = ("=", "@")  # a spreadsheet formula begins so, and no skill does


def recognise(
    catalog: Catalog,
    mentions: Iterable[Mention],
    sources: Sequence[Source] = (),
    passed_over: Sequence[str] = (),
) -> Imported:
    """Return the items of a catalogue that the mentions name.

    A level stated for a skill holds for all its mentions; the highest counts if several are stated.
    Without a level, a mention has the top level. A stated level of 0 is neither a mention nor a no.
    """
    vocabulary = vocabulary_of(catalog)
    implied = _implications(catalog)
    found: list[_Found] = []
    known: dict[Known, None] = {}
    unmatched: dict[Unmatched, None] = {}
    for mention in mentions:
        parts = _parts(vocabulary, mention)
        is_any = any(part.meaning for part in parts)
        for part in parts:
            text = shown(part.text.strip(), _SHOWN)
            if part.meaning is None:
                whole = text if is_any else shown(" ".join(mention.text.split()), _SHOWN)
                unmatched[Unmatched(text=whole, where=mention.where)] = None
            elif not part.meaning.items:
                name = shown(part.meaning.name)
                known[Known(text=text, where=mention.where, name=name)] = None
            stated = mention.level if part.level is None else part.level
            for item in _with_implied(part, implied):
                is_own = part.meaning is not None and item == part.meaning.own
                found.append(_Found(text, mention.where, item, stated, is_own))
    return Imported(
        sources=sources,
        matched=_matched(found),
        known=list(known),
        unmatched=list(unmatched),
        passed_over=passed_over,
    )


class _Found(NamedTuple):
    """A name and an item, with the level stated beside it; `is_own` if the name is the item's."""

    text: str
    where: str
    item: str
    stated: int | None
    is_own: bool


def _matched(found: Sequence[_Found]) -> list[Matched]:
    stated: dict[str, int] = {}
    for part in found:
        if part.is_own and part.stated is not None:
            stated[part.item] = max(part.stated, stated.get(part.item, 0))
    levels = (_level(stated.get(part.item, part.stated)) for part in found)
    matched = (
        Matched(text=part.text, where=part.where, item=part.item, level=level)
        for part, level in zip(found, levels, strict=True)
    )
    return list(dict.fromkeys(matched))


def _parts(vocabulary: Vocabulary, mention: Mention) -> Sequence[Part]:
    """Return the parts of a mention; of titles, texts and degrees only parts that name items."""
    if mention.text.startswith(_FORMULA):
        return [Part(mention.text, None)] if mention.kind in {"skill", "certificate"} else []
    if mention.kind == "skill":
        return parts_of_skill(vocabulary, mention.text)
    if mention.kind == "certificate":
        found = list(parts_of_text(vocabulary, mention.text, is_text=False))
        return found or [Part(mention.text, None)]
    if mention.kind == "degree":
        found = list(part_of_degree(vocabulary, mention.text))
    else:
        is_text = mention.kind == "text"
        found = list(parts_of_text(vocabulary, mention.text, is_text=is_text))
    return [part for part in found if part.meaning and part.meaning.items]


def _implications(catalog: Catalog) -> Mapping[str, Sequence[str]]:
    return {
        item.id: item.implies
        for screen in catalog.questionnaire.screens
        for item in screen.items
        if item.implies
    }


def _with_implied(part: Part, implied: Mapping[str, Sequence[str]]) -> Iterator[str]:
    pending = list(part.meaning.items) if part.meaning else []
    seen: set[str] = set()
    while pending:
        item = pending.pop(0)
        if item not in seen:
            seen.add(item)
            pending += implied.get(item, ())
            yield item


def _level(stated: int | None) -> int | None:
    return TOP_LEVEL if stated is None else stated or None
