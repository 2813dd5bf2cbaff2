"""The forms of a pack's files, except those of screens and roles, which `model` has."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from roleadvisor.packs.model import (
    Estimation,
    Families,
    Fitted,
    Id,
    MentionWeight,
    Part,
    Proportion,
    Reading,
    Settings,
    Survey,
    Surveyed,
    Temperature,
    Term,
    TitlePoints,
    Version,
    Weight,
    Words,
)


class PackFile(Settings, frozen=True, kw_only=True):
    """`pack.yaml`: what holds for the pack as a whole, and its screens in the order they are asked."""

    screens: Annotated[tuple[Id, ...], Meta(min_length=1)]


class Extension(Part, frozen=True, kw_only=True):
    """`pack.yaml` of a pack that adds to the bundled one."""

    extends: Literal["bundled"]
    version: Version | None = None
    families: Families = field(default_factory=dict)
    surveys: tuple[Survey, ...] = ()
    screens: tuple[Id, ...] = ()


class TermsFile(Part, frozen=True, kw_only=True):
    """`terms.yaml`: how people write of what is asked, and of what is not."""

    reading: Reading = Reading()
    terms: tuple[Term, ...] = ()


class FittedItem(Part, frozen=True, kw_only=True):
    """The numbers of an item that people and ads determine."""

    base: Proportion | UnsetType = UNSET
    weight: Weight | UnsetType = UNSET
    mention_weight: MentionWeight | UnsetType = UNSET


class FittedPack(Part, frozen=True, kw_only=True):
    """`fitted/pack.yaml`: the numbers of a pack that people and ads determine.

    They come before what people wrote. What is left out stays as it is written.
    """

    temperature: Temperature | UnsetType = UNSET
    worth_of_no: Proportion | UnsetType = UNSET
    worth_of_title: TitlePoints | UnsetType = UNSET
    words: Words | UnsetType = UNSET
    estimation: Estimation | UnsetType = UNSET
    items: dict[Id, FittedItem] = field(default_factory=dict)


class FittedRole(Part, frozen=True, kw_only=True):
    """`fitted/ROLE.yaml`: what people were counted to say, what ads name, and what a fit made of both."""

    surveyed: Surveyed | None = None
    advertised: Surveyed | None = None
    fitted: Fitted = Fitted()
