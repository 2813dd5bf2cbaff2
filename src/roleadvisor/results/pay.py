"""What a role is paid, by country and level, as ads and people said."""

from collections.abc import Sequence

from msgspec import Struct

from roleadvisor.errors import UsageError
from roleadvisor.packs import Catalog
from roleadvisor.packs.names import name_key
from roleadvisor.packs.pay import Amount, PayBook, PayByLevel, PayCount, PayLevel, Year
from roleadvisor.safe.characters import shown


class LevelPay(Struct, frozen=True, kw_only=True):
    """The pay of a year at one level: the median and the middle half, `low` to `high`, of `n`."""

    level: PayLevel
    n: PayCount
    low: Amount
    median: Amount
    high: Amount


class CountryPay(Struct, frozen=True, kw_only=True):
    """The pay in one country, all levels together first.

    Levels of which too few were counted are left out. If that holds for a speciality as a whole, the
    figures are those of the role it specialises, which is then named in `inherited_from`. If too few
    of that role were counted too, there are no `levels`. `note` says what to know of the figures.
    """

    code: str
    name: str
    note: str | None
    inherited_from: str | None
    levels: Sequence[LevelPay]

    @property
    def overall(self) -> LevelPay | None:
        """The pay of all levels together, None where too few were counted."""
        return self.levels[0] if self.levels else None


class Pay(Struct, frozen=True, kw_only=True):
    """What a role is paid, in the countries asked for, those where most were counted first.

    Amounts are whole units of `currency`; `about` says who was counted.
    """

    currency: str
    years: tuple[Year, Year]
    about: str
    source: str
    url: str
    licence: str
    countries: Sequence[CountryPay]

    @property
    def most(self) -> int:
        """The highest pay among the figures."""
        return max((level.high for part in self.countries for level in part.levels), default=0)


def pay_of(catalog: Catalog, role: str, country: str | None = None) -> Pay | None:
    """Return what a role is paid, by default in all countries with figures; None if nothing is known.

    `country` is the code, the name or another name of a country; raise `UsageError` if the pack has
    no figures there. A country that has figures, but none of this role, has no levels.
    """
    catalog.check_ids(roles=[role])
    book = catalog.pay
    codes = _codes(book, country)
    if book is None:
        return None
    found = [_in_country(catalog, book, role, code) for code in codes]
    known = [part for part in found if part.levels or country is not None]
    if not known:
        return None
    return Pay(
        currency=book.currency,
        years=book.years,
        about=book.about,
        source=book.source,
        url=book.url,
        licence=book.licence,
        countries=sorted(known, key=_order),
    )


def country_called(book: PayBook, text: str) -> str:
    """Return the code of the country that a text names; raise `UsageError` if it has no figures."""
    wanted = _key(text)
    for code, country in book.countries.items():
        if wanted in map(_key, (code, country.name, *country.aliases)):
            return code
    listed = ", ".join(f"{code} ({country.name})" for code, country in book.countries.items())
    raise UsageError(f"no pay is known for '{shown(text, 60)}'; there are figures for {listed}")


def _codes(book: PayBook | None, country: str | None) -> Sequence[str]:
    """Return the codes of the country asked for, or of all."""
    if country is None:
        return list(book.countries) if book else []
    if book is None:
        raise UsageError("this pack says nothing of pay, so there is no country to choose")
    return [country_called(book, country)]


def _key(name: str) -> str:
    """Return what names of countries are compared by: "U.S." is "US"."""
    return name_key(name).replace(" ", "")


def _in_country(catalog: Catalog, book: PayBook, role: str, code: str) -> CountryPay:
    whole = catalog.whole_of(role)
    own, pooled = (book.roles.get(one, {}).get(code) for one in (role, whole))
    country = book.countries[code]
    return CountryPay(
        code=code,
        name=country.name,
        note=country.note,
        inherited_from=whole if pooled and not own else None,
        levels=_levels(own or pooled),
    )


def _levels(known: PayByLevel | None) -> list[LevelPay]:
    return [
        LevelPay(level=level, n=pay.n, low=pay.low, median=pay.median, high=pay.high)
        for level, pay in (known.figures if known else ())
    ]


def _order(part: CountryPay) -> tuple[bool, int, str]:
    """Return what countries are sorted by: the role's own figures come first, then larger counts."""
    counted = max((level.n for level in part.levels), default=0)
    return part.inherited_from is not None, -counted, part.name
