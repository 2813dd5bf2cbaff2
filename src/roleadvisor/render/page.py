"""A result and a plan as one HTML page that loads nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, get_args

import msgspec

from roleadvisor.packs import Catalog, RoleProfile
from roleadvisor.render.html import environment_of, shared_by_pages
from roleadvisor.render.text.pay import IN_BRACKETS, caveats_of, country_in_words, unit_of
from roleadvisor.render.text.tools import (
    MARKS,
    USE,
    in_use,
    legend,
    name_of_use,
    share_mark,
)
from roleadvisor.render.verdict import (
    by_size,
    effect_in_words,
    flip_in_words,
    left_out_in_words,
    meaning_of_fit,
    name_of,
    next_in_words,
    title_of,
    told_of,
    verdict,
    why_in_words,
    without_steps,
)
from roleadvisor.render.writing import not_counted, ordinal, tenths
from roleadvisor.results.advice import Advice, CompanySize
from roleadvisor.results.pay import Pay
from roleadvisor.results.plan import Plan
from roleadvisor.results.tools import ToolUse
from roleadvisor.results.usual import LANGUAGES, TOOLS, usual_tools

COMPARED = 8
BROUGHT = 6
UNASKED = 12
# JSON in a page is not escaped as HTML: what could end its element, or a line for an old parser, is
# written as these escapes.
_IN_HTML = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


class _Source(NamedTuple):
    title: str
    url: str
    used_for: str


def page_of(advice: Advice, plan: Plan, catalog: Catalog, pay: Pay | None = None) -> str:
    """Return the HTML of a result that ranked the roles, with a plan towards the best or another.

    The job that it describes, and `pay`, are those of `told_of`. The page holds its style and pictures, runs no
    script and fetches nothing; its content security policy forbids both. Raise `ValueError` if
    nothing was ranked.
    """
    best = advice.best
    if best is None:
        raise ValueError("nothing was ranked")
    environment = environment_of(
        tenths=tenths, ordinal=ordinal, name_of=name_of, why=why_in_words, mark=share_mark
    )
    told = told_of(advice, best)
    tools = in_use([*told.languages, *told.tools])
    goals = {step.skill.item for step in advice.learn}
    template = environment.get_template("page.html")
    return template.render(
        **shared_by_pages(environment, catalog),
        occupation=_occupation(catalog.roles[told.id], tools),
        advice=advice,
        plan=plan,
        best=best,
        told=told,
        profile=catalog.roles[told.id],
        roles=catalog.roles,
        title=title_of(advice, best),
        family=next(f.name for f in advice.families if f.id == best.family),
        verdict=list(verdict(advice, best, catalog)),
        meaning=meaning_of_fit(advice, best, catalog),
        effect=lambda part: effect_in_words(catalog, part),
        ranking=advice.ranking[:COMPARED],
        specialities=[s for s in advice.specialities if s.specialises == best.id],
        tools=_by_category(tools),
        usual={
            "Languages": usual_tools(told.languages, LANGUAGES, goals),
            "Tools": usual_tools(told.tools, TOOLS, goals),
        },
        marks=MARKS,
        next_steps=list(next_in_words(advice, catalog)),
        use=USE,
        name_of_use=name_of_use,
        legend=legend(tools),
        sizes={size: by_size(size, best, catalog) for size in get_args(CompanySize)},
        not_counted=list(not_counted(advice.unknown, catalog)),
        changes=_changes(advice, catalog),
        flip=flip_in_words(advice.flip, best.id, catalog) if advice.flip else "",
        brings=[b for b in plan.brings if b.is_skill],
        enjoys=[b for b in plan.brings if not b.is_skill],
        most_brought=BROUGHT,
        most_unasked=UNASKED,
        without_steps=without_steps(plan),
        left_out=left_out_in_words(plan),
        pay=_paid(pay, catalog),
        sources=_sources(catalog, told.id, pay),
    )


def _by_category(tools: Iterable[ToolUse]) -> Mapping[str, Sequence[ToolUse]]:
    listed: dict[str, list[ToolUse]] = {}
    for tool in tools:
        listed.setdefault(tool.category, []).append(tool)
    return {c: sorted(tools, key=lambda t: (-t.share, t.name)) for c, tools in listed.items()}


def _changes(advice: Advice, catalog: Catalog) -> list[dict[str, Any]]:
    items = (
        [(change, catalog.items[change.item]) for change in advice.flip.changes]
        if advice.flip
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


def _paid(pay: Pay | None, catalog: Catalog) -> dict[str, Any] | None:
    """Return the lines on pay, and the sentences that say what they are worth."""
    if pay is None:
        return None
    lines = [country_in_words(part, catalog) for part in pay.countries if part.overall]
    units = [unit_of(pay), IN_BRACKETS] if lines else []
    return {"lines": lines, "notes": [*units, *caveats_of(pay)]}


def _sources(catalog: Catalog, role: str, pay: Pay | None) -> list[_Source]:
    cited = {name for share in catalog.shares[role].values() for name in share.source.split(", ")}
    surveys = [
        _Source(s.citation, s.url, "shares of ads" if s.kind == "ads" else "shares of people")
        for s in catalog.questionnaire.surveys
        if s.id in cited
    ]
    own = [_Source(s.title, s.url, s.used_for) for s in catalog.roles[role].sources]
    named = {source.url for source in own}
    paid = [_Source(f"{pay.source}, {pay.licence}", pay.url, "pay")] if pay and pay.most else []
    return own + [survey for survey in surveys if survey.url not in named] + paid


def _occupation(profile: RoleProfile, tools: Iterable[ToolUse]) -> str:
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
