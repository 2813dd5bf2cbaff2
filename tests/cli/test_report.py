"""`report` writes a page or a picture, whole or not at all."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

from test_commands import DBA, document, run

FEW = "roleadvisor: 1\nanswers: {python: true}\n"


def test_the_page_is_written_and_only_its_place_is_said(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    result = run("report", DBA, "-o", str(file))
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == f"The report is in {file}.\n"
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    first = file.read_bytes()
    run("report", DBA, "-o", str(file))
    assert file.read_bytes() == first


def test_the_document_says_what_was_written_and_holds_what_it_shows(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    written = document("report", DBA, "-o", str(file), "--towards", "ml-engineer")
    assert (written["file"], written["format"]) == (str(file), "html")
    assert written["bytes"] == file.stat().st_size
    assert written["match"] == document("match", DBA)
    assert written["plan"] == document("plan", "ml-engineer", DBA)


def test_the_plan_goes_towards_the_role_to_learn_for_unless_another_is_named(
    tmp_path: Path,
) -> None:
    file = str(tmp_path / "report.html")
    plain = document("report", DBA, "-o", file)
    assert plain["plan"]["towards"] == plain["match"]["learn_for"]
    part = document("report", DBA, "-o", file, "--towards", "etl-developer")
    assert part["plan"]["towards"]["id"] == "etl-developer"


def test_a_picture_is_an_svg_that_fetches_nothing(tmp_path: Path) -> None:
    file = tmp_path / "result.svg"
    assert run("report", DBA, "-o", str(file), "--format", "svg").returncode == 0
    drawn = file.read_text(encoding="utf-8")
    assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 (our own)
    assert "engineer" in drawn
    assert "url(http" not in drawn and "@font-face" not in drawn


def test_a_dash_is_stdout(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    run("report", DBA, "-o", str(file))
    assert run("report", DBA, "-o", "-").stdout == file.read_text(encoding="utf-8")
    assert run("report", DBA, "-o", "-", "--json").returncode == 2


def test_too_few_answers_write_nothing_and_exit_4(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    result = run("report", "-", "-o", str(file), stdin=FEW)
    assert (result.returncode, result.stdout) == (4, "")
    assert "Not enough answers" in result.stderr
    told = document("report", "-", "-o", str(file), stdin=FEW)
    assert (told["file"], told["plan"], told["match"]["status"]) == (None, None, "insufficient")
    assert not file.exists()


def test_what_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none" / "report.html", Path("/dev/null")):
        result = run("report", DBA, "-o", str(place))
        assert result.returncode == 2
        assert "cannot write" in result.stderr
    assert Path("/dev/null").is_char_device()


def test_a_plan_is_only_for_a_role_that_is_ranked(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    roles = "data-engineer,statistician"
    arguments = ("report", DBA, "-o", str(file), "--roles", roles, "--towards", "ml-engineer")
    assert run(*arguments).returncode == 2
    assert json.loads(run(*arguments, "--json").stdout)["code"] == "usage"


def test_without_a_file_it_is_wrong_usage() -> None:
    result = run("report", DBA)
    assert result.returncode == 2
    assert "--output" in result.stderr


def test_what_a_file_ends_in_says_what_is_written(tmp_path: Path) -> None:
    for name, start in (("r.svg", "<svg"), ("r.SVG", "<svg"), ("r.html", "<!doctype"), ("r", "<!")):
        assert run("report", DBA, "-o", str(tmp_path / name)).returncode == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)
    run("report", DBA, "-o", str(tmp_path / "page.svg"), "--format", "html")
    assert (tmp_path / "page.svg").read_text("utf-8").startswith("<!doctype")


def test_a_report_is_not_written_over_what_it_is_made_from(tmp_path: Path) -> None:
    sheet = tmp_path / "me.yaml"
    sheet.write_text(Path(DBA).read_text())
    link = tmp_path / "link.yaml"
    link.symlink_to(sheet)
    for output in (sheet, link):
        result = run("report", str(sheet), "-o", str(output))
        assert (result.returncode, result.stderr) == (
            2,
            "the report would overwrite what it is made from; name another file\n",
        )
    assert sheet.read_text() == Path(DBA).read_text()
