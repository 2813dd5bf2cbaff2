"""Tools and languages as text: the share with a bar, what for, and on request where it is from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from roleadvisor.packs import Catalog, Share
from roleadvisor.packs.catalog import BASE_SHARE
from roleadvisor.packs.model import ShareOf
from roleadvisor.render.charts import bar, figures, table
from roleadvisor.render.console import Page
from roleadvisor.render.writing import hanging, indented, inline, line, listed, percent, say
from roleadvisor.results.tools import ItemShare, ToolUse

SHORT_BAR = 10
OF_FIELD = "="
LONGEST_NAME = 25
NARROW = 64
_MEANINGS = {"~": "estimated", "°": "of job ads"}
MARKS: Mapping[bool | None, str] = {True: "✓", False: "·", None: "?"}
# What the marks mean, for a list of what a person uses.
USE = ("✓ you use it", "· you do not", "? not known")


def name_of_use(name: str, *, is_kind: bool) -> str:
    """Return what a tool is called where one of its kind may be meant."""
    return f"{name} or similar" if is_kind else name


def write_tools(
    page: Page,
    tools: Sequence[ToolUse],
    catalog: Catalog,
    *,
    is_marked: bool = False,
    has_sources: bool = False,
) -> None:
    """Print a line for each tool; `is_marked` ticks those that the person has."""
    rows = [_Row(tool, source_of(tool, catalog) if has_sources else "") for tool in tools]
    if page.markdown:
        _write_table(page, rows, is_marked=is_marked, has_sources=has_sources)
    elif page.is_simple:
        for row in rows:
            say(page, f"{row.head(is_marked=is_marked)}: {row.tool.purpose}{row.bracketed}")
    elif page.console.width < NARROW:
        for row in rows:
            say(page, f"{row.head(is_marked=is_marked)} {bar(page, row.tool.share, SHORT_BAR)}")
            indented(page, row.tool.purpose, width=2)
            if row.note:
                indented(page, row.note, style="dim", width=2)
    else:
        _write_columns(page, rows, is_marked=is_marked)


def share_mark(share: ToolUse | Share | ItemShare) -> str:
    """Return "~" for an estimate or another role's share, "°" for a share of ads, else nothing."""
    if share.of == "estimate" or share.inherited_from:
        return "~"
    return "°" if share.of == "ads" else ""


def in_use(tools: Iterable[ToolUse]) -> list[ToolUse]:
    """Return the tools whose share is not shown as 0%."""
    return [tool for tool in tools if round(tool.share * 100)]


def legend(shares: Iterable[ToolUse | ItemShare]) -> list[str]:
    """Return what the marks of these shares mean."""
    marks = {share_mark(share) for share in shares}
    return [f"{mark} {meaning}" for mark, meaning in _MEANINGS.items() if mark in marks]


def source_of(share: ToolUse | ItemShare, catalog: Catalog) -> str:
    """Return where a share is from: how many people or ads of which survey, or an expert's word."""
    if share.source == BASE_SHARE:
        return "the share in the whole field; this role says nothing of it"
    if share.n is None:
        note = f"estimate: '{share.word}' to experts"
    else:
        note = f"{surveys_called(share.source, share.of)}, n = {share.n:,}"
    if share.inherited_from:
        note += f", as for {inline(catalog.roles[share.inherited_from].name)}s"
    return note


def surveys_called(source: str, of: ShareOf) -> str:
    """Return surveys, listed by id, by name and year: "Kaggle 2021 and 2022", "job ads of 2023".

    The year is what ends a survey's id.
    """
    years: dict[str, list[str]] = {}
    for survey in source.split(", "):
        name, _, year = survey.rpartition("-")
        if not (name and year.isdigit()):
            return f"job ads, {source}" if of == "ads" else source
        years.setdefault("job ads of" if of == "ads" else name.capitalize(), []).append(year)
    return ", ".join(f"{name} {listed(sorted(set(dated)))}" for name, dated in years.items())


def share_bars(page: Page, rows: Iterable[tuple[str, ItemShare]]) -> None:
    """Print a bar for each name and share, with the mark of what the share is."""
    figures(
        page,
        [(name, _figure_in_field(share), share.share) for name, share in rows],
        indent=2,
    )


def share_pairs(
    page: Page, names: tuple[str, str], rows: Iterable[tuple[str, ItemShare, ItemShare]]
) -> None:
    """Print what two roles of these names have of each thing, with a bar for each."""
    listed = list(rows)
    if page.markdown:
        cells = [(text, _figure_in_field(one), _figure_in_field(two)) for text, one, two in listed]
        table(page, ("", *names), cells)
        return
    for text, *shares in listed:
        say(page, text)
        share_bars(page, list(zip(names, shares, strict=True)))


def share_legend(shares: Iterable[ItemShare]) -> str:
    """Return what the figures beside bars are, and what their marks mean."""
    listed = list(shares)
    stated = [share for share in listed if share.source != BASE_SHARE]
    field = [f"{OF_FIELD} as in the whole field"] if len(stated) < len(listed) else []
    return ", ".join(["share of people", *legend(stated), *field])


def _figure_in_field(share: ItemShare) -> str:
    mark = OF_FIELD if share.source == BASE_SHARE else share_mark(share)
    return f"{mark}{percent(share.share)}"


class _Row(NamedTuple):
    tool: ToolUse
    note: str

    @property
    def mark(self) -> str:
        return MARKS[True if self.tool.is_one_of_its_kind else self.tool.has_it]

    @property
    def name(self) -> str:
        return name_of_use(self.tool.name, is_kind=self.tool.is_one_of_its_kind)

    @property
    def share(self) -> str:
        return share_mark(self.tool) + percent(self.tool.share)

    @property
    def bracketed(self) -> str:
        return f" [{self.note}]" if self.note else ""

    def head(self, *, is_marked: bool) -> str:
        return f"{self.mark} " * is_marked + f"{self.name} {self.share}"


def _write_table(page: Page, rows: Sequence[_Row], *, is_marked: bool, has_sources: bool) -> None:
    header = [*["Yours"] * is_marked, "Tool", "Share", "What for", *["Source"] * has_sources]
    cells = [
        [
            *[row.mark] * is_marked,
            row.name,
            row.share,
            row.tool.purpose,
            *[row.note] * has_sources,
        ]
        for row in rows
    ]
    table(page, header, cells)


def _write_columns(page: Page, rows: Sequence[_Row], *, is_marked: bool) -> None:
    for row in rows:
        first = line(page, f"{row.mark} " * is_marked + row.name)
        column = 2 * is_marked + LONGEST_NAME
        if first.cell_len > column:
            page.console.print(first)
            first = line(page, "")
        first.pad_right(column - first.cell_len)
        first.append(f" {row.share:>4} ")
        drawn = line(page, bar(page, row.tool.share, SHORT_BAR), "cyan")
        drawn.pad_right(SHORT_BAR + 1 - drawn.cell_len)
        first += drawn
        hanging(page, first, line(page, row.tool.purpose))
        if row.note:
            hanging(page, line(page, " " * first.cell_len), line(page, row.note, "dim"))
