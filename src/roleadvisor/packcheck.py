"""What makes a pack that can be read a good one: roles that can be reached and told apart, sources."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from roleadvisor.catalog import Catalog
from roleadvisor.catalog.reading import PackRead
from roleadvisor.catalog.strict import Document
from roleadvisor.errors import Problem
from roleadvisor.scorecard import TOP_LEVEL, Scorecard, compile_scorecard
from roleadvisor.separability import told_apart

# Who tells two roles apart in fewer draws has nothing to advise with.
ENOUGH_APART = 0.75
_PROFILE_PARTS = ("estimates", "surveyed", "advertised", "fitted")


class _Part(NamedTuple):
    """A pack's own role: its file, and whether it is among the roles to be judged."""

    role: str
    document: Document


def check_pack(read: PackRead) -> list[Problem]:
    """Return every problem of a pack: those of its files, and what its author would want to know."""
    if read.catalog is None:
        return sorted(set(read.problems))
    catalog = read.catalog
    card = compile_scorecard(catalog)
    own = [_Part(role, document) for role, document in read.documents.items()]
    problems = [
        *_unreachable(card, own),
        *_alike(catalog, card, own),
        *_unused(catalog, read.questionnaire),
        *_unsourced(catalog, own),
        *(problem for part in own for problem in _unsorted(part.document)),
    ]
    return sorted(set(problems))


def _unreachable(card: Scorecard, own: Sequence[_Part]) -> Iterator[Problem]:
    """Yield roles that come first for no answers that could be found."""
    if len(card.roles) < 2:  # noqa: PLR2004 (one role is always first)
        return
    for part in own:
        if best_margin(card, part.role) <= 0:
            message = "no answers put this role first; another has all that speaks for it"
            yield part.document.problem(("id",), message, "unreachable")


def best_margin(card: Scorecard, role: str) -> int:
    """Return by how many points a role can lead all others, or its least deficit.

    Answers are improved one by one from several starts: what is best against all others together,
    and against each of them alone. So a margin that is found is real; one that is not found may, in
    rare cases, exist.
    """
    mine = card.roles.index(role)
    others = [i for i in range(len(card.roles)) if i != mine]
    rows = [
        [[row[mine] - row[i] for i in others] for row in levels]
        for levels in card.tables["practitioner"].values()
    ]
    columns = range(len(others))
    starts = [[max(range(TOP_LEVEL + 1), key=lambda level: sum(item[level])) for item in rows]]
    starts += [
        [max(range(TOP_LEVEL + 1), key=lambda level: item[level][c]) for item in rows]
        for c in columns
    ]
    return max(_improved(rows, start) for start in starts)


def _improved(rows: Sequence[Sequence[Sequence[int]]], start: Sequence[int]) -> int:
    levels = list(start)
    leads = [
        sum(item[level][c] for item, level in zip(rows, levels, strict=True))
        for c in range(len(rows[0][0]))
    ]
    is_better = True
    while is_better:
        is_better = False
        for i, item in enumerate(rows):
            for level in (0, TOP_LEVEL):
                changed = [
                    lead + new - old
                    for lead, new, old in zip(leads, item[level], item[levels[i]], strict=True)
                ]
                if min(changed) > min(leads):
                    leads, levels[i], is_better = changed, level, True
    return min(leads)


def _alike(catalog: Catalog, card: Scorecard, own: Sequence[_Part]) -> Iterator[Problem]:
    """Yield pairs, one of them at least the pack's own, that are told apart too seldom."""
    documents = {part.role: part.document for part in own}
    for first, second in combinations(card.roles, 2):
        document = documents.get(second) or documents.get(first)
        if document is None:
            continue
        apart = told_apart(catalog, card, first, second)
        if apart < ENOUGH_APART:
            other = first if second in documents else second
            message = (
                f"looks like '{other}': people of the two are told apart in {apart:.0%} of draws, "
                f"of which {ENOUGH_APART:.0%} are wanted"
            )
            yield document.problem(("id",), message, "look-alike")


def _unused(catalog: Catalog, questionnaire: Document | None) -> Iterator[Problem]:
    """Yield the pack's own items that no role states."""
    stated = {
        item for shares in catalog.shares.values() for item, s in shares.items() if s.is_stated
    }
    if questionnaire is None:
        return
    for i, screen in enumerate(questionnaire.data.get("screens", ())):
        for j, item in enumerate(screen["items"]):
            if item["id"] not in stated:
                message = f"no role says how many of its people have '{item['id']}'"
                path = ("screens", i, "items", j, "id")
                yield questionnaire.problem(path, message, "unused-item")


def _unsourced(catalog: Catalog, own: Sequence[_Part]) -> Iterator[Problem]:
    """Yield roles that cite a survey, or a classification, which their sources do not list."""
    for part in own:
        profile = catalog.roles[part.role]
        listed = {source.id for source in profile.sources}
        surveys = profile.surveyed.surveys if profile.surveyed else ()
        if surveys and not listed.intersection(surveys):
            message = f"the surveyed shares are from {', '.join(surveys)}, which no source names"
            yield part.document.problem(("sources",), message, "missing-source")


def _unsorted(document: Document) -> Iterator[Problem]:
    """Yield every key of a list of shares that stands too late, with the one that it belongs before."""
    for name in _PROFILE_PARTS:
        part = document.data.get(name)
        shares: Mapping[str, object] = part["shares"] if part else {}
        passed: list[str] = []
        for key in shares:
            place = bisect(passed, key)
            if place < len(passed):
                message = f"'{key}' belongs before '{passed[place]}': shares are sorted by item"
                yield document.problem((name, "shares", key), message, "unsorted", key=True)
            passed.insert(place, key)
