"""The closing list of the quiz."""

import pytest

from roleadvisor.packs import Catalog
from roleadvisor.results.closing import closing_list
from roleadvisor.results.tools import languages_of, tools_of
from roleadvisor.scoring.scorecard import Scorecard
from roleadvisor.sheets.sheet import AnswerSheet

# What a data engineer says, who has not been asked for most tools.
ENGINEER = {
    "move-data": 4,
    "automate-everything": 4,
    "analyse-for-decisions": 0,
    "prototype-ml": 0,
    "run-ml-service": 0,
    "deploy-models": 0,
    "build-data-infrastructure": 4,
    "python": 4,
    "scala": 4,
    "airflow": 4,
    "spark": 0,
    "dbt": 0,
}


def names_of(catalog: Catalog, role: str) -> dict[str, float]:
    uses = [*languages_of(catalog, role), *tools_of(catalog, role)]
    return {use.name: use.share for use in uses}


def test_it_has_the_leaders_most_used_tools_of_which_nothing_is_known(
    catalog: Catalog, card: Scorecard
) -> None:
    said = {**ENGINEER, "ingestion-services": 4}
    sheet = AnswerSheet(levels=said, mentioned={"aws": 4}, tools={"DuckDB": False})
    asked = closing_list(catalog, card, sheet)
    assert asked
    assert asked.of == ("data-engineer",)
    shares = names_of(catalog, "data-engineer")
    assert len(asked.items) == 12
    assert asked.items[0] == "SQL"
    listed = [shares[name] for name in asked.items]
    assert listed == sorted(listed, reverse=True)
    # "Ready-made loading: Fivetran, Airbyte, dlt" was ticked, so one of its kind is known to be used.
    known = {
        "Fivetran",
        "Airbyte",
        "Python",
        "Scala",
        "Apache Spark",
        "dbt",
        "Amazon Web Services",
        "DuckDB",
    }
    assert not known & set(asked.items)


def test_a_class_is_asked_about_once(catalog: Catalog, card: Scorecard) -> None:
    sheet = AnswerSheet(levels=ENGINEER)
    assert closing_list(catalog, card, sheet, {"data-engineer"}) is None
    assert closing_list(catalog, card, sheet, {"statistician"})


def test_there_is_none_before_roles_are_ranked(catalog: Catalog, card: Scorecard) -> None:
    assert closing_list(catalog, card, AnswerSheet(levels={"python": 4})) is None


def test_there_is_none_if_everything_is_known(catalog: Catalog, card: Scorecard) -> None:
    shares = names_of(catalog, "data-engineer")
    sheet = AnswerSheet(levels=ENGINEER, tools=dict.fromkeys(shares, True))
    assert closing_list(catalog, card, sheet) is None


@pytest.mark.parametrize("item", ["airflow", "kafka"])
def test_who_has_none_of_a_kind_is_not_asked_for_one(
    catalog: Catalog, card: Scorecard, item: str
) -> None:
    asked = closing_list(catalog, card, AnswerSheet(levels={**ENGINEER, item: 0}))
    assert asked
    assert {"airflow": "Apache Airflow", "kafka": "Apache Kafka"}[item] not in asked.items
