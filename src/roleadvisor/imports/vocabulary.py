"""The names that a catalogue knows: of items, of its roles' tools, and of terms without an item."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from roleadvisor.imports.levels import LEVEL_WORDS, plain
from roleadvisor.imports.scripts import EAST_ASIAN, FILLERS, is_east_asian
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Reading
from roleadvisor.packs.names import LEAST_COMPACT, Word, item_names, name_key, words_of, written

_SEPARATOR = re.compile(r"[,;:|()\[\]{}]")
# Names up to this length may be ordinary words or initials.
SHORT = 2


class Condition(NamedTuple):
    """The words, by their keys, that give a name another meaning: beside it, or anywhere."""

    beside: tuple[str, ...]
    anywhere: tuple[str, ...]


class Meaning(NamedTuple):
    """What a name stands for: the skills that it mentions, or none if it is only known.

    `own` is the item that has this name, if any; the other items are implied.
    """

    name: str
    items: tuple[str, ...]
    own: str | None = None
    unless: tuple[Condition, ...] = ()


# More words than this are a sentence about an item, and not a name that people use.
LONGEST = 6

# A name, the usual name of what it stands for, and the items.
_Named = tuple[str, str, Sequence[str]]

# For a phrase that contains a name but means something else: "Franz Kafka".
OTHER = Meaning("", ())
# For a skill of any work, such as "Teamwork".
GENERAL = Meaning("general", ())


class Name(NamedTuple):
    """A name among words, from `start` to before `end`; one that is not clear needs others beside it."""

    start: int
    end: int
    meaning: Meaning
    is_clear: bool


class Vocabulary(NamedTuple):
    """The names that are known, and which of them need care because they are ordinary words too.

    `meanings` are by the key of a name, `compact` by the key without spaces. `longest` has, for
    each first word of a name, the number of words in the longest such name. `packs.model.Reading`
    explains `alone`, `as_written`, `capitals` and `vendors`. `ids` are keys that are no names but ids of items.
    `degrees` are items by a degree's name without spaces, and `units` the names in East Asian scripts, which are written without spaces.
    """

    meanings: Mapping[str, Meaning]
    compact: Mapping[str, Meaning]
    longest: Mapping[str, int]
    alone: frozenset[str]
    ids: frozenset[str]
    as_written: Mapping[str, str]
    capitals: frozenset[str]
    vendors: frozenset[str]
    degrees: Mapping[str, Meaning]
    units: frozenset[str]

    def meaning(self, words: Sequence[Word]) -> Meaning | None:
        """Return the meaning of these words as one name, or None."""
        stems = [word.stem for word in words]
        compact = "".join(stems)
        found = self.meanings.get(" ".join(stems))
        if not found and len(compact) >= LEAST_COMPACT:
            found = self.compact.get(compact)
        return None if found == OTHER or self._is_surname(words) else found

    def is_as_written(self, words: Sequence[Word]) -> bool:
        """Return whether a name has the spelling it must have, if any; LLMs counts as LLM."""
        wanted = self.as_written.get(" ".join(word.stem for word in words))
        if wanted is None:
            return True
        plural = f"{wanted}s" if wanted.isupper() else wanted
        capitals = wanted.upper() if wanted.istitle() else wanted
        return written(words) in {wanted, plural, capitals}

    def names_in(self, words: Sequence[Word], *, is_text: bool) -> Iterator[Name]:
        """Yield the longest names among these words, clear ones before others at the same word.

        In a text the first word is capitalised anyway, so there its capital does not tell a name
        from an ordinary word.
        """
        at = 0
        while at < len(words):
            name = self._name_at(words, at, is_text=is_text)
            if name and name.meaning not in {OTHER, GENERAL}:
                yield name
            at = name.end if name else at + 1

    def spaced(self, text: str) -> str:
        """Return a text with spaces around the names, levels and little words of East Asian scripts."""
        if text.isascii() or not EAST_ASIAN.search(text):
            return text
        cutter = _cutter(self.units)
        return EAST_ASIAN.sub(lambda run: f" {cutter.sub(_apart, run[0])} ", text)

    def _name_at(self, words: Sequence[Word], at: int, *, is_text: bool) -> Name | None:
        most = min(self.longest.get(words[at].stem, 0), len(words) - at)
        unclear: Name | None = None
        for end in range(at + most, at, -1):
            if end == at + 2 and _SEPARATOR.search(words[at + 1].gap):
                continue  # "Python, pandas" are two names
            key = " ".join(word.stem for word in words[at:end])
            is_none = key in self.ids or self._is_surname(words[at:end])
            meaning = None if is_none else self.meanings.get(key)
            if meaning in {OTHER, GENERAL} or (
                meaning and self._is_clear(words, at, end, is_text=is_text)
            ):
                return Name(at, end, meaning, is_clear=True)
            if meaning and not unclear:
                unclear = Name(at, end, meaning, is_clear=False)
        return unclear

    def _is_surname(self, words: Sequence[Word]) -> bool:
        """Return whether one word is a name only in capitals, and has others: DOE is not Doe."""
        return (
            len(words) == 1
            and words[0].stem in self.capitals
            and not words[0].written.rstrip("s").isupper()
        )

    def _is_clear(self, words: Sequence[Word], at: int, end: int, *, is_text: bool) -> bool:
        part = words[at:end]
        key = " ".join(word.stem for word in part)
        after = words[end] if end < len(words) else None
        before = words[at - 1] if at else None
        # Among East Asian words, a Latin one is a name.
        is_foreign = any(word and is_east_asian(word.stem) for word in (before, after))
        is_of_vendor = before is not None and before.stem in self.vendors
        if len(key) <= SHORT and key.isalpha() and key.isascii():
            return _is_technical(part[0], after, _OF_LANGUAGES)
        wanted = self.as_written.get(key)
        if key in self.alone and not wanted:
            return is_of_vendor or is_foreign or _is_technical(part[0], after, _OF_TOOLS)
        if wanted and not (is_of_vendor or is_foreign):
            is_verb = key in self.alone and after is not None and after.stem in _AFTER_VERB
            is_start = not at and wanted.istitle() and (is_text or is_verb)
            is_clear = not is_start or _is_technical(part[0], after, _OF_TOOLS)
            return is_clear and self.is_as_written(part)
        return wanted is None or self.is_as_written(part)


def _is_technical(name: Word, after: Word | None, nouns: frozenset[str]) -> bool:
    """Return whether a noun after a capitalised name makes it technical: "Hive tables", "R scripts"."""
    return after is not None and name.written[0].isupper() and after.stem in nouns


_OF_LANGUAGES = frozenset(
    "script code codebase programming package developer language microservice extension".split()  # noqa: SIM905
)
_OF_TOOLS = _OF_LANGUAGES | frozenset(
    """
    job cluster table query database datenbank datenbanken dag notebook sdk workbook spreadsheet macro
    dashboard sql udf topic stream container
    """.split()  # noqa: SIM905
)
# A name that begins a phrase and has one of these after it may be a verb: "Excel in teamwork".
_AFTER_VERB = frozenset({"in", "at"})


def vocabulary_of(catalog: Catalog) -> Vocabulary:
    """Return a catalogue's vocabulary.

    If names are equal, a term takes precedence over an item, and an item over a tool. The id of an
    item counts only if nothing has that name, and only where it stands alone.
    """
    reading = catalog.questionnaire.reading
    keyed = {name: name_key(name) for name, _, _ in _items(catalog)}
    own = {keyed[name]: item for name, _, (item,) in _items(catalog)}
    skills = {item.id for item in catalog.items.values() if item.is_skill}
    meanings: dict[str, Meaning] = {}
    for named in (_terms(catalog), _items(catalog), _tools(catalog)):
        for name, usual, items in named:
            key = keyed.get(name) or name_key(name)
            if key not in meanings and key.count(" ") < LONGEST:
                implied = tuple(i for i in dict.fromkeys(items) if i in skills)
                meanings[key] = Meaning(usual, implied, own.get(key))
    ids = {name_key(item): item for item in sorted(skills)}
    only_ids = ids.keys() - meanings.keys()
    meanings |= {key: Meaning(ids[key], (ids[key],), ids[key]) for key in sorted(only_ids)}
    meanings |= {name_key(name): OTHER for name in reading.others}
    meanings = {name_key(name): GENERAL for name in reading.general} | meanings
    meanings |= _conditional(reading, meanings)
    # Many people write without accents.
    meanings = {plain(key): m for key, m in meanings.items() if not key.isascii()} | meanings
    meanings.pop("", None)
    degrees = _degrees(reading)
    return Vocabulary(
        meanings=meanings,
        compact={key.replace(" ", ""): meaning for key, meaning in reversed(meanings.items())},
        longest=_longest(meanings),
        alone=frozenset(
            key for name in (*reading.alone, *reading.capitals) for key in _spellings(name)
        )
        | only_ids,
        ids=frozenset(only_ids),
        as_written={name_key(name): name for name in reading.as_written},
        capitals=frozenset(map(name_key, reading.capitals)),
        vendors=frozenset(word.stem for name in reading.vendors for word in words_of(name)),
        degrees=degrees,
        units=frozenset(
            key for key in (*meanings, *degrees) if not key.isascii() and is_east_asian(key)
        ),
    )


def _conditional(reading: Reading, meanings: Mapping[str, Meaning]) -> Mapping[str, Meaning]:
    """Return the meanings of the names that mean something else beside some words."""
    conditional: dict[str, Meaning] = {}
    for part in reading.unless:
        condition = Condition(
            tuple(map(name_key, part.beside)), tuple(map(name_key, part.anywhere))
        )
        for key in map(name_key, part.names):
            if meaning := conditional.get(key) or meanings.get(key):
                conditional[key] = meaning._replace(unless=(*meaning.unless, condition))
    return conditional


def _degrees(reading: Reading) -> Mapping[str, Meaning]:
    return {
        plain(name_key(name).replace(" ", "")): Meaning(name, (degree.item,), degree.item)
        for degree in reading.degrees
        for name in degree.names
    }


def _spellings(name: str) -> set[str]:
    key = name_key(name)
    return {key, plain(key)}


def _longest(keys: Iterable[str]) -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for key in keys:
        first = key.partition(" ")[0]
        longest[first] = max(key.count(" ") + 1, longest.get(first, 0))
    return longest


@lru_cache(maxsize=1)
def _cutter(units: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern that finds the known words within a run of an East Asian script."""
    levels = {word for word in LEVEL_WORDS if len(word) > 1 and is_east_asian(word)}
    known = {*units, *levels, *FILLERS} - {""}
    return re.compile("|".join(sorted((k for k in known if " " not in k), key=len, reverse=True)))


def _apart(found: re.Match[str]) -> str:
    return f" {found[0]} "


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
