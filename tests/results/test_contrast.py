"""What sets a role apart from the others, and its nearest kin."""

from pathlib import Path

from bakery import bakery

from roleadvisor.packs import Catalog
from roleadvisor.results.origin import kin_of
from roleadvisor.results.roles import sets_apart


def test_what_sets_a_role_apart_is_a_skill_far_above_the_other_whole_roles(tmp_path: Path) -> None:
    pack = bakery(tmp_path)
    first, *_ = sets_apart(pack, "miller")
    assert first.item == "millstone"
    others = [pack.shares[role]["millstone"].share for role in ("baker", "seller")]
    assert first.others == round(sum(others) / 2, 3)
    assert "selling" not in {contrast.item for contrast in sets_apart(pack, "seller")}
    assert len(sets_apart(pack, "baker", limit=1)) == 1


def test_the_mean_of_the_others_is_told_in_three_digits(tmp_path: Path) -> None:
    pack = bakery(tmp_path)
    told = [(c.item, c.share.share, c.others) for c in sets_apart(pack, "bread-baker")]
    # Of bakers, millers and sellers 0.5, 0.2 and 0.4 can make dough; 0.8, 0.5 and 0.5 have an oven,
    # 0.5, 0.3 and 0.3 a diploma, 0.5, 0.4 and 0.4 a mixer.
    assert told == [
        ("dough", 0.8, 0.367),
        ("oven", 0.8, 0.6),
        ("diploma", 0.5, 0.367),
        ("mixer", 0.5, 0.433),
    ]


def test_it_is_in_the_order_of_how_far_and_shown_so(catalog: Catalog) -> None:
    for role in catalog.roles:
        whole = [other for other in catalog.whole_roles if other != role]
        found = sets_apart(catalog, role)
        far = [
            catalog.share(role, c.item) - sum(catalog.share(o, c.item) for o in whole) / len(whole)
            for c in found
        ]
        assert far == sorted(far, reverse=True)
        assert 1 <= len(found) <= 6
        for contrast in found:
            shown = catalog.shares[role][contrast.item].share
            assert contrast.share.share == shown > contrast.others


def test_a_role_alone_has_nothing_to_be_set_apart_from(tmp_path: Path) -> None:
    pack = bakery(tmp_path)
    shares = {"baker": pack.shares["baker"]}
    alone = type(pack)(
        questionnaire=pack.questionnaire,
        items=pack.items,
        roles={"baker": pack.roles["baker"]},
        shares=shares,
        digest="",
    )
    assert sets_apart(alone, "baker") == []


def test_the_nearest_roles_are_the_hardest_to_tell_apart(catalog: Catalog) -> None:
    kin = kin_of(catalog, "ml-engineer")
    assert kin[0].id == "mlops-engineer"
    assert [k.told_apart for k in kin] == sorted(k.told_apart for k in kin)
    profile = {n.role: n.difference for n in catalog.roles["ml-engineer"].neighbours}
    assert all(k.difference == profile.get(k.id) for k in kin)


def test_kin_say_how_often_they_are_told_apart(tmp_path: Path) -> None:
    kin = kin_of(bakery(tmp_path), "baker")
    # What the normal curve makes of confectioners is counted in test_side_by_side.py.
    assert [(k.id, k.name, k.told_apart) for k in kin] == [
        ("confectioner", "Confectioner", 0.769),
        ("bread-baker", "Bread baker", 0.778),
        ("miller", "Miller", 0.899),
        ("seller", "Seller", 0.916),
    ]


def test_kin_are_all_other_roles_if_they_are_few(tmp_path: Path) -> None:
    pack = bakery(tmp_path)
    kin = kin_of(pack, "baker", limit=9)
    assert {k.id for k in kin} == set(pack.roles) - {"baker"}
