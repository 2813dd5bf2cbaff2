"""A job ad as text, on one screen: its role, what it asks for, its level, and how a person stands."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from roleadvisor.packs import Catalog
from roleadvisor.render.charts import bars
from roleadvisor.render.console import Page
from roleadvisor.render.text.screen import (
    Row,
    fitting,
    headline,
    labelled,
    packed,
    say_commands,
)
from roleadvisor.render.text.tools import MARKS, legend, name_of_use, share_mark
from roleadvisor.render.verdict import certainty_in_words
from roleadvisor.render.writing import (
    brief,
    bullet,
    heading,
    inline,
    line,
    listed,
    percent,
    percent_of_fit,
    plural,
    say,
    short,
    title,
)
from roleadvisor.results.ad import Ad, AdOutcome, AdPerson, Ads
from roleadvisor.results.ad_asks import AskedItem
from roleadvisor.results.ad_level import Quote
from roleadvisor.results.ad_warnings import Warned
from roleadvisor.results.tools import ItemShare, is_one_of_several

if TYPE_CHECKING:
    from rich.text import Text

NEXT_ROLES = 3
NAMES = 6
_STYLES = {True: "green", False: "yellow", None: ""}
_NEEDS: Mapping[str | None, str] = {"must": "Must", "nice": "Nice", None: "Also"}
_YOURS = ("✓ you have it", "· you do not", "? not known")
_OPEN = "The ad does not point to one role"


class _Amount(NamedTuple):
    """How much of an ad to show: lines for each list of what it asks, and of what is unusual.

    `has_notice` adds what the licence of the rungs demands, where there is room for it.
    """

    asks: int
    unusual: int
    warnings: int
    has_notice: bool = False


AMOUNTS = [
    _Amount(3, 2, 3, has_notice=True),
    _Amount(3, 2, 3),
    _Amount(2, 2, 3),
    _Amount(2, 1, 3),
    _Amount(1, 1, 2),
    _Amount(1, 1, 1),
]
EVERYTHING = _Amount(100, 100, 100, has_notice=True)


def write_ad(result: Ad, catalog: Catalog, page: Page, *, is_long: bool = False) -> None:
    """Print an ad on one screen; if it `is_long`, all of it, and the words that were found."""

    def write(draft: Page, amount: _Amount) -> None:
        _write_screen(draft, result, catalog, amount)
        say(draft, "")
        say_commands(draft, *_commands(page, result))

    if not is_long:
        write(page, fitting(page, AMOUNTS, write))
        return
    _write_screen(page, result, catalog, EVERYTHING)
    if result.role:
        heading(page, "How the roles compare")
        bars(page, [(role.name, role.fit) for role in result.ranking])
    _write_found(page, result)
    say(page, "")
    say_commands(page, *_commands(page, result))


def write_ads(result: Ads, page: Page) -> None:
    """Print a line for each of several ads, and for each file that could not be read."""
    is_personal = any(outcome.ad and outcome.ad.person for outcome in result.ads)
    order = "what you have most of first" if is_personal else "the highest fit first"
    title(page, f"{len(result.ads)} ads, {order}")
    for number, outcome in enumerate(result.ads, 1):
        bullet(page, f"{outcome.file}: {_in_a_line(outcome)}", mark=f"{number}. ")


def _in_a_line(outcome: AdOutcome) -> str:
    ad = outcome.ad
    if ad is None:
        return f"not read, {outcome.problems[0].message}"
    if ad.status == "outside":
        return "not for these roles"
    if ad.role is None:
        return "too little said"
    part = ad.role.speciality
    told = [
        f"{ad.role.name}{f', speciality {inline(part.name)}' if part else ''}",
        *([ad.level.level] if ad.level.level else []),
        f"fit {percent_of_fit(ad.role.fit)}",
        *([f"you have {ad.person.has} of {len(ad.asks)}"] if ad.person else []),
        *([_count(len(ad.warnings), "warning")] if ad.warnings else []),
    ]
    return "; ".join(told)


def _write_screen(page: Page, result: Ad, catalog: Catalog, amount: _Amount) -> None:
    if result.role and result.told:
        is_open = result.certainty == "open"
        note = "" if is_open else f"fit {percent_of_fit(result.role.fit)}"
        headline(page, "No clear role" if is_open else result.role.name, note)
        for sentence in _verdict(result):
            say(page, sentence)
        say(page, _meaning(result), style="dim")
    else:
        title(page, _without_role(result, catalog))
        for sentence in _why_none(result):
            say(page, sentence)
    if result.level.quotes or result.asks:
        say(page, "")
    labelled(
        page,
        "Level",
        [Row("", line(page, text)) for text in _level(result, has_notice=amount.has_notice)],
    )
    _write_asks(page, result, amount.asks)
    if result.role and result.told:
        _write_unusual(page, result, amount.unusual)
    if result.person and result.asks:
        say(page, "")
        labelled(page, "You", [Row("", line(page, " ".join(_person(result, result.person))))])
    if result.warnings:
        say(page, "")
        rows = [Row("! ", line(page, _warning(warned, catalog))) for warned in result.warnings]
        labelled(page, "Warning", rows[: amount.warnings])


def _verdict(result: Ad) -> Iterator[str]:
    """Yield how sure the role is, which are next, and whether the title says the same."""
    said, role = certainty_in_words(result.certainty, _OPEN), result.role
    first, *others = [
        f"{inline(r.name)} ({percent_of_fit(r.fit)})" for r in result.ranking[:NEXT_ROLES]
    ]
    if result.certainty == "open":
        yield f"{said}. First: {', '.join([first, *others])}."
    else:
        yield f"{said}. Next: {', '.join(others)}." if others else f"{said}."
        if role and role.speciality:
            yield f"Of its specialities, {inline(role.speciality.name)} is closest."
    yield from _title(result)


def _title(result: Ad) -> Iterator[str]:
    """Yield what the title says if that is another role, or none, and whether the text denies it."""
    title, role = result.title, result.role
    if title and title.role and role and title.differs:
        says = f"Its title says {inline(title.role.name)}"
        denies = f"; what it asks for says {inline(role.name)}" if result.is_contradicted else ""
        yield f"{says}{denies}."
    elif title and not title.role:
        yield f"Its title names none of the roles: “{title.text}”."


def _meaning(result: Ad) -> str:
    role = result.role
    if role is None:
        return ""
    count = percent(role.fit).rstrip("%").replace(">", "Over ").replace("<", "Under ")
    return (
        f"{count} in 100 ads that name the same are for {plural(role.name)}, if all roles are "
        "equally common."
    )


def _without_role(result: Ad, catalog: Catalog) -> str:
    if result.status == "outside":
        return f"Little of this is work with {catalog.questionnaire.field}."
    return "Too little is said to tell the role."


def _why_none(result: Ad) -> Iterator[str]:
    """Yield why an ad is for no role, what its title says, and what was found in it."""
    if outside := result.outside:
        own = f"{len(outside.own)} of them: {', '.join(outside.own)}" if outside.own else "none"
        yield f"Skills recognised: {outside.recognised}. Part of such work: {own}."
    else:
        found = _count(result.informative, "item") if result.informative else "nothing"
        tells = "tell" if result.informative > 1 else "tells"
        yield f"It names {found} that {tells} the roles apart; {result.minimum_mentions} are needed."
    if result.title and result.title.role:
        yield f"Its title says {inline(result.title.role.name)}."
    elif result.title and result.title.occupation:
        yield f"Its title is that of another occupation: {result.title.occupation.title}."
    if result.known:
        yield f"It also names {listed(list(result.known[:NAMES]))}."


def _level(result: Ad, *, has_notice: bool) -> Iterator[str]:
    """Yield the level of an ad, with the words that state it and their places."""
    level = result.level
    if level.level:
        by = {"title": "by its title", "text": "by its text", "years": "by its years"}
        quotes = ", ".join(map(_quoted, level.quotes))
        yield f"{level.level}, {by[level.by or 'text']}: {quotes}"
    if result.rungs and result.rungs_source:
        yield f"rung: {listed(list(result.rungs))} ({result.rungs_source.name})"
        if has_notice:
            yield result.rungs_source.notice


def _quoted(quote: Quote) -> str:
    return f"“{quote.text}” ({quote.where})"


def _write_asks(page: Page, result: Ad, most_lines: int) -> None:
    is_parted = any(ask.need for ask in result.asks)
    for need, label in _NEEDS.items():
        asks = [ask for ask in result.asks if ask.need == need]
        parts = [_asked(page, ask, is_marked=result.person is not None) for ask in asks]
        labelled(page, label if is_parted else "Asks for", packed(page, parts, most_lines))
    if result.person and result.asks:
        labelled(page, "", packed(page, (line(page, mark, "dim") for mark in _YOURS), 2))


def _asked(page: Page, ask: AskedItem, *, is_marked: bool) -> "Text":
    name = ask.called or brief(ask.text)
    if not is_marked:
        return line(page, name)
    is_kind = ask.has is True and is_one_of_several(ask.text)
    return line(page, f"{MARKS[ask.has]} {name_of_use(name, is_kind=is_kind)}", _STYLES[ask.has])


def _write_unusual(page: Page, result: Ad, most_lines: int) -> None:
    """Print what few of the role's people have, and what is usual there and not named."""
    unusual = [(ask.called or brief(ask.text), ask.share) for ask in result.beyond if ask.share]
    usual = [(brief(one.share.text), one.share) for one in result.missing]
    if not result.told or not (unusual or usual):
        return
    say(page, "")
    for label, pairs in (("Unusual", unusual), ("Not named", usual)):
        parts = [line(page, f"{name} {_share(share)}") for name, share in pairs]
        labelled(page, label, packed(page, parts, most_lines))
    marks = legend(share for _, share in [*unusual, *usual])
    note = ", ".join([f"share of {plural(result.told.name)}", *marks])
    labelled(page, "", [Row("", line(page, note, "dim"))])


def _share(share: ItemShare) -> str:
    return f"{share_mark(share)}{percent(share.share)}"


def _person(result: Ad, person: AdPerson) -> Iterator[str]:
    """Yield what the person has, lacks and may have, and where the role stands for them."""
    told = [
        f"have {person.has} of {len(result.asks)}",
        *([f"lack {person.lacks}"] if person.lacks else []),
    ]
    unknown = f"; {person.unknown} {'is' if person.unknown == 1 else 'are'} not known"
    yield f"You {listed(told)}{unknown if person.unknown else ''}."
    planned = [ask.called or brief(ask.text) for ask in result.asks if ask.is_planned]
    if planned and result.role:
        yield f"Your plan holds {listed(planned)} anyway."
    elif person.lacks and result.role:
        yield f"Your plan towards {inline(result.role.name)} holds none of what you lack."
    if person.fit is not None and result.role:
        yield f"Your own fit as {inline(result.role.name)} is {percent_of_fit(person.fit)}."


def _warning(warned: Warned, catalog: Catalog) -> str:
    if warned.code == "three-roles":
        roles = [
            f"{inline(one.role.name)} ({', '.join(_names(one.items, catalog))})"
            for one in warned.roles
        ]
        return f"{len(roles)} roles in one: {', '.join(roles)}"
    if warned.code == "long-list":
        return f"a long list: {warned.count} tools and skills by name"
    return f"{' and '.join(map(_quoted, warned.quotes))} do not go together"


def _names(items: Sequence[str], catalog: Catalog) -> Iterator[str]:
    return (brief(catalog.items[item].text) for item in items[:2])


def _write_found(page: Page, result: Ad) -> None:
    """Print the words by which each item was found, and what else is known."""
    heading(page, "What was found, and where")
    for ask in result.asks:
        words = ", ".join(map(_quoted, ask.quotes))
        bullet(page, f"{short(ask.text)}: {words}")
    if result.known:
        say(page, f"Known, but no question asks it: {', '.join(result.known)}")


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _commands(page: Page, result: Ad) -> Iterator[str]:
    """Yield the commands to go on with: towards the role, or from the occupation of the title."""
    title, role = result.title, result.role
    if role is None:
        occupation = title.occupation if title else None
        yield f"from {shlex.quote(occupation.title)}" if occupation else "list"
        return
    if result.person and page.commands.answers:
        yield f"plan {role.id} {page.commands.answers}"
    else:
        yield f"show {role.id}"
    if title and title.role and title.differs:
        yield f"compare {title.role.id} {role.id}"
