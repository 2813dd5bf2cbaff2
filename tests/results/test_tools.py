"""Which of a role's tools a person uses, by what they said and by nothing else."""

from collections.abc import Mapping

import pytest

from roleadvisor.packs import Catalog
from roleadvisor.results.advice import advise
from roleadvisor.results.tools import Said, ToolUse, languages_of, said_in, tools_of
from roleadvisor.sheets.sheet import AnswerSheet


def use_of(
    catalog: Catalog,
    role: str,
    name: str,
    levels: Mapping[str, int],
    tools: Mapping[str, bool] | None = None,
) -> tuple[bool | None, bool]:
    said = Said(levels, tools or {})
    listed: list[ToolUse] = [*languages_of(catalog, role, said), *tools_of(catalog, role, said)]
    (use,) = (tool for tool in listed if tool.name == name)
    return use.has_it, use.has_kind


@pytest.mark.parametrize(
    ("role", "name", "item"),
    [
        ("data-engineer", "Docker", "docker"),
        ("data-engineer", "Apache Spark", "spark"),
        ("ml-engineer", "DVC", "dvc"),  # "DVC: version data and models"
        ("data-scientist", "R", "r"),
    ],
)
def test_a_tool_that_its_item_alone_names_is_used_or_not_as_answered(
    catalog: Catalog, role: str, name: str, item: str
) -> None:
    assert use_of(catalog, role, name, {item: 4}) == (True, False)
    assert use_of(catalog, role, name, {item: 0}) == (False, False)
    assert use_of(catalog, role, name, {}) == (None, False)


@pytest.mark.parametrize(
    ("role", "name", "item"),
    [
        ("data-engineer", "Dagster", "airflow"),  # "Airflow, Dagster, Prefect or another ..."
        ("data-engineer", "Apache Airflow", "airflow"),
        ("data-engineer", "Airbyte", "ingestion-services"),  # "Ready-made loading: Fivetran, ..."
        ("ml-engineer", "C++", "c-cpp"),
    ],
)
def test_a_yes_to_several_tools_is_no_tick_for_each(
    catalog: Catalog, role: str, name: str, item: str
) -> None:
    assert use_of(catalog, role, name, {item: 4}) == (None, True)
    assert use_of(catalog, role, name, {item: 0}) == (False, False)


def test_a_tool_that_its_item_does_not_name_is_not_known_by_a_yes(catalog: Catalog) -> None:
    assert use_of(catalog, "statistician", "tidymodels", {"r": 4}) == (None, False)
    assert use_of(catalog, "ml-engineer", "Amazon SageMaker", {"aws": 4}) == (None, False)
    assert use_of(catalog, "ml-engineer", "Amazon SageMaker", {"aws": 0}) == (False, False)


def test_what_is_said_of_a_tool_by_name_comes_before_its_item(catalog: Catalog) -> None:
    ticked = {"Dagster": True, "Apache Airflow": False, "Docker": True}
    assert use_of(catalog, "data-engineer", "Dagster", {"airflow": 4}, ticked)[0] is True
    assert use_of(catalog, "data-engineer", "Apache Airflow", {"airflow": 4}, ticked)[0] is False
    assert use_of(catalog, "data-engineer", "Docker", {"docker": 0}, ticked)[0] is True


def test_a_sheet_says_what_was_answered_before_what_is_mentioned() -> None:
    sheet = AnswerSheet(levels={"docker": 0}, mentioned={"spark": 2}, tools={"dbt": True})
    assert said_in(sheet) == Said({"spark": 2, "docker": 0}, {"dbt": True})


def test_ticks_change_no_fit(catalog: Catalog) -> None:
    levels = {"sql": 4, "python": 4, "move-data": 4, "spark": 4, "design-experiments": 0}
    plain = advise(catalog, AnswerSheet(levels=levels))
    tools = {"Docker": True, "dbt": False, "Terraform": True}
    ticked = advise(catalog, AnswerSheet(levels=levels, tools=tools))
    assert ticked.ranking == plain.ranking
    assert ticked.best and plain.best
    marks = {tool.name: tool.has_it for tool in ticked.best.tools}
    assert {name: marks[name] for name in tools} == tools
    assert {tool.has_it for tool in plain.best.tools if tool.name in tools} == {None}
