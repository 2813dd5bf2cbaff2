"""Advice drawn from a match: tools, what is missing, what each answer did, what would change it."""

from roleadvisor.advice.company import Company, CompanySize, company_of, roles_in
from roleadvisor.advice.compare import Comparison, Decider, compare
from roleadvisor.advice.diff import Difference, KeptResult, KeptRole, difference_of
from roleadvisor.advice.effects import Effect, effects_of
from roleadvisor.advice.explain import Explanation, explanation_of
from roleadvisor.advice.find import Found, find, find_near
from roleadvisor.advice.flip import Flip, flip_of
from roleadvisor.advice.gaps import Gap, gaps_of
from roleadvisor.advice.plan import Plan, Step, plan_of
from roleadvisor.advice.tools import ToolUse, languages_of, tools_of

__all__ = [
    "Company",
    "CompanySize",
    "Comparison",
    "Decider",
    "Difference",
    "Effect",
    "Explanation",
    "Flip",
    "Found",
    "Gap",
    "KeptResult",
    "KeptRole",
    "Plan",
    "Step",
    "ToolUse",
    "company_of",
    "compare",
    "difference_of",
    "effects_of",
    "explanation_of",
    "find",
    "find_near",
    "flip_of",
    "gaps_of",
    "languages_of",
    "plan_of",
    "roles_in",
    "tools_of",
]
