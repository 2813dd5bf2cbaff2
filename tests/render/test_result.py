import io
from collections.abc import Mapping

import pytest
from rich.console import Console

from roleadvisor.adaptive import Stop
from roleadvisor.advice import plan_of
from roleadvisor.answers import AnswerSheet
from roleadvisor.catalog import Catalog
from roleadvisor.render.console import Page
from roleadvisor.render.documents.match import match_document
from roleadvisor.render.result import write_match
from roleadvisor.render.verdict import by_size
from roleadvisor.scorecard import Scorecard
from roleadvisor.scoring import rank_roles

ENGINEER = {
    "build-data-infrastructure": 4,
    "move-data": 4,
    "analyse-for-decisions": 3,
    "design-experiments": 0,
    "sql": 4,
    "python": 4,
    "spark": 4,
    "airflow": 0,
    "doctorate": 0,
}


def result(
    catalog: Catalog,
    card: Scorecard,
    levels: Mapping[str, int],
    *,
    roles: list[str] | None = None,
    stop: Stop | None = None,
    width: int = 80,
    is_plain: bool = False,
) -> str:
    chosen = roles or []
    match = rank_roles(catalog, levels, roles=chosen, scorecard=card)
    sheet = AnswerSheet(levels=levels)
    document = match_document(catalog, card, sheet, match, command="quiz", roles=chosen, stop=stop)
    target = io.StringIO()
    console = Console(file=target, width=width, highlight=False, markup=False, emoji=False)
    write_match(document, catalog, Page(console, not is_plain, is_unicode=True, is_plain=is_plain))
    return target.getvalue()


def section(text: str, heading: str) -> str:
    return text.split(f"\n{heading}\n", maxsplit=1)[1].split("\n\n", maxsplit=1)[0]


def test_what_speaks_for_and_what_speaks_against_are_both_heard(
    catalog: Catalog, card: Scorecard
) -> None:
    listed = section(result(catalog, card, ENGINEER | {"r": 4}), "What counted most")
    assert listed.count(" for: ") + listed.count(" against: ") == 5
    assert listed.count(" against: ") >= 1
    assert "×1.0 " not in listed


def test_what_to_learn_is_the_beginning_of_the_plan(catalog: Catalog, card: Scorecard) -> None:
    levels = {**ENGINEER, "sql": 0, "masters-degree": 0, "jupyter": 0}
    roles = ["data-engineer", "statistician"]
    text = result(catalog, card, levels, roles=roles, width=200)
    ground, *learning = section(text, "What to learn next").splitlines()
    assert ground.startswith("· First what most of them have: ")
    match = rank_roles(catalog, levels, roles=roles, scorecard=card)
    plan = plan_of(catalog, card, "data-engineer", match)
    assert plan
    assert len(learning) == min(3, len(plan.steps)) > 0
    for line, step in zip(learning, plan.steps, strict=False):
        assert line.startswith(f"· {catalog.items[step.item].text} (")
        assert ("not answered" in line) == (step.item not in levels)


@pytest.mark.parametrize(
    ("roles", "says"),
    [
        (["data-engineer", "etl-developer", "statistician"], "splits into specialities, nearest"),
        (["etl-developer", "statistician"], "there it is a job of its own."),
        (["data-engineer", "statistician"], "the role splits into specialities."),
        (["database-administrator", "statistician"], "you do only this; next to you work"),
    ],
)
def test_a_large_company_is_described_for_each_kind_of_role(
    catalog: Catalog, card: Scorecard, roles: list[str], says: str
) -> None:
    match = rank_roles(catalog, ENGINEER, roles=roles, scorecard=card)
    sheet = AnswerSheet(levels=ENGINEER)
    best = match_document(catalog, card, sheet, match, roles=roles).best
    assert best
    assert best.id == roles[0]
    assert says in by_size("large", best, catalog)
    medium = by_size("medium", best, catalog)
    is_part = catalog.roles[best.id].specialises is not None
    assert ("it is part of the work of the" in medium) == is_part
    assert "What the company's size changes" not in result(catalog, card, ENGINEER, roles=roles)


@pytest.mark.parametrize(
    ("stop", "says"),
    [
        (
            Stop("settled", 0.031),
            "Nothing left is worth asking. Answering all the rest would change",
        ),
        (Stop("settled", 0.031), "about 3 of 100 cases"),
        (Stop("budget", 0.001), "fewer than 1 of 100 cases"),
        (Stop("budget", 0.45), "It is early to say"),
        (Stop("all-asked", 0.0), "Everything has been asked."),
    ],
)
def test_a_quiz_says_why_it_stopped_and_how_open_it_is(
    catalog: Catalog, card: Scorecard, stop: Stop, says: str
) -> None:
    text = result(catalog, card, ENGINEER, stop=stop).replace("│", "")
    assert says in " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80])
def test_nothing_is_wider_than_the_screen(catalog: Catalog, card: Scorecard, width: int) -> None:
    lines = result(catalog, card, ENGINEER, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert any(line.startswith("Next: roleadvisor show ") for line in lines)


def test_a_plain_result_has_no_bars(catalog: Catalog, card: Scorecard) -> None:
    assert not set(result(catalog, card, ENGINEER, is_plain=True)) & set("█▏▎▍▌▋▊▉╭│")
