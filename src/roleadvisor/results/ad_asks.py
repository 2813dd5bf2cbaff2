"""What a job ad names: the items, as a must or as nice to have, and what is unusual for its role."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from roleadvisor.imports.ad_words import mentions_in
from roleadvisor.imports.ads import AdText, Clause, Need
from roleadvisor.imports.imported import Imported
from roleadvisor.imports.recognise import recognise
from roleadvisor.packs import Catalog, Share
from roleadvisor.packs.names import name_key, words_of, written
from roleadvisor.results.ad_level import Quote
from roleadvisor.results.ad_person import Standing
from roleadvisor.results.tools import USUAL_SHARE, ItemShare, item_share, named_share

# What fewer of the role's people have is beyond the usual.
BEYOND_SHARE = 0.15
# What at least so many of a role's ads name is usual in them, if so many were counted.
USUAL_IN_ADS = 0.5
COUNTED_ADS = 30
_NEEDS: tuple[Need | None, ...] = ("must", "nice", None)


class AskedItem(Struct, frozen=True, kw_only=True):
    """An item that an ad names, and how it calls it; null if it has another name for it, or one of a kind.

    `need` says whether the ad asks for it as a must or as nice to have, null if it does not say.
    `share` is that of the role the ad is for. `has` says whether the person has it, null without a
    person or if that is not known; `is_planned` that their plan towards the role holds it.
    """

    item: str
    text: str
    called: str | None
    need: Need | None
    quotes: Sequence[Quote]
    share: ItemShare | None
    is_beyond: bool
    has: bool | None
    is_planned: bool


class UsualItem(Struct, frozen=True, kw_only=True):
    """An item that is usual in the role and that the ad does not name."""

    item: str
    share: ItemShare


class Asked(NamedTuple):
    """What an ad names: all that is recognised, and the items with their words and the need."""

    imported: Imported
    quotes: Mapping[str, Sequence[Quote]]
    needs: Mapping[str, Need | None]

    @property
    def names(self) -> set[str]:
        """The keys of all names that are recognised."""
        named = [part.text for part in self.imported.matched if part.level is not None]
        return set(map(name_key, [*named, *(part.name for part in self.imported.known)]))


def asked_in(catalog: Catalog, ad: AdText) -> Asked:
    """Return what an ad names; what is asked for in several ways is a must, or else nice to have.

    Of a choice between several items none is a must by itself. What an item follows from makes it a
    must too; that it is only welcome counts if nothing names the item itself.
    """
    quotes: dict[str, dict[Quote, None]] = {}
    needs: dict[str, Need | None] = {}
    implied: dict[str, Need | None] = {}
    parts = sorted(_parts(catalog, ad), key=lambda part: _NEEDS.index(part[0]))
    for need, part in parts:
        for match in part.matched:
            if match.level is not None:
                quoted = Quote(text=match.text, where=match.where)
                is_said = need == "must" or _called(catalog, match.item, [quoted])
                said = needs if is_said else implied
                said.setdefault(match.item, need)
                quotes.setdefault(match.item, {})[quoted] = None
    return Asked(
        imported=Imported(
            sources=(),
            matched=[match for _, part in parts for match in part.matched],
            known=[known for _, part in parts for known in part.known],
            unmatched=[unmatched for _, part in parts for unmatched in part.unmatched],
        ),
        quotes={item: list(said) for item, said in quotes.items()},
        needs=implied | needs,
    )


def _parts(catalog: Catalog, ad: AdText) -> Iterator[tuple[Need | None, Imported]]:
    """Yield what is recognised in an ad, by the need of it; each choice of musts is on its own."""
    for need in _NEEDS:
        clauses = [c for c in ad.clauses if c.need == need and not _is_open_choice(c)]
        yield need, recognise(catalog, [mention for c in clauses for mention in mentions_in(c)])
    for clause in filter(_is_open_choice, ad.clauses):
        part = recognise(catalog, list(mentions_in(clause)))
        yield (None if len(_items_of(part)) > 1 else clause.need), part


def _is_open_choice(clause: Clause) -> bool:
    return clause.is_choice and clause.need == "must"


def _items_of(part: Imported) -> set[str]:
    return {match.item for match in part.matched if match.level is not None}


def asks_of(
    catalog: Catalog, asked: Asked, role: str | None, standing: Standing | None
) -> list[AskedItem]:
    """Return the items of an ad, the musts first, then those that most of the role's people have.

    Items that follow only from others of them are left out: who asks for PostgreSQL asks for SQL.
    """
    called = {item: _called(catalog, item, quotes) for item, quotes in asked.quotes.items()}
    named = {quote for item, quotes in asked.quotes.items() if called[item] for quote in quotes}
    implied = {
        i for i, quotes in asked.quotes.items() if not called[i] and named.issuperset(quotes)
    }
    asks = [
        AskedItem(
            item=item,
            text=catalog.items[item].text,
            called=called[item],
            need=asked.needs[item],
            quotes=quotes,
            share=item_share(catalog, role, item) if role else None,
            is_beyond=role is not None and _is_beyond(catalog, role, item),
            has=standing.has.get(item) if standing else None,
            is_planned=standing is not None and item in standing.planned,
        )
        for item, quotes in asked.quotes.items()
        if item not in implied
    ]
    return sorted(
        asks, key=lambda ask: (_NEEDS.index(ask.need), -(ask.share.share if ask.share else 0))
    )


def missing_from(catalog: Catalog, asked: Asked, role: str) -> list[UsualItem]:
    """Return the skills of a role's profile that are usual and that an ad does not name.

    Usual is what at least half of its ads name, where they were counted; else what most of its people
    have and experts call core.
    """
    unnamed = sorted(catalog.named_by(role) - asked.quotes.keys())
    usual = [
        UsualItem(item=item, share=share)
        for item in unnamed
        if catalog.items[item].is_learnable_skill and (share := _usual_share(catalog, role, item))
    ]
    return sorted(usual, key=lambda one: -one.share.share)


def _usual_share(catalog: Catalog, role: str, item: str) -> ItemShare | None:
    """Return the share that makes an item usual, or None if it is not usual."""
    ads = catalog.roles[role].advertised
    counted = ads.shares.get(item) if ads else None
    if ads and counted and counted.n >= COUNTED_ADS:
        share = Share(
            share=counted.share,
            scored=counted.share,
            of="ads",
            source=", ".join(ads.surveys),
            n=counted.n,
        )
        return (
            named_share(catalog.items[item].text, share) if counted.share >= USUAL_IN_ADS else None
        )
    own = item_share(catalog, role, item)
    return own if own.share >= USUAL_SHARE and own.word == "core" else None


def _is_beyond(catalog: Catalog, role: str, item: str) -> bool:
    share = catalog.shares[role][item]
    # What ads name is less than what people have, which the share that is scored estimates.
    return max(share.share, share.scored if share.of == "ads" else 0) < BEYOND_SHARE


def _called(catalog: Catalog, item: str, quotes: Iterable[Quote]) -> str | None:
    """Return the words by which an ad names an item, or None if it only names what implies it."""
    asked = catalog.items[item]
    keys = {name_key(name) for name in (asked.text.partition(":")[0], *asked.aliases)}
    for quote in quotes:
        words = words_of(quote.text)
        for length in range(len(words), 0, -1):
            for start in range(len(words) - length + 1):
                part = words[start : start + length]
                if " ".join(word.stem for word in part) in keys:
                    return written(part)
    return None
