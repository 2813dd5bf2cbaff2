"""What answers and mentions did: the strongest effects, and all of them for the first two roles."""

from collections.abc import Sequence
from math import log2

from msgspec import Struct, field

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion
from roleadvisor.results.flip import Flip, flip_of
from roleadvisor.results.known import known_of, word_of
from roleadvisor.results.parts import part_of
from roleadvisor.scoring.match import Evidence, EvidenceKind, Match, Ranked, Status, rank_sheet
from roleadvisor.scoring.scorecard import POINTS_PER_BIT, compile_scorecard, multiplier
from roleadvisor.sheets.sheet import AnswerSheet, Experience, Level

# So many effects for the first role are shown, and so many against it.
MOST_FOR = 3
MOST_AGAINST = 1
# A smaller effect is no reason.
LEAST_EFFECT = POINTS_PER_BIT * log2(1.15)
MULTIPLIER_DIGITS = 4


class Effect(Struct, frozen=True, kw_only=True):
    """An answer or a mention, and the points by which it favours the best role over the average role.

    The average is that of the ranked roles, each by its class. The multiplier is what so many points
    multiply the odds by.
    """

    item: str
    text: str
    kind: EvidenceKind
    answer: Level
    word: str
    points: float
    multiplier: float


class RoleSum(Struct, frozen=True, kw_only=True):
    """A role with all its points, those of the `class` that speaks for it.

    What the class starts with, what job titles gave, and the points of the reasons add up to them.
    """

    id: str
    name: str
    fit: Proportion
    speaker: str = field(name="class")
    points: int
    start_points: int
    title_points: int


class Reason(Struct, frozen=True, kw_only=True):
    """One answer, or one mention in a text, and the points that it gave to the first two roles.

    `lead` is what it multiplies the odds of the first role against the second by.
    """

    item: str
    text: str
    kind: EvidenceKind
    answer: Level
    word: str
    first: int
    second: int
    lead: float


class Explanation(Struct, frozen=True, kw_only=True):
    """What `explain --json` prints: the first two roles, and what all evidence did for them.

    What speaks most for the first role against the second comes first. `flip` is the smallest set
    found of changed answers that puts the second first.
    """

    id: str | None
    status: Status
    experience: Experience
    first: RoleSum | None
    second: RoleSum | None
    reasons: Sequence[Reason]
    flip: Flip | None
    answered: int
    mentioned: int
    informative: int
    minimum: int
    minimum_mentions: int
    unknown: Sequence[str]


def explain(catalog: Catalog, sheet: AnswerSheet, *, roles: Sequence[str] = ()) -> Explanation:
    """Return what every answer and mention did for the first two of the whole roles, or of `roles`."""
    card = compile_scorecard(catalog)
    match = rank_sheet(catalog, card, sheet, roles)
    # An explanation compares two roles.
    first, second = match.ranking[:2] if len(match.ranking) > 1 else (None, None)
    return Explanation(
        id=sheet.id,
        status=match.status,
        experience=match.experience,
        first=part_of(first, RoleSum) if first else None,
        second=part_of(second, RoleSum) if second else None,
        reasons=reasons_of(catalog, match, first, second) if first and second else (),
        flip=flip_of(catalog, card, match),
        unknown=sorted(sheet.unknown),
        **known_of(catalog, match),
    )


def reasons_of(catalog: Catalog, match: Match, first: Ranked, second: Ranked) -> list[Reason]:
    """Return the points that each answer and mention gave two ranked roles.

    What speaks most for the first role against the second comes first. The points are those of the
    class that speaks for each role. Its start points, its title points and these add up exactly to the
    role's points.
    """
    reasons = [
        Reason(
            item=e.item,
            text=catalog.items[e.item].text,
            kind=e.kind,
            answer=e.answer,
            word=word_of(catalog, e.item, e.kind, e.answer),
            first=e.points[first.speaker],
            second=e.points[second.speaker],
            lead=round(
                multiplier(e.points[first.speaker] - e.points[second.speaker]), MULTIPLIER_DIGITS
            ),
        )
        for e in match.evidence
    ]
    return sorted(reasons, key=lambda r: (r.second - r.first, -r.first, r.item))


def effects_of(catalog: Catalog, match: Match) -> Sequence[Effect]:
    """Return the three strongest effects for the first role, and the strongest against it."""
    if not match.ranking:
        return []
    leads = [(evidence, _lead_over_mean(match, evidence)) for evidence in match.evidence]
    leads = [(evidence, lead) for evidence, lead in leads if abs(lead) >= LEAST_EFFECT]
    leads.sort(key=lambda pair: (-abs(pair[1]), pair[0].item))
    favour = [pair for pair in leads if pair[1] > 0][:MOST_FOR]
    disfavour = [pair for pair in leads if pair[1] < 0][:MOST_AGAINST]
    return [_effect(catalog, evidence, lead) for evidence, lead in (*favour, *disfavour)]


def _effect(catalog: Catalog, evidence: Evidence, lead: float) -> Effect:
    return Effect(
        item=evidence.item,
        text=catalog.items[evidence.item].text,
        kind=evidence.kind,
        answer=evidence.answer,
        word=word_of(catalog, evidence.item, evidence.kind, evidence.answer),
        points=round(lead, 1),
        multiplier=round(multiplier(lead), MULTIPLIER_DIGITS),
    )


def _lead_over_mean(match: Match, evidence: Evidence) -> float:
    best, *_ = points = [evidence.points[ranked.speaker] for ranked in match.ranking]
    return best - sum(points) / len(points)
