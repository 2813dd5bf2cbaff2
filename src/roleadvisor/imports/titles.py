"""Find the roles that job titles name: "Senior Data Engineer II" and "Head of Data Science"."""

from collections.abc import Iterable, Mapping, Sequence

from roleadvisor.imports.imported import JobTitle
from roleadvisor.imports.mentions import Mention
from roleadvisor.packs import Catalog
from roleadvisor.packs.names import name_key, role_names, words_of
from roleadvisor.safe.characters import shown

_SHOWN = 80
# A title may name the field instead of the person.
_PEOPLE = {
    "science": "scientist",
    "engineering": "engineer",
    "analytic": "analyst",
    "analysis": "analyst",
    "architecture": "architect",
    "administration": "administrator",
}


def job_titles(catalog: Catalog, mentions: Iterable[Mention]) -> list[JobTitle]:
    """Return the job titles of a text, each with the roles that it names, if any."""
    roles = _roles_by_name(catalog)
    titles = [
        JobTitle(
            text=shown(" ".join(mention.text.split()), _SHOWN),
            where=mention.where,
            roles=_roles_in(roles, mention.text),
        )
        for mention in mentions
        if mention.kind == "job"
    ]
    return list({title.text.casefold(): title for title in reversed(titles)}.values())[::-1]


def roles_in_title(catalog: Catalog, title: str) -> Sequence[str]:
    """Return the roles that a job title names, in its order.

    The longest names count that stand in the title as they are; without any, those whose field
    stands there, as in "Head of Data Science"; without any, the longest whose words are all there.

    >>> from roleadvisor import load_catalog
    >>> catalog = load_catalog()
    >>> [roles_in_title(catalog, t) for t in ("Senior Data Engineer (m/f/d)", "Engineer, Data", "Nurse")]
    [['data-engineer'], ['data-engineer'], []]
    """
    return _roles_in(_roles_by_name(catalog), title)


def _roles_by_name(catalog: Catalog) -> Mapping[str, str]:
    return {name_key(name): r.id for r in catalog.roles.values() for name in role_names(r)}


def _roles_in(roles: Mapping[str, str], text: str) -> Sequence[str]:
    words = [word.stem for word in words_of(text)]
    people = [_PEOPLE.get(word, word) for word in words]
    return _named(roles, words) or _named(roles, people) or _scattered(roles, words)


def _named(roles: Mapping[str, str], words: Sequence[str]) -> list[str]:
    """Return the roles with names among these words; the longest name counts."""
    longest = max(len(name.split()) for name in roles)
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        lengths = range(min(longest, len(words) - at), 0, -1)
        named = (n for n in lengths if " ".join(words[at : at + n]) in roles)
        length = next(named, 0)
        if length:
            found[roles[" ".join(words[at : at + length])]] = None
        at += length or 1
    return list(found)


def _scattered(roles: Mapping[str, str], words: Sequence[str]) -> list[str]:
    """Return the role with the longest name all of whose words are there, if one has two or more."""
    parts = {name: set(name.split()) for name in roles}
    there = [name for name, part in parts.items() if len(part) > 1 and part <= set(words)]
    longest = max(there, key=lambda name: len(parts[name]), default=None)
    return [roles[longest]] if longest else []
