"""What a person has done and what they would enjoy may name different roles."""

from collections.abc import Mapping

import pytest

from roleadvisor.packs import Catalog
from roleadvisor.results.advice import Apart, apart_of, goal_of
from roleadvisor.results.parts import Named
from roleadvisor.scoring.match import Fitting, Match, rank_roles
from roleadvisor.scoring.scorecard import Scorecard

NAMES = {
    "database-administrator": "Database administrator",
    "data-engineer": "Data engineer",
    "statistician": "Statistician",
}
BY_SKILLS = {"database-administrator": 0.6, "data-engineer": 0.3, "statistician": 0.1}
BY_INTERESTS = {"data-engineer": 0.5, "statistician": 0.3, "database-administrator": 0.2}


@pytest.fixture
def match(catalog: Catalog, card: Scorecard) -> Match:
    answers = {"sql": 4, "administer-databases": 4, "backup-recovery": 4, "move-data": 4, "r": 0}
    return rank_roles(catalog, answers, scorecard=card)


def parts(match: Match, skills: Mapping[str, float], interests: Mapping[str, float]) -> Match:
    return match._replace(by_skills=best_first(skills), by_interests=best_first(interests))


def best_first(fits: Mapping[str, float]) -> list[Fitting]:
    listed = [Fitting(id=role, name=NAMES[role], fit=fit) for role, fit in fits.items()]
    return sorted(listed, key=lambda role: -role.fit)


def test_two_clear_parts_that_differ_are_apart_and_one_learns_for_what_one_enjoys(
    match: Match,
) -> None:
    told = parts(match, BY_SKILLS, BY_INTERESTS)
    assert apart_of(told) == Apart(
        used=Named(id="database-administrator", name="Database administrator"),
        enjoyed=Named(id="data-engineer", name="Data engineer"),
    )
    assert goal_of(told) == "data-engineer"


@pytest.mark.parametrize(
    ("skills", "interests"),
    [
        (BY_SKILLS, {}),
        ({}, BY_INTERESTS),
        (BY_SKILLS, BY_SKILLS),
        (BY_SKILLS | {"data-engineer": 0.31}, BY_INTERESTS),
        (BY_SKILLS, BY_INTERESTS | {"database-administrator": 0.26}),
    ],
    ids=["no interests", "no skills", "the same", "skills unclear", "interests unclear"],
)
def test_else_nothing_is_apart_and_one_learns_for_the_first_role(
    match: Match, skills: Mapping[str, float], interests: Mapping[str, float]
) -> None:
    told = parts(match, skills, interests)
    assert apart_of(told) is None
    assert goal_of(told) == told.ranking[0].id


def test_without_a_ranking_there_is_nothing_to_learn_for(catalog: Catalog) -> None:
    assert goal_of(rank_roles(catalog, {})) is None
