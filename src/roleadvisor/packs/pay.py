"""What the roles of a pack are paid, as `fitted/pay.yaml` has it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Literal, get_args

from msgspec import Meta

from roleadvisor.errors import Problem
from roleadvisor.packs.model import Alias, Https, Id, Part, Text
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import Document
from roleadvisor.safe.typed import END, did_you_mean

# Nothing is said of fewer ads and people.
LEAST_PAID = 20

PayLevel = Literal["all", "entry", "mid", "senior", "executive"]
CountryCode = Annotated[str, Meta(pattern=f"^[A-Z]{{2}}{END}")]
Amount = Annotated[int, Meta(ge=0, le=10**12)]
PayCount = Annotated[int, Meta(ge=LEAST_PAID)]
Year = Annotated[int, Meta(ge=1900, le=2999)]


class PayFigures(Part, frozen=True, kw_only=True):
    """The pay of a year at one level: the median and the middle half, `low` to `high`, of `n`."""

    n: PayCount
    low: Amount
    median: Amount
    high: Amount


class PayByLevel(Part, frozen=True, kw_only=True):
    """Pay in one country: of people of every level together, and of the levels that are known."""

    all: PayFigures
    entry: PayFigures | None = None
    mid: PayFigures | None = None
    senior: PayFigures | None = None
    executive: PayFigures | None = None

    @property
    def figures(self) -> Sequence[tuple[PayLevel, PayFigures]]:
        """The figures that are known, with their levels in order."""
        levels: Sequence[PayLevel] = get_args(PayLevel)
        return [(level, pay) for level in levels if (pay := getattr(self, level)) is not None]


class Country(Part, frozen=True, kw_only=True):
    """What a country is called, and in a sentence what to know of its figures."""

    name: Text
    aliases: tuple[Alias, ...] = ()
    note: Text | None = None


class PayBook(Part, frozen=True, kw_only=True):
    """`fitted/pay.yaml`: pay by role, by country of residence and by level, where enough were counted.

    `about` says who was counted, as a sentence without its full stop; `years` are the first and the
    last year. Countries have their two letters of ISO 3166.
    """

    source: Text
    url: Https
    licence: Text
    about: Text
    currency: Text
    years: tuple[Year, Year]
    countries: dict[CountryCode, Country]
    roles: dict[Id, dict[CountryCode, PayByLevel]]


def check_pay(book: PayBook, document: Document, roles: Collection[str]) -> Iterator[Problem]:
    """Yield unknown roles, countries without a name, and medians outside of their middle half."""
    for role, countries in book.roles.items():
        if role not in roles:
            message = f"unknown role '{shown(role, 60)}'{did_you_mean(role, roles)}"
            yield document.problem(("roles", role), message, "unknown-role", key=True)
        for country, levels in countries.items():
            place = ("roles", role, country)
            if country not in book.countries:
                message = f"'{country}' is not among the countries"
                yield document.problem(place, message, "unknown-country", key=True)
            yield from _out_of_order(levels, document, place)


def _out_of_order(
    levels: PayByLevel, document: Document, place: tuple[str, ...]
) -> Iterator[Problem]:
    for level, pay in levels.figures:
        if not pay.low <= pay.median <= pay.high:
            message = "the median is not between low and high"
            yield document.problem((*place, level, "median"), message, "limit")
