"""Shares from several sources: what people ticked, what ads name, what experts estimate.

A role's contrast in an item is how far its log-odds lie above the mean of all whole roles. People
and ads both tell this contrast better than the level of a share. So a share has the level of the
people who were asked, and the mean contrast of all sources, each weighted by its n up to a limit.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from calibration.responses import Booleans, Floats, Responses
from roleadvisor.packs import Catalog
from roleadvisor.packs.model import Surveyed, SurveyedShare
from roleadvisor.packs.shares import SHARE_DIGITS, estimated_shares, role_shares, with_as_many
from roleadvisor.scoring.scorecard import LOWEST_SHARE

# Every share is smoothed with this many answers like the mean of all roles, so that few people do
# not decide it.
SHRINKAGE = 10
# An expert's word counts as this many people, and a whole role's share, for its specialities, as
# many as WHOLE_COUNT.
WORD_COUNT = 30
WHOLE_COUNT = 60
# A role with fewer ads is left out of the mean of which contrasts are taken.
LEAST_ADS = 8
UNKNOWN_BASE = 0.5
LOWEST_NAMED = 0.0005


class Limits(NamedTuple):
    """The largest numbers of people and ads that a source counts as, so that none dominates.

    An ad is a wish, and counts less.
    """

    people: int = 300
    ads: int = 100


LIMITS = Limits()


class Known(NamedTuple):
    """What is known of roles by items, before anything is estimated.

    `ticked` is the share of people who ticked an item and `n` how many were asked; `named` the share of
    ads that name it and `ads` how many could have. `base` is the share in the field, by item: a mean over
    the whole roles, each counting alike, so that a survey's many data scientists do not decide what is
    usual.
    """

    roles: Sequence[str]
    items: Sequence[str]
    ticked: Floats
    n: Floats
    named: Floats
    ads: Floats
    base: Floats

    @property
    def is_asked(self) -> Booleans:
        """Whether any people were asked of an item."""
        return np.asarray(self.n.any(axis=0))

    @property
    def is_recordable(self) -> Booleans:
        """Whether any ads could name an item."""
        return np.asarray(self.ads.any(axis=0))


def known_of(catalog: Catalog, responses: Responses) -> Known:
    """Return what these people and ads tell of the catalogue's roles and items."""
    roles, items = sorted(catalog.roles), list(catalog.items)
    place = np.array([roles.index(role) for role in responses.roles])
    one_hot = np.eye(len(roles))[place[responses.labels]].T
    columns = [responses.items.index(i) if i in responses.items else -1 for i in items]

    def sums(table: Floats | Booleans) -> Floats:
        padded = np.hstack([table, np.zeros((len(table), 1))])
        return np.asarray(one_hot @ padded[:, columns])

    yes = sums(responses.yes)
    n = yes + sums(responses.no)
    ads = sums(responses.recordable[responses.surveys])
    ticked, named = _ratio(yes, n), _ratio(sums(responses.mentioned), ads)
    is_whole = np.array([catalog.roles[role].specialises is None for role in roles])[:, None]
    base = _mean_over(ticked, is_whole & (n > 0), UNKNOWN_BASE)
    return Known(
        roles=roles,
        items=items,
        ticked=ticked,
        n=n,
        named=named,
        ads=ads,
        base=np.clip(base, LOWEST_SHARE, 1 - LOWEST_SHARE).round(3),
    )


def with_known(catalog: Catalog, known: Known, limits: Limits = LIMITS) -> Catalog:
    """Return the catalogue with the shares that follow from what is known, and what they rest on.

    Base shares are those of the people who were asked, elsewhere the catalogue's own.
    """
    items = {
        item: replace(asked, base=float(base)) if is_asked else asked
        for (item, asked), base, is_asked in zip(
            catalog.items.items(), known.base, known.is_asked, strict=True
        )
    }
    catalog = replace(catalog, items=items)
    shares = _blended(catalog, known, limits)
    roles = {}
    for row, role in enumerate(known.roles):
        profile = catalog.roles[role]
        fitted = replace(
            profile.fitted,
            shares=dict(zip(known.items, shares[role].round(SHARE_DIGITS).tolist(), strict=True)),
        )
        roles[role] = replace(
            profile,
            surveyed=_block(profile.surveyed, known.items, known.ticked[row], known.n[row]),
            advertised=_block(profile.advertised, known.items, known.named[row], known.ads[row]),
            fitted=fitted,
        )
    stated = role_shares(roles, catalog.questionnaire, items)
    return replace(catalog, roles=roles, shares=stated)


def named_base(catalog: Catalog, known: Known) -> Floats:
    """Return how often the field's texts name each item: the mean over the whole roles.

    Where too few ads of a role could have named an item, its share stands in, as much below it as ads
    name less than people have. 0 for what no ads could name.
    """
    roles = [role for role in known.roles if catalog.roles[role].specialises is None]
    rows = [known.roles.index(role) for role in roles]
    shares, ads = share_table(catalog, roles, known.items), known.ads[rows]
    named = _smoothed(known, catalog)[rows]
    is_counted = ads >= LEAST_ADS
    if not is_counted.any():
        return np.zeros(len(known.items))
    below = (_log_odds(named) - logit(shares))[is_counted].mean()
    guessed = _sigmoid(logit(shares) + below)
    rate = np.where(is_counted, named, guessed).mean(axis=0)
    return np.asarray(np.where(known.is_recordable, rate, 0.0))


def surveys_of(responses: Responses, role: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sources that have people of a role, and those that have ads for it."""
    if role not in responses.roles:
        return (), ()
    of_role = responses.of_roles([role])
    names = [
        tuple(part.survey_names[survey] for survey in np.unique(part.surveys))
        for part in (of_role.people, of_role.ads)
    ]
    return names[0], names[1]


def with_sources(catalog: Catalog, responses: Responses) -> Catalog:
    """Return the catalogue with the surveys named behind the shares of every role.

    Shares of ads that know a part of an item only are left out: nobody should read them as the item's.
    """
    roles = {}
    for role, profile in catalog.roles.items():
        people, ads = surveys_of(responses, role)
        roles[role] = replace(
            profile,
            surveyed=replace(profile.surveyed, surveys=people) if profile.surveyed else None,
            advertised=_shown(profile.advertised, responses, ads),
        )
    shares = role_shares(roles, catalog.questionnaire, catalog.items)
    return replace(catalog, roles=roles, shares=shares)


def _shown(
    advertised: Surveyed | None, responses: Responses, surveys: tuple[str, ...]
) -> Surveyed | None:
    if advertised is None:
        return None
    rows = [responses.survey_names.index(name) for name in surveys]
    partly = np.asarray(responses.partly[rows].any(axis=0))
    hidden = {item for item, is_part in zip(responses.items, partly, strict=True) if is_part}
    shares = {item: share for item, share in advertised.shares.items() if item not in hidden}
    return Surveyed(surveys=surveys, shares=shares)


def share_table(catalog: Catalog, roles: Sequence[str], items: Sequence[str]) -> Floats:
    """Return the shares as roles by items."""
    return np.array([[catalog.share(role, item) for item in items] for role in roles])


def logit(share: Floats) -> Floats:
    """Return the log-odds of shares, none surer than 1 in 200."""
    clipped = np.clip(share, 0.005, 0.995)
    return np.asarray(np.log(clipped / (1 - clipped)))


def _blended(catalog: Catalog, known: Known, limits: Limits) -> dict[str, Floats]:
    """Return the shares of every role, whole roles first, since specialities start from theirs."""
    level = logit(np.array([item.base for item in catalog.items.values()]))
    people, ads = _people_contrasts(catalog, known), _ads_contrasts(catalog, known, level)
    n_people, n_ads = np.minimum(known.n, limits.people), np.minimum(known.ads, limits.ads)
    shares: dict[str, Floats] = {}
    for role in sorted(known.roles, key=lambda role: catalog.roles[role].specialises is not None):
        row, parent = known.roles.index(role), catalog.roles[role].specialises
        start = shares[parent] if parent else _sigmoid(level)
        estimate = _estimated(catalog, role, start)
        if parent:
            estimate = _with_as_many(catalog, estimate, start)
        count = WHOLE_COUNT if parent else WORD_COUNT
        total = count + n_people[row] + n_ads[row]
        contrast = (
            count * (logit(estimate) - level) + n_people[row] * people[row] + n_ads[row] * ads[row]
        ) / total
        blended = _sigmoid(level + contrast)
        is_estimate = not (parent or known.n[row].any())
        shares[role] = _with_as_many(catalog, blended, start) if is_estimate else blended
    return shares


def _people_contrasts(catalog: Catalog, known: Known) -> Floats:
    """Return how far each role's log-odds lie above the mean of the whole roles, by what is ticked."""
    shares = (known.n * known.ticked + SHRINKAGE * known.base) / (known.n + SHRINKAGE)
    odds = logit(shares)
    is_whole = np.array([catalog.roles[role].specialises is None for role in known.roles])
    return odds - _mean_over(odds, is_whole[:, None] & (known.n > 0), 0.0)


def _ads_contrasts(catalog: Catalog, known: Known, level: Floats) -> Floats:
    """Return the same by what ads name, and each role's about its own mean.

    Long ads mention more of everything, so how much a role's ads mention in all says nothing. What the
    ads of one role alone could name has no mean to be held against: there its ads are taken to name as
    much less than its people have as they do elsewhere.
    """
    odds = _log_odds(_smoothed(known, catalog))
    is_whole = np.array([catalog.roles[role].specialises is None for role in known.roles])[:, None]
    is_counted = is_whole & (known.ads >= LEAST_ADS)
    is_compared = is_counted.sum(axis=0) > 1
    contrasts = odds - _mean_over(odds, is_counted, 0.0)
    importance = np.sqrt(_mean_over(known.named, is_counted, 0.0)) * is_compared
    if not importance.any():
        return np.zeros_like(contrasts)

    def about_itself(table: Floats) -> Floats:
        return np.asarray((table @ importance / importance.sum())[:, None])

    contrasts = contrasts - about_itself(contrasts)
    alone = odds - about_itself(odds - level - contrasts) - level
    return np.asarray(np.where(is_compared, contrasts, alone))


def _smoothed(known: Known, catalog: Catalog) -> Floats:
    """Return the shares of ads, as if ten more ads of each role named what the field's do."""
    is_whole = np.array([catalog.roles[role].specialises is None for role in known.roles])[:, None]
    usual = _mean_over(known.named, is_whole & (known.ads >= LEAST_ADS), 0.0)
    return np.asarray((known.ads * known.named + SHRINKAGE * usual) / (known.ads + SHRINKAGE))


def _log_odds(named: Floats) -> Floats:
    named = np.clip(named, LOWEST_NAMED, 1 - LOWEST_NAMED)
    return np.asarray(np.log(named / (1 - named)))


def _estimated(catalog: Catalog, role: str, start: Floats) -> Floats:
    """Return what words say of a role that starts from these shares."""
    known = dict(zip(catalog.items, start.tolist(), strict=True))
    said = estimated_shares(role, catalog.roles, catalog.questionnaire, catalog.items, known)
    return np.array(list(said.values()))


def _with_as_many(catalog: Catalog, shares: Floats, like: Floats) -> Floats:
    """Return the shares moved so that people have as many skills in all as by the others."""
    mine, theirs = (dict(zip(catalog.items, s.tolist(), strict=True)) for s in (shares, like))
    return np.array(list(with_as_many(mine, theirs, catalog.items).values()))


def _block(
    before: Surveyed | None, items: Sequence[str], shares: Floats, counts: Floats
) -> Surveyed | None:
    """Return one role's shares as its file states them, or None if nothing is known of it."""
    stated = {
        item: SurveyedShare(share=round(float(share), SHARE_DIGITS), n=int(n))
        for item, share, n in zip(items, shares, counts, strict=True)
        if n
    }
    surveys = before.surveys if before else ()
    return Surveyed(surveys=surveys, shares=stated) if stated else None


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.asarray(np.divide(part, whole, out=np.zeros_like(part), where=whole > 0))


def _mean_over(table: Floats, chosen: Booleans, otherwise: float) -> Floats:
    """Return the mean of each column over the chosen rows, or `otherwise` where there are none."""
    count = chosen.sum(axis=0)
    mean = (table * chosen).sum(axis=0) / np.maximum(count, 1)
    return np.asarray(np.where(count > 0, mean, otherwise))


def _sigmoid(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)))
