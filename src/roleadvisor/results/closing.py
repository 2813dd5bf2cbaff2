"""The closing list of the quiz: usual tools of the role that leads, as far as they were not asked."""

from collections.abc import Collection

from roleadvisor.packs import Catalog
from roleadvisor.quiz.bank import LIST_LENGTH, ToolList
from roleadvisor.results.tools import languages_of, said_in, tools_of
from roleadvisor.results.usual import LEAST_USED
from roleadvisor.scoring.match import rank_sheet
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import AnswerSheet


def closing_list(
    catalog: Catalog, card: Scorecard, sheet: AnswerSheet, shown: Collection[str] = ()
) -> ToolList | None:
    """Return the usual tools of the class that leads of which the sheet says nothing, if any.

    There are none if those of this class were `shown` before.
    """
    match = rank_sheet(catalog, card, sheet)
    if not match.ranking:
        return None
    leading = match.speciality or match.ranking[0].id
    names = [] if leading in shown else _open_tools(catalog, leading, sheet)
    return ToolList((leading,), tuple(names)) if names else None


def _open_tools(catalog: Catalog, role: str, sheet: AnswerSheet) -> list[str]:
    """Return the names of tools of which it is not known whether the person has them, most used first."""
    said = said_in(sheet)
    uses = [
        use
        for use in (*languages_of(catalog, role, said), *tools_of(catalog, role, said))
        if use.has_it is None and not use.has_kind and use.share >= LEAST_USED
    ]
    by_share = sorted(uses, key=lambda use: -use.share)
    return list(dict.fromkeys(use.name for use in by_share))[:LIST_LENGTH]
