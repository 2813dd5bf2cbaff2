"""`compare` shows two roles side by side, `find` the roles that have something."""

from pathlib import Path

import pytest
from bakery import bakery
from packing import change
from test_commands import document, run

from roleadvisor.packs import Catalog
from roleadvisor.scoring.scorecard import Scorecard


def test_common_items_are_common_and_those_apart_are_far_apart(catalog: Catalog) -> None:
    compared = document("compare", "data-engineer", "ml-engineer")
    shares = {
        side: [(p["first"]["share"], p["second"]["share"]) for p in compared[side]]
        for side in ("common", "apart")
    }
    lowest = [
        min(catalog.share(role, pair["item"]) for role in ("data-engineer", "ml-engineer"))
        for pair in compared["common"]
    ]
    assert lowest == sorted(lowest, reverse=True)
    assert lowest[-1] >= 0.4
    assert min(share for pair in shares["common"] for share in pair) >= 0.4

    def difference(item: str) -> float:
        return catalog.share("data-engineer", item) - catalog.share("ml-engineer", item)

    apart = {pair["item"]: difference(pair["item"]) for pair in compared["apart"]}
    differences = [abs(scored) for scored in apart.values()]
    assert differences == sorted(differences, reverse=True)
    for scored, (mine, theirs) in zip(apart.values(), shares["apart"], strict=True):
        assert (scored > 0) == (mine > theirs) and mine != theirs


def test_an_item_stands_once_and_only_if_it_is_asked(catalog: Catalog) -> None:
    for pair in (("analytics-engineer", "data-engineer"), ("data-architect", "statistician")):
        compared = document("compare", *pair)
        items = [p["item"] for side in ("common", "apart") for p in compared[side]]
        assert len(items) == len(set(items))
        assert all(catalog.items[item].weight > 0 for item in items)
        for item in (p["item"] for p in compared["apart"]):
            mine, theirs = (catalog.share(role, item) for role in pair)
            assert abs(mine - theirs) >= 0.1


def test_the_deciding_questions_give_the_leads_of_the_scorecard(card: Scorecard) -> None:
    compared = document("compare", "statistician", "bi-analyst")
    columns = card.roles.index("statistician"), card.roles.index("bi-analyst")
    assert len(compared["deciding"]) == 5
    for decider in compared["deciding"]:
        for answer, level in (("yes", 4), ("no", 0)):
            row = card.row(decider["item"], level, "practitioner")
            assert decider[answer] == row[columns[0]] - row[columns[1]]


def test_roles_may_be_called_by_name_but_not_compared_with_themselves() -> None:
    assert document("compare", "Data engineer", "statistician")["first"]["id"] == "data-engineer"
    assert run("compare", "statistician", "statistician").returncode == 2
    assert run("compare", "statistician", "statistican").returncode == 3


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("kafka", "kafka"),
        ("Apache Kafka", "kafka"),
        ("GDPR", "data-privacy"),
        ("R", "r"),
        ("k8s", "kubernetes"),
        ("dashboards", "build-dashboards"),
    ],
)
def test_things_are_found_by_id_alias_tool_or_word(text: str, item: str) -> None:
    found = document("find", text)
    assert (found["found"][0]["id"], found["is_near"]) == (item, False)
    shares = [role["share"]["share"] for role in found["found"][0]["roles"]]
    assert shares == sorted(shares, reverse=True)


def test_one_letter_finds_only_whole_words() -> None:
    names = [thing["name"] for thing in document("find", "R")["found"]]
    assert "R" in names
    assert "Redis" not in names
    assert not any("Spark" in name for name in names)


def test_near_misses_are_shown_as_such() -> None:
    found = document("find", "terrafrom")
    assert (found["is_near"], found["found"][0]["id"]) == (True, "terraform")
    assert "Nothing is called 'terrafrom'. The nearest names:" in run("find", "terrafrom").stdout
    assert run("find", "zzzzzz").returncode == 3
    for empty in ("", " ", "_", "--"):
        assert run("find", "--", empty).returncode == 2


def test_a_tool_says_what_it_counts_for_and_who_names_it(tmp_path: Path) -> None:
    hook = "languages: [{name: Dough hook, item: dough, share: rare, for: kneading}]\n"
    bakery(tmp_path, baker=hook)
    pack = ("--pack", str(tmp_path))
    tool, item = document("find", "dough hook", *pack)["found"]
    assert (tool["kind"], tool["id"], item["id"]) == ("tool", None, "dough")
    assert tool["items"] == [{"id": "dough", "text": "Dough: sours, yeasts"}]
    assert [(role["id"], role["names_it"]) for role in tool["roles"]] == [("baker", True)]
    assert {role["id"] for role in item["roles"] if role["names_it"]} == {"baker"}
    said = run("find", "dough hook", *pack).stdout
    assert "Counts for: Dough\n  Baker " in said
    assert "Among the tools of baker." in said


def test_an_item_says_if_it_is_found_by_another_name() -> None:
    assert "What 'k8s' counts for:" in run("find", "k8s").stdout
    assert "counts for" not in run("find", "Kubernetes").stdout


def test_a_term_that_no_question_asks_is_known(tmp_path: Path) -> None:
    bakery(tmp_path)
    (tmp_path / "terms.yaml").write_text("terms: [{name: Marzipan}]\n")
    pack = ("--pack", str(tmp_path))
    (found,) = document("find", "MARZIPAN", *pack)["found"]
    assert (found["kind"], found["items"], found["roles"]) == ("term", [], [])
    said = run("find", "marzipan", *pack).stdout
    assert "no question asks about it" in said and "No role lists it" in said


def test_what_is_no_longer_asked_is_said_to_be_so(tmp_path: Path) -> None:
    bakery(tmp_path)
    terms = "terms: [{name: Marzipan}, {name: Royal icing, aliases: [icing]}]\n"
    (tmp_path / "terms.yaml").write_text(terms)
    change(tmp_path / "pack.yaml", "screens:", "retired: [marzipan, icing, fondant]\nscreens:")
    pack = ("--pack", str(tmp_path))
    for text in ("Marzipan", "icing"):
        assert "Known by name, but no longer asked." in run("find", text, *pack).stdout
    refused = run("find", "fondant", *pack)
    assert (refused.returncode, "'fondant' is no longer asked; see" in refused.stderr) == (3, True)


def test_a_role_is_found_by_name_or_alias_and_leads_to_show() -> None:
    for text in ("data steward", "Data-Governance-Manager"):
        found = document("find", text)["found"][0]
        assert (found["kind"], found["id"]) == ("role", "data-governance-manager")
        assert "roleadvisor show data-governance-manager" in run("find", text).stdout


@pytest.mark.parametrize("columns", ["80", "40"])
@pytest.mark.parametrize("text", ["data steward", "ml", "data"])
def test_roles_and_much_that_is_found_fit_the_screen(text: str, columns: str) -> None:
    lines = run("find", text, COLUMNS=columns).stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.parametrize("columns", ["80", "40"])
@pytest.mark.parametrize(
    "command", [["compare", "data-engineer", "ml-engineer"], ["find", "sql"], ["find", "airflow"]]
)
def test_the_text_fits_the_screen(command: list[str], columns: str) -> None:
    lines = run(*command, COLUMNS=columns).stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert any("█" in line for line in lines)
