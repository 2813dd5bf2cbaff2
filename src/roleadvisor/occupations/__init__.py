"""Occupations of every kind: finding one by a title, and how alike their skills and knowledge are."""

from roleadvisor.occupations.model import (
    DATA,
    Element,
    Occupation,
    OccupationBook,
    load_occupations,
)

__all__ = ["DATA", "Element", "Occupation", "OccupationBook", "load_occupations"]
