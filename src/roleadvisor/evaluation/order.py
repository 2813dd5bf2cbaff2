"""How accuracy grows with the number of answers, asked in the selector's order."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.extras import has_numpy
from roleadvisor.scorecard import Scorecard
from roleadvisor.scoring import softmax
from roleadvisor.selection import GainTable, best_item, focused, gain_table

Progress = Callable[[int, int], None]

CLEAR_FIT = 0.6


class CurvePoint(NamedTuple):
    """Balanced top-1 after this many answers, and as a share of that with all answers."""

    answers: int
    balanced_top_1: float
    of_full: float


class AgreementPoint(NamedTuple):
    """How often the first role is that of all answers, after this share of a person's answers.

    `clear_agreement` is the same over the `clear_people` whose fit with all answers is above .6, or
    None if there are none.
    """

    share: float
    agreement: float
    clear_agreement: float | None
    clear_people: int


def walks_of(
    catalog: Catalog,
    card: Scorecard,
    sheets: Sequence[AnswerSheet],
    roles: Sequence[str],
    progress: Progress | None = None,
    *,
    is_fast: bool | None = None,
) -> list[list[str]]:
    """Return, for each person, the role named after each answer.

    Each is asked, of the items they answered, the one of highest expected information gain given
    the answers so far, until nothing left tells anything. With numpy the people are walked together
    (`is_fast`), else one by one; both ways name the same roles.
    """
    table = gain_table(catalog, roles)
    if has_numpy() if is_fast is None else is_fast:
        from roleadvisor.evaluation.together import walk_together  # noqa: PLC0415 (an extra)

        walkers: Iterator[Sequence[int]] = walk_together(catalog, card, table, sheets)
    else:
        walkers = _walk_each(catalog, card, table, sheets)
    walks: list[list[str]] = []
    for named in walkers:
        walks.append([table.roles[i] for i in named])
        if progress:
            progress(len(walks), len(sheets))
    return walks


def curve_of(sheets: Sequence[AnswerSheet], walks: Sequence[Sequence[str]]) -> list[CurvePoint]:
    """Return the curve from 1 answer to as many as tell anything."""
    hits: dict[str, list[Sequence[bool]]] = {}
    for sheet, named in zip(sheets, walks, strict=True):
        hits.setdefault(sheet.label or "", []).append([role == sheet.label for role in named])
    longest = max(map(len, walks), default=0)
    shares = [
        sum(map(partial(_share_after, count), hits.values())) / len(hits)
        for count in range(1, longest + 1)
    ]
    return [
        CurvePoint(count, share, share / shares[-1] if shares[-1] else 0.0)
        for count, share in enumerate(shares, start=1)
    ]


def agreement_of(
    walks: Sequence[Sequence[str]], lengths: Sequence[int], finals: Sequence[tuple[str, float]]
) -> list[AgreementPoint]:
    """Return how often a part of the answers, a tenth to all of them, names the role of them all.

    `lengths` count each person's answers, `finals` are the role that all of them name and its fit.
    """
    points = []
    for tenth in range(1, 11):
        agrees = [
            bool(walk) and walk[min(max(tenth * length // 10, 1), len(walk)) - 1] == role
            for walk, length, (role, _) in zip(walks, lengths, finals, strict=True)
        ]
        clear = [a for a, (_, fit) in zip(agrees, finals, strict=True) if fit > CLEAR_FIT]
        points.append(
            AgreementPoint(
                share=tenth / 10,
                agreement=sum(agrees) / max(len(agrees), 1),
                clear_agreement=sum(clear) / len(clear) if clear else None,
                clear_people=len(clear),
            )
        )
    return points


def thin_out(sheets: Sequence[AnswerSheet], limit: int) -> list[AnswerSheet]:
    """Return at most `limit` of the sheets: every role keeps its own up to the same number.

    Those of a larger role are taken at even distances, so the choice is always the same.
    """
    by_role: dict[str, list[AnswerSheet]] = {}
    for sheet in sheets:
        by_role.setdefault(sheet.label or "", []).append(sheet)
    kept: list[AnswerSheet] = []
    smallest_first = sorted(by_role.values(), key=len)
    for position, listed in enumerate(smallest_first):
        share = (limit - len(kept)) // (len(smallest_first) - position)
        count = min(len(listed), share)
        kept += [listed[i * len(listed) // count] for i in range(count)]
    return kept


def _share_after(count: int, people: Sequence[Sequence[bool]]) -> float:
    return sum(bool(hits) and hits[min(count, len(hits)) - 1] for hits in people) / len(people)


def _walk_each(
    catalog: Catalog, card: Scorecard, table: GainTable, sheets: Sequence[AnswerSheet]
) -> Iterator[Sequence[int]]:
    columns = [card.roles.index(role) for role in table.roles]
    for sheet in sheets:
        yield list(_walk(catalog, card, table, sheet, columns))


def _walk(
    catalog: Catalog,
    card: Scorecard,
    table: GainTable,
    sheet: AnswerSheet,
    columns: Sequence[int],
) -> Iterator[int]:
    """Yield, after each answer, the index of the role named."""
    points = [0] * len(columns)
    left = [i for i, item in enumerate(table.items) if item in sheet.levels]
    while left:
        fits = softmax(points, catalog.questionnaire.temperature)
        asked = best_item(table, left, focused(fits))
        if asked is None:
            return
        left.remove(asked)
        item = table.items[asked]
        row = card.row(item, sheet.levels[item], sheet.experience)
        points = [p + row[column] for p, column in zip(points, columns, strict=True)]
        yield points.index(max(points))
