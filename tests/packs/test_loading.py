"""A pack's files are read strictly, and every problem is told at its place."""

import shutil
from pathlib import Path

import pytest
from bakery import bakery
from conftest import MakePack
from packing import change, write_pack

from roleadvisor.errors import InputError
from roleadvisor.packs import load_catalog


def problems_of(pack: object) -> list[tuple[str, str, int]]:
    with pytest.raises(InputError) as caught:
        load_catalog(pack)  # type: ignore[arg-type]
    return [(p.code, p.message, p.line) for p in caught.value.problems]


def test_frequency_words_become_their_documented_shares(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="baking: core, oven: rare"))
    shares = catalog.shares["baker"]
    stated = {item: share.share for item, share in shares.items() if share.is_stated}
    assert stated == {"baking": 0.8, "oven": 0.05}
    assert (shares["baking"].of, shares["baking"].source) == ("estimate", "estimate")
    assert shares["selling"].scored == catalog.items["selling"].base


def test_a_speciality_inherits_and_states_only_what_differs(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core, oven: core", pastry="oven: rare")
    path = pack / "pastry.yaml"
    path.write_text(path.read_text().replace("summary:", "specialises: baker\nsummary:"))
    shares = load_catalog(pack).shares["pastry"]
    assert (shares["baking"].share, shares["oven"].share) == (0.8, 0.05)


def test_a_surveyed_share_overrides_an_estimate(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    survey = 'surveys: [{id: s-1, citation: A survey, url: "https://example.org/"}]\nscreens:'
    change(pack / "pack.yaml", "screens:", survey)
    asked = "surveyed: {surveys: [s-1], shares: {baking: {share: 0.6, n: 90}}}\n"
    write_pack(pack, {"fitted/baker.yaml": asked})
    share = load_catalog(pack).shares["baker"]["baking"]
    assert (share.share, share.scored, share.of) == (0.6, 0.6, "people")
    assert (share.source, share.n) == ("s-1", 90)


def test_a_share_of_few_people_counts_but_is_not_shown_as_one(tmp_path: Path) -> None:
    few = "surveyed: {surveys: [bakers-2024], shares: {oven: {share: 0.6, n: 9}}}\n"
    share = bakery(tmp_path, {"baker": few}).shares["baker"]["oven"]
    assert (share.share, share.scored, share.of, share.n) == (0.6, 0.6, "estimate", None)


def test_a_share_of_ads_is_shown_where_no_people_were_asked(tmp_path: Path) -> None:
    ads = "advertised: {surveys: [jobs-2026], shares: {oven: {share: 0.3, n: 500}}}\n"
    oven = bakery(tmp_path, {"miller": ads}).shares["miller"]["oven"]
    assert (oven.share, oven.of, oven.source, oven.n) == (0.3, "ads", "jobs-2026", 500)
    assert oven.scored == 0.5


def test_what_was_fitted_is_scored_and_what_was_said_is_shown(tmp_path: Path) -> None:
    said = "surveyed: {surveys: [bakers-2024], shares: {oven: {share: 0.9, n: 40}}}\n"
    fitted = "fitted: {shares: {oven: 0.7}}\n"
    share = bakery(tmp_path, {"baker": said + fitted}).shares["baker"]["oven"]
    assert (share.share, share.scored) == (0.9, 0.7)


def test_beside_surveyed_roles_an_estimate_has_as_many_skills_as_the_field(tmp_path: Path) -> None:
    alone = bakery(tmp_path)
    asked = "surveyed: {surveys: [bakers-2024], shares: {oven: {share: 0.9, n: 40}}}\n"
    beside = bakery(tmp_path, {"baker": asked})
    skills = [item.id for item in beside.items.values() if item.is_skill]
    base = sum(beside.items[item].base for item in skills)
    assert sum(beside.share("miller", item) for item in skills) == pytest.approx(base, abs=0.01)
    assert sum(alone.share("miller", item) for item in skills) != pytest.approx(base, abs=0.05)
    mill = [catalog.share("miller", "millstone") for catalog in (alone, beside)]
    assert min(mill) > beside.items["millstone"].base


def test_a_speciality_has_its_whole_roles_family(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core", pastry="oven: rare")
    path = pack / "pastry.yaml"
    text = path.read_text().replace("summary:", "specialises: baker\nsummary:")
    path.write_text(text.replace("family: engineering", "family: science"))
    (problem,) = problems_of(pack)
    assert problem[:2] == (
        "speciality",
        "a speciality must have the family of its role: 'engineering'",
    )


def test_shares_may_name_items_that_are_retired(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core, abacus: rare")
    assert problems_of(pack)[0][0] == "unknown-item"
    change(pack / "pack.yaml", "screens:", "retired: [abacus]\nscreens:")
    assert "abacus" not in load_catalog(pack).shares["baker"]


def test_a_pack_without_a_bank_uses_the_bundled_one(make_pack: MakePack) -> None:
    pack = make_pack(baker="python: core")
    (pack / "pack.yaml").unlink()
    shutil.rmtree(pack / "screens")
    assert "python" in load_catalog(pack).items


def test_all_problems_of_all_files_are_reported_at_their_place(make_pack: MakePack) -> None:
    pack = make_pack(baker="bakign: core, oven: often", seller="selling: core")
    seller = pack / "seller.yaml"
    seller.write_text(seller.read_text().replace("family: engineering", "familly: engineering"))
    found = problems_of(pack)
    assert ("value", "'often' is not one of common, core, occasional, rare", 10) in found
    assert ("unknown-key", "unknown key 'familly'; did you mean 'family'?", 3) in found
    assert ("missing-key", "missing key 'family'", 1) in found


@pytest.mark.parametrize(
    ("wrong", "kinds"),
    [
        ("identifiers: {onet: 5}", "5 is none of the kinds allowed here; write keys below it"),
        (
            "identifiers: {esco: x}",
            "'x' is none of the kinds allowed here; write a text of its form",
        ),
    ],
)
def test_a_value_of_no_kind_is_told_with_the_kinds(
    make_pack: MakePack, wrong: str, kinds: str
) -> None:
    folder = make_pack(baker="oven: core")
    role = folder / "baker.yaml"
    role.write_text(f"{role.read_text()}{wrong}\n")
    with pytest.raises(InputError) as caught:
        load_catalog(folder)
    assert caught.value.problems[0].message == kinds


def test_what_was_fitted_comes_before_what_is_written(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    numbers = "temperature: 2\nwords: {core: 0.9}\nitems: {oven: {base: 0.1, weight: 0.4}}\n"
    catalog = load_catalog(write_pack(pack, {"fitted/pack.yaml": numbers}))
    oven, baking = catalog.items["oven"], catalog.items["baking"]
    assert (oven.base, oven.weight, oven.mention_weight) == (0.1, 0.4, 0.5)
    assert (baking.base, baking.weight) == (0.5, 1.0)
    assert catalog.questionnaire.temperature == 2
    assert catalog.share("baker", "baking") == 0.9


def test_numbers_may_be_left_out(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core, oven: rare")
    change(pack / "screens" / "knowing.yaml", ", base: 0.5, weight: 1.0", "")
    settings = pack / "pack.yaml"
    lines = settings.read_text().splitlines()
    settings.write_text("\n".join(s for s in lines if not s.startswith(("temp", "words"))))
    catalog = load_catalog(pack)
    assert catalog.items["oven"].base == catalog.questionnaire.words.occasional
    assert catalog.questionnaire.temperature == 1.5


def test_screens_are_asked_in_the_order_in_which_they_are_listed(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    assert list(load_catalog(pack).items) == ["baking", "selling", "oven"]
    change(pack / "pack.yaml", "[liking, knowing]", "[knowing, liking]")
    assert list(load_catalog(pack).items) == ["oven", "baking", "selling"]


def test_unknown_ids_suggest_the_nearest(make_pack: MakePack) -> None:
    found = problems_of(make_pack(baker="bakign: core"))
    assert found == [("unknown-item", "unknown item 'bakign'; did you mean 'baking'?", 10)]


def test_an_item_may_depend_on_roles_that_the_pack_has(make_pack: MakePack) -> None:
    pack = make_pack(baker="oven: core")
    ovens = pack / "screens/knowing.yaml"
    change(ovens, "weight: 1.0}", "weight: 1.0, only_while: [baker], newcomers: false}")
    item = load_catalog(pack).items["oven"]
    assert (item.only_while, item.newcomers) == (("baker",), False)
    change(ovens, "[baker]", "[baekr]")
    found = problems_of(pack)
    assert found == [("unknown-role", "unknown role 'baekr'; did you mean 'baker'?", 2)]


def test_only_what_a_plan_can_have_as_a_step_has_a_size(make_pack: MakePack) -> None:
    pack = make_pack(baker="oven: core", seller="selling: core")
    change(pack / "screens" / "knowing.yaml", "id: oven,", "id: oven, size: month,")
    assert load_catalog(pack).items["oven"].size == "month"
    change(pack / "screens" / "liking.yaml", "id: selling,", "id: selling, size: month,")
    assert problems_of(pack) == [
        ("needless-size", "no plan has a step for this item, so it has no size", 3)
    ]
    change(pack / "screens" / "liking.yaml", "size: month,", "")
    change(pack / "screens" / "knowing.yaml", "size: month", "size: year")
    assert problems_of(pack) == [
        (
            "value",
            "'year' is none of the kinds allowed here; write one of month, season, weekend",
            2,
        )
    ]


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
