from itertools import islice
from statistics import fmean

import pytest
from conftest import MakePack

from roleadvisor.catalog import Catalog, load_catalog
from roleadvisor.simulate import draw_people


def test_the_seed_alone_decides(catalog: Catalog) -> None:
    first, second = (list(draw_people(catalog, 5, seed=1)) for _ in range(2))
    assert first == second
    assert first != list(draw_people(catalog, 5, seed=2))
    assert first == list(islice(draw_people(catalog, 1000, seed=1), 5))


def test_everyone_has_a_role_and_answers_what_tells_anything(catalog: Catalog) -> None:
    asked = {item.id for item in catalog.items.values() if item.weight > 0}
    people = list(draw_people(catalog, 200, seed=3))
    assert {person.label for person in people} == set(catalog.roles)
    assert all(set(person.levels) == asked for person in people)
    assert [person.id for person in people[:2]] == ["1", "2"]


def test_answers_follow_the_shares(make_pack: MakePack) -> None:
    catalog = load_catalog(make_pack(baker="baking: core, oven: rare"))
    people = list(draw_people(catalog, 4000, seed=4))
    assert fmean(person.levels["baking"] for person in people) / 4 == pytest.approx(0.8, abs=0.02)
    assert fmean(person.levels["oven"] for person in people) / 4 == pytest.approx(0.05, abs=0.02)
    assert {person.levels["oven"] for person in people} == {0, 4}
    assert {person.levels["baking"] for person in people} == {0, 1, 2, 3, 4}
