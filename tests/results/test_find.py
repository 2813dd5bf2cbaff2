"""What is called something: items, tools, terms and roles, exactly or nearly."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from bakery import bakery

from roleadvisor.errors import UnknownIdError, UsageError
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.results.find import Found, find

TERMS = """\
reading: {vendors: [acme]}
terms:
  - {name: Oven Pro 3000, aliases: [ovenpro], implies: [oven, baking]}
  - {name: An oven, aliases: [stove], implies: [oven]}
  - {name: Sour Starter, implies: [dough, mixer]}
  - {name: Marzipan}
  - {name: Conf}
  - {name: Cakes}
  - {name: King loaf}
"""
TOOLS = """\
aliases: [kneader]
languages:
  - {name: Acme Rolling Pin, share: rare, for: dough}
  - {name: Sour Starter, share: common, for: dough}
  - {name: Acme Diploma, share: rare, for: dough}
  - {name: Dough Hook, item: mixer, share: rare, for: dough}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Catalog:
    bakery(tmp_path, **{"bread-baker": TOOLS})
    (tmp_path / "terms.yaml").write_text(TERMS)
    return load_catalog(tmp_path)


def called(catalog: Catalog, text: str) -> Sequence[Found]:
    findings = find(catalog, text)
    assert not findings.is_near
    return findings.found


def called_nearly(catalog: Catalog, text: str) -> Sequence[Found]:
    findings = find(catalog, text)
    assert findings.is_near
    return findings.found


def named(found: Sequence[Found]) -> list[tuple[str, str]]:
    return [(thing.kind, thing.name) for thing in found]


def counted_for(thing: Found) -> list[str]:
    return [item.id for item in thing.items]


def naming(thing: Found) -> list[str]:
    return [role.id for role in thing.roles if role.names_it]


@pytest.mark.parametrize("text", ["oven", "An Oven", "ovens", "stove"])
def test_an_item_is_found_by_its_id_its_text_and_a_terms_names_of_it(
    pack: Catalog, text: str
) -> None:
    first = called(pack, text)[0]
    assert (first.kind, first.id, first.name, first.is_exact) == ("item", "oven", "An oven", True)
    assert naming(first) == ["baker", "bread-baker", "confectioner"]
    shares = [role.share.share for role in first.roles]
    assert shares == sorted(shares, reverse=True)


def test_a_term_says_which_skills_it_counts_for_and_the_first_of_them_follows(
    pack: Catalog,
) -> None:
    term, item = called(pack, "OvenPro")
    assert (term.kind, term.id, term.name) == ("term", None, "Oven Pro 3000")
    assert (counted_for(term), term.roles) == (["oven"], [])
    assert (item.kind, item.id, item.is_exact) == ("item", "oven", True)


def test_a_term_that_counts_for_nothing_is_known_all_the_same(pack: Catalog) -> None:
    (term,) = called(pack, "marzipan")
    assert (term.kind, term.items, term.is_exact) == ("term", [], True)


def test_a_tool_without_an_item_has_the_roles_that_name_it(pack: Catalog) -> None:
    (tool,) = called(pack, "rolling pin")
    assert (tool.kind, tool.id, tool.name, tool.items) == ("tool", None, "Acme Rolling Pin", [])
    assert tool.is_exact, "the vendor's name may be left out"
    assert naming(tool) == ["bread-baker"]
    assert [(role.id, role.share.word) for role in tool.roles] == [("bread-baker", "rare")]


def test_a_tool_is_not_called_what_something_else_is_that_it_does_not_count_for(
    pack: Catalog,
) -> None:
    found = called(pack, "diploma")
    assert [(t.kind, t.name, t.is_exact) for t in found] == [
        ("item", "A master baker's diploma", True),
        ("tool", "Acme Diploma", False),
    ]


def test_of_what_is_as_nearly_called_so_items_come_first(pack: Catalog) -> None:
    assert named(called_nearly(pack, "miler")) == [("item", "A mixer"), ("role", "Miller")]


def test_a_tool_that_is_a_term_too_is_one_thing(pack: Catalog) -> None:
    tool, item = called(pack, "sour starter")
    assert (tool.kind, counted_for(tool)) == ("tool", ["dough", "mixer"])
    assert naming(tool) == ["bread-baker"]
    assert item.id == "dough"


def test_a_tool_with_a_share_of_its_own_counts_for_its_item(pack: Catalog) -> None:
    tool, item = called(pack, "dough hook")
    assert (tool.kind, counted_for(tool), item.id) == ("tool", ["mixer"], "mixer")
    assert naming(item) == ["bread-baker"]


@pytest.mark.parametrize("text", ["kneader", "Bread baker", "BREAD-BAKER"])
def test_a_role_is_found_by_its_names(pack: Catalog, text: str) -> None:
    first = called(pack, text)[0]
    assert (first.kind, first.id, first.is_exact) == ("role", "bread-baker", True)


def test_the_beginning_of_a_role_stands_beside_what_is_called_so(pack: Catalog) -> None:
    both = called(pack, "conf")
    assert named(both) == [("role", "Confectioner"), ("term", "Conf")]
    assert all(thing.is_exact for thing in both)
    assert named(called(pack, "mill"))[0] == ("role", "Miller")


def test_what_is_only_known_by_name_comes_after_what_has_the_words(pack: Catalog) -> None:
    found = called(pack, "cake")
    assert named(found) == [("item", "Decorating cakes"), ("term", "Cakes")]
    assert [thing.is_exact for thing in found] == [False, True]


def test_letters_within_a_word_count_only_if_nothing_is_closer(pack: Catalog) -> None:
    assert [thing.id for thing in called(pack, "orating")] == ["decorating"]
    assert [thing.id for thing in called(pack, "mill")] == ["miller", "millstone", "milling"]
    assert "baking" not in {thing.id for thing in called(pack, "king")}


def test_a_role_that_begins_so_goes_before_what_has_the_word(pack: Catalog) -> None:
    found = named(called(pack, "bread"))
    assert found == [
        ("role", "Bread baker"),
        ("item", "Baking bread"),
        ("item", "Selling bread"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ovne", "An oven"),
        ("marzipna", "Marzipan"),
        ("knaeder", "Bread baker"),
        ("confectonier", "Confectioner"),  # of nine letters and more, two may be wrong
    ],
)
def test_a_misspelt_name_is_near(pack: Catalog, text: str, name: str) -> None:
    assert [thing.name for thing in called_nearly(pack, text)] == [name]


@pytest.mark.parametrize("text", ["coven", "oxen mill", "tll", "merzipam", "zzz"])
def test_what_is_merely_alike_is_not(pack: Catalog, text: str) -> None:
    with pytest.raises(UnknownIdError, match=f"nothing is called '{text}'"):
        find(pack, text)


@pytest.mark.parametrize("text", ["", " ", "?!"])
def test_there_must_be_something_to_look_for(pack: Catalog, text: str) -> None:
    with pytest.raises(UsageError, match="a letter or a digit"):
        find(pack, text)


def test_gemini_is_not_minio(catalog: Catalog) -> None:
    found = (*called(catalog, "gemini"), *called_nearly(catalog, "gemnii"))
    assert {thing.id for thing in called(catalog, "minio")} & {thing.id for thing in found} == set()


def test_every_name_of_the_bundled_pack_is_found_exactly(catalog: Catalog) -> None:
    names = [tool.name for profile in catalog.roles.values() for tool in profile.used]
    names += [name for t in catalog.questionnaire.terms for name in (t.name, *t.aliases)]
    for name in dict.fromkeys(names):
        assert any(thing.is_exact for thing in called(catalog, name)), name
