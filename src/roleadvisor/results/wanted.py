"""What job ads ask for that the people in a role did not have when they were asked."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Proportion, Surveyed
from roleadvisor.packs.shares import LEAST_SHOWN

LISTED = 5
# Nothing is said of a role with fewer ads.
LEAST_ADS = 100
LEAST_GAP = 0.05


class Counted(Struct, frozen=True, kw_only=True):
    """The share of `n` people or ads, and the ids of the surveys that counted them."""

    share: Proportion
    n: Annotated[int, Meta(ge=1)]
    surveys: Sequence[str]


class Wanted(Struct, frozen=True, kw_only=True):
    """An item that more of a role's ads name than its people had."""

    item: str
    text: str
    ads: Counted
    people: Counted


def wanted_of(catalog: Catalog, role: str, *, limit: int = LISTED) -> list[Wanted]:
    """Return what a role's ads ask for and its people had less often, the largest gap first.

    It is empty for a role with fewer than 100 ads, or without people who were asked. An ad names
    only some of what is needed, so a share of ads says at least how many ask for it.
    """
    catalog.check_ids(roles=[role])
    gaps = sorted(_gaps(catalog, role), key=_gap)
    return gaps[:limit]


def _gap(wanted: Wanted) -> tuple[float, str]:
    return wanted.people.share - wanted.ads.share, wanted.item


def _gaps(catalog: Catalog, role: str) -> Iterator[Wanted]:
    profile = catalog.roles[role]
    for item in sorted(catalog.items):
        ads = _counted(catalog, item, profile.advertised, least=LEAST_ADS)
        people = _counted(catalog, item, profile.surveyed, least=LEAST_SHOWN)
        if ads and people and ads.share - people.share >= LEAST_GAP:
            yield Wanted(item=item, text=catalog.items[item].text, ads=ads, people=people)


def _counted(
    catalog: Catalog, item: str, surveyed: Surveyed | None, *, least: int
) -> Counted | None:
    found = surveyed.shares.get(item) if surveyed else None
    if surveyed is None or found is None or found.n < least:
        return None
    asked = [survey for survey in surveyed.surveys if survey in catalog.items[item].surveys]
    return Counted(share=found.share, n=found.n, surveys=asked or surveyed.surveys)
