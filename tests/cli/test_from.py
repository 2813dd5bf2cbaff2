"""`from` and `--current-job` lead from an occupation to the nearest roles."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bakery import bakery
from conftest import MakePack
from jsonschema import Draft202012Validator
from terminal import ENTER, Terminal
from test_commands import DBA, document, run
from test_quiz import reach_the_review

from roleadvisor.occupations import ATTRIBUTION
from roleadvisor.packs import load_catalog
from roleadvisor.render.schemas import json_schema


def plain(text: str) -> str:
    return " ".join(text.split())


def test_the_nearest_role_comes_first_and_every_role_is_there() -> None:
    found = document("from", "accountant")
    assert found["roles"][0]["id"] == "bi-analyst"
    likeness = [role["likeness"] for role in found["roles"]]
    assert likeness == sorted(likeness, reverse=True)
    assert {role["id"] for role in found["roles"]} == set(load_catalog().roles)
    assert found["not_comparable"] == []
    assert found["occupation"]["code"] == "13-2011.00"
    assert found["attribution"] == ATTRIBUTION


def test_an_unsure_title_shows_how_it_was_read_and_what_else_it_may_be() -> None:
    near = plain(run("from", "acountant").stdout)
    assert "No occupation is called 'acountant'; it was read as 'Accountant'." in near
    shared = plain(run("from", "truck driver").stdout)
    assert "5 occupations have the title 'Truck Driver'; this is one of them." in shared
    assert "Light Truck Drivers: roleadvisor from 53-3033.00" in shared
    assert "If you mean another" not in run("from", "accountant").stdout


def test_what_is_far_is_said_to_be_far_and_is_no_dead_end() -> None:
    text = plain(run("from", "chef").stdout)
    assert re.search(r"Far: \d\d of 100 occupations are nearer to data", text)
    assert "not whether you can learn it" in text
    assert "Ways in from other work (none names yours)" in text
    assert "Next: roleadvisor show" in text


def test_stand_ins_are_said() -> None:
    assert (
        "O*NET has no ratings for Cardiologists. The mean of" in run("from", "cardiologists").stdout
    )
    scientist = next(r for r in document("from", "chef")["roles"] if r["id"] == "data-scientist")
    assert scientist["has_stand_in"]
    assert [o["code"] for o in scientist["rated_as"]] == ["15-2051.01", "15-2051.02"]


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("asdfgh", 3, "no occupation is called 'asdfgh'"),
        ("soldier", 3, "name what you did there as a civilian job"),
        ("student", 3, "answer 'roleadvisor quiz' as a newcomer, or name work"),
        ("physics students", 3, "answer 'roleadvisor quiz' as a newcomer"),
        ("unemployed", 3, "answer 'roleadvisor quiz' as a newcomer"),
        ("supermarket cashier", 3, "did you mean 'Cashiers' (41-2011.00)"),
        ("13-2011.77", 3, "'Accountants and Auditors' (13-2011.00)"),
        ("", 2, "name a job title"),
        (" ?! ", 2, "name a job title"),
    ],
)
def test_what_is_no_title_is_refused_with_a_hint(text: str, code: int, says: str) -> None:
    result = run("from", "--", text)
    assert (result.returncode, result.stdout) == (code, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("analytics engineer", "analytics-engineer"),
        ("Senior Analytics Engineer", "analytics-engineer"),
        ("data steward", "data-governance-manager"),
    ],
)
def test_a_role_of_ours_is_answered_from_its_profile_where_onet_has_none(
    text: str, role: str
) -> None:
    found = document("from", text)
    assert (found["role"]["id"], found["occupation"], found["roles"]) == (role, None, [])
    apart = [near["told_apart"] for near in found["role"]["nearest"]]
    assert apart == sorted(apart)
    assert role not in {near["id"] for near in found["role"]["nearest"]}
    said = plain(run("from", text).stdout)
    assert "This is one of the roles in data described here" in said
    assert f"Next: roleadvisor show {role}" in said
    assert "O*NET has no occupation with this name" in said


def test_a_role_of_ours_stands_beside_the_occupation_of_its_name() -> None:
    found = document("from", "dba")
    assert found["role"]["id"] == "database-administrator"
    assert found["occupation"]["code"] == "15-1242.00"
    said = plain(run("from", "dba").stdout)
    assert said.index("This is one of the roles in data") < said.index("You are already there: ")
    assert document("from", "accountant")["role"] is None


def test_a_role_of_a_pack_without_occupations_is_answered_too(tmp_path: Path) -> None:
    bakery(tmp_path, baker="aliases: [LLM loafer]\n")
    found = document("from", "Lead LLM loafer", "--pack", str(tmp_path))
    assert (found["role"]["id"], found["occupation"]) == ("baker", None)
    assert len(found["role"]["nearest"]) == 4


def test_a_product_manager_of_data_is_a_product_manager() -> None:
    found = document("from", "data product manager")
    assert found["occupation"]["called"] == "Product Manager"
    assert found["occupation"] == document("from", "product manager")["occupation"]


@pytest.mark.parametrize(
    "text", ["\x1b[31mchef\x1b[0m", "\u202echef", "a" * 100_000, "chef\u0000"[:4]]
)
def test_hostile_text_reaches_no_terminal(text: str) -> None:
    result = run("from", text)
    said = result.stdout + result.stderr
    assert result.returncode in {0, 3}
    assert not set(said) & {"\x1b", "\u202e", "\x00"}
    assert len(said) < 6000


def test_roles_without_occupations_are_listed_as_not_comparable(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core", seller="selling: core")
    refused = run("from", "chef", "--pack", str(pack))
    assert (refused.returncode, refused.stdout) == (2, "")
    baker = pack / "baker.yaml"
    codes = "identifiers: {onet: {taxonomy: O*NET-SOC 2019, codes: [51-3011.00, 99-9999.00]}}\n"
    baker.write_text(baker.read_text() + codes)
    found = document("from", "chef", "--pack", str(pack))
    assert [role["id"] for role in found["roles"]] == ["baker"]
    assert found["not_comparable"] == ["seller"]
    assert "Not compared" in run("from", "chef", "--pack", str(pack)).stdout


def test_roles_that_cite_the_same_share_a_rank(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core", seller="selling: core")
    for path in (pack / "baker.yaml", pack / "seller.yaml"):
        codes = "identifiers: {onet: {taxonomy: O*NET-SOC 2019, codes: [51-3011.00]}}\n"
        path.write_text(path.read_text() + codes)
    assert [r["rank"] for r in document("from", "chef", "--pack", str(pack))["roles"]] == [1, 1]
    text = run("from", "chef", "--pack", str(pack)).stdout
    assert "baker person and seller person are about equally near" in text


@pytest.mark.parametrize("columns", ["80", "40"])
@pytest.mark.parametrize(
    "title", ["accountant", "truck driver", "cardiologist", "dba", "data steward"]
)
def test_the_text_fits_the_screen(title: str, columns: str) -> None:
    lines = run("from", title, COLUMNS=columns).stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_ascii_output_has_ascii_only() -> None:
    assert run("from", "accountant", PYTHONIOENCODING="ascii").stdout.isascii()


def test_the_attribution_is_in_the_help_and_the_readme() -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text()
    for text in (run("from", "--help", COLUMNS="80").stdout, readme):
        assert "This product includes information from the O*NET 29.2 Database by the" in plain(
            text
        )


def test_the_current_job_stands_beside_the_fit_and_changes_nothing_of_it() -> None:
    without = document("match", DBA)
    beside = document("match", DBA, "--current-job", "registered nurse")
    assert without.pop("current_job") is None
    job = beside.pop("current_job")
    assert beside == without
    assert job["occupation"]["code"] == "29-1141.00"
    assert {role["id"] for role in job["roles"]} == set(load_catalog().roles)
    text = run("match", DBA, "--long", "--current-job", "registered nurse").stdout
    assert "From your job as Registered Nurses" in text
    assert "It does not change the fit" in text
    assert run("match", DBA, "--current-job", "asdfgh").returncode == 3


def test_other_commands_do_not_read_the_occupations() -> None:
    code = (
        "import sys; sys.argv = ['roleadvisor', 'list', '--json']\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from roleadvisor.cli import run\n"
        "try:\n    run()\n"
        "except SystemExit:\n"
        "    print([path for path in opened if path.endswith('.gz')], 'rapidfuzz' in sys.modules,"
        " file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert result.stderr.strip() == "[] False"


def test_a_quiz_tells_how_a_current_job_is_read_and_shows_it_at_the_end(tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    arguments = ("quiz", "--json", "--current-job", "acountant")
    with Terminal(tmp_path / "state", *arguments, stdout=result) as terminal:
        terminal.wait_for("Do you work with data already.*q quit")
        assert b"read as: Accountant" in terminal.raw
        terminal.answer("1")
        reach_the_review(terminal)
        terminal.press(ENTER)
        assert terminal.finish() == 0
    found = json.loads(result.read_text())
    Draft202012Validator(json_schema("quiz")).validate(found)
    assert found["current_job"]["occupation"]["code"] == "13-2011.00"


def test_a_quiz_with_a_job_that_is_none_does_not_begin(tmp_path: Path) -> None:
    with Terminal(tmp_path / "state", "quiz", "--current-job", "asdfgh") as terminal:
        assert terminal.finish() == 3
        assert "no occupation is called" in terminal.raw.decode()
    assert not list((tmp_path / "state").rglob("*.json"))
