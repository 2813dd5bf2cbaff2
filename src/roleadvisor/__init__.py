"""Find the role in data that fits a person, from a scorecard anyone can add up.

The public interface is what `__all__` lists. It follows semantic versioning: only a major version
removes anything from it or changes its meaning. It does not print or prompt, and loads no library
for terminals.

>>> from roleadvisor import load_catalog, rank_roles
>>> answers = {"sql": 4, "r": 4, "design-experiments": 4, "significance-tests": 3, "sampling": 3}
>>> match = rank_roles(load_catalog(), answers)
>>> match.ranking[0].id
'statistician'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roleadvisor.errors import InputError, Problem, RoleAdvisorError, UnknownIdError
    from roleadvisor.packs.catalog import BankItem, Catalog, Share
    from roleadvisor.packs.loading import load_catalog
    from roleadvisor.packs.model import RoleProfile
    from roleadvisor.results.advice import Advice, advise
    from roleadvisor.results.explain import Explanation, explain
    from roleadvisor.results.flip import Flip
    from roleadvisor.results.level import RungResult, level_of
    from roleadvisor.results.plan import Plan, plan
    from roleadvisor.results.steps import Step
    from roleadvisor.scoring.contest import Contest
    from roleadvisor.scoring.information import next_items
    from roleadvisor.scoring.match import Evidence, Match, Ranked, Speciality, rank_roles
    from roleadvisor.scoring.scorecard import Scorecard, compile_scorecard
    from roleadvisor.sheets.sheet import AnswerSheet, load_sheet, read_sheet

__version__ = "0.1.0"

__all__ = [
    "Advice",
    "AnswerSheet",
    "BankItem",
    "Catalog",
    "Contest",
    "Evidence",
    "Explanation",
    "Flip",
    "InputError",
    "Match",
    "Plan",
    "Problem",
    "Ranked",
    "RoleAdvisorError",
    "RoleProfile",
    "RungResult",
    "Scorecard",
    "Share",
    "Speciality",
    "Step",
    "UnknownIdError",
    "__version__",
    "advise",
    "compile_scorecard",
    "explain",
    "level_of",
    "load_catalog",
    "load_sheet",
    "next_items",
    "plan",
    "rank_roles",
    "read_sheet",
]

_HOMES = {
    "results.advice": ("Advice", "advise"),
    "results.explain": ("Explanation", "explain"),
    "results.flip": ("Flip",),
    "results.level": ("RungResult", "level_of"),
    "results.plan": ("Plan", "plan"),
    "results.steps": ("Step",),
    "sheets.sheet": ("AnswerSheet", "load_sheet", "read_sheet"),
    "packs.loading": ("load_catalog",),
    "packs.catalog": ("BankItem", "Catalog", "Share"),
    "packs.model": ("RoleProfile",),
    "scoring.contest": ("Contest",),
    "errors": ("InputError", "Problem", "RoleAdvisorError", "UnknownIdError"),
    "scoring.scorecard": ("Scorecard", "compile_scorecard"),
    "scoring.match": ("Evidence", "Match", "Ranked", "Speciality", "rank_roles"),
    "scoring.information": ("next_items",),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name on first use: a command need not wait for what it does not use."""
    if name not in _MODULES:
        raise AttributeError(f"module 'roleadvisor' has no attribute {name!r}")
    return getattr(import_module(f"roleadvisor.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
