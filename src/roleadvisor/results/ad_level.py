"""The level of a job by its ad's own words, and whether these contradict each other."""

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from roleadvisor.imports.ad_level import (
    LEVELS,
    Level,
    Said,
    Years,
    level_of_years,
    levels_in_text,
    levels_in_title,
    years_in,
)
from roleadvisor.imports.ads import AdText
from roleadvisor.packs import Catalog
from roleadvisor.results.ad_title import Titled
from roleadvisor.safe.characters import shown

LevelBy = Literal["title", "text", "years"]

# A word and years contradict each other if they are so many levels apart; nothing is above senior
# by its years.
APART = 2
LONGEST_QUOTE = 80
MOST_BY_YEARS = LEVELS.index("senior")


class Quote(Struct, frozen=True, kw_only=True):
    """Words of an ad, and their place."""

    text: str
    where: str


class AdLevel(Struct, frozen=True, kw_only=True):
    """The level of a job: the title's word, or else a word of the text, or else by the years.

    `years` are the most that are asked for of any one thing, the least of a range. `quotes` are the
    words of the level and those of the years. All is null or empty if the ad says nothing.
    """

    level: Level | None
    by: LevelBy | None
    years: Annotated[int, Meta(ge=0)] | None
    quotes: Sequence[Quote]

    @property
    def is_contradictory(self) -> bool:
        """Whether the word for the level and the years asked for do not go together."""
        if self.level is None or self.years is None or self.by == "years":
            return False
        by_word = min(LEVELS.index(self.level), MOST_BY_YEARS)
        return abs(by_word - LEVELS.index(level_of_years(self.years))) >= APART


def level_of(ad: AdText, title: Titled | None, catalog: Catalog) -> AdLevel:
    """Return the level that an ad states; in its title, the words of the role's name are none."""
    role = catalog.roles[title.role].name if title and title.role else ""
    in_title = levels_in_title(title.line, besides=role) if title else []
    said = next(iter(in_title), None)
    in_text = None if said else next(levels_in_text(ad.clauses), None)
    years = max(years_in(ad.clauses), key=lambda found: found.least, default=None)
    word = said or in_text
    by_years = level_of_years(years.least) if years else None
    return AdLevel(
        level=word.level if word else by_years,
        by="title" if said else "text" if in_text else "years" if years else None,
        years=years.least if years else None,
        quotes=[_quote(found) for found in (word, years) if found],
    )


def _quote(found: Said | Years) -> Quote:
    return Quote(text=shown(found.text, LONGEST_QUOTE), where=found.where)
