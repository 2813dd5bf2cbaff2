"""The JSON Schemas of all documents, and of the files that people write."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec
from msgspec import Struct, defstruct, field
from msgspec.structs import fields

from roleadvisor.batch.records import BatchRecord
from roleadvisor.evaluation import Evaluation
from roleadvisor.history.compared import Difference, History
from roleadvisor.packs import forms, ladders, model
from roleadvisor.packs.forms import Extension, FittedPack, FittedRole, PackFile, TermsFile
from roleadvisor.packs.ladders import LaddersFile
from roleadvisor.packs.model import RoleFile, Screen
from roleadvisor.packs.pay import PayBook
from roleadvisor.render.json import WITHOUT_CATALOGUE, Failure, Report
from roleadvisor.results.ad import Ad, Ads
from roleadvisor.results.advice import Advice
from roleadvisor.results.compare import Comparison
from roleadvisor.results.explain import Explanation
from roleadvisor.results.find import Findings
from roleadvisor.results.level import RungResult
from roleadvisor.results.origin import Origin
from roleadvisor.results.packs import PackCheck, PackMatrix, PackPath
from roleadvisor.results.parts import CatalogueStamp
from roleadvisor.results.plan import Plan
from roleadvisor.results.roles import Description, ItemList, RoleList
from roleadvisor.results.team import Team
from roleadvisor.scoring.engines import ScorecardTable
from roleadvisor.sheets.sheet import SheetDocument

PACK_FILES: Mapping[str, type[Struct]] = {
    "extension": Extension,
    "fitted-pack": FittedPack,
    "fitted-role": FittedRole,
    "ladders": LaddersFile,
    "pack": PackFile,
    "pay": PayBook,
    "role": RoleFile,
    "screen": Screen,
    "terms": TermsFile,
}
# The files that people write, and the lines of a batch, which have no envelope.
_FILES: Mapping[str, type[Struct]] = {
    **PACK_FILES,
    "batch": BatchRecord,
    "sheet": SheetDocument,
}
_RESULTS: Mapping[str, type[Struct]] = {
    "ad": Ad,
    "ads": Ads,
    "compare": Comparison,
    "diff": Difference,
    "error": Failure,
    "evaluate": Evaluation,
    "explain": Explanation,
    "find": Findings,
    "history": History,
    "from": Origin,
    "level": RungResult,
    "list": RoleList,
    "match": Advice,
    "pack-check": PackCheck,
    "pack-matrix": PackMatrix,
    "pack-path": PackPath,
    "plan": Plan,
    "questions": ItemList,
    "quiz": Advice,
    "scorecard": ScorecardTable,
    "show": Description,
    "team": Team,
}
# A match and a quiz end in the same document.
_SAME = {"quiz": "match"}
# The names of definitions that are not the class's name followed by "Part".
_CALLED = {
    "AgreementPoint": "AgreementPart",
    "ChanceBin": "ChancePart",
    "ClassRow": "ClassPart",
    "CurvePoint": "CurvePart",
    "NamedItem": "ItemPart",
    "OccupationName": "OccupationPart",
    "PlainResult": "PlainPart",
    "QuizEnd": "QuizPart",
    "RatedTrait": "TraitPart",
    "RolePair": "ApartPart",
    "SpecialityResult": "SpecialityPart",
    "ToolUse": "ToolPart",
}
_CALLED |= {
    name: name
    for name in (
        "BatchFault",
        "BatchProblem",
        "BatchRank",
        "BatchRecord",
        "CatalogueStamp",
        "Country",
        "ItemShare",
        "KeptRole",
        "ListedItem",
        "ListedRole",
        "PayBook",
        "PayByLevel",
        "PayFigures",
    )
}

NAMES = sorted({*_FILES, *_RESULTS, "report"})


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the named document."""
    schema = msgspec.json.schema(_type_of(name))
    schema["$defs"] = {
        _called(part): {**definition, "title": _called(part)}
        for part, definition in schema["$defs"].items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **_with_refs(schema),
    }


def _type_of(name: str) -> type[Struct]:
    if name in _FILES:
        return _FILES[name]
    return _report() if name == "report" else _document(_SAME.get(name, name))


@cache
def _document(name: str) -> type[Struct]:
    """Return a result's type with its envelope."""
    names = [name, *(other for other, same in _SAME.items() if same == name)]
    schemas = tuple(f"roleadvisor/{one}@1" for one in names)
    return _enveloped(name, _RESULTS[name], Literal[schemas])


@cache
def _report() -> type[Struct]:
    """Return the type of what `report` prints, which contains documents of other commands."""
    names = ("match", "plan", "team")
    parts: list[tuple[str, Any]] = [(name, _document(name) | None) for name in names]
    return _enveloped("report", Report, Literal["roleadvisor/report@1"], parts)


def _enveloped(
    name: str, result: type[Struct], schema: Any, more: list[tuple[str, Any]] | None = None
) -> type[Struct]:
    envelope: list[tuple[str, Any]] = [("schema", schema), ("tool_version", str)]
    envelope += [] if name in WITHOUT_CATALOGUE else [("catalogue", CatalogueStamp)]
    own = [(f.name, f.type, field(name=f.encode_name)) for f in fields(result)]
    title = "".join(part.capitalize() for part in name.split("-"))
    return defstruct(
        f"{title}Document", [*envelope, *own, *(more or ())], namespace={"__doc__": result.__doc__}
    )


def _called(name: str) -> str:
    if name in {*vars(model), *vars(forms), *vars(ladders)} or name.endswith("Document"):
        return name
    return _CALLED.get(name, f"{name}Part")


def _with_refs(node: Any) -> Any:
    """Return a schema with its references changed to the names of the definitions."""
    if isinstance(node, list):
        return [_with_refs(part) for part in node]
    if not isinstance(node, dict):
        return node
    start = "#/$defs/"
    return {
        key: start + _called(value.removeprefix(start)) if key == "$ref" else _with_refs(value)
        for key, value in node.items()
    }
