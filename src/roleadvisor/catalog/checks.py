"""What must hold in a role pack beyond the form of its files; each check yields problems."""

from collections.abc import Collection, Iterator, Mapping

from roleadvisor.catalog.model import BankItem, Questionnaire, RoleProfile, Tool
from roleadvisor.catalog.names import item_names, name_key
from roleadvisor.catalog.strict import Document, Key
from roleadvisor.catalog.typed import did_you_mean
from roleadvisor.errors import Problem


def check_questionnaire(questionnaire: Questionnaire, document: Document) -> Iterator[Problem]:
    """Yield duplicate ids, and names of surveys or implied items that are not there."""
    surveys = {survey.id for survey in questionnaire.surveys}
    seen_screens: set[str] = set()
    seen_items: set[str] = set()
    for i, screen in enumerate(questionnaire.screens):
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
                yield from _known(document, (*place, "implies", k), "item", implied, together)
            for k, survey in enumerate(item.surveys):
                yield from _known(document, (*place, "surveys", k), "survey", survey, surveys)


def check_names(questionnaire: Questionnaire, document: Document) -> Iterator[Problem]:
    """Yield names that stand for two things, and terms that imply what is not there.

    A term may repeat the name of an item that it implies.
    """
    owners: dict[str, str] = {}
    for i, screen in enumerate(questionnaire.screens):
        for j, item in enumerate(screen.items):
            path: tuple[Key, ...] = ("screens", i, "items", j)
            places: list[tuple[Key, ...]] = [("text",)]
            places += [("aliases", k) for k in range(len(item.aliases))]
            for name, place in zip(item_names(item), places, strict=True):
                if owners.setdefault(name_key(name), item.id) != item.id:
                    other = owners[name_key(name)]
                    yield _shared_name(document, (*path, *place), name, other)
    items = {item.id for screen in questionnaire.screens for item in screen.items}
    terms: dict[str, int] = {}
    for i, term in enumerate(questionnaire.terms):
        for k, implied in enumerate(term.implies):
            yield from _known(document, ("terms", i, "implies", k), "item", implied, items)
        for k, name in enumerate((term.name, *term.aliases)):
            place = ("terms", i, "aliases", k - 1) if k else ("terms", i, "name")
            key, owner = name_key(name), owners.get(name_key(name))
            if owner is not None and owner not in term.implies:
                yield _shared_name(document, place, name, owner)
            elif terms.setdefault(key, i) != i:
                yield _shared_name(document, place, name, questionnaire.terms[terms[key]].name)


def check_role(
    profile: RoleProfile,
    document: Document,
    *,
    roles: Mapping[str, RoleProfile],
    items: Mapping[str, BankItem],
    questionnaire: Questionnaire,
    names: Collection[str],
) -> Iterator[Problem]:
    """Yield every problem of one role file among its pack.

    `names` are the ids of all the pack's files, also of those that could not be read.
    """
    yield from _check_id(profile, document, roles)
    yield from _check_speciality(profile, document, roles, names)
    for i, neighbour in enumerate(profile.neighbours):
        yield from _known(document, ("neighbours", i, "role"), "role", neighbour.role, names)
    yield from _check_tools(profile, document, items)
    yield from _check_shares(profile, document, items, questionnaire)


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
        message = f"unknown {kind} '{name}'{did_you_mean(name, known)}"
        yield document.problem(path, message, f"unknown-{kind}", key=key)


def _check_id(
    profile: RoleProfile, document: Document, roles: Mapping[str, RoleProfile]
) -> Iterator[Problem]:
    if roles[profile.id] is not profile:
        yield document.problem(("id",), f"another file has the id '{profile.id}'", "duplicate-id")
    elif not document.file.replace("\\", "/").endswith(f"{profile.id}.yaml"):
        message = f"the file of '{profile.id}' must be named {profile.id}.yaml"
        yield document.problem(("id",), message, "file-name")


def _check_speciality(
    profile: RoleProfile,
    document: Document,
    roles: Mapping[str, RoleProfile],
    names: Collection[str],
) -> Iterator[Problem]:
    if profile.specialises is None:
        return
    yield from _known(document, ("specialises",), "role", profile.specialises, names)
    parent = roles.get(profile.specialises)
    if parent and (parent.specialises or parent is profile):
        message = f"'{parent.id}' is itself a speciality"
        yield document.problem(("specialises",), message, "speciality")


def _check_tools(
    profile: RoleProfile, document: Document, items: Mapping[str, BankItem]
) -> Iterator[Problem]:
    places: list[tuple[tuple[Key, ...], Tool]] = [
        (("languages", i), tool) for i, tool in enumerate(profile.languages)
    ]
    for i, category in enumerate(profile.tools):
        places += [(("tools", i, "tools", j), tool) for j, tool in enumerate(category.tools)]
    for path, tool in places:
        if tool.item:
            yield from _known(document, (*path, "item"), "item", tool.item, items)
        elif not tool.share:
            message = f"'{tool.name}' needs an item or a share"
            yield document.problem(path, message, "missing-share")


def _check_shares(
    profile: RoleProfile,
    document: Document,
    items: Mapping[str, BankItem],
    questionnaire: Questionnaire,
) -> Iterator[Problem]:
    if profile.estimates:
        for item in profile.estimates.shares:
            yield from _known(
                document, ("estimates", "shares", item), "item", item, items, key=True
            )
    if profile.surveyed:
        surveys = {survey.id for survey in questionnaire.surveys}
        for i, survey in enumerate(profile.surveyed.surveys):
            yield from _known(document, ("surveyed", "surveys", i), "survey", survey, surveys)
        for item in profile.surveyed.shares:
            yield from _known(document, ("surveyed", "shares", item), "item", item, items, key=True)
