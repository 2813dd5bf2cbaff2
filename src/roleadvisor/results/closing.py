"""The closing list of the quiz: usual tools of the role that leads, as far as they were not asked."""

from collections.abc import Collection, Iterator, Sequence

from roleadvisor.packs import Catalog
from roleadvisor.quiz.bank import LIST_LENGTH, ToolList
from roleadvisor.results.advice import CLOSE_CALL
from roleadvisor.results.tools import languages_of, said_in, tools_of
from roleadvisor.scoring.match import Match, rank_sheet
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import AnswerSheet


def closing_list(
    catalog: Catalog, card: Scorecard, sheet: AnswerSheet, shown: Collection[str] = ()
) -> ToolList | None:
    """Return the most used tools of the classes that lead of which the sheet says nothing, if any.

    Classes whose tools were `shown` before are left out.
    """
    match = rank_sheet(catalog, card, sheet)
    leading = tuple(name for name in _leading(match) if name not in shown)
    names = _open_tools(catalog, leading, sheet)
    return ToolList(leading, tuple(names)) if names else None


def _leading(match: Match) -> Iterator[str]:
    """Yield the class that leads, and in a close call the second whole role."""
    if match.ranking:
        first, *others = match.ranking
        yield match.speciality or first.id
        yield from (other.id for other in others[:1] if first.fit < CLOSE_CALL * other.fit)


def _open_tools(catalog: Catalog, classes: Sequence[str], sheet: AnswerSheet) -> list[str]:
    """Return the names of tools of which it is not known whether the person has them, most used first."""
    said = said_in(sheet)
    uses = [
        use
        for name in classes
        for use in (*languages_of(catalog, name, said), *tools_of(catalog, name, said))
        if use.has_it is None
    ]
    by_share = sorted(uses, key=lambda use: -use.share)
    return list(dict.fromkeys(use.name for use in by_share))[:LIST_LENGTH]
