"""Compare names whatever their case, plural or spelling, and find roles by their names."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from roleadvisor.errors import UnknownIdError
from roleadvisor.packs.catalog import Catalog
from roleadvisor.packs.model import Item, RoleProfile
from roleadvisor.safe.characters import shown

# Names from this length on may be written apart: "tensor flow" is TensorFlow. Shorter ones could
# match by chance.
LEAST_COMPACT = 5

_WORD = re.compile(r"\.net\b|[^\W_]+(?:\+\+|#)?|&", re.IGNORECASE)
_APOSTROPHES = re.compile(r"(?<=\w)['’](?=\w)")
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060-\u2064\ufeff]")
# Vendors that people leave out of a tool's name; "Amazon Web Services" is not "Web Services".
_VENDOR = re.compile(r"^(Apache|Amazon|Google|Microsoft) (?!Web )")
_SPELLINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysing", "yzing"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("ogue", "og"),
    ("oguing", "oging"),
)
_BRITISH = tuple(british for british, _ in _SPELLINGS)
# No plurals, although they look like one: SSR and SSA are other things.
_SINGULAR = frozenset({"ssas", "ssrs"})


class Word(NamedTuple):
    """A word of a text: as written, as compared, and the characters between it and the last one."""

    written: str
    stem: str
    gap: str = ""


def words_of(text: str) -> list[Word]:
    """Return the words of a text; `c++` and `c#` are words, and `&` is the word "and"."""
    text = _plain(text)
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        words.append(Word(found[0], _stem(found[0].casefold()), text[end : found.start()]))
        end = found.end()
    return words


def written(words: Sequence[Word]) -> str:
    """Return adjacent words as they are written."""
    return "".join(word.gap * (i > 0) + word.written for i, word in enumerate(words))


def name_key(text: str) -> str:
    """Return the key that a name is compared by; names with equal keys are the same name."""
    return " ".join(map(_stem, _WORD.findall(_plain(text).casefold())))


def tool_key(name: str) -> str:
    """Return the key that a tool's name is compared by, without the vendor's name before it."""
    return name_key(_VENDOR.sub("", name))


def is_same_name(one: str, other: str) -> bool:
    """Return whether two keys are of one name, perhaps written apart: "ml ops" is "mlops"."""
    whole = one.replace(" ", "")
    return one == other or (len(whole) >= LEAST_COMPACT and whole == other.replace(" ", ""))


def item_names(item: Item) -> tuple[str, ...]:
    """Return the names of an item: its text up to a colon, and its aliases."""
    return (item.text.partition(":")[0], *item.aliases)


def _plain(text: str) -> str:
    """Return a text in usual characters, without apostrophes and what cannot be seen."""
    if not text.isascii():
        text = _APOSTROPHES.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    return _APOSTROPHES.sub("", text) if "'" in text else text


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """Return the singular of a word in American spelling.

    A guess is enough, since both of the names that are compared go through it.
    """
    if word == "&":
        return "and"
    if word in _SINGULAR:
        return word
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 (not "ties")
        word = f"{word[:-3]}y"
    elif word.endswith("sses"):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 (not "aws")
        word = word[:-1]
    if word.endswith(_BRITISH):
        for british, american in _SPELLINGS:
            if word.endswith(british):
                return word.removesuffix(british) + american
    return word


# One letter is too short to find a role by.
LEAST_BEGINNING = 2
SUGGESTIONS = 3
LISTED = 6


def role_names(profile: RoleProfile) -> tuple[str, ...]:
    """Return the names of a role: its id, its name and its aliases."""
    return (profile.id, profile.name, *profile.aliases)


def role_called(catalog: Catalog, text: str) -> str | None:
    """Return the id of the one role with this name, or None if none or several have it."""
    called = _roles_called(catalog, name_key(text))
    return called[0] if len(called) == 1 else None


def roles_meant(catalog: Catalog, text: str) -> Sequence[str]:
    """Return the ids of the roles that a text may mean.

    They are the roles with this name; without any, those whose id or name begins with these words;
    without any, those whose id or name begins with these letters. So "ml" finds the ML engineer,
    and not MLOps.
    """
    key = name_key(text)
    if called := _roles_called(catalog, key):
        return called
    if len(key) < LEAST_BEGINNING:
        return ()
    words = _roles_with(catalog, _id_and_name, lambda name: f"{name} ".startswith(f"{key} "))
    return words or _roles_with(catalog, _id_and_name, lambda name: name.startswith(key))


def find_role(catalog: Catalog, text: str) -> str:
    """Return the id of the role that a text means; raise `UnknownIdError` if none or several do."""
    meant = roles_meant(catalog, text)
    if len(meant) == 1:
        return meant[0]
    called = shown(text, 60)
    if meant:
        more = f" and {len(meant) - LISTED} more" if len(meant) > LISTED else ""
        raise UnknownIdError(
            f"several roles may be meant by '{called}': {', '.join(meant[:LISTED])}{more}"
        )
    near = _near(catalog, text)
    if near:
        raise UnknownIdError(f"unknown role '{called}'; did you mean {', '.join(near)}?")
    raise UnknownIdError(f"unknown role '{called}'; see ", run="list")


def _roles_called(catalog: Catalog, key: str) -> Sequence[str]:
    """Return the role with this id, or else those with this name or alias."""
    ids = _roles_with(catalog, lambda role: (role.id,), lambda name: name == key)
    return ids or _roles_with(catalog, role_names, lambda name: is_same_name(key, name))


def _near(catalog: Catalog, text: str) -> Sequence[str]:
    """Return the roles with the names most like the text, or else with these words in a name."""
    from roleadvisor.safe.typed import near_misses  # noqa: PLC0415 (only when something is wrong)

    by_name = {
        name_key(name).replace(" ", "-"): role
        for role, profile in catalog.roles.items()
        for name in role_names(profile)
    }
    key = name_key(text)
    near = [by_name[name] for name in near_misses(key, by_name)]
    having = _roles_with(catalog, role_names, lambda name: f" {key} " in f" {name} ")
    return list(dict.fromkeys(near or having))[:SUGGESTIONS]


def _roles_with(
    catalog: Catalog,
    names: Callable[[RoleProfile], Iterable[str]],
    matches: Callable[[str], bool],
) -> Sequence[str]:
    return [
        role
        for role, profile in catalog.roles.items()
        if any(matches(name_key(name)) for name in names(profile))
    ]


def _id_and_name(profile: RoleProfile) -> tuple[str, ...]:
    return (profile.id, profile.name)
