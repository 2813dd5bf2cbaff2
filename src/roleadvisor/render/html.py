"""What all pages share: their style, their safety, the filters of their templates."""

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from roleadvisor import __version__
from roleadvisor.packs import Catalog
from roleadvisor.render.writing import inline, percent, plural
from roleadvisor.results.parts import stamp_of
from roleadvisor.safe.characters import shown

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST = 2000


def environment_of(**filters: Any) -> "Environment":
    """Return an environment for templates, with these filters beside those of all pages."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("roleadvisor.render", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )
    environment.filters.update(percent=percent, inline=inline, plural=plural, **filters)
    return environment


def shared_by_pages(environment: "Environment", catalog: Catalog) -> dict[str, Any]:
    """Return what every template is given: the style, the policy that allows it, versions, the field."""
    style = environment.loader.get_source(environment, "page.css")[0] if environment.loader else ""
    return {
        "style": style,
        "policy": _policy(style),
        "version": __version__,
        "field": catalog.questionnaire.field,
        "catalogue": stamp_of(catalog),
    }


def _safe(value: object) -> object:
    """Return text without characters that hide or reorder it; the template escapes the rest."""
    return shown(value, LONGEST) if type(value) is str else value


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
