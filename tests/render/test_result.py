"""A result as text: the verdict, the reasons, the tools, what to learn."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from bakery import bakery
from msgspec.structs import replace
from rich.console import Console

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.packs.model import ShareOf
from roleadvisor.quiz.stop import Stop
from roleadvisor.render.console import Page
from roleadvisor.render.text.result import write_match
from roleadvisor.render.text.tools import share_in_words
from roleadvisor.render.verdict import (
    by_size,
    flip_in_words,
    ground_in_words,
    taken_for_granted,
    verdict,
)
from roleadvisor.render.writing import percent
from roleadvisor.results.advice import Advice, CompanySize, advise
from roleadvisor.results.flip import Change, Flip
from roleadvisor.results.known import word_of
from roleadvisor.results.plan import plan
from roleadvisor.results.steps import Skill
from roleadvisor.results.tools import ItemShare
from roleadvisor.sheets.sheet import AnswerSheet

ENGINEER = {
    "build-data-infrastructure": 4,
    "move-data": 4,
    "analyse-for-decisions": 3,
    "design-experiments": 0,
    "sql": 4,
    "python": 4,
    "spark": 4,
    "airflow": 0,
    "doctorate": 0,
}

CONFECTIONER = {"decorating": 4, "mixer": 4, "oven": 4, "baking": 3, "till": 0, "diploma": 0}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return bakery(Path(tmp_path_factory.mktemp("bakery")))


def told(
    catalog: Catalog,
    levels: Mapping[str, int],
    *,
    mentioned: Mapping[str, int] | None = None,
    roles: Sequence[str] = (),
    company: CompanySize | None = None,
    stop: Stop | None = None,
) -> Advice:
    sheet = AnswerSheet(levels=levels, mentioned=mentioned or {})
    return advise(catalog, sheet, roles=roles, company=company, stop=stop)


def written(advice: Advice, catalog: Catalog, *, width: int = 80, is_plain: bool = False) -> str:
    target = io.StringIO()
    console = Console(file=target, width=width, highlight=False, markup=False, emoji=False)
    write_match(advice, catalog, Page(console, not is_plain, is_unicode=True, is_plain=is_plain))
    return target.getvalue()


def flowing(advice: Advice, catalog: Catalog) -> str:
    return " ".join(written(advice, catalog).replace("│", "").split())


def section(text: str, heading: str) -> str:
    return text.split(f"\n{heading}\n", maxsplit=1)[1].split("\n\n", maxsplit=1)[0]


def test_what_speaks_for_and_what_speaks_against_are_both_heard(catalog: Catalog) -> None:
    text = written(told(catalog, ENGINEER | {"r": 4}), catalog)
    listed = section(text, "What counted most")
    assert listed.count(" for: ") + listed.count(" against: ") == 5
    assert listed.count(" against: ") >= 1
    assert "×1.0 " not in listed


def test_what_to_learn_is_the_beginning_of_the_plan(catalog: Catalog) -> None:
    levels = {**ENGINEER, "sql": 0, "masters-degree": 0, "python": 0}
    roles = ["data-engineer", "statistician"]
    text = written(told(catalog, levels, roles=roles), catalog, width=200)
    lines = section(text, "What to learn next").splitlines()
    learning = [line for line in lines if not line.startswith(("· First what", "· Taken for"))]
    assert len(learning) < len(lines)
    steps = plan(catalog, AnswerSheet(levels=levels), "data-engineer", roles=roles).steps
    assert len(learning) == min(3, len(steps)) > 0
    for line, step in zip(learning, steps, strict=False):
        assert line.startswith(f"· {catalog.items[step.skill.item].text} (")
        assert ("not answered" in line) == (step.skill.item not in levels)


def test_the_speciality_stands_within_the_whole_role_with_its_tools(small: Catalog) -> None:
    advice = told(small, CONFECTIONER)
    best = advice.best
    assert best and best.id == "baker" and best.speciality
    assert (best.speciality.id, best.fit) == ("confectioner", advice.ranking[0].fit)
    text = flowing(advice, small)
    assert text.startswith("╭─ Baker ─")
    assert f"Within it: confectioner ({percent(best.speciality.fit)})." in text
    assert f"Fit {percent(best.fit)}, were all roles equally common." in text
    assert text.count("equally common") == 1
    assert "how many confectioners use them" in text
    for role, part in (("baker", best), ("confectioner", best.speciality)):
        shares = {tool.share for tool in part.tools if tool.item == "oven"}
        assert shares == {small.shares[role]["oven"].share}


@pytest.mark.parametrize(
    ("size", "whose"),
    [
        ("small", "bakers"),
        ("medium", "bakers"),
        ("large", "confectioners"),
        (None, "confectioners"),
    ],
)
def test_where_whole_roles_are_filled_the_whole_role_is_told(
    small: Catalog, size: CompanySize | None, whose: str
) -> None:
    assert f"how many {whose} use them" in flowing(told(small, CONFECTIONER, company=size), small)


def test_no_speciality_is_named_where_none_is_ahead(small: Catalog) -> None:
    advice = told(small, {"baking": 4, "oven": 4, "dough": 3, "decorating": 0})
    assert advice.best and advice.best.speciality is None
    text = flowing(advice, small)
    assert "Within it" not in text
    assert "how many bakers use them" in text


@pytest.mark.parametrize(
    ("size", "title", "says"),
    [
        (
            "small",
            "Baker and miller",
            "In a small company one person does it all; your strongest sides would be baker",
        ),
        (
            "medium",
            "Baker",
            "In a medium company you would be a baker and do its specialities too.",
        ),
        (
            "large",
            "Confectioner",
            "In a large company you would be a confectioner; others do the rest of the baker's work.",
        ),
    ],
)
def test_the_company_changes_what_is_led_with_and_no_figure(
    small: Catalog, size: CompanySize, title: str, says: str
) -> None:
    advice = told(small, CONFECTIONER, company=size)
    assert replace(advice, company=None) == told(small, CONFECTIONER)
    text = flowing(advice, small)
    assert text.startswith(f"╭─ {title} ─")
    assert says in text
    assert "What the company's size changes" not in text
    assert "What the company's size changes" in flowing(told(small, CONFECTIONER), small)


def test_a_small_company_names_all_it_blends_and_at_least_the_first(small: Catalog) -> None:
    answers = {"baking": 3, "oven": 4, "selling": 4, "till": 4, "mixer": 0}
    between = told(small, answers, company="small")
    assert between.best
    assert flowing(between, small).startswith("╭─ Baker and seller ─")
    assert [role.id for role in between.best.company.small] == ["baker", "seller"]
    assert "%" not in by_size("small", between.best, small)
    assert "one part of the job: " in by_size("large", between.best, small)
    alone = told(small, {"milling": 4, "millstone": 4, "oven": 0}, company="small")
    assert flowing(alone, small).startswith("╭─ Miller ─")


@pytest.mark.parametrize(
    ("roles", "medium", "large"),
    [
        (
            ["etl-developer", "statistician"],
            "this is part of the data eng",
            "this is your whole job",
        ),
        (
            ["data-engineer", "statistician"],
            "a data engineer and do its",
            "is shared with data architects, ",
        ),
        (
            ["database-administrator", "statistician"],
            "you would be a database",
            "your whole job; you work with",
        ),
    ],
)
def test_a_company_is_described_for_each_kind_of_role_that_is_named(
    catalog: Catalog, roles: list[str], medium: str, large: str
) -> None:
    advice = told(catalog, ENGINEER, roles=roles)
    best = advice.best
    assert best and best.id == roles[0]
    assert medium in by_size("medium", best, catalog)
    assert large in by_size("large", best, catalog)
    assert "What the company's size changes" not in written(advice, catalog)


def test_what_is_used_and_what_is_enjoyed_are_told_apart_and_one_learns_for_the_latter(
    small: Catalog,
) -> None:
    used = {"oven": 4, "mixer": 4, "dough": 4, "till": 0}
    advice = told(small, {"selling": 4, "baking": 1, **used})
    assert advice.apart and advice.learn_for
    assert (advice.apart.used.id, advice.apart.enjoyed.id) == ("baker", "seller")
    assert advice.learn_for.id == "seller"
    assert {gap.item for gap in advice.gaps} == {"till"}
    text = flowing(advice, small)
    assert "What you have used says baker; what you would enjoy says seller." in text
    assert "What to learn next, towards seller" in text


def test_one_learns_for_the_speciality_that_is_named(small: Catalog) -> None:
    answers = CONFECTIONER | {"mixer": 3}
    advice = told(small, answers)
    assert advice.best and advice.best.speciality and advice.learn_for
    assert (advice.learn_for.id, advice.best.speciality.id) == ("confectioner", "confectioner")
    (gap,) = advice.gaps
    points = [told(small, {**answers, "mixer": level}).evidence for level in (3, 4)]
    now, then = (next(e.points["confectioner"] for e in p if e.item == "mixer") for p in points)
    assert (gap.item, gap.gain) == ("mixer", then - now)
    text = flowing(replace(advice, company="small"), small)
    assert "What to learn next, towards confectioner" in text


def test_what_a_text_names_is_marked_and_counts_as_had(small: Catalog) -> None:
    advice = told(small, {"baking": 3}, mentioned={"oven": 4, "mixer": 4, "dough": 2})
    assert advice.best and (advice.answered, advice.mentioned) == (1, 3)
    assert {e.item: (e.kind, e.answer) for e in advice.evidence} == {
        "baking": ("asked", 3),
        "oven": ("mentioned", 4),
        "mixer": ("mentioned", 4),
        "dough": ("mentioned", 2),
    }
    assert {tool.item: tool.has_it for tool in advice.best.tools} == {"oven": True, "till": None}
    text = flowing(advice, small)
    assert "An oven (named in the text)" in text
    assert word_of(small, "dough", "mentioned", 2) == "named in the text, working"


def test_too_little_says_what_counts_and_what_to_answer(small: Catalog) -> None:
    text = flowing(told(small, {}, mentioned={"oven": 4}), small)
    assert "0 answers and 1 mention so far; 2 are needed, or 2 mentions." in text
    assert "1 answer so far; 2 are needed." in flowing(told(small, {"oven": 4}), small)
    two = told(small, {"till": 4, "millstone": 2}, roles=["seller", "baker"])
    apart = replace(two, best=None, informative=1)
    assert "2 answers, of which 1 tells these roles apart; 2 are needed." in flowing(apart, small)
    assert "oven" not in told(small, {}, mentioned={"oven": 4}).next


def test_a_flip_that_is_not_proven_says_so(small: Catalog) -> None:
    change = Change(item="oven", from_answer=4, to_answer=0)
    flip = Flip(id="seller", changes=[change] * 2, then_first="miller", is_smallest=False)
    assert flip_in_words(flip, "baker", small) == (
        "These answers together would put seller before baker, and miller first (the smallest set "
        "found):"
    )
    proven = Flip(id="seller", changes=[change], then_first="seller", is_smallest=True)
    said = flip_in_words(proven, "baker", small)
    assert said == "This answer alone would put seller first, before baker:"


def test_a_close_call_between_roles_that_are_alike_says_so(catalog: Catalog) -> None:
    advice = told(catalog, ENGINEER)
    first, second, *others = advice.ranking
    assert advice.best and advice.runner_up
    close = replace(
        advice,
        ranking=[replace(first, fit=0.3), replace(second, fit=0.25), *others],
        runner_up=replace(advice.runner_up, told_apart=0.83),
    )
    text = " ".join(verdict(close, advice.best, catalog))
    assert "A close call: " in text
    assert "about 17 of 100 of their people would be taken for the other" in text


def test_a_pack_of_a_single_whole_role_tells_its_specialities(tmp_path: Path) -> None:
    catalog = bakery(tmp_path)
    for other in ("seller", "manager", "miller"):
        (tmp_path / f"{other}.yaml").unlink()
    (tmp_path / "fitted" / "manager.yaml").unlink()
    catalog = load_catalog(tmp_path)
    advice = told(catalog, CONFECTIONER)
    assert advice.best and advice.best.speciality
    assert (advice.runner_up, advice.flip, len(advice.ranking)) == (None, None, 1)
    assert "Within it: confectioner" in flowing(advice, catalog)


@pytest.mark.parametrize(
    ("stop", "says"),
    [
        (
            Stop("settled", 0.031),
            "More answers would hardly change your first role:",
        ),
        (Stop("settled", 0.031), "about 3 of 100 cases"),
        (Stop("budget", 0.001), "fewer than 1 of 100 cases"),
        (Stop("budget", 0.45), "It is early to say"),
        (Stop("all-asked", 0.0), "Everything has been asked."),
    ],
)
def test_a_quiz_says_why_it_stopped_and_how_open_it_is(
    catalog: Catalog, stop: Stop, says: str
) -> None:
    assert says in flowing(told(catalog, ENGINEER, stop=stop), catalog)


@pytest.mark.parametrize("width", [40, 80])
def test_nothing_is_wider_than_the_screen(catalog: Catalog, width: int) -> None:
    lines = written(told(catalog, ENGINEER), catalog, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert any(line.startswith("Next: roleadvisor show ") for line in lines)


def test_a_plain_result_has_no_bars(catalog: Catalog) -> None:
    assert not set(written(told(catalog, ENGINEER), catalog, is_plain=True)) & set("█▏▎▍▌▋▊▉╭│")


def _share(share: float, of: ShareOf) -> ItemShare:
    return ItemShare(
        text="An oven",
        share=share,
        of=of,
        source="bakers-2024",
        n=None if of == "estimate" else 50,
        word="common",
        inherited_from=None,
    )


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ("people", "30% of bakers have it"),
        ("estimate", "~30% of bakers have it"),
        ("ads", "named in 30% of bakers' job ads"),
    ],
)
def test_a_share_says_whose_it_is(of: ShareOf, says: str) -> None:
    assert share_in_words(_share(0.3, of), "bakers") == says


def test_most_have_only_what_the_shown_share_says_most_have() -> None:
    usual = [
        Skill(item="oven", text="An oven: any", share=share, build=None, docs=None)
        for share in (_share(0.6, "people"), _share(0.5, "people"), _share(0.7, "ads"))
    ]
    most, others = ground_in_words(usual, "bakers")
    assert most == "First what most of them have: An oven (60% of bakers have it)"
    assert others.startswith(
        "Taken for granted: An oven (50% of bakers have it) and An oven (named"
    )
    assert "most of them" in taken_for_granted(usual[:1])
    assert "most of them" not in taken_for_granted(usual)


def test_tools_that_nobody_is_shown_to_use_are_left_out(small: Catalog) -> None:
    advice = told(small, {"baking": 4, "oven": 4, "dough": 3})
    assert advice.best
    tools = [replace(tool, share=0.004) for tool in advice.best.tools if tool.item == "till"]
    kept = [tool for tool in advice.best.tools if tool.item != "till"]
    text = flowing(replace(advice, best=replace(advice.best, tools=[*tools, *kept])), small)
    listed = text.split("use them")[1].split("What to learn")[0]
    assert "An oven" in listed
    assert "A till" not in listed


def test_what_to_run_next_is_said_once(small: Catalog) -> None:
    lines = written(told(small, CONFECTIONER), small, width=200).splitlines()
    place = next(i for i, line in enumerate(lines) if line.startswith("Next: roleadvisor show"))
    assert [line[:18] for line in lines[place + 1 :]] == [" " * 6 + "roleadvisor "] * len(
        lines[place + 1 :]
    )
    assert sum("Next:" in line for line in lines) == 1
