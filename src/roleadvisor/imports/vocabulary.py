"""The names that a catalogue knows: of items, of its roles' tools, and of terms without an item."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.packs.names import LEAST_COMPACT, Word, item_names, name_key, words_of, written

# Names up to this length may be ordinary words or initials.
SHORT = 2


class Meaning(NamedTuple):
    """What a name stands for: the skills that it mentions, or none if it is only known.

    `own` is the item that has this name, if any; the other items are implied.
    """

    name: str
    items: tuple[str, ...]
    own: str | None = None


# More words than this are a sentence about an item, and not a name that people use.
LONGEST = 6

# A name, the usual name of what it stands for, and the items.
_Named = tuple[str, str, Sequence[str]]

# For a phrase that contains a name but means something else: "Franz Kafka".
OTHER = Meaning("", ())


class Vocabulary(NamedTuple):
    """The names that are known, and which of them need care because they are ordinary words too.

    `meanings` are by the key of a name, `compact` by the key without spaces. `longest` has, for
    each first word of a name, the number of words in the longest such name. `packs.model.Reading`
    explains `alone`, `as_written` and `vendors`.
    """

    meanings: Mapping[str, Meaning]
    compact: Mapping[str, Meaning]
    longest: Mapping[str, int]
    alone: frozenset[str]
    as_written: Mapping[str, str]
    vendors: frozenset[str]

    def meaning(self, words: Sequence[Word]) -> Meaning | None:
        """Return the meaning of these words as one name, or None."""
        stems = [word.stem for word in words]
        compact = "".join(stems)
        found = self.meanings.get(" ".join(stems))
        if not found and len(compact) >= LEAST_COMPACT:
            found = self.compact.get(compact)
        return None if found == OTHER else found

    def is_as_written(self, words: Sequence[Word]) -> bool:
        """Return whether a name has the spelling it must have, if any; LLMs counts as LLM."""
        wanted = self.as_written.get(" ".join(word.stem for word in words))
        plural = f"{wanted}s" if wanted and wanted.isupper() else wanted
        return wanted is None or written(words) in {wanted, plural}

    def within(self, words: Sequence[Word], *, is_text: bool) -> Iterator[tuple[str, Meaning]]:
        """Yield the unambiguous names among these words, with their meanings.

        The longest name counts. In a text the first word is capitalised anyway, so there its
        capital does not tell a name from an ordinary word.
        """
        at = 0
        while at < len(words):
            most = self.longest.get(words[at].stem, 0)
            for length in range(min(most, len(words) - at), 0, -1):
                part = words[at : at + length]
                meaning = self.meanings.get(" ".join(word.stem for word in part))
                before = words[at - 1] if at else None
                is_start = is_text and not at
                if meaning and (
                    meaning == OTHER or self._is_clear(part, before, is_start=is_start)
                ):
                    if meaning != OTHER:
                        yield written(part), meaning
                    at += length - 1
                    break
            at += 1

    def _is_clear(self, part: Sequence[Word], before: Word | None, *, is_start: bool) -> bool:
        key = " ".join(word.stem for word in part)
        is_of_vendor = before is not None and before.stem in self.vendors
        if len(key) <= SHORT and key.isalpha():
            return False
        if key in self.alone:
            return is_of_vendor
        if wanted := self.as_written.get(key):
            is_start = is_start and wanted.istitle() and not is_of_vendor
            return self.is_as_written(part) and not is_start
        return True


def vocabulary_of(catalog: Catalog) -> Vocabulary:
    """Return a catalogue's vocabulary.

    If names are equal, a term takes precedence over an item, and an item over a tool. The id of an
    item counts only if nothing has that name, and only where it stands alone.
    """
    meanings: dict[str, Meaning] = {}
    named = [*_terms(catalog), *_items(catalog)]
    own = {name_key(name): item for name, _, (item,) in _items(catalog)}
    for name, usual, items in named + list(_tools(catalog)):
        if len(words_of(name)) <= LONGEST:
            key = name_key(name)
            skills = tuple(i for i in dict.fromkeys(items) if catalog.items[i].is_skill)
            meanings.setdefault(key, Meaning(usual, skills, own.get(key)))
    reading = catalog.questionnaire.reading
    ids = {name_key(i.id): i.id for i in catalog.items.values() if i.is_skill}
    only_ids = ids.keys() - meanings.keys()
    meanings |= {key: Meaning(ids[key], (ids[key],), ids[key]) for key in sorted(only_ids)}
    meanings |= {name_key(name): OTHER for name in reading.others}
    meanings.pop("", None)
    longest: dict[str, int] = {}
    for first, *rest in (key.split() for key in meanings):
        longest[first] = max(len(rest) + 1, longest.get(first, 0))
    return Vocabulary(
        meanings=meanings,
        compact={key.replace(" ", ""): meaning for key, meaning in reversed(meanings.items())},
        longest=longest,
        alone=frozenset(map(name_key, reading.alone)) | only_ids,
        as_written={name_key(name): name for name in reading.as_written},
        vendors=frozenset(word.stem for name in reading.vendors for word in words_of(name)),
    )


def _terms(catalog: Catalog) -> Iterator[_Named]:
    for term in catalog.questionnaire.terms:
        for name in (term.name, *term.aliases):
            yield name, term.name, term.implies


def _items(catalog: Catalog) -> Iterator[_Named]:
    for screen in catalog.questionnaire.screens:
        for item in screen.items if screen.kind == "skill" else ():
            for name in item_names(item):
                yield name, item.text, [item.id]


def _tools(catalog: Catalog) -> Iterator[_Named]:
    items: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for role in catalog.roles.values():
        for tool in role.used:
            key = name_key(tool.name)
            names.setdefault(key, tool.name)
            items.setdefault(key, []).extend([tool.item] if tool.item else [])
    for key, name in names.items():
        yield name, name, items[key]
