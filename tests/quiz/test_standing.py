"""Where the answers so far leave a person: points, fits, what is open."""

import shutil
from typing import get_args

import pytest
from conftest import MakePack
from quizzing import drawn, quizzed, reply_of

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.quiz.bank import QuestionBank, open_bank
from roleadvisor.quiz.standing import Reply, belief_in, standing_of
from roleadvisor.scoring.match import rank_roles
from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
from roleadvisor.sheets.sheet import Experience


@pytest.mark.parametrize("experience", get_args(Experience))
@pytest.mark.parametrize("roles", [(), ("data-architect", "data-engineer", "statistician")])
def test_standing_agrees_with_the_match(
    catalog: Catalog, card: Scorecard, experience: Experience, roles: tuple[str, ...]
) -> None:
    bank = open_bank(catalog, card, experience, roles=roles)
    mentioned = Reply(("kafka", "spark"), {"kafka": 4, "spark": 2}, is_imported=True)
    replies, _ = quizzed(bank, drawn(bank, "statistician", 3))
    replies = [mentioned, *(r for r in replies if not {"kafka", "spark"} & set(r.items))]
    standing = standing_of(bank, replies)
    match = rank_roles(
        catalog,
        {item: level for reply in replies[1:] for item, level in reply.levels.items()},
        mentioned=mentioned.levels,
        experience=experience,
        roles=roles,
        scorecard=card,
    )
    points = dict(zip(bank.contest.classes, standing.points, strict=True))
    fits = dict(zip(bank.contest.roles, standing.fits, strict=True))
    for ranked in match.ranking:
        assert (points[ranked.speaker], round(fits[ranked.id], 6)) == (ranked.points, ranked.fit)
    within = dict(zip(bank.contest.classes, standing.within, strict=True))
    for listed in match.specialities.values():
        for speciality in listed:
            assert round(within[speciality.id], 6) == speciality.fit
    assert bank.contest.roles[standing.first] == match.ranking[0].id
    assert standing.informative == match.informative
    assert sum(belief_in(bank, standing)) == pytest.approx(1)


def test_an_answer_replaces_a_mention(catalog: Catalog, card: Scorecard) -> None:
    bank = open_bank(catalog, card, "practitioner")
    mentioned = Reply(("kafka",), {"kafka": 4}, is_imported=True)
    answered = Reply(("kafka",), {"kafka": 0})
    both = standing_of(bank, [mentioned, answered])
    assert both.points == standing_of(bank, [answered]).points
    assert both.mentioned == 0


def test_a_newcomers_own_answers_say_how_much_they_have_touched(
    catalog: Catalog, card: Scorecard
) -> None:
    bank = open_bank(catalog, card, "newcomer")
    items = ("python", "sql", "r", "excel", "pandas", "docker")
    nothing = standing_of(bank, [Reply(items, dict.fromkeys(items, 0))])
    start = standing_of(bank, [])
    everything = standing_of(bank, [Reply(items, dict.fromkeys(items, 4))])
    assert nothing.touched < start.touched == 0.5 < everything.touched <= 1
    # A text names what it likes; what it leaves out says nothing.
    assert (
        standing_of(bank, [Reply(items, dict.fromkeys(items, 4), is_imported=True)]).touched == 0.5
    )
    assert standing_of(open_bank(catalog, card, "practitioner"), []).touched == 1


DEGREES = {"doctorate", "masters-degree", "published-research"}


def open_items(bank: QuestionBank, replies: list[Reply], *, is_full: bool = False) -> set[str]:
    left = standing_of(bank, replies, is_full=is_full).left
    return {bank.gains.items[place] for place in left}


def test_degrees_are_asked_while_research_or_statistics_has_an_even_chance(
    catalog: Catalog, card: Scorecard
) -> None:
    bank = open_bank(catalog, card, "practitioner")
    engineer = [reply_of((item,), lambda _: 4) for item in ("move-data", "airflow", "kafka", "dbt")]
    fits = dict(zip(bank.contest.roles, standing_of(bank, engineer).fits, strict=True))
    assert max(fits["research-scientist"], fits["statistician"]) < 0.1
    assert not open_items(bank, engineer) & DEGREES
    assert open_items(bank, engineer, is_full=True) >= DEGREES
    assert open_items(bank, []) >= DEGREES
    scientist = [reply_of((item,), lambda _: 4) for item in ("research-ml", "read-papers")]
    assert open_items(bank, scientist) >= DEGREES


def test_newcomers_are_not_asked_about_degrees(catalog: Catalog, card: Scorecard) -> None:
    bank = open_bank(catalog, card, "newcomer")
    assert not open_items(bank, [], is_full=True) & DEGREES


def test_roles_that_the_pack_lacks_are_no_condition(make_pack: MakePack) -> None:
    pack = make_pack(baker="python: core, doctorate: rare", seller="python: rare, doctorate: core")
    (pack / "pack.yaml").unlink()
    shutil.rmtree(pack / "screens")
    catalog = load_catalog(pack)
    bank = open_bank(catalog, compile_scorecard(catalog), "practitioner")
    assert "doctorate" in open_items(bank, [])


def test_time_is_what_was_measured_and_else_the_estimates(
    catalog: Catalog, card: Scorecard
) -> None:
    bank = open_bank(catalog, card, "practitioner")
    estimated = reply_of(("move-data",), lambda _: 4)
    slow = Reply(("kafka", "dbt"), {"kafka": 4, "dbt": 0}, seconds=20.0)
    tools = Reply(("Git",), {"Git": 4}, tools_of=("data-engineer",), seconds=3.0)
    mentioned = Reply(("sql",), {"sql": 4}, is_imported=True)
    assert standing_of(bank, [estimated]).pace == 1
    standing = standing_of(bank, [mentioned, estimated, slow, tools])
    assert standing.seconds == 4 + 20 + 3
    # The estimates: 4 for a rating, 5 for a list and 0.8 for each entry; a minute comes first.
    assert standing.pace == pytest.approx((60 + 27) / (60 + 4 + 6.6 + 5.8))
    assert (standing.questions, standing.informative) == (2, 4)
