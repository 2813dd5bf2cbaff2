"""A role as schema.org describes an occupation, for programs that read pages."""

from collections.abc import Iterable
from typing import Any

import msgspec

from roleadvisor.packs import RoleProfile
from roleadvisor.render.documents.common import ToolPart

# JSON stands in a page as it is: what could end its element, or an old parser's line, is written so.
_IN_HTML = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def occupation_of(profile: RoleProfile, tools: Iterable[ToolPart]) -> str:
    """Return JSON-LD (https://schema.org/Occupation) that can stand in a page's script element."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Occupation",
        "name": profile.name,
        "description": profile.summary,
        "responsibilities": list(profile.responsibilities),
        "skills": sorted({tool.name for tool in tools}),
    }
    if onet := profile.identifiers.onet:
        described["occupationalCategory"] = [
            {
                "@type": "CategoryCode",
                "codeValue": code,
                "inCodeSet": {"@type": "CategoryCodeSet", "name": onet.taxonomy},
            }
            for code in onet.codes
        ]
    if profile.identifiers.esco:
        described["sameAs"] = profile.identifiers.esco
    return msgspec.json.encode(described, order="sorted").decode().translate(_IN_HTML)
