"""From what role files state, in words or figures, to a share for each role and item."""

from collections.abc import Mapping

from msgspec.structs import replace

from roleadvisor.catalog.model import BankItem, Questionnaire, RoleProfile, Share, Word

SHARE_DIGITS = 3


def bank_items(questionnaire: Questionnaire) -> dict[str, BankItem]:
    """Return the items by id, in the order of the questionnaire, each with what its screen says."""
    return {
        item.id: BankItem(
            id=item.id,
            text=item.text,
            screen=screen.id,
            kind=screen.kind,
            scale=screen.scale,
            base=questionnaire.words.share(item.base),
            weight=item.weight,
            learnable=screen.learnable,
            aliases=item.aliases,
            surveys=item.surveys,
            build=item.build,
            docs=item.docs,
            needs=item.needs,
        )
        for screen in questionnaire.screens
        for item in screen.items
    }


def stated_shares(
    roles: Mapping[str, RoleProfile], questionnaire: Questionnaire, items: Mapping[str, BankItem]
) -> dict[str, dict[str, Share]]:
    """Return the shares by role and item; an item that a role says nothing of is not in it."""
    return {
        role: _shares_of(profile, roles, questionnaire, items) for role, profile in roles.items()
    }


def _shares_of(
    profile: RoleProfile,
    roles: Mapping[str, RoleProfile],
    questionnaire: Questionnaire,
    items: Mapping[str, BankItem],
) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    if parent := profile.specialises:
        inherited = _shares_of(roles[parent], roles, questionnaire, items)
        shares = {item: replace(s, inherited_from=parent) for item, s in inherited.items()}
    if profile.estimates:
        for item, word in profile.estimates.shares.items():
            share = _estimate(questionnaire, word, shares.get(item), items[item].base)
            shares[item] = Share(share=round(share, SHARE_DIGITS), source="estimate", word=word)
    if profile.surveyed:
        for item, surveyed in profile.surveyed.shares.items():
            asked = [s for s in profile.surveyed.surveys if s in items[item].surveys]
            source = ", ".join(asked or profile.surveyed.surveys)
            said = shares[item].word if item in shares else None
            shares[item] = Share(share=surveyed.share, source=source, n=surveyed.n, word=said)
    return dict(sorted(shares.items()))


def _estimate(
    questionnaire: Questionnaire, word: Word, inherited: Share | None, base: float
) -> float:
    stated, estimation = questionnaire.words.share(word), questionnaire.estimation
    if inherited is None:
        return estimation.share(stated, base)
    if inherited.word is None:
        return estimation.share(stated, inherited.share)
    return estimation.moved(inherited.share, questionnaire.words.share(inherited.word), stated)
