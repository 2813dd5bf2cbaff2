"""Tools that a text names are ticked, and no others of their kind."""

from roleadvisor.imports.imported import tools_named
from roleadvisor.imports.mentions import Mention
from roleadvisor.imports.recognise import recognise
from roleadvisor.packs import Catalog


def test_a_named_tool_is_used_and_its_like_is_not_known(catalog: Catalog) -> None:
    mentions = [Mention(text, "skills") for text in ("Dagster", "spark", "tidymodels")]
    imported = recognise(catalog, [*mentions, Mention("Docker", "skills", level=0)], ["resume"])
    tools = tools_named(catalog, imported)
    assert tools == {"Apache Spark": True, "Dagster": True, "Docker": False, "tidymodels": True}
    answered = tools_named(catalog, imported, {"spark", "airflow"})
    assert answered == {"Docker": False, "tidymodels": True}
