"""The quiz, answered as textbook people would: yes to what their sheet says, no to all else."""

import csv
from pathlib import Path

import pytest
from quizzing import drawn, quizzed, reply_of

from roleadvisor.evaluation import filled_in, replay
from roleadvisor.packs import Catalog
from roleadvisor.quiz.bank import QuestionBank, open_bank
from roleadvisor.quiz.standing import standing_of
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import AnswerSheet, load_sheet

TEXTBOOK = Path(__file__).parents[1] / "textbook"
# Sheets that may be named wrong: what they leave out is answered no, and some say very little.
MOST_WRONG = 3
EARLY = 10


def expected() -> dict[str, list[str]]:
    """Return the whole roles that each sheet may be named."""
    with (TEXTBOOK / "expected.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["whole_role"].split("|") for row in csv.DictReader(file)}


def sheets(catalog: Catalog) -> list[AnswerSheet]:
    return [
        filled_in(catalog, load_sheet(TEXTBOOK / f"{name}.json", catalog)) for name in expected()
    ]


def test_a_textbook_person_is_stopped_at_their_own_whole_role(
    catalog: Catalog, card: Scorecard
) -> None:
    people = sheets(catalog)
    named = {
        str(sheet.id): quiz.moments[-1].named
        for sheet, quiz in zip(people, replay(catalog, card, people, ()), strict=True)
    }
    wrong = {name: named[name] for name, roles in expected().items() if named[name] not in roles}
    assert len(wrong) <= MOST_WRONG, wrong


def test_a_wrong_leader_is_not_confirmed_by_asking_for_its_own_tools(
    catalog: Catalog, card: Scorecard
) -> None:
    bank = open_bank(catalog, card, "practitioner")
    ends = [end for role in catalog.roles for seed in range(3) if (end := misled(bank, role, seed))]
    assert len(ends) >= len(catalog.roles) // 2
    stayed = [early for early, last, _ in ends if early == last]
    righted = [last for _, last, right in ends if last == right]
    # Of many more people a tenth stays, and seven in eight are put right.
    assert len(stayed) <= len(ends) / 4
    assert len(righted) >= len(ends) * 2 / 3


def misled(bank: QuestionBank, role: str, seed: int) -> tuple[int, int, int] | None:
    """Return who led early, who at the stop, and who with all answers, if the first was wrong."""
    person = drawn(bank, role, seed)
    replies, _ = quizzed(bank, person)
    answered = [reply_of((item,), person) for item in bank.places]
    early, last, right = (
        standing_of(bank, said).first for said in (replies[:EARLY], replies, answered)
    )
    return (early, last, right) if early != right else None


@pytest.mark.parametrize("name", ["de-aws-startup", "newcomer-teacher"])
def test_a_sheet_filled_in_answers_everything_as_it_says_or_not_at_all(
    catalog: Catalog, name: str
) -> None:
    sheet = load_sheet(TEXTBOOK / f"{name}.json", catalog)
    filled = filled_in(catalog, sheet)
    assert filled.levels.keys() == catalog.items.keys()
    assert {item: filled.levels[item] for item in sheet.levels} == sheet.levels
    others = {item: level for item, level in filled.levels.items() if item not in sheet.levels}
    assert {others[item] for item in others if not catalog.items[item].is_skill} == {2}
    assert {others[item] for item in others if catalog.items[item].is_skill} == {0}


def test_a_sheet_filled_in_ticks_what_is_implied_and_leaves_mentions(catalog: Catalog) -> None:
    sheet = AnswerSheet(levels={"doctorate": 4}, mentioned={"kafka": 4}, skipped=("sql",))
    filled = filled_in(catalog, sheet)
    assert (filled.levels["masters-degree"], filled.levels["sql"]) == (4, 0)
    assert "kafka" not in filled.levels
    assert (filled.mentioned, filled.skipped) == ({"kafka": 4}, ())
