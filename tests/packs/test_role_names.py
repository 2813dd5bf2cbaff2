"""A role is found by id, name, alias, or how one of them begins."""

from pathlib import Path

import pytest
from bakery import bakery

from roleadvisor.errors import UnknownIdError
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.packs.names import find_role, role_called, roles_meant


@pytest.fixture
def pack(tmp_path: Path) -> Catalog:
    return bakery(
        tmp_path,
        baker="aliases: [Master of loaves, MOL]\n",
        seller="aliases: [till worker, shop hand]\n",
        manager="aliases: [shop hand]\n",
    )


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("bread-baker", "bread-baker"),
        ("Bread-Baker", "bread-baker"),
        ("BREAD_BAKER", "bread-baker"),
        ("  bread   bakers ", "bread-baker"),
        ("breadbaker", "bread-baker"),
        ("Shop manager", "manager"),
        ("mol", "baker"),
        ("master of loaves", "baker"),
        ("Till-Worker", "seller"),
        ("bread", "bread-baker"),
        ("mill", "miller"),
        ("shop m", "manager"),
    ],
)
def test_a_role_is_found_by_what_people_type(pack: Catalog, typed: str, role: str) -> None:
    assert find_role(pack, typed) == role


def test_an_id_goes_before_the_name_of_another_role(tmp_path: Path) -> None:
    assert find_role(bakery(tmp_path, seller="aliases: [Baker]\n"), "baker") == "baker"


def test_words_go_before_letters_and_an_alias_has_no_beginning(tmp_path: Path) -> None:
    pack = bakery(tmp_path, manager="aliases: [bake office]\n")
    (tmp_path / "bakery-cleaner.yaml").write_text(
        (tmp_path / "miller.yaml")
        .read_text()
        .replace("id: miller", "id: bakery-cleaner")
        .replace("name: Miller", "name: Bakery cleaner")
    )
    pack = load_catalog(tmp_path)
    assert find_role(pack, "bakery") == "bakery-cleaner"
    assert roles_meant(pack, "bake") == ["baker", "bakery-cleaner"]
    assert find_role(pack, "baker") == "baker"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("shop hand", "several roles may be meant by 'shop hand': manager, seller"),
        ("m", "unknown role 'm'; see 'roleadvisor list'"),
        ("", "unknown role ''; see 'roleadvisor list'"),
        ("masters of loafs", "unknown role 'masters of loafs'; did you mean baker?"),
        ("loaves", "unknown role 'loaves'; did you mean baker?"),
        ("duckdb", "unknown role 'duckdb'; see 'roleadvisor list'"),
        ("bread-bakker", "unknown role 'bread-bakker'; did you mean bread-baker?"),
    ],
)
def test_what_is_unclear_or_unknown_is_one_error_with_near_misses(
    pack: Catalog, typed: str, says: str
) -> None:
    with pytest.raises(UnknownIdError) as caught:
        find_role(pack, typed)
    assert str(caught.value) == says


def test_only_a_whole_name_is_a_roles_own(pack: Catalog) -> None:
    assert role_called(pack, "Shop Manager") == "manager"
    assert role_called(pack, "shop") is None
    assert role_called(pack, "shop hand") is None
    assert role_called(pack, "") is None


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("dba", "database-administrator"),
        ("DBAs", "database-administrator"),
        ("ml", "ml-engineer"),
        ("ML engineer", "ml-engineer"),
        ("Data-Engineer", "data-engineer"),
        ("data steward", "data-governance-manager"),
        ("etl", "etl-developer"),
    ],
)
def test_the_bundled_roles_answer_to_their_names(catalog: Catalog, typed: str, role: str) -> None:
    assert find_role(catalog, typed) == role


def test_every_bundled_role_answers_to_all_its_own_names(catalog: Catalog) -> None:
    for role, profile in catalog.roles.items():
        for name in (role, profile.name, *profile.aliases):
            assert find_role(catalog, name.upper()) == role
