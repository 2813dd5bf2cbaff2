from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from roleadvisor.advice.flip import flip_of
from roleadvisor.advice.gaps import gaps_of
from roleadvisor.catalog import Catalog
from roleadvisor.scorecard import Scorecard
from roleadvisor.scoring import rank_roles


@given(data=st.data())
def test_the_flip_set_puts_the_second_before_the_first_and_no_smaller_one_of_it_does(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    items = st.sampled_from(sorted(catalog.items))
    answers = data.draw(st.dictionaries(items, st.integers(0, 4), min_size=8))
    match = rank_roles(catalog, answers, scorecard=card)
    flip = flip_of(catalog, card, match)
    if not flip:
        return
    pair = sorted([match.ranking[0].role, flip.role])

    def winner(changes: dict[str, int]) -> str:
        totals = dict.fromkeys(pair, 0)
        for item, level in (answers | changes).items():
            row = card.row(item, level, "practitioner")
            for role in pair:
                totals[role] += row[card.roles.index(role)]
        return max(pair, key=lambda role: totals[role])

    changes = {item: new for item, _, new in flip.changes}
    assert winner(changes) == flip.role
    for left_out in changes:
        assert winner({i: v for i, v in changes.items() if i != left_out}) == match.ranking[0].role


def test_gaps_are_skills_said_to_be_missing_in_order_of_gain(
    catalog: Catalog, card: Scorecard
) -> None:
    answers = {
        "python": 0,
        "sql": 0,
        "airflow": 0,
        "spark": 4,
        "move-data": 4,
        "build-data-infrastructure": 4,
    }
    match = rank_roles(catalog, answers, scorecard=card)
    gaps = gaps_of(catalog, card, "data-engineer", match)
    assert {g.item for g in gaps} <= {"python", "sql", "airflow"}
    assert [g.gain for g in gaps] == sorted((g.gain for g in gaps), reverse=True)


@given(data=st.data())
def test_degrees_are_named_only_if_nothing_else_flips_with_as_few_changes(
    catalog: Catalog, card: Scorecard, data: st.DataObject
) -> None:
    items = st.sampled_from(sorted(catalog.items))
    answers = data.draw(st.dictionaries(items, st.sampled_from([0, 4]), min_size=8))
    flip = flip_of(catalog, card, rank_roles(catalog, answers, scorecard=card))
    if not flip or all(catalog.items[item].can_change for item, _, _ in flip.changes):
        return
    changeable = {item: level for item, level in answers.items() if catalog.items[item].can_change}
    fixed = {item: level for item, level in answers.items() if item not in changeable}
    for chosen in combinations(changeable, len(flip.changes)):
        turned = {item: 4 - changeable[item] for item in chosen}
        ranking = rank_roles(catalog, fixed | changeable | turned, scorecard=card).ranking
        first = rank_roles(catalog, answers, scorecard=card).ranking[0].role
        places = [r.role for r in ranking]
        assert places.index(first) < places.index(flip.role)
