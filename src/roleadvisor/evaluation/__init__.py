"""Measure a role pack on people whose role is known."""

from roleadvisor.evaluation.measures import (
    Bin,
    Evaluation,
    FamilyResult,
    RoleResult,
    TopK,
    evaluate,
)
from roleadvisor.evaluation.order import CurvePoint, curve_of

__all__ = [
    "Bin",
    "CurvePoint",
    "Evaluation",
    "FamilyResult",
    "RoleResult",
    "TopK",
    "curve_of",
    "evaluate",
]
