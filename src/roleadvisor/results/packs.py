"""What a pack's author wants to know: its problems, roles that look alike, the pack in use."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct

from roleadvisor.errors import Problem
from roleadvisor.packs import TOP_LEVEL, Catalog
from roleadvisor.packs.loading import read_pack
from roleadvisor.packs.model import Proportion
from roleadvisor.packs.reading import PackRead
from roleadvisor.results.parts import NamedItem, named_item
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import MORE, Document, first_problems
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.scoring.separability import Populations, telling_items

ChosenBy = Literal["option", "environment", "bundled"]
Count = Annotated[int, Meta(ge=0)]


class PackCheck(Struct, frozen=True, kw_only=True):
    """What `pack check --json` prints: the pack, and everything that is wrong with it.

    A pack that cannot be read has no digest, and counts what could be read of it.
    """

    folder: str
    digest: str | None
    roles: Count
    items: Count
    problems: Sequence[Problem]


class PackPath(Struct, frozen=True, kw_only=True):
    """What `pack path --json` prints: the pack in use, what chose it, and the user's packs."""

    folder: str
    chosen_by: ChosenBy
    user_folder: str
    user_packs: Sequence[str]


class RolePair(Struct, frozen=True, kw_only=True):
    """Two roles, the share of drawn people who score higher for their own, and what does most for it.

    `wanted` is the least share that `pack check` lets pass; it is lower within a whole role.
    """

    first: str
    second: str
    told_apart: Proportion
    wanted: Proportion
    items: Sequence[NamedItem]


class PackMatrix(Struct, frozen=True, kw_only=True):
    """What `pack matrix --json` prints: every pair of roles, the hardest to tell apart first.

    People are drawn half from each profile; real ones are told apart less often.
    """

    roles: Mapping[str, str]
    pairs: Sequence[RolePair]


def check_pack(folder: Path) -> PackCheck:
    """Return every problem of the pack in a folder."""
    read = read_pack(folder)
    catalog = read.catalog
    return PackCheck(
        folder=shown(str(folder), 1000),
        digest=catalog.digest if catalog else None,
        roles=len(catalog.roles) if catalog else len(read.documents),
        items=len(catalog.items) if catalog else 0,
        problems=problems_of(read),
    )


def pack_matrix(catalog: Catalog, roles: Sequence[str] = ()) -> PackMatrix:
    """Return how often the people of each pair of `roles` (all, if none are named) are told apart."""
    card = compile_scorecard(catalog)
    named = sorted(roles or card.roles)
    populations = Populations(catalog, card)
    pairs = [_pair(catalog, card, populations, *pair) for pair in combinations(named, 2)]
    return PackMatrix(
        roles={role: catalog.roles[role].name for role in named},
        pairs=sorted(pairs, key=lambda pair: (pair.told_apart, pair.first, pair.second)),
    )


def _pair(
    catalog: Catalog, card: Scorecard, populations: Populations, first: str, second: str
) -> RolePair:
    items = telling_items(catalog, card, first, second)
    return RolePair(
        first=first,
        second=second,
        told_apart=round(populations.told_apart(first, second), 3),
        wanted=wanted_apart(catalog, first, second),
        items=[named_item(catalog, item) for item in items],
    )


# The share of draws in which two roles should be told apart: below it, advice between them is
# hardly better than a guess. Specialities of one whole role may be more alike. They share most of
# their work, and a confusion between them does not change the first role.
ENOUGH_APART = 0.75
ENOUGH_WITHIN_ROLE = 0.65
# How many of a role's hardest rivals its answers are improved against one by one.
HARDEST = 12
_PROFILE_PARTS = ("estimates", "surveyed", "advertised", "fitted")


class _OwnRole(NamedTuple):
    """A role that the pack itself has, not the pack that it extends, and its file."""

    role: str
    document: Document


def problems_of(read: PackRead) -> list[Problem]:
    """Return every problem of a pack: of its files or, if these can be used, of its contents."""
    if read.catalog is None:
        return sorted(set(read.problems))
    catalog = read.catalog
    card = compile_scorecard(catalog)
    own = [_OwnRole(role, document) for role, document in read.documents.items()]
    with_shares = [*read.documents.values(), *read.fitted.values()]
    found = chain(
        _unreachable(catalog, card, own),
        _alike(catalog, card, own),
        _alone(catalog, own),
        (problem for screen in read.screens.values() for problem in _unused(catalog, screen)),
        (problem for part in read.settings.values() for problem in _asked_again(catalog, part)),
        _unsourced(catalog, own),
        (problem for part in with_shares for problem in _retired(catalog, part)),
        (problem for part in with_shares for problem in _unsorted(part)),
    )
    problems = first_problems(dict.fromkeys(found))
    return sorted(problems, key=lambda problem: (problem.code == MORE, problem))


def wanted_apart(catalog: Catalog, first: str, second: str) -> float:
    """Return the share of draws in which the people of two roles should be told apart."""
    is_within_role = catalog.whole_of(first) == catalog.whole_of(second)
    return ENOUGH_WITHIN_ROLE if is_within_role else ENOUGH_APART


def _unreachable(catalog: Catalog, card: Scorecard, own: Sequence[_OwnRole]) -> Iterator[Problem]:
    """Yield whole roles that no answers put first, and specialities that no answers name."""
    for part in own:
        whole, fitted = catalog.whole_of(part.role), catalog.roles[part.role].fitted
        if whole != part.role:
            lead = fitted.start + best_margin(
                card, part.role, [whole], enough=fitted.margin - fitted.start
            )
            if lead < fitted.margin:
                message = (
                    f"no answers name this speciality: it leads '{whole}' by at most {lead} points, "
                    f"and it needs {fitted.margin}"
                )
                yield part.document.problem(("id",), message, "unreachable")
            continue
        rivals = [role for role in catalog.whole_roles if role != whole]
        if rivals and best_margin(card, whole, rivals) <= 0:
            message = "no answers put this role first: another always has as many points"
            yield part.document.problem(("id",), message, "unreachable")


def best_margin(card: Scorecard, role: str, rivals: Sequence[str], *, enough: int = 1) -> int:
    """Return a lead in points over all rivals that answers can give a class, the largest one found.

    It is negative if the class cannot lead. The search ends at the first lead of at least `enough`.
    Answers are improved one by one from several starts: the best against all rivals together, and the
    best against each of the hardest alone. In rare cases other answers would give a larger lead.
    """
    mine = card.roles.index(role)
    others = [card.roles.index(rival) for rival in rivals]
    rows = [
        [[levels[level][mine] - levels[level][i] for i in others] for level in (0, TOP_LEVEL)]
        for levels in card.tables["practitioner"].values()
    ]
    most: list[int] = [
        sum(column) for column in zip(*(map(max, *pair) for pair in rows), strict=True)
    ]
    if min(most, default=enough) < enough:
        return min(most)
    best = _improved(rows, [int(sum(yes) > sum(no)) for no, yes in rows], enough)
    hardest = sorted(range(len(others)), key=most.__getitem__)[:HARDEST]
    for rival in hardest:
        if best >= enough:
            break
        best = max(best, _improved(rows, [int(yes[rival] > no[rival]) for no, yes in rows], enough))
    return best


def _improved(rows: Sequence[Sequence[Sequence[int]]], start: Sequence[int], enough: int) -> int:
    """Return the least lead over a rival after answers, no or yes by item, were improved one by one."""
    answers = list(start)
    chosen = [pair[answer] for pair, answer in zip(rows, answers, strict=True)]
    leads: list[int] = [sum(column) for column in zip(*chosen, strict=True)]
    is_better = True
    while is_better and min(leads) < enough:
        is_better = False
        for item, pair in enumerate(rows):
            new, old = pair[1 - answers[item]], pair[answers[item]]
            changed = [lead + n - o for lead, n, o in zip(leads, new, old, strict=True)]
            if min(changed) > min(leads):
                leads, answers[item], is_better = changed, 1 - answers[item], True
    return min(leads)


def _alone(catalog: Catalog, own: Sequence[_OwnRole]) -> Iterator[Problem]:
    """Yield a whole role that is the only one: it comes first whatever is answered."""
    if len(catalog.whole_roles) == 1:
        (only,) = catalog.whole_roles
        document = next(part.document for part in own if part.role == only)
        message = "this is the only whole role, and a ranking needs at least two"
        yield document.problem(("id",), message, "one-role")


def _alike(catalog: Catalog, card: Scorecard, own: Sequence[_OwnRole]) -> Iterator[Problem]:
    """Yield pairs of roles, at least one of them the pack's own, that are told apart too seldom."""
    documents = {part.role: part.document for part in own}
    populations = Populations(catalog, card)
    for first, second in combinations(card.roles, 2):
        document = documents.get(second) or documents.get(first)
        if document is None:
            continue
        apart = populations.told_apart(first, second)
        wanted = wanted_apart(catalog, first, second)
        if apart < wanted:
            other = first if second in documents else second
            message = (
                f"looks like '{other}': their people are told apart in {apart:.0%} of draws, "
                f"and it should be {wanted:.0%}"
            )
            yield document.problem(("id",), message, "look-alike")


def _unused(catalog: Catalog, screen: Document) -> Iterator[Problem]:
    """Yield a screen's items for which no role states a share."""
    stated = {
        item for shares in catalog.shares.values() for item, s in shares.items() if s.is_stated
    }
    for j, item in enumerate(screen.data["items"]):
        if item["id"] not in stated:
            message = f"no role says how many of its people have '{item['id']}'"
            yield screen.problem(("items", j, "id"), message, "unused-item")


def _unsourced(catalog: Catalog, own: Sequence[_OwnRole]) -> Iterator[Problem]:
    """Yield roles whose shares are from surveys, none of which their sources list."""
    for part in own:
        profile = catalog.roles[part.role]
        listed = {source.id for source in profile.sources}
        surveys = profile.surveyed.surveys if profile.surveyed else ()
        if surveys and not listed.intersection(surveys):
            message = (
                f"the surveyed shares are from {', '.join(surveys)}, which sources do not list"
            )
            yield part.document.problem(("sources",), message, "missing-source")


def _retired(catalog: Catalog, document: Document) -> Iterator[Problem]:
    """Yield every share of an item that is no longer asked."""
    for name, shares in _shares_in(document):
        for key in shares:
            if key in catalog.questionnaire.retired and key not in catalog.items:
                message = f"'{key}' is no longer asked, so its share counts for nothing"
                yield document.problem((name, "shares", key), message, "retired-item", key=True)


def _asked_again(catalog: Catalog, settings: Document) -> Iterator[Problem]:
    """Yield every item that is listed as retired although the pack asks it."""
    for i, item in enumerate(settings.data.get("retired", ())):
        if item in catalog.items:
            message = f"'{item}' is asked here, so it cannot be retired"
            yield settings.problem(("retired", i), message, "retired-item")


def _unsorted(document: Document) -> Iterator[Problem]:
    """Yield every key that stands too late in a list of shares, with the key it belongs before."""
    for name, shares in _shares_in(document):
        passed: list[str] = []
        for key in shares:
            place = bisect(passed, key)
            if place < len(passed):
                message = f"'{key}' belongs before '{passed[place]}': shares are sorted by item"
                yield document.problem((name, "shares", key), message, "unsorted", key=True)
            passed.insert(place, key)


def _shares_in(document: Document) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield every list of shares in a file, with the part that it stands in."""
    for name in _PROFILE_PARTS:
        if part := document.data.get(name):
            yield name, part.get("shares", {})
