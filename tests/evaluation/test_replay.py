"""The quiz held with people whose answers are known."""

import random

import pytest

from roleadvisor.evaluation import (
    agreement_of,
    evaluate,
    final_of,
    replay,
    summary_of,
    walks_of,
)
from roleadvisor.packs import Catalog
from roleadvisor.scoring.match import rank_roles
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import AnswerSheet

ROLES = ["data-analyst", "data-engineer", "ml-engineer"]
# Figures are told to six digits.
ROUNDING = 5e-7


@pytest.fixture(scope="module")
def people(catalog: Catalog) -> list[AnswerSheet]:
    rng = random.Random(5)
    items = sorted(catalog.items)
    return [
        AnswerSheet(
            label=role,
            levels={i: 4 * (rng.random() < catalog.share(role, i)) for i in rng.sample(items, 70)},
        )
        for role in ROLES * 6
    ]


def test_agreement_compares_a_part_of_the_answers_with_them_all() -> None:
    walks = [["a", "a", "b", "b", "b"], ["b", "b", "b", "b", "b"], []]
    points = agreement_of(walks, [5, 5, 5], [("b", 0.9), ("b", 0.5), ("", 0.0)])
    by_share = {p.share: p for p in points}
    assert by_share[0.4].agreement == pytest.approx(1 / 3, abs=ROUNDING)
    assert (by_share[0.4].clear_agreement, by_share[0.4].clear_people) == (0.0, 1)
    assert by_share[0.6].agreement == pytest.approx(2 / 3, abs=ROUNDING)
    assert (by_share[0.6].clear_agreement, by_share[0.6].clear_people) == (1.0, 1)
    assert agreement_of([["a"]], [1], [("a", 0.5)])[0].clear_agreement is None


def test_all_of_the_answers_agree_with_themselves(
    catalog: Catalog, card: Scorecard, people: list[AnswerSheet]
) -> None:
    walks = walks_of(catalog, card, people, ROLES)
    finals = [final_of(catalog, card, sheet, ROLES) for sheet in people]
    last = agreement_of(walks, [len(sheet.levels) for sheet in people], finals)[-1]
    assert (last.share, last.agreement) == (1.0, 1.0)


def test_a_replayed_quiz_asks_only_what_was_answered_and_stops_by_the_rule(
    catalog: Catalog, card: Scorecard, people: list[AnswerSheet]
) -> None:
    for quiz, sheet in zip(replay(catalog, card, people, ROLES), people, strict=True):
        assert quiz.label == sheet.label
        assert 0 < quiz.answers <= len(sheet.levels)
        match = rank_roles(catalog, sheet.levels, roles=ROLES, scorecard=card)
        assert quiz.full == match.ranking[0].id
        assert quiz.moments[-1].chance == quiz.stop.chance_of_change
        assert [m.chance for m in quiz.moments[:6]] == [None] * 6
        if quiz.stop.reason == "all-asked":
            assert quiz.moments[-1].named == quiz.full


def test_the_summary_adds_up(catalog: Catalog, card: Scorecard, people: list[AnswerSheet]) -> None:
    quizzed = replay(catalog, card, people, ROLES)
    summary = summary_of(quizzed)
    assert summary.people == sum(summary.reasons.values()) == len(people)
    agreeing = sum(q.moments[-1].named == q.full for q in quizzed)
    assert summary.agreement == pytest.approx(agreeing / len(people), abs=ROUNDING)
    assert sum(b.n for b in summary.at_stop) == len(people)
    assert sum(b.n for b in summary.on_the_way) == sum(max(len(q.moments) - 6, 0) for q in quizzed)
    assert summary.highest_chance <= 0.5
    assert all(b.low <= b.stated <= b.high for b in summary.on_the_way)


def test_an_evaluation_holds_the_quiz_only_when_asked(
    catalog: Catalog, people: list[AnswerSheet]
) -> None:
    assert evaluate(catalog, people, roles=ROLES).quiz is None
    quiz = evaluate(catalog, people, roles=ROLES, quiz_people=6).quiz
    assert quiz
    assert quiz.people == 6
