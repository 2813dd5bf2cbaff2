"""Which question comes next."""

from typing import get_args

import pytest
from conftest import MakePack
from packing import change, specialise, write_pack
from quizzing import drawn, quizzed, reply_of

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.quiz.bank import QuestionBank, open_bank
from roleadvisor.quiz.choosing import best_question, best_within, questions_by_worth
from roleadvisor.quiz.standing import Reply, standing_of, with_points
from roleadvisor.quiz.stop import Stop
from roleadvisor.quiz.stopping import next_step
from roleadvisor.scoring.information import expected_information_gain, focused, gathered
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import Experience


@pytest.fixture(scope="module")
def bank(catalog: Catalog, card: Scorecard) -> QuestionBank:
    return open_bank(catalog, card, "practitioner")


@pytest.mark.parametrize("experience", get_args(Experience))
def test_interests_come_first_whoever_asks(
    catalog: Catalog, card: Scorecard, experience: Experience
) -> None:
    bank = open_bank(catalog, card, experience)
    replies: list[Reply] = []
    for _ in range(6):
        question = best_question(bank, standing_of(bank, replies))
        assert question
        assert (question.screen.kind, question.is_list) == ("interest", False)
        replies.append(reply_of(question.items, lambda _: 4))


def test_essential_screens_come_after_the_interests_and_before_any_stop(
    bank: QuestionBank,
) -> None:
    replies, _ = quizzed(bank, drawn(bank, "statistician", 1))
    screens = [bank.question(reply.items).screen for reply in replies]
    assert [screen.kind for screen in screens[:6]] == ["interest"] * 6
    assert screens[6].id == "languages"
    points = [10**6, *[0] * (len(bank.contest.classes) - 1)]
    sure = with_points(bank, standing_of(bank, replies[:6]), points)
    assert not isinstance(next_step(bank, sure), Stop)


def test_a_question_is_worth_its_gain_about_whole_roles_for_its_time(bank: QuestionBank) -> None:
    replies = [Reply((item,), {item: 3}) for item in ("prototype-ml", "move-data", "read-papers")]
    standing = standing_of(bank, replies * 2)
    belief = focused(standing.fits)
    table = gathered(bank.gains, bank.contest.roles, bank.classes, standing.within)
    worth = [
        sum(expected_information_gain(table, bank.places[i], belief) for i in question.items)
        / question.seconds
        for question in questions_by_worth(bank, standing)
        if not question.screen.essential
    ]
    assert worth == sorted(worth, reverse=True)
    assert {q.seconds for q in questions_by_worth(bank, standing) if not q.is_list} == {4.0}
    languages = next(q for q in questions_by_worth(bank, standing) if q.screen.id == "languages")
    assert languages.seconds == pytest.approx(5 + 0.8 * 10)


def test_what_tells_only_the_classes_of_one_role_apart_is_asked_for_its_speciality_alone(
    make_pack: MakePack,
) -> None:
    folder = make_pack(
        baker="baking: core, oven: rare, selling: rare",
        confectioner="baking: core, oven: core, selling: rare",
        seller="baking: rare, oven: occasional, selling: core",
    )
    specialise(folder / "confectioner.yaml", "baker", shares="oven: 0.7")
    catalog = load_catalog(folder)
    bank = open_bank(catalog, compile_scorecard(catalog), "practitioner")
    standing = standing_of(bank, [Reply(("selling",), {"selling": 0})])
    assert bank.contest.roles[standing.first] == "baker"
    table = gathered(bank.gains, bank.contest.roles, bank.classes, standing.within)
    oven, even = bank.places["oven"], [0.5, 0.5]
    mean = sum(bank.shares[place][oven] for place in (0, 1)) / 2
    assert table.shares[oven] == pytest.approx([mean, bank.shares[2][oven]])
    among_classes = expected_information_gain(bank.gains, oven, [0.25, 0.25, 0.5])
    assert expected_information_gain(table, oven, even) < among_classes / 2
    gain, question = best_within(bank, standing)
    assert question
    assert (question.items, gain > 0) == (("oven",), True)


def test_a_role_without_specialities_has_no_question_about_one(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="baking: core", seller="selling: core"))
    bank = open_bank(catalog, compile_scorecard(catalog), "practitioner")
    gain, _ = best_within(bank, standing_of(bank, []))
    assert gain == 0


def test_a_newcomers_list_is_worth_only_what_a_yes_tells(catalog: Catalog, card: Scorecard) -> None:
    gains = {}
    experiences: list[Experience] = ["practitioner", "newcomer"]
    for experience in experiences:
        bank = open_bank(catalog, card, experience)
        even = [1 / len(bank.contest.classes)] * len(bank.contest.classes)
        gains[experience] = {
            item: expected_information_gain(bank.gains, i, even) for item, i in bank.places.items()
        }
    for item, gain in gains["newcomer"].items():
        if catalog.items[item].kind == "interest":
            assert gain == gains["practitioner"][item]
        else:
            assert 0 <= gain < gains["practitioner"][item]


def test_a_long_screen_shows_its_twelve_best_and_comes_again(make_pack: MakePack) -> None:
    folder = make_pack(baker="knack-3: core", seller="knack-3: rare, knack-17: core")
    items = ", ".join(f"{{id: knack-{i}, text: Knack {i}, base: 0.5}}" for i in range(20))
    screen = "id: knacks, title: Knacks, prompt: Which?, kind: interest, scale: yes-no"
    write_pack(folder, {"screens/knacks.yaml": f"{{{screen}, items: [{items}]}}\n"})
    change(folder / "pack.yaml", "knowing]", "knowing, knacks]")
    for name in ("baker", "seller"):
        shares = ", ".join(
            f"knack-{i}: {'core' if name == 'baker' else 'rare' if i % 5 < 3 else 'common'}"
            for i in range(20)
        )
        role = folder / f"{name}.yaml"
        role.write_text(role.read_text().split("  shares:")[0] + f"  shares: {{{shares}}}\n")
    catalog = load_catalog(folder)
    bank = open_bank(catalog, compile_scorecard(catalog), "practitioner")
    lists = [q for q in questions_by_worth(bank, standing_of(bank, [])) if q.screen.id == "knacks"]
    assert [len(q.items) for q in lists] == [12, 8]
    # Where one role says core and the other rare, more is told than where it says common.
    assert set(lists[0].items) == {f"knack-{i}" for i in range(20) if i % 5 < 3}
    assert sorted(item for q in lists for item in q.items) == sorted(
        f"knack-{i}" for i in range(20)
    )
    assert lists[0].items == tuple(sorted(lists[0].items, key=lambda i: int(i.split("-")[1])))


def test_an_item_on_which_all_roles_agree_is_not_asked(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="baking: core, oven: core", seller="oven: core"))
    bank = open_bank(catalog, compile_scorecard(catalog), "practitioner")
    assert "baking" in bank.places
    assert "selling" not in bank.places
