"""What must hold in a role pack beyond the form of its files; each check yields problems."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from roleadvisor.errors import Problem
from roleadvisor.packs.model import Extension, Questionnaire, RoleProfile, Screen, Tool
from roleadvisor.packs.names import item_names, name_key
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import Document, Key
from roleadvisor.safe.typed import near_misses

# So few names are listed where none is near.
FEW = 6


def check_questionnaire(questionnaire: Questionnaire, document: Document) -> Iterator[Problem]:
    """Yield duplicate ids, and names of surveys, implied or needed items that are not there."""
    surveys = {survey.id for survey in questionnaire.surveys}
    yield from _check_screens(questionnaire.screens, surveys, _items(questionnaire), document)


def check_extension(
    extension: Extension, document: Document, bundled: Questionnaire
) -> Iterator[Problem]:
    """Yield what is wrong with an extension in itself, and what clashes with the bundled bank."""
    surveys = {survey.id for survey in (*bundled.surveys, *extension.surveys)}
    items = _items(bundled)
    yield from _check_screens(extension.screens, surveys, items | _items(extension), document)
    screens = {screen.id for screen in bundled.screens}
    places: list[tuple[tuple[Key, ...], str, str, Collection[str]]] = [
        (("surveys", i, "id"), "survey", survey.id, {s.id for s in bundled.surveys})
        for i, survey in enumerate(extension.surveys)
    ]
    for i, screen in enumerate(extension.screens):
        places.append((("screens", i, "id"), "screen", screen.id, screens))
        places += [
            (("screens", i, "items", j, "id"), "item", item.id, items)
            for j, item in enumerate(screen.items)
        ]
    for path, kind, name, taken in places:
        if name in taken:
            message = f"'{name}' is a bundled {kind}; give yours another id"
            yield document.problem(path, message, "clash")
    for name in extension.families.keys() & bundled.families.keys():
        message = f"'{name}' is a bundled family; give yours another id"
        yield document.problem(("families", name), message, "clash", key=True)


def _items(bank: Questionnaire | Extension) -> set[str]:
    return {item.id for screen in bank.screens for item in screen.items}


def _check_screens(
    screens: Sequence[Screen],
    surveys: Collection[str],
    items: Collection[str],
    document: Document,
) -> Iterator[Problem]:
    seen_screens: set[str] = set()
    seen_items: set[str] = set()
    for i, screen in enumerate(screens):
        path: tuple[Key, ...] = ("screens", i)
        if screen.id in seen_screens:
            yield document.problem((*path, "id"), f"duplicate screen '{screen.id}'", "duplicate-id")
        seen_screens.add(screen.id)
        for j, item in enumerate(screen.items):
            place = (*path, "items", j)
            if item.id in seen_items:
                yield document.problem(
                    (*place, "id"), f"duplicate item '{item.id}'", "duplicate-id"
                )
            seen_items.add(item.id)
            together = {other.id for other in screen.items if screen.scale == "yes-no"}
            for k, implied in enumerate(item.implies):
                if implied in items and implied not in together:
                    message = (
                        f"'{implied}' is not ticked on this screen, so it cannot be implied here"
                    )
                    yield document.problem((*place, "implies", k), message, "unknown-item")
                else:
                    yield from _known(document, (*place, "implies", k), "item", implied, together)
            for k, needed in enumerate(item.needs):
                yield from _known(document, (*place, "needs", k), "item", needed, items)
            for k, survey in enumerate(item.surveys):
                yield from _known(document, (*place, "surveys", k), "survey", survey, surveys)


def check_vocabulary(
    bank: Questionnaire | Extension, document: Document, *, base: Questionnaire | None = None
) -> Iterator[Problem]:
    """Yield names that stand for two things, and terms that imply what is not there.

    A term may repeat the name of an item that it implies. `base` is what an extension adds to.
    """
    bundled = base.screens if base else ()
    bundled_items = [item for screen in bundled for item in screen.items]
    owners = {name_key(name): item.id for item in bundled_items for name in item_names(item)}
    for i, screen in enumerate(bank.screens):
        for j, item in enumerate(screen.items):
            path: tuple[Key, ...] = ("screens", i, "items", j)
            places: list[tuple[Key, ...]] = [("text",)]
            places += [("aliases", k) for k in range(len(item.aliases))]
            for name, place in zip(item_names(item), places, strict=True):
                if owners.setdefault(name_key(name), item.id) != item.id:
                    other = owners[name_key(name)]
                    yield _shared_name(document, (*path, *place), name, other)
    items = {item.id for item in bundled_items} | _items(bank)
    terms = {name_key(n): t for t in (base.terms if base else ()) for n in (t.name, *t.aliases)}
    for i, term in enumerate(bank.terms):
        for k, implied in enumerate(term.implies):
            yield from _known(document, ("terms", i, "implies", k), "item", implied, items)
        for k, name in enumerate((term.name, *term.aliases)):
            place = ("terms", i, "aliases", k - 1) if k else ("terms", i, "name")
            key, owner = name_key(name), owners.get(name_key(name))
            if owner is not None and owner not in term.implies:
                yield _shared_name(document, place, name, owner)
            elif (first := terms.setdefault(key, term)) is not term:
                yield _shared_name(document, place, name, first.name)


def check_role(
    profile: RoleProfile, document: Document, *, roles: Mapping[str, RoleProfile]
) -> Iterator[Problem]:
    """Yield what is wrong with one role among its pack, beside what it names."""
    yield from _check_id(profile, document, roles)
    yield from _check_speciality(profile, document, roles)
    yield from _check_tools(profile, document)


class Names(NamedTuple):
    """What a role's file can name, by id: roles, families, items with their aliases, surveys.

    Shares may also name items that are `retired`.
    """

    role: Collection[str]
    family: Collection[str]
    item: Mapping[str, Collection[str]]
    retired: Collection[str]
    survey: Collection[str]


def check_names(document: Document, names: Names) -> Iterator[Problem]:
    """Yield what a role's file names that is not there, also where its form is wrong elsewhere."""
    for kind, pattern in _NAMING:
        for path, value in _found(document.data, pattern):
            if isinstance(value, str):
                yield from _known(document, path, kind, value, getattr(names, kind))
    for pattern in _SHARES:
        for path, value in _found(document.data, pattern):
            for key in value if isinstance(value, dict) else ():
                if key not in names.retired:
                    yield from _known(document, (*path, key), "item", key, names.item, key=True)


# Where a role's file names something; a star stands for every place of a list.
_NAMING: Sequence[tuple[str, tuple[str, ...]]] = (
    ("family", ("family",)),
    ("role", ("specialises",)),
    ("role", ("neighbours", "*", "role")),
    ("item", ("languages", "*", "item")),
    ("item", ("tools", "*", "tools", "*", "item")),
    ("survey", ("surveyed", "surveys", "*")),
    ("survey", ("advertised", "surveys", "*")),
)
_SHARES: Sequence[tuple[str, ...]] = (
    ("estimates", "shares"),
    ("surveyed", "shares"),
    ("advertised", "shares"),
    ("fitted", "shares"),
)


def _found(
    data: Any, pattern: tuple[str, ...], path: tuple[Key, ...] = ()
) -> Iterator[tuple[tuple[Key, ...], Any]]:
    """Yield every place that a pattern leads to, with what is there."""
    if not pattern:
        yield path, data
        return
    first, *rest = pattern
    if first == "*" and isinstance(data, list):
        for i, part in enumerate(data):
            yield from _found(part, tuple(rest), (*path, i))
    elif isinstance(data, dict) and first in data:
        yield from _found(data[first], tuple(rest), (*path, first))


def _shared_name(document: Document, path: tuple[Key, ...], name: str, owner: str) -> Problem:
    return document.problem(path, f"'{name}' is already a name of '{owner}'", "duplicate-name")


def _known(
    document: Document,
    path: tuple[Key, ...],
    kind: str,
    name: str,
    known: Collection[str],
    *,
    key: bool = False,
) -> Iterator[Problem]:
    if name not in known:
        message = f"unknown {kind} '{shown(name, 60)}'{_meant(name, known)}"
        yield document.problem(path, message, f"unknown-{kind}", key=key)


def _meant(name: str, known: Collection[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest id, also where an alias of it is nearest."""
    aliases = known if isinstance(known, Mapping) else {}
    by_name = {alias: item for item, others in aliases.items() for alias in others}
    by_name |= {name: name for name in known}
    nearest = near_misses(name, by_name, limit=1)
    if not nearest and 0 < len(known) <= FEW:
        return f"; there are {', '.join(sorted(known))}"
    return f"; did you mean '{by_name[nearest[0]]}'?" if nearest else ""


def _check_id(
    profile: RoleProfile, document: Document, roles: Mapping[str, RoleProfile]
) -> Iterator[Problem]:
    if roles[profile.id] is not profile:
        yield document.problem(("id",), f"another file has the id '{profile.id}'", "duplicate-id")
    elif not document.file.replace("\\", "/").endswith(f"{profile.id}.yaml"):
        message = f"the file of '{profile.id}' must be named {profile.id}.yaml"
        yield document.problem(("id",), message, "file-name")


def _check_speciality(
    profile: RoleProfile, document: Document, roles: Mapping[str, RoleProfile]
) -> Iterator[Problem]:
    parent = roles.get(profile.specialises or "")
    if parent and (parent.specialises or parent is profile):
        message = f"'{parent.id}' is itself a speciality"
        yield document.problem(("specialises",), message, "speciality")
    elif parent and parent.family != profile.family:
        message = f"a speciality has the family of its role: '{parent.family}'"
        yield document.problem(("family",), message, "speciality")


def _check_tools(profile: RoleProfile, document: Document) -> Iterator[Problem]:
    places: list[tuple[tuple[Key, ...], Tool]] = [
        (("languages", i), tool) for i, tool in enumerate(profile.languages)
    ]
    for i, category in enumerate(profile.tools):
        places += [(("tools", i, "tools", j), tool) for j, tool in enumerate(category.tools)]
    for path, tool in places:
        if not (tool.item or tool.share):
            message = f"'{tool.name}' needs an item or a share"
            yield document.problem(path, message, "missing-share")
