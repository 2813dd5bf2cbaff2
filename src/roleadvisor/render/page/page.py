"""Fill the template of the page."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from roleadvisor import __version__
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import ToolPart
from roleadvisor.render.documents.match import BestPart, MatchDocument
from roleadvisor.render.documents.plan import PlanDocument
from roleadvisor.render.page.occupation import occupation_of
from roleadvisor.render.text.tools import in_use, legend, share_in_words, share_mark, source_of
from roleadvisor.render.verdict import (
    by_size,
    effect_in_words,
    flip_in_words,
    taken_for_granted,
    title_of,
    told_of,
    verdict,
)
from roleadvisor.render.writing import inline, not_counted, ordinal, percent, plural, short, tenths
from roleadvisor.results.company import CompanySize
from roleadvisor.safe.characters import shown

if TYPE_CHECKING:
    from jinja2 import Environment

COMPARED = 8
BROUGHT = 6
LONGEST = 2000


class _Source(NamedTuple):
    title: str
    url: str
    used_for: str


def page_of(document: MatchDocument, plan: PlanDocument, best: BestPart, catalog: Catalog) -> str:
    """Return the HTML of a result that ranks `best` first, with a plan towards it or another role.

    The job is that of the speciality, where one is named within the role and the company is not one
    of whole roles. The page holds its style and pictures, runs no script and fetches nothing; its
    content security policy forbids both.
    """
    environment = _environment()
    told = told_of(document, best)
    tools = in_use([*told.languages, *told.tools])
    style = environment.loader.get_source(environment, "page.css")[0] if environment.loader else ""
    template = environment.get_template("page.html")
    return template.render(
        style=style,
        policy=_policy(style),
        occupation=occupation_of(catalog.roles[told.id], tools),
        version=__version__,
        field=catalog.questionnaire.field,
        document=document,
        plan=plan,
        best=best,
        told=told,
        profile=catalog.roles[told.id],
        roles=catalog.roles,
        title=title_of(document, best),
        family=next(f.name for f in document.families if f.id == best.family),
        verdict=list(verdict(document, best, catalog)),
        ranking=document.ranking[:COMPARED],
        specialities=[s for s in document.specialities if s.specialises == best.id],
        tools=_by_category(tools),
        legend=legend(tools),
        sizes={size: by_size(size, best, catalog) for size in get_args(CompanySize)},
        not_counted=list(not_counted(document.unknown, catalog)),
        changes=_changes(document, catalog),
        flip=flip_in_words(document.flip, best.id, catalog) if document.flip else "",
        brings=[b for b in plan.brings if b.is_skill],
        enjoys=[b for b in plan.brings if not b.is_skill],
        most_brought=BROUGHT,
        taken_for_granted=taken_for_granted(plan.usual),
        sources=_sources(catalog, told.id),
        source_of=lambda share: source_of(share, catalog),
    )


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("roleadvisor.render.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )
    environment.filters.update(
        percent=percent,
        tenths=tenths,
        ordinal=ordinal,
        inline=inline,
        short=short,
        plural=plural,
        had=share_in_words,
        mark=share_mark,
        effect=effect_in_words,
    )
    return environment


def _safe(value: object) -> object:
    """Return text without what would hide or reorder it; the template escapes the rest."""
    return shown(value, LONGEST) if type(value) is str else value


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _by_category(tools: Iterable[ToolPart]) -> Mapping[str, Sequence[ToolPart]]:
    listed: dict[str, list[ToolPart]] = {}
    for tool in tools:
        listed.setdefault(tool.category, []).append(tool)
    return {c: sorted(tools, key=lambda t: (-t.share, t.name)) for c, tools in listed.items()}


def _changes(document: MatchDocument, catalog: Catalog) -> list[dict[str, Any]]:
    items = (
        [(change, catalog.items[change.item]) for change in document.flip.changes]
        if document.flip
        else []
    )
    return [
        {
            "text": item.text,
            "new": item.word(change.to_answer),
            "old": item.word(change.from_answer),
        }
        for change, item in items
    ]


def _sources(catalog: Catalog, role: str) -> list[_Source]:
    cited = {name for share in catalog.shares[role].values() for name in share.source.split(", ")}
    surveys = [
        _Source(s.citation, s.url, "shares of ads" if s.kind == "ads" else "shares of people")
        for s in catalog.questionnaire.surveys
        if s.id in cited
    ]
    own = [_Source(s.title, s.url, s.used_for) for s in catalog.roles[role].sources]
    named = {source.url for source in own}
    return own + [survey for survey in surveys if survey.url not in named]
