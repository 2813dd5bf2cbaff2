"""Measure a role pack on people whose role is known."""

from roleadvisor.evaluation.intervals import Intervals
from roleadvisor.evaluation.measures import (
    Bin,
    Evaluation,
    FamilyResult,
    RoleResult,
    TopK,
    evaluate,
    final_of,
)
from roleadvisor.evaluation.order import (
    AgreementPoint,
    CurvePoint,
    agreement_of,
    curve_of,
    thin_out,
    walks_of,
)
from roleadvisor.evaluation.outcomes import role_of
from roleadvisor.evaluation.replay import ChanceBin, Quizzed, Replay, filled_in, replay, summary_of
from roleadvisor.evaluation.specialities import Naming, PlainResult, SpecialityResult

__all__ = [
    "AgreementPoint",
    "Bin",
    "ChanceBin",
    "CurvePoint",
    "Evaluation",
    "FamilyResult",
    "Intervals",
    "Naming",
    "PlainResult",
    "Quizzed",
    "Replay",
    "RoleResult",
    "SpecialityResult",
    "TopK",
    "agreement_of",
    "curve_of",
    "evaluate",
    "filled_in",
    "final_of",
    "replay",
    "role_of",
    "summary_of",
    "thin_out",
    "walks_of",
]
