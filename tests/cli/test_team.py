"""`team` prints what a team covers on one screen, and `report --team` writes it as a page."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from test_commands import document, run

from roleadvisor.packs import Catalog, bundled_pack
from roleadvisor.packs.files import find_files
from roleadvisor.render.schemas import json_schema

TEAMS = Path(__file__).parents[1] / "teams"
TEAM = "examples/team.ndjson"
FILES = [TEAM, *map(str, sorted(TEAMS.glob("*.ndjson")))]
ALL = ",".join(path.stem for path in find_files(bundled_pack()).roles)
FEW = '{"roleadvisor": 1, "answers": {"python": true}}\n'


@pytest.mark.parametrize("file", FILES, ids=lambda file: Path(file).stem)
@pytest.mark.parametrize(
    "roles", [(), ("--roles", "dba,ml-engineer,data-analyst"), ("--roles", ALL)]
)
@pytest.mark.parametrize(("columns", "height"), [("80", 24), ("40", 40)])
def test_the_result_fits_a_screen(
    file: str, roles: tuple[str, ...], columns: str, height: int
) -> None:
    result = run("team", file, *roles, COLUMNS=columns)
    lines = result.stdout.splitlines()
    assert (result.returncode, result.stderr) == (0, "")
    assert max(map(len, lines)) <= int(columns)
    assert len(lines) <= height
    assert any("Next hire" in line for line in lines)


def test_the_document_has_the_form_of_its_schema_and_is_the_same_each_time() -> None:
    for file in FILES:
        told = document("team", file)
        Draft202012Validator(json_schema("team")).validate(told)
        assert told == document("team", file)


def test_the_text_names_who_is_alone_and_what_has_nobody() -> None:
    said = run("team", TEAM, "--roles", "data-engineer,data-analyst,ml-engineer").stdout
    assert "Of 3 roles, 1 has several people, 1 rests on one person alone and 1 has nobody." in said
    assert re.search(r"Data engineer +100% .* bo alone\n", said)
    assert re.search(r"Data analyst +100% .* kim, lee\n", said)
    assert re.search(r"Machine learning engineer +20% .* nobody\n", said)
    assert "Not counted, too few answers: asa.\n" in said


def test_the_long_text_has_what_each_role_adds_up_to_and_everybody_s_blend() -> None:
    said = run("team", TEAM, "--long").stdout
    for role in document("team", TEAM)["roles"]:
        assert f"\n{role['name']}: {round(role['coverage'] * 100)}%\n" in said
    assert "makes 100%" in said and "not asked" in said
    assert "· lee: data analyst" in said
    assert "roleadvisor report --team examples/team.ndjson -o team.html" in said


def test_markdown_has_the_roles_as_a_table() -> None:
    said = run("team", TEAM, "--format", "markdown", "--long").stdout
    assert said.startswith("# A team of 3: coverage ")
    assert "| Role | Coverage | People |" in said
    assert "| Data engineer | 100% | bo alone |" in said


def test_ids_cannot_write_to_the_terminal_or_the_page(tmp_path: Path) -> None:
    evil = tmp_path / "team.ndjson"
    evil.write_text(Path(TEAM).read_text("utf-8").replace('"id": "bo"', '"id": "<b>b|o</b>"'))
    assert "\\|" in run("team", str(evil), "--format", "markdown").stdout
    run("report", "--team", str(evil), "-o", str(tmp_path / "t.html"))
    page = (tmp_path / "t.html").read_text("utf-8")
    assert "<b>" not in page and "&lt;b&gt;" in page


def test_a_team_may_be_piped_in_or_be_a_folder(tmp_path: Path) -> None:
    text = Path(TEAM).read_text("utf-8")
    piped = document("team", "-", stdin=text)
    assert piped == document("team", TEAM)
    for line in text.splitlines():
        (tmp_path / f"{json.loads(line)['id']}.json").write_text(line)
    (tmp_path / "readme.txt").write_text("hello")
    folder = document("team", str(tmp_path))
    assert folder["passed_over"] == ["readme.txt"]
    assert folder["roles"] == [
        {**role, "people": sorted(role["people"])} for role in piped["roles"]
    ]
    assert "Passed over, neither sheet nor résumé: readme.txt." in run("team", str(tmp_path)).stdout


def test_a_resume_of_other_work_is_named_and_covers_nothing(tmp_path: Path) -> None:
    skills = [{"name": n} for n in ("Excel", "Wound care", "Triage", "Cannulation", "Handover")]
    nurse = {"basics": {"label": "Nurse"}, "work": [{"position": "Nurse"}], "skills": skills}
    (tmp_path / "n.json").write_text(json.dumps(nurse))
    resume = json.loads(Path("examples/resume.json").read_text("utf-8"))
    (tmp_path / "r.json").write_text(json.dumps(resume))
    told = document("team", str(tmp_path))
    assert {person["id"]: person["status"] for person in told["people"]} == {
        "n": "outside",
        "r": "ranked",
    }
    assert told["counted"] == 1
    assert "Not counted, mostly other work: n." in run("team", str(tmp_path)).stdout


def test_what_cannot_be_used_is_refused_with_its_place(tmp_path: Path) -> None:
    wrong = run("team", "examples/people.ndjson")
    assert (wrong.returncode, wrong.stdout) == (3, "")
    assert wrong.stderr.startswith("examples/people.ndjson:4:50: unknown item 'pyhton'")
    assert run("team", "examples/people.ndjson", "--ignore-unknown").returncode == 0
    assert run("team", str(tmp_path)).returncode == 3
    assert run("team", TEAM, "--roles", ",").returncode == 2
    assert document("team", TEAM, "--roles", "nonsense")["code"] == "unknown-id"
    assert run("team").returncode == 2


def test_a_team_without_enough_answers_exits_4(tmp_path: Path) -> None:
    result = run("team", "-", stdin=FEW)
    assert result.returncode == 4
    assert "Not counted, too few answers: line 1." in result.stdout
    assert document("team", "-", stdin=FEW)["status"] == "insufficient"
    page = tmp_path / "t.html"
    told = document("report", "--team", "-", "-o", str(page), stdin=FEW)
    assert (told["file"], told["team"]["counted"], page.exists()) == (None, 0, False)


def test_the_page_of_a_team_fetches_nothing_and_shares_the_style(
    tmp_path: Path, catalog: Catalog
) -> None:
    file = tmp_path / "team.html"
    told = document("report", "--team", TEAM, "-o", str(file))
    Draft202012Validator(json_schema("report")).validate(told)
    assert told["team"] == document("team", TEAM)
    assert (told["match"], told["plan"], told["bytes"]) == (None, None, file.stat().st_size)
    html = file.read_text("utf-8")
    person = tmp_path / "me.html"
    run("report", "examples/newcomer.yaml", "-o", str(person))
    styles = [
        re.search(r"(?s)<style>(.*?)</style>", text) for text in (html, person.read_text("utf-8"))
    ]
    assert styles[0] and styles[1] and styles[0][1] == styles[1][1]
    assert "<script" not in html and "url(" not in html and "default-src 'none'" in unescape(html)
    for role in catalog.whole_roles:
        assert catalog.roles[role].name in html
    assert "asa" in html and "one person alone" in html
    assert run("report", "--team", TEAM, "-o", "-").stdout == html


def test_a_team_s_report_goes_with_nothing_that_is_for_one_person(tmp_path: Path) -> None:
    page = str(tmp_path / "t.html")
    for more in (("examples/newcomer.yaml",), ("--towards", "dba"), ("--company", "small")):
        assert run("report", *more, "--team", TEAM, "-o", page).returncode == 2
    for name, form in ((page, ("--format", "svg")), (str(tmp_path / "t.svg"), ())):
        assert run("report", "--team", TEAM, "-o", name, *form).returncode == 2
    copy = tmp_path / "team.ndjson"
    copy.write_text(Path(TEAM).read_text("utf-8"))
    assert run("report", "--team", str(copy), "-o", str(copy)).returncode == 2
    assert copy.read_text("utf-8") == Path(TEAM).read_text("utf-8")
