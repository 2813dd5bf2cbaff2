"""What must hold for the shipped roles, each on its own and among the others."""

from pathlib import Path

import pytest

from roleadvisor.catalog import Catalog, bundled_pack
from roleadvisor.scorecard import Scorecard
from roleadvisor.scoring import rank_roles

ROLES = sorted(p.stem for p in bundled_pack().glob("*.yaml") if p.stem != "questionnaire")
FIFTEEN = {
    "analytics-engineer",
    "bi-analyst",
    "data-analyst",
    "data-architect",
    "data-engineer",
    "data-governance-manager",
    "data-platform-engineer",
    "data-quality-engineer",
    "data-scientist",
    "database-administrator",
    "etl-developer",
    "ml-engineer",
    "mlops-engineer",
    "research-scientist",
    "statistician",
}


def test_all_fifteen_roles_are_there() -> None:
    assert set(ROLES) >= FIFTEEN


@pytest.mark.parametrize("role", ROLES)
def test_a_respondent_whose_levels_equal_the_shares_ranks_the_role_first(
    catalog: Catalog, card: Scorecard, role: str
) -> None:
    totals = dict.fromkeys(card.roles, 0.0)
    for item, asked in catalog.items.items():
        stated = catalog.shares[role].get(item)
        level = stated.share if stated else asked.base
        no, yes = card.practitioner[item][0], card.practitioner[item][4]
        for i, name in enumerate(card.roles):
            totals[name] += level * yes[i] + (1 - level) * no[i]
    assert max(totals, key=lambda name: totals[name]) == role


@pytest.mark.parametrize("role", ROLES)
def test_yes_exactly_above_the_base_share_ranks_the_role_first_or_second(
    catalog: Catalog, card: Scorecard, role: str
) -> None:
    shares = catalog.shares[role]
    answers = {
        item: 4 if item in shares and shares[item].share > asked.base else 0
        for item, asked in catalog.items.items()
    }
    match = rank_roles(catalog, answers, scorecard=card)
    assert role in [r.role for r in match.ranking[:2]]
    assert match.families[0][0] == catalog.roles[role].family


@pytest.mark.parametrize("role", ROLES)
def test_a_profile_is_complete(catalog: Catalog, role: str) -> None:
    profile = catalog.roles[role]
    assert len(profile.responsibilities) >= 5
    assert len(profile.neighbours) >= 2
    assert profile.ways_in
    assert profile.languages
    assert sum(len(c.tools) for c in profile.tools) >= 8
    assert all(tool.url for c in profile.tools for tool in c.tools)
    assert profile.estimates
    assert list(profile.estimates.shares) == sorted(profile.estimates.shares)
    assert role not in [n.role for n in profile.neighbours]


def test_languages_and_tools_are_those_the_field_names(catalog: Catalog) -> None:
    def languages(role: str) -> list[str]:
        return [tool.name for tool in catalog.roles[role].languages]

    assert languages("data-engineer")[:2] == ["Python", "Scala"]
    assert languages("data-scientist")[:2] == ["Python", "R"]
    assert languages("ml-engineer")[0] == "Python"
    tools = {t.name for c in catalog.roles["ml-engineer"].tools for t in c.tools}
    assert {"DVC", "MLflow", "Kubeflow", "MLWatcher", "PySyft"} <= tools


def test_the_bank_has_80_to_120_items(catalog: Catalog) -> None:
    assert 80 <= len(catalog.items) <= 120


def test_files_are_named_for_their_role() -> None:
    assert all(
        Path(bundled_pack(), f"{role}.yaml").read_text().splitlines()[1] == f"id: {role}"
        for role in ROLES
    )
