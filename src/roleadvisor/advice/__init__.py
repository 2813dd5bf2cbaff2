"""Advice drawn from a match: tools, what is missing, what each answer did, what would change it."""

from roleadvisor.advice.company import Company, company_of
from roleadvisor.advice.compare import Comparison, Decider, compare
from roleadvisor.advice.explain import Explanation, explanation_of
from roleadvisor.advice.find import Found, find, find_near
from roleadvisor.advice.flip import Flip, flip_of
from roleadvisor.advice.gaps import Gap, gaps_of
from roleadvisor.advice.tools import ToolUse, languages_of, tools_of

__all__ = [
    "Company",
    "Comparison",
    "Decider",
    "Explanation",
    "Flip",
    "Found",
    "Gap",
    "ToolUse",
    "company_of",
    "compare",
    "explanation_of",
    "find",
    "find_near",
    "flip_of",
    "gaps_of",
    "languages_of",
    "tools_of",
]
