"""Advice drawn from a match: the best role with its tools, what is missing, what would change it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from roleadvisor.catalog import Catalog, Share, Tool
from roleadvisor.scorecard import TOP_LEVEL, Scorecard
from roleadvisor.scoring import Match

HAS_LEVEL = 2
GAPS = 5
LEAST_GAIN = 50
LEAST_PART = 0.1


class ToolUse(NamedTuple):
    """A tool or language of a role, with where its share is from as in `Share`.

    `has_it` is None when the person was not asked or skipped it.
    """

    name: str
    purpose: str
    category: str
    item: str | None
    share: float
    source: str
    n: int | None
    word: str | None
    inherited_from: str | None
    url: str | None
    has_it: bool | None


class Gap(NamedTuple):
    """A skill that the role's practitioners have and this person has not, or not yet fully."""

    item: str
    text: str
    level: int
    share: float
    source: str
    gain: int


class Flip(NamedTuple):
    """The fewest changed answers that put `role` first: (item, old level, new level) each."""

    role: str
    changes: Sequence[tuple[str, int, int]]


class Company(NamedTuple):
    """What the size of the company makes of a role.

    In a small one a person covers the `families` at once, with their fits. In a large one the role
    splits into `specialities` (role and fit, the likeliest first), or is itself one of `part_of`.
    """

    families: Sequence[tuple[str, float]]
    specialities: Sequence[tuple[str, float]]
    part_of: str | None


def languages_of(catalog: Catalog, role: str, levels: Mapping[str, int]) -> list[ToolUse]:
    """Return the role's languages in the profile's order."""
    return [
        _use(catalog, role, tool, "Languages", levels) for tool in catalog.roles[role].languages
    ]


def tools_of(catalog: Catalog, role: str, levels: Mapping[str, int]) -> list[ToolUse]:
    """Return the role's tools, category by category in the profile's order."""
    return [
        _use(catalog, role, tool, category.category, levels)
        for category in catalog.roles[role].tools
        for tool in category.tools
    ]


def gaps_of(
    catalog: Catalog, card: Scorecard, role: str, match: Match, *, limit: int = GAPS
) -> list[Gap]:
    """Return the answered skills below the top whose gain adds most points, if it adds a few."""
    column = card.roles.index(role)
    gaps = []
    for evidence in match.evidence:
        item, share = catalog.items[evidence.item], catalog.shares[role].get(evidence.item)
        is_step = item.kind == "skill" and item.learnable and evidence.level < TOP_LEVEL
        if share is None or not is_step:
            continue
        top = card.row(item.id, TOP_LEVEL, match.experience)[column]
        if (gain := top - evidence.points[role]) >= LEAST_GAIN:
            gaps.append(Gap(item.id, item.text, evidence.level, share.share, share.source, gain))
    return sorted(gaps, key=lambda gap: (-gap.gain, gap.item))[:limit]


def flip_of(card: Scorecard, match: Match) -> Flip | None:
    """Return the smallest set of changed answers that puts the second role before the first.

    Answers add up independently, so taking the largest swings first is exact. None if there is no
    second role or no change of the given answers is enough.
    """
    if len(match.ranking) < 2:  # noqa: PLR2004 (a flip takes two roles)
        return None
    first, second = match.ranking[0], match.ranking[1]
    lead = first.points - second.points + (first.role < second.role)
    columns = card.roles.index(first.role), card.roles.index(second.role)
    swings = sorted(_swings(card, match, columns), key=lambda s: (-s[0], s[1]))
    changes: list[tuple[str, int, int]] = []
    for swing, item, old, new in swings:
        if lead <= 0:
            break
        changes.append((item, old, new))
        lead -= swing
    return Flip(second.role, changes) if lead <= 0 else None


def company_of(catalog: Catalog, match: Match) -> Company | None:
    """Return what company size makes of the best role, or None if nothing was ranked."""
    if not match.ranking:
        return None
    best = match.ranking[0].role
    return Company(
        families=[(f, fit) for f, fit in match.families if fit >= LEAST_PART] or match.families[:1],
        specialities=[
            (ranked.role, ranked.fit)
            for ranked in match.ranking
            if catalog.roles[ranked.role].specialises == best
        ],
        part_of=catalog.roles[best].specialises,
    )


def _swings(
    card: Scorecard, match: Match, columns: tuple[int, int]
) -> list[tuple[int, str, int, int]]:
    first, second = columns
    swings = []
    for evidence in match.evidence:
        leads = [
            row[second] - row[first]
            for row in (
                card.row(evidence.item, level, match.experience) for level in range(TOP_LEVEL + 1)
            )
        ]
        best = max(range(TOP_LEVEL + 1), key=lambda level: (leads[level], -level))
        if (swing := leads[best] - leads[evidence.level]) > 0:
            swings.append((swing, evidence.item, evidence.level, best))
    return swings


def _use(
    catalog: Catalog, role: str, tool: Tool, category: str, levels: Mapping[str, int]
) -> ToolUse:
    level = levels.get(tool.item) if tool.item else None
    share = _share_of(catalog, role, tool)
    return ToolUse(
        name=tool.name,
        purpose=tool.purpose,
        category=category,
        item=tool.item,
        share=share.share,
        source=share.source,
        n=share.n,
        word=share.word,
        inherited_from=share.inherited_from,
        url=tool.url,
        has_it=None if level is None else level >= HAS_LEVEL,
    )


def _share_of(catalog: Catalog, role: str, tool: Tool) -> Share:
    if tool.share:
        share = catalog.questionnaire.words.share(tool.share)
        return Share(share=share, source="estimate", word=tool.share)
    # The pack's checks see to it that a tool without a share of its own has an item.
    item = tool.item or ""
    base = Share(share=catalog.items[item].base, source="base share")
    return catalog.shares[role].get(item, base)
