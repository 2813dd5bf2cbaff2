from pathlib import Path

import pytest
from test_commands import DBA, ROOT, document, run

NEWCOMER = str(ROOT / "examples" / "newcomer.yaml")


@pytest.mark.parametrize("sheet", [DBA, NEWCOMER])
def test_the_answers_add_up_exactly_to_the_points_that_match_gives(sheet: str) -> None:
    explained, ranking = document("explain", sheet), document("match", sheet)["ranking"]
    for place, ranked in zip(("first", "second"), ranking, strict=False):
        role = explained[place]
        assert (role["id"], role["points"], role["fit"]) == (
            ranked["id"],
            ranked["points"],
            ranked["fit"],
        )
        assert sum(answer[place]["points"] for answer in explained["answers"]) == role["points"]
    for answer in explained["answers"]:
        for place in ("first", "second"):
            effect = answer[place]
            assert effect["multiplier"] == pytest.approx(2 ** (effect["points"] / 1000), abs=1e-4)


def test_what_speaks_most_for_the_first_role_comes_first() -> None:
    answers = document("explain", DBA)["answers"]
    leads = [a["first"]["points"] - a["second"]["points"] for a in answers]
    assert leads == sorted(leads, reverse=True)


def test_the_flip_set_is_that_of_match() -> None:
    assert document("explain", DBA)["flip"] == document("match", DBA)["flip"]


def test_only_the_roles_asked_for_are_explained() -> None:
    explained = document("explain", DBA, "--roles", "statistician,database-administrator")
    assert explained["first"]["id"] == "database-administrator"
    assert explained["second"]["id"] == "statistician"
    assert run("explain", DBA, "--roles", "statistician").returncode == 2
    medium = document("explain", DBA, "--company", "medium")
    best = document("match", DBA, "--company", "medium")["best"]
    assert (medium["first"]["id"], medium["first"]["fit"]) == (best["id"], best["fit"])


@pytest.mark.parametrize("columns", ["80", "40", "20"])
def test_the_text_shows_every_answer_and_both_sums(columns: str) -> None:
    explained = document("explain", DBA)
    text = run("explain", DBA, COLUMNS=columns).stdout
    for place in ("first", "second"):
        assert f"= {explained[place]['points']:,}" in text
    assert text.count("(×") == 2 * len(explained["answers"])
    assert max(map(len, text.splitlines())) <= max(int(columns), 36)


def test_too_few_answers_exit_4(tmp_path: Path) -> None:
    sheet = tmp_path / "few.yaml"
    sheet.write_text("roleadvisor: 1\nanswers: {python: true}\n")
    result = run("explain", str(sheet))
    assert result.returncode == 4
    assert "Not enough answers" in result.stdout
    assert document("explain", str(sheet))["status"] == "insufficient"
