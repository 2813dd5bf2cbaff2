"""Check the ladders of a pack beyond the form of their file; each check yields problems."""

from collections.abc import Collection, Iterator, Mapping

from roleadvisor.errors import Problem
from roleadvisor.packs.checks import Written, check_known
from roleadvisor.packs.ladders import (
    Ladder,
    LadderForm,
    Ladders,
    LaddersFile,
    joined_ladders,
    sourced,
)
from roleadvisor.safe.documents import Document, Key


def check_ladders(
    written: Written[LaddersFile], base: Ladders, roles: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the ladders of a pack.

    `base` are the ladders of the pack that it extends, and `roles` all the roles that there are.
    """
    everything = joined_ladders(written.value, base)
    yield from _check_ids(written, base)
    yield from _check_roles(written, everything, roles)
    for i, form in enumerate(written.value.ladders):
        yield from _check_rung_names(form, i, written.document)
        asks = list(_check_asks(form, i, everything, written.document))
        yield from asks or _check_order(sourced(form, written.value.source), i, written.document)


def _check_ids(written: Written[LaddersFile], base: Ladders) -> Iterator[Problem]:
    """Yield ids that are given twice or that are taken already."""
    file, document = written
    parts: tuple[tuple[str, str, list[str], Mapping[str, object]], ...] = (
        ("ladders", "ladder", [ladder.id for ladder in file.ladders], base.ladders),
        ("skills", "skill", [skill.id for skill in file.skills], base.skills),
    )
    for part, kind, ids, taken in parts:
        for i, name in enumerate(ids):
            if name in ids[:i]:
                yield document.problem(
                    (part, i, "id"), f"duplicate {kind} '{name}'", "duplicate-id"
                )
            elif name in taken:
                message = f"'{name}' is a bundled {kind}; give yours another id"
                yield document.problem((part, i, "id"), message, "clash")


def _check_roles(
    written: Written[LaddersFile], everything: Ladders, roles: Collection[str]
) -> Iterator[Problem]:
    """Yield unknown roles and ladders, and roles of which too little or too much is said."""
    file, document = written
    for role, stated in file.roles.items():
        place = ("roles", role)
        yield from check_known(document, place, "role", role, roles, key=True)
        if stated.ladder:
            ladders = everything.ladders.keys()
            yield from check_known(document, (*place, "ladder"), "ladder", stated.ladder, ladders)
        elif not stated.because:
            message = f"'{role}' needs a ladder, or `because` to say why it has none"
            yield document.problem(place, message, "missing-ladder")
        if stated.near:
            yield from _check_near(document, (*place, "near"), stated.near, everything)


def _check_near(
    document: Document, place: tuple[Key, ...], near: str, everything: Ladders
) -> Iterator[Problem]:
    """Yield a role that is named as one with rungs but has none."""
    yield from check_known(document, place, "role", near, everything.roles.keys())
    stated = everything.roles.get(near)
    if stated and not stated.ladder:
        yield document.problem(place, f"'{near}' has no rungs either", "missing-ladder")


def _check_rung_names(form: LadderForm, i: int, document: Document) -> Iterator[Problem]:
    names = [rung.name for rung in form.rungs]
    for j, name in enumerate(names):
        if name in names[:j]:
            place = ("ladders", i, "rungs", j, "name")
            yield document.problem(place, f"there are two rungs '{name}'", "duplicate-name")


def _check_asks(
    form: LadderForm, i: int, everything: Ladders, document: Document
) -> Iterator[Problem]:
    """Yield unknown skills, lists of another length than there are rungs, and levels without a text."""
    for skill, words in form.asks.items():
        place = ("ladders", i, "asks", skill)
        yield from check_known(document, place, "skill", skill, everything.skills.keys(), key=True)
        if len(words) != len(form.rungs):
            message = f"{len(words)} levels for {len(form.rungs)} rungs"
            yield document.problem(place, message, "asks")
        told = everything.skills[skill].can if skill in everything.skills else words
        for j, word in enumerate(words):
            if word and word not in told:
                message = f"'{skill}' does not say what one can do at '{word}'"
                yield document.problem((*place, j), message, "missing-text")


def _check_order(ladder: Ladder, i: int, document: Document) -> Iterator[Problem]:
    """Yield rungs that ask nothing more than the rung below them, so that nobody stays on that one."""
    for line in ladder.lines:
        below: Mapping[str, int] = {}
        for place in line:
            asked = ladder.asked(place)
            if all(level <= below.get(skill, 0) for skill, level in asked.items()):
                message = f"'{ladder.rungs[place].name}' asks no more than the rung below it"
                yield document.problem(
                    ("ladders", i, "rungs", place, "name"), message, "rung-order"
                )
            below = asked
