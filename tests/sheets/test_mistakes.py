"""All mistakes of a sheet are told in one run, in the order of its lines, with what to write instead."""

import pytest
from conftest import BANK, ROLE
from packing import change, write_pack

from roleadvisor.errors import InputError
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.sheets.sheet import read_sheet
from roleadvisor.sheets.written import template_of

LIKING = "takes not for me (0), rather not (1), it depends (2), like it (3), love it (4), yes or no"
KNOWING = "takes yes, no, none (0), awareness (1), working (2), practitioner (3) or expert (4)"


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("bakery")
    roles = {f"{r}.yaml": ROLE.format(id=r, shares="oven: core") for r in ("baker", "seller")}
    write_pack(folder, {**BANK, **roles})
    change(folder / "screens" / "knowing.yaml", "text: An oven", "text: An oven, aliases: [Stove]")
    change(folder / "pack.yaml", "knowing]", "knowing]\nretired: [hearth]")
    return load_catalog(folder)


def told(catalog: Catalog, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_sheet(text, "me", catalog)
    return [f"{p.line}:{p.column} {p.message} [{p.code}]" for p in caught.value.problems]


def test_every_mistake_of_a_filled_template_is_told_in_one_run(bakery: Catalog) -> None:
    filled = template_of(bakery)
    for empty, mistaken in (
        ("experience: practitioner", "experience: beginner"),
        ("baking: null", "baking: lov it"),
        ("selling: null", "seling: true"),
        ("oven: null", "oven: beginer"),
    ):
        assert empty in filled
        filled = filled.replace(empty, mistaken)
    filled += "mentioned: [oven, baking]\nlable: baker\n"
    lines = filled.splitlines()
    at = {
        key: 1 + next(i for i, line in enumerate(lines) if line.strip().startswith(key))
        for key in ("experience", "baking", "seling", "oven", "mentioned", "lable")
    }
    assert told(bakery, filled) == [
        (
            f"{at['experience']}:13 'beginner' is no answer to experience, which takes newcomer or "
            "practitioner; did you mean 'newcomer'? [value]"
        ),
        f"{at['baking']}:11 'lov it' is no answer to 'baking', which {LIKING}; did you mean 'love it'? [level]",
        f"{at['seling']}:3 unknown item 'seling'; did you mean 'selling'? [unknown-item]",
        f"{at['oven']}:9 'beginer' is no answer to 'oven', which {KNOWING}; did you mean 'awareness'? [level]",
        f"{at['mentioned']}:19 'baking' is an interest, which no text can answer [mention]",
        f"{at['lable']}:1 unknown key 'lable'; did you mean 'label'? [unknown-key]",
    ]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("beginner", "newcomer"),
        ("junior", "newcomer"),
        ("entry-level", "newcomer"),
        ("Newcomer", "newcomer"),
        ("senior", "practitioner"),
        ("expert", "practitioner"),
        ("practicioner", "practitioner"),
    ],
)
def test_another_experience_is_told_with_what_it_may_mean(
    bakery: Catalog, said: str, meant: str
) -> None:
    assert told(bakery, f"roleadvisor: 1\nexperience: {said}") == [
        (
            f"2:13 '{said}' is no answer to experience, which takes newcomer or practitioner; "
            f"did you mean '{meant}'? [value]"
        )
    ]


@pytest.mark.parametrize("said", ["7", "[newcomer]", "xyz"])
def test_what_is_like_no_experience_has_no_near_one(bakery: Catalog, said: str) -> None:
    (problem,) = told(bakery, f"roleadvisor: 1\nexperience: {said}")
    assert problem.endswith(
        " is no answer to experience, which takes newcomer or practitioner [value]"
    )


@pytest.mark.parametrize(
    ("item", "said", "meant"),
    [
        ("oven", "experts", "expert"),
        ("oven", "intermediate", "working"),
        ("oven", "Advanced", "practitioner"),
        ("oven", "ture", "true"),
        ("baking", "like", "like it"),
        ("baking", "depends", "it depends"),
        ("baking", "maybe", "it depends"),
    ],
)
def test_a_word_that_is_no_level_is_told_with_the_one_it_may_mean(
    bakery: Catalog, item: str, said: str, meant: str
) -> None:
    (problem,) = told(bakery, f"roleadvisor: 1\nanswers: {{{item}: {said}}}")
    assert problem.endswith(f"; did you mean '{meant}'? [level]")


def test_an_unknown_item_is_told_with_the_item_of_that_name(bakery: Catalog) -> None:
    assert told(bakery, "roleadvisor: 1\nanswers: {stove: true, bakin: 1}") == [
        "2:11 unknown item 'stove'; did you mean 'oven'? [unknown-item]",
        "2:24 unknown item 'bakin'; did you mean 'baking'? [unknown-item]",
    ]


def test_the_pack_is_named_last_and_only_if_most_items_are_unknown(bakery: Catalog) -> None:
    four = "roleadvisor: 1\nanswers:\n  ab: 1\n  cd: 1\n  oven: true\n  ef: 1\n"
    assert told(bakery, four) == [
        "3:3 unknown item 'ab' [unknown-item]",
        "4:3 unknown item 'cd' [unknown-item]",
        "6:3 unknown item 'ef' [unknown-item]",
        (
            "6:3 3 of 4 items are not in this pack: ab, cd, ef; the sheet may be for another pack "
            "[other-pack]"
        ),
    ]
    two = "roleadvisor: 1\nanswers: {ab: 1, cd: 1}\n"
    assert len(told(bakery, two)) == 2
    retired = "roleadvisor: 1\nanswers: {hearth: 1, ab: 1, cd: 1}\n"
    assert len(told(bakery, retired)) == 2


def test_a_sheet_of_very_many_unknown_items_ends_with_how_many(bakery: Catalog) -> None:
    answers = "".join(f"  k{i}: 1\n" for i in range(300))
    problems = told(bakery, f"roleadvisor: 1\nanswers:\n{answers}")
    assert len(problems) == 51
    assert problems[49] == "52:3 unknown item 'k49' [unknown-item]"
    assert problems[50] == (
        "53:3 300 of 300 items are not in this pack: k0, k1, k2, k3, k4 and 295 more; "
        "the sheet may be for another pack [other-pack]"
    )


def test_more_than_fifty_mistakes_are_cut_by_line(bakery: Catalog) -> None:
    keys = "".join(f"k{i}: 1\n" for i in range(60))
    problems = told(bakery, f"roleadvisor: 1\nanswers: {{oven: 9}}\n{keys}")
    assert len(problems) == 51
    assert problems[0].startswith("2:17 9 is no answer to 'oven'")
    assert problems[50].endswith("[more-problems]")


def test_a_tool_that_no_role_uses_is_told_if_another_may_be_meant(catalog: Catalog) -> None:
    assert told(catalog, "roleadvisor: 1\ntools: {dbtt: true, my own thing: true}\n") == [
        "2:9 no role uses a tool called 'dbtt'; did you mean 'dbt'? [unknown-tool]"
    ]
    sheet = read_sheet("roleadvisor: 1\ntools: {dbt: true, my own thing: true}\n", "me", catalog)
    assert (dict(sheet.tools), list(sheet.unknown)) == ({"dbt": True}, ["my own thing"])
