import pytest
from conftest import MakePack

from roleadvisor.catalog import load_catalog
from roleadvisor.errors import InputError


def problems_of(pack: object) -> list[tuple[str, str, int]]:
    with pytest.raises(InputError) as caught:
        load_catalog(pack)  # type: ignore[arg-type]
    return [(p.code, p.message, p.line) for p in caught.value.problems]


def test_frequency_words_become_their_documented_shares(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="baking: core, oven: rare"))
    assert {i: s.share for i, s in catalog.shares["baker"].items()} == {"baking": 0.8, "oven": 0.05}
    assert catalog.shares["baker"]["baking"].source == "estimate"


def test_a_speciality_inherits_and_states_only_what_differs(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core, oven: core", pastry="oven: rare")
    path = pack / "pastry.yaml"
    path.write_text(path.read_text().replace("summary:", "specialises: baker\nsummary:"))
    shares = load_catalog(pack).shares["pastry"]
    assert (shares["baking"].share, shares["oven"].share) == (0.8, 0.05)


def test_a_surveyed_share_overrides_an_estimate(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    bank = pack / "questionnaire.yaml"
    survey = 'surveys: [{id: s-1, citation: A survey, url: "https://example.org/"}]\nscreens:'
    bank.write_text(bank.read_text().replace("screens:", survey))
    path = pack / "baker.yaml"
    path.write_text(
        path.read_text() + "surveyed: {surveys: [s-1], shares: {baking: {share: 0.6, n: 9}}}\n"
    )
    share = load_catalog(pack).shares["baker"]["baking"]
    assert (share.share, share.source, share.n) == (0.6, "s-1", 9)


def test_a_pack_without_a_bank_uses_the_bundled_one(make_pack: MakePack) -> None:
    pack = make_pack(baker="python: core")
    (pack / "questionnaire.yaml").unlink()
    assert "python" in load_catalog(pack).items


def test_all_problems_of_all_files_are_reported_at_their_place(make_pack: MakePack) -> None:
    pack = make_pack(baker="bakign: core, oven: often", seller="selling: core")
    seller = pack / "seller.yaml"
    seller.write_text(seller.read_text().replace("family: engineering", "familly: engineering"))
    found = problems_of(pack)
    assert ("value", "'often' is not one of common, core, occasional, rare", 10) in found
    assert ("unknown-key", "unknown key 'familly'; did you mean 'family'?", 3) in found
    assert ("missing-key", "missing key 'family'", 1) in found


def test_unknown_ids_suggest_the_nearest(make_pack: MakePack) -> None:
    found = problems_of(make_pack(baker="bakign: core"))
    assert found == [("unknown-item", "unknown item 'bakign'; did you mean 'baking'?", 10)]


def test_ids_cannot_leave_the_folder(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    path = pack / "baker.yaml"
    path.write_text(path.read_text().replace("id: baker\n", "id: ../../etc/passwd\n"))
    assert problems_of(pack)[0][0] == "limit"


def test_a_speciality_of_itself_is_refused(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    path = pack / "baker.yaml"
    path.write_text(path.read_text().replace("summary:", "specialises: baker\nsummary:"))
    assert problems_of(pack)[0][0] == "speciality"


def test_an_empty_folder_has_no_roles(make_pack: MakePack) -> None:
    assert problems_of(make_pack())[0][0] == "no-roles"
