"""The JSON Schemas of all documents, and of the files that people write."""

from collections.abc import Mapping
from typing import Any

import msgspec

from roleadvisor.packs.forms import Extension, FittedPack, FittedRole, PackFile, TermsFile
from roleadvisor.packs.model import RoleFile, Screen
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

# The files of a pack.
FILES: Mapping[str, Any] = {
    "extension": Extension,
    "fitted-pack": FittedPack,
    "fitted-role": FittedRole,
    "pack": PackFile,
    "role": RoleFile,
    "screen": Screen,
    "terms": TermsFile,
}
SCHEMAS: Mapping[str, Any] = {
    **FILES,
    "batch": BatchRecord,
    "compare": CompareDocument,
    "diff": DiffDocument,
    "error": ErrorDocument,
    "evaluate": EvaluateDocument,
    "explain": ExplainDocument,
    "find": FindDocument,
    "history": HistoryDocument,
    "from": FromDocument,
    "list": ListDocument,
    "match": MatchDocument,
    "pack-check": PackCheckDocument,
    "pack-matrix": PackMatrixDocument,
    "pack-path": PackPathDocument,
    "plan": PlanDocument,
    "questions": QuestionsDocument,
    "quiz": MatchDocument,
    "report": ReportDocument,
    "scorecard": ScorecardDocument,
    "sheet": SheetDocument,
    "show": ShowDocument,
}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the named document."""
    schema = msgspec.json.schema(SCHEMAS[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | schema
