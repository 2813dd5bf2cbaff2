"""Check a role pack beyond the form of its files; each check yields problems."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from roleadvisor.errors import Problem
from roleadvisor.packs.forms import Extension, PackFile, TermsFile
from roleadvisor.packs.model import Item, Questionnaire, RoleProfile, Screen, Term, Tool
from roleadvisor.packs.names import item_names, name_key
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import Document, Key
from roleadvisor.safe.typed import near_misses

# Where no known id is near, the known ids are listed if there are no more than these.
MOST_LISTED = 6

T = TypeVar("T")
KeyPath = tuple[Key, ...]


class Written(NamedTuple, Generic[T]):
    """The typed value of a file, and the document that it was read from."""

    value: T
    document: Document


class Bank(NamedTuple):
    """The files of a pack's own item bank, as they are written.

    `screens` are by file name without `.yaml`, in the order in which they are asked.
    """

    settings: Written[PackFile | Extension]
    screens: Mapping[str, Written[Screen]]
    terms: Written[TermsFile]

    @property
    def items(self) -> Sequence[Item]:
        """The bank's own items."""
        return [item for screen in self.screens.values() for item in screen.value.items]


def check_bank(bank: Bank, base: Questionnaire | None) -> Iterator[Problem]:
    """Yield what is wrong with a pack's own item bank.

    `base` is the item bank that the pack extends, or None if it stands alone.
    """
    bundled = [item for screen in base.screens for item in screen.items] if base else []
    items = {item.id for item in (*bundled, *bank.items)}
    surveys = {s.id for part in (base, bank.settings.value) if part for s in part.surveys}
    yield from _check_listed(bank)
    for stem, screen in bank.screens.items():
        yield from _check_file_name(screen.value.id, stem, screen.document)
    yield from _check_items(bank, items, surveys)
    yield from _check_successors(bank, items)
    yield from _check_item_names(bank, bundled)
    yield from _check_terms(bank, base.terms if base else (), items, bundled)
    if base:
        yield from _check_clashes(bank, base)


def _check_listed(bank: Bank) -> Iterator[Problem]:
    """Yield screens that are listed twice or without a file, and those that are not listed."""
    settings, document = bank.settings
    for i, name in enumerate(settings.screens):
        yield from check_known(document, ("screens", i), "screen", name, bank.screens.keys())
        if name in settings.screens[:i]:
            message = f"'{name}' is listed twice"
            yield document.problem(("screens", i), message, "duplicate-id")
    for name, screen in bank.screens.items():
        if name not in settings.screens:
            message = f"never asked: pack.yaml does not list '{name}' among its screens"
            yield screen.document.problem(("id",), message, "unlisted-screen")


def _check_clashes(bank: Bank, base: Questionnaire) -> Iterator[Problem]:
    """Yield the ids of an extension that the bundled item bank has already."""
    items = {item.id for screen in base.screens for item in screen.items}
    screens, surveys = {s.id for s in base.screens}, {s.id for s in base.surveys}
    settings, document = bank.settings
    places: list[tuple[Document, KeyPath, str, str, Collection[str]]] = [
        (document, ("surveys", i, "id"), "survey", survey.id, surveys)
        for i, survey in enumerate(settings.surveys)
    ]
    for screen, within in bank.screens.values():
        places.append((within, ("id",), "screen", screen.id, screens))
        places += [
            (within, ("items", j, "id"), "item", item.id, items)
            for j, item in enumerate(screen.items)
        ]
    for place, path, kind, name, taken in places:
        if name in taken:
            message = f"'{name}' is a bundled {kind}; give yours another id"
            yield place.problem(path, message, "clash")
    for name in settings.families.keys() & base.families.keys():
        message = f"'{name}' is a bundled family; give yours another id"
        yield document.problem(("families", name), message, "clash", key=True)


def _check_items(bank: Bank, items: Collection[str], surveys: Collection[str]) -> Iterator[Problem]:
    """Yield duplicate items, and unknown items and surveys that items refer to."""
    seen: set[str] = set()
    for screen, document in bank.screens.values():
        ticked = {item.id for item in screen.items if screen.scale == "yes-no"}
        for j, item in enumerate(screen.items):
            place = ("items", j)
            if item.id in seen:
                message = f"duplicate item '{item.id}'"
                yield document.problem((*place, "id"), message, "duplicate-id")
            seen.add(item.id)
            for k, implied in enumerate(item.implies):
                if implied in items and implied not in ticked:
                    message = f"'{implied}' is no yes-no item of this screen, so it cannot be implied here"
                    yield document.problem((*place, "implies", k), message, "unknown-item")
                else:
                    yield from check_known(
                        document, (*place, "implies", k), "item", implied, ticked
                    )
            for k, needed in enumerate(item.needs):
                yield from check_known(document, (*place, "needs", k), "item", needed, items)
            for k, survey in enumerate(item.surveys):
                yield from check_known(document, (*place, "surveys", k), "survey", survey, surveys)


def _check_successors(bank: Bank, items: Collection[str]) -> Iterator[Problem]:
    """Yield unknown successors, and items that would come after themselves."""
    newer = {item.id: item.succeeded_by for item in bank.items}
    for screen, document in bank.screens.values():
        for j, item in enumerate(screen.items):
            for k, successor in enumerate(item.succeeded_by):
                place = ("items", j, "succeeded_by", k)
                yield from check_known(document, place, "item", successor, items)
                if item.id in _all_after(successor, newer):
                    message = f"'{item.id}' would come after itself"
                    yield document.problem(place, message, "cycle")


def _all_after(item: str, newer: Mapping[str, Sequence[str]]) -> Collection[str]:
    """Return an item with its successors, theirs, and so on."""
    found = {item: None}
    waiting = [item]
    while waiting:
        fresh = [one for one in newer.get(waiting.pop(), ()) if one not in found]
        found |= dict.fromkeys(fresh)
        waiting += fresh
    return found


def _check_item_names(bank: Bank, bundled: Iterable[Item]) -> Iterator[Problem]:
    owners = _owners(bundled)
    for screen, document in bank.screens.values():
        for j, item in enumerate(screen.items):
            places: list[KeyPath] = [("text",), *(("aliases", k) for k in range(len(item.aliases)))]
            for name, place in zip(item_names(item), places, strict=True):
                owner = owners.setdefault(name_key(name), item.id)
                if owner != item.id:
                    yield _shared_name(document, ("items", j, *place), name, owner)


def _check_terms(
    bank: Bank, known: Sequence[Term], items: Collection[str], bundled: Iterable[Item]
) -> Iterator[Problem]:
    """Yield unknown items that terms imply, and names of terms that are already taken.

    A term may repeat the name of an item that it implies.
    """
    written, document = bank.terms
    owners = _owners([*bundled, *bank.items])
    terms = {name_key(name): term for term in known for name in (term.name, *term.aliases)}
    for i, item in enumerate(written.reading.elsewhere):
        yield from check_known(document, ("reading", "elsewhere", i), "item", item, items)
    for i, term in enumerate(written.terms):
        for k, implied in enumerate(term.implies):
            yield from check_known(document, ("terms", i, "implies", k), "item", implied, items)
        for k, name in enumerate((term.name, *term.aliases)):
            place: KeyPath = ("terms", i, "aliases", k - 1) if k else ("terms", i, "name")
            key, owner = name_key(name), owners.get(name_key(name))
            if owner is not None and owner not in term.implies:
                yield _shared_name(document, place, name, owner)
            elif (first := terms.setdefault(key, term)) is not term:
                yield _shared_name(document, place, name, first.name)


def _owners(items: Iterable[Item]) -> dict[str, str]:
    """Return the id of the first item with each name, by the name's key."""
    owners: dict[str, str] = {}
    for item in items:
        for name in item_names(item):
            owners.setdefault(name_key(name), item.id)
    return owners


def check_role(
    profile: RoleProfile, stem: str, document: Document, *, roles: Mapping[str, RoleProfile]
) -> Iterator[Problem]:
    """Yield what is wrong with one role of a pack, except for the ids it refers to."""
    if roles[profile.id] is profile:
        yield from _check_file_name(profile.id, stem, document)
    else:
        yield document.problem(("id",), f"another file has the id '{profile.id}'", "duplicate-id")
    yield from _check_speciality(profile, document, roles)
    yield from _check_tools(profile, document)


class Names(NamedTuple):
    """The ids that a file of a role or of fitted numbers may refer to; `item` has the aliases too.

    Shares may also refer to `retired` items.
    """

    role: Collection[str]
    family: Collection[str]
    item: Mapping[str, Collection[str]]
    retired: Collection[str]
    survey: Collection[str]


def check_names(document: Document, names: Names) -> Iterator[Problem]:
    """Yield the unknown ids that a file refers to, even if its form is wrong elsewhere."""
    for kind, pattern in _NAMING:
        for path, value in _found(document.data, pattern):
            if isinstance(value, str):
                yield from check_known(document, path, kind, value, getattr(names, kind))
    for pattern in _SHARES:
        for path, value in _found(document.data, pattern):
            for key in value if isinstance(value, dict) else ():
                if key not in names.retired:
                    yield from check_known(
                        document, (*path, key), "item", key, names.item, key=True
                    )


# Where a file refers to an id; a star stands for every index of a list.
_NAMING: Sequence[tuple[str, tuple[str, ...]]] = (
    ("family", ("family",)),
    ("role", ("specialises",)),
    ("role", ("neighbours", "*", "role")),
    ("item", ("languages", "*", "item")),
    ("item", ("tools", "*", "tools", "*", "item")),
    ("role", ("items", "*", "only_while", "*")),
    ("survey", ("surveyed", "surveys", "*")),
    ("survey", ("advertised", "surveys", "*")),
)
# Where the keys are the ids of items.
_SHARES: Sequence[tuple[str, ...]] = (
    ("estimates", "shares"),
    ("surveyed", "shares"),
    ("advertised", "shares"),
    ("fitted", "shares"),
    ("items",),
)


def _found(
    data: Any, pattern: tuple[str, ...], path: KeyPath = ()
) -> Iterator[tuple[KeyPath, Any]]:
    """Yield the path and the value of everything that matches a pattern."""
    if not pattern:
        yield path, data
        return
    first, *rest = pattern
    if first == "*" and isinstance(data, list):
        for i, part in enumerate(data):
            yield from _found(part, tuple(rest), (*path, i))
    elif isinstance(data, dict) and first in data:
        yield from _found(data[first], tuple(rest), (*path, first))


def _shared_name(document: Document, path: KeyPath, name: str, owner: str) -> Problem:
    return document.problem(path, f"'{name}' is already a name of '{owner}'", "duplicate-name")


def check_known(
    document: Document,
    path: KeyPath,
    kind: str,
    name: str,
    names: Collection[str],
    *,
    key: bool = False,
) -> Iterator[Problem]:
    """Yield a problem if a name is not among those there are, with the one that may be meant."""
    if name not in names:
        message = f"unknown {kind} '{shown(name, 60)}'{_hint(name, names)}"
        yield document.problem(path, message, f"unknown-{kind}", key=key)


def _hint(name: str, known: Collection[str]) -> str:
    """Return a hint at the nearest id, by its aliases too, or at all ids if they are few."""
    aliases = known if isinstance(known, Mapping) else {}
    by_name = {alias: item for item, others in aliases.items() for alias in others}
    by_name |= {name: name for name in known}
    nearest = near_misses(name, by_name, limit=1)
    if not nearest and 0 < len(known) <= MOST_LISTED:
        return f"; there are {', '.join(sorted(known))}"
    return f"; did you mean '{by_name[nearest[0]]}'?" if nearest else ""


def _check_file_name(name: str, stem: str, document: Document) -> Iterator[Problem]:
    if name != stem:
        message = f"the file of '{name}' must be named {name}.yaml"
        yield document.problem(("id",), message, "file-name")


def _check_speciality(
    profile: RoleProfile, document: Document, roles: Mapping[str, RoleProfile]
) -> Iterator[Problem]:
    parent = roles.get(profile.specialises or "")
    if parent and (parent.specialises or parent is profile):
        message = f"'{parent.id}' is itself a speciality"
        yield document.problem(("specialises",), message, "speciality")
    elif parent and parent.family != profile.family:
        message = f"a speciality must have the family of its role: '{parent.family}'"
        yield document.problem(("family",), message, "speciality")


def _check_tools(profile: RoleProfile, document: Document) -> Iterator[Problem]:
    places: list[tuple[KeyPath, Tool]] = [
        (("languages", i), tool) for i, tool in enumerate(profile.languages)
    ]
    for i, category in enumerate(profile.tools):
        places += [(("tools", i, "tools", j), tool) for j, tool in enumerate(category.tools)]
    for path, tool in places:
        if not (tool.item or tool.share):
            message = f"'{tool.name}' needs an item or a share"
            yield document.problem(path, message, "missing-share")
