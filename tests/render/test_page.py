"""A result as a page: safe, complete, readable, and nothing fetched."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from bakery import bakery
from conftest import MakePack

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.render.page import page_of
from roleadvisor.results.advice import advise
from roleadvisor.results.plan import plan
from roleadvisor.sheets.sheet import load_sheet, read_sheet

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
FETCHING = {"img", "link", "iframe", "object", "embed", "audio", "video", "source", "base", "form"}
CONFECTIONER = """\
roleadvisor: 1
answers: {decorating: love it, baking: like it, oven: true, till: false}
mentioned: [mixer, dough]
"""
HOSTILE = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>"


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        self.texts[self._open] = self.texts.get(self._open, "") + data


def page(catalog: Catalog, sheet: str | Path, towards: str | None = None) -> str:
    read = load_sheet(sheet, catalog) if isinstance(sheet, Path) else read_sheet(sheet, "", catalog)
    advice = advise(catalog, read)
    role = towards or advice.ranking[0].id
    return page_of(advice, plan(catalog, read, role), catalog)


def outline(html: str) -> Outline:
    parsed = Outline()
    parsed.feed(html)
    return parsed


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_page_fetches_nothing_and_runs_nothing(catalog: Catalog, path: Path) -> None:
    html = page(catalog, path)
    parsed = outline(html)
    assert not {tag for tag, _ in parsed.tags} & FETCHING
    scripts = [attributes for tag, attributes in parsed.tags if tag == "script"]
    assert scripts == [{"type": "application/ld+json"}]
    for _, attributes in parsed.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert (attributes.get("href") or "https://").startswith("https://")
    assert "url(" not in html and "@import" not in html


def test_the_policy_allows_this_very_style_and_nothing_else(catalog: Catalog) -> None:
    html = page(catalog, EXAMPLES[0])
    policy = next(a["content"] for t, a in outline(html).tags if a.get("http-equiv"))
    style = re.search(r"(?s)<style>(.*?)</style>", html)
    assert style and policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_headings_go_down_one_level_at_a_time_and_name_their_sections(
    catalog: Catalog, path: Path
) -> None:
    tags = outline(page(catalog, path)).tags
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    ids = {a["id"] for _, a in tags if "id" in a}
    assert all(a["aria-labelledby"] in ids for tag, a in tags if tag == "section")
    assert ("html", {"lang": "en"}) in tags
    assert all(a.get("aria-hidden") == "true" for tag, a in tags if tag == "svg")


def test_programs_read_the_occupation(catalog: Catalog) -> None:
    best = advise(catalog, load_sheet(EXAMPLES[0], catalog)).best
    assert best
    described = json.loads(outline(page(catalog, EXAMPLES[0])).texts["script"])
    role = catalog.roles[(best.speciality or best).id]
    assert described["@type"] == "Occupation"
    assert described["name"] == role.name
    assert role.identifiers.onet
    codes = [category["codeValue"] for category in described["occupationalCategory"]]
    assert codes == list(role.identifiers.onet.codes)
    assert {language.name for language in role.languages} <= set(described["skills"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_part_of_the_result_is_there(catalog: Catalog, path: Path) -> None:
    html = page(catalog, path, towards="ml-engineer")
    sheet = load_sheet(path, catalog)
    advice = advise(catalog, sheet)
    assert advice.best and advice.flip
    job = advice.best.speciality or advice.best
    for tool in job.tools:
        assert tool.name.replace("&", "&amp;") in html
    for source in catalog.roles[job.id].sources:
        assert f'href="{source.url}"' in html
    way = plan(catalog, sheet, "ml-engineer")
    assert way.goal
    for step in way.steps:
        assert f'href="{catalog.items[step.skill.item].docs}"' in html
        assert f"{step.fit * 100:.1f}%" in html
    assert "A plan towards machine learning engineer" in html
    assert catalog.items[advice.flip.changes[0].item].text.split(":")[0] in html


def test_the_job_is_that_of_the_speciality_within_the_whole_role(tmp_path: Path) -> None:
    shares = "advertised: {surveys: [jobs-2026], shares: {till: {share: 0.3, n: 90}}}\n"
    catalog = bakery(tmp_path, {"confectioner": shares})
    html = page(catalog, CONFECTIONER)
    assert "<h1>Baker</h1>" in html
    assert '<h2 id="job">The job: confectioner</h2>' in html
    assert "<h3>Within baker</h3>" in html and "Bread baker</span>" in html
    assert json.loads(outline(html).texts["script"])["name"] == "Confectioner"
    assert "How many confectioners use them. ~ estimated. ° of job ads. " in html
    assert "°30%" in html and "(job ads of 2026, n = 90)" not in html
    assert "tell the roles apart" not in html


def test_a_speciality_has_a_plan_of_its_own(tmp_path: Path) -> None:
    html = page(bakery(tmp_path), CONFECTIONER, towards="manager")
    assert "The plan on this page is towards shop manager: " in html
    assert "<p>Today seller, by its speciality shop manager alone, has " in html


def test_text_from_strangers_stays_text(make_pack: MakePack) -> None:
    pack = make_pack(baker="baking: core", seller="selling: core")
    for name in ("baker", "seller"):
        path = pack / f"{name}.yaml"
        shown = json.dumps(f"{name} {HOSTILE}")
        path.write_text(path.read_text().replace(f"name: {name} person", f"name: {shown}"))
    sheet = json.dumps(
        {
            "roleadvisor": 1,
            "id": HOSTILE,
            "answers": {"baking": "love it", "selling": "rather not", "oven": True},
        }
    )
    html = page(load_catalog(pack), sheet)
    parsed = outline(html)
    assert [a for tag, a in parsed.tags if tag == "script"] == [{"type": "application/ld+json"}]
    assert "img" not in {tag for tag, _ in parsed.tags}
    assert json.loads(parsed.texts["script"])["name"].startswith("baker </style>")
