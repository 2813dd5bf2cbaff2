"""Fit a saved quiz to the pack as it is now."""

from collections.abc import Sequence

from msgspec.structs import replace

from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.quiz.session import Session
from roleadvisor.quiz.standing import Reply


def refit(catalog: Catalog, session: Session) -> tuple[Session, list[str]]:
    """Return a session with the answers that fit a catalogue, and the ids of the items left out.

    An answer fits if its item still exists, with the scale on which it was answered. Ticked items
    that are no longer on one screen become separate replies. A tool fits if a role still uses it.
    """
    left_behind: list[str] = []
    replies: list[Reply] = []
    starts: list[int] = []
    for reply in session.replies:
        starts.append(len(replies) + 1)
        fitting, others = (_refit if reply.is_scored else _refit_tools)(catalog, reply)
        replies += fitting
        left_behind += others
    place = max(session.position, 0)
    position = (0, *starts)[place] if place <= len(starts) else len(replies) + 1
    return replace(session, replies=tuple(replies), position=position), left_behind


def _refit(catalog: Catalog, reply: Reply) -> tuple[list[Reply], list[str]]:
    by_screen: dict[str, list[str]] = {}
    for item in reply.items:
        if _fits(catalog, item, reply):
            by_screen.setdefault(catalog.items[item].screen, []).append(item)
    fitting = [_part(reply, items) for items in by_screen.values()]
    # The time of the whole reply counts once.
    fitting[1:] = [replace(part, seconds=0.0) for part in fitting[1:]]
    return fitting, [item for item in reply.items if not _fits(catalog, item, reply)]


def _refit_tools(catalog: Catalog, reply: Reply) -> tuple[list[Reply], list[str]]:
    known = {tool.name for profile in catalog.roles.values() for tool in profile.used}
    names = [
        name
        for name in reply.items
        if name in known and reply.levels.get(name, 0) in {0, TOP_LEVEL}
    ]
    others = [name for name in reply.items if name not in names]
    is_right = reply.is_list and not reply.is_imported and names
    return ([_part(reply, names)], others) if is_right else ([], list(reply.items))


def _part(reply: Reply, items: Sequence[str]) -> Reply:
    levels = {item: reply.levels[item] for item in items if item in reply.levels}
    return replace(reply, items=tuple(items), levels=levels)


def _fits(catalog: Catalog, item: str, reply: Reply) -> bool:
    known = catalog.items.get(item)
    if known is None:
        return False
    is_list = known.scale == "yes-no"
    if is_list != reply.is_list or not (is_list or len(reply.items) == 1):
        return False
    level = reply.levels.get(item, 0)
    if reply.is_imported:
        return known.is_skill and 1 <= level <= TOP_LEVEL
    return level in {0, TOP_LEVEL} if is_list else 0 <= level <= TOP_LEVEL
