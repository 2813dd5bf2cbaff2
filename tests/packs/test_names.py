"""How names are compared: case, plural, spelling, words apart or together."""

import pytest
from conftest import MakePack
from packing import change

from roleadvisor.errors import InputError
from roleadvisor.packs import load_catalog
from roleadvisor.packs.names import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data Modelling", "data-modeling"),
        ("Decision trees", "decision tree"),
        ("Data visualisation", "DATA VISUALIZATION"),
        ("Weights & Biases", "weights and biases"),
        ("Master's degree", "masters degree"),
        ("A/B testing", "a b testing"),
        ("Data catalogues", "data catalog"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("C", "C#"), ("SQL", "NoSQL"), ("go", "gos")]
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ("[{name: Stove, implies: [ovne]}]", "unknown item 'ovne'; did you mean 'oven'?"),
        ("[{name: AN OVENS}]", "'AN OVENS' is already a name of 'oven'"),
        (
            "[{name: Stove}, {name: Hob, aliases: [stoves]}]",
            "'stoves' is already a name of 'Stove'",
        ),
    ],
)
def test_a_term_that_cannot_be_right_is_refused_at_its_place(
    make_pack: MakePack, terms: str, message: str
) -> None:
    pack = make_pack(baker="baking: core")
    (pack / "terms.yaml").write_text(f"# Terms\nterms: {terms}\n")
    with pytest.raises(InputError) as caught:
        load_catalog(pack)
    (problem,) = caught.value.problems
    assert (problem.message, problem.line) == (message, 2)
    assert problem.file == str(pack / "terms.yaml")


def test_a_term_may_say_what_else_the_name_of_an_item_implies(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    (pack / "terms.yaml").write_text("terms: [{name: An oven, implies: [oven]}]\n")
    assert load_catalog(pack).questionnaire.terms[0].implies == ("oven",)


def test_two_items_cannot_share_a_name(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core")
    knowing = pack / "screens" / "knowing.yaml"
    change(knowing, "text: An oven,", "text: An oven, aliases: [baking bread],")
    with pytest.raises(InputError, match=r"'baking bread' is already a name of 'baking'"):
        load_catalog(pack)
