"""Occupations of every kind: finding one by a title, and how alike their skills and knowledge are."""

from roleadvisor.occupations.likeness import Profile, Profiles, Trait, likeness
from roleadvisor.occupations.model import (
    DATA,
    Element,
    Occupation,
    OccupationBook,
    load_occupations,
)
from roleadvisor.occupations.titles import Certainty, Reading, Titled, TitleIndex
from roleadvisor.occupations.words import is_no_work, ways_to_say, words_asked, words_of

__all__ = [
    "DATA",
    "Certainty",
    "Element",
    "Occupation",
    "OccupationBook",
    "Profile",
    "Profiles",
    "Reading",
    "TitleIndex",
    "Titled",
    "Trait",
    "is_no_work",
    "likeness",
    "load_occupations",
    "ways_to_say",
    "words_asked",
    "words_of",
]
