"""What a role is paid: its own figures, else those of its whole role, else nothing."""

from pathlib import Path

import pytest
from bakery import bakery
from paying import paying_bakery

from roleadvisor.errors import UnknownIdError, UsageError
from roleadvisor.packs import Catalog
from roleadvisor.results.pay import CountryPay, Pay, pay_of


@pytest.fixture(scope="module")
def paying(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return paying_bakery(tmp_path_factory.mktemp("bakery"))


def paid(catalog: Catalog, role: str, country: str | None = None) -> Pay:
    pay = pay_of(catalog, role, country)
    assert pay is not None
    return pay


def only(pay: Pay) -> CountryPay:
    (part,) = pay.countries
    return part


def test_levels_stand_in_order_all_together_first(paying: Catalog) -> None:
    part = only(paid(paying, "baker", "GB"))
    assert [(p.level, p.n, p.low, p.median, p.high) for p in part.levels] == [
        ("all", 60, 30_000, 40_000, 50_499),
        ("entry", 20, 25_000, 30_000, 33_000),
        ("senior", 31, 41_000, 48_000, 60_000),
    ]
    assert part.overall == part.levels[0]


def test_where_most_were_counted_comes_first(paying: Catalog) -> None:
    pay = paid(paying, "baker")
    assert [part.code for part in pay.countries] == ["US", "GB"]
    assert pay.most == 80_000
    assert (pay.source, pay.licence, pay.years) == ("The guild's count", "CC0", (2025, 2026))


def test_a_speciality_has_its_own_figures_first_and_else_those_of_its_whole_role(
    paying: Catalog,
) -> None:
    own, pooled = paid(paying, "confectioner").countries
    assert (own.code, own.inherited_from, own.levels[0].n) == ("US", None, 25)
    assert (pooled.code, pooled.inherited_from, pooled.levels[0].n) == ("GB", "baker", 60)
    assert [p.inherited_from for p in paid(paying, "bread-baker").countries] == ["baker", "baker"]


def test_nothing_is_said_where_nothing_is_known(paying: Catalog, tmp_path: Path) -> None:
    assert pay_of(paying, "seller") is None
    assert pay_of(paying, "manager") is None
    assert pay_of(bakery(tmp_path), "baker") is None
    asked = paid(paying, "baker", "CA")
    assert (only(asked).name, only(asked).levels, asked.most) == ("Canada", [], 0)
    assert only(asked).overall is None


@pytest.mark.parametrize("name", ["GB", "gb", "uk", "U.K.", "United Kingdom", "great  britain"])
def test_a_country_is_known_by_its_code_and_names(paying: Catalog, name: str) -> None:
    assert only(paid(paying, "baker", name)).code == "GB"


def test_another_country_is_refused_with_those_that_have_figures(
    paying: Catalog, tmp_path: Path
) -> None:
    for name in ("Atlantis", "", "de"):
        with pytest.raises(UsageError, match=r"there are figures for CA \(Canada\), GB"):
            pay_of(paying, "baker", name)
    with pytest.raises(UsageError, match="says nothing of pay"):
        pay_of(bakery(tmp_path), "baker", "GB")
    with pytest.raises(UnknownIdError):
        pay_of(paying, "barista")


def test_every_bundled_role_but_the_rarest_has_pay_in_the_united_states(catalog: Catalog) -> None:
    for role in catalog.roles:
        pay = pay_of(catalog, role)
        if role != "statistician":
            assert pay and "US" in {part.code for part in pay.countries}, role
            assert all(level.n >= 20 for part in pay.countries for level in part.levels)
        else:
            assert pay is None
