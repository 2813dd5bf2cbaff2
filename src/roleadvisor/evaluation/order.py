"""How accuracy grows with the number of answers, asked in the selector's order."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from roleadvisor.evaluation.intervals import rounded
from roleadvisor.evaluation.outcomes import begun, role_of
from roleadvisor.extras import has_numpy
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.scoring.contest import Contest, contest_of
from roleadvisor.scoring.information import GainTable, best_item, focused, gain_table
from roleadvisor.scoring.match import CLEAR_FIT, softmax
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import EXPERIENCES, AnswerSheet

Progress = Callable[[int, int], None]
# Yields, for each person, the index of the role named after each answer.
Walker = Callable[
    [Catalog, Scorecard, Contest, GainTable, Sequence[AnswerSheet]], Iterator[Sequence[int]]
]


class CurvePoint(Struct, frozen=True, kw_only=True):
    """Accuracy after so many answers, asked in the selector's order."""

    answers: int
    balanced_top_1: Proportion
    of_full: float


class AgreementPoint(Struct, frozen=True, kw_only=True):
    """How often the first role after a share of a person's answers is that of all of them.

    `clear_agreement` is the same over the `clear_people` whose fit with all answers is above .6.
    """

    share: Proportion
    agreement: Proportion
    clear_agreement: Proportion | None
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
    """Return, for each person, the role named after each answer, of whole roles or of `roles`.

    At each step, a person is asked the item of highest expected information gain among those that
    they answered, until no item tells anything more. Gains are computed with the plain form of each
    role. With `is_fast`, by default if numpy is installed, people are walked together, else one by
    one; both ways name the same roles.
    """
    contest = contest_of(catalog, card, roles)
    walks: list[list[str]] = [[] for _ in sheets]
    done = 0
    for experience in EXPERIENCES:
        places = [i for i, sheet in enumerate(sheets) if sheet.experience == experience]
        table = gain_table(catalog, contest.roles, experience)
        walk = _walker(is_fast=has_numpy() if is_fast is None else is_fast)
        named = walk(catalog, card, contest, table, [sheets[i] for i in places])
        for place, roles_named in zip(places, named, strict=True):
            walks[place] = [contest.roles[role] for role in roles_named]
            done += 1
            if progress:
                progress(done, len(sheets))
    return walks


def curve_of(
    catalog: Catalog,
    sheets: Sequence[AnswerSheet],
    walks: Sequence[Sequence[str]],
    roles: Sequence[str] = (),
) -> list[CurvePoint]:
    """Return the curve from 1 answer to the longest walk; `roles` are those of the walks."""
    hits: dict[str, list[Sequence[bool]]] = {}
    for sheet, named in zip(sheets, walks, strict=True):
        own = role_of(catalog, sheet.label, roles) or ""
        hits.setdefault(own, []).append([role == own for role in named])
    longest = max(map(len, walks), default=0)
    shares = [
        sum(map(partial(_share_after, count), hits.values())) / len(hits)
        for count in range(1, longest + 1)
    ]
    return [
        CurvePoint(
            answers=count,
            balanced_top_1=rounded(share),
            of_full=rounded(share / shares[-1]) if shares[-1] else 0.0,
        )
        for count, share in enumerate(shares, start=1)
    ]


def agreement_of(
    walks: Sequence[Sequence[str]], lengths: Sequence[int], finals: Sequence[tuple[str, float]]
) -> list[AgreementPoint]:
    """Return how often the first tenth of the answers, two tenths and so on name the final role.

    `lengths` are the numbers of each person's answers, `finals` the role that all of them name,
    with its fit.
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
                agreement=rounded(sum(agrees) / max(len(agrees), 1)),
                clear_agreement=rounded(sum(clear) / len(clear)) if clear else None,
                clear_people=len(clear),
            )
        )
    return points


def thin_out(sheets: Sequence[AnswerSheet], limit: int) -> list[AnswerSheet]:
    """Return at most `limit` of the sheets: of every role all, up to the same number.

    Sheets of a larger role are taken at even distances, so the choice is always the same.
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


def _walker(*, is_fast: bool) -> Walker:
    if is_fast:
        from roleadvisor.evaluation.together import walk_together  # noqa: PLC0415 (an extra)

        return walk_together
    return _walk_each


def _walk_each(
    catalog: Catalog,
    card: Scorecard,
    contest: Contest,
    table: GainTable,
    sheets: Sequence[AnswerSheet],
) -> Iterator[Sequence[int]]:
    temperature = catalog.questionnaire.temperature
    for sheet in sheets:
        yield list(_walk(card, contest, table, sheet, temperature))


def _walk(
    card: Scorecard, contest: Contest, table: GainTable, sheet: AnswerSheet, temperature: float
) -> Iterator[int]:
    """Yield, after each answer, the index of the role named."""
    points = begun(card, contest, sheet)
    left = [i for i, item in enumerate(table.items) if item in sheet.levels]
    while left:
        fits = softmax(contest.best_points(points), temperature)
        asked = best_item(table, left, focused(fits))
        if asked is None:
            return
        left.remove(asked)
        item = table.items[asked]
        row = contest.of(card.row(item, sheet.levels[item], sheet.experience))
        points = [p + more for p, more in zip(points, row, strict=True)]
        best = contest.best_points(points)
        yield best.index(max(best))
