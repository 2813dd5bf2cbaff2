"""What roles are paid, as text: the median and the middle half, country by country."""

from collections.abc import Iterable, Iterator, Sequence

from roleadvisor.packs import Catalog
from roleadvisor.packs.pay import PayLevel
from roleadvisor.render.charts import Span, spans, table
from roleadvisor.render.console import Page
from roleadvisor.render.writing import heading, listed, plural, say
from roleadvisor.results.pay import CountryPay, LevelPay, Pay

HEADER = ("Middle half", "Median", "Count")
UNKNOWN = "not known"
# Before the figures of a speciality that are those of its whole role.
OF_WHOLE = "~"
IN_BRACKETS = "The median, and the middle half in brackets."
_CALLED: dict[PayLevel, str] = {"all": "all levels"}


def write_pay(page: Page, pay: Pay | None, catalog: Catalog) -> None:
    """Print what a role is paid in each country, with bars; nothing where nothing is known."""
    if pay is None:
        return
    heading(page, "What it pays")
    known = [part for part in pay.countries if part.levels]
    if page.markdown:
        say(page, unit_of(pay) * bool(known))
        table(page, ("Where, and level", *HEADER), _cells(known, catalog))
    elif known:
        say(page, f"{unit_of(pay)} A bar is the middle half, its mark the median.")
        spans(page, HEADER, [span for part in known for span in _spans(part, pay.most, catalog)])
    _write_caveats(page, [pay])


def write_pay_of_two(
    page: Page, names: tuple[str, str], pays: tuple[Pay | None, Pay | None]
) -> None:
    """Print what two roles of these names are paid at all levels, a line a country."""
    asked = [pay for pay in pays if pay]
    if not asked:
        return
    heading(page, "What they pay")
    if rows := list(_lines_of_two(pays)):
        say(page, f"{unit_of(asked[0])} {IN_BRACKETS}")
        table(page, ("All levels", *names), rows)
    if any(cell.startswith(OF_WHOLE) for row in rows for cell in row):
        say(page, f"{OF_WHOLE} Too few were counted: as for the role that it specialises.")
    _write_caveats(page, [pay for pay in asked if pay.most] or asked)


def unit_of(pay: Pay) -> str:
    """Return the sentence that says what the figures are."""
    return f"In thousands of {pay.currency} a year."


def caveats_of(pay: Pay) -> Sequence[str]:
    """Return the sentences that say whose pay the figures are, where from, and what they are not.

    Where there are no figures, that is all that is said.
    """
    if not pay.most:
        return [f"Too few were counted in {listed([part.name for part in pay.countries])}."]
    first, last = pay.years
    years = str(first) if first == last else f"{first} to {last}"
    return [
        f"{pay.about}, {years}.",
        f"Source: {pay.source}, {pay.licence}.",
        "These figures do not say what you will be paid.",
        *(part.note for part in pay.countries if part.note),
    ]


def country_in_words(part: CountryPay, catalog: Catalog) -> str:
    """Return what is paid at all levels in one country, as a line."""
    overall = part.overall
    where = _title(part, catalog)
    return f"{where}: {_in_brackets(overall)}, {overall.n:,} counted" if overall else where


def _title(part: CountryPay, catalog: Catalog) -> str:
    """Return a country's name, with whose figures these are if they are another role's."""
    whole = part.inherited_from
    return f"{part.name}, as for {plural(catalog.roles[whole].name)}" if whole else part.name


def _rows(part: CountryPay) -> Iterator[tuple[str, tuple[str, str, str]]]:
    for paid in part.levels:
        figures = _middle_half(paid), _thousands(paid.median), f"{paid.n:,}"
        yield _CALLED.get(paid.level, paid.level), figures


def _cells(known: Iterable[CountryPay], catalog: Catalog) -> list[tuple[str, ...]]:
    return [
        (f"{_title(part, catalog)}: {name}", *figures)
        for part in known
        for name, figures in _rows(part)
    ]


def _spans(part: CountryPay, most: int, catalog: Catalog) -> Iterator[Span]:
    yield Span(name=_title(part, catalog), figures=(), ends=None)
    for (name, figures), paid in zip(_rows(part), part.levels, strict=True):
        low, median, high = (amount / max(most, 1) for amount in (paid.low, paid.median, paid.high))
        yield Span(name=f"  {name}", figures=figures, ends=(low, median, high))


def _lines_of_two(pays: tuple[Pay | None, Pay | None]) -> Iterator[tuple[str, str, str]]:
    """Yield each country in which either role has figures, with what both are paid there."""
    one, two = ({p.code: p for p in pay.countries if p.overall} if pay else {} for pay in pays)
    for code, part in (one | two).items():
        yield part.name, _marked(one.get(code)), _marked(two.get(code))


def _write_caveats(page: Page, pays: Iterable[Pay]) -> None:
    """Print the sentences of several roles' pay, each once."""
    sentences = dict.fromkeys(sentence for pay in pays for sentence in caveats_of(pay))
    say(page, " ".join(sentences), style="dim")


def _marked(part: CountryPay | None) -> str:
    if part is None or part.overall is None:
        return UNKNOWN
    return f"{OF_WHOLE * bool(part.inherited_from)}{_in_brackets(part.overall)}"


def _in_brackets(paid: LevelPay) -> str:
    return f"{_thousands(paid.median)} ({_middle_half(paid)})"


def _middle_half(paid: LevelPay) -> str:
    return f"{_thousands(paid.low)}–{_thousands(paid.high)}"


def _thousands(amount: int) -> str:
    return f"{round(amount / 1000):,}"
