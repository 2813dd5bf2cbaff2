"""A team is read from a stream of sheets or a folder, whole or not at all."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from roleadvisor.errors import InputError
from roleadvisor.imports.team import MOST_PEOPLE, Members, read_folder, read_stream
from roleadvisor.packs import Catalog

SHEET = "roleadvisor: 1\nid: {id}\nanswers: {{sql: yes, python: no}}\n"
RESUME = {
    "basics": {"name": "Erika Musterfrau", "label": "Data engineer"},
    "work": [{"name": "Example Ltd", "position": "Data engineer"}],
    "skills": [{"name": "Python"}, {"name": "Apache Kafka"}],
}


def stream_of(folder: Path, *lines: Mapping[str, object] | str) -> Path:
    path = folder / "team.ndjson"
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def read(path: Path, catalog: Catalog, *, ignore_unknown: bool = False) -> Members:
    with path.open("rb") as stream:
        return read_stream(stream, path.name, catalog, ignore_unknown=ignore_unknown)


def problems(error: InputError) -> list[tuple[str, int, str]]:
    return [(Path(p.file).name, p.line, p.code) for p in error.problems]


def person(**more: object) -> dict[str, object]:
    return {"roleadvisor": 1, "answers": {"sql": True}, **more}


def test_who_has_no_id_is_called_by_the_line(tmp_path: Path, catalog: Catalog) -> None:
    members = read(stream_of(tmp_path, person(id="anna"), "", person()), catalog)
    assert [sheet.id for sheet in members.sheets] == ["anna", "line 3"]


def test_all_that_is_wrong_with_a_stream_is_told_by_line(tmp_path: Path, catalog: Catalog) -> None:
    wrong = person(answers={"pyhton": True})
    path = stream_of(tmp_path, person(id="a"), wrong, person(id="b"), "{", person(id="a"))
    with pytest.raises(InputError) as raised:
        read(path, catalog)
    told = problems(raised.value)
    assert ("team.ndjson", 2, "unknown-item") in told
    assert ("team.ndjson", 5, "duplicate-id") in told
    assert {line for _, line, _ in told} == {2, 4, 5}
    with pytest.raises(InputError):
        read(stream_of(tmp_path, person(id="a"), wrong, person(id="a")), catalog)
    assert read(stream_of(tmp_path, wrong), catalog, ignore_unknown=True).sheets[0].unknown


@pytest.mark.parametrize(
    "text", ["roleadvisor: 1\nanswers:\n  sql: yes\n", '{\n "roleadvisor": 1\n}\n', "id,sql\na,1\n"]
)
def test_a_file_that_is_no_stream_is_refused_in_one_line(
    tmp_path: Path, catalog: Catalog, text: str
) -> None:
    path = tmp_path / "me.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as raised:
        read(path, catalog)
    assert problems(raised.value) == [("me.yaml", 1, "not-a-stream")]


def test_an_empty_stream_or_folder_holds_nobody(tmp_path: Path, catalog: Catalog) -> None:
    for path in (stream_of(tmp_path), stream_of(tmp_path, "", " ")):
        with pytest.raises(InputError) as raised:
            read(path, catalog)
        assert problems(raised.value) == [("team.ndjson", 1, "empty")]
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path / "empty", catalog)
    assert problems(raised.value) == [("empty", 1, "empty")]


def test_a_team_has_at_most_so_many_people(tmp_path: Path, catalog: Catalog) -> None:
    most = [person(id=n) for n in range(MOST_PEOPLE)]
    assert len(read(stream_of(tmp_path, *most), catalog).sheets) == MOST_PEOPLE
    with pytest.raises(InputError) as raised:
        read(stream_of(tmp_path, *most, person()), catalog)
    assert problems(raised.value) == [("team.ndjson", MOST_PEOPLE + 1, "too-many-people")]


def test_a_folder_holds_sheets_and_resumes_told_apart_by_content(
    tmp_path: Path, catalog: Catalog
) -> None:
    (tmp_path / "b.yaml").write_text(SHEET.format(id="bo"))
    (tmp_path / "a.json").write_text(json.dumps(person()))
    (tmp_path / "c.json").write_text(json.dumps(RESUME))
    (tmp_path / "d.yml").write_text("skills: [Scala]\n")
    (tmp_path / ".hidden.yaml").write_text("nonsense: [")
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "e.txt").write_text("Skills\n- Python\n- Apache Spark\n")
    (tmp_path / "package.json").write_text('{"version": 1}')
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / "more").mkdir()
    members = read_folder(tmp_path, catalog)
    assert [sheet.id for sheet in members.sheets] == ["a", "bo", "c", "d", "e"]
    assert members.passed_over == ["list.json", "more", "notes.txt", "package.json"]
    resume = members.sheets[2]
    assert set(resume.mentioned) == {"python", "kafka"}
    assert resume.titles == ("data-engineer",)
    assert set(members.sheets[4].mentioned) == {"python", "spark"}
    assert not resume.levels
    assert members.sheets[3].mentioned == {"scala": 4}


def test_no_name_is_read_from_a_resume(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "17.json").write_text(json.dumps(RESUME))
    members = read_folder(tmp_path, catalog)
    assert "Erika" not in repr(members) and "Example" not in repr(members)
    assert members.sheets[0].id == "17"


def test_all_that_is_wrong_with_a_folder_is_told_by_file(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "a.yaml").write_text("roleadvisor: 1\nanswers: {pyhton: yes}\n")
    (tmp_path / "b.json").write_text('{"roleadvisor": ')
    (tmp_path / "c.json").write_text('{"skills": ["a" "b"]}')
    (tmp_path / "d.yaml").write_text(SHEET.format(id="bo"))
    (tmp_path / "e.yaml").write_text(SHEET.format(id="bo"))
    (tmp_path / "f.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path, catalog)
    told = problems(raised.value)
    assert [file for file, _, _ in told] == ["a.yaml", "b.json", "c.json", "e.yaml", "f.yaml"]
    assert told[3] == ("e.yaml", 1, "duplicate-id")
    assert "is taken already, in " in str(raised.value) and "d.yaml" in str(raised.value)


def test_a_sheet_with_a_mistake_in_its_yaml_is_no_file_to_pass_over(
    tmp_path: Path, catalog: Catalog
) -> None:
    broken = "roleadvisor: 1\nid: kim\nanswers:\n  sql: [yes\n r: no\n"
    (tmp_path / "a.yaml").write_text(broken)
    (tmp_path / "b.yml").write_text(f"# of kim\n{broken}")
    (tmp_path / "c.txt").write_text(f"\n---\n{broken}")
    (tmp_path / "d.yaml").write_text(SHEET.format(id="bo"))
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path, catalog)
    assert {file for file, _, _ in problems(raised.value)} == {"a.yaml", "b.yml", "c.txt"}


def test_texts_may_be_sheets_resumes_or_notes(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "a.txt").write_text(SHEET.format(id="bo"))
    (tmp_path / "b.md").write_text("# Skills\n\n- Scala\n- Tableau\n")
    (tmp_path / "blank.md").write_text(" \n\n")
    (tmp_path / "data.txt").write_text('{"version": 1}')
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "mark.txt").write_bytes(b"\xef\xbb\xbf")
    (tmp_path / "notes.md").write_text(
        "# Next week\n\nAsk them about Scala.\n\nroleadvisor: see its page\n"
    )
    members = read_folder(tmp_path, catalog)
    assert [sheet.id for sheet in members.sheets] == ["bo", "b"]
    assert members.sheets[0].levels == {"sql": 4, "python": 0}
    assert members.passed_over == ["blank.md", "data.txt", "empty.txt", "mark.txt", "notes.md"]
