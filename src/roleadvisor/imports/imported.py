"""The result of reading a résumé."""

from collections.abc import Collection, Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from roleadvisor.packs import Catalog
from roleadvisor.packs.names import tool_key
from roleadvisor.sheets.sheet import AnswerSheet, with_mentions

Source = Literal["resume", "linkedin"]


class Matched(Struct, frozen=True, kw_only=True):
    """A name in the résumé and the item that it mentions: no answer, and counted as a mention.

    The level is what the text states, the highest where it states none. It is null where the text
    says that it is not known, or states a level that is not understood (`is_unclear`). Neither is a
    mention.
    """

    text: str
    where: str
    item: str
    level: Annotated[int, Meta(ge=1, le=4)] | None
    is_unclear: bool = False


class Known(Struct, frozen=True, kw_only=True):
    """Something that is known, by its usual name, and that no item asks."""

    text: str
    where: str
    name: str


class Unmatched(Struct, frozen=True, kw_only=True):
    """What is listed as a skill or certificate and not known."""

    text: str
    where: str


class JobTitle(Struct, frozen=True, kw_only=True):
    """The title of a job in the text, and the roles that it names, if any."""

    text: str
    where: str
    roles: Sequence[str]


class Imported(Struct, frozen=True, kw_only=True):
    """What was read, in order; an item that is not mentioned is open, never a no.

    `passed_over` are the sections that were not read, as the files call them, and
    `titles` the titles of the person's jobs.
    """

    sources: Sequence[Source]
    matched: Sequence[Matched]
    known: Sequence[Known]
    unmatched: Sequence[Unmatched]
    passed_over: Sequence[str] = ()
    titles: Sequence[JobTitle] = ()

    @property
    def title(self) -> JobTitle | None:
        """The first job title that names a role: the latest, as texts list them."""
        return next((title for title in self.titles if title.roles), None)

    @property
    def roles(self) -> Sequence[str]:
        """The roles that `title` names."""
        return self.title.roles if self.title else ()

    @property
    def mentioned(self) -> dict[str, int]:
        """The levels 1 to 4 by item: the highest that is stated anywhere."""
        levels: dict[str, int] = {}
        for match in self.matched:
            if match.level is not None:
                levels[match.item] = max(match.level, levels.get(match.item, 0))
        return levels


def tools_named(
    catalog: Catalog, imported: Imported, answered: Collection[str] = ()
) -> dict[str, bool]:
    """Return the roles' tools that a text names, and whether the person uses them by what it says.

    A tool whose item is `answered` is left out: an answer is worth more than a mention.
    """
    clear = [part for part in imported.matched if not part.is_unclear]
    said = {tool_key(part.text): part.level is not None for part in clear}
    said |= {tool_key(part.name): True for part in imported.known}
    tools = (tool for role in catalog.roles.values() for tool in role.used)
    names = {tool.name for tool in tools if tool.item not in answered}
    return {name: said[key] for name in sorted(names) if (key := tool_key(name)) in said}


def with_names(catalog: Catalog, sheet: AnswerSheet, imported: Imported) -> AnswerSheet:
    """Return a sheet with the tools and the job titles that a text names; its own tools win."""
    return replace(
        sheet,
        tools=tools_named(catalog, imported, sheet.levels) | dict(sheet.tools),
        titles=tuple(dict.fromkeys([*sheet.titles, *imported.roles])),
    )


def completed(catalog: Catalog, sheet: AnswerSheet, imported: Imported) -> AnswerSheet:
    """Return a sheet with all that a text mentions: items, sorted, and tools and titles by name."""
    filled = with_mentions(sheet, imported.mentioned)
    filled = replace(filled, mentioned=dict(sorted(filled.mentioned.items())))
    return with_names(catalog, filled, imported)


def refit_import(catalog: Catalog, imported: Imported) -> Imported:
    """Return the import for another catalogue: items that are not skills in it become `known`."""
    fitting: list[Matched] = []
    known = list(imported.known)
    for match in imported.matched:
        item = catalog.items.get(match.item)
        if item and item.is_skill:
            fitting.append(match)
        else:
            known.append(Known(text=match.text, where=match.where, name=match.text))
    titles = [
        replace(title, roles=[role for role in title.roles if role in catalog.roles])
        for title in imported.titles
    ]
    return replace(imported, matched=fitting, known=known, titles=titles)
