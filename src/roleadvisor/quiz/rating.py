"""How far a person is in each skill of a role: what was answered, and where they are."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from roleadvisor.packs import TOP_LEVEL

Level = Annotated[int, Meta(ge=0, le=TOP_LEVEL)]


class Rating(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person has said of the skills of a role: levels 0 to 4, None for one that is skipped.

    The position is the place of the skill that is asked now; after the last skill is the review.
    """

    role: str
    levels: Mapping[str, Level | None] = {}
    position: Annotated[int, Meta(ge=0)] = 0

    @property
    def answered(self) -> Mapping[str, int]:
        """The levels of the skills that are not skipped."""
        return {skill: level for skill, level in self.levels.items() if level is not None}


def is_at_review(rating: Rating, skills: Sequence[str]) -> bool:
    """Return whether every skill was asked, or the person went to the review."""
    return rating.position >= len(skills)


def rate(rating: Rating, skill: str, level: int | None) -> Rating:
    """Record the level of the skill that is asked, or skip it with None, and go on."""
    return forward(replace(rating, levels={**rating.levels, skill: level}))


def forward(rating: Rating) -> Rating:
    """Go on to the next skill; this one keeps its answer."""
    return replace(rating, position=rating.position + 1)


def back(rating: Rating, skills: Sequence[str]) -> Rating:
    """Go back to the skill before; from the review to the first that is still open, if one is."""
    before = max(rating.position - 1, 0)
    still = [i for i, skill in enumerate(skills) if skill not in rating.levels]
    is_left = is_at_review(rating, skills) and still
    return replace(rating, position=still[0] if is_left else before)


def review(rating: Rating, skills: Sequence[str]) -> Rating:
    """Go to the review, even if there is more to ask."""
    return replace(rating, position=len(skills))


def refitted(rating: Rating, skills: Sequence[str]) -> Rating:
    """Return what was said of the skills that are asked now, at the first that is still open."""
    kept = {skill: rating.levels[skill] for skill in skills if skill in rating.levels}
    if kept == rating.levels and rating.position <= len(skills):
        return rating
    still = [i for i, skill in enumerate(skills) if skill not in kept]
    return replace(rating, levels=kept, position=still[0] if still else len(skills))
