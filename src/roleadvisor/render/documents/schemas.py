"""The JSON Schemas of all documents, and of the files that people write."""

from collections.abc import Mapping
from typing import Any

import msgspec

from roleadvisor.packs.model import Extension, Manifest, Questionnaire, RoleProfile
from roleadvisor.render.documents.batch import BatchRecord
from roleadvisor.render.documents.compare import CompareDocument, FindDocument
from roleadvisor.render.documents.errors import ErrorDocument
from roleadvisor.render.documents.evaluation import EvaluateDocument
from roleadvisor.render.documents.explain import ExplainDocument
from roleadvisor.render.documents.history import DiffDocument, HistoryDocument
from roleadvisor.render.documents.match import MatchDocument
from roleadvisor.render.documents.origin import FromDocument
from roleadvisor.render.documents.pack import (
    PackCheckDocument,
    PackMatrixDocument,
    PackPathDocument,
)
from roleadvisor.render.documents.plan import PlanDocument
from roleadvisor.render.documents.questions import QuestionsDocument
from roleadvisor.render.documents.report import ReportDocument
from roleadvisor.render.documents.roles import ListDocument, ShowDocument
from roleadvisor.render.documents.scorecard import ScorecardDocument
from roleadvisor.sheets.sheet import SheetDocument

SCHEMAS: Mapping[str, Any] = {
    "batch": BatchRecord,
    "compare": CompareDocument,
    "diff": DiffDocument,
    "error": ErrorDocument,
    "evaluate": EvaluateDocument,
    "explain": ExplainDocument,
    "extension": Extension,
    "find": FindDocument,
    "history": HistoryDocument,
    "from": FromDocument,
    "list": ListDocument,
    "manifest": Manifest,
    "match": MatchDocument,
    "pack-check": PackCheckDocument,
    "pack-matrix": PackMatrixDocument,
    "pack-path": PackPathDocument,
    "plan": PlanDocument,
    "questionnaire": Questionnaire,
    "questions": QuestionsDocument,
    "quiz": MatchDocument,
    "report": ReportDocument,
    "role": RoleProfile,
    "scorecard": ScorecardDocument,
    "sheet": SheetDocument,
    "show": ShowDocument,
}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the named document."""
    schema = msgspec.json.schema(SCHEMAS[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | schema
