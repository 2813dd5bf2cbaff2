"""When a quiz stops, and how many questions are still to come."""

import time

import pytest
from conftest import MakePack
from packing import change, specialise, write_pack
from quizzing import drawn, quizzed, reply_of

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.quiz.bank import QuestionBank, open_bank
from roleadvisor.quiz.chances import chance_of_change, chance_of_renaming
from roleadvisor.quiz.standing import Reply, standing_of, with_points
from roleadvisor.quiz.stop import Stop
from roleadvisor.quiz.stopping import OPEN_CHANCE, next_step, questions_ahead
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard


@pytest.fixture(scope="module")
def bank(catalog: Catalog, card: Scorecard) -> QuestionBank:
    return open_bank(catalog, card, "practitioner")


@pytest.mark.parametrize("role", ["data-engineer", "bi-analyst", "research-scientist"])
def test_a_quiz_keeps_to_its_time_and_stops_only_on_what_will_hardly_change(
    bank: QuestionBank, role: str
) -> None:
    for seed in range(4):
        replies, stop = quizzed(bank, drawn(bank, role, seed))
        assert stop.chance_of_change is not None
        assert len(replies) >= 6
        limit = {"clear": 0.1, "settled": 0.05, "budget": OPEN_CHANCE}[stop.reason]
        assert stop.chance_of_change <= limit
        before = standing_of(bank, replies[:-1])
        assert before.seconds <= 180 or chance_of_change(bank, before) > OPEN_CHANCE


def test_time_up_does_not_stop_what_may_well_change(bank: QuestionBank) -> None:
    replies, _ = quizzed(bank, drawn(bank, "data-engineer", 2))
    standing = standing_of(bank, replies)._replace(seconds=500.0)
    asked = {i.id for s in bank.catalog.questionnaire.screens if s.essential for i in s.items}
    left = [place for item, place in bank.places.items() if item not in asked]
    level = with_points(bank, standing, [0] * len(bank.contest.classes))._replace(left=left)
    assert chance_of_change(bank, level) > OPEN_CHANCE
    assert not isinstance(next_step(bank, level), Stop)
    assert next_step(bank, level._replace(informative=1, mentioned=0)) == Stop("budget", None)


KNACKS = 6


@pytest.fixture
def bakery(make_pack: MakePack) -> QuestionBank:
    """A pack of two whole roles far apart, and a speciality that some knacks tell."""
    knacks = {f"knack-{i}": f"Knack {i}" for i in range(KNACKS)}
    likes = {f"like-{i}": f"Like {i}" for i in range(KNACKS)}

    def shares(likes_word: str, knacks_word: str) -> str:
        words = dict.fromkeys(likes, likes_word) | dict.fromkeys(knacks, knacks_word)
        return ", ".join(f"{item}: {word}" for item, word in words.items())

    folder = make_pack(
        baker=shares("core", "rare"),
        confectioner=shares("core", "rare"),
        seller=shares("rare", "rare"),
    )
    for name, kind, items in (("likes", "interest", likes), ("knacks", "skill", knacks)):
        listed = ", ".join(
            f"{{id: {i}, text: {t}, base: 0.5, weight: 1.5}}" for i, t in items.items()
        )
        screen = f"id: {name}, title: Some, prompt: Which?, kind: {kind}, scale: levels"
        write_pack(folder, {f"screens/{name}.yaml": f"{{{screen}, items: [{listed}]}}\n"})
    for name in ("liking", "knowing"):
        (folder / "screens" / f"{name}.yaml").unlink()
    change(folder / "pack.yaml", "[liking, knowing]", "[likes, knacks]")
    known = ", ".join(f"{item}: 0.7" for item in knacks)
    specialise(folder / "confectioner.yaml", "baker", shares=known, start=-500, margin=1000)
    catalog = load_catalog(folder)
    return open_bank(catalog, compile_scorecard(catalog), "practitioner")


def liked(level: int) -> list[Reply]:
    return [Reply((f"like-{i}",), {f"like-{i}": level}, is_list=False) for i in range(KNACKS)]


def test_a_settled_role_is_asked_for_its_speciality_until_that_is_no_longer_open(
    bakery: QuestionBank,
) -> None:
    replies = liked(4)
    assert chance_of_change(bakery, standing_of(bakery, replies)) <= 0.05
    while not isinstance(step := next_step(bakery, standing_of(bakery, replies)), Stop):
        assert chance_of_renaming(bakery, standing_of(bakery, replies)) > 0.2
        assert step.screen.id == "knacks"
        replies.append(Reply(step.items, {step.items[0]: 4}, is_list=False))
    assert KNACKS < len(replies) < 2 * KNACKS
    assert step.reason in {"clear", "settled"}
    assert step.chance_of_change == chance_of_change(bakery, standing_of(bakery, replies))


def test_a_role_without_specialities_stops_where_it_is_settled(bakery: QuestionBank) -> None:
    step = next_step(bakery, standing_of(bakery, liked(0)))
    assert isinstance(step, Stop)
    assert step.reason in {"clear", "settled"}


def test_the_speciality_gets_no_more_time_than_the_quiz_has(bakery: QuestionBank) -> None:
    standing = standing_of(bakery, liked(4))
    assert not isinstance(next_step(bakery, standing), Stop)
    assert isinstance(next_step(bakery, standing._replace(seconds=177.0)), Stop)


def test_questions_about_the_speciality_are_counted_among_those_ahead(bakery: QuestionBank) -> None:
    ahead = questions_ahead(bakery, standing_of(bakery, liked(4)))
    assert 0 < len(ahead) <= KNACKS
    assert {question.screen.id for question in ahead} == {"knacks"}
    assert questions_ahead(bakery, standing_of(bakery, liked(0))) == []


def test_choosing_and_stopping_take_20_ms(bank: QuestionBank) -> None:
    took = []
    replies: list[Reply] = []
    person = drawn(bank, "bi-analyst", 0)
    while True:
        times = []
        for _ in range(3):
            start = time.process_time()
            standing = standing_of(bank, replies)
            step = next_step(bank, standing)
            questions_ahead(bank, standing)
            times.append(time.process_time() - start)
        took.append(min(times))
        if isinstance(step, Stop):
            break
        replies.append(reply_of(step.items, person))
    took.sort()
    # Processor time, the least of three, and twice the aim: other tests run on the same machine.
    assert took[len(took) // 2] < 2 * 0.02
