"""Find the items that a résumé mentions, and tell known from unknown among the rest."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from roleadvisor.imports.brackets import tidied
from roleadvisor.imports.degrees import part_of_degree
from roleadvisor.imports.imported import Imported, Known, Matched, Source, Unmatched
from roleadvisor.imports.levels import NONE, UNCLEAR
from roleadvisor.imports.mentions import Mention
from roleadvisor.imports.part import Part
from roleadvisor.imports.phrases import parts_of_certificate, parts_of_skill
from roleadvisor.imports.running_text import parts_of_text
from roleadvisor.imports.titles import job_titles
from roleadvisor.imports.vocabulary import Vocabulary, vocabulary_of
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.packs.names import name_key
from roleadvisor.safe.characters import shown

_SHOWN = 80
# What is not known of these is told; texts are full of other words.
_LISTED = frozenset({"skill", "certificate"})
_FORMULA = ("=", "@")  # a spreadsheet formula begins so, and no skill does


def recognise(
    catalog: Catalog,
    mentions: Sequence[Mention],
    sources: Sequence[Source] = (),
    passed_over: Sequence[str] = (),
) -> Imported:
    """Return the items of a catalogue that the mentions name, and the titles of jobs among them.

    A level stated for a skill holds for all its mentions; the highest counts if several are stated.
    Without a level, a mention has the top level. A stated level of 0, or one that is not understood,
    is neither a mention nor a no.
    """
    vocabulary = vocabulary_of(catalog)
    implied = _implications(catalog)
    found: list[_Found] = []
    known: dict[Known, None] = {}
    unmatched: dict[Unmatched, None] = {}
    for mention, parts in _in_context([(m, _parts(vocabulary, m)) for m in mentions]):
        is_any = any(part.meaning for part in parts)
        for part in parts:
            text = _shown(part.text)
            if part.is_general:
                continue
            if part.meaning is None:
                whole = text if is_any else _shown(mention.text)
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
        titles=job_titles(catalog, mentions),
    )


_Read = tuple[Mention, Sequence[Part]]


class _Found(NamedTuple):
    """A name and an item, with the level stated beside it; `is_own` if the name is the item's."""

    text: str
    where: str
    item: str
    stated: int | None
    is_own: bool


def _shown(name: str) -> str:
    return shown(tidied(name), _SHOWN)


def _matched(found: Sequence[_Found]) -> list[Matched]:
    stated: dict[str, int] = {}
    for part in found:
        if part.is_own and part.stated is not None:
            stated[part.item] = max(part.stated, stated.get(part.item, UNCLEAR))
    levels = (_level(stated.get(part.item, part.stated)) for part in found)
    matched = (
        Matched(
            text=part.text,
            where=part.where,
            item=part.item,
            level=level if level > NONE else None,
            is_unclear=level == UNCLEAR,
        )
        for part, level in zip(found, levels, strict=True)
    )
    return list(dict.fromkeys(matched))


def _parts(vocabulary: Vocabulary, mention: Mention) -> Sequence[Part]:
    """Return the parts of a mention; of titles, texts and degrees only parts that name items."""
    if mention.text.startswith(_FORMULA):
        return [Part(mention.text, None)] if mention.kind in _LISTED else []
    if mention.kind == "skill":
        return parts_of_skill(vocabulary, mention.text)
    if mention.kind == "certificate":
        return parts_of_certificate(vocabulary, mention.text) or [Part(mention.text, None)]
    if mention.kind == "degree":
        return list(part_of_degree(vocabulary, mention.text))
    is_text = mention.kind == "text"
    found = list(parts_of_text(vocabulary, mention.text, is_text=is_text))
    return [part for part in found if part.meaning and part.meaning.items]


def _in_context(read: Sequence[_Read]) -> Iterator[_Read]:
    """Yield the parts without those that mean something else by what stands around them."""
    parts = [part for _, found in read for part in found]
    if not any(part.meaning and part.meaning.unless for part in parts):
        yield from read
        return
    sure = {
        item
        for part in parts
        if part.meaning and not part.meaning.unless
        for item in part.meaning.items
    }
    texts = [f" {name_key(mention.text)} " for mention, _ in read]
    elsewhere = _Words("".join(texts))
    for (mention, found), text in zip(read, texts, strict=True):
        beside = _Words(text)
        meant = [_meant(part, sure, beside, elsewhere) for part in found]
        is_listed = mention.kind in _LISTED
        yield mention, [part for part in meant if part.meaning or is_listed]


class _Words:
    """The words of a text by their keys; which of some stand in it is looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[str, ...], bool] = {}

    def have(self, names: tuple[str, ...]) -> bool:
        """Return whether one of these names stands in the text."""
        if names not in self._known:
            self._known[names] = any(f" {name} " in self._text for name in names)
        return self._known[names]


def _meant(part: Part, sure: AbstractSet[str], beside: _Words, elsewhere: _Words) -> Part:
    """Return a part, without its meaning if words around it give it another one."""
    meaning = part.meaning
    if not meaning or not meaning.unless or sure & {*meaning.items}:
        return part
    is_other = any(
        beside.have(condition.beside) or elsewhere.have(condition.anywhere)
        for condition in meaning.unless
    )
    return part._replace(meaning=None) if is_other else part


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


def _level(stated: int | None) -> int:
    return TOP_LEVEL if stated is None else stated
