"""A role pack measured on people whose role is known.

It imports quiz, scoring and what they may. Begin with `measures.evaluate`.
"""

from roleadvisor.evaluation.intervals import Intervals
from roleadvisor.evaluation.measures import (
    Bin,
    Evaluation,
    FamilyAccuracy,
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
from roleadvisor.evaluation.outcomes import Naming, PlainResult, SpecialityResult, role_of
from roleadvisor.evaluation.replay import ChanceBin, Quizzed, Replay, filled_in, replay, summary_of

__all__ = [
    "AgreementPoint",
    "Bin",
    "ChanceBin",
    "CurvePoint",
    "Evaluation",
    "FamilyAccuracy",
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
