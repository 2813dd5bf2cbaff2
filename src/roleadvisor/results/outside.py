"""Whether a text is mostly about other work than that of the pack's field.

What a text names is the field's own, or it is what other work names as often: the pack says which
under `reading`. docs/method.md explains the rule.
"""

from collections.abc import Iterator

from msgspec import Struct

from roleadvisor.imports.imported import Imported
from roleadvisor.packs import Catalog
from roleadvisor.packs.names import name_key
from roleadvisor.results.parts import Named, named

# A text without a job title of a role here is of the field if at least this share of what is
# recognised in it is the field's own.
LEAST_SHARE = 0.2
# A text that names fewer things says too little to judge it.
LEAST_NAMED = 4


class Outside(Struct, frozen=True, kw_only=True):
    """Why a text is called mostly other work, and where the nearest way in leads.

    `own` is what it names of the field, of `recognised` things in all. `title` is the latest job title,
    and `nearest` the role that comes first by what little is known.
    """

    own: list[str]
    recognised: int
    title: str | None
    nearest: Named | None


def outside_of(
    catalog: Catalog, imported: Imported, nearest: str | None, *, least: float = LEAST_SHARE
) -> Outside | None:
    """Return why a text is of other work, or None if it is of the field or says too little.

    It is of the field if at least the share `least` of what is recognised is the field's own.
    """
    own = _own(catalog, imported)
    others = _others(catalog, imported) - own.keys()
    recognised = len(own) + len(others)
    is_own = len(own) >= least * max(recognised, 1)
    if is_own or imported.title or recognised + len(imported.unmatched) < LEAST_NAMED:
        return None
    return Outside(
        own=list(dict.fromkeys(own.values())),
        recognised=recognised,
        title=imported.titles[0].text if imported.titles else None,
        nearest=named(catalog, nearest) if nearest else None,
    )


def _own(catalog: Catalog, imported: Imported) -> dict[str, str]:
    """Return the field's own items, with their first name in the text, and its terms."""
    elsewhere = set(catalog.questionnaire.reading.elsewhere)
    terms = {name_key(name) for name in catalog.questionnaire.reading.of_field}
    texts: dict[str, str] = {}
    for part in imported.matched:
        is_own = part.item not in elsewhere or name_key(part.text) in terms
        if part.level is not None and is_own:
            texts.setdefault(part.item, part.text)
    texts |= {k.name: k.name for k in imported.known if name_key(k.name) in terms}
    return texts


def _others(catalog: Catalog, imported: Imported) -> set[str]:
    """Return the items and terms that a text names and other work names as often."""
    return set(_items_elsewhere(catalog, imported)) | set(_other_terms(catalog, imported))


def _items_elsewhere(catalog: Catalog, imported: Imported) -> Iterator[str]:
    elsewhere = catalog.questionnaire.reading.elsewhere
    yield from (item for item in imported.mentioned if item in elsewhere)


def _other_terms(catalog: Catalog, imported: Imported) -> Iterator[str]:
    terms = {name_key(name) for name in catalog.questionnaire.reading.of_field}
    yield from (known.name for known in imported.known if name_key(known.name) not in terms)
