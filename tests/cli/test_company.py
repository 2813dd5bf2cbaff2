import pytest
from conftest import MakePack
from test_commands import DBA, ROOT, document, run

MATHEMATICIAN = str(ROOT / "examples" / "mathematician.yaml")


def test_a_medium_company_has_whole_roles_only_and_they_add_up_as_without() -> None:
    medium, whole = document("match", DBA, "--company", "medium"), document("match", DBA)
    points = {r["id"]: r["points"] for r in whole["ranking"]}
    specialities = {r["id"] for r in document("list")["roles"] if r["specialises"]}
    assert {r["id"]: r["points"] for r in medium["ranking"]} == {
        role: p for role, p in points.items() if role not in specialities
    }
    assert sum(r["fit"] for r in medium["ranking"]) == pytest.approx(1, abs=1e-4)
    assert medium["company"] == "medium"
    best = whole["best"]["company"]["medium"]
    assert (medium["best"]["id"], medium["best"]["fit"]) == (best["id"], best["fit"])


def test_small_and_large_companies_have_all_roles() -> None:
    without = document("match", DBA)
    assert without["company"] is None
    for size in ("small", "large"):
        result = document("match", DBA, "--company", size)
        assert result["company"] == size
        assert {**result, "company": None} == without


@pytest.mark.parametrize(
    ("size", "title", "says"),
    [
        ("small", "Engineering", "one person does it all; you would be about 83% engineering, 7%"),
        ("medium", "Data engineer", "only whole roles are ranked."),
        ("large", "Data platform engineer", "specialities are roles of their own and ranked too."),
    ],
)
def test_one_sentence_says_what_the_size_changes_and_the_rest_is_left_out(
    size: str, title: str, says: str
) -> None:
    text = run("match", DBA, "--company", size, COLUMNS="200").stdout
    assert text.startswith(f"{title}\nIn a {size} company ")
    assert says in text.splitlines()[1]
    assert "What the company's size changes" not in text


def test_a_speciality_whose_whole_role_is_not_asked_for_stands_for_itself() -> None:
    roles = "etl-developer,statistician,data-analyst,bi-analyst"
    ranking = document("match", MATHEMATICIAN, "--roles", roles, "--company", "medium")["ranking"]
    assert {r["id"] for r in ranking} == {"etl-developer", "statistician", "data-analyst"}


def test_a_pack_without_specialities_is_the_same_at_every_size(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core", seller="selling: core")
    sheet = "roleadvisor: 1\nanswers: {baking: love it, selling: rather not, oven: true}\n"
    results = [
        document("match", "--pack", str(pack), *size, stdin=sheet)
        for size in ((), ("--company", "small"), ("--company", "medium"), ("--company", "large"))
    ]
    assert len({str({**result, "company": None}) for result in results}) == 1


def test_an_unknown_size_is_wrong_usage() -> None:
    assert run("match", DBA, "--company", "huge").returncode == 2
