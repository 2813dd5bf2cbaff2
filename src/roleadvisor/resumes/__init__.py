"""Résumés: what stands in one, and what that means for the items."""

from roleadvisor.resumes.json_resume import read_resume
from roleadvisor.resumes.linkedin import read_skills
from roleadvisor.resumes.mentions import Mention
from roleadvisor.resumes.recognise import Imported, Known, Matched, Source, Unmatched, recognise

__all__ = [
    "Imported",
    "Known",
    "Matched",
    "Mention",
    "Source",
    "Unmatched",
    "read_resume",
    "read_skills",
    "recognise",
]
