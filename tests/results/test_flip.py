"""The fewest answers that would change a result, and the skills that would add most."""

from collections.abc import Mapping
from itertools import combinations, product
from pathlib import Path

import pytest
from bakery import bakery
from conftest import MakePack
from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.results.flip import Change, Flip, flip_of
from roleadvisor.scoring.match import Match, points_in, rank_roles
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return bakery(Path(tmp_path_factory.mktemp("bakery")))


def is_before(match: Match, one: str, other: str) -> bool:
    places = [ranked.id for ranked in match.ranking]
    return bool(places) and places.index(one) < places.index(other)


def changed(flip: Flip) -> dict[str, int]:
    return {change.item: change.to_answer for change in flip.changes}


@given(data=st.data())
def test_a_flip_holds_when_it_is_scored_anew_and_takes_every_change_of_it(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    items = st.sampled_from(sorted(catalog.items))
    skills = st.sampled_from(sorted(i for i, asked in catalog.items.items() if asked.is_skill))
    answers = data.draw(st.dictionaries(items, st.integers(0, 4), min_size=8))
    mentions = data.draw(st.dictionaries(skills, st.integers(1, 4), max_size=8))

    def ranked(levels: Mapping[str, int]) -> Match:
        return rank_roles(catalog, levels, mentioned=mentions, scorecard=card)

    match = ranked(answers)
    flip = flip_of(catalog, card, match)
    if not flip:
        return
    first = match.ranking[0].id
    assert flip.id == match.ranking[1].id
    before = {change.item: change.from_answer for change in flip.changes}
    assert before == {item: answers[item] for item in changed(flip)}
    after = ranked(answers | changed(flip))
    assert is_before(after, flip.id, first)
    assert after.ranking[0].id == flip.then_first
    for item in changed(flip):
        fewer = {i: level for i, level in changed(flip).items() if i != item}
        assert not is_before(ranked(answers | fewer), flip.id, first)


@given(data=st.data())
def test_what_is_called_smallest_is_so_and_nothing_is_missed_that_one_answer_does(
    small: Catalog, data: st.DataObject
) -> None:
    card = compile_scorecard(small)
    items = st.sampled_from(sorted(small.items))
    answers = data.draw(st.dictionaries(items, st.integers(0, 4), min_size=4))
    match = rank_roles(small, answers, scorecard=card)
    flip = flip_of(small, card, match)
    fewest = smallest(match, card, answers, limit=len(flip.changes) - 1 if flip else 2)
    assert fewest is None or not (flip is None or flip.is_smallest)
    assert fewest != 1


def smallest(match: Match, card: Scorecard, answers: Mapping[str, int], limit: int) -> int | None:
    """Return how few changes put the second before the first, by trying all sets up to a limit."""
    if not match.ranking:
        return None
    contest = match.contest
    first, second = (contest.roles.index(ranked.id) for ranked in match.ranking[:2])
    totals = points_in(contest, match)

    def does(levels: Mapping[str, int]) -> bool:
        after = list(totals)
        for item, level in levels.items():
            new, old = (
                contest.of(card.row(item, n, "practitioner")) for n in (level, answers[item])
            )
            after = [a + n - o for a, n, o in zip(after, new, old, strict=True)]
        best = contest.best_points(after)
        return (-best[second], second) < (-best[first], first)

    for count in range(1, limit + 1):
        for chosen in combinations(answers, count):
            for levels in product(range(5), repeat=count):
                if does(dict(zip(chosen, levels, strict=True))):
                    return count
    return None


def test_only_what_was_asked_is_changed(small: Catalog) -> None:
    card = compile_scorecard(small)
    mentions = dict.fromkeys(["oven", "dough"], 4)
    match = rank_roles(small, {"selling": 2, "till": 2}, mentioned=mentions, scorecard=card)
    flip = flip_of(small, card, match)
    assert match.ranking[0].id == "baker"
    assert flip and set(changed(flip)) <= {"selling", "till"}
    named = rank_roles(small, {}, mentioned=mentions, scorecard=card)
    assert named.ranking and flip_of(small, card, named) is None


@pytest.mark.parametrize(
    ("answers", "change"),
    [
        # Nothing else moves bakers or millers, who have no points; without a diploma bakers have -485.
        ({"diploma": 4, "books": 1}, Change(item="diploma", from_answer=4, to_answer=0)),
        # To love milling gives millers 1600, which is more than the diploma gives bakers.
        (
            {"diploma": 4, "books": 1, "milling": 2},
            Change(item="milling", from_answer=2, to_answer=4),
        ),
    ],
)
def test_a_diploma_is_named_where_nothing_does_that_a_person_could_change(
    small: Catalog, answers: dict[str, int], change: Change
) -> None:
    card = compile_scorecard(small)
    match = rank_roles(small, answers, scorecard=card)
    assert [(r.id, r.points) for r in match.ranking[:2]] == [("baker", 737), ("miller", 0)]
    assert flip_of(small, card, match) == Flip(
        id="miller", changes=[change], then_first="miller", is_smallest=True
    )


def test_where_each_class_takes_one_change_and_none_does_for_all_it_takes_two(
    small: Catalog,
) -> None:
    card = compile_scorecard(small)
    match = rank_roles(small, {"oven": 4, "decorating": 4}, scorecard=card)
    # Plain bakers have the oven's 678, confectioners 1274 for decorating less the 300 behind which
    # they begin, millers nothing. Without an oven bakers have -661, but not so confectioners.
    assert [(r.id, r.speaker, r.points) for r in match.ranking[:2]] == [
        ("baker", "confectioner", 974),
        ("miller", "miller", 0),
    ]
    flip = flip_of(small, card, match)
    assert flip and (flip.id, flip.then_first, flip.is_smallest) == ("miller", "miller", True)
    assert [(c.item, c.from_answer, c.to_answer) for c in flip.changes] == [
        ("oven", 4, 0),
        ("decorating", 4, 0),
    ]


def test_against_a_single_class_the_largest_changes_are_taken_first(small: Catalog) -> None:
    card = compile_scorecard(small)
    answers = {"oven": 4, "mixer": 4, "dough": 4}
    match = rank_roles(small, answers, roles=["baker", "miller"], scorecard=card)
    # Bakers have 678 + 225 + 290, millers -900. A no to dough takes 408 from bakers and gives millers
    # 1087; one to the oven takes 1339, which is enough; one to the mixer would have taken 317.
    assert [(r.id, r.points) for r in match.ranking] == [("baker", 1193), ("miller", -900)]
    flip = flip_of(small, card, match)
    assert flip and (flip.id, flip.then_first, flip.is_smallest) == ("miller", "miller", True)
    assert changed(flip) == {"dough": 0, "oven": 0}
    assert [change.item for change in flip.changes] == ["dough", "oven"]


@pytest.mark.parametrize(
    ("answers", "second", "changes"),
    [
        # One yes brings the first id to 678 as well, and it wins the tie.
        ({"baking": 0, "selling": 4}, "a", {"baking": 4}),
        # The second does not: it takes another answer.
        ({"baking": 4, "selling": 0}, "b", {"baking": 0, "selling": 4}),
    ],
)
def test_equal_points_are_enough_for_the_first_id_only(
    make_pack: MakePack, answers: dict[str, int], second: str, changes: dict[str, int]
) -> None:
    pack = load_catalog(make_pack(a="baking: core", b="selling: core"))
    card = compile_scorecard(pack)
    match = rank_roles(pack, answers, scorecard=card)
    assert [ranked.points for ranked in match.ranking] == [678, -1322]
    flip = flip_of(pack, card, match)
    assert flip and (flip.id, flip.then_first, flip.is_smallest) == (second, second, True)
    assert changed(flip) == changes


def test_a_flip_is_one_between_the_roles_that_were_asked_for(small: Catalog) -> None:
    card = compile_scorecard(small)
    answers = {"decorating": 4, "mixer": 4, "oven": 4, "dough": 1}
    match = rank_roles(small, answers, roles=["confectioner", "bread-baker"], scorecard=card)
    flip = flip_of(small, card, match)
    assert flip and {match.ranking[0].id, flip.id} == {"confectioner", "bread-baker"}
    after = rank_roles(small, answers | changed(flip), roles=list(match.contest.roles))
    assert after.ranking[0].id == flip.id == flip.then_first


@given(data=st.data())
def test_a_degree_is_named_only_if_nothing_else_flips_by_itself(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    items = st.sampled_from(sorted(catalog.items))
    answers = data.draw(st.dictionaries(items, st.sampled_from([0, 4]), min_size=8))
    match = rank_roles(catalog, answers, scorecard=card)
    flip = flip_of(catalog, card, match)
    if not flip or len(flip.changes) > 1 or catalog.items[flip.changes[0].item].can_change:
        return
    for item, level in answers.items():
        if catalog.items[item].can_change:
            after = rank_roles(catalog, answers | {item: 4 - level}, scorecard=card)
            assert not is_before(after, flip.id, match.ranking[0].id)
