"""`pack new`, `check`, `matrix`, `path` and `simulate`, for authors of packs."""

import itertools
import json
import resource
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from test_commands import ROOT, document, run

from roleadvisor.packs import load_catalog

INVALID = sorted((ROOT / "tests" / "examples" / "packs").iterdir())


def new(folder: Path, *options: str) -> Path:
    result = run("pack", "new", str(folder), *options)
    assert (result.returncode, result.stdout) == (0, "")
    return folder


@pytest.mark.parametrize("options", [(), ("--extends",)])
def test_a_new_pack_is_clean_and_works_at_once(tmp_path: Path, options: tuple[str, ...]) -> None:
    pack = new(tmp_path / "mine", *options)
    checked = run("pack", "check", str(pack))
    assert (checked.returncode, checked.stdout.startswith("No problems: ")) == (0, True)
    for path in pack.rglob("*.yaml"):
        schema = path.read_text().partition("\n")[0].partition("$schema=")[2]
        assert (path.parent / schema).resolve().is_relative_to(pack / ".schemas")
        assert (path.parent / schema).is_file()
    own = {path.stem for path in pack.glob("*.yaml")} - {"pack"}
    listed = {role["id"] for role in document("list", "--pack", str(pack))["roles"]}
    assert own <= listed
    assert bool(listed - own) == bool(options)
    for role in own:
        assert run("show", role, "--pack", str(pack)).returncode == 0
    every = "\n".join(
        f"  {item['id']}: 4" for item in document("questions", "--pack", str(pack))["items"]
    )
    sheet = f"roleadvisor: 1\nanswers:\n{every}\n"
    assert document("match", "--pack", str(pack), stdin=sheet)["status"] == "ranked"


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    pack = new(tmp_path / "mine")
    (pack / "barista.yaml").write_text("mine")
    assert run("pack", "new", str(pack)).returncode == 2
    assert (pack / "barista.yaml").read_text() == "mine"
    assert run("pack", "new", str(pack / "barista.yaml" / "below")).returncode == 1


def test_the_bundled_pack_has_no_problems() -> None:
    checked = document("pack", "check")
    assert (checked["problems"], checked["roles"]) == ([], len(document("list")["roles"]))


@pytest.mark.parametrize("folder", INVALID, ids=lambda path: path.name)
def test_an_invalid_pack_prints_exactly_what_is_expected(folder: Path, tmp_path: Path) -> None:
    pack = tmp_path / folder.name
    shutil.copytree(folder, pack)
    expected = (pack / "expected.txt").read_text(encoding="utf-8")
    (pack / "expected.txt").unlink()
    result = run("pack", "check", str(pack), COLUMNS="200")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.replace(f"{pack}/", "") == expected


def test_every_kind_of_problem_that_a_pack_can_have_is_among_the_examples() -> None:
    shown = "".join((folder / "expected.txt").read_text() for folder in INVALID)
    for code in (
        "asks", "clash", "cycle", "duplicate-id", "duplicate-name", "file-name", "limit", "look-alike", "missing-key",
        "missing-ladder", "missing-source", "missing-text", "no-pack", "one-role", "retired-item", "rung-order",
        "speciality", "syntax", "unknown-family", "unknown-item", "unknown-key", "unknown-ladder", "unknown-role",
        "unknown-screen", "unknown-skill",
        "unknown-survey", "unlisted-screen", "unreachable", "unsorted", "unused-item", "value",
    ):  # fmt: skip
        assert f"[{code}]" in shown, code


def test_problems_as_json_and_as_annotations_are_the_same(tmp_path: Path) -> None:
    pack = tmp_path / "pack,with:odd name"
    shutil.copytree(INVALID[0], pack)
    (pack / "expected.txt").unlink()
    found = document("pack", "check", str(pack))
    Draft202012Validator(document("schema", "pack-check")).validate(found)
    annotated = run("pack", "check", str(pack), "--format", "github").stdout.splitlines()
    assert len(annotated) == len(found["problems"])
    for line, problem in zip(annotated, found["problems"], strict=True):
        assert line.startswith("::error file=")
        assert f",line={problem['line']},col={problem['column']},title={problem['code']}::" in line
        assert "pack%2Cwith%3Aodd name" in line


def test_a_pack_is_found_by_name_and_by_the_environment(tmp_path: Path) -> None:
    config = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    new(tmp_path / "config" / "roleadvisor" / "packs" / "coffee")
    other = new(tmp_path / "other", "--extends")
    assert "Barista" in run("list", "--pack", "coffee", **config).stdout
    in_force = run("list", ROLEADVISOR_PACK="coffee", **config)
    assert "Barista" in in_force.stdout
    both = run("list", "--pack", str(other), ROLEADVISOR_PACK="coffee", **config)
    assert "Geospatial" in both.stdout and "Barista" not in both.stdout
    told = json.loads(run("pack", "path", "--json", ROLEADVISOR_PACK="coffee", **config).stdout)
    assert told["chosen_by"] == "environment"
    assert told["folder"].endswith("/packs/coffee")
    assert told["user_packs"] == ["coffee"]
    Draft202012Validator(document("schema", "pack-path")).validate(told)
    assert json.loads(run("pack", "path", "--json", **config).stdout)["chosen_by"] == "bundled"
    assert run("list", "--pack", "tea", **config).returncode == 3


def test_extending_adds_roles_and_items_and_leaves_the_bundled_ones(tmp_path: Path) -> None:
    pack = new(tmp_path / "mine", "--extends")
    bundled = {r["id"]: r for r in document("list")["roles"]}
    extended = {r["id"]: r for r in document("list", "--pack", str(pack))["roles"]}
    assert extended.keys() - bundled.keys() == {"geospatial-data-engineer"}
    assert {role: extended[role] for role in bundled} == bundled
    items = {item["id"] for item in document("questions", "--pack", str(pack))["items"]}
    assert {"spatial-database", "python"} <= items
    shares = document("show", "geospatial-data-engineer", "--pack", str(pack))["shares"]
    assert shares["python"]["inherited_from"] == "data-engineer"


def test_what_to_run_next_names_the_pack(tmp_path: Path) -> None:
    config = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    new(tmp_path / "config" / "roleadvisor" / "packs" / "coffee")
    spaced = new(tmp_path / "my coffee")
    assert "show ROLE --pack coffee\n" in run("list", "--pack", "coffee", **config).stdout
    text = run("list", "--pack", str(spaced), COLUMNS="300").stdout
    assert f"show ROLE --pack '{spaced}'\n" in text
    assert "show ROLE\n" in run("list", ROLEADVISOR_PACK="coffee", **config).stdout
    assert "see 'roleadvisor list --pack coffee'" in (
        run("show", "xyz", "--pack", "coffee", **config).stderr
    )


def test_every_share_out_of_place_is_told_in_one_run(tmp_path: Path) -> None:
    pack = new(tmp_path / "mine")
    role = pack / "barista.yaml"
    head, shares = role.read_text().split("  shares:\n")
    listed = shares.splitlines()
    keys = [line.split(":")[0].strip() for line in listed]
    role.write_text(head + "  shares:\n" + "\n".join(reversed(listed)) + "\n")
    told = run("pack", "check", str(pack)).stdout
    assert told.count("[unsorted]") == len(keys) - 1
    for key, after in itertools.pairwise(keys):
        assert f"'{key}' belongs before '{after}'" in told


def test_a_resume_is_not_taken_for_a_sheet() -> None:
    refused = run("match", str(ROOT / "examples" / "resume.json"))
    assert refused.returncode == 3
    assert refused.stderr.endswith(
        "a résumé, not a sheet of answers; read it with --from-resume FILE [resume]\n"
    )


def test_a_sheet_for_another_pack_is_told_so_after_its_items(tmp_path: Path) -> None:
    pack = new(tmp_path / "coffee")
    sheet = ROOT / "examples" / "newcomer.yaml"
    refused = run("match", str(sheet), "--pack", str(pack))
    assert refused.returncode == 3
    *items, last = refused.stderr.splitlines()
    assert items
    assert all("[unknown-item]" in item for item in items)
    assert last.endswith("the sheet may be for another pack; read it with --pack DIR [other-pack]")


def test_terms_of_an_extension_and_items_that_are_bundled_terms_are_recognised(
    tmp_path: Path,
) -> None:
    pack = new(tmp_path / "mine", "--extends")
    terms = pack / "terms.yaml"
    terms.write_text("terms: [{name: Mapnik, implies: [desktop-gis]}]\n")
    skills = tmp_path / "Skills.csv"
    skills.write_text("Name\nMapnik\nPostGIS\n")
    result = run("match", "--from-linkedin", str(skills), "--pack", str(pack), "--json")
    found = json.loads(result.stdout)
    matched = {(part["text"], part["item"]) for part in found["imported"]["matched"]}
    assert {("Mapnik", "desktop-gis"), ("PostGIS", "spatial-database")} <= matched
    terms.write_text(terms.read_text().replace("Mapnik", "MySQL"))
    assert "'MySQL' is already a name of" in run("pack", "check", str(pack)).stdout


def test_files_of_the_other_ending_are_named(tmp_path: Path) -> None:
    pack = new(tmp_path / "mine")
    files = list(pack.rglob("*.yaml"))
    for path in files:
        path.rename(path.with_suffix(".yml"))
    told = run("pack", "check", str(pack)).stdout
    assert told.count("the name of a pack's file ends in .yaml [file-name]") == len(files) == 5


def test_the_matrix_has_every_pair_the_hardest_first() -> None:
    matrix = document("pack", "matrix")
    Draft202012Validator(document("schema", "pack-matrix")).validate(matrix)
    roles = len(document("list")["roles"])
    assert len(matrix["pairs"]) == roles * (roles - 1) // 2
    apart = [pair["told_apart"] for pair in matrix["pairs"]]
    assert apart == sorted(apart)
    hardest = matrix["pairs"][0]
    compared = document("compare", hardest["first"], hardest["second"])
    assert hardest["told_apart"] == compared["told_apart"]
    for columns in ("80", "40"):
        text = run("pack", "matrix", COLUMNS=columns).stdout
        assert max(len(line.rstrip()) for line in text.splitlines()) <= int(columns)
        assert "bi-tool-first" in text
    two = document("pack", "matrix", "--roles", "data-engineer,statistician")
    assert len(two["pairs"]) == 1
    assert run("pack", "matrix", "--roles", "statistician").returncode == 2
    kin = document("pack", "matrix", "--roles", "data-engineer,etl-developer,statistician")["pairs"]
    wanted = {frozenset((pair["first"], pair["second"])): pair["wanted"] for pair in kin}
    among, outside = (
        wanted[frozenset(("data-engineer", other))] for other in ("etl-developer", "statistician")
    )
    assert among < outside
    twins = run("pack", "matrix", str(INVALID[0]))
    assert "50 (too few): Baker and confectioner, by nothing" in twins.stdout


def test_the_same_seed_draws_the_same_people_and_they_can_be_measured(tmp_path: Path) -> None:
    pack = new(tmp_path / "mine")
    arguments = ("pack", "simulate", str(pack), "--people", "200", "--seed")
    first, again, other = (run(*arguments, seed).stdout for seed in ("1", "1", "2"))
    assert first == again != other
    people = [json.loads(line) for line in first.splitlines()]
    assert len({person["id"] for person in people}) == len(people) == 200
    assert {person["label"] for person in people} == {"barista", "roaster"}
    file = tmp_path / "people.ndjson"
    file.write_text(first)
    measured = document("evaluate", str(file), "--pack", str(pack))
    assert measured["plain"]["top_1"] > 0.95


def test_drawn_people_answer_with_the_shares_of_their_role() -> None:
    roles = "data-scientist,statistician"
    drawn = run("pack", "simulate", "--people", "1200", "--roles", roles).stdout
    read = map(json.loads, drawn.splitlines())
    people = [person["answers"] for person in read if person["label"] == "data-scientist"]
    catalog = load_catalog()
    for item in ("python", "sql", "r"):
        said = sum(person[item] is True for person in people) / len(people)
        assert said == pytest.approx(catalog.share("data-scientist", item), abs=0.06)
    words = ["none", "awareness", "working", "practitioner", "expert"]
    levels = [words.index(person["significance-tests"]) / 4 for person in people]
    share = catalog.share("data-scientist", "significance-tests")
    assert sum(levels) / len(levels) == pytest.approx(share, abs=0.04)
    unasked = {item.id for item in catalog.items.values() if item.weight == 0}
    assert not any(unasked & person.keys() for person in people)


def test_the_example_of_another_field_is_clean_and_speaks_of_no_data() -> None:
    pack = str(ROOT / "examples" / "packs" / "security")
    assert document("pack", "check", pack)["problems"] == []
    assert min(p["told_apart"] for p in document("pack", "matrix", pack)["pairs"]) > 0.9
    every = document("questions", "--pack", pack)["items"]
    answers = "\n".join(f"  {item['id']}: 3" for item in every)
    sheet = f"roleadvisor: 1\nanswers:\n{answers}\n"
    for command in (["match"], ["plan", "security-engineer"], ["explain"], ["report", "-o", "-"]):
        text = run(*command, "--pack", pack, stdin=sheet).stdout
        assert "ecurity" in text
        assert " data" not in text.replace("rsonal data", "")


LIKE = """\
id: role-{number}
name: Role {number}
family: engineering
summary: Does what all of these roles do, from morning to evening.
responsibilities: [Doing what is to be done]
day: In the morning there is work, and in the afternoon there is more of it.
sources: [{{id: none, title: Nobody, url: "https://example.org/", used_for: nothing at all}}]
estimates:
  basis: Made up for a test of how long a check takes.
  shares: {{airflow: core, kafka: core, sql: core}}
"""


def test_a_pack_of_many_like_roles_is_checked_soon_and_in_few_lines(tmp_path: Path) -> None:
    for number in range(100, 200):
        (tmp_path / f"role-{number}.yaml").write_text(LIKE.format(number=number))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    result = run("pack", "check", str(tmp_path))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 2
    lines = result.stdout.splitlines()
    assert result.returncode == 1
    assert len(lines) == 52
    assert lines[-2].endswith("these are the first 50 problems [more-problems]")
    assert lines[-1] == "More than 50 problems in 100 roles."
