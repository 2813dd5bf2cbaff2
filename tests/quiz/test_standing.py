"""Where the answers so far leave a person: points, fits, what is open."""

from typing import get_args

import pytest
from quizzing import drawn, quizzed

from roleadvisor.packs import Catalog
from roleadvisor.quiz.bank import open_bank
from roleadvisor.quiz.standing import Reply, belief_in, standing_of
from roleadvisor.scoring.match import rank_roles
from roleadvisor.scoring.scorecard import Scorecard
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
