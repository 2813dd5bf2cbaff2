"""Work out the share of each role for each item, from the words and figures of role files."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from roleadvisor.packs.catalog import BASE_SHARE, ESTIMATE, BankItem, Share
from roleadvisor.packs.model import Questionnaire, RoleProfile, Surveyed, Word, logit_of, share_of

SHARE_DIGITS = 3
# The share of fewer people or ads is not shown: an estimate says more.
LEAST_SHOWN = 20
# How `with_as_many` finds the shift in log-odds: by halving the range from -4 to 4.
_HALVINGS = 40
_FARTHEST = 4.0


def bank_items(questionnaire: Questionnaire) -> dict[str, BankItem]:
    """Return the items by id, in the order of the questionnaire, with their screens' settings."""
    return {
        item.id: BankItem(
            id=item.id,
            text=item.text,
            screen=screen.id,
            kind=screen.kind,
            scale=screen.scale,
            base=questionnaire.words.share(item.base),
            weight=item.weight,
            mention_weight=item.mention_weight,
            learnable=screen.learnable,
            aliases=item.aliases,
            surveys=item.surveys,
            build=item.build,
            docs=item.docs,
            size=item.size,
            needs=item.needs,
            succeeded_by=item.succeeded_by,
            only_while=item.only_while,
            newcomers=item.newcomers,
        )
        for screen in questionnaire.screens
        for item in screen.items
    }


def role_shares(
    roles: Mapping[str, RoleProfile], questionnaire: Questionnaire, items: Mapping[str, BankItem]
) -> dict[str, dict[str, Share]]:
    """Return the share of each role for each item, by role and item."""
    shares: dict[str, dict[str, Share]] = {}
    # Whole roles come first, because their specialities inherit from them.
    for role in sorted(roles, key=lambda role: roles[role].specialises is not None):
        shares[role] = _shares_of(role, roles, questionnaire, items, shares)
    return {role: shares[role] for role in roles}


def estimated_shares(
    role: str,
    roles: Mapping[str, RoleProfile],
    questionnaire: Questionnaire,
    items: Mapping[str, BankItem],
    known: Mapping[str, float],
) -> dict[str, float]:
    """Return the share of each item as estimated from a role's words.

    `known` are the shares without these words: those of the role that a speciality specialises, or
    else the base shares. An item without a word keeps its known share.
    """
    words = _words_of(role, roles)
    inherited = _words_of(roles[role].specialises or "", roles)
    return {
        item: _moved(questionnaire, known[item], words.get(item), inherited.get(item))
        for item in items
    }


def with_as_many(
    shares: Mapping[str, float], like: Mapping[str, float], items: Mapping[str, BankItem]
) -> dict[str, float]:
    """Return the shares, shifted so that a person has as many skills on average as by `like`.

    Experts judge single items, not how many skills a person has in all. The log-odds of all skills
    are shifted by the same amount.
    """
    skills = {item: logit_of(share) for item, share in shares.items() if items[item].is_skill}
    total = sum(like[item] for item in skills)
    low, high = -_FARTHEST, _FARTHEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if sum(share_of(value + middle) for value in skills.values()) < total:
            low = middle
        else:
            high = middle
    return {**shares, **{item: share_of(value + low) for item, value in skills.items()}}


def _words_of(role: str, roles: Mapping[str, RoleProfile]) -> Mapping[str, Word]:
    estimates = roles[role].estimates if role in roles else None
    return estimates.shares if estimates else {}


def _moved(
    questionnaire: Questionnaire, known: float, word: Word | None, from_word: Word | None
) -> float:
    """Return a known share after a role's word; `from_word` is that of the role it specialises."""
    stated, estimation = questionnaire.words.share, questionnaire.estimation
    if word is None:
        return known
    if from_word is None:
        return estimation.share(stated(word), known)
    return estimation.moved(known, stated(from_word), stated(word))


def _shares_of(
    role: str,
    roles: Mapping[str, RoleProfile],
    questionnaire: Questionnaire,
    items: Mapping[str, BankItem],
    done: Mapping[str, Mapping[str, Share]],
) -> dict[str, Share]:
    profile = roles[role]
    inherited = done[profile.specialises] if profile.specialises else {}
    bases = {item: asked.base for item, asked in items.items()}
    known = {item: share.scored for item, share in inherited.items()} or bases
    estimates = estimated_shares(role, roles, questionnaire, items, known)
    # Estimates do not tell how many skills people have in all. Where other roles were surveyed, the
    # total must be comparable with theirs.
    if profile.surveyed is None and any(other.surveyed for other in roles.values()):
        estimates = with_as_many(estimates, known, items)
    surveyed = {i: s.share for i, s in profile.surveyed.shares.items()} if profile.surveyed else {}
    scored = {**estimates, **surveyed, **profile.fitted.shares}
    return {
        item: _share_shown(
            profile, items[item], round(scored[item], SHARE_DIGITS), inherited.get(item)
        )
        for item in sorted(items)
    }


def _share_shown(
    profile: RoleProfile, item: BankItem, scored: float, inherited: Share | None
) -> Share:
    """Return a share with the best source to show: people, else ads, else an estimate."""
    own = profile.estimates.shares.get(item.id) if profile.estimates else None
    word = own or (inherited.word if inherited else None)
    stated = Share(share=scored, scored=scored, of="estimate", source=ESTIMATE, word=word)
    people = _surveyed(profile.surveyed, item)
    if people:
        return replace(stated, of="people", **people)
    ads = _surveyed(profile.advertised, item)
    if ads:
        return replace(stated, of="ads", **ads)
    if own:
        return stated
    if inherited and profile.specialises:
        return replace(inherited, scored=scored, inherited_from=profile.specialises)
    return replace(stated, source=BASE_SHARE)


def _surveyed(surveyed: Surveyed | None, item: BankItem) -> dict[str, Any]:
    found = surveyed.shares.get(item.id) if surveyed else None
    if surveyed is None or found is None or found.n < LEAST_SHOWN:
        return {}
    asked = [survey for survey in surveyed.surveys if survey in item.surveys]
    return {"share": found.share, "n": found.n, "source": ", ".join(asked or surveyed.surveys)}
