"""How likely open answers are to change the first role, against drawn people."""

import random
from statistics import NormalDist

import pytest
from conftest import MakePack
from packing import specialise
from quizzing import drawn, reply_of

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.quiz.bank import QuestionBank, open_bank
from roleadvisor.quiz.chances import chance_of_change, chance_of_renaming
from roleadvisor.quiz.standing import Reply, belief_in, standing_of, with_points
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard


@pytest.fixture(scope="module")
def bank(catalog: Catalog, card: Scorecard) -> QuestionBank:
    return open_bank(catalog, card, "practitioner")


@pytest.fixture
def bakery(make_pack: MakePack) -> QuestionBank:
    """A pack of two whole roles, of which the first has a speciality."""
    folder = make_pack(
        baker="baking: core, oven: common, selling: rare",
        confectioner="baking: core, oven: core, selling: rare",
        seller="baking: rare, oven: common, selling: core",
    )
    specialise(folder / "confectioner.yaml", "baker", shares="oven: 0.8", start=-300, margin=200)
    catalog = load_catalog(folder)
    return open_bank(catalog, compile_scorecard(catalog), "practitioner")


def test_when_nothing_is_open_nothing_can_change(bank: QuestionBank) -> None:
    person = drawn(bank, "data-engineer", 1)
    standing = standing_of(bank, [reply_of((item,), person) for item in bank.places])
    assert chance_of_change(bank, standing) == 0
    assert chance_of_renaming(bank, standing) == 0


def test_the_chance_of_change_is_that_of_a_normal_lead(make_pack: MakePack) -> None:
    catalog = load_catalog(
        make_pack(
            baker="baking: core, selling: common, oven: core",
            seller="baking: common, selling: core, oven: common",
        )
    )
    bank = open_bank(catalog, compile_scorecard(catalog), "practitioner")
    standing = standing_of(bank, [Reply(("oven",), {"oven": 4})])
    assert bank.contest.roles[standing.first] == "baker"
    expected = 0.0
    for role, fit in enumerate(standing.fits):
        mean, variance = float(standing.points[0] - standing.points[1]), 0.0
        for item in standing.left:
            share = bank.shares[role][item]
            yes = bank.yes[0][item] - bank.yes[1][item]
            no = bank.no[0][item] - bank.no[1][item]
            mean += share * yes + (1 - share) * no
            variance += share * (1 - share) * (yes - no) ** 2
        expected += fit * NormalDist(mean, variance**0.5).cdf(0)
    assert 0.05 < expected < 0.95
    assert chance_of_change(bank, standing) == pytest.approx(expected, abs=0.01)
    # Where a quiz stops as settled, the figure is to be right too.
    ahead = standing._replace(points=[standing.points[0] + 1900, standing.points[1]])
    assert chance_of_change(bank, ahead) < 0.2


def test_a_change_within_the_first_role_is_none(bakery: QuestionBank) -> None:
    start = standing_of(bakery, [])
    baker, confectioner, seller = (bakery.contest.classes.index(r) for r in bakery.contest.classes)
    points = list(start.points)
    points[baker], points[confectioner], points[seller] = 0, 0, -(10**6)
    assert chance_of_change(bakery, with_points(bakery, start, points)) == 0


def test_the_role_leads_by_its_class_that_is_expected_to_end_highest(bakery: QuestionBank) -> None:
    standing = with_points(bakery, standing_of(bakery, []), [0, -100, 0])
    plain, chances = 0.0, belief_in(bakery, standing)
    for assumed, part in enumerate(chances):
        ends = []
        for place in range(3):
            mean = float(standing.points[place])
            for item in standing.left:
                share = bakery.shares[assumed][item]
                mean += share * bakery.yes[place][item] + (1 - share) * bakery.no[place][item]
            ends.append(mean)
        best = max((0, 1), key=ends.__getitem__)
        variance = sum(
            bakery.shares[assumed][item]
            * (1 - bakery.shares[assumed][item])
            * (_swing(bakery, best, item) - _swing(bakery, 2, item)) ** 2
            for item in standing.left
        )
        plain += part * NormalDist(ends[best] - ends[2], variance**0.5).cdf(0)
    assert chance_of_change(bakery, standing) == pytest.approx(plain, abs=0.01)


def _swing(bank: QuestionBank, place: int, item: int) -> int:
    return bank.yes[place][item] - bank.no[place][item]


def test_the_speciality_is_open_while_answers_may_take_it_over_its_margin(
    bakery: QuestionBank,
) -> None:
    leading = [Reply((item,), {item: level}) for item, level in (("baking", 4), ("selling", 0))]
    before = standing_of(bakery, leading)
    assert bakery.contest.roles[before.first] == "baker"
    assert 0.2 < chance_of_renaming(bakery, before) < 0.9
    after = standing_of(bakery, [*leading, Reply(("oven",), {"oven": 4})])
    assert chance_of_renaming(bakery, after) == 0


def test_of_more_rivals_more_can_overtake(bank: QuestionBank) -> None:
    level = standing_of(bank, [])
    plain = [bank.contest.classes.index(role) for role in bank.contest.roles]

    def among(count: int) -> float:
        rivals = plain[:count]
        points = [0 if i in rivals else -(10**6) for i in range(len(bank.contest.classes))]
        return chance_of_change(bank, with_points(bank, level, points))

    chances = [among(1), among(2), among(len(plain))]
    assert chances[0] == 0
    assert chances == sorted(chances)
    assert chances[2] > chances[1] + 0.1


def test_the_chance_of_change_is_what_drawn_people_show(bank: QuestionBank) -> None:
    rng = random.Random(7)
    told, changed = [], []
    for seed in range(150):
        person = drawn(bank, rng.choice(bank.contest.classes), seed)
        items = list(bank.places)
        rng.shuffle(items)
        cut = rng.randrange(len(items) // 4, len(items))
        first = standing_of(bank, [reply_of((item,), person) for item in items[:cut]])
        last = standing_of(bank, [reply_of((item,), person) for item in items])
        told.append(chance_of_change(bank, first))
        changed.append(first.first != last.first)
    mean = sum(told) / len(told)
    noise = sum(chance * (1 - chance) for chance in told) ** 0.5 / len(told)
    assert abs(mean - sum(changed) / len(changed)) < 3 * noise + 0.03
