"""`--company` says a result for the size of a company, and changes no fit."""

import pytest
from conftest import MakePack
from test_commands import DBA, document, run


@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_the_size_of_the_company_changes_no_figure(size: str) -> None:
    without, sized = document("match", DBA), document("match", DBA, "--company", size)
    assert (without["company"], sized["company"]) == (None, size)
    assert {**sized, "company": None} == without


def test_every_size_is_described() -> None:
    best = document("match", DBA)["best"]
    ranking = document("match", DBA)["ranking"]
    company = best["company"]
    assert [r["id"] for r in company["small"]] == [
        r["id"] for r in ranking if r["fit"] >= 0.05 or r["id"] == best["id"]
    ]
    assert company["medium"] == {key: best[key] for key in ("id", "name", "fit")}
    specialities = [
        s for s in document("match", DBA)["specialities"] if s["specialises"] == best["id"]
    ]
    assert company["large"] == [
        {key: s[key] for key in ("id", "name", "fit")} for s in specialities
    ]


@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_one_sentence_says_what_the_size_changes_and_the_rest_is_left_out(size: str) -> None:
    text = run("match", DBA, "--company", size, COLUMNS="200").stdout
    assert [f"In a {size} company " in line for line in text.splitlines()].count(True) == 1
    long = run("match", DBA, "--company", size, "--long").stdout
    assert "What the company's size changes" not in long


def test_roles_that_are_named_are_ranked_side_by_side_at_every_size() -> None:
    roles = "etl-developer,data-engineer,statistician"
    results = [
        document("match", DBA, "--roles", roles, *size)
        for size in ((), ("--company", "medium"), ("--company", "large"))
    ]
    assert {r["id"] for r in results[0]["ranking"]} == set(roles.split(","))
    assert all(r["class"] == r["id"] for r in results[0]["ranking"])
    assert results[0]["specialities"] == []
    assert len({str({**result, "company": None}) for result in results}) == 1


def test_a_pack_without_specialities_is_the_same_at_every_size(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core", seller="selling: core")
    sheet = "roleadvisor: 1\nanswers: {baking: love it, selling: rather not, oven: true}\n"
    large = document("match", "--pack", str(pack), "--company", "large", stdin=sheet)
    assert large["best"]["company"]["large"] == []
    text = run("match", "--pack", str(pack), "--company", "large", stdin=sheet).stdout
    assert "In a large company this is your whole job." in text


def test_an_unknown_size_is_wrong_usage_and_an_explanation_has_none() -> None:
    assert run("match", DBA, "--company", "huge").returncode == 2
    assert run("explain", DBA, "--company", "medium").returncode == 2
