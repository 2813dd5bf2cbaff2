"""Join the parts of a pack: the files people write, fitted numbers, and the bundled pack."""

from typing import Any

from msgspec import UNSET, Struct
from msgspec.structs import asdict, replace

from roleadvisor.packs.checks import Bank
from roleadvisor.packs.forms import FittedItem, FittedPack, FittedRole
from roleadvisor.packs.model import Questionnaire, Reading, RoleFile, RoleProfile
from roleadvisor.packs.names import item_names, name_key

_UNFITTED = FittedItem()


def fitted_questionnaire(bank: Bank, fitted: FittedPack) -> Questionnaire:
    """Return the item bank of a pack that stands alone; fitted numbers replace written ones."""
    numbers = _stated(fitted)
    items = numbers.pop("items")
    screens = tuple(
        replace(
            screen.value,
            items=tuple(
                replace(item, **_stated(items.get(item.id, _UNFITTED)))
                for item in screen.value.items
            ),
        )
        for screen in bank.screens.values()
    )
    written = asdict(bank.settings.value) | asdict(bank.terms.value)
    return Questionnaire(**{**written, **numbers, "screens": screens})


def extended_questionnaire(bank: Bank, base: Questionnaire) -> Questionnaire:
    """Return the bundled item bank with what a pack adds to it.

    A bundled term with the same name as an added item implies that item too.
    """
    settings, vocabulary = bank.settings.value, bank.terms.value
    added = {name_key(name): item.id for item in bank.items for name in item_names(item)}
    terms = []
    for term in base.terms:
        names = {name_key(name) for name in (term.name, *term.aliases)}
        items = sorted({added[name] for name in names & added.keys()} - {*term.implies})
        terms.append(replace(term, implies=(*term.implies, *items)))
    return replace(
        base,
        version=settings.version or base.version,
        families={**base.families, **settings.families},
        surveys=(*base.surveys, *settings.surveys),
        screens=(*base.screens, *(screen.value for screen in bank.screens.values())),
        reading=_with_more(base.reading, vocabulary.reading),
        terms=(*terms, *vocabulary.terms),
    )


def role_profile(role: RoleFile, fitted: FittedRole) -> RoleProfile:
    """Return the profile of a role from its own file and its file of fitted numbers."""
    return RoleProfile(**asdict(role), **asdict(fitted))


def _stated(part: Struct) -> dict[str, Any]:
    return {name: value for name, value in asdict(part).items() if value is not UNSET}


def _with_more(reading: Reading, more: Reading) -> Reading:
    return Reading(
        **{name: (*names, *getattr(more, name)) for name, names in asdict(reading).items()}
    )
