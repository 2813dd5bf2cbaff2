"""`explain` shows every answer's points, and they add up."""

from pathlib import Path

import pytest
from bakery import bakery
from packing import change
from test_commands import DBA, ROOT, document, run

NEWCOMER = str(ROOT / "examples" / "newcomer.yaml")


@pytest.mark.parametrize("sheet", [DBA, NEWCOMER])
def test_reasons_and_start_add_up_exactly_to_the_points_that_match_gives(sheet: str) -> None:
    explained, ranking = document("explain", sheet), document("match", sheet)["ranking"]
    for place, ranked in zip(("first", "second"), ranking, strict=False):
        role = explained[place]
        for part in ("id", "points", "fit", "start_points"):
            assert role[part] == ranked[part]
        assert role["class"] == ranked["class"]
        told = sum(reason[place] for reason in explained["reasons"])
        assert told + role["start_points"] == role["points"]
    for reason in explained["reasons"]:
        lead = reason["first"] - reason["second"]
        assert reason["lead"] == pytest.approx(2 ** (lead / 1000), abs=1e-4)


def test_what_speaks_most_for_the_first_role_comes_first() -> None:
    reasons = document("explain", DBA)["reasons"]
    leads = [r["first"] - r["second"] for r in reasons]
    assert leads == sorted(leads, reverse=True)


def test_the_flip_set_is_that_of_match() -> None:
    assert document("explain", DBA)["flip"] == document("match", DBA)["flip"]


def test_only_the_roles_asked_for_are_explained() -> None:
    explained = document("explain", DBA, "--roles", "statistician,database-administrator")
    assert explained["first"]["id"] == "database-administrator"
    assert explained["second"]["id"] == "statistician"
    assert run("explain", DBA, "--roles", "statistician").returncode == 2


def test_it_says_whose_points_they_are_and_which_a_text_names(tmp_path: Path) -> None:
    bakery(tmp_path)
    answers = "{decorating: love it, baking: like it, oven: true, till: false}"
    sheet = f"roleadvisor: 1\nanswers: {answers}\nmentioned: {{mixer: true, dough: working}}\n"
    pack = ("--pack", str(tmp_path))
    first = document("explain", *pack, stdin=sheet)["first"]
    assert (first["id"], first["class"], first["start_points"]) == ("baker", "confectioner", -300)
    for columns in ("80", "40"):
        text = run("explain", *pack, stdin=sheet, COLUMNS=columns).stdout
        flowing = " ".join(text.split())
        assert "Baker is scored by its speciality confectioner, which fits best." in flowing
        assert "Start: specialities are rarer" in flowing
        assert "-300" in text
        assert "+0" not in text.split("Start:")[1]
        assert "A mixer: named in the text" in text
    assert "named in the text, working" in flowing


@pytest.mark.parametrize("columns", ["80", "40", "20"])
def test_the_text_shows_every_answer_and_both_sums(columns: str) -> None:
    explained = document("explain", DBA)
    text = run("explain", DBA, COLUMNS=columns).stdout
    for place in ("first", "second"):
        assert f"= {explained[place]['points']:,}" in text
    starts = int(any(explained[place]["start_points"] for place in ("first", "second")))
    times = " ".join(text.split()).count(" ×")
    assert times == len(explained["reasons"]) + (starts if columns == "80" else 0)
    assert max(map(len, text.splitlines())) <= max(int(columns), 36)


@pytest.mark.parametrize(
    ("temperature", "says"),
    [
        ("1.0", "points. With these answers"),
        ("2.0", "(divided by 2, this pack's temperature). With these"),
    ],
)
def test_the_odds_follow_from_the_points(tmp_path: Path, temperature: str, says: str) -> None:
    bakery(tmp_path)
    change(tmp_path / "pack.yaml", "temperature: 1.0", f"temperature: {temperature}")
    sheet = "roleadvisor: 1\nanswers: {decorating: love it, oven: true, till: false, mixer: true}\n"
    pack = ("--pack", str(tmp_path))
    explained = document("explain", *pack, stdin=sheet)
    lead = explained["first"]["points"] - explained["second"]["points"]
    text = " ".join(run("explain", *pack, stdin=sheet).stdout.split())
    assert says in text
    assert f"is {2 ** (lead / 1000 / float(temperature)):,.1f} times as likely as" in text


def test_equal_roles_are_about_as_likely(tmp_path: Path) -> None:
    bakery(tmp_path)
    sheet = "roleadvisor: 1\nanswers: {milling: not for me, millstone: false}\n"
    text = run("explain", "--pack", str(tmp_path), stdin=sheet).stdout
    assert " about as likely as " in " ".join(text.split())


def test_too_few_answers_exit_4(tmp_path: Path) -> None:
    sheet = tmp_path / "few.yaml"
    sheet.write_text("roleadvisor: 1\nanswers: {python: true}\n")
    result = run("explain", str(sheet))
    assert result.returncode == 4
    assert "Not enough answers" in result.stdout
    assert document("explain", str(sheet))["status"] == "insufficient"
