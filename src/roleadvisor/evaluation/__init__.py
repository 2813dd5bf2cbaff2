"""Measure a role pack on people whose role is known."""

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
from roleadvisor.evaluation.replay import ChanceBin, Quizzed, Replay, filled_in, replay, summary_of

__all__ = [
    "AgreementPoint",
    "Bin",
    "ChanceBin",
    "CurvePoint",
    "Evaluation",
    "FamilyResult",
    "Quizzed",
    "Replay",
    "RoleResult",
    "TopK",
    "agreement_of",
    "curve_of",
    "evaluate",
    "filled_in",
    "final_of",
    "replay",
    "summary_of",
    "thin_out",
    "walks_of",
]
